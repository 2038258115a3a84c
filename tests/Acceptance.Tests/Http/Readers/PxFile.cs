using System.Text;

namespace Opgoerelse.AcceptanceTests.Http.Readers;

/// <summary>
/// A PX file as the software of the PX family reads it (PCAxis.Core, character by character): outside quotes blanks do not
/// exist and a semicolon ends a keyword; texts that follow each other without a comma are one; a value is named by its
/// label. A variable is time when it has a TIMEVAL, of one of five scales or of none; a time is its digits. A line is 256
/// bytes at most, otherwise the file is refused.
/// </summary>
internal sealed class PxFile
{
    private const int LongestLine = 256;

    private readonly Dictionary<string, List<string>> _keywords = new(StringComparer.Ordinal);

    private PxFile(string text)
    {
        var at = 0;
        while (true)
        {
            var name = Until(text, ref at, '=');
            if (name == "DATA")
            {
                Data = [.. text[at..].TrimEnd().TrimEnd(';').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
                break;
            }

            _keywords[name] = Values(text, ref at);
        }

        Variables = [.. List("STUB").Concat(List("HEADING")).Select(Read)];
    }

    /// <summary>What stands in the cells, as written.</summary>
    public IReadOnlyList<string> Data { get; }

    public IReadOnlyList<PxVariable> Variables { get; }

    public string? this[string keyword] => List(keyword) is [var first, ..] ? first : null;

    public static PxFile Read(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= LongestLine, line));
        return new PxFile(text);
    }

    private IReadOnlyList<string> List(string keyword) => _keywords.GetValueOrDefault(keyword) ?? [];

    private PxVariable Read(string name)
    {
        var labels = List($"VALUES({name})");
        var codes = List($"CODES({name})");
        Assert.Equal(labels.Count, codes.Count);
        // A label stands for its value everywhere else in the file.
        Assert.Equal(labels.Count, labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var timeval = List($"TIMEVAL({name})");
        if (timeval.Count == 0)
        {
            return new PxVariable(name, codes, labels, false, null, []);
        }

        Assert.StartsWith("TLIST(", timeval[0], StringComparison.Ordinal);
        // Two of which the second has a dash would be an interval.
        Assert.False(timeval.Count == 2 && timeval[1].Contains('-', StringComparison.Ordinal));
        var scale = timeval[0].Substring("TLIST(".Length, 2) switch
        {
            "A1" => "Annual",
            "H1" => "Halfyear",
            "Q1" => "Quarterly",
            "M1" => "Monthly",
            "W1" => "Weekly",
            _ => null,
        };
        return new PxVariable(
            name,
            codes,
            labels,
            true,
            scale,
            [.. timeval.Skip(1).Select(time => string.Concat(time.Where(char.IsDigit)))]);
    }

    /// <summary>The keyword and, in brackets, what it is about, without quotes.</summary>
    private static string Until(string text, ref int at, char end)
    {
        var read = new StringBuilder();
        for (var quoted = false; text[at] != end || quoted; at++)
        {
            if (text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || !char.IsWhiteSpace(text[at]))
            {
                read.Append(text[at]);
            }
        }

        at++;
        return read.ToString();
    }

    private static List<string> Values(string text, ref int at)
    {
        var values = new List<string>();
        var read = new StringBuilder();
        for (var quoted = false; text[at] != ';' || quoted; at++)
        {
            if (text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (text[at] == ',' && !quoted)
            {
                values.Add(read.ToString());
                read.Clear();
            }
            else if (quoted || !char.IsWhiteSpace(text[at]))
            {
                read.Append(text[at]);
            }
        }

        at++;
        values.Add(read.ToString());
        return values;
    }
}

/// <summary>A variable of a PX file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">The codes of its values.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="IsTime">Whether it is the time.</param>
/// <param name="Scale">Its scale; null for none that PX knows.</param>
/// <param name="Times">The digits of its times.</param>
internal sealed record PxVariable(
    string Name,
    IReadOnlyList<string> Codes,
    IReadOnlyList<string> Labels,
    bool IsTime,
    string? Scale,
    IReadOnlyList<string> Times);
