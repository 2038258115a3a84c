using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public partial class PxFormatTests(TestService service)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=px";
    private const string SelectionUrl =
        "&valuecodes[omraade]=DK,0740,0751,0492&valuecodes[periode]=2025Q1,2025Q3,2025Q4&valuecodes[indsats]=nogen,sundhed"
            + "&valuecodes[maal]=*";
    private const string Anything = "&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.px", SelectionUrl)]
    [InlineData("data-en.px", "&lang=en&heading=time&stub=omraade,indsats,maal" + SelectionUrl)]
    [InlineData(
        "en-andel.px",
        "&valuecodes[omraade]=0751&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel&stub=omraade,"
            + "periode,indsats,maal")]
    public async Task A_file_is_as_the_format_wants_it(string file, string parameters) =>
        Golden.Compare(file, await service.TextAsync(Data + parameters));

    [Fact]
    public async Task No_line_is_too_long_and_no_quote_stands_alone()
    {
        var file = await service.TextAsync(Data + Anything + "&heading=omraade,periode,indsats,maal");

        Assert.All(file.Split("\r\n"), line =>
        {
            Assert.InRange(line.Length, 0, 256);
            Assert.True(line.Count(sign => sign == '"') % 2 == 0, line);
        });
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cells_can_be_read_back()
    {
        var table = SampleRelease.IsSmall().Find("Y11IGA01")!;
        var file = await service.TextAsync(Data + Anything);
        var cells = file[(file.IndexOf("DATA=", StringComparison.Ordinal) + 5)..]
            .TrimEnd()
            .TrimEnd(';')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        // The dots as they are shown: DATASYMBOLn is the sign that n dots stand for.
        var sign = Symbol()
            .Matches(file)
            .ToDictionary(
                found => $"\"{new string('.', int.Parse(found.Groups["nummer"].Value, CultureInfo.InvariantCulture))}\"",
                found => found.Groups["tegn"].Value);
        var preliminaryOnes = file.Split("DATANOTECELL(").Length - 1;
        Assert.Equal(table.Values.Length, cells.Length);
        Assert.Equal(table.Symbols.Count(symbol => symbol == CellSymbol.Preliminary), preliminaryOnes);
        for (var i = 0; i < cells.Length; i++)
        {
            var expected = CellSymbols.HasValue(table.Symbols[i])
                ? (table.Values[i] / (i % 3 == 2 ? 10m : 1m)).ToString(i % 3 == 2 ? "0.0" : "0", CultureInfo.InvariantCulture)
                : CellSymbols.Sign(table.Symbols[i]);
            Assert.Equal(expected, sign.GetValueOrDefault(cells[i], cells[i]));
        }

        Assert.DoesNotContain(SampleRelease.Secret.ToString(CultureInfo.InvariantCulture), file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_type_and_name()
    {
        using var answer = await service.Client.GetAsync(Data + SelectionUrl);

        Assert.Equal("application/octet-stream; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.px\"", answer.Content.Headers.ContentDisposition!.ToString());
    }

    [GeneratedRegex("DATASYMBOL(?<nummer>[1-6])=\"(?<tegn>[^\"]*)\";", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();
}
