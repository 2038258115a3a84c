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
/// <param name="knownOnes">Counts that an earlier release showed, and that stand unchanged.</param>
/// <param name="knownRanges">Ranges that an earlier release showed of counts, and that still hold them.</param>
/// <param name="k">An interval of this many values is wide enough: linear programming stops there.</param>
internal sealed class ReleaseAttack(
    IReadOnlyDictionary<PublicCell, long> knownOnes,
    IReadOnlyDictionary<PublicCell, CountRange> knownRanges,
    int k)
{
    /// <summary>The largest part that is given to linear programming.</summary>
    public const int LargestEquationSystem = 500;

    // From one attempt to the next: how the counts hang together, what was known of them, and what the systems gave.
    private readonly ConcurrentDictionary<(string Concept, bool ByAge, string Period), (List<PublicCell> Measure, List<AttackFinding> Finding)> _systems = [];
    private Relations? _relations;
    private Knowledge? _before;

    /// <summary>
    /// Tries to find every one of <paramref name="measure"/>. What the same cells tell can be tried again; only what differs is looked
    /// at anew.
    /// </summary>
    /// <param name="published">What is published, as any download shows it.</param>
    /// <param name="measure">The withheld counts that must not be found.</param>
    /// <param name="present">Withheld counts that the rules would show were they 0: whoever knows the rules knows that they are not.</param>
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
        var publicKnowledge = published.With(knownOnes).With(knownRanges).WithRests();
        var relations = _relations is not null && _relations.IsAbove(publicKnowledge) ? _relations : new Relations(publicKnowledge);
        var low = new long[relations.Count];
        var high = new long[relations.Count];
        Array.Fill(high, Propagation.Infinite);
        foreach (var (cell, value) in publicKnowledge.Shown)
        {
            var v = relations.Numbers[cell];
            low[v] = high[v] = value;
        }

        foreach (var (cell, range) in publicKnowledge.Ranges)
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

        Propagation.Propagate(relations, low, high);

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
        Parallel.ForEach(
            measure.Where(cell => !finding[cell].IsDetermined).GroupBy(cell => (
                cell.Concept,
                ByAge: cell.Age != "alle" || cell.Sex != "alle",
                Period: cell.Age != "alle" || cell.Sex != "alle" ? cell.Period : "")),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            group =>
            {
                var cells = group.ToList();
                var isNew =
                    group.Key.ByAge ? newPeriods.Contains((group.Key.Concept, group.Key.Period)) : newConcepts.Contains(group.Key.Concept);
                if (isNew || !_systems.TryGetValue(group.Key, out var solvedPart) || !solvedPart.Measure.SequenceEqual(cells))
                {
                    var system = group.Key.ByAge
                        ? ByAge(publicKnowledge, group.Key.Concept, group.Key.Period)
                        : ByOmraade(publicKnowledge, group.Key.Concept);
                    solvedPart = (cells, [.. SolveParts(system, relations, low, high, cells, k)]);
                    _systems[group.Key] = solvedPart;
                }

                foreach (var news in solvedPart.Finding)
                {
                    finding[news.Cell] = news;
                }
            });
        (_relations, _before) = (relations, knowledge);
        return [.. measure.Select(cell => finding[cell])];
    }

    /// <summary>
    /// Those of <paramref name="cells"/> that earlier releases tell by themselves: they would leave fewer than k values open if all that is
    /// published were withheld.
    /// </summary>
    public IEnumerable<PublicCell> ToldBefore(
        PublicKnowledge published,
        IReadOnlyCollection<PublicCell> cells,
        CancellationToken stop = default) =>
        new ReleaseAttack(knownOnes, knownRanges, k).Attack(published.KeepOnly(knownOnes), cells, present: [], stop: stop)
            .Where(found => found.Values < k)
            .Select(found => found.Cell);

    /// <summary>
    /// What everybody can compute of each withheld count from the tables that were attacked last: from the sums, what is part of what, and
    /// what earlier releases showed. It holds the count, and tells nothing that the tables do not. Without those that nothing bounds.
    /// </summary>
    public IEnumerable<(PublicCell Cell, CountRange Range)> Bounds() =>
        from cell in _before!.PublicKnowledge.Withheld
        where !Concepts.IsRest(cell.Concept)
        let v = _relations!.Numbers[cell]
        where _before.High[v] < Propagation.Infinite
        select (cell, new CountRange(_before.Low[v], _before.High[v]));

    /// <summary>The counts of which something is known that was not, or the other way: without age and sex, and by period.</summary>
    private (HashSet<string> Concepts, HashSet<(string Concept, string Period)> Periods) News(Relations relations, Knowledge knowledge)
    {
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        var periods = new HashSet<(string, string)>();
        foreach (var (cell, v) in relations.Numbers)
        {
            if (relations == _relations && knowledge.IsLike(_before!, cell, v))
            {
                continue;
            }

            periods.Add((cell.Concept, cell.Period));
            if (cell.Age == "alle" && cell.Sex == "alle")
            {
                concepts.Add(cell.Concept);
            }
        }

        return (concepts, periods);
    }

    /// <summary>The finest counts that a count consists of, and the shown counts.</summary>
    private static PartOfAttack ByOmraade(
        PublicKnowledge publicKnowledge,
        string concept)
    {
        var members = new ConcurrentDictionary<(string, string), List<string>>();
        return new(
            cell => [.. from quarter in Relations.Quarters(cell.Period)
                         from kommune in members.GetOrAdd((cell.Omraade, quarter), key => [.. Relations.Members(key.Item1, key.Item2)])
                         select cell with { Omraade = kommune, Period = quarter }],
            [.. publicKnowledge.Shown.Keys.Where(IsOf)],
            [.. publicKnowledge.Ranges.Keys.Where(IsOf)]);

        bool IsOf(PublicCell cell) => cell.Concept == concept && cell.Age == "alle" && cell.Sex == "alle";
    }

    /// <summary>The same for one rolling year by age and sex, with landsdele as the finest omraader.</summary>
    private static PartOfAttack ByAge(
        PublicKnowledge publicKnowledge,
        string concept,
        string period)
    {
        var quarter = Relations.Quarters(period)[^1];
        var landsdele = publicKnowledge.Omraader.Where(code => Omraader.Standard.Find(code)?.Level == OmraadeLevel.Landsdel)
            .ToDictionary(code => code, code => Relations.Members(code, quarter), StringComparer.Ordinal);
        var members = new ConcurrentDictionary<string, List<string>>(StringComparer.Ordinal);
        return new(
            cell => [.. from landsdel in members.GetOrAdd(
                cell.Omraade,
                omraade => { var insideOnes = Relations.Members(omraade, quarter); return
                [
                    .. landsdele.Where(pair => pair.Value.IsSubsetOf(insideOnes)).Select(pair => pair.Key),
                ]; })
                         from age in Relations.BandsOf(cell.Age)
                         from sex in cell.Sex == "alle" ? Relations.Sex : [cell.Sex]
                         select cell with { Omraade = landsdel, Age = age, Sex = sex }],
            [.. publicKnowledge.Shown.Keys.Where(IsOf)],
            [.. publicKnowledge.Ranges.Keys.Where(IsOf)]);

        bool IsOf(PublicCell cell) =>
            cell.Concept == concept && cell.Period == period && Omraader.Standard.Find(cell.Omraade)?.Level != OmraadeLevel.Kommune;
    }

    private static IEnumerable<AttackFinding> SolveParts(
        PartOfAttack system,
        Relations relations,
        long[] low,
        long[] high,
        IEnumerable<PublicCell> measure,
        int k)
    {
        // Unknowns get a number when they are met.
        var ordinal = new Dictionary<PublicCell, int>();
        var variable = new List<int>();
        var equations = new List<(int[] Terms, long Value)>();
        var finishedOnes = new List<HashSet<PublicCell>>();
        var withFinest = new Dictionary<PublicCell, List<int>>();

        // Finer sums first: what they tell is taken out of the coarser ones, so that parts stay small.
        foreach (var (cell, finest) in system.Shown.Select(cell => (cell, system.Finest(cell))).OrderBy(pair => pair.Item2.Count))
        {
            var unknown = finest.Where(IsUnknown).ToHashSet();
            if (unknown.Count == 0)
            {
                continue;
            }

            var value = low[relations.Numbers[cell]] - finest.Where(one => !unknown.Contains(one)).Sum(one => low[relations.Numbers[one]]);
            foreach (var index in unknown.SelectMany(one => withFinest.GetValueOrDefault(one, []))
                .Distinct()
                .OrderByDescending(index => index)
                .ToList())
            {
                if (finishedOnes[index].IsSubsetOf(unknown))
                {
                    unknown.ExceptWith(finishedOnes[index]);
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

            finishedOnes.Add(unknown);
            equations.Add(([.. unknown.Select(Number)], value));
        }

        var soughtOnes = measure.Select(cell => (Cell: cell, Finest: system.Finest(cell)))
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
            .Concat(soughtOnes.Select(pair => pair.Terms).Where(term => term.Length > 0))
            .Concat(ranged.Select(range => range.Terms)))
        {
            foreach (var v in term)
            {
                pivots[Find(v)] = Find(term[0]);
            }
        }

        var equationsIn = equations.ToLookup(equation => Find(equation.Terms[0]));
        var rangesIn = ranged.ToLookup(range => Find(range.Terms[0]));
        foreach (var part in soughtOnes.Where(pair => pair.Terms.Length > 0).GroupBy(pair => Find(pair.Terms[0])))
        {
            var localTime = new Dictionary<int, int>();
            foreach (var v in equationsIn[part.Key].SelectMany(equation => equation.Terms)
                .Concat(part.SelectMany(pair => pair.Terms))
                .Concat(rangesIn[part.Key].SelectMany(range => range.Terms)))
            {
                localTime.TryAdd(v, localTime.Count);
            }

            var combinations = new Combinations(localTime.Count);
            foreach (var (term, _) in equationsIn[part.Key])
            {
                combinations.Known(term.Select(v => localTime[v]));
            }

            var openOnes = new List<(PublicCell Cell, int[] Terms, long Known)>();
            foreach (var pair in part)
            {
                var v = relations.Numbers[pair.Cell];
                if (combinations.Follows(pair.Terms.Select(term => localTime[term])))
                {
                    yield return new AttackFinding(pair.Cell, low[v], high[v], "en kombination af viste summer giver tallet");
                }
                else
                {
                    openOnes.Add(pair);
                }
            }

            if (openOnes.Count == 0 || localTime.Count > LargestEquationSystem)
            {
                continue;
            }

            var attackOf = new AttackSystem();
            foreach (var (v, _) in localTime.OrderBy(pair => pair.Value))
            {
                attackOf.NewVariable(low[variable[v]], high[variable[v]]);
            }

            foreach (var (term, value) in equationsIn[part.Key])
            {
                attackOf.Known(term.Select(v => localTime[v]), value);
            }

            foreach (var (term, from, to) in rangesIn[part.Key])
            {
                // From the sum to the end of its range there is room for as much as the range is wide.
                attackOf.Known([.. term.Select(v => localTime[v]), attackOf.NewVariable(0, to - from)], to);
            }

            foreach (var (_, term, _) in openOnes)
            {
                attackOf.Withheld(term.Select(v => localTime[v]));
            }

            var answer = Attacker.Attack(attackOf, enoughWidth: k);
            for (var i = 0; i < openOnes.Count; i++)
            {
                var (cell, _, known) = openOnes[i];
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

        long Known(List<PublicCell> finest) => finest.Where(one => !IsUnknown(one)).Sum(one => low[relations.Numbers[one]]);

        bool IsUnknown(PublicCell one) => low[relations.Numbers[one]] != high[relations.Numbers[one]];

        int Number(PublicCell one)
        {
            if (!ordinal.TryGetValue(one, out var index))
            {
                ordinal.Add(one, index = ordinal.Count);
                variable.Add(relations.Numbers[one]);
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
    /// <param name="Finest">The finest counts that a count consists of.</param>
    /// <param name="Shown">The shown counts.</param>
    /// <param name="Ranged">The counts of which a range is known.</param>
    private sealed record PartOfAttack(Func<PublicCell, List<PublicCell>> Finest, List<PublicCell> Shown, List<PublicCell> Ranged);

    /// <summary>What the public knows after propagation.</summary>
    private sealed record Knowledge(PublicKnowledge PublicKnowledge, long[] Low, long[] High)
    {
        public bool IsLike(Knowledge other, PublicCell cell, int v) =>
            Low[v] == other.Low[v]
                && High[v] == other.High[v]
                && PublicKnowledge.Shown.ContainsKey(cell) == other.PublicKnowledge.Shown.ContainsKey(cell);
    }
}
