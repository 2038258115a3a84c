using System.Globalization;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Our JSON-stat read by the toolkit of the format's author, in Node. It is fetched by <c>npm ci</c> in the folder Node;
/// where Node or the toolkit is missing the test is skipped and says so.
/// </summary>
public class ToolkitTests(TestService service)
{
    [Theory]
    [InlineData("?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*", 9 * 7 * 6 * 3)]
    [InlineData("?lang=en&valuecodes[periode]=2025Q3&valuecodes[indsats]=sundhed&valuecodes[maal]=*&valuecodes[omraade]=FROM(0580)", 12)]
    [InlineData("", 9 * 6)]
    public async Task The_toolkit_reads_the_cells_we_wrote(string selection, int cells)
    {
        var answer = await service.Client.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data" + selection);
        var said = await OtherPrograms.NodeAsync("laes.mjs", "jsonstat-toolkit", answer, "JSON-stat er IKKE læst af andre end os.");
        Assert.True(said.ExitCode == 0, said.Errors);
        var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith($"# dataset 4 {cells} periode omraade maal", lines[0], StringComparison.Ordinal);
        var read = lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(
            fields => string.Join('|', fields[..^2]),
            fields => new ReadCell(fields[^2].Length == 0 ? null : decimal.Parse(fields[^2], CultureInfo.InvariantCulture), fields[^1]),
            StringComparer.Ordinal);
        Assert.Equal(cells, read.Count);
        Assert.Equal(
            FormatReaders.JsonStat(answer).OrderBy(cell => cell.Key, StringComparer.Ordinal),
            read.OrderBy(cell => cell.Key, StringComparer.Ordinal));
    }
}
