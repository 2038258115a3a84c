using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Opgoerelse.AcceptanceTests.Http.Readers;

/// <summary>
/// Small readers of every format, written from the formats' descriptions and knowing nothing of how we write them. Each
/// gives the cells by the codes of all variables, joined by a bar in the table's order.
/// </summary>
internal static partial class FormatReaders
{
    private static readonly string[] Sign = ["-", "*", "..", "..."];

    public static Dictionary<string, ReadCell> JsonStat(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        var codes = root.GetProperty("id").EnumerateArray()
            .Select(id => root.GetProperty("dimension")
                .GetProperty(id.GetString()!)
                .GetProperty("category")
                .GetProperty("index")
                .EnumerateObject()
                .OrderBy(code => code.Value.GetInt32())
                .Select(code => code.Name)
                .ToArray())
            .ToArray();
        var status = root.TryGetProperty("status", out var found) ? found : default;
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        var index = 0;
        foreach (var value in root.GetProperty("value").EnumerateArray())
        {
            var sign = status.ValueKind == JsonValueKind.Object
                && status.TryGetProperty(index.ToString(CultureInfo.InvariantCulture), out var item)
                ? item.GetString()!
                : "";
            cells.Add(Key(codes, index++), new ReadCell(value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal(), sign));
        }

        return cells;
    }

    public static Dictionary<string, ReadCell> JsonPx(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        var columns = json.RootElement.GetProperty("columns").EnumerateArray().ToList();
        var measure = columns.Where(column => column.GetProperty("type").GetString() == "c")
            .Select(column => column.GetProperty("code").GetString()!)
            .ToList();
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        foreach (var row in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var key = string.Join('|', row.GetProperty("key").EnumerateArray().Select(code => code.GetString()));
            var values = row.GetProperty("values").EnumerateArray().Select(value => value.GetString()!).ToList();
            var status = row.TryGetProperty("status", out var sign)
                ? sign.EnumerateArray().Select(item => item.GetString()!).ToList()
                : values.ConvertAll(_ => "");
            Assert.Equal(measure.Count, values.Count);
            for (var i = 0; i < measure.Count; i++)
            {
                cells.Add($"{key}|{measure[i]}", Cell(values[i], status[i]));
            }
        }

        return cells;
    }

    /// <summary>A file with all variables in the rows.</summary>
    public static Dictionary<string, ReadCell> Csv(byte[] answer)
    {
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(answer).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fields = line.Split(',');
            cells.Add(string.Join('|', fields[..^1].Select(field => field.Trim('"'))), Cell(fields[^1]));
        }

