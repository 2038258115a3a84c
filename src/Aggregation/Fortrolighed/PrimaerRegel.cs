namespace Opgoerelse.Aggregation.Fortrolighed;

/// <summary>
/// The plain primary rule: a count from 1 to k − 1 is withheld, and so is one whose complement within its base is that
/// small. Zero is publishable.
/// </summary>
/// <param name="k">The threshold: the smallest count that is published.</param>
public sealed class PrimaerRegel(int k)
{
    /// <summary>The threshold of the public figures.</summary>
    public const int Standardgraense = 5;

    /// <summary>Whether a count by itself must be withheld.</summary>
    public bool Lille(long antal) => antal > 0 && antal < k;

    /// <summary>Whether a count or its complement within <paramref name="ialt"/> must be withheld.</summary>
    public bool LilleDel(long antal, long ialt) => Lille(ialt) || Lille(antal) || Lille(ialt - antal);
}
