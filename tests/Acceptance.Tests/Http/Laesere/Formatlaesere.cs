using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Opgoerelse.AcceptanceTests.Http.Laesere;

/// <summary>
/// Small readers of every format, written from the formats' descriptions and knowing nothing of how we write them. Each
/// gives the cells by the codes of all variables, joined by a bar in the table's order.
/// </summary>
internal static partial class Formatlaesere
{
    private static readonly string[] Tegn = ["-", "*", "..", "..."];

    public static Dictionary<string, Laestcelle> JsonStat(byte[] svar)
    {
        using var json = JsonDocument.Parse(svar);
        var rod = json.RootElement;
        var koder = rod.GetProperty("id").EnumerateArray()
            .Select(id => rod.GetProperty("dimension").GetProperty(id.GetString()!).GetProperty("category").GetProperty("index").EnumerateObject().OrderBy(kode => kode.Value.GetInt32()).Select(kode => kode.Name).ToArray())
            .ToArray();
        var status = rod.TryGetProperty("status", out var fundet) ? fundet : default;
        var celler = new Dictionary<string, Laestcelle>(StringComparer.Ordinal);
        var nr = 0;
        foreach (var vaerdi in rod.GetProperty("value").EnumerateArray())
        {
            var tegn = status.ValueKind == JsonValueKind.Object && status.TryGetProperty(nr.ToString(CultureInfo.InvariantCulture), out var et) ? et.GetString()! : "";
            celler.Add(Noegle(koder, nr++), new Laestcelle(vaerdi.ValueKind == JsonValueKind.Null ? null : vaerdi.GetDecimal(), tegn));
        }

        return celler;
    }

    public static Dictionary<string, Laestcelle> JsonPx(byte[] svar)
    {
        using var json = JsonDocument.Parse(svar);
        var kolonner = json.RootElement.GetProperty("columns").EnumerateArray().ToList();
        var maal = kolonner.Where(kolonne => kolonne.GetProperty("type").GetString() == "c").Select(kolonne => kolonne.GetProperty("code").GetString()!).ToList();
        var celler = new Dictionary<string, Laestcelle>(StringComparer.Ordinal);
        foreach (var raekke in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var noegle = string.Join('|', raekke.GetProperty("key").EnumerateArray().Select(kode => kode.GetString()));
            var vaerdier = raekke.GetProperty("values").EnumerateArray().Select(vaerdi => vaerdi.GetString()!).ToList();
            var status = raekke.TryGetProperty("status", out var tegn) ? tegn.EnumerateArray().Select(et => et.GetString()!).ToList() : vaerdier.ConvertAll(_ => "");
            Assert.Equal(maal.Count, vaerdier.Count);
            for (var i = 0; i < maal.Count; i++)
            {
                celler.Add($"{noegle}|{maal[i]}", Celle(vaerdier[i], status[i]));
            }
        }

        return celler;
    }

    /// <summary>A file with all variables in the rows.</summary>
    public static Dictionary<string, Laestcelle> Csv(byte[] svar)
    {
        var celler = new Dictionary<string, Laestcelle>(StringComparer.Ordinal);
        foreach (var linje in Encoding.UTF8.GetString(svar).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var felter = linje.Split(',');
            celler.Add(string.Join('|', felter[..^1].Select(felt => felt.Trim('"'))), Celle(felter[^1]));
        }

        return celler;
    }

