using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers, dates and times as Danes write them. The process knows no culture, so the rules stand here.</summary>
public static partial class DanskSkrift
{
    private static readonly string[] Maaneder =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    /// <summary>1234567 with one decimal is 123.456,7.</summary>
    public static string Tal(long vaerdi, int decimaler = 0)
    {
        var cifre = Int128.Abs(vaerdi).ToString(CultureInfo.InvariantCulture).PadLeft(decimaler + 1, '0');
        var hele = cifre[..^decimaler];
        for (var i = hele.Length - 3; i > 0; i -= 3)
        {
            hele = hele.Insert(i, ".");
        }

        return (vaerdi < 0 ? "-" : "") + hele + (decimaler == 0 ? "" : "," + cifre[^decimaler..]);
    }

    /// <summary>A share or difference of unit 1 as per cent with one decimal, half away from zero: 0.3333 is 33,3.</summary>
    public static string Procent(double andel) => Tal(Promille(andel), 1);

    /// <summary>
    /// A share or difference of unit 1 in thousandths, half away from zero. By its decimal digits: 201 of 400 is 0.5025, whose double is just below
    /// it, and published as 50.3.
    /// </summary>
    public static long Promille(double andel) => (long)Math.Round((decimal)andel * 1_000, MidpointRounding.AwayFromZero);

    /// <summary>1. oktober 2026.</summary>
    public static string Dato(DateOnly dag) =>
        string.Create(CultureInfo.InvariantCulture, $"{dag.Day}. {Maaneder[dag.Month - 1]} {dag.Year}");

    /// <summary>1. oktober 2026 kl. 08.00, Danish time.</summary>
    public static string Tidspunkt(DateTimeOffset tid)
    {
        var lokal = DanskTid.Lokal(tid);
        return string.Create(CultureInfo.InvariantCulture, $"{Dato(DanskTid.Dag(tid))} kl. {lokal:HH.mm}");
    }

    /// <summary>A text whose numbers keep on one line with their unit, dates with their month, times with their kl., and the first year with the last.</summary>
    public static string Samlet(string tekst) => MellemAar().Replace(MellemTalOgEnhed().Replace(tekst, "\u00A0"), "\u2060-\u2060");

    [GeneratedRegex("(?<=[0-9]{4})-(?=[0-9]{4})", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MellemAar();

    [GeneratedRegex(@"(?<=[0-9]) (?=pct\.|procentpoint|forløb|kommuner|dage?\b)|(?<=\b[0-9]{1,2}\.) (?=[a-z])|(?<=\bkl\.) (?=[0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MellemTalOgEnhed();

    /// <summary>6 måneder, 1 måned.</summary>
    public static string Maanedstal(int maaneder) =>
        string.Create(CultureInfo.InvariantCulture, $"{maaneder} {(maaneder == 1 ? "måned" : "måneder")}");
}
