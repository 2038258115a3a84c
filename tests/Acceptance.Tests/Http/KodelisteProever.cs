using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Opgoerelse.AcceptanceTests.Http;

public class KodelisteProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Resten = "&valuecodes[indsats]=nogen&valuecodes[maal]=andel";

    [Theory]
    [InlineData("kodeliste-kommuner-i-landsdel.json", "/api/v2/codelists/vs_kommuner_DK042")]
    [InlineData("kodeliste-regioner-en.json", "/api/v2/codelists/AGG_regioner?lang=en")]
    public async Task En_kodeliste_er_som_kontrakten_vil_have_den(string fil, string sti) =>
        Guld.SammenlignJson(fil, await tjeneste.JsonAsync(sti));

    [Theory]
    [InlineData("omraade", "vs_kommuner", "*", "0101 0492 0580 0740 0751 0851")]
    [InlineData("omraade", "VS_KOMMUNER", "[TOP(2,1)]", "0492 0580")]
    [InlineData("omraade", "vs_kommuner_1082", "*", "0740 0751")]
    [InlineData("omraade", "vs_kommuner_DK042", "BOTTOM(1)", "0751")]
    [InlineData("omraade", "vs_kommuner_rar-sydjylland", "*", "0580")]
    [InlineData("omraade", "vs_kommuner_rar-oestjylland", "TO(0751)", "0740 0751")]
    [InlineData("omraade", "vs_landsdele", "*", "DK042")]
    [InlineData("omraade", "vs_regioner", "1082", "1082")]
    [InlineData("omraade", "agg_landsdele", "*", "DK042")]
    [InlineData("omraade", "agg_regioner", "*", "1082")]
    [InlineData("periode", "vs_kvartaler", "TOP(2)", "2025Q2 2025Q3")]
    [InlineData("periode", "vs_kvartaler", "FROM(2025Q3)", "2025Q3 2025Q4")]
    [InlineData("periode", "vs_rullendeaar", "TOP(1)", "2025QMAT03")]
    [InlineData("periode", "vs_aar", "BOTTOM(1)", "2024")]
    [InlineData("time", "vs_rullendeaar", "*", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "vs_aar", "*", "2024")]
    public async Task Udtryk_laeses_mod_kodelistens_vaerdier(string variabel, string liste, string udtryk, string ventet)
    {
        var periode = variabel == "omraade" ? "&valuecodes[periode]=2024" : "";
        var adresse = $"/api/v2/tables/Y11IGA01/data?codelist[{variabel}]={liste}&valuecodes[{variabel}]={udtryk}{periode}{Resten}";
        var medListe = await tjeneste.TekstAsync(adresse);
        // A list chooses among what is published: the same cells as when the codes are named.
        var medKoder = await tjeneste.TekstAsync($"/api/v2/tables/Y11IGA01/data?valuecodes[{variabel}]={ventet.Replace(' ', ',')}{periode}{Resten}");
        Assert.Equal(medKoder, medListe);

        var valg = new List<object>
        {
            new { variableCode = variabel, codelist = liste, valueCodes = new[] { udtryk } },
            new { variableCode = "indsats", valueCodes = new[] { "nogen" } },
            new { variableCode = "maal", valueCodes = new[] { "andel" } },
        };
        if (periode.Length > 0)
        {
            valg.Add(new { variableCode = "periode", valueCodes = new[] { "2024" } });
        }

        using var post = await tjeneste.Klient.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = valg });
        Assert.Equal(medKoder, await post.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Hver_kodeliste_som_en_tabel_naevner_kan_hentes_og_bruges()
    {
        foreach (var sprog in new[] { "da", "en" })
        {
            var metadata = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/metadata?lang=" + sprog);
            var lister = metadata.GetProperty("dimension").EnumerateObject()
                .SelectMany(dimension => dimension.Value.GetProperty("extension").GetProperty("codelists").EnumerateArray().Select(liste => (dimension.Name, Liste: liste))).ToList();
            Assert.InRange(lister.Count, 10, 30);
            foreach (var (variabel, liste) in lister)
            {
                var id = liste.GetProperty("id").GetString();
                var hentet = await tjeneste.JsonAsync(liste.GetProperty("links")[0].GetProperty("href").GetString()!);
                Assert.Equal(id, hentet.GetProperty("id").GetString());
                Assert.Equal(liste.GetProperty("label").GetString(), hentet.GetProperty("label").GetString());
                Assert.StartsWith(hentet.GetProperty("type").GetString() == "Aggregation" ? "agg_" : "vs_", id, StringComparison.Ordinal);
                var afgraenset = await tjeneste.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?lang={sprog}&codelist[{variabel}]={id}");
                Assert.Equal(
                    hentet.GetProperty("values").EnumerateArray().Select(vaerdi => vaerdi.GetProperty("code").GetString()),
                    afgraenset.GetProperty("dimension").GetProperty(variabel).GetProperty("category").GetProperty("index").EnumerateObject().Select(kode => kode.Name));
            }
        }
    }

    [Fact]
    public async Task En_aggregering_peger_kun_paa_offentliggjorte_celler()
    {
        var liste = await tjeneste.JsonAsync("/api/v2/codelists/agg_landsdele");

        Assert.All(liste.GetProperty("values").EnumerateArray(), vaerdi =>
            Assert.Equal($"[\"{vaerdi.GetProperty("code").GetString()}\"]", vaerdi.GetProperty("valueMap").GetRawText()));
    }

    [Fact]
    public async Task Hele_landets_kommuner_fordeler_sig_paa_kodelisterne()
    {
        await using var stor = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        Assert.Equal(98, await AntalAsync("vs_kommuner"));
        Assert.Equal(11, await AntalAsync("agg_landsdele"));
        Assert.Equal(5, await AntalAsync("agg_regioner"));
        var id = (await stor.JsonAsync("/api/v2/tables/Y11IGA01/metadata")).GetProperty("dimension").GetProperty("omraade").GetProperty("extension").GetProperty("codelists")
            .EnumerateArray().Select(liste => liste.GetProperty("id").GetString()!).ToList();
        foreach (var (begynder, lister) in new[] { ("vs_kommuner_1", 5), ("vs_kommuner_DK", 11), ("vs_kommuner_rar", 8) })
        {
            var fundne = id.Where(kendt => kendt.StartsWith(begynder, StringComparison.Ordinal)).ToList();
            Assert.Equal(lister, fundne.Count);
            var antal = await Task.WhenAll(fundne.Select(AntalAsync));
            Assert.Equal(98, antal.Sum());
        }

        async Task<int> AntalAsync(string liste) => (await stor.JsonAsync("/api/v2/codelists/" + liste)).GetProperty("values").GetArrayLength();
    }

    [Theory]
    [InlineData("Y11IGA01")]
    [InlineData("Y11IGA02")]
    public async Task Standardudvalget_kan_laeses_og_sendes_tilbage(string tabel)
    {
        var udvalg = await tjeneste.TekstAsync($"/api/v2/tables/{tabel}/defaultselection");
        using var indhold = new StringContent(udvalg, Encoding.UTF8, "application/json");
        using var svar = await tjeneste.Klient.PostAsync($"/api/v2/tables/{tabel}/data", indhold);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.Equal(await tjeneste.TekstAsync($"/api/v2/tables/{tabel}/data"), await svar.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Standardudvalget_er_som_kontrakten_vil_have_det() =>
        Guld.SammenlignJson("standardudvalg.json", await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02/defaultselection"));
}
