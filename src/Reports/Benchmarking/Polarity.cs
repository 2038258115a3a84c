using Opgoerelse.Domain.Law;

namespace Opgoerelse.Reports.Benchmarking;

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
