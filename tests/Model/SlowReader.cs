using System.Text;
using System.Text.Json;

namespace Opgoerelse.Model;

/// <summary>Reads leverancer into a ledger, as the contract of the indberetning says.</summary>
public static class SlowReader
{
    /// <summary>Too long a line: more than this many bytes, without its line end.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>
    /// Reads the leverancer by receipt; those of equal receipt in the order given. A file still under way (a name
    /// ending in <c>.part</c>) is left alone.
    /// </summary>
    public static SlowLedger Read(IEnumerable<(string FileName, byte[] Content, DateTimeOffset Received)> leverancer)
    {
        List<SlowLeverance> done = [];
        List<SlowMessage> accepted = [];
        HashSet<string> acceptedBeskeder = [];
        Dictionary<(string Entity, string Id, long Version), SlowMessage> versions = [];

        foreach ((string fileName, byte[] content, DateTimeOffset received) in leverancer.OrderBy(l => l.Received))
        {
            if (fileName.EndsWith(".part", StringComparison.Ordinal))
            {
                continue;
            }

            List<(int Line, SlowNode? Node, SlowError? Error)> lines;
            try
            {
                lines = Lines(fileName, content);
            }
            catch (FormatException refusal)
            {
                done.Add(new SlowLeverance(fileName, received, 0, 0, 0, 0, Refused: true, refusal.Message, []));
                continue;
            }

            int acceptedHere = 0;
            int repeats = 0;
            List<SlowRejection> rejections = [];
            foreach ((int line, SlowNode? node, SlowError? lineError) in lines)
            {
                SlowMessage? message = null;
                SlowError? error = lineError;
                if (error is null)
                {
                    (message, error) = SlowValidation.Validate((SlowObject)node!, received);
                }

                if (error is not null)
                {
                    rejections.Add(new SlowRejection(line, error.Field, error.Code));
                    continue;
                }

                // After all validation the repeat check, then version.
                if (acceptedBeskeder.Contains(message!.BeskedId))
                {
                    repeats++;
                    continue;
                }

                if (versions.TryGetValue((message.Entity, message.Id, message.Version), out SlowMessage? first))
                {
                    if (message.SameContent(first))
                    {
                        repeats++;
                    }
                    else
                    {
                        rejections.Add(new SlowRejection(line, "version", "version-konflikt"));
                    }

                    continue;
                }

                acceptedHere++;
                accepted.Add(message);
                acceptedBeskeder.Add(message.BeskedId);
                versions.Add((message.Entity, message.Id, message.Version), message);
            }

            done.Add(new SlowLeverance(
                fileName, received, lines.Count, acceptedHere, repeats, rejections.Count, Refused: false, null, rejections));
        }

        return new SlowLedger(done, accepted);
    }

    /// <summary>
    /// The lines of a file with their physical numbers, each an object or an error. <see cref="FormatException"/>
    /// when the whole file is refused.
    /// </summary>
    private static List<(int Line, SlowNode? Node, SlowError? Error)> Lines(string fileName, byte[] content)
    {
        string name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            name = name[..^3];
            int packed = content.Length;
            content = SlowGzip.Unpack(content);
            if (content.Length > 1 << 20 && content.Length / 100 > packed)
            {
                throw new FormatException("unpacked more than 100 times as large");
            }
        }

        if (content.LongLength > 8L << 30)
        {
            throw new FormatException("too large");
        }

        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (ArgumentException e)
        {
            throw new FormatException("not UTF-8", e);
        }

        if (text.StartsWith('\uFEFF'))
        {
            text = text[1..];
        }

        if (!text.Contains('\n') && text.Trim(' ', '\t', '\r').Contains('\r'))
        {
            throw new FormatException("CR alone ends the lines");
        }

        if (name.EndsWith(".ndjson", StringComparison.Ordinal))
        {
            return JsonLines(text);
        }