        return cells;
    }

    /// <summary>A page with all variables in the rows, in Danish.</summary>
    public static Dictionary<string, ReadCell> Html(byte[] answer)
    {
        var page = XDocument.Parse(Encoding.UTF8
            .GetString(answer)
            .Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        return page.Descendants("tbody").Elements("tr").ToDictionary(
            row => string.Join('|', row.Elements("th").Select(name => name.Value)),
            row =>
            {
                var cell = row.Elements("td").Single();
                var parts = cell.Value.Split(' ');
                var read = Cell(parts[0].Replace(',', '.'), parts.Length > 1 ? parts[1] : "");
                Assert.Equal(cell.Attribute("data-tegn")?.Value ?? "", read.Sign);
                return read;
            },
            StringComparer.Ordinal);
    }

    public static Dictionary<string, ReadCell> Px(byte[] answer)
    {
        var keywords = PxKeywords(Encoding.UTF8.GetString(answer), out var data);
        var variable = ListOf("STUB").Concat(ListOf("HEADING")).ToList();
        var codes = variable.ConvertAll(variable => ListOf($"CODES({variable})").ToArray()).ToArray();
        var notes = keywords.Where(word => word.Key.StartsWith("DATANOTECELL(", StringComparison.Ordinal)).ToDictionary(
            word => string.Join('|', word.Key[13..^1].Split(',')),
            word => word.Value[0],
            StringComparer.Ordinal);
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        var index = 0;
        foreach (var word in data)
        {
            var key = Key(codes, index++);
            // n dots stand for the sign that DATASYMBOLn says.
            cells.Add(
                key,
                word[0] == '"'
                    ? new ReadCell(null, keywords["DATASYMBOL" + (word.Length - 2).ToString(CultureInfo.InvariantCulture)][0])
                    : Cell(word, notes.GetValueOrDefault(key, "")));
        }

        return cells;

        IEnumerable<string> ListOf(string word) => keywords.GetValueOrDefault(word) ?? [];
    }

    /// <summary>A workbook with all variables in the rows of its first sheet.</summary>
    public static Dictionary<string, ReadCell> Xlsx(byte[] answer)
    {
        using var file = new MemoryStream(answer);
        using var documentPath = SpreadsheetDocument.Open(file, isEditable: false);
        var former = documentPath.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var formats = former.NumberingFormats!
            .Elements<NumberingFormat>()
            .ToDictionary(form => form.NumberFormatId!.Value, form => form.FormatCode!.Value!);
        var cellStyles = former.CellFormats!.Elements<CellFormat>().ToList();
        return Sheet(documentPath, 0).Skip(1).ToDictionary(
            row => string.Join('|', row[..^1].Select(cell => cell.InnerText)),
            row =>
            {
                var cell = row[^1];
                if (cell.DataType?.Value == CellValues.InlineString)
                {
                    // Where a range is published, it stands in the place of the sign.
                    var range = Range().IsMatch(cell.InnerText);
                    Assert.True(range || Sign.Contains(cell.InnerText), cell.InnerText);
                    return new ReadCell(null, range ? "*" : cell.InnerText);
                }

                // No type is a number.
                Assert.Null(cell.DataType);
                var form = formats[cellStyles[(int)cell.StyleIndex!.Value].NumberFormatId!.Value];
                return Cell(cell.CellValue!.Text, form.EndsWith("\" f\"", StringComparison.Ordinal) ? "f" : "");
            },
            StringComparer.Ordinal);
    }

    /// <summary>A file of several measures, read in Node.</summary>
    public static Dictionary<string, ReadCell> Parquet(byte[] answer)
    {
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        foreach (var row in ParquetFile.ReadAsync(answer).GetAwaiter().GetResult().Rows)
        {
            var key = string.Join(
                '|',
                row.EnumerateObject()
                    .Where(field => !field.Name.StartsWith("maal_", StringComparison.Ordinal) && field.Name != "timestamp")
                    .Select(field => field.Value.GetString()));
            foreach (var sign in row.EnumerateObject().Where(field => field.Name.EndsWith("_symbol", StringComparison.Ordinal)))
            {
                var value = row.GetProperty(sign.Name[..^"_symbol".Length]);
                cells.Add($"{key}|{sign.Name["maal_".Length..^"_symbol".Length]}", new ReadCell(
                    value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal(), sign.Value.GetString() ?? ""));
            }
        }

        return cells;
    }

    /// <summary>The cells of a sheet, row by row.</summary>
    public static List<List<Cell>> Sheet(SpreadsheetDocument documentPath, int ordinal)
    {
        var sheet = documentPath.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(ordinal);
        return [.. ((WorksheetPart)documentPath.WorkbookPart.GetPartById(sheet.Id!.Value!))
            .Worksheet
            .Descendants<Row>()
            .Select(row => row.Elements<Cell>().ToList())];
    }

    /// <summary>The keywords of a PX file with their texts, quotes taken off, and the words of DATA as they stand.</summary>
    public static Dictionary<string, List<string>> PxKeywords(string file, out List<string> data)
    {
        var word = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var parts = file.Split("DATA=", 2);
        data = [.. parts[1].TrimEnd().TrimEnd(';').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        foreach (Match sentence in Sentence().Matches(parts[0]))
        {
            var name = sentence.Groups["navn"].Value.Replace("\"", "", StringComparison.Ordinal);
            // Texts that follow each other without a comma are one text.
            var value = Continued().Replace(sentence.Groups["vaerdi"].Value, "");
            var texts = Text().Matches(value).Select(found => found.Groups["tekst"].Value).ToList();
            if (!word.TryAdd(name, texts.Count > 0 ? texts : [value]))
            {
                word[name].AddRange(texts);
            }
        }

        return word;
    }

    private static string Key(string[][] codes, int index)
    {
        var key = new string[codes.Length];
        for (var i = codes.Length - 1; i >= 0; i--)
        {
            key[i] = codes[i][index % codes[i].Length];
            index /= codes[i].Length;
        }

        Assert.Equal(0, index);
        return string.Join('|', key);
    }

    [GeneratedRegex("^[0-9.]+(,[0-9])?-[0-9.]+(,[0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    private static ReadCell Cell(string text, string sign = "") =>
        Sign.Contains(text)
            ? new ReadCell(null, text)
            : new ReadCell(
                decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                sign);

    [GeneratedRegex("""(?<navn>[A-Z][A-Z0-9-]*(\(("[^"]*",?)+\))?)=(?<vaerdi>([^";]|"[^"]*")*);""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sentence();

    [GeneratedRegex("\"\\r\\n\"", RegexOptions.None, 1000)]
    private static partial Regex Continued();

    [GeneratedRegex("\"(?<tekst>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Text();
}
