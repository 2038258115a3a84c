using System.Collections.Concurrent;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Attacks a release as the public meets it. It reads the tables, builds its own relations from the public registers and
/// the codes of the periods, and knows neither the pattern's reasons nor any true value.
/// </summary>
/// <remarks>
/// Four ways, the cheap ones first: something computed from a withheld count is shown; interval propagation over all counts
/// of all tables together; linear combinations within a count (exact elimination; by omraade and period at any size, and by
/// age and sex within each rolling year); and linear programming in exact fractions over parts of at most
/// <see cref="LargestEquationSystem"/> unknowns. What it can miss: intervals that only several relations together narrow
/// in larger parts, combinations across different counts or different rolling years by age and sex that are no interval
/// step, and what only wholeness gives away.
/// </remarks>
/// <param name="knownCounts">Counts that an earlier release showed, and that stand unchanged.</param>
/// <param name="knownRanges">Ranges that an earlier release showed of counts, and that still hold them.</param>
/// <param name="k">An interval of this many values is wide enough: linear programming stops there.</param>
internal sealed class ReleaseAttack(
    IReadOnlyDictionary<PublicCell, long> knownCounts,
    IReadOnlyDictionary<PublicCell, CountRange> knownRanges,
    int k)
{
    /// <summary>The largest part that is given to linear programming.</summary>
    public const int LargestEquationSystem = 500;

    // From one attempt to the next: how the counts hang together, what was known of them, and what the systems gave.
    private readonly ConcurrentDictionary<
        (string Concept, bool ByAge, string Period),
        (List<PublicCell> Measure, List<AttackFinding> Finding)> _systems = [];
    private Beginning? _beginning;
    private Knowledge? _before;
    private (ReleaseAttack Attack, PublicKnowledge Published)? _earlier;

    /// <summary>
    /// Tries to find every one of <paramref name="measure"/>. What the same cells tell can be tried again; only what differs is looked
    /// at anew.
    /// </summary>
    /// <param name="published">What is published, as any download shows it.</param>
    /// <param name="measure">The withheld counts that must not be found.</param>
    /// <param name="present">
    /// Withheld counts that the rules would show were they 0: whoever knows the rules knows that they are not.
    /// </param>
    /// <param name="onlyPropagation">Whether to stop after the cheap half: what it finds is found, what it does not may be.</param>
    /// <param name="stop">Stops between parts.</param>
    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public IReadOnlyList<AttackFinding> Attack(
        PublicKnowledge published,
        IReadOnlyCollection<PublicCell> measure,
        IReadOnlyCollection<PublicCell> present,
        bool onlyPropagation = false,
        CancellationToken stop = default)
    {
        var start = Start(published, present);
        var (relations, publicKnowledge) = (start.Relations, start.Known.With(published.Ranges));
        var (low, high) = ((long[])[.. start.Low], (long[])[.. start.High]);
        var narrowed = new List<int>();
        foreach (var (cell, range) in published.Ranges)
        {
            if (relations.Numbers.TryGetValue(cell, out var v) && (range.From > low[v] || range.To < high[v]))
            {
                (low[v], high[v]) = (Math.Max(low[v], range.From), Math.Min(high[v], range.To));
                narrowed.Add(v);
            }
        }

        start.Propagation.Propagate(low, high, narrowed);

        var finding = new ConcurrentDictionary<PublicCell, AttackFinding>();
        var derived = publicKnowledge.DerivedCells.ToLookup(pair => pair.Cell, pair => pair.Measure);
        foreach (var cell in measure)
        {
            var v = relations.Numbers[cell];
            finding[cell] = new AttackFinding(
                cell,
                low[v],
                high[v],
                derived.Contains(cell) ? "vises som " + string.Join(", ", derived[cell])
                : publicKnowledge.Shown.ContainsKey(cell) ? "vises i en anden tabel eller udgivelse"
                : low[v] == high[v] ? "summer og grænser giver tallet" : "");
        }

        if (onlyPropagation)
        {
            return [.. measure.Select(cell => finding[cell])];
        }

        var knowledge = new Knowledge(publicKnowledge, low, high);
        var (newConcepts, newPeriods) = News(relations, knowledge);
        var (shown, ranged) = (new SystemCells(publicKnowledge.Shown.Keys), new SystemCells(publicKnowledge.Ranges.Keys));
        var systems = measure.Where(cell => !finding[cell].IsDetermined).GroupBy(cell => (
            Concept: EndingRelations.SystemOf(cell.Concept),
            ByAge: cell.Age != "alle" || cell.Sex != "alle",
            Period: cell.Age != "alle" || cell.Sex != "alle" ? cell.Period : ""));
        Parallel.ForEach(
            // The hardest first, each to whoever is free.
            Partitioner.Create(systems.OrderByDescending(group => group.Count()), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            group =>
            {
                var cells = group.ToList();
                var isNew =
                    group.Key.ByAge ? newPeriods.Contains((group.Key.Concept, group.Key.Period)) : newConcepts.Contains(group.Key.Concept);
                if (isNew || !_systems.TryGetValue(group.Key, out var solvedPart) || !solvedPart.Measure.SequenceEqual(cells))
                {
                    var system = group.Key.ByAge
                        ? ByAge(publicKnowledge, relations, shown, ranged, group.Key.Concept, group.Key.Period)
                        : group.Key.Concept == EndingRelations.System ? Endings(relations, shown, ranged)
                        : ByOmraade(relations, shown, ranged, group.Key.Concept);
                    solvedPart = (cells, [.. SolveParts(system, relations, low, high, cells, k)]);
                    _systems[group.Key] = solvedPart;
                }

                foreach (var news in solvedPart.Finding)
                {
                    finding[news.Cell] = news;
                }
            });
        _before = knowledge;
        return [.. measure.Select(cell => finding[cell])];
    }

    /// <summary>
    /// Those of <paramref name="cells"/> that earlier releases tell by themselves: they would leave fewer than k values open if all that is
    /// published were withheld.
    /// </summary>
    /// <remarks>Whichever of the same cells are withheld this time, what earlier releases tell is the same: it is looked at once.</remarks>
    public IEnumerable<PublicCell> ToldBefore(
        PublicKnowledge published,
        IReadOnlyCollection<PublicCell> cells,
        CancellationToken stop = default)
    {
        if (_earlier?.Published.IsOfSameCells(published) != true)
        {
            _earlier = (new ReleaseAttack(knownCounts, knownRanges, k), published.KeepOnly(knownCounts));
        }

        return _earlier.Value.Attack.Attack(_earlier.Value.Published, cells, present: [], stop: stop)
            .Where(found => found.Values < k)
            .Select(found => found.Cell);
    }

    /// <summary>
    /// What everybody can compute of each withheld count from the tables that were attacked last: from the sums, what is part of what, and
    /// what earlier releases showed. It holds the count, and tells nothing that the tables do not. Without those that nothing bounds.
    /// </summary>
    public IEnumerable<(PublicCell Cell, CountRange Range)> Bounds() =>
        from cell in _before!.PublicKnowledge.Withheld
        where !Concepts.IsRest(cell.Concept)
        let v = _beginning!.Relations.Numbers[cell]
        where _before.High[v] < Propagation.Infinite
        select (cell, new CountRange(_before.Low[v], _before.High[v]));

    /// <summary>
    /// What is known without any range of this release: made once of the same shown and withheld counts, and of the same relations as long
    /// as the counts are the same, shown or withheld.
    /// </summary>
    private Beginning Start(PublicKnowledge published, IReadOnlyCollection<PublicCell> present)
    {
        if (_beginning is { } same && same.Published.IsOf(published) && same.Present.SequenceEqual(present))
        {
            return same;
        }

        var known = published.With(knownCounts).WithRests();
        var beginning = _beginning is { } old && old.Relations.IsAbove(known) ? old : null;
        if (beginning is null)
        {
            // Numbers of other relations say nothing here.
            _before = null;
        }

        var relations = beginning?.Relations ?? new Relations(known);
        var propagation = beginning?.Propagation ?? new Propagation(relations);
        var low = new long[relations.Count];
        var high = new long[relations.Count];
        Array.Fill(high, Propagation.Infinite);
        foreach (var (cell, value) in known.Shown)
        {
            var v = relations.Numbers[cell];
            low[v] = high[v] = value;
        }

        foreach (var (cell, range) in knownRanges)
        {
            if (relations.Numbers.TryGetValue(cell, out var v))
            {
                (low[v], high[v]) = (Math.Max(low[v], range.From), Math.Min(high[v], range.To));
            }
        }

        foreach (var cell in present)
        {
            var v = relations.Numbers[cell];
            low[v] = Math.Max(low[v], 1);
        }

        propagation.Propagate(low, high);
        return _beginning = new Beginning(published, present, known.With(knownRanges), relations, propagation, low, high);
    }

    /// <summary>The counts of which something is known that was not, or the other way: without age and sex, and by period.</summary>
    private (HashSet<string> Concepts, HashSet<(string Concept, string Period)> Periods) News(Relations relations, Knowledge knowledge)
    {
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        var periods = new HashSet<(string, string)>();
        foreach (var (cell, v) in relations.Numbers)
        {
            if (_before is not null && knowledge.IsLike(_before, cell, v))
            {
                continue;
            }

            periods.Add((cell.Concept, cell.Period));
            if (cell.Age == "alle" && cell.Sex == "alle")
            {
                concepts.Add(EndingRelations.SystemOf(cell.Concept));
            }
        }

        return (concepts, periods);
    }

    /// <summary>All counts of endings are one system.</summary>
    private static PartOfAttack Endings(Relations relations, SystemCells shown, SystemCells ranged) => new(
        cell => [.. EndingRelations.Finest(cell).Select(finest => relations.Numbers[finest])],
        [.. shown.ByOmraade[EndingRelations.System]],
        [.. ranged.ByOmraade[EndingRelations.System]]);

    /// <summary>The finest counts that a count consists of, and the shown counts.</summary>
    private static PartOfAttack ByOmraade(Relations relations, SystemCells shown, SystemCells ranged, string concept)
    {
        // Asked for again and again: the numbers of an omraade's kommuner in a quarter.
        var numbers = new Dictionary<(string, string), int[]>();
        return new(
            cell => [.. Relations.Quarters(cell.Period).SelectMany(quarter => Numbers(cell.Omraade, quarter))],
            [.. shown.ByOmraade[concept]],
            [.. ranged.ByOmraade[concept]]);

        int[] Numbers(string omraade, string quarter)
        {
            if (!numbers.TryGetValue((omraade, quarter), out var found))
            {
                var cell = new PublicCell(concept, omraade, quarter, "alle", "alle");
                found = [.. Relations.Members(omraade, quarter).Select(kommune => relations.Numbers[cell with { Omraade = kommune }])];
                numbers.Add((omraade, quarter), found);
            }

            return found;
        }
    }

    /// <summary>The same for one rolling year by age and sex, with landsdele as the finest omraader.</summary>
    private static PartOfAttack ByAge(
        PublicKnowledge publicKnowledge,
        Relations relations,
        SystemCells shown,
        SystemCells ranged,
        string concept,
        string period)
    {
        var quarter = Relations.Quarters(period)[^1];
        var landsdele = publicKnowledge.Omraader.Where(code => Omraader.Standard.Find(code)?.Level == OmraadeLevel.Landsdel)
            .ToDictionary(code => code, code => Relations.Members(code, quarter), StringComparer.Ordinal);
        var members = new Dictionary<string, string[]>(StringComparer.Ordinal);
        return new(
            cell => [.. from landsdel in Landsdele(cell.Omraade)
                         from age in Relations.BandsOf(cell.Age)
                         from sex in cell.Sex == "alle" ? Relations.Sex : [cell.Sex]
                         select relations.Numbers[cell with { Omraade = landsdel, Age = age, Sex = sex }]],
            [.. shown.ByAge[(concept, period)]],
            [.. ranged.ByAge[(concept, period)]]);

        string[] Landsdele(string omraade)
        {
            if (!members.TryGetValue(omraade, out var found))
            {
                var kommuner = Relations.Members(omraade, quarter);
                found = [.. landsdele.Where(pair => pair.Value.IsSubsetOf(kommuner)).Select(pair => pair.Key)];
                members.Add(omraade, found);
            }

            return found;
        }
    }

    private static IEnumerable<AttackFinding> SolveParts(
        PartOfAttack system,
        Relations relations,
        long[] low,
        long[] high,
        IEnumerable<PublicCell> measure,
        int k)
    {
        // Unknowns get a number of their own when they are met.
        var ordinal = new Dictionary<int, int>();
        var variable = new List<int>();
        var equations = new List<(int[] Terms, long Value)>();
        var finished = new List<HashSet<int>>();
        var withFinest = new Dictionary<int, List<int>>();

        // Finer sums first: what they tell is taken out of the coarser ones, so that parts stay small.
        foreach (var (cell, finest) in system.Shown.Select(cell => (cell, system.Finest(cell))).OrderBy(pair => pair.Item2.Length))
        {
            var unknown = finest.Where(IsUnknown).ToHashSet();
            if (unknown.Count == 0)
            {
                continue;
            }

            var value = low[relations.Numbers[cell]] - Known(finest);
            foreach (var index in unknown.SelectMany(one => withFinest.GetValueOrDefault(one, []))
                .Distinct()
                .OrderByDescending(index => index)
                .ToList())
            {
                if (finished[index].IsSubsetOf(unknown))
                {
                    unknown.ExceptWith(finished[index]);
                    value -= equations[index].Value;
                }
            }

            if (unknown.Count == 0)
            {
                continue;
            }

            foreach (var one in unknown)
            {
                (withFinest.TryGetValue(one, out var listOf) ? listOf : withFinest[one] = []).Add(equations.Count);
            }

            finished.Add(unknown);
            equations.Add(([.. unknown.Select(Number)], value));
        }

        var sought = measure.Select(cell => (Cell: cell, Finest: system.Finest(cell)))
            .Select(pair => (
                pair.Cell,
                Terms: (int[])[.. pair.Finest.Where(IsUnknown).Select(Number)],
                Known: Known(pair.Finest)))
            .ToList();
        var ranged = system.Ranged.Where(cell => relations.Numbers.TryGetValue(cell, out var v) && low[v] != high[v])
            .Select(cell => (Cell: cell, Finest: system.Finest(cell)))
            .Select(pair => (
                Terms: (int[])[.. pair.Finest.Where(IsUnknown).Select(Number)],
                Low: low[relations.Numbers[pair.Cell]] - Known(pair.Finest),
                High: high[relations.Numbers[pair.Cell]] - Known(pair.Finest)))
            .Where(range => range.Terms.Length > 1)
            .ToList();
        var pivots = Enumerable.Range(0, variable.Count).ToArray();
        foreach (var term in equations.Select(equation => equation.Terms)
            .Concat(sought.Select(pair => pair.Terms).Where(term => term.Length > 0))
            .Concat(ranged.Select(range => range.Terms)))
        {
            foreach (var v in term)
            {
                pivots[Find(v)] = Find(term[0]);
            }
        }

        var equationsIn = equations.ToLookup(equation => Find(equation.Terms[0]));
        var rangesIn = ranged.ToLookup(range => Find(range.Terms[0]));
        foreach (var part in sought.Where(pair => pair.Terms.Length > 0).GroupBy(pair => Find(pair.Terms[0])))
        {
            var local = new Dictionary<int, int>();
            foreach (var v in equationsIn[part.Key].SelectMany(equation => equation.Terms)
                .Concat(part.SelectMany(pair => pair.Terms))
                .Concat(rangesIn[part.Key].SelectMany(range => range.Terms)))
            {
                local.TryAdd(v, local.Count);
            }

            var combinations = new Combinations(local.Count);
            foreach (var (term, _) in equationsIn[part.Key])
            {
                combinations.Known(term.Select(v => local[v]));
            }

            var open = new List<(PublicCell Cell, int[] Terms, long Known)>();
            foreach (var pair in part)
            {
                var v = relations.Numbers[pair.Cell];
                if (combinations.Follows(pair.Terms.Select(term => local[term])))
                {
                    yield return new AttackFinding(pair.Cell, low[v], high[v], "en kombination af viste summer giver tallet");
                }
                else
                {
                    open.Add(pair);
                }
            }

            if (open.Count == 0 || local.Count > LargestEquationSystem)
            {
                continue;
            }

            var problem = new AttackSystem();
            foreach (var (v, _) in local.OrderBy(pair => pair.Value))
            {
                problem.NewVariable(low[variable[v]], high[variable[v]]);
            }

            foreach (var (term, value) in equationsIn[part.Key])
            {
                problem.Known(term.Select(v => local[v]), value);
            }

            foreach (var (term, from, to) in rangesIn[part.Key])
            {
                // From the sum to the end of its range there is room for as much as the range is wide.
                problem.Known([.. term.Select(v => local[v]), problem.NewVariable(0, to - from)], to);
            }

            foreach (var (_, term, _) in open)
            {
                problem.Withheld(term.Select(v => local[v]));
            }

            var answer = Attacker.Attack(problem, enoughWidth: k);
            for (var i = 0; i < open.Count; i++)
            {
                var (cell, _, known) = open[i];
                var v = relations.Numbers[cell];
                // An interval that the search left early is only a lower bound of what is open; propagation's stands.
                yield return answer[i].Exact
                    ? new AttackFinding(
                        cell,
                        Math.Max(low[v], answer[i].Low + known),
                        Math.Min(high[v], answer[i].High + known),
                        answer[i].IsDetermined ? "lineær programmering giver tallet" : "")
                    : new AttackFinding(cell, low[v], high[v], "");
            }
        }

        long Known(int[] finest) => finest.Where(one => !IsUnknown(one)).Sum(one => low[one]);

        bool IsUnknown(int one) => low[one] != high[one];

        int Number(int one)
        {
            if (!ordinal.TryGetValue(one, out var index))
            {
                ordinal.Add(one, index = ordinal.Count);
                variable.Add(one);
            }

            return index;
        }

        int Find(int v)
        {
            while (pivots[v] != v)
            {
                v = pivots[v] = pivots[pivots[v]];
            }

            return v;
        }
    }

    /// <summary>The unknowns of a count that are solved together.</summary>
    /// <param name="Finest">The finest counts that a count consists of, by number.</param>
    /// <param name="Shown">The shown counts.</param>
    /// <param name="Ranged">The counts of which a range is known.</param>
    private sealed record PartOfAttack(Func<PublicCell, int[]> Finest, List<PublicCell> Shown, List<PublicCell> Ranged);

    /// <summary>Cells by the systems that they belong to.</summary>
    private sealed class SystemCells(IEnumerable<PublicCell> cells)
    {
        /// <summary>By count: those of all ages and sexes.</summary>
        public ILookup<string, PublicCell> ByOmraade { get; } =
            cells.Where(cell => cell is { Age: "alle", Sex: "alle" }).ToLookup(cell => EndingRelations.SystemOf(cell.Concept));

        /// <summary>By count and period: those above the kommuner.</summary>
        public ILookup<(string Concept, string Period), PublicCell> ByAge { get; } =
            cells.Where(cell => Omraader.Standard.Find(cell.Omraade)?.Level != OmraadeLevel.Kommune)
                .ToLookup(cell => (cell.Concept, cell.Period));
    }

    /// <summary>What is known of a release without any range of its own, narrowed.</summary>
    private sealed record Beginning(
        PublicKnowledge Published,
        IReadOnlyCollection<PublicCell> Present,
        PublicKnowledge Known,
        Relations Relations,
        Propagation Propagation,
        long[] Low,
        long[] High);

    /// <summary>What the public knows after propagation.</summary>
    private sealed record Knowledge(PublicKnowledge PublicKnowledge, long[] Low, long[] High)
    {
        public bool IsLike(Knowledge other, PublicCell cell, int v) =>
            Low[v] == other.Low[v]
                && High[v] == other.High[v]
                && PublicKnowledge.Shown.ContainsKey(cell) == other.PublicKnowledge.Shown.ContainsKey(cell);
    }
}
