namespace Opgoerelse.Domain;

/// <summary>Texts in lists that a person may open in a spreadsheet.</summary>
public static class CellText
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>
    /// The text, with an apostrophe before it where a spreadsheet would calculate it: a name of a file or a reason is
    /// written by somebody else, and a formula can send what stands in the other cells away.
    /// </summary>
    public static string Safe(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>A safe text as a cell between semicolons: in quotes, those of its own doubled, only where it must be.</summary>
    public static string InList(string text)
    {
        var safe = Safe(text);
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
