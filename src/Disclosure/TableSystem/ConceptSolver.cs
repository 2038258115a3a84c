using System.Collections.Concurrent;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides which cells of one concept are withheld by omraade and period, given what is withheld of the concept that it is
/// a part of.
/// </summary>
/// <remarks>
/// <para>
/// The country is cut into parts that need each other's help: a landsdel by itself, as long as the landsdel can be shown in
/// every period; otherwise its region, and otherwise the whole country. Unless the part is the country, the finest cells may
/// only move so that the quarters of its own total stand still. Whatever tables a proof then finds, nothing changes
/// outside the part.
/// </para>
/// <para>
/// Rolling years overlap, so a small kommune that shows all of them shows its quarters. A part whose safety is not proved
/// with all cells in play is tried again with less of the weakest omraader: first calendar years and the newest rolling
/// year, then calendar years, then nothing. What has no proof even so is named (<see cref="Unproven"/>), and left to the attack on
/// the finished tables.
/// </para>
/// </remarks>
internal sealed class ConceptSolver
{
    /// <summary>Calendar years (and pooled ones) and the newest rolling year only.</summary>
    private const int NewestOnly = 1;

    /// <summary>Calendar years (and pooled ones) only: periods that do not overlap, and their sums.</summary>
    private const int CalendarYearsOnly = 2;

    /// <summary>Nothing.</summary>
    private const int NothingFound = 3;

    /// <summary>So many primary cells, and one of so many more, may be left unproved before whole omraader are given up for them.</summary>
    private const int FewAllowed = 2;
    private const int FewDivisor = 100;

    private readonly CellSpace _space;
    private readonly Concept _concept;
    private readonly int _k;
    private readonly EarlierRelease _earlier;
    private readonly FollowUpDemands _after;
    private readonly bool[] _withheld;
    private readonly bool[]? _withinWithheld;
    private readonly bool[]? _withheldWithWhole;
    private readonly bool _overlaps;
    private readonly HashSet<int> _zeros;
    private readonly List<(Part Part, List<int> Unproven)> _solved = [];
    private readonly ConcurrentDictionary<(int Kommune, bool HasOver), Settlement> _settled = [];

    /// <param name="space">The cells.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="k">How many values a primary cell must leave open.</param>
    /// <param name="withinWithheld">What is withheld of the concept that it is a part of; null when it stands alone.</param>
    /// <param name="withheldWithWhole">Where it is withheld because that is; null when it stands alone.</param>
    /// <param name="earlier">The releases that have ever been public.</param>
    /// <param name="after">What an attack has taught about this concept.</param>
    public ConceptSolver(
        CellSpace space,
        Concept concept,
        int k,
        bool[]? withinWithheld,
        bool[]? withheldWithWhole,
        EarlierRelease earlier,
        FollowUpDemands after)
    {
        _withheldWithWhole = withheldWithWhole;
        _after = after;
        _space = space;
        _concept = concept;
        _k = k;
        _withinWithheld = withinWithheld;
        _earlier = earlier;
        _withheld = new bool[space.Count];
        _overlaps = concept.IsShown(PeriodKind.RollingYear, OmraadeLevel.Country);
        _zeros = concept.HidesZero ? [.. ZerosBesideSmall()] : [];
    }

    /// <summary>Cells whose safety has no proof in the pattern that was kept; normally none.</summary>
    public List<int> Unproven { get; } = [];

    /// <summary>What is withheld, by cell number.</summary>
    /// <param name="before">The same with less given up: a part in which nothing has changed stays as it was. Null the first time.</param>
    public bool[] Solve(ConceptSolver? before)
    {
        var step = Step();
        var parts = Parts().FindAll(part => part.Kommuner.Concat(part.Over).Any(IsWeak));

        // They have no omraade in common.
        var solved = new (Part Part, List<int> Unproven)[parts.Count];
        Parallel.For(0, parts.Count, i => solved[i] = Reused(parts[i], before) ?? (parts[i], SolvePart(parts[i], step)));
        _solved.AddRange(solved);
        Unproven.AddRange(solved.SelectMany(part => part.Unproven));

        // What has been shown before is known, but a small number is not shown again.
        for (var o = 0; o < _space.Omraader.Count; o++)
        {
            for (var p = 0; p < _space.Periods.Count; p++)
            {
                _withheld[_space.Index(o, p)] |= IsShown(o, p) && MayBeWithheld(_space.Index(o, p));
            }
        }

        return _withheld;
    }

