using System.Globalization;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// What <see cref="Top"/> and <see cref="Bund"/> share: a number of values from one end of those that count
/// (<see cref="SelectionAxis.Countable"/>), after an offset.
/// </summary>
internal static class Yderende
{
    /// <param name="axis">The values.</param>
    /// <param name="udtryk">The expression.</param>
    /// <param name="noegleord">Its keyword.</param>
    /// <param name="sidst">From the last value backwards, rather than from the first on.</param>
    /// <param name="valgt">What is chosen.</param>
    public static Fejl? Vaelg(SelectionAxis axis, string udtryk, string noegleord, bool sidst, bool[] valgt)
    {
        var komma = -1;
        if (Argumenter.Af(udtryk, noegleord) is not { } argumenter
            || (komma = argumenter.Span.IndexOf(',')) is var skilt && !ErAntal(skilt < 0 ? argumenter.Span : argumenter.Span[..skilt])
            || (skilt >= 0 && !ErTal(argumenter.Span[(skilt + 1)..])))
        {
            return Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk);
        }

        var taelles = axis.Countable();
        var antal = Tal(komma < 0 ? argumenter.Span : argumenter.Span[..komma], taelles.Length);
        var fra = komma < 0 ? 0 : Tal(argumenter.Span[(komma + 1)..], taelles.Length);
        antal = Math.Min(antal, taelles.Length - fra);
        if (antal <= 0)
        {
            return Fejlliste.IntetMatch(axis.Dimension.Kode, udtryk);
        }

        foreach (var indeks in taelles.AsSpan(sidst ? taelles.Length - fra - antal : fra, antal))
        {
            valgt[indeks] = true;
        }

        return null;
    }

    /// <summary>A number without leading zeros, from 1.</summary>
    private static bool ErAntal(ReadOnlySpan<char> tekst) => ErTal(tekst) && tekst[0] != '0';

    private static bool ErTal(ReadOnlySpan<char> tekst) => !tekst.IsEmpty && !tekst.ContainsAnyExceptInRange('0', '9');

    /// <summary>The number, or <paramref name="loft"/> where it is larger, however large.</summary>
    private static int Tal(ReadOnlySpan<char> cifre, int loft) =>
        int.TryParse(cifre, NumberStyles.None, CultureInfo.InvariantCulture, out var tal) ? Math.Min(tal, loft) : loft;
}
