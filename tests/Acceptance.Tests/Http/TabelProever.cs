using System.Net;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

public class TabelProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task Listen_viser_alle_tabeller_og_hvor_man_er()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables");

        Assert.Equal(["Y11IGA01", "Y11IGA02"], Id(json));
        var side = json.GetProperty("page");
        Assert.Equal((1, 20, 2, 1), (side.GetProperty("pageNumber").GetInt32(), side.GetProperty("pageSize").GetInt32(), side.GetProperty("totalElements").GetInt32(), side.GetProperty("totalPages").GetInt32()));
        Assert.Equal("self", json.GetProperty("links")[0].GetProperty("rel").GetString());
    }

    [Fact]
    public async Task En_tabel_er_som_kontrakten_vil_have_den() =>
        Guld.SammenlignJson("tabel.json", await tjeneste.JsonAsync("/api/v2/tables/y11iga01"));

    [Fact]
    public async Task En_tabel_kan_faas_paa_engelsk()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02?lang=en");

        Assert.Equal("en", json.GetProperty("language").GetString());
        Assert.Equal("Measures in the first 6 months by age and sex", json.GetProperty("label").GetString());
        // A rolling year is a year long.
        Assert.Equal("Annual", json.GetProperty("timeUnit").GetString());
        Assert.Equal(("2025QMAT02", "2025QMAT03"), (json.GetProperty("firstPeriod").GetString(), json.GetProperty("lastPeriod").GetString()));
    }

    [Theory]
    [InlineData("alder", 1)]
    [InlineData("ALDER køn", 1)]
    [InlineData("alder findesikke", 0)]
    [InlineData("iga01", 1)]
    [InlineData("lukket", 2)]
    public async Task Soegning_kraever_at_alle_ord_findes(string ord, int antal) =>
        Assert.Equal(antal, Id(await tjeneste.JsonAsync("/api/v2/tables?query=" + Uri.EscapeDataString(ord))).Count());

    [Theory]
    [InlineData(10, 2)]
    [InlineData(9, 0)]
    public async Task Kun_tabeller_der_er_opdateret_for_nylig(int dage, int antal) =>
        Assert.Equal(antal, Id(await tjeneste.JsonAsync($"/api/v2/tables?pastDays={dage}")).Count());

    [Fact]
    public async Task Sider_haenger_sammen_og_soegningen_foelger_med_kodet()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables?pageSize=1&pageNumber=2&query=m%C3%A5neder&includeDiscontinued=true");

        Assert.Equal(["Y11IGA02"], Id(json));
        var links = json.GetProperty("page").GetProperty("links");
        Assert.Equal("previous", links[0].GetProperty("rel").GetString());
        var forrige = links[0].GetProperty("href").GetString()!;
        Assert.Equal(tjeneste.Klient.BaseAddress + "api/v2/tables?lang=da&query=m%C3%A5neder&includeDiscontinued=true&pageSize=1&pageNumber=1", forrige);
        Assert.Equal(["next", "last"], (await tjeneste.JsonAsync(forrige)).GetProperty("page").GetProperty("links").EnumerateArray().Select(link => link.GetProperty("rel").GetString()));
    }

    [Fact]
    public async Task Alle_links_foerer_et_sted_hen()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables");
        var links = json.GetProperty("tables").EnumerateArray().SelectMany(tabel => tabel.GetProperty("links").EnumerateArray()).Concat(json.GetProperty("links").EnumerateArray());
        foreach (var link in links)
        {
            using var svar = await tjeneste.Klient.GetAsync(link.GetProperty("href").GetString());
            Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        }
    }

    private static IEnumerable<string?> Id(JsonElement json) =>
        json.GetProperty("tables").EnumerateArray().Select(tabel => tabel.GetProperty("id").GetString());
}
