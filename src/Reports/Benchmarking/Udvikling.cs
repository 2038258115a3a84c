using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>Which way a share went.</summary>
public enum Retning
{
    /// <summary>It rose, by more than chance.</summary>
    Steg,

    /// <summary>It fell, by more than chance.</summary>
    Faldt,

    /// <summary>No change can be told from chance.</summary>
    Uaendret,

    /// <summary>Too few forløb to tell anything.</summary>
    ForFaa,

    /// <summary>One of the two is withheld for confidentiality.</summary>
    Diskretioneret,

    /// <summary>One of the two does not exist.</summary>
    IntetGrundlag,
}

/// <summary>The change of a share between two groups of forløb with none in common. Unit 1, not per cent.</summary>
/// <param name="Retning">Which way.</param>
/// <param name="Foer">The earlier share; null when it is not shown.</param>
/// <param name="Nu">The later share; null when it is not shown.</param>
/// <param name="Usikkerhed">The 95 pct. interval of later minus earlier; null when one is not shown.</param>
public readonly record struct Udvikling(Retning Retning, Andel? Foer, Andel? Nu, Interval? Usikkerhed)
{
    /// <summary>The fewest forløb on each side before a direction is told.</summary>
    public const int FaerrestForloeb = 10;

    /// <summary>Later minus earlier; null when one is not shown.</summary>
    public double? Forskel => Nu?.Vaerdi - Foer?.Vaerdi;

    /// <summary>The change, tested: it went up or down when the 95 pct. interval of the difference does not hold 0.</summary>
    public static Udvikling Af(Andel foer, Andel nu)
    {
        var usikkerhed = nu.Minus(foer);
        var retning = Math.Min(foer.N, nu.N) < FaerrestForloeb ? Retning.ForFaa
            : usikkerhed.Nedre > 0 ? Retning.Steg
            : usikkerhed.Oevre < 0 ? Retning.Faldt
            : Retning.Uaendret;
        return new Udvikling(retning, foer, nu, usikkerhed);
    }

    /// <summary>The change between two published cells.</summary>
    internal static Udvikling Af(Andelscelle foer, Andelscelle nu) =>
        foer.Andel is { } a && nu.Andel is { } b ? Af(a, b)
        : new Udvikling(foer.ErDiskretioneret || nu.ErDiskretioneret ? Retning.Diskretioneret : Retning.IntetGrundlag, foer.Andel, nu.Andel, null);
}

/// <summary>Words of <see cref="Retning"/>.</summary>
public static class Retninger
{
    /// <summary>The Danish words, as a table has them.</summary>
    public static string Ord(this Retning retning) => retning switch
    {
        Retning.Steg => "steget",
        Retning.Faldt => "faldet",
        Retning.Uaendret => "ingen sikker ændring",
        Retning.ForFaa => "for få til at sige noget",
        Retning.Diskretioneret => "vises ikke af hensyn til fortrolighed",
        _ => "intet at sammenligne med",
    };
}