    /// <summary>
    /// The narrowest ranges of the grid that can be published of what is withheld, with a proof for every primary cell that it takes k
    /// values within all of them.
    /// </summary>
    /// <remarks>
    /// A range is one more thing that the public knows, so the system is that of the suppression with every shown cell known, and the
    /// candidates are ranges, from wide to narrow: what a proof needs is given up, cheapest first. No proof has a 0, or the whole, where
    /// the truth has not: who knows the rules knows that these would be shown.
    /// </remarks>
    /// <param name="without">The cells of which no range may be published.</param>
    /// <param name="nIsShown">Whether the N of a cell is shown.</param>
    public Dictionary<int, CountRange> Ranges(IReadOnlySet<int> without, Func<int, bool> nIsShown)
    {
        var found = new Dictionary<int, CountRange>[_solved.Count];
        Parallel.For(0, _solved.Count, i => found[i] = Settle(_solved[i].Part));
        return found.SelectMany(part => part).ToDictionary();

        // The kommuner of a landsdel first, with all that holds them still; then the landsdele, beside the ranges that these have got.
        Dictionary<int, CountRange> Settle(Part part)
        {
            var landsdele = part.Kommuner.GroupBy(kommune => _space.Landsdel[kommune])
                .Select(kommuner => new Part([.. kommuner], [], FixedTotal: true))
                .ToList();
            var settled = new Settlement[landsdele.Count];
            Parallel.For(0, landsdele.Count, i => settled[i] = Settled(landsdele[i], without, nIsShown, []));
            var ranges = settled.SelectMany(landsdel => landsdel.Ranges).ToDictionary();
            return part.Over.Exists(o => Enumerable.Range(0, _space.Periods.Count).Any(p => IsShown(o, p) && _withheld[_space.Index(o, p)]))
                ? Settled(part, without, nIsShown, ranges).Ranges
                : ranges;
        }
    }

    /// <summary>The ranges of a part. Asked the same as last time, the answer is the same.</summary>
    private Settlement Settled(
        Part part,
        IReadOnlySet<int> without,
        Func<int, bool> nIsShown,
        Dictionary<int, CountRange> ofKommuner)
    {
        var cells = Cells(part);
        var bare = cells.Where(without.Contains).ToHashSet();
        var beside = cells.Where(ofKommuner.ContainsKey).Select(index => (index, ofKommuner[index])).ToList();
        if (!_settled.TryGetValue((part.Kommuner[0], part.Over.Count > 0), out var settled)
            || !settled.Part.CorrespondsTo(part) || !settled.Without.SetEquals(bare) || !settled.Beside.SequenceEqual(beside))
        {
            settled = new Settlement(part, [.. bare], beside, Settle(part, bare, nIsShown, ofKommuner));
            _settled[(part.Kommuner[0], part.Over.Count > 0)] = settled;
        }

        return settled;
    }

    /// <summary>
    /// The ranges of a part. What is not proved gets more room, and then all that there is; but for what has no proof without any range
    /// either: that is the attack's to judge, and gets the room nearest to it.
    /// </summary>
    private Dictionary<int, CountRange> Settle(
        Part part,
        HashSet<int> bare,
        Func<int, bool> nIsShown,
        Dictionary<int, CountRange> settled)
    {
        HashSet<int>? hopeless = null;
        for (var attempt = 0; ; attempt++)
        {
            var (ranges, unproved) = Ranges(part, bare, nIsShown, settled);
            var before = bare.Count;
            if (unproved.Count > 0)
            {
                hopeless ??= [.. Ranges(part, [.. Cells(part)], nIsShown, settled).Unproved];
                bare.UnionWith(unproved.SelectMany(index => Near(part, index, hopeless.Contains(index) ? 0 : attempt)));
            }

            if (bare.Count == before)
            {
                return ranges;
            }
        }
    }