    /// <summary>A page with all variables in the rows, in Danish.</summary>
    public static Dictionary<string, Laestcelle> Html(byte[] svar)
    {
        var side = XDocument.Parse(Encoding.UTF8.GetString(svar).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        return side.Descendants("tbody").Elements("tr").ToDictionary(
            raekke => string.Join('|', raekke.Elements("th").Select(navn => navn.Value)),
            raekke =>
            {
                var celle = raekke.Elements("td").Single();
                var dele = celle.Value.Split(' ');
                var laest = Celle(dele[0].Replace(',', '.'), dele.Length > 1 ? dele[1] : "");
                Assert.Equal(celle.Attribute("data-tegn")?.Value ?? "", laest.Tegn);
                return laest;
            },
            StringComparer.Ordinal);
    }

    public static Dictionary<string, Laestcelle> Px(byte[] svar)
    {
        var noegleord = Pxnoegleord(Encoding.UTF8.GetString(svar), out var data);
        var variable = Liste("STUB").Concat(Liste("HEADING")).ToList();
        var koder = variable.ConvertAll(variabel => Liste($"CODES({variabel})").ToArray()).ToArray();
        var noter = noegleord.Where(ord => ord.Key.StartsWith("DATANOTECELL(", StringComparison.Ordinal)).ToDictionary(ord => string.Join('|', ord.Key[13..^1].Split(',')), ord => ord.Value[0], StringComparer.Ordinal);
        var celler = new Dictionary<string, Laestcelle>(StringComparer.Ordinal);
        var nr = 0;
        foreach (var ord in data)
        {
            var noegle = Noegle(koder, nr++);
            // n dots stand for the sign that DATASYMBOLn says.
            celler.Add(noegle, ord[0] == '"' ? new Laestcelle(null, noegleord["DATASYMBOL" + (ord.Length - 2).ToString(CultureInfo.InvariantCulture)][0]) : Celle(ord, noter.GetValueOrDefault(noegle, "")));
        }

        return celler;

        IEnumerable<string> Liste(string ord) => noegleord.GetValueOrDefault(ord) ?? [];
    }

    /// <summary>A workbook with all variables in the rows of its first sheet.</summary>
    public static Dictionary<string, Laestcelle> Xlsx(byte[] svar)
    {
        using var fil = new MemoryStream(svar);
        using var dokument = SpreadsheetDocument.Open(fil, isEditable: false);
        var former = dokument.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var formater = former.NumberingFormats!.Elements<NumberingFormat>().ToDictionary(form => form.NumberFormatId!.Value, form => form.FormatCode!.Value!);
        var typografier = former.CellFormats!.Elements<CellFormat>().ToList();
        return Ark(dokument, 0).Skip(1).ToDictionary(
            raekke => string.Join('|', raekke[..^1].Select(celle => celle.InnerText)),
            raekke =>
            {
                var celle = raekke[^1];
                if (celle.DataType?.Value == CellValues.InlineString)
                {
                    Assert.Contains(celle.InnerText, Tegn);
                    return new Laestcelle(null, celle.InnerText);
                }

                // No type is a number.
                Assert.Null(celle.DataType);
                var form = formater[typografier[(int)celle.StyleIndex!.Value].NumberFormatId!.Value];
                return Celle(celle.CellValue!.Text, form.EndsWith("\" f\"", StringComparison.Ordinal) ? "f" : "");
            },
            StringComparer.Ordinal);
    }

    /// <summary>A file of several measures, read in Node.</summary>
    public static Dictionary<string, Laestcelle> Parquet(byte[] svar)
    {
        var celler = new Dictionary<string, Laestcelle>(StringComparer.Ordinal);
        foreach (var raekke in ParquetFile.ReadAsync(svar).GetAwaiter().GetResult().Rows)
        {
            var noegle = string.Join('|', raekke.EnumerateObject().Where(felt => !felt.Name.StartsWith("maal_", StringComparison.Ordinal) && felt.Name != "timestamp").Select(felt => felt.Value.GetString()));
            foreach (var tegn in raekke.EnumerateObject().Where(felt => felt.Name.EndsWith("_symbol", StringComparison.Ordinal)))
            {
                var vaerdi = raekke.GetProperty(tegn.Name[..^"_symbol".Length]);
                celler.Add($"{noegle}|{tegn.Name["maal_".Length..^"_symbol".Length]}", new Laestcelle(
                    vaerdi.ValueKind == JsonValueKind.Null ? null : vaerdi.GetDecimal(), tegn.Value.GetString() ?? ""));
            }
        }

        return celler;
    }

    /// <summary>The cells of a sheet, row by row.</summary>
    public static List<List<Cell>> Ark(SpreadsheetDocument dokument, int nummer)
    {
        var ark = dokument.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(nummer);
        return [.. ((WorksheetPart)dokument.WorkbookPart.GetPartById(ark.Id!.Value!)).Worksheet.Descendants<Row>().Select(raekke => raekke.Elements<Cell>().ToList())];
    }

    /// <summary>The keywords of a PX file with their texts, quotes taken off, and the words of DATA as they stand.</summary>
    public static Dictionary<string, List<string>> Pxnoegleord(string fil, out List<string> data)
    {
        var ord = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var dele = fil.Split("DATA=", 2);
        data = [.. dele[1].TrimEnd().TrimEnd(';').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        foreach (Match saetning in Saetning().Matches(dele[0]))
        {
            var navn = saetning.Groups["navn"].Value.Replace("\"", "", StringComparison.Ordinal);
            // Texts that follow each other without a comma are one text.
            var vaerdi = Fortsat().Replace(saetning.Groups["vaerdi"].Value, "");
            var tekster = Tekst().Matches(vaerdi).Select(fundet => fundet.Groups["tekst"].Value).ToList();
            if (!ord.TryAdd(navn, tekster.Count > 0 ? tekster : [vaerdi]))
            {
                ord[navn].AddRange(tekster);
            }
        }

        return ord;
    }

    private static string Noegle(string[][] koder, int nr)
    {
        var noegle = new string[koder.Length];
        for (var i = koder.Length - 1; i >= 0; i--)
        {
            noegle[i] = koder[i][nr % koder[i].Length];
            nr /= koder[i].Length;
        }

        Assert.Equal(0, nr);
        return string.Join('|', noegle);
    }

    private static Laestcelle Celle(string tekst, string tegn = "") =>
        Tegn.Contains(tekst) ? new Laestcelle(null, tekst) : new Laestcelle(decimal.Parse(tekst, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), tegn);

    [GeneratedRegex("""(?<navn>[A-Z][A-Z0-9-]*(\(("[^"]*",?)+\))?)=(?<vaerdi>([^";]|"[^"]*")*);""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Saetning();

    [GeneratedRegex("\"\\r\\n\"", RegexOptions.None, 1000)]
    private static partial Regex Fortsat();

    [GeneratedRegex("\"(?<tekst>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tekst();
}
