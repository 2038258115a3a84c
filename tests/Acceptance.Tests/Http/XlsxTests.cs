using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;
using Dimension = Opgoerelse.Domain.Tables.Dimension;
using Table = Opgoerelse.Domain.Tables.Table;

namespace Opgoerelse.AcceptanceTests.Http;

public class XlsxTests(TestService service)
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?outputFormat=xlsx&valuecodes[omraade]=DK,0740,0751,0492&valuecodes[periode]=2025Q1,2025Q3,"
            + "2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.xlsx.txt", "")]
    [InlineData("data-en.xlsx.txt", "&lang=en&outputFormatParams=UseCodesAndTexts,IncludeTitle&heading=time,maal&stub=omraade,indsats")]
    public async Task A_workbook_is_as_it_should_be(string file, string parameters)
    {
        // The parts of the archive, one after another.
        using var archive = new ZipArchive(new MemoryStream(await service.Client.GetByteArrayAsync(Data + parameters)));
        var text = new StringBuilder();
        foreach (var part in archive.Entries.Where(part =>
            part.FullName is "xl/workbook.xml" or "xl/styles.xml" || part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            text.Append(part.FullName)
                .Append('\n')
                .Append((await reader.ReadToEndAsync()).Replace("<row>", "\n<row>", StringComparison.Ordinal))
                .Append("\n\n");
        }

        Golden.Compare(file, text.ToString());
    }

    [Theory]
    [InlineData("", 1, 3)]
    [InlineData("&outputFormatParams=IncludeTitle", 2, 3)]
    [InlineData("&heading=omraade,periode,indsats,maal", 1, 0)]
    [InlineData("&stub=omraade,periode,indsats,maal", 1, 4)]
    public async Task Spreadsheets_can_open_it_and_the_names_remain(string parameters, int rows, int columns)
    {
        using var file = new MemoryStream(await service.Client.GetByteArrayAsync(Data + parameters));
        using var documentPath = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(documentPath).Select(error =>
            $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        // The title is cut between words at 31 characters.
        Assert.Equal(
            ["Y11IGA01 Indsats i de første 6…", "Noter"],
            documentPath.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
        var pane = documentPath.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Pane>()).Single();
        Assert.Equal(PaneStateValues.Frozen, pane.State!.Value);
        Assert.Equal((rows, columns), ((int)pane.VerticalSplit!.Value, (int)(pane.HorizontalSplit?.Value ?? 0)));
        // All rows are equally long but the title's.
        Assert.Single(FormatReaders.Sheet(documentPath, 0).Skip(rows - 1).Select(row => row.Count).Distinct());
    }

    [Fact]
    public async Task The_same_file_is_the_same_byte_for_byte()
    {
        var one = await service.Client.GetByteArrayAsync(Data);
        await using var other = await TestService.StartAsync(SampleRelease.IsSmall());

        Assert.Equal(one, await other.Client.GetByteArrayAsync(Data));
    }

    [Fact]
    public async Task A_workbook_has_type_and_name_and_is_not_compressed_again()
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Data);
        call.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await service.Client.SendAsync(call);

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.xlsx\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("-br", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_that_is_too_wide_for_a_sheet_is_400()
    {
        var wideOne = SampleRelease.IsSmall();
        var dimension = new Dimension(
            "omraade",
            new BilingualText("område", "area"),
            DimensionRole.Geography,
            [.. Enumerable.Range(0, 16_384).Select(i => new DimensionValue($"k{i}", new BilingualText($"Sted {i}", $"Place {i}")))],
            null);
        await using var own = await TestService.StartAsync(wideOne with
        {
            Tables = [new Table("BRED", new BilingualText("Bred", "Wide"), [], [dimension], new long[16_384], new CellSymbol[16_384])],
        });
        const string WideOne = "/api/v2/tables/BRED/data?outputFormat=xlsx&valuecodes[omraade]=";

        using var equalOnes = await own.Client.GetAsync(WideOne + "*&heading=omraade");
        Assert.Equal(200, (int)equalOnes.StatusCode);
        using var portrait = await own.Client.GetAsync(WideOne + "*&stub=omraade");
        Assert.Equal(200, (int)portrait.StatusCode);

        // One more column: a variable in the rows takes one.
        var measure = new Dimension(
            "maal",
            new BilingualText("mål", "measure"),
            DimensionRole.Measure,
            [new DimensionValue("antal", new BilingualText("Antal", "Number"))],
            null);
        own.Switch(wideOne with
        {
            Tables =
            [
                new Table("BRED", new BilingualText("Bred", "Wide"), [], [dimension, measure], new long[16_384], new CellSymbol[16_384]),
            ],
        });
        using var answer = await own.Client.GetAsync(WideOne + "*&valuecodes[maal]=*&heading=omraade");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("16385 kolonner", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