    /// <summary>The ranges of a part, and the primary cells for which no proof was found beside them.</summary>
    /// <param name="part">The part.</param>
    /// <param name="without">The cells of which no range may be published.</param>
    /// <param name="nIsShown">Whether the N of a cell is shown.</param>
    /// <param name="settled">The ranges that have been found of kommuner, if it is their landsdele's turn: none is made narrower.</param>
    private (Dictionary<int, CountRange> Ranges, List<int> Unproved) Ranges(
        Part part,
        HashSet<int> without,
        Func<int, bool> nIsShown,
        Dictionary<int, CountRange> settled)
    {
        var isSettled = part.Over.Count > 0;
        var (collection, cell, _) = Lay(part);
        var names = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var primary = new List<int>();
        foreach (var index in Cells(part))
        {
            var term = Term(index);
            if (!IsShown(_space.Omraade(index), _space.Period(index)))
            {
                if (_earlier.IsKnown(_concept.Code, index))
                {
                    collection.Cell(-1, CellDecision.Known, term);
                }
            }
            else if (!_withheld[index])
            {
                collection.Cell(-1, CellDecision.Known, term);
            }
            else if (term.Count > 0)
            {
                if (_concept.Primary(_space.Number(index)) && !(isSettled && IsKommune(index)))
                {
                    primary.Add(index);
                }

                if (_concept.Within is not null && !nIsShown(index))
                {
                    continue;
                }

                if (_earlier.Range(_concept.Code, index) is { } known)
                {
                    collection.Cell(-1, CellDecision.Known, term, minus: [collection.Base(Value(index), known.To, known.From)]);
                }

                // One number under two names has one range.
                var key = string.Join(',', term.Order());
                (names.TryGetValue(key, out var same) ? same : names[key] = []).Add(index);
            }
        }

        var candidates = new List<(List<int> Names, CountRange Range)>();
        foreach (var same in names.Values.Where(same => !same.Exists(index => without.Contains(index) || WasWithheld(index))))
        {
            var index = same[0];
            var narrowest = !isSettled || !IsKommune(index) ? new CountRange(Value(index), Value(index))
                : settled.TryGetValue(index, out var already) ? already : new CountRange(0, long.MaxValue);
            var value = Value(index);
            var whole = _concept.Within is null ? null
                : WithinIsShown(index) ? Inside(index) : nIsShown(index) ? _space.Number(index).N : (long?)null;
            foreach (var (range, level) in RangeGrid.RangesOf(value, whole, _k, _space.PublicCellOf(_concept.Code, index))
                .Where(range => range.Range.From <= narrowest.From && range.Range.To >= narrowest.To))
            {
                var place = collection.Base(
                    value,
                    atMost: value < whole ? Math.Min(range.To, whole.Value - 1) : range.To,
                    atLeast: value > 0 ? Math.Max(range.From, 1) : range.From);
                var order = ((long)(RangeGrid.Levels - level) << 56) + OrderOf(index);
                collection.Cell(candidates.Count, CellDecision.Candidate, Term(index), order, minus: [place]);
                candidates.Add((same, range));
            }
        }

        foreach (var index in primary)
        {
            collection.Cell(candidates.Count + index, CellDecision.Primary, Term(index), values: nIsShown(index) ? _k : ValuesOf(index));
        }

        var givenUp = new bool[candidates.Count + _space.Count];
        var unproved = collection.SuppressForms(givenUp).Where(key => key >= candidates.Count).Select(key => key - candidates.Count);
        var ranges = new Dictionary<int, CountRange>();
        for (var c = candidates.Count - 1; c >= 0; c--)
        {
            // From wide to narrow: the narrowest that stands.
            foreach (var index in givenUp[c] ? [] : candidates[c].Names)
            {
                ranges[index] = candidates[c].Range;
            }
        }

        return (ranges, [.. unproved]);

        // What an earlier release left open stays as open. A kommune's year of which the whole is another is another count, whose
        // difference from the one before nobody knows; of sums over it the difference may be known.
        bool WasWithheld(int index) => _earlier.WasWithheld(_concept.Code, index)
            && !(_earlier.IsRevised(_concept.Code, index) && _space.IsFinest(_concept, index));

        bool IsKommune(int index) => _space.Omraader[_space.Omraade(index)].Level == OmraadeLevel.Kommune;

        List<int> Term(int index) => Terms(_space.Omraade(index), _space.StartPeriodsIn[_space.Period(index)], cell);
    }

