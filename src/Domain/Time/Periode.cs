using System.Globalization;

namespace Opgoerelse.Domain.Time;

/// <summary>The kinds of period that tables are published for.</summary>
public enum Periodeslags
{
    /// <summary>The quarter in which a forloeb starts.</summary>
    Kvartal,

    /// <summary>The phase-in: forloeb running on the day the rule took force.</summary>
    Indfasning,

    /// <summary>Rolling four quarters, named by the last of them.</summary>
    RullendeAar,

    /// <summary>A calendar year.</summary>
    Aar,
}

/// <summary>The codes of <see cref="Periodeslags"/> in releases, API and files.</summary>
public static class Periodeslagskoder
{
    public static string Kode(this Periodeslags slags) => slags switch
    {
        Periodeslags.Kvartal => "kvartal",
        Periodeslags.Indfasning => "indfasning",
        Periodeslags.RullendeAar => "rullendeaar",
        _ => "aar",
    };
}

/// <summary>A period of the published tables.</summary>
/// <param name="Kode">As on jobindsats: <c>2024Q1</c>, <c>2024QMAT01</c>, <c>2024</c>; or the phase-in's own code.</param>
/// <param name="Navn">The label a person reads.</param>
/// <param name="Slags">Its kind.</param>
/// <param name="Startperioder">The codes of the quarters (or the phase-in) whose forloeb it counts.</param>
/// <param name="SidsteDag">The last possible start day.</param>
public sealed record Periode(string Kode, Tekst Navn, Periodeslags Slags, IReadOnlyList<string> Startperioder, DateOnly SidsteDag)
{
    public static Periode AfKvartal(Kvartal kvartal) =>
        new(kvartal.Kode, Navngiv(kvartal), Periodeslags.Kvartal, [kvartal.Kode], kvartal.SidsteDag);

    /// <summary>The four quarters that end with <paramref name="sidste"/>.</summary>
    public static Periode AfRullendeAar(Kvartal sidste)
    {
        var foerste = Navngiv(sidste.Plus(-3));
        var slut = Navngiv(sidste);
        return new Periode(
            string.Create(CultureInfo.InvariantCulture, $"{sidste.Aar:D4}QMAT{sidste.IAaret:D2}"),
            new Tekst($"{foerste.Da} - {slut.Da}", $"{foerste.En} - {slut.En}"),
            Periodeslags.RullendeAar,
            [.. Enumerable.Range(-3, 4).Select(i => sidste.Plus(i).Kode)],
            sidste.SidsteDag);
    }

    public static Periode AfAar(int aar)
    {
        var kode = aar.ToString("D4", CultureInfo.InvariantCulture);
        return new Periode(
            kode,
            new Tekst(kode, kode),
            Periodeslags.Aar,
            [.. Enumerable.Range(1, 4).Select(i => new Kvartal(aar, i).Kode)],
            new DateOnly(aar, 12, 31));
    }

    private static Tekst Navngiv(Kvartal kvartal) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{kvartal.IAaret}. kvartal {kvartal.Aar}"),
            string.Create(CultureInfo.InvariantCulture, $"Q{kvartal.IAaret} {kvartal.Aar}"));
}