        string entity = name.EndsWith(".csv", StringComparison.Ordinal) ? name[..^4] : "";
        return SlowFields.Entities.TryGetValue(entity, out IReadOnlyList<SlowField>? fields)
            ? CsvLines(text, entity, fields)
            : throw new FormatException("no name of a leverance");
    }

    private static List<(int Line, SlowNode? Node, SlowError? Error)> JsonLines(string text)
    {
        List<(int, SlowNode?, SlowError?)> lines = [];
        int number = 0;
        foreach (string withReturn in text.Split('\n'))
        {
            number++;
            string line = WithoutReturn(withReturn);
            if (Encoding.UTF8.GetByteCount(line) > LongestLine)
            {
                throw new FormatException("too long a line");
            }

            if (line.All(c => c is ' ' or '\t' or '\r'))
            {
                continue;
            }

            SlowNode? node = null;
            SlowError? doubled = null;
            try
            {
                // How deep an unknown field is decides nothing.
                using JsonDocument json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = LongestLine });
                node = SlowNode.FromJson(json.RootElement);
                doubled = node is SlowObject ? SlowDoubles.Find(json.RootElement) : null;
            }
            catch (JsonException)
            {
                // node stays null: no JSON
            }

            lines.Add(node is SlowObject ? (number, node, doubled) : (number, null, new SlowError("", "ugyldigt-json")));
        }

        return lines;
    }

    private static string WithoutReturn(string line) => line.EndsWith('\r') ? line[..^1] : line;

    private static List<(int Line, SlowNode? Node, SlowError? Error)> CsvLines(
        string text, string entity, IReadOnlyList<SlowField> fields)
    {
        string firstLine = text.Split('\n').Select(WithoutReturn).FirstOrDefault(line => line.Any(c => c is not (' ' or '\t' or '\r')))
            ?? "";
        if (firstLine.Contains('\r'))
        {
            throw new FormatException("wrong header: CR alone ends the lines");
        }

        string afterLastLineEnd = text[(text.LastIndexOf('\n') + 1)..];
        if (afterLastLineEnd.Any(c => c is not (' ' or '\t' or '\r')))
        {
            throw new FormatException("the last line is not ended: it may be cut");
        }

        List<SlowCsvRecord> records = SlowCsv.Read(text);
        if (records.Any(r => r.Bytes > LongestLine))
        {
            throw new FormatException("too long a line");
        }

        if (records.Count == 0)
        {
            throw new FormatException("no header");
        }

        List<string> header = records[0].Cells;
        if (header.Distinct().Count() != header.Count)
        {
            throw new FormatException("wrong header: a column twice");
        }

        List<string> required = [.. SlowFields.EnvelopeInCsv, .. fields.Where(f => f.Required).Select(f => f.Name)];
        if (!required.All(header.Contains))
        {
            throw new FormatException("wrong header: a column is missing");
        }

        List<(int, SlowNode?, SlowError?)> lines = [];
        foreach (SlowCsvRecord record in records.Skip(1))
        {
            if (record.Cells.Count != header.Count)
            {
                lines.Add((record.Line, null, new SlowError("", SlowValues.InvalidValue)));
                continue;
            }

            Dictionary<string, string> cells = [];
            for (int i = 0; i < header.Count; i++)
            {
                cells[header[i]] = record.Cells[i];
            }

            lines.Add((record.Line, AsMessage(entity, fields, cells), null));
        }

        return lines;
    }

    /// <summary>A row as the message that NDJSON would have carried.</summary>
    private static SlowObject AsMessage(
        string entity, IReadOnlyList<SlowField> fields, Dictionary<string, string> cells)
    {
        Dictionary<string, SlowNode?> content = [];
        foreach (SlowField field in fields)
        {
            string cell = cells.GetValueOrDefault(field.Name, "");
            content[field.Name] = field.Kind switch
            {
                SlowKind.Categories => CategoriesCell(cell),
                SlowKind.Kommuner => KommunerCell(cell),
                SlowKind.UpTo59 or SlowKind.PositiveDecimal => NumberCell(cell),
                SlowKind.Flag => FlagCell(cell),
                _ => TextCell(cell),
            };
        }

        return new SlowObject(new Dictionary<string, SlowNode?>
        {
            ["beskedId"] = TextCell(cells["beskedId"]),
            ["entitet"] = new SlowText(entity),
            ["aendringstype"] = NumberCell(cells["aendringstype"]),
            ["version"] = NumberCell(cells["version"]),
            ["registreret"] = TextCell(cells["registreret"]),
            ["indhold"] = new SlowObject(content),
        });
    }

    private static SlowText? TextCell(string cell) => cell == "" ? null : new SlowText(cell);

    /// <summary>Digits, with at most one minus before and one point among them; anything else stays text, and is wrong.</summary>
    private static SlowNode? NumberCell(string cell)
    {
        string digits = cell.StartsWith('-') ? cell[1..] : cell;
        string[] parts = digits.Split('.');
        bool isNumber = parts.Length <= 2 && parts.All(part => part != "" && part.All(char.IsAsciiDigit));
        return isNumber ? new SlowNumber(cell) : TextCell(cell);
    }

    private static SlowNode? FlagCell(string cell) => cell switch
    {
        "true" => new SlowFlag(true),
        "false" => new SlowFlag(false),
        _ => TextCell(cell),
    };

    /// <summary><c>a|b</c>; an empty cell is the empty list.</summary>
    private static SlowList CategoriesCell(string cell) =>
        cell == "" ? new SlowList([]) : new SlowList(cell.Split('|').Select(SlowNode? (k) => new SlowText(k)).ToList());

    /// <summary><c>0101@2022-01-01|0147@2023-05-01</c>.</summary>
    private static SlowList? KommunerCell(string cell)
    {
        if (cell == "")
        {
            return null;
        }

        List<SlowNode?> items = [];
        foreach (string item in cell.Split('|'))
        {
            string[] parts = item.Split('@');
            if (parts.Length != 2)
            {
                items.Add(new SlowText(item)); // no entry, and so wrong
                continue;
            }

            items.Add(new SlowObject(new Dictionary<string, SlowNode?>
            {
                ["kommunekode"] = TextCell(parts[0]),
                ["fra"] = TextCell(parts[1]),
            }));
        }

        return new SlowList(items);
    }
}
