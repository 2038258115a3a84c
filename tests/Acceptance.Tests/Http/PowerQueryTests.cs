using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The queries for Excel and Power BI. Nothing outside Windows runs them; Microsoft's own parser reads them in Node, and
/// what they ask for and expect of the file is held against the file.
/// </summary>
public sealed partial class PowerQueryTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private static readonly XNamespace Mashup = "http://schemas.microsoft.com/DataMashup";

    [Theory]
    [InlineData("/powerquery/opgoerelse.pq")]
    [InlineData("/powerquery/opgoerelse.pq?lang=en")]
    public async Task Funktionen_er_rigtig_M(string sti)
    {
        Assert.Equal("FunctionExpression", await ParseAsync(await tjeneste.TekstAsync(sti)));
    }

    [Fact]
    public async Task Filen_er_den_funktion_der_staar_paa_siden()
    {
        var side = WebUtility.HtmlDecode(await tjeneste.TekstAsync("/api"));
        using var svar = await tjeneste.Klient.GetAsync("/powerquery/opgoerelse.pq");
        var fil = await svar.Content.ReadAsStringAsync();

        Assert.Contains(fil.ReplaceLineEndings("\n").TrimEnd(), side, StringComparison.Ordinal);
        Assert.Equal("opgoerelse.pq", svar.Content.Headers.ContentDisposition!.FileName);
        Assert.DoesNotContain("\r\r", fil, StringComparison.Ordinal);
    }

    /// <summary>It finds the measures by the columns that tell of them, so that it serves every table; the file must have them so.</summary>
    [Theory]
    [InlineData("Y11IGA01")]
    [InlineData("Y11IGA02")]
    public async Task Funktionen_finder_kolonnerne_i_den_fil_den_henter(string tabel)
    {
        var funktion = await tjeneste.TekstAsync("/powerquery/opgoerelse.pq");
        var vaert = Vaert().Match(funktion).Groups["vaert"].Value;
        Assert.Equal(tjeneste.Klient.BaseAddress!.ToString().TrimEnd('/'), vaert);
        Assert.Contains("[RelativePath = \"bulk/\" & tabel & \".csv\"]", funktion, StringComparison.Ordinal);

        var linjer = (await tjeneste.TekstAsync($"/bulk/{tabel}.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var kolonner = linjer[0].Split(',').Select(navn => navn.Trim('"')).ToList();
        var maalinger = kolonner.Where(navn => navn.EndsWith("_status", StringComparison.Ordinal)).Select(navn => navn[..^"_status".Length]).ToList();
        Assert.Equal(["antalForloeb", "antalMed", "andel"], maalinger);
        var tegn = Tegn().Match(funktion).Groups["tegn"].Value.Split(", ").Select(et => et.Trim('"')).ToList();
        foreach (var linje in linjer.Skip(1))
        {
            var felter = linje.Split(',');
            foreach (var maaling in maalinger)
            {
                var felt = felter[kolonner.IndexOf(maaling)];
                Assert.True(tegn.Contains(felt) || decimal.TryParse(felt, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _), linje);
                Assert.Equal(tegn.Contains(felt) ? felt : "", felter[kolonner.IndexOf(maaling + "_status")].Replace("f", "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Forbindelsen_har_tabellens_foresporgsel_i_sig()
    {
        using var svar = await tjeneste.Klient.GetAsync("/powerquery/y11iga02.odc");
        var fil = await svar.Content.ReadAsStringAsync();

        Assert.Equal("text/x-ms-odc", svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Y11IGA02.odc", svar.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("Location=Y11IGA02;", fil, StringComparison.Ordinal);
        var tekst = WebUtility.HtmlDecode(Data().Match(fil).Groups["data"].Value);
        var foresporgsel = XElement.Parse(tekst).Element(Mashup + "Items")!.Element(Mashup + "Query")!;
        Assert.Equal("Y11IGA02", foresporgsel.Attribute("Name")!.Value);
        var formel = foresporgsel.Element(Mashup + "Formula")!.Value;
        Assert.Contains("HentTabel(\"Y11IGA02\")", formel, StringComparison.Ordinal);
        Assert.Equal("LetExpression", await ParseAsync(formel));
    }

    [Fact]
    public async Task En_ukendt_tabel_er_404()
    {
        using var svar = await tjeneste.Klient.GetAsync("/powerquery/Y11IGA99.odc");

        Assert.Equal(HttpStatusCode.NotFound, svar.StatusCode);
        Assert.Contains("ukendt-tabel", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> ParseAsync(string query)
    {
        var said = await OtherPrograms.NodeAsync("pq.mjs", Path.Combine("@microsoft", "powerquery-parser"), Encoding.UTF8.GetBytes(query), "M er IKKE læst af andre end os.");
        Assert.True(said.ExitCode == 0, said.Errors + query);
        return said.Output.Trim();
    }

    [GeneratedRegex("Web\\.Contents\\(\"(?<vaert>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vaert();

    [GeneratedRegex("List\\.Contains\\(\\{(?<tegn>[^}]+)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tegn();

    [GeneratedRegex("<odc:PowerQueryMashupData>(?<data>[^<]+)</odc:PowerQueryMashupData>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
