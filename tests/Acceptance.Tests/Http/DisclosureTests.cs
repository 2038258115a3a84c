using System.Globalization;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class DisclosureTests(SharedServices others)
{
    private const string Anything = "valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Fact]
    public async Task A_withheld_cells_value_stands_in_no_answer()
    {
        var service = await others.Large;
        Assert.Contains(SampleRelease.Large().Find("Y11IGA01")!.Symbols, symbol => symbol == CellSymbol.Withheld);

        List<string> pathsOf =
        [
            "/", "/?sorter=n&retning=faldende", "/?sorter=sundhed&retning=stigende", "/?sorter=ingen",
            "/bulk/Y11IGA01.csv", "/bulk/Y11IGA01.json", "/tabeller/Y11IGA01", "/dcat.jsonld", "/api/v2/tables", "/api/v2/tables/Y11IGA01",
            "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/data", "/health/ready", "/openapi/v1.json",
        ];
        foreach (var format in new[]
        {
            "json-stat2",
            "csv",
            "csv&outputFormatParams=UseTexts,IncludeTitle",
            "csv&heading=omraade",
            "csv&stub=omraade,periode,indsats,maal",
        })
        {
            pathsOf.Add($"/api/v2/tables/Y11IGA01/data?{Anything}&outputFormat={format}");
            pathsOf.Add(
                $"/api/v2/tables/Y11IGA01/data?"
                    + $"{Anything.Replace("[omraade]=*", "[omraade]=0741,0492", StringComparison.Ordinal)}&outputFormat={format}");
        }

        foreach (var path in pathsOf)
        {
            var text = (await service.TextAsync(path))
                .Replace(".", "", StringComparison.Ordinal)
                .Replace(",", "", StringComparison.Ordinal);
            Assert.DoesNotContain(SampleRelease.Secret.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sorting_does_not_reveal_what_is_withheld()
    {
        // Same picture, other values behind the withheld cells: the page must be the same to the last byte.
        var release = SampleRelease.Large();
        await using var service = await TestService.StartAsync(release);
        foreach (var direction in new[] { "stigende", "faldende" })
        {
            service.Switch(release);
            var before = await service.TextAsync("/?sorter=sundhed&retning=" + direction);
            service.Switch(release with { Tables = [.. release.Tables.Select(SwapBehind)] });
            Assert.Equal(before, await service.TextAsync("/?sorter=sundhed&retning=" + direction));
        }
    }

    private static Table SwapBehind(Table table)
    {
        var random = new Random(1);
        long[] values = [.. table.Values.Select((value, i) => table.Symbols[i].HasValue() ? value : random.Next(1_000))];
        return new Table(table.Id, table.Title, table.Notes, table.Dimensions, values, table.Symbols);
    }
}
