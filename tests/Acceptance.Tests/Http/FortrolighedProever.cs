using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

public class FortrolighedProever
{
    private const string Alt = "valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Fact]
    public async Task En_tilbageholdt_celles_vaerdi_staar_i_intet_svar()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        Assert.Contains(Proeveudgivelse.Stor().Find("Y11IGA01")!.Symboler, symbol => symbol == Cellesymbol.Diskretioneret);

        List<string> stier =
        [
            "/", "/?sorter=n&retning=faldende", "/?sorter=sundhed&retning=stigende", "/?sorter=ingen",
            "/bulk/Y11IGA01.csv", "/bulk/Y11IGA01.json", "/tabeller/Y11IGA01", "/dcat.jsonld", "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/data", "/health/ready", "/openapi/v1.json",
        ];
        foreach (var format in new[] { "json-stat2", "csv", "csv&outputFormatParams=UseTexts,IncludeTitle", "csv&heading=omraade", "csv&stub=omraade,periode,indsats,maal" })
        {
            stier.Add($"/api/v2/tables/Y11IGA01/data?{Alt}&outputFormat={format}");
            stier.Add($"/api/v2/tables/Y11IGA01/data?{Alt.Replace("[omraade]=*", "[omraade]=0741,0492", StringComparison.Ordinal)}&outputFormat={format}");
        }

        foreach (var sti in stier)
        {
            var tekst = (await tjeneste.TekstAsync(sti)).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            Assert.DoesNotContain(Proeveudgivelse.Hemmelig.ToString(CultureInfo.InvariantCulture), tekst, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sorteringen_roeber_ikke_hvad_der_er_tilbageholdt()
    {
        // Same picture, other values behind the withheld cells: the page must be the same to the last byte.
        var udgivelse = Proeveudgivelse.Stor();
        await using var tjeneste = await Tjeneste.StartAsync(udgivelse);
        foreach (var retning in new[] { "stigende", "faldende" })
        {
            tjeneste.Skift(udgivelse);
            var foer = await tjeneste.TekstAsync("/?sorter=sundhed&retning=" + retning);
            tjeneste.Skift(udgivelse with { Tabeller = [.. udgivelse.Tabeller.Select(BytBag)] });
            Assert.Equal(foer, await tjeneste.TekstAsync("/?sorter=sundhed&retning=" + retning));
        }
    }

    private static Tabel BytBag(Tabel tabel)
    {
        var tilfaeldig = new Random(1);
        long[] vaerdier = [.. tabel.Vaerdier.Select((vaerdi, i) => tabel.Symboler[i].HarVaerdi() ? vaerdi : tilfaeldig.Next(1_000))];
        return new Tabel(tabel.Id, tabel.Titel, tabel.Noter, tabel.Dimensioner, vaerdier, tabel.Symboler);
    }
}
