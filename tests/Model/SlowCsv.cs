using System.Text;

namespace Opgoerelse.Model;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The physical line on which it begins; the first of the file is 1.</param>
/// <param name="Bytes">Its length in UTF-8, without the line end.</param>
/// <param name="Cells">Its cells, without quotes.</param>
public sealed record SlowCsvRecord(int Line, int Bytes, List<string> Cells);

/// <summary>
/// RFC 4180 with <c>;</c> as separator, character by character. A line ends with LF or CRLF. Blank lines (nothing
/// but spaces and tabs) are left out but counted. Broken quotes throw <see cref="FormatException"/>.
/// </summary>
public static class SlowCsv
{
    public static List<SlowCsvRecord> Read(string text)
    {
        List<SlowCsvRecord> records = [];
        int at = 0;
        int line = 1;
        while (at < text.Length)
        {
            int begin = at;
            int beginLine = line;
            List<string> cells = [];
            while (true)
            {
                cells.Add(ReadCell(text, ref at, ref line));
                if (at < text.Length && text[at] == ';')
                {
                    at++;
                    continue;
                }

                break;
            }

            string raw = text[begin..at];
            if (at < text.Length)
            {
                at += text[at] == '\r' ? 2 : 1;
                line++;
            }

            if (raw.All(c => c is ' ' or '\t'))
            {
                continue;
            }

            records.Add(new SlowCsvRecord(beginLine, Encoding.UTF8.GetByteCount(raw), cells));
        }

        return records;
    }

    /// <summary>Reads one cell and stops at the separator, the line end or the end of the text.</summary>
    private static string ReadCell(string text, ref int at, ref int line)
    {
        StringBuilder cell = new();
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (true)
            {
                if (at == text.Length)
                {
                    throw new FormatException("a quote is never closed");
                }

                char c = text[at];
                at++;
                if (c == '"' && at < text.Length && text[at] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (c == '"')
                {
                    break;
                }
                else
                {
                    cell.Append(c);
                    if (c == '\n')
                    {
                        line++;
                    }
                }
            }

            if (!CellEnds(text, at))
            {
                throw new FormatException("text after a closing quote");
            }

            return cell.ToString();
        }

        while (!CellEnds(text, at))
        {
            if (text[at] == '"')
            {
                throw new FormatException("a quote inside an unquoted cell");
            }

            cell.Append(text[at]);
            at++;
        }

        return cell.ToString();
    }

    private static bool CellEnds(string text, int at) =>
        at == text.Length
        || text[at] is ';' or '\n'
        || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');
}
