using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>Which counts of endings are withheld, and what is published of them.</summary>
/// <param name="solver">Whose counts.</param>
/// <param name="withheld">The withheld ones.</param>
/// <param name="k">The threshold.</param>
/// <param name="ranges">The ranges that are published of withheld ones; absent where there is none.</param>
internal sealed class EndingPattern(
    EndingSolver solver,
    IEnumerable<PublicCell> withheld,
    int k,
    IReadOnlyDictionary<PublicCell, CountRange>? ranges = null) : IPattern
{
    /// <summary>How many days from a whole number of years a median may tell of the length.</summary>
    private const double Near = 4;

    private readonly HashSet<PublicCell> _withheld = [.. withheld];

    /// <summary>Whether a count is withheld.</summary>
    public bool Withheld(PublicCell cell) => _withheld.Contains(cell);

    /// <inheritdoc />
    public bool Withheld(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode)
    {
        var cell = new PublicCell(concept, omraade, period, age, sex);
        return concept == EndingCounts.Median ? MedianIsWithheld(cell) : _withheld.Contains(cell);
    }

    /// <inheritdoc />
    public CountRange? Range(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode) =>
        ranges is not null && ranges.TryGetValue(new PublicCell(concept, omraade, period, age, sex), out var range) ? range : null;

    /// <summary>
    /// The same, with what everybody can compute of withheld counts: as ranges, and shown where it is one number and no small one.
    /// </summary>
    public EndingPattern With(IReadOnlyDictionary<PublicCell, CountRange> bounds) => new(
        solver,
        _withheld.Where(cell => solver.IsPrimary(cell) || !bounds.TryGetValue(cell, out var range) || range.From != range.To),
        k,
        bounds);

    /// <summary>
    /// The median is shown of at least twice the threshold, where the counts of the lengths that it lies between are: it says that half of
    /// all lie on either side.
    /// </summary>
    private bool MedianIsWithheld(PublicCell median)
    {
        var sums = solver.Sums(median);
        if (_withheld.Contains(median with { Concept = EndingCounts.Of(AgeGroup.AllCode, AgeGroup.AllCode) }) || sums.N < 2 * k)
        {
            return true;
        }

        if (sums.DoubledMedian is not { } doubled)
        {
            return false;
        }

        var years = LengthInterval.All.Select(interval => interval.Years * 365.25).ToList();
        var shorter = years.Count(days => days + Near < doubled / 2.0);
        var longer = years.Count(days => days - Near < doubled / 2.0);
        return Enumerable.Range(0, years.Count)
            .Where(i => i >= shorter - 1 && i <= longer)
            .Any(i => _withheld.Contains(median with { Concept = EndingCounts.Within(i) }));
    }
}
