using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>How the texts and numbers of a CSV file are written.</summary>
/// <param name="Separator">Between two cells.</param>
/// <param name="DecimalMark">Before the decimals.</param>
/// <param name="ForSpreadsheet">
/// Begins with a byte order mark, without which Excel takes the letters for those of another alphabet; and no text can
/// be taken for a formula.
/// </param>
internal sealed record CsvStyle(byte Separator, byte DecimalMark, bool ForSpreadsheet)
{
    /// <summary>
    /// A file for programs has commas and decimal points. One for a spreadsheet has what a spreadsheet in that language
    /// expects: semicolons and decimal commas in Danish, where <c>12.5</c> would become the twelfth of May.
    /// </summary>
    public static CsvStyle For(FormatParameters parameters, string language)
    {
        var danish = parameters.ForSpreadsheet && language == TextLanguages.Danish;
        return new CsvStyle(parameters.Delimiter ?? (byte)(danish ? ';' : ','), (byte)(danish ? ',' : '.'), parameters.ForSpreadsheet);
    }

    public static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>A text in quotes. What a spreadsheet would calculate gets an apostrophe before it.</summary>
    public byte[] Quote(string text)
    {
        var safe = ForSpreadsheet ? CellText.Safe(text) : text;
        return Encoding.UTF8.GetBytes($"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