    /// <summary>
    /// What may stand in the way of a proof: the omraade in all periods, and its siblings in the same; then all in the periods that share a
    /// quarter with it; at last the whole part.
    /// </summary>
    private IEnumerable<int> Near(Part part, int index, int attempt)
    {
        var (omraade, period) = (_space.Omraade(index), _space.Period(index));
        var siblings = _space.Siblings(omraade);
        return Cells(part).Where(other =>
        {
            var (o, p) = (_space.Omraade(other), _space.Period(other));
            return attempt switch
            {
                0 => o == omraade || (p == period && siblings.Contains(o)),
                1 => o == omraade || _space.Overlap(p, period),
                _ => true,
            };
        });
    }

    private long Value(int index) => _concept.Count(_space.Number(index));

    private long Inside(int index) => _concept.Within!.Count(_space.Number(index));

    /// <summary>Whether a cell of the concept that this is a part of is shown.</summary>
    private bool WithinIsShown(int index) =>
        _concept.Within!.IsShown(_space.Periods[_space.Period(index)].Kind, _space.Omraader[_space.Omraade(index)].Level)
            && !_withinWithheld![index];

    private bool WholeIsWithheld(int index) => _withinWithheld is not null && _withinWithheld[index];

    /// <summary>Where the whole is withheld too, it has k values to itself, and most often the part gets them from there.</summary>
    private int ValuesOf(int index) => WholeIsWithheld(index) && !_after.Tightened.Contains(index) ? 2 : _k;

    private bool IsShown(int omraade, int period) => _concept.IsShown(_space.Periods[period].Kind, _space.Omraader[omraade].Level);

    private bool MayBeWithheld(int index) =>
        _concept.Primary(_space.Number(index))
            || (_withheldWithWhole is not null && _withheldWithWhole[index])
            || _earlier.WasWithheld(_concept.Code, index)
            || _after.GivenUp.Contains(index)
            || _zeros.Contains(index);

    /// <summary>
    /// The zeros with a small number beside them: in a sibling omraade in the same period, or in the same omraade in a period that lies in
    /// the same year.
    /// </summary>
    private IEnumerable<int> ZerosBesideSmall()
    {
        var isSmall = new bool[_space.Omraader.Count, _space.Periods.Count];
        for (var o = 0; o < _space.Omraader.Count; o++)
        {
            for (var p = 0; p < _space.Periods.Count; p++)
            {
                isSmall[o, p] = IsShown(o, p) && _concept.Primary(_space.Number(_space.Index(o, p)));
            }
        }

        var periodsBeside = Enumerable.Range(0, _space.Periods.Count).Select(p => Enumerable.Range(0, _space.Periods.Count)
            .Where(other => _space.IsInOneYear(p) && _space.IsInOneYear(other)
                && _space.Periods[other].LastDay.Year == _space.Periods[p].LastDay.Year)
            .ToList()).ToList();
        for (var o = 0; o < _space.Omraader.Count; o++)
        {
            var siblings = _space.Siblings(o);
            for (var p = 0; p < _space.Periods.Count; p++)
            {
                var index = _space.Index(o, p);
                if (IsShown(o, p) && Value(index) == 0
                    && (siblings.Exists(sibling => isSmall[sibling, p]) || periodsBeside[p].Exists(other => isSmall[o, other])))
                {
                    yield return index;
                }
            }
        }
    }

    private bool IsWeak(int omraade) =>
        Enumerable.Range(0, _space.Periods.Count).Any(p => IsShown(omraade, p) && MayBeWithheld(_space.Index(omraade, p)));

    private CellDecision Choice(int index, bool deselected) =>
        _earlier.IsKnown(_concept.Code, index) ? CellDecision.Known
        : _concept.Primary(_space.Number(index)) ? CellDecision.Primary
        : MayBeWithheld(index) ? CellDecision.Forced
        : deselected ? CellDecision.GivenUp
        : CellDecision.Candidate;

