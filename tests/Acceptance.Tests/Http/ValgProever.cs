using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.AcceptanceTests.Http;

public class ValgProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Theory]
    [InlineData("omraade", "0751", "0751")]
    [InlineData("omraade", "dk", "DK")]
    [InlineData("OMRAADE", "dk042,DK", "DK DK042")]
    [InlineData("omraade", "0851,0101,0851", "0101 0851")]
    [InlineData("omraade", " 0851 , 0101 ", "0101 0851")]
    [InlineData("omraade", "[0851],[0101]", "0101 0851")]
    [InlineData("omraade", "TOP(2)", "DK 1082")]
    [InlineData("omraade", "top(2)", "DK 1082")]
    [InlineData("omraade", "[TOP(2,3)]", "0101 0492")]
    [InlineData("omraade", "[top(2,0)],0851", "DK 1082 0851")]
    [InlineData("omraade", "TOP(99999999999999999999),DK", "DK 1082 DK042 0101 0492 0580 0740 0751 0851")]
    [InlineData("omraade", "FROM(0751)", "0751 0851")]
    [InlineData("omraade", "[from(0751)],DK", "DK 0751 0851")]
    [InlineData("periode", "TOP(1)", "2025Q3")]
    [InlineData("time", "TOP(2)", "2025Q2 2025Q3")]
    [InlineData("Time", "[TOP(2,1)]", "2025Q1 2025Q2")]
    [InlineData("TIME", "[TOP(2,2)]", "2025Q1")]
    [InlineData("time", "TOP(99)", "2025Q1 2025Q2 2025Q3")]
    [InlineData("periode", "FROM(2024)", "2024")]
    [InlineData("periode", "FROM(2025QMAT02)", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "FROM(2025QMAT03)", "2025QMAT03")]
    [InlineData("periode", "TO(2025Q2)", "2025Q1 2025Q2")]
    [InlineData("periode", "TO(2025QMAT03)", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "TO(2024)", "2024")]
    [InlineData("periode", "[RANGE(2025Q4,2025Q2)]", "2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "[RANGE(2025QMAT02,2025QMAT03)],2024,TOP(1)", "2024 2025QMAT02 2025QMAT03 2025Q3")]
    [InlineData("periode", "FROM(2025q3)", "2025Q3 2025Q4")]
    [InlineData("periode", "2025Q4,2024", "2024 2025Q4")]
    [InlineData("periode", "2025q*", "2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "*q3", "2025Q3")]
    [InlineData("periode", "*3", "2025QMAT03 2025Q3")]
    [InlineData("periode", "*mat*", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "**", "2024 2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "2025q?", "2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "????", "2024")]
    [InlineData("omraade", "0?5?", "0751 0851")]
    [InlineData("omraade", "07*,*42", "DK042 0740 0751")]
    [InlineData("omraade", "BOTTOM(2)", "0751 0851")]
    [InlineData("omraade", "[bottom(2,1)]", "0740 0751")]
    [InlineData("omraade", "[BOTTOM(5,7)]", "DK 1082")]
    [InlineData("periode", "BOTTOM(1)", "2025Q1")]
    [InlineData("time", "[BOTTOM(2,1)]", "2025Q2 2025Q3")]
    [InlineData("time", "BOTTOM(4)", "2025Q1 2025Q2 2025Q3")]
    [InlineData("omraade", "TO(dk042)", "DK 1082 DK042")]
    [InlineData("omraade", "to(DK)", "DK")]
    [InlineData("omraade", "[RANGE(0492,0740)]", "0492 0580 0740")]
    [InlineData("omraade", "[range(0740,0492)]", "0492 0580 0740")]
    [InlineData("omraade", "[RANGE(DK,dk)],[BOTTOM(1)]", "DK 0851")]
    [InlineData("periode", "*", "2024 2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("maal", "*", "antalForloeb antalMed andel")]
    [InlineData("contentscode", "ANDEL", "andel")]
    [InlineData("indsats", "[TOP(1,1)],FROM(sundhed)", "virksomhedsrettet sundhed ingen")]
    public async Task Et_udvalg_giver_sine_vaerdier_i_tabellens_orden(string variabel, string udtryk, string ventet)
    {
        var kendte = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["omraade"] = "DK", ["periode"] = "2024", ["indsats"] = "nogen", ["maal"] = "andel" };
        var dimension = variabel.ToUpperInvariant() switch { "TIME" => "periode", "CONTENTSCODE" => "maal", _ => variabel };
        kendte.Remove(dimension);
        var query = string.Join('&', kendte.Append(KeyValuePair.Create(variabel, udtryk)).Select(valg => $"valuecodes[{valg.Key}]={Uri.EscapeDataString(valg.Value)}"));

        var getsvar = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?" + query);
        Assert.Equal(ventet, Koder(getsvar, dimension));

        // The same by POST, where an expression is an element of its own.
        var valg = kendte.Select(et => new { variableCode = et.Key, valueCodes = new[] { et.Value } })
            .Append(new { variableCode = variabel, valueCodes = Kommaliste.Del(udtryk).ToArray() });
        using var post = await tjeneste.Klient.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = valg });
        Assert.Equal(getsvar.GetRawText(), await post.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task En_tom_liste_tager_en_variabel_med_total_bort()
    {
        var tom = await tjeneste.TekstAsync("/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=&valuecodes[periode]=2024&valuecodes[indsats]=*&valuecodes[maal]=*");
        var udeladt = await tjeneste.TekstAsync("/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=*&valuecodes[maal]=*");

        Assert.Equal(udeladt, tom);
    }

    [Fact]
    public async Task Samme_variabel_i_flere_parametre_er_et_valg()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[periode]=2025Q1&valuecodes[indsats]=nogen&valuecodes[maal]=*");

        Assert.Equal("2024 2025Q1", Koder(json, "periode"));
    }

    [Fact]
    public async Task Et_tomt_udvalg_i_en_POST_er_standardudvalget()
    {
        using var post = await tjeneste.Klient.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = Array.Empty<object>() });

        Assert.Equal(await tjeneste.TekstAsync("/api/v2/tables/Y11IGA01/data"), await post.Content.ReadAsStringAsync());
        Assert.Equal("no-store", post.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task En_POST_kan_placere_og_vaelge_format()
    {
        const string Indhold = """
            {"selection":[{"variableCode":"time","valueCodes":["2024"]},{"variableCode":"indsats","valueCodes":["nogen"]},{"variableCode":"maal","valueCodes":["*"]}],
             "placement":{"heading":["Time"],"stub":["indsats","maal"]},"language":"da","links":[]}
            """;
        using var indhold = new StringContent(Indhold, Encoding.UTF8, "application/json");
        using var svar = await tjeneste.Klient.PostAsync("/api/v2/tables/Y11IGA01/data?outputFormat=csv", indhold);

        Assert.StartsWith("\"indsats\",\"maal\",\"2024\"\r\n\"nogen\",\"antalForloeb\",", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>In an address a plus is a blank unless it is encoded; nothing is chosen that was not named.</summary>
    [Fact]
    public async Task Et_plus_der_ikke_er_kodet_er_400_og_svaret_siger_hvordan_det_skrives()
    {
        var udgivelse = Proeveudgivelse.Lille();
        var tabel = udgivelse.Find("Y11IGA02")!;
        Dimension[] dimensioner = [.. tabel.Dimensioner.Select(dimension => dimension.Kode != "alder"
            ? dimension
            : new Dimension(dimension.Kode, dimension.Navn, dimension.Rolle, [.. dimension.Vaerdier.Select(vaerdi => vaerdi.Kode == "30-39" ? vaerdi with { Kode = "40+" } : vaerdi)], dimension.Totalkode))];
        await using var egen = await Tjeneste.StartAsync(udgivelse with { Tabeller = [new Tabel(tabel.Id, tabel.Titel, tabel.Noter, dimensioner, tabel.Vaerdier, tabel.Symboler)] });
        const string Sti = "/api/v2/tables/Y11IGA02/data?valuecodes[periode]=*&valuecodes[indsats]=nogen&valuecodes[maal]=andel&valuecodes[alder]=";

        Assert.Equal("40+", Koder(await egen.JsonAsync(Sti + "40%2B"), "alder"));
        using var svar = await egen.Klient.GetAsync(Sti + "40+");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Equal("Variablen 'alder' har ingen værdi '40'. Er '40+' ment, skrives plus som %2B i en adresse.", JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("detail").GetString());
    }

    private static string Koder(JsonElement json, string dimension) =>
        string.Join(' ', json.GetProperty("dimension").GetProperty(dimension.ToLowerInvariant()).GetProperty("category").GetProperty("index").EnumerateObject().OrderBy(kode => kode.Value.GetInt32()).Select(kode => kode.Name));
}
