using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>A release that was stored in 2026 is served as it was then, by every door.</summary>
public sealed class StoredReleaseTests
{
    [Fact]
    public async Task Its_figures_are_served_as_they_were_stored()
    {
        using var kept = Engine.New(Engine.Sqlite);
        var database = kept.OpenReader();
        StoredReleases.Load(database);
        await using var service = await TestService.StartAsync(new ReleaseStore(database).Fetch(2));

        Golden.CompareJson("stored-release.json", await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK,1084,0101,0751&valuecodes[periode]=2022,2023QMAT01,INDF2022,"
                + "2023Q1&valuecodes[indsats]=*&valuecodes[maal]=*"));
        Golden.Compare("stored-release.csv", await service.TextAsync("/bulk/Y11IGA06.csv"));
        foreach (var page in (string[])["/", "/metode", "/udgivelser", "/kommune/0101", "/tabeller/Y11IGA05"])
        {
            Assert.Contains("</html>", await service.TextAsync(page), StringComparison.Ordinal);
        }
    }
}
