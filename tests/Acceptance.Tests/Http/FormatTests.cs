using System.Text;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What holds for every format that the service offers.</summary>
public class FormatTests(TestService service, SharedServices others)
{
    private const string Rows = "&outputFormatParams=UseCodes&stub=omraade,periode,indsats,maal";
    private const string Anything =
        "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*&outputFormat=";

    private static readonly Dictionary<string, (string Parameters, bool ShowsPreliminary, Reading Read)> Formats =
        new(StringComparer.Ordinal)
        {
            ["json-stat2"] = ("", true, FormatReaders.JsonStat),
            ["csv"] = (Rows, false, FormatReaders.Csv),
            ["px"] = ("", true, FormatReaders.Px),
            ["xlsx"] = (Rows, true, FormatReaders.Xlsx),
            ["html"] = (Rows, true, FormatReaders.Html),
            ["json-px"] = ("", true, FormatReaders.JsonPx),
            ["parquet"] = ("", true, FormatReaders.Parquet),
        };

    private delegate Dictionary<string, ReadCell> Reading(byte[] answer);

    public static TheoryData<string> Names => [.. Formats.Keys];

    [Fact]
    public async Task There_is_a_reader_for_every_format_that_is_offered() =>
        Assert.Equal(
            Formats.Keys.Order(StringComparer.Ordinal),
            (await service.JsonAsync("/api/v2/config"))
                .GetProperty("dataFormats")
                .EnumerateArray()
                .Select(format => format.GetString()!)
                .Order(StringComparer.Ordinal));

    /// <summary>The test that matters most: no format shows a number where the release has a sign, and all show the same numbers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Every_cell_read_back_is_the_one_in_the_release(string format) => ReadBack(format, service, SampleRelease.IsSmall());

    /// <summary>The ends of ranges are numbers like others, and the sign of the withheld figure stays.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_read_back_is_the_one_in_the_release_with_ranges_too(string format) =>
        await ReadBack(format, await others.Ranges, SharedServices.Ranged);

    private static async Task ReadBack(string format, TestService service, ReleaseWithTables release)
    {
        var table = release.Find("Y11IGA01")!;
        var (parameters, showsPreliminary, read) = Formats[format];
        var cells = read(await service.Client.GetByteArrayAsync(Anything + format + parameters));

        Assert.Equal(table.Values.Length, cells.Count);
        var withheldOnes = 0;
        for (var index = 0; index < table.Values.Length; index++)
        {
            var (key, measure) = Key(table, index);
            var symbol = table.Symbols[index];
            var sign = symbol == CellSymbol.Preliminary && !showsPreliminary ? "" : symbol.Sign();
            var number = symbol.HasValue() ? table.Values[index] / (measure.Decimals == 1 ? 10m : 1m) : (decimal?)null;
            Assert.True(new ReadCell(number, sign) == cells[key], $"{format} {key}: {cells[key]}, ikke {number} {sign}");
            withheldOnes += symbol == CellSymbol.Withheld ? 1 : 0;
        }

        Assert.True(withheldOnes > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_format_says_what_the_signs_mean_who_stands_behind_and_when(string format)
    {
        // The figures of a CSV stand alone unless notes are asked for.
        var bytes = await service.Client.GetByteArrayAsync(Anything + format + (format == "csv" ? "&outputFormatParams=IncludeNotes" : ""));
        var text = format == "xlsx"
            ? NoteSheetXml(bytes)
            : Encoding.UTF8.GetString(bytes).Replace("\"\r\n\"", "", StringComparison.Ordinal);

        Assert.Contains("Prøvetal: opdigtet til prøver.", text, StringComparison.Ordinal);
        Assert.Contains("Kun når kommunen udfører den.", text, StringComparison.Ordinal);
        Assert.Contains("diskretioneret af hensyn til fortrolighed", text, StringComparison.Ordinal);
        Assert.Contains("intet grundlag (ingen forløb)", text, StringComparison.Ordinal);
        Assert.Contains("foreløbigt tal", text, StringComparison.Ordinal);
        Assert.Contains("endnu ikke offentliggjort", text, StringComparison.Ordinal);
        Assert.Contains(
            "Styrelsen for Arbejdsmarked og Rekruttering på grundlag af kommunernes indberetninger",
            text,
            StringComparison.Ordinal);
        Assert.Contains("https://creativecommons.org/licenses/by/4.0/", text, StringComparison.Ordinal);
        Assert.Contains("jobindsats@star.dk", text, StringComparison.Ordinal);
        // Published 1 April 2026 at 8, and again on the 15th.
        Assert.True(
            new[] { "1. april 2026 kl. 08.00", "2026-04-01T06:00:00Z" }.Any(time => text.Contains(time, StringComparison.Ordinal)),
            text);
        Assert.True(
            new[] { "15. april 2026 kl. 08.00", "2026-04-15T06:00:00Z" }.Any(time => text.Contains(time, StringComparison.Ordinal)),
            text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_points_to_its_description(string format)
    {
        using var answer = await service.Client.GetAsync(Anything + format);

        var link = Assert.Single(answer.Headers.GetValues("Link"));
        Assert.Equal("</api/v2/tables/Y11IGA01/metadata?lang=da>; rel=\"describedby\"; type=\"application/json\"", link);
        await service.JsonAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }

    private static (string Key, DimensionValue Measure) Key(Table table, int index)
    {
        var codes = new DimensionValue[table.Dimensions.Count];
        for (var i = codes.Length - 1; i >= 0; i--)
        {
            codes[i] = table.Dimensions[i].Values[index % table.Dimensions[i].Values.Count];
            index /= table.Dimensions[i].Values.Count;
        }

        return (string.Join('|', codes.Select(value => value.Code)), codes[^1]);
    }

    private static string NoteSheetXml(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using var documentPath = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, isEditable: false);
        return string.Join('\n', FormatReaders.Sheet(documentPath, 1).Select(row => string.Join(": ", row.Select(cell => cell.InnerText))));
    }
}
