using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// A workbook of the service and the national report's, opened by LibreOffice and saved by it: every cell is what we wrote. Where
/// LibreOffice is missing the test is skipped and says so.
/// </summary>
public class LibreOfficeProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task LibreOffice_laeser_de_celler_vi_skrev()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-calc").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(mappe, "data.xlsx"),
                await tjeneste.Klient.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data?outputFormat=xlsx&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*"));
            new Rapportdanner(null).Dan(new Rapportgrundlag(Proeveudgivelse.Stor()), [], medLand: true, mappe);
            await GemAsync(mappe, [], "data.xlsx", "land.xlsx");

            var (data, land) = (Celler(Path.Combine(mappe, "data.xlsx")), Celler(Path.Combine(mappe, "land.xlsx")));
            Assert.True(data.Count > 1_000 && data.Values.Count(celle => celle.Tal is not null) > 500, $"{data.Count} celler");
            Assert.True(land.Count > 5_000 && land.Values.Count(celle => celle.Tal is not null) > 2_000, $"{land.Count} celler");
            Assert.Contains(land.Values, celle => celle.Tekst == "*");
            Ens(data, Celler(Path.Combine(mappe, "ud", "data.xlsx")));
            Ens(land, Celler(Path.Combine(mappe, "ud", "land.xlsx")));
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    /// <summary>
    /// "CSV til regneark" as a Danish spreadsheet opens it: by the machine's language, no column chosen by hand. Numbers are
    /// numbers, the kommune's number is whole, and what tells of the figures stands apart from them.
    /// </summary>
    [Fact]
    public async Task LibreOffice_paa_dansk_aabner_CSV_til_regneark_rigtigt()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-calc").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(mappe, "data.csv"),
                await tjeneste.Klient.GetByteArrayAsync($"/api/v2/tables/Y11IGA01/data?outputFormat=csv&outputFormatParams={Addresses.SpreadsheetFile}&valuecodes[omraade]=DK,0751&valuecodes[periode]=2024,2025QMAT03&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*"));
            // Semicolon, quotes, UTF-8, from the first line, the language Danish (1030), quoted fields not as text, numbers with units found.
            await GemAsync(mappe, ["--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1030,false,true"], "data.csv");

            var celler = Celler(Path.Combine(mappe, "ud", "data.xlsx"));
            Assert.Equal(new Celle("Indsats i de første 6 måneder", null), celler["data!1,1"]);
            Assert.DoesNotContain("data!1,2", celler.Keys);
            Assert.Equal(new Celle("område", null), celler["data!1,3"]);
            // DK and Aarhus, each a year and a rolling year of two kinds.
            Assert.Equal(new Celle("0751 Aarhus", null), celler["data!1,10"]);
            Assert.Equal(new Celle("4. kvartal 2024 - 3. kvartal 2025", null), celler["data!2,10"]);
            Assert.Equal(new Celle(null, 17), celler["data!4,10"]);
            Assert.Equal(new Celle(null, 64.7m), celler["data!6,10"]);
            Assert.Equal(new Celle("f", null), celler["data!9,10"]);
            Assert.Equal(new Celle("*", null), celler["data!6,11"]);
            Assert.Equal(new Celle("*", null), celler["data!9,11"]);
            Assert.DoesNotContain("data!1,12", celler.Keys);
            Assert.Contains(celler.Values, celle => celle.Tekst == "diskretioneret af hensyn til fortrolighed");
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static void Ens(Dictionary<string, Celle> vore, Dictionary<string, Celle> deres)
    {
        Assert.Equal(vore.Keys.Order(StringComparer.Ordinal), deres.Keys.Order(StringComparer.Ordinal));
        foreach (var (sted, celle) in vore)
        {
            Assert.True(celle == deres[sted], $"{sted}: {celle} blev {deres[sted]}");
        }
    }

    private static async Task GemAsync(string mappe, string[] saadan, params string[] filer)
    {
        using var proces = new Process
        {
            StartInfo = new ProcessStartInfo("soffice") { WorkingDirectory = mappe, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        // A profile of its own: another LibreOffice on the machine is left alone.
        string[] argumenter =
        [
            $"-env:UserInstallation={new Uri(Path.Combine(mappe, "profil")).AbsoluteUri}", "--headless", "--norestore", .. saadan, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "ud", .. filer,
        ];
        foreach (var argument in argumenter)
        {
            proces.StartInfo.ArgumentList.Add(argument);
        }

        try
        {
            proces.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("LibreOffice (soffice) er ikke på maskinen: XLSX er IKKE åbnet af andre end os.");
        }

        var ud = proces.StandardOutput.ReadToEndAsync();
        var fejl = proces.StandardError.ReadToEndAsync();
        using var frist = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await proces.WaitForExitAsync(frist.Token);
        Assert.True(filer.All(fil => File.Exists(Path.Combine(mappe, "ud", Path.ChangeExtension(fil, ".xlsx")))), await ud + await fejl);
    }

    /// <summary>Every cell with something in it, by sheet and place.</summary>
    private static Dictionary<string, Celle> Celler(string sti)
    {
        using var bog = SpreadsheetDocument.Open(sti, isEditable: false);
        var faelles = bog.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(tekst => tekst.InnerText).ToList() ?? [];
        var celler = new Dictionary<string, Celle>(StringComparer.Ordinal);
        foreach (var ark in bog.WorkbookPart.Workbook.Descendants<Sheet>())
        {
            var raekkenummer = 0;
            foreach (var raekke in ((WorksheetPart)bog.WorkbookPart.GetPartById(ark.Id!)).Worksheet.Descendants<Row>())
            {
                raekkenummer = (int)(raekke.RowIndex?.Value ?? (uint)raekkenummer + 1);
                var kolonne = 0;
                foreach (var celle in raekke.Elements<Cell>())
                {
                    kolonne = celle.CellReference?.Value is { } sted ? Nummer(sted) : kolonne + 1;
                    var tekst = celle.DataType?.Value == CellValues.SharedString ? faelles[int.Parse(celle.CellValue!.Text, CultureInfo.InvariantCulture)] : celle.InnerText;
                    if (tekst.Length > 0)
                    {
                        var erTal = celle.DataType is null || celle.DataType.Value == CellValues.Number;
                        celler.Add(
                            string.Create(CultureInfo.InvariantCulture, $"{ark.Name!.Value}!{kolonne},{raekkenummer}"),
                            erTal ? new Celle(null, Math.Round(decimal.Parse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture), 9)) : new Celle(tekst, null));
                    }
                }
            }
        }

        return celler;
    }

    /// <summary>B7 is 2.</summary>
    private static int Nummer(string sted) => sted.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, bogstav) => (sum * 26) + bogstav - 'A' + 1);

    private readonly record struct Celle(string? Tekst, decimal? Tal);
}
