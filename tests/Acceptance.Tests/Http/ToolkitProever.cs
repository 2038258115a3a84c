using System.Diagnostics;
using System.Globalization;
using Opgoerelse.AcceptanceTests.Http.Laesere;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Our JSON-stat read by the toolkit of the format's author, in Node. It is fetched by <c>npm ci</c> in the folder Node;
/// where Node or the toolkit is missing the test is skipped and says so.
/// </summary>
public class ToolkitProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private static readonly string Mappe = Path.Combine(Guld.Mappe(), "Node");

    [Theory]
    [InlineData("?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*", 9 * 7 * 6 * 3)]
    [InlineData("?lang=en&valuecodes[periode]=2025Q3&valuecodes[indsats]=sundhed&valuecodes[maal]=*&valuecodes[omraade]=FROM(0580)", 12)]
    [InlineData("", 9 * 6)]
    public async Task Toolkittet_laeser_de_celler_vi_skrev(string udvalg, int celler)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Mappe, "node_modules", "jsonstat-toolkit")), "jsonstat-toolkit er ikke hentet (npm ci i tests/Acceptance.Tests/Node): JSON-stat er IKKE læst af andre end os.");
        var svar = await tjeneste.Klient.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data" + udvalg);
        var linjer = await KoerAsync(svar);

        Assert.StartsWith($"# dataset 4 {celler} periode omraade maal", linjer[0], StringComparison.Ordinal);
        var laest = linjer.Skip(1).Select(linje => linje.Split('\t')).ToDictionary(
            felter => string.Join('|', felter[..^2]),
            felter => new Laestcelle(felter[^2].Length == 0 ? null : decimal.Parse(felter[^2], CultureInfo.InvariantCulture), felter[^1]),
            StringComparer.Ordinal);
        Assert.Equal(celler, laest.Count);
        Assert.Equal(Formatlaesere.JsonStat(svar).OrderBy(celle => celle.Key, StringComparer.Ordinal), laest.OrderBy(celle => celle.Key, StringComparer.Ordinal));
    }

    private static async Task<string[]> KoerAsync(byte[] svar)
    {
        using var node = new Process
        {
            StartInfo = new ProcessStartInfo("node", "laes.mjs") { WorkingDirectory = Mappe, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            node.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node er ikke på maskinen: JSON-stat er IKKE læst af andre end os.");
        }

        var ud = node.StandardOutput.ReadToEndAsync();
        var fejl = node.StandardError.ReadToEndAsync();
        await node.StandardInput.BaseStream.WriteAsync(svar);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await fejl);
        return (await ud).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
