using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

public partial class PxProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=px";
    private const string Udvalg = "&valuecodes[omraade]=DK,0740,0751,0492&valuecodes[periode]=2025Q1,2025Q3,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";
    private const string Alt = "&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.px", Udvalg)]
    [InlineData("data-en.px", "&lang=en&heading=time&stub=omraade,indsats,maal" + Udvalg)]
    [InlineData("en-andel.px", "&valuecodes[omraade]=0751&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel&stub=omraade,periode,indsats,maal")]
    public async Task En_fil_er_som_formatet_vil_have_den(string fil, string parametre) =>
        Guld.Sammenlign(fil, await tjeneste.TekstAsync(Data + parametre));

    [Fact]
    public async Task Ingen_linje_er_for_lang_og_intet_anfoerselstegn_staar_alene()
    {
        var fil = await tjeneste.TekstAsync(Data + Alt + "&heading=omraade,periode,indsats,maal");

        Assert.All(fil.Split("\r\n"), linje =>
        {
            Assert.InRange(linje.Length, 0, 256);
            Assert.True(linje.Count(tegn => tegn == '"') % 2 == 0, linje);
        });
        Assert.DoesNotContain('\n', fil.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cellerne_kan_laeses_tilbage()
    {
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        var fil = await tjeneste.TekstAsync(Data + Alt);
        var celler = fil[(fil.IndexOf("DATA=", StringComparison.Ordinal) + 5)..].TrimEnd().TrimEnd(';').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        // The dots as they are shown: DATASYMBOLn is the sign that n dots stand for.
        var tegn = Symbol().Matches(fil).ToDictionary(fundet => $"\"{new string('.', int.Parse(fundet.Groups["nummer"].Value, CultureInfo.InvariantCulture))}\"", fundet => fundet.Groups["tegn"].Value);
        var foreloebige = fil.Split("DATANOTECELL(").Length - 1;
        Assert.Equal(tabel.Vaerdier.Length, celler.Length);
        Assert.Equal(tabel.Symboler.Count(symbol => symbol == Cellesymbol.Foreloebig), foreloebige);
        for (var i = 0; i < celler.Length; i++)
        {
            var ventet = Cellesymboler.HarVaerdi(tabel.Symboler[i])
                ? (tabel.Vaerdier[i] / (i % 3 == 2 ? 10m : 1m)).ToString(i % 3 == 2 ? "0.0" : "0", CultureInfo.InvariantCulture)
                : Cellesymboler.Tegn(tabel.Symboler[i]);
            Assert.Equal(ventet, tegn.GetValueOrDefault(celler[i], celler[i]));
        }

        Assert.DoesNotContain(Proeveudgivelse.Hemmelig.ToString(CultureInfo.InvariantCulture), fil, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_fil_har_type_og_navn()
    {
        using var svar = await tjeneste.Klient.GetAsync(Data + Udvalg);

        Assert.Equal("application/octet-stream; charset=utf-8", svar.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.px\"", svar.Content.Headers.ContentDisposition!.ToString());
    }

    [GeneratedRegex("DATASYMBOL(?<nummer>[1-6])=\"(?<tegn>[^\"]*)\";", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();
}
