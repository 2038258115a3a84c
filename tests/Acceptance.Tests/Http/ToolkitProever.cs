using System.Globalization;
using Opgoerelse.AcceptanceTests.Http.Laesere;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Our JSON-stat read by the toolkit of the format's author, in Node. It is fetched by <c>npm ci</c> in the folder Node;
/// where Node or the toolkit is missing the test is skipped and says so.
/// </summary>
public class ToolkitProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Theory]
    [InlineData("?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*", 9 * 7 * 6 * 3)]
    [InlineData("?lang=en&valuecodes[periode]=2025Q3&valuecodes[indsats]=sundhed&valuecodes[maal]=*&valuecodes[omraade]=FROM(0580)", 12)]
    [InlineData("", 9 * 6)]
    public async Task Toolkittet_laeser_de_celler_vi_skrev(string udvalg, int celler)
    {
        var svar = await tjeneste.Klient.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data" + udvalg);
        var sagt = await OtherPrograms.NodeAsync("laes.mjs", "jsonstat-toolkit", svar, "JSON-stat er IKKE læst af andre end os.");
        Assert.True(sagt.ExitCode == 0, sagt.Errors);
        var linjer = sagt.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith($"# dataset 4 {celler} periode omraade maal", linjer[0], StringComparison.Ordinal);
        var laest = linjer.Skip(1).Select(linje => linje.Split('\t')).ToDictionary(
            felter => string.Join('|', felter[..^2]),
            felter => new Laestcelle(felter[^2].Length == 0 ? null : decimal.Parse(felter[^2], CultureInfo.InvariantCulture), felter[^1]),
            StringComparer.Ordinal);
        Assert.Equal(celler, laest.Count);
        Assert.Equal(Formatlaesere.JsonStat(svar).OrderBy(celle => celle.Key, StringComparer.Ordinal), laest.OrderBy(celle => celle.Key, StringComparer.Ordinal));
    }
}
