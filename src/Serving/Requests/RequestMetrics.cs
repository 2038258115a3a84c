using System.Diagnostics.Metrics;

namespace Opgoerelse.Serving.Requests;

/// <summary>What requests for figures cost, in cells: the measure of which the limits are made (<see cref="Places"/>).</summary>
internal static class RequestMetrics
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Opgoerelse.Http";

    /// <summary>The doors.</summary>
    public const string PxWeb = "pxweb";

    /// <inheritdoc cref="PxWeb"/>
    public const string Bulk = "bulk";

    /// <inheritdoc cref="PxWeb"/>
    public const string Jobindsats = "jobindsats";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<long> Cells = Meter.CreateHistogram(
        "opgoerelse.request.cells", "{cell}", "Cells of an answer, by door and whether they were written for it.", tags: null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 10, 100, 1_000, Places.FewCells, 10_000, 50_000, 250_000, 1_000_000] });

    /// <summary>An answer of so many cells.</summary>
    /// <param name="door">Which interface: <see cref="PxWeb"/>, <see cref="Bulk"/> or <see cref="Jobindsats"/>.</param>
    /// <param name="cells">How many.</param>
    /// <param name="prepared">Whether it had been written beforehand.</param>
    public static void Answer(string door, long cells, bool prepared)
    {
        // A list has none.
        if (cells > 0)
        {
            Cells.Record(cells, new("door", door), new("prepared", prepared));
        }
    }
}