    /// <summary>
    /// Large omraader first, then pooled years, years, rolling years (the newest first), the phase-in and quarters; then large counts.
    /// </summary>
    private long OrderOf(int index)
    {
        var p = _space.Period(index);
        var level = (long)_space.Omraader[_space.Omraade(index)].Level;
        var kind = _space.IsCalendarYear[p]
            ? 1L
            : _space.IsNewest[p] ? 2 : _space.Periods[p].Kind switch
            {
                PeriodKind.PooledYears => 0,
                PeriodKind.RollingYear => 3,
                PeriodKind.PhaseIn => 4,
                _ => 5,
            };
        return (((level * 8) + kind) << 40) - Math.Min(Value(index), int.MaxValue);
    }

    /// <summary>What it is worth to show a cell, against others of its part: what is given up for a proof is what is worth least.</summary>
    private double Worth(int index)
    {
        var p = _space.Period(index);
        var level = _space.Omraader[_space.Omraade(index)].Level switch
        {
            OmraadeLevel.Country => 16,
            OmraadeLevel.Region => 8,
            OmraadeLevel.Landsdel => 4,
            _ => 2,
        };
        return level * (_space.IsCalendarYear[p] ? 4 : _space.IsNewest[p] ? 3 : _space.Periods[p].Kind switch
        {
            PeriodKind.PooledYears => 6,
            PeriodKind.RollingYear => 1.5,
            PeriodKind.PhaseIn => 1,
            _ => 0.3,
        });
    }

    /// <summary>
    /// The parts: a landsdel that can show every period by itself; those that cannot with the others of their region, or one
    /// to help when it is alone; and where a region cannot, all of these together.
    /// </summary>
    private List<Part> Parts()
    {
        var weak = _space.Superiors.Where(IsWeak).ToHashSet();
        var landsdeleIn = _space.Superiors.ToDictionary(
            o => o,
            o => Enumerable.Range(0, _space.Starts.Count).SelectMany(s => _space.LandsdeleIn(o, s)).ToHashSet());
        var regionsOn = _space.Superiors.Where(o => _space.Omraader[o].Level == OmraadeLevel.Region).OrderBy(_space.Size).ToList();
        var country = weak.Any(o => _space.Omraader[o].Level == OmraadeLevel.Country);
        var weakRegions = regionsOn.Where(weak.Contains).ToList();
        List<HashSet<int>> groups = [];
        if (country)
        {
            groups.Add([.. _space.Landsdele]);
        }
        else
        {
            if (weakRegions.Count > 0)
            {
                // Always whole regions: the total of a region outside must not tell on a landsdel inside.
                var having = weakRegions.Concat(regionsOn.Where(region => !weak.Contains(region)).Take(1));
                groups.Add([.. having.SelectMany(region => landsdeleIn[region])]);
            }

            foreach (var region in regionsOn.Where(region => !groups.Exists(group => group.Overlaps(landsdeleIn[region]))).ToList())
            {
                var group = landsdeleIn[region].Where(weak.Contains).ToHashSet();
                if (group.Count == 1)
                {
                    group.UnionWith(landsdeleIn[region].Except(group).OrderBy(_space.Size).Take(1));
                }

                if (group.Count > 0)
                {
                    groups.Add(group);
                }
            }
        }

        groups.AddRange(
            _space.Landsdele.Where(l => !groups.Exists(group => group.Contains(l))).Select(l => new HashSet<int> { l }).ToList());
        return [.. groups.Select(group => new Part(
            [.. _space.Kommuner.Where(kommune => group.Contains(_space.Landsdel[kommune]))],
            [.. _space.Superiors.Where(o => landsdeleIn[o].IsSubsetOf(group))],
            FixedTotal: !country))];
    }

    private List<int> Cells(Part part) =>
        [.. part.Kommuner.Concat(part.Over).SelectMany(o => Enumerable.Range(0, _space.Periods.Count).Select(p => _space.Index(o, p)))];

