using System.Text;
using System.Text.RegularExpressions;

namespace Opgoerelse.Ingest;

/// <summary>
/// Masks what may be a personnummer in texts that must be kept although they are free: file names, an operator's reason, an
/// unforeseen error. Dates, with or without a time of day with seconds, and guids stay.
/// </summary>
public static partial class PersonnummerMask
{
    // A personnummer has ten digits, or nine where the zero before them is lost.
    private const int MostDigits = 8;

    /// <summary>The text with <c>#</c> for each digit where there are nine or more in it, wherever they stand.</summary>
    public static string Masked(string text) =>
        Honest().Replace(text, "").EnumerateRunes().Count(Rune.IsNumber) > MostDigits ? Between(text, Digits) : text;

    /// <summary>
    /// The text with <c>#</c> for the digits of every nine or more with at most three spaces, points, hyphens and the like between
    /// two, and of six that four follow in the same sentence: for texts of our own, which have honest numbers in them too.
    /// </summary>
    public static string MaskedRuns(string text) => Between(text, part => Run().Replace(part, run => Digits(run.Value)));

    private static string Digits(string text)
    {
        var masked = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            masked.Append(Rune.IsNumber(rune) ? "#" : rune.ToString());
        }

        return masked.ToString();
    }

    private static string Between(string text, Func<string, string> mask)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (Match honest in Honest().Matches(text))
        {
            masked.Append(mask(text[at..honest.Index])).Append(honest.ValueSpan);
            at = honest.Index + honest.Length;
        }

        return masked.Append(mask(text[at..])).ToString();
    }

    // A guid (by chance it has 11 letters and hardly ever fewer than four; one made of a number has none), or a date with or without
    // a time. A digit beside it makes it none: 20 01 12 1234 is a personnummer.
    [GeneratedRegex(
        @"(?<![0-9a-f-])(?=(?:[0-9-]*[a-f]){4})[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])"
        + @"|(?<!\d)(?:19|2[01])\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])"
        + @"(?:[t _-]?(?:[01]\d|2[0-3])[-_.:]?[0-5]\d[-_.:]?[0-5]\d)?(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Honest();

    [GeneratedRegex(
        @"\d(?:[\s._/\u2010-\u2015-]{0,3}\d){8,}|(?<!\d)\d{6}\D{1,20}\d{4}(?!\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
