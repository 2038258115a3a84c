using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>How a share stands beside that of hele landet.</summary>
public enum Stilling
{
    /// <summary>The whole 95 pct. interval lies above.</summary>
    Over,

    /// <summary>The interval holds the national share: no difference can be told from chance.</summary>
    Som,

    /// <summary>The whole 95 pct. interval lies below.</summary>
    Under,

    /// <summary>Fewer than five forløb with, or without, would be expected at the national share: nothing can be told.</summary>
    ForFaa,

    /// <summary>The share is withheld for confidentiality.</summary>
    Diskretioneret,

    /// <summary>There is no share: no forløb, or no figure.</summary>
    IntetGrundlag,
}

/// <summary>Finds and words <see cref="Stilling"/>.</summary>
public static class Stillinger
{
    /// <summary>
    /// The fewest forløb with, and without, that must be expected at the national share before a word is said: Cochran's
    /// rule for the normal approximation (1954, Biometrics 10:417-451).
    /// </summary>
    public const int FaerrestForventede = 5;

    /// <summary>Whether a share of so many forløb can tell nothing beside the national one.</summary>
    public static bool ErForFaa(long n, double land) => n * land < FaerrestForventede || n * (1 - land) < FaerrestForventede;

    /// <summary>How a share stands beside the national one.</summary>
    public static Stilling Af(Andel andel, double land)
    {
        if (ErForFaa(andel.N, land))
        {
            return Stilling.ForFaa;
        }

        var interval = andel.Wilson();
        return interval.Nedre > land ? Stilling.Over : interval.Oevre < land ? Stilling.Under : Stilling.Som;
    }

    /// <summary>Whether it is to the good: true, to the bad: false, or neither: null.</summary>
    public static bool? ErBedre(this Stilling stilling, Polaritet polaritet) => stilling switch
    {
        Stilling.Over => polaritet == Polaritet.HoejereErBedre,
        Stilling.Under => polaritet == Polaritet.LavereErBedre,
        _ => null,
    };

    /// <summary>The Danish words. They say where the share lies; where less is better they say that too.</summary>
    public static string Ord(this Stilling stilling, Polaritet polaritet = Polaritet.HoejereErBedre) => (stilling, polaritet) switch
    {
        (Stilling.Over, Polaritet.LavereErBedre) => "over landet (flere uden indsats)",
        (Stilling.Under, Polaritet.LavereErBedre) => "under landet (færre uden indsats)",
        (Stilling.Over, _) => "over landet",
        (Stilling.Som, _) => "som landet",
        (Stilling.Under, _) => "under landet",
        (Stilling.ForFaa, _) => "for få til at sige noget",
        (Stilling.Diskretioneret, _) => "vises ikke af hensyn til fortrolighed",
        _ => "ingen forløb",
    };
}
