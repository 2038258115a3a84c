using System.Text.Json;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Links of PxWebApi are whole addresses, as the reference server's: a user of R's PxWebApiData hands the link of a code
/// list on as it stands, and a path alone is a file there.
/// </summary>
public class LinkTests(TestService service)
{
    public static TheoryData<string> Addresses =>
    [
        "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/defaultselection",
        "/api/v2/codelists/vs_kommuner",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Links_are_whole_addresses_that_lead_somewhere(string path)
    {
        var links = Links(await service.JsonAsync(path)).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.StartsWith(service.Client.BaseAddress + "api/v2/", link, StringComparison.Ordinal);
            await service.TextAsync(link);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Links_have_the_address_that_the_world_sees(string path)
    {
        await using var own = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:Webadresse", "https://tal.example.dk/statistik/"));

        Assert.All(
            Links(await own.JsonAsync(path)),
            link => Assert.StartsWith("https://tal.example.dk/statistik/api/v2/", link, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_answer_with_another_address_has_another_tag(string path)
    {
        var markers = new List<string>();
        foreach (var host in new[] { "localhost", "127.0.0.1", "localhost" })
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var answer = await service.Client.SendAsync(call);
            Assert.All(
                Links(JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync())),
                link => Assert.StartsWith($"http://{host}/api/v2/", link, StringComparison.Ordinal));
            markers.Add(answer.Headers.ETag!.Tag);
        }

        Assert.NotEqual(markers[0], markers[1]);
        Assert.Equal(markers[0], markers[2]);
    }

    private static IEnumerable<string> Links(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field =>
            field.NameEquals("href") ? [field.Value.GetString()!] : Links(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Links),
        _ => [],
    };
}
