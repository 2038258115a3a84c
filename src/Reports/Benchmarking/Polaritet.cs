using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>Which way of a share is the wanted one.</summary>
public enum Polaritet
{
    /// <summary>More citizens with it is what the agreement wants.</summary>
    HoejereErBedre,

    /// <summary>Fewer is what the agreement wants: no indsats.</summary>
    LavereErBedre,
}

/// <summary>The polarity of the kinds of indsats.</summary>
public static class Polariteter
{
    /// <summary>Every indsats is wanted; to have none is not.</summary>
    public static Polaritet Af(string indsats) =>
        indsats == Dimensioner.Ingen ? Polaritet.LavereErBedre : Polaritet.HoejereErBedre;

    /// <summary>The share as a number that is larger the better it is.</summary>
    public static double Godhed(this Polaritet polaritet, double andel) =>
        polaritet == Polaritet.HoejereErBedre ? andel : -andel;
}
