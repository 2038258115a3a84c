using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Borgere;

namespace Opgoerelse.Ingest.Validering;

/// <summary>
/// Makes text from outside fit to be stored and shown: whatever looks like a personnummer is masked, control
/// characters are replaced, long text is cut.
/// </summary>
internal static class Gengivelse
{
    /// <summary>The longest echo, in characters.</summary>
    public const int Laengst = 60;

    private const char Noncharacter = '\uFFFE';
    private const string Maske = "**********";

    // How far to look beyond the cut: a number that begins before it is masked whole, never shown in part.
    private const int Udsyn = 200;

    /// <summary>A field name or value, scrubbed and cut to <see cref="Laengst"/>.</summary>
    public static string Rens(ReadOnlySpan<byte> utf8)
    {
        var tekst = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * (Laengst + Udsyn))]);
        var renset = Personnumre.Replace(tekst, Maske);
        var tegn = renset.Length <= Laengst ? renset : string.Concat(renset.AsSpan(0, Afskaering(renset)), "…");
        return tegn.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? string.Concat(tegn.Select(c => c < ' ' ? ' ' : c))
            : tegn;
    }

    /// <summary>A free text that is kept: composed (NFC), so that one text has one form, and scrubbed, but not cut.</summary>
    public static string RensHel(ReadOnlySpan<byte> utf8)
    {
        var tekst = Composed(Encoding.UTF8.GetString(utf8));
        return tekst.Length < Personnummer.Cifre ? tekst : Personnumre.Replace(tekst, Maske);
    }

    /// <summary>The text in NFC. The platform refuses texts with U+FFFE, which no other character composes with.</summary>
    private static string Composed(string text) => text.Contains(Noncharacter, StringComparison.Ordinal)
        ? string.Join(Noncharacter, text.Split(Noncharacter).Select(part => part.Normalize(NormalizationForm.FormC)))
        : text.Normalize(NormalizationForm.FormC);

    private static int Afskaering(string tekst) => char.IsHighSurrogate(tekst[Laengst - 1]) ? Laengst - 1 : Laengst;

    /// <summary>
    /// Six digits (also as day, month and year apart), at most three characters that are neither letter nor digit,
    /// four digits; with all digits that touch them.
    /// </summary>
    private static readonly Regex Personnumre =
        new(@"\d*\d{2}[^\w]?\d{2}[^\w]?\d{2}[\W_]{0,3}\d{4}\d*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
