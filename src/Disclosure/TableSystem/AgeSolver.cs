using System.Collections.Concurrent;
using Opgoerelse.Disclosure.Suppression;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides which cells of one concept are withheld by age and sex. A breakdown (omraade, age group, sex) is shown in all
/// rolling and pooled years or in none: they overlap, and what one of them withholds its neighbours would tell.
/// </summary>
/// <remarks>
/// The pattern is found on the table of all quarters together. Then it is proved by each rolling year that has a
/// primary cell: other tables in which only its own quarters change, each within itself, and every shown breakdown and
/// every landsdel's total of the quarter stands still. So nothing changes in any other rolling year that is shown, nor in the
/// tables without age and sex. Where the proof fails, the whole breakdown of the omraade and of a neighbour is given up.
/// </remarks>
/// <param name="space">The cells.</param>
/// <param name="concept">The concept.</param>
/// <param name="k">How many values a primary cell must leave open.</param>
/// <param name="withinWithheld">What is withheld of the concept that it is a part of; null when it stands alone.</param>
/// <param name="earlier">The releases that have ever been public.</param>
/// <param name="after">What an attack has taught about this concept.</param>
/// <param name="withheld">What is withheld; holds the cells without age and sex, and is filled with the others.</param>
internal sealed class AgeSolver(
    CellSpace space,
    Concept concept,
    int k,
    bool[]? withinWithheld,
    EarlierRelease earlier,
    FollowUpDemands after,
    bool[] withheld)
{
    /// <summary>How often giving up more may fail to help.</summary>
    private const int MostFailed = 3;

    /// <summary>With more unproved than this, breakdowns are not given up one by one.</summary>
    private const int Many = 50;

    private readonly int[] _rolling =
    [
        .. Enumerable.Range(0, space.Periods.Count)
            .Where(p => space.Periods[p].Kind is PeriodKind.RollingYear or PeriodKind.PooledYears),
    ];
    private readonly int[] _quarters =
    [
        .. Enumerable.Range(0, space.Starts.Count).Where(s => space.Periods[space.Starts[s]].Kind == PeriodKind.Quarter),
    ];
    private readonly (int Age, int Sex)[] _slices =
    [
        .. from a in Enumerable.Range(0, CellSpace.AgesOf) from s in Enumerable.Range(0, CellSpace.Sex) where a + s > 0 select (a, s),
    ];
    private readonly ConcurrentDictionary<(int Omraade, int Age, int Sex), List<(int Landsdel, int Age, int Sex)>> _parts = [];
    private readonly HashSet<int> _complete = [];
    private readonly ConcurrentDictionary<int, (List<bool> Asked, List<int> Unproven)> _proofs = [];

    /// <summary>Cells whose safety has no proof; normally none.</summary>
    public List<int> Unproven { get; private set; } = [];

    /// <param name="before">The same with less given up: taken over where nothing about it is new. Null the first time.</param>
    public void Solve(AgeSolver? before)
    {
        if (before is not null)
        {
            before._proofs.ToList().ForEach(proof => _proofs[proof.Key] = proof.Value);
            if (Reuse(before))
            {
                return;
            }
        }

        foreach (var landsdel in space.Landsdele.Where(landsdel => _rolling.Any(p => withheld[space.Index(landsdel, p)])))
        {
            // Its total is withheld in some years, and the sum of its breakdowns would tell it.
            _complete.Add(landsdel);
        }

        if (space.IsThin(k))
        {
            _complete.UnionWith(space.Superiors);
        }

        bool[]? bestCount = null;
        for (var inVain = 0; inVain < MostFailed; inVain++)
        {
            FindPattern();
            // The proof of a period asks for the pattern alone: none waits for another.
            var byPeriod = new List<int>[_rolling.Length];
            Parallel.For(0, _rolling.Length, i => byPeriod[i] = Unproved(_rolling[i]));
            List<int> unproven = [.. byPeriod.SelectMany(period => period)];
            if (bestCount is null || unproven.Count < Unproven.Count)
            {
                inVain = 0;
                Unproven = unproven;
                bestCount = [.. withheld];
            }

            if (Unproven.Count == 0 || !GiveUp(unproven))
            {
                break;
            }
        }

        // Giving up more than helps would only withhold more.
        bestCount!.CopyTo(withheld, 0);
    }

    private bool Reuse(AgeSolver before)
    {
        var all = (from o in space.Superiors from p in _rolling select (Omraade: o, Period: p)).ToList();
        var cells =
            (from pair in all from slices in _slices select space.Index(pair.Omraade, pair.Period, slices.Age, slices.Sex)).ToList();
        if (all.Exists(pair => Withheld[space.Index(pair.Omraade, pair.Period)] != before.Withheld[space.Index(pair.Omraade, pair.Period)])
            || cells.Exists(index => !After.IsSame(before.After, index) || WithinWithheld?[index] != before.WithinWithheld?[index]))
        {
            return false;
        }

        foreach (var index in cells)
        {
            Withheld[index] = before.Withheld[index];
        }

        Unproven = before.Unproven;
        return true;
    }

    private bool[] Withheld => withheld;

    private bool[]? WithinWithheld => withinWithheld;

    private FollowUpDemands After => after;

    private long Value(int index) => concept.Count(space.Number(index));

    private bool IsPrimary(int index) => concept.Primary(space.Number(index));

    private bool MayBeWithheld(int index) =>
        IsPrimary(index)
            || (withinWithheld is not null && withinWithheld[index])
            || earlier.WasWithheld(concept.Code, index)
            || after.GivenUp.Contains(index);

    private void FindPattern()
    {
        var former = new FormCollection(k);
        var bases = new Dictionary<(int Landsdel, int Age, int Sex), int>();
        foreach (var landsdel in space.Landsdele)
        {
            foreach (var (a, s) in Finest())
            {
                var grandTotal = _quarters.Sum(q => Value(space.Index(landsdel, space.Starts[q], a, s)));
                var atMost = concept.Within is { } within
                    ? _quarters.Sum(q => within.Count(space.Number(space.Index(landsdel, space.Starts[q], a, s))))
                    : CellSystem.Unbounded;
                bases.Add((landsdel, a, s), former.Base(grandTotal, atMost));
            }
        }

        foreach (var o in space.Superiors)
        {
            // The totals are decided without age and sex, and stand still here.
            former.Cell(-1, CellDecision.Known, Terms(o, 0, 0, bases));
            foreach (var (a, s) in _slices)
            {
                var index = space.Index(o, _rolling[^1], a, s);
                var choice = _complete.Contains(o) || Array.Exists(_rolling, p => IsPrimary(space.Index(o, p, a, s))) ? CellDecision.Primary
                    : Array.Exists(_rolling, p => MayBeWithheld(space.Index(o, p, a, s)) || withheld[space.Index(o, p)])
                    ? CellDecision.Forced
                    : CellDecision.Candidate;
                var term = Terms(o, a, s, bases);
                former.Cell(
                    index,
                    choice,
                    term,
                    ((long)space.Omraader[o].Level << 40) - ((long)term.Count << 32) - Math.Min(Value(index), int.MaxValue));
            }
        }

        former.SuppressForms(withheld);
        foreach (var o in space.Superiors)
        {
            foreach (var (a, s) in _slices)
            {
                var always = withheld[space.Index(o, _rolling[^1], a, s)];
                foreach (var p in _rolling)
                {
                    // What was shown before is known: withholding it would hide nothing.
                    var index = space.Index(o, p, a, s);
                    withheld[index] = MayBeWithheld(index)
                        || withheld[space.Index(o, p)]
                        || (always && !earlier.IsKnown(concept.Code, index));
                }
            }
        }
    }

    /// <summary>
    /// The primary cells of a rolling year for which no proof is found. Asked the same as last time, the answer is the same.
    /// </summary>
    private List<int> Unproved(int period)
    {
        List<bool> asked =
        [
            .. from p in _rolling
               where space.Overlap(p, period)
               from o in space.Superiors
               from slice in _slices.Prepend((Age: 0, Sex: 0))
               let index = space.Index(o, p, slice.Age, slice.Sex)
               from one in (bool[])[withheld[index], withinWithheld?[index] ?? false, p == period && after.Tightened.Contains(index)]
               select one,
        ];
        if (!_proofs.TryGetValue(period, out var last) || !last.Asked.SequenceEqual(asked))
        {
            _proofs[period] = last = (asked, UnprovenIn(period));
        }

        return last.Unproven;
    }

    private List<int> UnprovenIn(int period)
    {
        var primaryCount = space.Superiors
            .SelectMany(o =>
                _slices.Select(slices => (Omraade: o, slices.Age, slices.Sex, Index: space.Index(o, period, slices.Age, slices.Sex))))
            .Where(cell => IsPrimary(cell.Index) && !earlier.IsKnown(concept.Code, cell.Index)).ToList();
        if (primaryCount.Count == 0)
        {
            return [];
        }

        var former = new FormCollection(k);
        var all = space.Superiors.SelectMany(o => _slices.Select(slices => (Omraade: o, slices.Age, slices.Sex))).ToList();
        var total = primaryCount.ToDictionary(cell => cell.Index, _ => new List<int>());
        foreach (var q in space.StartPeriodsIn[period])
        {
            var having = Array.FindAll(_rolling, p => Array.IndexOf(space.StartPeriodsIn[p], q) >= 0);
            var bases = new Dictionary<(int Landsdel, int Age, int Sex), int>();
            var rest = new Dictionary<(int Landsdel, int Age, int Sex), int>();
            foreach (var landsdel in space.Landsdele)
            {
                foreach (var (a, s) in Finest())
                {
                    var index = space.Index(landsdel, space.Starts[q], a, s);
                    if (concept.Within is not { } within)
                    {
                        bases.Add((landsdel, a, s), former.Base(Value(index)));
                    }
                    else if (IsShown(withinWithheld!, landsdel, a, s))
                    {
                        // Within the true whole: those who know less of it can rule out less.
                        bases.Add((landsdel, a, s), former.Base(Value(index), within.Count(space.Number(index))));
                    }
                    else
                    {
                        bases.Add((landsdel, a, s), former.Base(Value(index)));
                        rest.Add((landsdel, a, s), former.Base(within.Count(space.Number(index)) - Value(index)));
                    }
                }
            }

            foreach (var (o, a, s) in all.Concat(space.Landsdele.Select(o => (Omraade: o, Age: 0, Sex: 0))))
            {
                var grandTotal = a + s == 0;
                if (grandTotal || IsShown(withheld, o, a, s))
                {
                    former.Cell(-1, CellDecision.Known, Terms(o, a, s, bases));
                }

                if (rest.Count > 0 && (grandTotal || IsShown(withinWithheld!, o, a, s)))
                {
                    former.Cell(-1, CellDecision.Known, [.. Terms(o, a, s, rest), .. Terms(o, a, s, bases, rest)]);
                }
            }

            foreach (var (o, a, s, index) in primaryCount)
            {
                total[index].AddRange(Terms(o, a, s, bases));
            }

            bool IsShown(bool[] suppressionPattern, int omraade, int age, int sex) =>
                Array.Exists(having, p => !suppressionPattern[space.Index(omraade, p, age, sex)]);
        }

        foreach (var (index, term) in total)
        {
            // Where the whole or the total is withheld too, it has k values to itself, and most often the part gets them from there.
            var wholeWithheld =
                (withinWithheld is not null && withinWithheld[index]) || withheld[space.Index(space.Omraade(index), period)];
            former.Cell(index, CellDecision.Primary, term, values: wholeWithheld && !after.Tightened.Contains(index) ? 2 : k);
        }

        return former.SuppressForms(new bool[withheld.Length]);
    }

    /// <summary>
    /// Gives up the whole breakdown of the omraader in trouble, or else of a neighbour of each. False when nothing is left.
    /// </summary>
    private bool GiveUp(List<int> unproven)
    {
        var before = _complete.Count;
        if (unproven.Count > Many)
        {
            _complete.UnionWith(space.Superiors);
            return _complete.Count > before;
        }

        var hit = unproven.Select(space.Omraade).Distinct().ToList();
        _complete.UnionWith(hit);
        if (_complete.Count > before)
        {
            return true;
        }

        foreach (var o in hit)
        {
            var neighbours = space.Superiors
                .Where(other => space.Omraader[other].Level == space.Omraader[o].Level && !_complete.Contains(other))
                .ToList();
            var region = space.Superiors
                .Where(r => space.Omraader[r].Level == OmraadeLevel.Region && space.LandsdeleIn(r, _quarters[^1]).Contains(o))
                .SelectMany(r => space.LandsdeleIn(r, _quarters[^1]))
                .ToHashSet();
            var neighbour = neighbours.OrderBy(other => region.Contains(other) ? 0 : 1)
                .ThenBy(other => _quarters.Sum(q => Value(space.Index(other, space.Starts[q]))))
                .ToList();
            if (neighbour.Count > 0)
            {
                _complete.Add(neighbour[0]);
            }
        }

        if (_complete.Count == before)
        {
            _complete.UnionWith(space.Superiors.Where(o => space.Omraader[o].Level == OmraadeLevel.Region));
        }

        if (_complete.Count == before)
        {
            _complete.UnionWith(space.Superiors);
        }

        return _complete.Count > before;
    }

    /// <summary>The finest breakdowns: one age band and one sex.</summary>
    private static IEnumerable<(int Age, int Sex)> Finest() =>
        from a in CellSpace.Bands
        from s in Enumerable.Range(1, CellSpace.Sex - 1)
        select (a, s);

    /// <summary>The bases of a breakdown; only where <paramref name="only"/> has one, when given.</summary>
    private List<int> Terms(
        int omraade,
        int age,
        int sex,
        Dictionary<(int, int, int), int> bases,
        Dictionary<(int, int, int), int>? only = null)
    {
        // Landsdele stay in their region for as long as the series runs; a region of later years holds the same landsdele.
        var parts = _parts.GetOrAdd(
            (omraade, age, sex),
            _ =>
            [
                .. from landsdel in space.LandsdeleIn(omraade, _quarters[^1])
                   from finest in Finest()
                   where AgeGroup.All[age].Bands.Contains(AgeGroup.All[finest.Age].Code) && (sex == 0 || finest.Sex == sex)
                   select (landsdel, finest.Age, finest.Sex),
            ]);
        var term = new List<int>(parts.Count);
        foreach (var part in parts)
        {
            if (bases.TryGetValue(part, out var b) && (only is null || only.ContainsKey(part)))
            {
                term.Add(b);
            }
        }

        return term;
    }
}
