using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// A workbook of the service and the national report's, opened by LibreOffice and saved by it: every cell is what we wrote. Where
/// LibreOffice is missing the test is skipped and says so.
/// </summary>
[Trait("Category", "Slow")]
public class LibreOfficeTests(TestService service)
{
    [Fact(Explicit = true)]
    public async Task LibreOffice_reads_the_cells_we_wrote()
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-calc").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "data.xlsx"),
                await service.Client.GetByteArrayAsync(
                    "/api/v2/tables/Y11IGA01/data?outputFormat=xlsx&valuecodes[omraade]=*&valuecodes[periode]=*"
                        + "&valuecodes[indsats]=*&valuecodes[maal]=*"));
            new ReportMaker(null).Make(new ReportBasis(SampleRelease.Large()), [], withCountry: true, folder);
            await SaveAsync(folder, [], "data.xlsx", "land.xlsx");

            var (data, country) = (Cells(Path.Combine(folder, "data.xlsx")), Cells(Path.Combine(folder, "land.xlsx")));
            Assert.True(data.Count > 1_000 && data.Values.Count(cell => cell.Number is not null) > 500, $"{data.Count} celler");
            Assert.True(country.Count > 5_000 && country.Values.Count(cell => cell.Number is not null) > 2_000, $"{country.Count} celler");
            Assert.Contains(country.Values, cell => cell.Text == "*");
            AreAlike(data, Cells(Path.Combine(folder, "ud", "data.xlsx")));
            AreAlike(country, Cells(Path.Combine(folder, "ud", "land.xlsx")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// "CSV til regneark" as a Danish spreadsheet opens it: by the machine's language, no column chosen by hand. Numbers are
    /// numbers, the kommune's number is whole, and what tells of the figures stands apart from them.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task LibreOffice_in_Danish_opens_CSV_for_spreadsheets_right()
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-calc").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "data.csv"),
                await service.Client.GetByteArrayAsync(
                    $"/api/v2/tables/Y11IGA01/data?outputFormat=csv&outputFormatParams={Addresses.SpreadsheetFile}"
                        + $"&valuecodes[omraade]=DK,0751&valuecodes[periode]=2024,2025QMAT03"
                        + "&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*"));
            // Semicolon, quotes, UTF-8, from the first line, the language Danish (1030), quoted fields not as text, numbers with
            // units found.
            await SaveAsync(folder, ["--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1030,false,true"], "data.csv");

            var cells = Cells(Path.Combine(folder, "ud", "data.xlsx"));
            Assert.Equal(new OfficeCell("Indsats i de første 6 måneder", null), cells["data!1,1"]);
            Assert.DoesNotContain("data!1,2", cells.Keys);
            Assert.Equal(new OfficeCell("område", null), cells["data!1,3"]);
            // DK and Aarhus, each a year and a rolling year of two kinds.
            Assert.Equal(new OfficeCell("0751 Aarhus", null), cells["data!1,10"]);
            Assert.Equal(new OfficeCell("4. kvartal 2024 - 3. kvartal 2025", null), cells["data!2,10"]);
            Assert.Equal(new OfficeCell(null, 17), cells["data!4,10"]);
            Assert.Equal(new OfficeCell(null, 64.7m), cells["data!6,10"]);
            Assert.Equal(new OfficeCell("f", null), cells["data!9,10"]);
            Assert.Equal(new OfficeCell("*", null), cells["data!6,11"]);
            Assert.Equal(new OfficeCell("*", null), cells["data!9,11"]);
            Assert.DoesNotContain("data!1,12", cells.Keys);
            Assert.Contains(cells.Values, cell => cell.Text == "diskretioneret af hensyn til fortrolighed");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AreAlike(Dictionary<string, OfficeCell> ours, Dictionary<string, OfficeCell> theirs)
    {
        Assert.Equal(ours.Keys.Order(StringComparer.Ordinal), theirs.Keys.Order(StringComparer.Ordinal));
        foreach (var (placeAt, cell) in ours)
        {
            Assert.True(cell == theirs[placeAt], $"{placeAt}: {cell} blev {theirs[placeAt]}");
        }
    }

    private static async Task SaveAsync(string folder, string[] suchArguments, params string[] files)
    {
        using var processName = new Process
        {
            StartInfo = new ProcessStartInfo("soffice")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        // A profile of its own: another LibreOffice on the machine is left alone.
        string[] arguments =
        [
            $"-env:UserInstallation={new Uri(Path.Combine(folder, "profil")).AbsoluteUri}", "--headless", "--norestore", .. suchArguments,
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "ud", .. files,
        ];
        foreach (var argument in arguments)
        {
            processName.StartInfo.ArgumentList.Add(argument);
        }

        try
        {
            processName.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("LibreOffice (soffice) er ikke på maskinen: XLSX er IKKE åbnet af andre end os.");
        }

        var output = processName.StandardOutput.ReadToEndAsync();
        var error = processName.StandardError.ReadToEndAsync();
        using var frist = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await processName.WaitForExitAsync(frist.Token);
        Assert.True(
            files.All(file => File.Exists(Path.Combine(folder, "ud", Path.ChangeExtension(file, ".xlsx")))),
            await output + await error);
    }

    /// <summary>Every cell with something in it, by sheet and place.</summary>
    private static Dictionary<string, OfficeCell> Cells(string path)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false);
        var common = book.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>()
            .Select(text => text.InnerText)
            .ToList() ?? [];
        var cells = new Dictionary<string, OfficeCell>(StringComparer.Ordinal);
        foreach (var sheet in book.WorkbookPart.Workbook.Descendants<Sheet>())
        {
            var rowNumber = 0;
            foreach (var row in ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>())
            {
                rowNumber = (int)(row.RowIndex?.Value ?? (uint)rowNumber + 1);
                var column = 0;
                foreach (var cell in row.Elements<Cell>())
                {
                    column = cell.CellReference?.Value is { } placeAt ? Number(placeAt) : column + 1;
                    var text = cell.DataType?.Value == CellValues.SharedString
                        ? common[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)]
                        : cell.InnerText;
                    if (text.Length > 0)
                    {
                        var isNumber = cell.DataType is null || cell.DataType.Value == CellValues.Number;
                        cells.Add(
                            string.Create(CultureInfo.InvariantCulture, $"{sheet.Name!.Value}!{column},{rowNumber}"),
                            isNumber
                                ? new OfficeCell(null, Math.Round(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), 9))
                                : new OfficeCell(text, null));
                    }
                }
            }
        }

        return cells;
    }

    /// <summary>B7 is 2.</summary>
    private static int Number(string placeAt) =>
        placeAt.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, character) => (sum * 26) + character - 'A' + 1);

    private readonly record struct OfficeCell(string? Text, decimal? Number);
}
