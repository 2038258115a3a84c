using System.Text;
using System.Text.Json.Serialization;

namespace Opgoerelse.Domain;

/// <summary>A text that a person reads, in Danish and English.</summary>
public sealed record BilingualText([property: JsonPropertyName("da")] string Da, [property: JsonPropertyName("en")] string En)
{
    /// <summary>The text in <paramref name="language"/>: <c>en</c> is English, all else Danish.</summary>
    public string In(string language) => language == "en" ? En : Da;

    /// <summary>The same text with every <c>{navn}</c> replaced by <paramref name="value"/>.</summary>
    public BilingualText With(string name, string value) =>
        new(Da.Replace("{" + name + "}", value, StringComparison.Ordinal), En.Replace("{" + name + "}", value, StringComparison.Ordinal));
}

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

/// <summary>One text has one form: Unicode's composed one (NFC).</summary>
public static class Composed
{
    // The platform refuses texts with it, and no other character composes with it.
    private const char Noncharacter = '\uFFFE';

    /// <summary>The text in NFC.</summary>
    public static string Of(string text) => text.Contains(Noncharacter, StringComparison.Ordinal)
        ? string.Join(Noncharacter, text.Split(Noncharacter).Select(part => part.Normalize(NormalizationForm.FormC)))
        : text.Normalize(NormalizationForm.FormC);
}
