using System.Globalization;
using System.Text;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// What of a leverance's text may be stored and shown. It is not searched for what looks like a personnummer, for there is no
/// end to how one can be written: a text is shown only if it has a form with no room for one, which is a few short words with
/// fewer digits than nine (a code, a number, a date), a guid, or a date with a time. Of any other text only its outline is shown.
/// </summary>
internal static class Rendering
{
    /// <summary>The longest text that is shown, in characters.</summary>
    public const int Longest = 40;

    // A personnummer has ten digits, or nine where the zero before them is lost.
    private const int MostDigits = 8;

    // So few that ten words, each a digit's, do not fit.
    private const int MostJoints = 4;

    // A guid by chance has 11 letters and hardly ever fewer than four; one with a number in the place of chance has none.
    private const int FewestLetters = 4;

    // Other scripts have letters that are numbers.
    private const char LastLatin = '\u024f';

    private const string Joints = " -_.,:/+";
    private const int GuidLength = 36;

    private static readonly string[] Moments =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>
    /// A field's name or value as it may be shown: itself, or its outline (digits #, letters x), cut to <see cref="Longest"/>.
    /// </summary>
    public static string Clean(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * (Longest + 1))]);
        return IsWords(text) || IsGuid(text) || IsMoment(text) ? text : Outline(text);
    }

    private static bool IsWords(string text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var (digits, joints) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
            }
            else if (Joints.Contains(text[i], StringComparison.Ordinal))
            {
                joints++;
            }
            else if (!char.IsLetter(text[i]) || text[i] > LastLatin)
            {
                return false;
            }
            else if ((i > 0 && char.IsAsciiDigit(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                // An o for a zero, an l for a one.
                digits++;
            }
        }

        return digits <= MostDigits && joints <= MostJoints;
    }

    private static bool IsGuid(string text) =>
        text.Length == GuidLength && Guid.TryParseExact(text, "D", out _) && text.Count(char.IsAsciiLetter) >= FewestLetters;

    private static bool IsMoment(string text) =>
        DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        && moment.Year is >= 1900 and <= 2100;

    private static string Outline(string text)
    {
        var outline = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (outline.Length == Longest)
            {
                return outline.Append('…').ToString();
            }

            outline.Append(
                Rune.IsNumber(rune) ? '#'
                : Rune.IsLetter(rune) ? 'x'
                : Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? ' '
                : rune.IsAscii ? (char)rune.Value
                : '?');
        }

        return outline.ToString();
    }
}
