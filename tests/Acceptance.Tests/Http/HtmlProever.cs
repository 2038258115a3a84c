using System.Globalization;

namespace Opgoerelse.AcceptanceTests.Http;

public class HtmlProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=html&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.html", "")]
    [InlineData("koder-en.html", "&lang=en&outputFormatParams=UseCodesAndTexts,IncludeTitle&heading=time,maal&stub=omraade,indsats")]
    public async Task En_side_er_som_den_skal_vaere(string fil, string parametre) =>
        Guld.Sammenlign(fil, await tjeneste.TekstAsync(Data + parametre));

    [Theory]
    [InlineData("&stub=omraade,periode,indsats,maal", 36, 1)]
    [InlineData("&heading=omraade,periode,indsats,maal", 1, 36)]
    public async Task Hver_raekke_har_sine_celler(string placering, int raekker, int kolonner)
    {
        var side = await tjeneste.TekstAsync(Data + placering);
        var krop = side[side.IndexOf("<tbody>", StringComparison.Ordinal)..].Split("<tr>").Skip(1).ToList();

        Assert.Equal(raekker, krop.Count);
        Assert.All(krop, raekke => Assert.Equal(kolonner, raekke.Split("<td").Length - 1));
        Assert.DoesNotContain(Proeveudgivelse.Hemmelig.ToString(CultureInfo.InvariantCulture), side, StringComparison.Ordinal);
    }
}
