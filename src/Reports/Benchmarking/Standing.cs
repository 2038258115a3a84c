using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>How a share stands beside that of hele landet.</summary>
public enum Standing
{
    /// <summary>The whole 95 pct. interval lies above.</summary>
    Over,

    /// <summary>The interval holds the national share: no difference can be told from chance.</summary>
    As,

    /// <summary>The whole 95 pct. interval lies below.</summary>
    Under,

    /// <summary>Fewer than five forløb with, or without, would be expected at the national share: nothing can be told.</summary>
    TooFew,

    /// <summary>The share is withheld for confidentiality.</summary>
    Withheld,

    /// <summary>The share is given as a range, and its two ends do not agree on a word.</summary>
    Undecided,

    /// <summary>There is no share: no forløb, or no figure.</summary>
    NoBasis,
}

/// <summary>Finds and words <see cref="Standing"/>.</summary>
public static class Standings
{
    /// <summary>
    /// The fewest forløb with, and without, that must be expected at the national share before a word is said: Cochran's
    /// rule for the normal approximation (1954, Biometrics 10:417-451).
    /// </summary>
    public const int FewestExpected = 5;

    /// <summary>Whether a share of so many forløb can tell nothing beside the national one.</summary>
    public static bool IsTooFew(long n, double country) => n * country < FewestExpected || n * (1 - country) < FewestExpected;

    /// <summary>How a share stands beside the national one.</summary>
    public static Standing Of(Share share, double country)
    {
        if (IsTooFew(share.N, country))
        {
            return Standing.TooFew;
        }

        var interval = share.Wilson();
        return interval.Lower > country ? Standing.Over : interval.Upper < country ? Standing.Under : Standing.As;
    }

    /// <summary>How a share that is given as a range stands: what holds at both of its ends.</summary>
    public static Standing Of(ShareEnds ends, double country)
    {
        var (low, high) = (Of(ends.Low, country), Of(ends.High, country));
        return low == Standing.TooFew || high == Standing.TooFew ? Standing.TooFew : low == high ? low : Standing.Undecided;
    }

    /// <summary>Whether it is to the good: true, to the bad: false, or neither: null.</summary>
    public static bool? IsBetter(this Standing standing, Polarity polarity) => standing switch
    {
        Standing.Over => polarity == Polarity.HigherIsBetter,
        Standing.Under => polarity == Polarity.LowerIsBetter,
        _ => null,
    };

    /// <summary>The Danish words. They say where the share lies; where less is better they say that too.</summary>
    public static string Word(this Standing standing, Polarity polarity = Polarity.HigherIsBetter) => (standing, polarity) switch
    {
        (Standing.Over, Polarity.LowerIsBetter) => "over landet (flere uden indsats)",
        (Standing.Under, Polarity.LowerIsBetter) => "under landet (færre uden indsats)",
        (Standing.Over, _) => "over landet",
        (Standing.As, _) => "som landet",
        (Standing.Under, _) => "under landet",
        (Standing.TooFew, _) => "for få forløb til en vurdering",
        (Standing.Withheld, _) => "vises ikke af hensyn til fortrolighed",
        (Standing.Undecided, _) => "kan ikke afgøres",
        _ => "ingen forløb",
    };
}

/// <summary>Which way of a share is the wanted one.</summary>
public enum Polarity
{
    /// <summary>More citizens with it is what the agreement wants.</summary>
    HigherIsBetter,

    /// <summary>Fewer is what the agreement wants: no indsats.</summary>
    LowerIsBetter,
}

/// <summary>The polarity of the kinds of indsats.</summary>
public static class Polarities
{
    /// <summary>Every indsats is wanted; to have none is not.</summary>
    public static Polarity Of(string indsats) =>
        indsats == CategoryCodes.Ingen ? Polarity.LowerIsBetter : Polarity.HigherIsBetter;

    /// <summary>The share as a number that is larger the better it is.</summary>
    public static double Goodness(this Polarity polarity, double share) =>
        polarity == Polarity.HigherIsBetter ? share : -share;
}
