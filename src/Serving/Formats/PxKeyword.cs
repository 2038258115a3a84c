using System.Buffers;
using System.Globalization;
using System.Text;

namespace Opgoerelse.Serving.Formats;

/// <summary>Writes keywords of a PX file: <c>KEYWORD("key")="value","value";</c>, no line longer than the format allows.</summary>
internal sealed class PxKeyword(IBufferWriter<byte> output)
{
    /// <summary>Bytes on a line: the format says characters, and its readers count either.</summary>
    public const int LongestLine = 256;

    /// <summary>Bytes: a longer text is continued in quotes of its own on the next line.</summary>
    private const int LongestText = 200;

    private readonly StringBuilder _line = new(LongestLine);
    private int _filled;

    /// <summary>A word without quotes: YES, NO or a number.</summary>
    public void Keyword(string keywords, string word) => Finished($"{keywords}={word}");

    public void Keyword(string keywords, int number) => Keyword(keywords, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>One text or a list of them.</summary>
    public void Texts(string keywords, params IReadOnlyList<string> texts) => ListOf($"{keywords}=", texts);

    /// <summary>A list of texts after a word: <c>TIMEVAL("tid")=TLIST(Q1),"20251";</c>.</summary>
    public void KeywordAndTexts(string keywords, string word, IReadOnlyList<string> texts) => ListOf($"{keywords}={word},", texts);

    /// <summary>A text in quotes. It can hold neither a quotation mark nor a line break (PX writes # for that).</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace('"', '\'').ReplaceLineEndings("#")}\"";

    private void ListOf(string beginning, IReadOnlyList<string> texts)
    {
        Add(beginning);
        for (var i = 0; i < texts.Count; i++)
        {
            var after = i == texts.Count - 1 ? "" : ",";
            var rest = Quoted(texts[i])[1..^1];
            do
            {
                var length = Place(rest);
                var piece = $"\"{rest[..length]}\"" + (length == rest.Length ? after : "");
                rest = rest[length..];
                // One place is kept for the semicolon.
                if (_filled + Encoding.UTF8.GetByteCount(piece) >= LongestLine)
                {
                    NewLine();
                }

                Add(piece);
            }
            while (rest.Length > 0);
        }

        Finished("");
    }

    /// <summary>How many characters of a text fit into one piece. A character of two halves stays whole.</summary>
    private static int Place(string text)
    {
        var (length, bytes) = (0, 0);
        foreach (var sign in text.EnumerateRunes())
        {
            bytes += sign.Utf8SequenceLength;
            if (bytes > LongestText)
            {
                break;
            }

            length += sign.Utf16SequenceLength;
        }

        return length;
    }

    private void Finished(string text)
    {
        Add(text + ";");
        NewLine();
    }

    private void Add(string text)
    {
        _line.Append(text);
        _filled += Encoding.UTF8.GetByteCount(text);
    }

    private void NewLine()
    {
        _line.Append("\r\n");
        Encoding.UTF8.GetBytes(_line.ToString(), output);
        _line.Clear();
        _filled = 0;
    }
}