    /// <summary>Takes a part over from the round before, if nothing about it is new.</summary>
    private (Part Part, List<int> Unproven)? Reused(Part part, ConceptSolver? before)
    {
        var cells = Cells(part);
        var solvedPart = before?._solved.Find(solvedPart => solvedPart.Part.CorrespondsTo(part)) ?? default;
        if (before is null || solvedPart.Part is null
            || cells.Exists(index => !_after.IsSame(before._after, index) || _withinWithheld?[index] != before._withinWithheld?[index]
                || _withheldWithWhole?[index] != before._withheldWithWhole?[index]))
        {
            return null;
        }

        foreach (var index in cells)
        {
            _withheld[index] = before._withheld[index];
        }

        return solvedPart;
    }

    /// <summary>
    /// Which omraader begin with less: a kommune whose quarters leave too little room for overlapping periods; and nothing below the
    /// regions where the whole country has hardly anybody.
    /// </summary>
    private int[] Step()
    {
        var step = new int[_space.Omraader.Count];
        foreach (var o in _space.Kommuner)
        {
            if (_concept.IsShown(PeriodKind.RollingYear, OmraadeLevel.Kommune) && IsWeak(o) && Slack(o) < _k - 1)
            {
                step[o] = NewestOnly;
            }
        }

        if (_space.IsThin(_k))
        {
            foreach (var o in _space.Kommuner.Concat(_space.Landsdele))
            {
                step[o] = NothingFound;
            }
        }

        return step;
    }

    /// <summary>
    /// How far the quarters of an omraade can move while all its rolling years stand still: whole-year patterns, the same in
    /// all years, so the least quarter of each season decides.
    /// </summary>
    private long Slack(int omraade)
    {
        var atLeast = new Dictionary<int, long>();
        foreach (var p in _space.Starts.Where(p => _space.Periods[p].Kind == PeriodKind.Quarter))
        {
            var index = _space.Index(omraade, p);
            var here = _concept.Within is null ? Value(index) : Math.Min(Value(index), Inside(index) - Value(index));
            var season = Quarter.Of(_space.Periods[p].LastDay).OfTheYear;
            atLeast[season] = Math.Min(atLeast.GetValueOrDefault(season, long.MaxValue), here);
        }

        return atLeast.Values.Sum();
    }

    /// <summary>
    /// Decides a part. Where something is not proved, those in trouble show less, at last nothing. Where more than a few are left
    /// unproved, all below the country shows less; then no kommune shows anything, then no landsdel, then no region. The
    /// pattern with the fewest unproved is kept. Returns these.
    /// </summary>
    private List<int> SolvePart(Part part, int[] step)
    {
        List<int>? best = null;
        var suppressionPattern = new List<bool>();
        var cells = Cells(part);
        var fewAllowed =
            FewAllowed
                + (cells.Count(index =>
                    IsShown(_space.Omraade(index), _space.Period(index)) && _concept.Primary(_space.Number(index))) / FewDivisor);
        while (true)
        {
            var unproven = Build(part, step).SuppressForms(_withheld);
            var helped = best is null || unproven.Count < best.Count;
            if (helped)
            {
                best = unproven;
                suppressionPattern = cells.ConvertAll(index => _withheld[index]);
            }

            if (best!.Count == 0
                || !(Lower(
                    unproven.Where(index => index >= 0)
                        .Select(_space.Omraade)
                        .Where(o => _space.Omraader[o].Level != OmraadeLevel.Country)
                        .ToHashSet(),
                    o => helped ? step[o] + 1 : NothingFound)
                    || (best.Count > fewAllowed
                        && (Newest() || Abandon(OmraadeLevel.Kommune) || Abandon(OmraadeLevel.Landsdel) || Abandon(OmraadeLevel.Region)))))
            {
                break;
            }
        }

        for (var i = 0; i < cells.Count; i++)
        {
            _withheld[cells[i]] = suppressionPattern[i];
        }

        return best;

        bool Newest() =>
            _overlaps
                && Lower(part.Kommuner.Concat(part.Over.Where(o => _space.Omraader[o].Level != OmraadeLevel.Country)), _ => NewestOnly);

        bool Abandon(OmraadeLevel level) =>
            Lower(part.Kommuner.Concat(part.Over).Where(o => _space.Omraader[o].Level == level), _ => NothingFound);

        bool Lower(IEnumerable<int> omraader, Func<int, int> to)
        {
            var changed = false;
            foreach (var o in omraader)
            {
                var next = _overlaps ? Math.Min(to(o), NothingFound) : NothingFound;
                changed |= next > step[o];
                step[o] = Math.Max(next, step[o]);
            }

            return changed;
        }
    }

