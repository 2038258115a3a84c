namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Which counts must be withheld by themselves (the primary ones): a count from 1 to k − 1, and one whose complement within
/// its base is that small. Zero is publishable unless groups are protected.
/// </summary>
public sealed record DisclosureRules
{
    /// <summary>The rules of the public figures unless configuration says otherwise.</summary>
    public static DisclosureRules Standard { get; } = new();

    /// <summary>k, the threshold: the smallest count that is published, and how many values a withheld one must leave open.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Whether 0 and 100 pct. are withheld too, where the base is below <see cref="GroupThreshold"/>.</summary>
    public bool SuppressGroup { get; init; }

    /// <summary>The smallest base in which everybody may be shown to be alike. Only with <see cref="SuppressGroup"/>.</summary>
    public int GroupThreshold { get; init; } = 10;

    /// <summary>Whether a count by itself must be withheld.</summary>
    public bool IsSmall(long count) => count > 0 && count < Threshold;

    /// <summary>Whether a count, or its complement within <paramref name="grandTotal"/>, must be withheld.</summary>
    public bool IsSmallPart(long count, long grandTotal) =>
        IsSmall(grandTotal) || IsSmall(count) || IsSmall(grandTotal - count)
        || (SuppressGroup && grandTotal > 0 && grandTotal < GroupThreshold && (count == 0 || count == grandTotal));
}
