namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// What the releases that have ever been public showed of endings, as far as it still holds: pooled years too that have grown since, for
/// what they were is the difference of what is shown now.
/// </summary>
internal sealed class EarlierEndings
{
    private readonly HashSet<PublicCell> _withheld = [];

    /// <summary>Counts that were shown as they are now.</summary>
    public Dictionary<PublicCell, long> Known { get; } = [];

    /// <summary>Ranges that were shown of counts, and that still hold them.</summary>
    public Dictionary<PublicCell, CountRange> Ranges { get; } = [];

    /// <summary>
    /// Remembers what a release showed; of several the public one is told of last. Of years that are not counted now nothing is known.
    /// </summary>
    /// <param name="solver">What the counts are now.</param>
    /// <param name="cell">The count.</param>
    /// <param name="shown">What it was shown as; null where it was withheld.</param>
    /// <param name="range">The range that was shown of a withheld one; null where there was none.</param>
    public void Remember(EndingSolver solver, PublicCell cell, long? shown, CountRange? range)
    {
        if (!solver.IsCounted(cell))
        {
            return;
        }

        var now = solver.Value(cell);
        if (shown is null)
        {
            _withheld.Add(cell);
        }
        else
        {
            _withheld.Remove(cell);
        }

        if (shown == now)
        {
            Known[cell] = now;
        }
        else if (range is { } ends && now >= ends.From && now <= ends.To)
        {
            Ranges[cell] = Ranges.TryGetValue(cell, out var known) ? known.Within(ends) : ends;
        }
    }

    /// <summary>Whether any of them showed it as it is now.</summary>
    public bool IsKnown(PublicCell cell) => Known.ContainsKey(cell);

    /// <summary>Whether the newest release that has it withheld it.</summary>
    public bool WasWithheld(PublicCell cell) => _withheld.Contains(cell);

    /// <summary>The known counts of pooled years that have grown since.</summary>
    public IEnumerable<PublicCell> OfPeriodsBefore(EndingSolver solver) => Known.Keys.Where(cell => !solver.Has(cell));
}
