using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// What real clients send beyond what is understood here. The right answers are the reference server's
/// (PxTools/PxWebApi, TablesApiController): it binds the parameters that it knows and never sees the others.
/// </summary>
public class LenientRequestTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data";
    private const string Selection = "?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel";

    [Theory]
    [InlineData("/api/v2/config", "")]
    [InlineData("/api/v2/tables", "")]
    [InlineData("/api/v2/tables/Y11IGA01", "")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "outputFormat=json-stat2")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "valuecodes[periode]=2024")]
    [InlineData("/api/v2/tables/Y11IGA01/defaultselection", "")]
    [InlineData("/api/v2/codelists/vs_kommuner", "")]
    [InlineData(Data + Selection, "outputValues[omraade]=aggregated")]
    [InlineData(Data + Selection, "utm_source=nyhedsbrev")]
    public async Task En_ukendt_parameter_aendrer_intet_og_svaret_siger_at_den_ikke_er_brugt(string sti, string ukendt)
    {
        ukendt = ukendt.Length > 0 ? ukendt : "_=1764374400";
        var join = sti.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        using var svar = await tjeneste.Klient.GetAsync(sti + join + ukendt);

        Assert.Equal(await tjeneste.TekstAsync(sti), await svar.Content.ReadAsStringAsync());
        var sagt = Assert.Single(svar.Headers.Warning);
        var navn = ukendt.Split('=')[0];
        Assert.Equal((299, "opgoerelse", $"\"ukendt-parameter: '{navn}' is no parameter here, ignored\""), (sagt.Code, sagt.Agent, sagt.Text));
    }

    [Fact]
    public async Task Et_svar_paa_hvad_der_blev_spurgt_om_siger_intet()
    {
        using var svar = await tjeneste.Klient.GetAsync(Data + Selection + "&lang=en&outputFormat=csv&outputFormatParams=UseTexts&HEADING=maal");

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.Empty(svar.Headers.Warning);
    }

    [Fact]
    public async Task En_POST_taaler_det_samme()
    {
        var udvalg = new { selection = Array.Empty<object>() };
        using var svar = await tjeneste.Klient.PostAsJsonAsync(Data + "?heading=maal&format=px", udvalg);

        Assert.Equal(await tjeneste.TekstAsync(Data), await svar.Content.ReadAsStringAsync());
        Assert.Contains("'heading', 'format' are no parameters here", Assert.Single(svar.Headers.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_bemaerkning_er_ASCII_og_kan_laeses_af_en_side_paa_et_andet_domaene()
    {
        using var anmodning = new HttpRequestMessage(HttpMethod.Get, "/api/v2/tables?%C3%A6%22%5C%0D%0Aø=1");
        anmodning.Headers.Add("Origin", "https://dashboard.example");
        using var svar = await tjeneste.Klient.SendAsync(anmodning);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.Equal("299 opgoerelse \"ukendt-parameter: '%C3%A6\\\"\\\\%0D%0A%C3%B8' is no parameter here, ignored\"", Assert.Single(svar.Headers.GetValues("Warning")));
        Assert.Contains("Warning", svar.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(navne => navne.Split(',')).Select(navn => navn.Trim()));
    }

    [Fact]
    public async Task Mange_lange_navne_giver_en_kort_bemaerkning()
    {
        var query = string.Join('&', Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 20)), 70) + i + "=1"));
        using var svar = await tjeneste.Klient.GetAsync("/api/v2/tables?" + query);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.EndsWith("and 35 more are no parameters here, ignored\"", Assert.Single(svar.Headers.Warning).Text, StringComparison.Ordinal);
    }

    /// <summary>PxWeb2 asks for 10,000 tables on a page; the reference server's pages have no end.</summary>
    [Theory]
    [InlineData("pageSize=10000", 200, 1, "begraenset: pageSize=10000 is more than can be had, pageSize=200 was answered")]
    [InlineData("pageSize=99999999999999999999", 200, 1, "begraenset: pageSize=99999999999999999999 is more than can be had, pageSize=200 was answered")]
    [InlineData("pageSize=200", 200, 1, null)]
    [InlineData("pageSize=0", 20, 1, "begraenset: pageSize=0 has no meaning, pageSize=20 was answered")]
    [InlineData("pageSize=-5", 20, 1, "begraenset: pageSize=-5 has no meaning, pageSize=20 was answered")]
    [InlineData("pageNumber=0", 20, 1, "begraenset: pageNumber=0 has no meaning, pageNumber=1 was answered")]
    [InlineData("pageNumber=-3", 20, 1, "begraenset: pageNumber=-3 has no meaning, pageNumber=1 was answered")]
    [InlineData("query=findesikke&pageNumber=7", 20, 7, null)]
    public async Task En_side_der_er_for_stor_eller_uden_mening_er_den_naermeste(string query, int stoerrelse, int nummer, string? sagt)
    {
        using var svar = await tjeneste.Klient.GetAsync("/api/v2/tables?" + query);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        var side = JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("page");
        Assert.Equal((stoerrelse, nummer), (side.GetProperty("pageSize").GetInt32(), side.GetProperty("pageNumber").GetInt32()));
        Assert.Equal(sagt is null ? [] : [$"\"{sagt}\""], svar.Headers.Warning.Select(bemaerkning => bemaerkning.Text));
    }

    /// <summary>No table has been updated within no days, or fewer.</summary>
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("99999999999", 2)]
    public async Task Et_antal_dage_uden_mening_er_ingen_fejl(string dage, int antal) =>
        Assert.Equal(antal, (await tjeneste.JsonAsync("/api/v2/tables?pastDays=" + dage)).GetProperty("tables").GetArrayLength());

    /// <summary>PxWeb2 names the codelist that is shown, also of a variable of which nothing is ticked.</summary>
    [Theory]
    [InlineData("agg_regioner")]
    [InlineData("vs_kommuner")]
    public async Task Intet_valgt_af_en_variabel_med_total_er_totalen_ogsaa_med_en_kodeliste(string liste)
    {
        var hele = await tjeneste.TekstAsync(Data + Selection);
        using var udvalg = new StringContent(
            $$"""
            {"selection":[{"variableCode":"omraade","valueCodes":[],"codelist":"{{liste}}"},{"variableCode":"periode","valueCodes":["2024"]},
             {"variableCode":"indsats","valueCodes":["nogen"]},{"variableCode":"maal","valueCodes":["andel"]}]}
            """,
            System.Text.Encoding.UTF8,
            "application/json");
        using var post = await tjeneste.Klient.PostAsync(Data, udvalg);
        using var tom = await tjeneste.Klient.GetAsync($"{Data}{Selection}&codelist[omraade]={liste}&valuecodes[omraade]=");
        using var udeladt = await tjeneste.Klient.GetAsync($"{Data}{Selection}&codelist[omraade]={liste}");

        foreach (var svar in new[] { post, tom, udeladt })
        {
            Assert.Equal(hele, await svar.Content.ReadAsStringAsync());
            Assert.Equal(
                $"\"uden-betydning: nothing is selected of 'omraade', so its codelist '{liste}' has no say and its total was answered\"",
                Assert.Single(svar.Headers.Warning).Text);
        }
    }

    [Fact]
    public async Task Et_ukendt_felt_i_indholdet_aendrer_intet_og_naevnes()
    {
        using var udvalg = new StringContent(
            """
            {"selection":[{"variableCode":"periode","valueCodes":["2024"],"outputValues":"aggregated"},{"variableCode":"indsats","valueCodes":["nogen"]},
             {"variableCode":"maal","valueCodes":["andel"]}],"response":{"format":"csv"}}
            """,
            System.Text.Encoding.UTF8,
            "application/json");
        using var svar = await tjeneste.Klient.PostAsync(Data, udvalg);

        Assert.Equal(await tjeneste.TekstAsync(Data + Selection), await svar.Content.ReadAsStringAsync());
        Assert.Equal(
            "\"ukendt-felt: '$.selection[0].outputValues', '$.response' are no members of this body, ignored\"",
            Assert.Single(svar.Headers.Warning).Text);
    }

    /// <summary>The metadata of a default selection are those of its codelists, and it has none.</summary>
    [Fact]
    public async Task Metadata_for_et_standardudvalg_og_en_kodeliste_er_kodelistens()
    {
        var metadata = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/metadata?defaultSelection=true&codelist[omraade]=vs_kommuner&savedQuery=");

        Assert.Equal("[6,7,6,3]", metadata.GetProperty("size").GetRawText());
    }

    /// <summary>2025Q4 is announced and not published: all of it is <c>...</c>.</summary>
    [Theory]
    [InlineData("Y11IGA01", "2025Q3")]
    [InlineData("Y11IGA02", "2025QMAT03")]
    public async Task Standardudvalget_viser_andelen_i_den_nyeste_periode_med_tal(string tabel, string periode)
    {
        var valg = (await tjeneste.JsonAsync($"/api/v2/tables/{tabel}/defaultselection")).GetProperty("selection").EnumerateArray()
            .ToDictionary(et => et.GetProperty("variableCode").GetString()!, et => string.Join(' ', et.GetProperty("valueCodes").EnumerateArray()));

        Assert.Equal((periode, "andel"), (valg["periode"], valg["maal"]));
    }

    [Fact]
    public async Task Noterne_siger_hvilke_slags_perioder_der_er()
    {
        const string Note = "Perioderne er af flere slags, som overlapper og ikke kan lægges sammen: kvartaler (fx 2025Q4), rullende år (fx 2025QMAT03) og kalenderår (fx 2024).";

        Assert.Contains(Note, await tjeneste.TekstAsync("/api/v2/tables/Y11IGA01/metadata"), StringComparison.Ordinal);
        Assert.DoesNotContain("flere slags", await tjeneste.TekstAsync("/api/v2/tables/Y11IGA02/metadata"), StringComparison.Ordinal);
    }
}
