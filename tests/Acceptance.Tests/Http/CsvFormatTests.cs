using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class CsvFormatTests(TestService service, SharedServices others)
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?outputFormat=csv&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4"
            + "&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("koder.csv", "")]
    [InlineData("tekster-semikolon-titel.csv", "&outputFormatParams=UseTexts,SeparatorSemicolon,IncludeTitle")]
    [InlineData("koder-og-tekster-tab.csv", "&outputFormatParams=UseCodesAndTexts&outputFormatParams=SeparatorTab")]
    [InlineData("mellemrum-en.csv", "&lang=en&outputFormatParams=usetexts,separatorspace")]
    [InlineData("perioder-i-kolonner.csv", "&heading=time,maal&stub=indsats,omraade")]
    [InlineData("kun-forspalte.csv", "&stub=omraade,periode,indsats,ContentsCode")]
    [InlineData("kun-hoved.csv", "&heading=omraade,periode,indsats,maal")]
    [InlineData("koder-status.csv", "&outputFormatParams=IncludeStatus")]
    [InlineData("regneark.csv", "&outputFormatParams=ForSpreadsheet,IncludeStatus,IncludeTitle")]
    [InlineData("regneark-en.csv", "&lang=en&outputFormatParams=UseTexts,ForSpreadsheet,IncludeStatus")]
    public async Task A_file_is_as_the_contract_wants_it(string file, string parameters) =>
        Golden.Compare(file, Encoding.UTF8.GetString(await service.Client.GetByteArrayAsync(Data + parameters)).TrimStart('\uFEFF'));

    /// <summary>Without the mark Excel reads å as Ã¥; with it a program finds another name on its first column.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("&outputFormatParams=IncludeStatus,IncludeNotes,IncludeTitle,UseTexts,SeparatorSemicolon", false)]
    [InlineData("&outputFormatParams=ForSpreadsheet", true)]
    [InlineData("&lang=en&outputFormatParams=forspreadsheet,separatortab", true)]
    public async Task Only_a_file_for_a_spreadsheet_begins_with_a_BOM(string parameters, bool withBom) =>
        Assert.Equal(withBom, (await service.Client.GetByteArrayAsync(Data + parameters)).AsSpan().StartsWith("\uFEFF"u8));

    /// <summary>An area is never a bare code where a spreadsheet would make a number of it, whatever names are asked for.</summary>
    [Theory]
    [InlineData("ForSpreadsheet", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseTexts", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseCodes", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseCodesAndTexts", "\"0751 - Aarhus\"")]
    public async Task A_kommunes_number_stands_together_with_its_name_in_a_spreadsheet(string parameters, string name) =>
        Assert.Contains($"\r\n{name};", await service.TextAsync(Data + "&outputFormatParams=" + parameters), StringComparison.Ordinal);

    /// <summary>The status of a row stands after its values, also where the row is longer than what is sent at a time.</summary>
    [Fact]
    public async Task The_status_columns_stand_after_the_values_also_in_one_long_row()
    {
        const string Anything =
            "/api/v2/tables/Y11IGA01/data?outputFormat=csv&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*"
                + "&valuecodes[maal]=*&heading=omraade,periode,indsats,maal";
        var large = await others.Large;
        var table = SampleRelease.Large().Find("Y11IGA01")!;

        var lines = (await large.TextAsync(Anything + "&outputFormatParams=IncludeStatus")).Split("\r\n");
        var without = (await large.TextAsync(Anything)).Split("\r\n");

        Assert.Equal(3, lines.Length);
        Assert.StartsWith(without[0] + ",\"", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(without[1] + ",", lines[1], StringComparison.Ordinal);
        Assert.Equal(table.Symbols.Select(symbol => symbol.Sign()), lines[1].Split(',').Skip(table.Values.Length));
        Assert.Equal(2 * table.Values.Length, lines[0].Split(',').Length);
    }

    /// <summary>The contact is the operator's own text: a spreadsheet must not calculate it. A file for programs has it as it is.</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+45 1234")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    public async Task A_text_cannot_become_a_formula_in_a_spreadsheet(string name)
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:Kontakt:Da", name));

        Assert.Contains(
            $"\"Kontakt\";\"'{name}, ",
            await own.TextAsync(Data + "&outputFormatParams=ForSpreadsheet,IncludeNotes"),
            StringComparison.Ordinal);
        Assert.Contains(
            $"\"Kontakt\",\"{name}, ",
            await own.TextAsync(Data + "&outputFormatParams=IncludeNotes"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_heading_leaves_the_rest_as_rows()
    {
        var lines = (await service.TextAsync(Data + "&heading=periode")).Split("\r\n");

        Assert.Equal("\"omraade\",\"indsats\",\"maal\",\"2025QMAT03\",\"2025Q4\"", lines[0]);
        Assert.Equal(1 + (3 * 2 * 3) + 1, lines.Length);
    }

    [Fact]
    public async Task The_default_selection_has_its_own_placement()
    {
        var lines = (await service.TextAsync("/api/v2/tables/Y11IGA01/data?outputFormat=csv")).Split("\r\n");

        Assert.StartsWith("\"omraade\",\"andel 2025Q3 nogen\",", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_type_and_name()
    {
        using var answer = await service.Client.GetAsync(Data);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.csv\"", answer.Content.Headers.ContentDisposition!.ToString());
    }
}
