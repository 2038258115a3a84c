using System.Collections.Concurrent;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What was decided about the tables of a release.</summary>
/// <param name="SuppressionPattern">Which cells are withheld.</param>
/// <param name="Unproven">Cells whose safety has no proof; normally none.</param>
/// <param name="Solvers">By concept: who decided it, so that a next round decides only what has changed.</param>
internal sealed record TableSuppression(
    SuppressionPattern SuppressionPattern,
    IReadOnlyList<(Concept Concept, int Index)> Unproven,
    IReadOnlyDictionary<string, (ConceptSolver All, AgeSolver ByAge)> Solvers);

/// <summary>Decides over all tables of a release together which cells are withheld.</summary>
/// <remarks>
/// Concept by concept: the whole before its parts (N; nogen and with it ingen; the categories, the intervals and the
/// rest). A part is withheld where its whole is, since the share would tell; and it is bounded by what everybody can see
/// of the whole, never by what is withheld of it.
/// </remarks>
internal static class TableSuppressor
{
    /// <param name="space">The cells.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="k">How many values a primary cell must leave open.</param>
    /// <param name="earlier">The releases that have ever been public.</param>
    /// <param name="after">By concept: what an attack has taught.</param>
    /// <param name="before">What was decided before that; null the first time.</param>
    /// <param name="stop">Stops between concepts.</param>
    public static TableSuppression Suppress(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        int k,
        EarlierRelease earlier,
        Func<string, FollowUpDemands> after,
        TableSuppression? before = null,
        CancellationToken stop = default)
    {
        var withheldByConcept = new ConcurrentDictionary<string, bool[]>(StringComparer.Ordinal);
        var unproven = new ConcurrentBag<(Concept, int)>();
        var solvers = new ConcurrentDictionary<string, (ConceptSolver All, AgeSolver ByAge)>(StringComparer.Ordinal);
        var remaining = concepts.ToList();
        while (remaining.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var ready = remaining
                .Where(concept => concept.Within is null || withheldByConcept.ContainsKey(concept.Within.SuppressionPattern))
                .OrderByDescending(concept => PrimaryCells(space, concept))
                .ToList();
            Parallel.ForEach(
                // The hardest first, each to whoever is free.
                Partitioner.Create(ready, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
                concept =>
                {
                    var withinWithheld = concept.Within is { } within ? withheldByConcept[within.SuppressionPattern] : null;
                    var theirs = after(concept.Code);
                    var withWhole = concept.StandsBesideItsWhole
                        ? WithWhole(space, concepts, concept, k, withheldByConcept)
                        : withinWithheld;
                    var solver = new ConceptSolver(space, concept, k, withinWithheld, withWhole, earlier, theirs);
                    var withheld = solver.Solve(before?.Solvers[concept.Code].All);
                    var ageSolver = new AgeSolver(space, concept, k, withinWithheld, earlier, theirs, withheld);
                    if (concept.AgeAndSex && space.Periods.Any(period => period.Kind == PeriodKind.RollingYear))
                    {
                        ageSolver.Solve(before?.Solvers[concept.Code].ByAge);
                    }

                    withheldByConcept[concept.Code] = withheld;
                    solvers[concept.Code] = (solver, ageSolver);
                    foreach (var index in solver.Unproven.Concat(ageSolver.Unproven))
                    {
                        unproven.Add((concept, index));
                    }
                });
            remaining.RemoveAll(ready.Contains);
        }

        Magnitudes.Decide(space, concepts, k, withheldByConcept);

        return new TableSuppression(
            new SuppressionPattern(space, withheldByConcept),
            [.. unproven.OrderBy(u => u.Item1.Code, StringComparer.Ordinal).ThenBy(u => u.Item2)],
            solvers);
    }

    private static int PrimaryCells(CellSpace space, Concept concept) =>
        Enumerable.Range(0, space.Omraader.Count)
            .Sum(o => Enumerable.Range(0, space.Periods.Count).Count(p => concept.Primary(space.Number(space.Index(o, p)))));

    /// <summary>
    /// Where a part is withheld because its whole is: where the base is withheld as well, and where the part, or the parts together, would
    /// tell which number of its narrowest block the whole is.
    /// </summary>
    /// <remarks>
    /// Only the block is asked, never the whole itself: who knows this rule learns no more of the whole than a block of k values.
    /// </remarks>
    private static bool[] WithWhole(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        Concept concept,
        int k,
        IReadOnlyDictionary<string, bool[]> withheld)
    {
        var whole = concept.Within!;
        var covering = concepts.Where(part => part.StandsBesideItsWhole && part.Within == whole).ToList();
        var withWhole = (bool[])[.. withheld[whole.SuppressionPattern]];
        for (var index = 0; index < withWhole.Length; index++)
        {
            if (withWhole[index] && CellSpace.IsTotal(index) && !withheld[whole.Within!.SuppressionPattern][index])
            {
                var number = space.Number(index);
                var block = RangeGrid.RangeOf(whole.Count(number), whole.Within.Count(number), k, 0, space.PublicCellOf(whole.Code, index));
                withWhole[index] = concept.Count(number) > block.From || covering.Sum(part => part.Count(number)) < block.To;
            }
        }

        return withWhole;
    }
}

/// <summary>Which cells of each concept are withheld, over all tables of a release.</summary>
/// <param name="space">The cells.</param>
/// <param name="withheldByConcept">By concept: the withheld cells, by cell number.</param>
/// <param name="ranges">By concept and cell number: the range that is published of a withheld cell; absent where there is none.</param>
internal sealed class SuppressionPattern(
    CellSpace space,
    IReadOnlyDictionary<string, bool[]> withheldByConcept,
    IReadOnlyDictionary<(string Concept, int Index), CountRange>? ranges = null) : IPattern
{
    /// <inheritdoc />
    public bool Withheld(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode) =>
        withheldByConcept[concept][space.Index(omraade, period, age, sex)];

    /// <inheritdoc />
    public CountRange? Range(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode) =>
        ranges is not null && ranges.TryGetValue((concept, space.Index(omraade, period, age, sex)), out var range) ? range : null;

    /// <summary>The same cells withheld but for those that everybody can compute, with these ranges of them.</summary>
    /// <param name="concepts">The concepts.</param>
    /// <param name="k">The threshold.</param>
    /// <param name="published">The ranges.</param>
    /// <param name="known">What everybody can compute.</param>
    public SuppressionPattern With(
        IReadOnlyList<Concept> concepts,
        int k,
        IReadOnlyDictionary<(string Concept, int Index), CountRange> published,
        IReadOnlySet<(string Concept, int Index)> known)
    {
        var withheld = withheldByConcept.ToDictionary(pair => pair.Key, pair => (bool[])[.. pair.Value], StringComparer.Ordinal);
        foreach (var (concept, index) in known)
        {
            withheld[concept][index] = false;
        }

        Magnitudes.Decide(space, concepts, k, withheld);
        return new SuppressionPattern(space, withheld, published);
    }

    /// <summary>The withheld cells of a concept, by cell number.</summary>
    public bool[] Of(string concept) => withheldByConcept[concept];
}

/// <summary>What is withheld of the counts of a release, and what is published of those.</summary>
internal interface IPattern
{
    /// <summary>Whether a cell of a concept is withheld.</summary>
    bool Withheld(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode);