    private bool Deselected(int step, int period) => step switch
    {
        0 => false,
        NewestOnly => IsRollingOrQuarter(period) && !_space.IsNewest[period],
        CalendarYearsOnly => IsRollingOrQuarter(period),
        _ => true,
    };

    private bool IsRollingOrQuarter(int period) =>
        !_space.IsCalendarYear[period] && _space.Periods[period].Kind is (PeriodKind.RollingYear or PeriodKind.Quarter);

    /// <summary>The finest cells of a part, and what everybody knows of them whatever is shown of this concept.</summary>
    private Layout Lay(Part part)
    {
        var collection = new FormCollection(_k);
        var cell = new Dictionary<(int Kommune, int Start), int>();
        var rest = new Dictionary<(int Kommune, int Start), int>();
        foreach (var kommune in part.Kommuner)
        {
            for (var s = 0; s < _space.Starts.Count; s++)
            {
                var index = _space.Index(kommune, _space.Starts[s]);
                if (_concept.Within is null)
                {
                    cell.Add((kommune, s), collection.Base(Value(index)));
                }
                else if (!_overlaps || !_concept.Within.IsShown(PeriodKind.Quarter, OmraadeLevel.Kommune) || WithinIsShown(index))
                {
                    // Within the true whole: a table that keeps to it agrees with all that is shown of the whole, too. It
                    // is only where quarters of the whole are shown, and not this one, that more room is needed.
                    cell.Add(
                        (kommune, s),
                        collection.Base(
                            Value(index),
                            _concept.AtMost?.Invoke(_space.Number(index)) ?? Inside(index),
                            _concept.AtLeast?.Invoke(_space.Number(index)) ?? 0));
                }
                else
                {
                    // What it is a part of is not known here: the remainder is unknown too.
                    cell.Add((kommune, s), collection.Base(Value(index)));
                    rest.Add((kommune, s), collection.Base(Inside(index) - Value(index)));
                }
            }
        }

        for (var s = 0; s < _space.Starts.Count && part.FixedTotal; s++)
        {
            var grandTotal = part.Kommuner.ConvertAll(kommune => cell[(kommune, s)]);
            collection.Cell(-1, CellDecision.Known, grandTotal);
            var unknown = part.Kommuner.FindAll(kommune => rest.ContainsKey((kommune, s)));
            if (unknown.Count > 0)
            {
                collection.Cell(
                    -1,
                    CellDecision.Known,
                    [.. unknown.SelectMany(kommune => (int[])[cell[(kommune, s)], rest[(kommune, s)]])]);
            }
        }

        foreach (var o in part.Kommuner.Concat(part.Over))
        {
            for (var p = 0; p < _space.Periods.Count; p++)
            {
                var index = _space.Index(o, p);
                var starts = _space.StartPeriodsIn[p];
                if (_concept.Within is not null && WithinIsShown(index))
                {
                    var unknown = Terms(o, starts, rest);
                    if (unknown.Count > 0)
                    {
                        // Part and remainder add up to what is shown of the whole, less what is known of it.
                        collection.Cell(-1, CellDecision.Known, [.. unknown, .. Terms(o, starts, cell, rest)]);
                    }
                }
            }
        }

        // Pooled years that have grown since: what they were then and what they are now tell the year that came.
        foreach (var (o, starts) in KnownSums(part, _concept))
        {
            collection.Cell(-1, CellDecision.Known, Terms(o, starts, cell));
        }

        foreach (var (o, starts) in _concept.Within is { } whole ? KnownSums(part, whole) : [])
        {
            if (Terms(o, starts, rest) is { Count: > 0 } unknown)
            {
                collection.Cell(-1, CellDecision.Known, [.. unknown, .. Terms(o, starts, cell, rest)]);
            }
        }

        return new Layout(collection, cell, rest);
    }

