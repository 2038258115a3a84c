namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Which counts must be withheld by themselves (the primary ones): a count from 1 to k − 1, and one whose complement within
/// its base is that small. Zero is publishable unless groups are protected.
/// </summary>
public sealed record Fortrolighedsregler
{
    /// <summary>The rules of the public figures unless configuration says otherwise.</summary>
    public static Fortrolighedsregler Standard { get; } = new();

    /// <summary>k, the threshold: the smallest count that is published, and how many values a withheld one must leave open.</summary>
    public int Graense { get; init; } = 5;

    /// <summary>Whether 0 and 100 pct. are withheld too, where the base is below <see cref="Gruppegraense"/>.</summary>
    public bool BeskytGruppe { get; init; }

    /// <summary>The smallest base in which everybody may be shown to be alike. Only with <see cref="BeskytGruppe"/>.</summary>
    public int Gruppegraense { get; init; } = 10;

    /// <summary>Whether a count by itself must be withheld.</summary>
    public bool Lille(long antal) => antal > 0 && antal < Graense;

    /// <summary>Whether a count, or its complement within <paramref name="ialt"/>, must be withheld.</summary>
    public bool LilleDel(long antal, long ialt) =>
        Lille(ialt) || Lille(antal) || Lille(ialt - antal)
        || (BeskytGruppe && ialt > 0 && ialt < Gruppegraense && (antal == 0 || antal == ialt));
}