    /// <summary>What is published of a withheld cell: a range that holds its value; null where nothing is, or the cell is shown.</summary>
    CountRange? Range(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode);
}

/// <summary>A range of whole numbers that holds the true value.</summary>
/// <param name="From">The least value.</param>
/// <param name="To">The greatest value.</param>
internal readonly record struct CountRange(long From, long To)
{
    /// <summary>What lies in both.</summary>
    public CountRange Within(CountRange other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}

/// <summary>What the releases that have ever been public showed of the same cells.</summary>
internal sealed class EarlierRelease
{
    private readonly HashSet<(string Concept, int Index)> _known = [];
    private readonly HashSet<(string Concept, int Index)> _withheld = [];
    private readonly HashSet<(string Concept, int Index)> _revised = [];
    private readonly Dictionary<(string Concept, int Index), CountRange> _ranges = [];
    private readonly Dictionary<string, Dictionary<(int First, int Last), IReadOnlyList<int>>> _sums = [];

    /// <summary>Remembers what a release told of a cell; of two releases, what the one that is told of last showed counts.</summary>
    public void Remember(string concept, int index, Told told)
    {
        var cell = (concept, index);
        Keep(_withheld, !told.Shown);
        Keep(_revised, told.IsRevised);
        if (told.IsKnown)
        {
            _known.Add(cell);
        }

        if (told.Range is { } ends)
        {
            _ranges[cell] = Range(concept, index) is { } known ? known.Within(ends) : ends;
        }

        void Keep(HashSet<(string, int)> cells, bool isOne)
        {
            if (isOne)
            {
                cells.Add(cell);
            }
            else
            {
                cells.Remove(cell);
            }
        }
    }

    /// <summary>Remembers that a release showed a sum of cells as it is now, under a name that is gone (years that have grown).</summary>
    public void RememberSum(string concept, IReadOnlyList<int> cells) =>
        (_sums.TryGetValue(concept, out var sums) ? sums : _sums[concept] = [])[(cells[0], cells[^1])] = cells;

    /// <summary>The sums of cells that are known by names that are gone.</summary>
    public IEnumerable<IReadOnlyList<int>> KnownSums(string concept) =>
        _sums.TryGetValue(concept, out var sums) ? sums.Values : [];

    /// <summary>The range that was shown of it and still holds its value; null where there is none.</summary>
    public CountRange? Range(string concept, int index) => _ranges.TryGetValue((concept, index), out var range) ? range : null;

    /// <summary>Whether the newest release that has it withheld it.</summary>
    public bool WasWithheld(string concept, int index) => _withheld.Contains((concept, index));

    /// <summary>Whether what it is a part of is another than in the newest release that has it.</summary>
    public bool IsRevised(string concept, int index) => _revised.Contains((concept, index));

    /// <summary>Whether any of them showed it as it is now.</summary>
    public bool IsKnown(string concept, int index) => _known.Contains((concept, index));
}

/// <summary>What a release told of a cell.</summary>
/// <param name="Shown">Whether it showed it, as whatever.</param>
/// <param name="IsKnown">Whether as it is now, and of a whole that is as it was: then it is known, whatever we do.</param>
/// <param name="Range">A range that it told of the same whole, and that still holds the value; null where there is none.</param>
/// <param name="IsRevised">Whether what it is a part of is another by now.</param>
internal readonly record struct Told(bool Shown, bool IsKnown, CountRange? Range, bool IsRevised);

/// <summary>What an attack on the finished tables has taught, by cell number: what to do otherwise next time.</summary>
/// <param name="GivenUp">Cells that are withheld.</param>
/// <param name="Tightened">Primary cells that must leave k values open though their whole, or their total over age and sex, is withheld
/// too.</param>
internal sealed record FollowUpDemands(IReadOnlySet<int> GivenUp, IReadOnlySet<int> Tightened)
{
    /// <summary>Whether both ask the same of a cell.</summary>
    public bool IsSame(FollowUpDemands otherOne, int index) =>
        GivenUp.Contains(index) == otherOne.GivenUp.Contains(index) && Tightened.Contains(index) == otherOne.Tightened.Contains(index);
}

/// <summary>Of which counts 0 and 100 pct. are withheld where the base is small: they tell something of everybody in it.</summary>
public enum GroupSuppression
{
    /// <summary>Of none.</summary>
    None = 0,

    /// <summary>Of all.</summary>
    All = 1,

    /// <summary>Of those that tell something sensitive of everybody: whether they got any indsats, and health.</summary>
    Sensitive = 2,
}

/// <summary>
/// Which counts must be withheld by themselves (the primary ones): a count from 1 to k − 1, and one whose complement within
/// its base is that small. Zero is publishable unless it tells of a group (<see cref="GroupSuppression"/>).
/// </summary>
public sealed record DisclosureRules
{
    /// <summary>The rules of the public figures unless configuration says otherwise.</summary>
    public static DisclosureRules Standard { get; } = new();

    /// <summary>k, the threshold: the smallest count that is published, and how many values a withheld one must leave open.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Of which counts 0 and 100 pct. are withheld too, where the base is below <see cref="GroupThreshold"/>.</summary>
    public GroupSuppression Groups { get; init; } = GroupSuppression.Sensitive;

    /// <summary>The smallest base in which everybody may be shown to be alike. Only with <see cref="Groups"/>.</summary>
    public int GroupThreshold { get; init; } = 10;

    /// <summary>
    /// Cells that are withheld because an operator wants them to be, each as the attack names it (<c>social, 0155, 2021</c>).
    /// </summary>
    public IReadOnlyList<string> GivenUp { get; init; } = [];

    /// <summary>Whether a count by itself must be withheld.</summary>
    public bool IsSmall(long count) => count > 0 && count < Threshold;

    /// <summary>
    /// Whether a count, or its complement within <paramref name="grandTotal"/>, must be withheld: nogen with ingen, and health, are
    /// <paramref name="isSensitive"/>.
    /// </summary>
    public bool IsSmallPart(long count, long grandTotal, bool isSensitive) =>
        IsSmall(grandTotal) || IsSmall(count) || IsSmall(grandTotal - count)
        || ((Groups == GroupSuppression.All || (isSensitive && Groups == GroupSuppression.Sensitive))
            && grandTotal > 0 && grandTotal < GroupThreshold && (count == 0 || count == grandTotal));
}