    private IEnumerable<(int Omraade, int[] Starts)> KnownSums(Part part, Concept concept) =>
        from sum in _earlier.KnownSums(concept.Code)
        let omraade = _space.Omraade(sum[0])
        where part.Kommuner.Contains(omraade) || part.Over.Contains(omraade)
        select (omraade, (int[])[.. sum.SelectMany(index => _space.StartPeriodsIn[_space.Period(index)])]);

    private FormCollection Build(Part part, int[] step)
    {
        var (collection, cell, rest) = Lay(part);
        foreach (var o in part.Kommuner.Concat(part.Over))
        {
            for (var p = 0; p < _space.Periods.Count; p++)
            {
                var index = _space.Index(o, p);
                if (!IsShown(o, p))
                {
                    if (_earlier.IsKnown(_concept.Code, index))
                    {
                        // No longer published, and known all the same.
                        collection.Cell(-1, CellDecision.Known, Terms(o, _space.StartPeriodsIn[p], cell));
                    }
                }
                else
                {
                    var wholeWithheld = WholeIsWithheld(index);
                    var values = ValuesOf(index);
                    var term = Terms(o, _space.StartPeriodsIn[p], cell);
                    var choice = Choice(index, Deselected(step[o], p));
                    collection.Cell(index, choice, term, OrderOf(index), values: values, worth: Worth(index));
                    if (wholeWithheld && _concept.RestIsShown && Choice(index, deselected: false) == CellDecision.Primary)
                    {
                        // The remainder does not stand still when this moves.
                        collection.Cell(
                            index,
                            CellDecision.Primary,
                            Terms(o, _space.StartPeriodsIn[p], rest),
                            minus: [.. term.Except(Terms(o, _space.StartPeriodsIn[p], cell, rest))],
                            values: values);
                    }
                }
            }
        }

        return collection;
    }

    /// <summary>The bases of an omraade in some start periods; only where <paramref name="only"/> has one, when given.</summary>
    private List<int> Terms(int omraade, int[] starts, Dictionary<(int, int), int> bases, Dictionary<(int, int), int>? only = null)
    {
        var term = new List<int>();
        foreach (var s in starts)
        {
            foreach (var kommune in _space.KommunerIn(omraade, s))
            {
                if (bases.TryGetValue((kommune, s), out var b) && (only is null || only.ContainsKey((kommune, s))))
                {
                    term.Add(b);
                }
            }
        }

        return term;
    }

    /// <summary>The system of a part before its cells are decided.</summary>
    /// <param name="Collection">Its sums.</param>
    /// <param name="Cell">The bases of the concept, by kommune and start period.</param>
    /// <param name="Rest">The bases of what remains of the whole, where that is not known.</param>
    private sealed record Layout(
        FormCollection Collection,
        Dictionary<(int Kommune, int Start), int> Cell,
        Dictionary<(int Kommune, int Start), int> Rest);

    /// <summary>The ranges that a part got, and what they were asked beside: where that is asked again the answer is the same.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Without">Its cells of which no range may be published.</param>
    /// <param name="Beside">The ranges that its kommuner had got.</param>
    /// <param name="Ranges">The ranges.</param>
    private sealed record Settlement(
        Part Part,
        HashSet<int> Without,
        List<(int Index, CountRange Range)> Beside,
        Dictionary<int, CountRange> Ranges);

    /// <summary>A part of the country that is decided by itself.</summary>
    /// <param name="Kommuner">Its kommuner.</param>
    /// <param name="Over">The omraader above the kommuner that lie within it.</param>
    /// <param name="FixedTotal">Whether the quarters of its total stand still.</param>
    private sealed record Part(List<int> Kommuner, List<int> Over, bool FixedTotal)
    {
        public bool CorrespondsTo(Part other) =>
            FixedTotal == other.FixedTotal && Kommuner.SequenceEqual(other.Kommuner) && Over.SequenceEqual(other.Over);
    }
}
