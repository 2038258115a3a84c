using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Links of PxWebApi are whole addresses, as the reference server's: a user of R's PxWebApiData hands the link of a code
/// list on as it stands, and a path alone is a file there.
/// </summary>
public class LinkTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    public static TheoryData<string> Addresses =>
    [
        "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/defaultselection", "/api/v2/codelists/vs_kommuner",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Links_er_hele_adresser_der_foerer_et_sted_hen(string sti)
    {
        var links = Links(await tjeneste.JsonAsync(sti)).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.StartsWith(tjeneste.Klient.BaseAddress + "api/v2/", link, StringComparison.Ordinal);
            await tjeneste.TekstAsync(link);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Links_har_den_adresse_som_omverdenen_ser(string sti)
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:Webadresse", "https://tal.example.dk/statistik/"));

        Assert.All(Links(await egen.JsonAsync(sti)), link => Assert.StartsWith("https://tal.example.dk/statistik/api/v2/", link, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Et_svar_med_en_anden_adresse_har_et_andet_maerke(string sti)
    {
        var maerker = new List<string>();
        foreach (var vaert in new[] { "localhost", "127.0.0.1", "localhost" })
        {
            using var kald = new HttpRequestMessage(HttpMethod.Get, sti) { Headers = { Host = vaert } };
            using var svar = await tjeneste.Klient.SendAsync(kald);
            Assert.All(Links(JsonElement.Parse(await svar.Content.ReadAsByteArrayAsync())), link => Assert.StartsWith($"http://{vaert}/api/v2/", link, StringComparison.Ordinal));
            maerker.Add(svar.Headers.ETag!.Tag);
        }

        Assert.NotEqual(maerker[0], maerker[1]);
        Assert.Equal(maerker[0], maerker[2]);
    }

    private static IEnumerable<string> Links(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(felt => felt.NameEquals("href") ? [felt.Value.GetString()!] : Links(felt.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Links),
        _ => [],
    };
}
