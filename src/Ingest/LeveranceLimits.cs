namespace Opgoerelse.Ingest;

/// <summary>
/// How much one leverance may hold, so that no file costs more than its lines are worth. What goes beyond is a rejected
/// line or a refused file, as each property says.
/// </summary>
public sealed record LeveranceLimits
{
    /// <summary>What the contract says.</summary>
    public static LeveranceLimits Standard { get; } = new();

    /// <summary>The longest free text, in Unicode code points as it came; a longer one is <c>ugyldig-vaerdi</c>.</summary>
    public int MaxTextLength { get; init; } = 1000;

    /// <summary>The most elements of <c>kommuner</c>; more are <c>ugyldig-vaerdi</c>.</summary>
    public int MaxKommuner { get; init; } = 100;

    /// <summary>
    /// The highest version; a higher one is <c>ugyldig-vaerdi</c>. As it stands it has eight digits, which no personnummer has
    /// room in (nine, where the zero before is lost), and leaves room above what a sender can count to.
    /// </summary>
    public long MaxVersion { get; init; } = 99_999_999;

    /// <summary>The most bytes of a file, unpacked; a larger one is refused.</summary>
    public long MaxUnpackedBytes { get; init; } = 8L << 30;

    /// <summary>
    /// How many times larger than packed a gzip file may be unpacked; one that is more, once it fills
    /// <see cref="RatioFreeBytes"/>, is refused.
    /// </summary>
    public int MaxUnpackRatio { get; init; } = 100;

    /// <summary>How many rejected lines are kept; those after them are counted, and not kept.</summary>
    public int MaxRejections { get; init; } = 10_000;

    /// <summary>
    /// How many lines are held in memory, judged, before they are written: some 500 bytes each, and twice so many, since the next are
    /// read meanwhile. Written in the order of their keys, more of them lie beside each other in the indexes.
    /// </summary>
    internal int PortionLines { get; init; } = 128 << 10;

    /// <summary>Unpacked bytes that no ratio is asked of: so much is nothing.</summary>
    internal const long RatioFreeBytes = 1 << 20;
}
