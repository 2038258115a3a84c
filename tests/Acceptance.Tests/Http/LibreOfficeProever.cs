using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Opgoerelse.Reports;
using Opgoerelse.Reports.Dokumenter;

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
            await GemAsync(mappe, "data.xlsx", "land.xlsx");

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

    private static void Ens(Dictionary<string, Celle> vore, Dictionary<string, Celle> deres)
    {
        Assert.Equal(vore.Keys.Order(StringComparer.Ordinal), deres.Keys.Order(StringComparer.Ordinal));
        foreach (var (sted, celle) in vore)
        {
            Assert.True(celle == deres[sted], $"{sted}: {celle} blev {deres[sted]}");
        }
    }

    private static async Task GemAsync(string mappe, params string[] filer)
    {
        using var proces = new Process
        {
            StartInfo = new ProcessStartInfo("soffice") { WorkingDirectory = mappe, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        // A profile of its own: another LibreOffice on the machine is left alone.
        foreach (var argument in new[] { $"-env:UserInstallation={new Uri(Path.Combine(mappe, "profil")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "ud" }.Concat(filer))
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
        Assert.True(filer.All(fil => File.Exists(Path.Combine(mappe, "ud", fil))), await ud + await fejl);
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
