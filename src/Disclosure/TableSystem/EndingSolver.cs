using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides which counts of endings are withheld: how many ended; then what followed, what had been had, and lengths, each by omraade and
/// year; then, of hele landet, what followed by what had been had.
/// </summary>
/// <remarks>
/// Each is a system of its own, in which how many ended is known where it is shown, and nothing is shown where it is not. That tables which
/// agree with one can be brought to agree with all is not proved; the attack takes them together. Small groups are primary wherever
/// they can be computed, also the rest that a part leaves of its whole (<see cref="EndingCounts.Nested"/>), which no table shows. No proof
/// has a 0 where the truth has none and a 0 would have been shown.
/// </remarks>
internal sealed class EndingSolver
{
    private readonly CubeExtract _cube;
    private readonly DisclosureRules _rules;
    private readonly IReadOnlyList<Omraade> _omraader;
    private readonly Dictionary<string, int> _omraade;
    private readonly Dictionary<string, int> _period;
    private readonly Dictionary<string, int> _count;
    private readonly Dictionary<string, List<string>> _landsdele;
    private readonly Dictionary<(string Omraade, string Period), long[]> _atoms = [];
    private HashSet<PublicCell>? _solvedFor;
    private EndingPattern? _solved;

    /// <param name="cube">The true figures.</param>
    /// <param name="plan">Gives the years of endings.</param>
    /// <param name="omraader">The omraader above the kommuner.</param>
    /// <param name="rules">The rules of confidentiality.</param>
    public EndingSolver(CubeExtract cube, EndingPlan plan, IReadOnlyList<Omraade> omraader, DisclosureRules rules)
    {
        _cube = cube;
        _rules = rules;
        Years = [.. plan.Years.Select(year => year.Code)];
        Periods = [.. plan.Periods];
        _omraader = omraader;
        _omraade = Numbered(omraader.Select(omraade => omraade.Code));
        _period = Numbered(Periods.Select(period => period.Code));
        _count = Numbered(EndingCounts.All.Select(count => count.Code));
        var kommuner = Omraader.Standard.Memberships.ToLookup(member => member.Omraade, member => member.Kommune, StringComparer.Ordinal);
        var landsdele = OnLevel(OmraadeLevel.Landsdel).ToList();
        _landsdele = omraader.ToDictionary(
            omraade => omraade.Code,
            omraade => landsdele.FindAll(landsdel => kommuner[landsdel].All(kommuner[omraade.Code].Contains)),
            StringComparer.Ordinal);

        static Dictionary<string, int> Numbered(IEnumerable<string> codes) =>
            codes.Select((code, i) => KeyValuePair.Create(code, i)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The years of endings, and the pooled ones.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The years of endings, by code.</summary>
    public IReadOnlyList<string> Years { get; }

    /// <summary>The rules of confidentiality.</summary>
    public DisclosureRules Rules => _rules;

    /// <summary>The landsdele of an omraade.</summary>
    public IReadOnlyList<string> LandsdeleIn(string omraade) => _landsdele[omraade];

    /// <summary>The level of an omraade, and the kind of a period.</summary>
    public (OmraadeLevel Level, PeriodKind Kind) KindOf(PublicCell cell) =>
        (_omraader[_omraade[cell.Omraade]].Level, Periods[_period[cell.Period]].Kind);

    /// <summary>Primary counts whose safety has no proof in the pattern that was kept; normally none.</summary>
    public int Unproven { get; private set; }

    /// <summary>Every count that a table shows or withholds.</summary>
    public IEnumerable<PublicCell> Cells =>
        from omraade in _omraader
        from period in Periods
        from count in EndingCounts.All
        where EndingCounts.IsShown(count.Code, omraade.Level)
        select Cell(omraade.Code, period.Code, count.Code);

    /// <summary>Whether a table shows or withholds such a count.</summary>
    public bool Has(PublicCell cell) =>
        _omraade.TryGetValue(cell.Omraade, out var omraade)
            && _period.ContainsKey(cell.Period)
            && _count.ContainsKey(cell.Concept)
            && EndingCounts.IsShown(cell.Concept, _omraader[omraade].Level);

    /// <summary>Whether all years of a period are published, so that it can be counted whether or not a table has it.</summary>
    public bool IsCounted(PublicCell cell) =>
        _omraade.ContainsKey(cell.Omraade)
            && _count.ContainsKey(cell.Concept)
            && Period.YearsOf(cell.Period).All(_period.ContainsKey);

    /// <summary>What a count is.</summary>
    public long Value(PublicCell cell) => Count(cell).Value(Atoms(cell.Omraade, cell.Period));

    /// <summary>What it is in per cent of.</summary>
    public long BaseValue(PublicCell cell) => Count(cell).BaseValue(Atoms(cell.Omraade, cell.Period));

    /// <summary>All that ended in an omraade and period.</summary>
    public EndingSums Sums(PublicCell cell) => _cube.Ended(cell.Omraade, cell.Period).Ended;

    /// <summary>Whether a count must be withheld by itself.</summary>
    public bool IsPrimary(PublicCell cell) => Count(cell).IsPrimary(Atoms(cell.Omraade, cell.Period), _rules);

    /// <summary>
    /// Whether it is protected, too, when it is withheld by itself. That none of few went one way is withheld, but what followed is often
    /// 0, of whole regions too, and that it is may be found; so it may of a small whole, which is the small number then.
    /// </summary>
    public bool IsProtected(PublicCell cell) =>
        IsPrimary(cell) && (Value(cell) > 0 || (EndingCounts.IsOfAllCategories(cell.Concept) && !_rules.IsSmall(BaseValue(cell))));

    /// <summary>
    /// Whether a withheld count, or rest of one, is known to be more than 0 by whoever knows the rules: had it been 0, it would have been
    /// shown.
    /// </summary>
    public bool IsPresent(long value, long whole) =>
        value > 0 && (_rules.Groups == GroupSuppression.None || whole >= _rules.GroupThreshold);

    /// <summary>What is withheld.</summary>
    /// <param name="earlier">What the releases that have ever been public showed.</param>
    /// <param name="givenUp">What an attack has taught: counts that are withheld.</param>
    public EndingPattern Solve(EarlierEndings earlier, IReadOnlySet<PublicCell> givenUp)
    {
        if (_solved is null || !_solvedFor!.SetEquals(givenUp))
        {
            _solvedFor = [.. givenUp];
            _solved = SolveAll(earlier, givenUp);
        }

        return _solved;
    }

    /// <summary>
    /// What lies around a count that was found and can be given up for it: in its own row and column, in its siblings, in other years; all
    /// that is withheld there already, which must stay so, and the smallest of what is not.
    /// </summary>
    /// <param name="cell">The count.</param>
    /// <param name="pattern">What is withheld.</param>
    /// <param name="most">How many of each kind that are shown.</param>
    public IEnumerable<PublicCell> Around(PublicCell cell, EndingPattern pattern, int most)
    {
        var siblings = OnLevel(_omraader[_omraade[cell.Omraade]].Level).Select(other => cell with { Omraade = other });
        var years = Periods.Select(period => cell with { Period = period.Code });
        var wholes = EndingCounts.Nested.Where(pair => pair.Part == cell.Concept)
            .Select(pair => pair.Whole)
            .ToHashSet(StringComparer.Ordinal);
        var beside = EndingCounts.Nested.Where(pair => wholes.Contains(pair.Whole))
            .GroupBy(pair => pair.Whole, pair => cell with { Concept = pair.Part }, StringComparer.Ordinal);
        return beside.Append(siblings).Append(years).SelectMany(cells =>
        {
            var withheld = cells.Where(Has).ToLookup(pattern.Withheld);
            return withheld[true].Concat(withheld[false].Where(next => Value(next) > 0).OrderBy(Value).Take(most));
        });
    }

    private EndingPattern SolveAll(EarlierEndings earlier, IReadOnlySet<PublicCell> givenUp)
    {
        var (crossed, lengths) = EndingCounts.Partitions;
        var landsdele = OnLevel(OmraadeLevel.Landsdel).ToList();
        var withheld = new HashSet<PublicCell>();
        Unproven = 0;
        Solve([[.. crossed]], landsdele);
        Solve(EndingCounts.ByCategory, landsdele);
        Solve(EndingCounts.ByIndsats, landsdele);
        Solve([.. lengths.Select(atom => (int[])[atom])], landsdele);
        Solve([.. crossed.Select(atom => (int[])[atom])], OnLevel(OmraadeLevel.Country));
        return new EndingPattern(this, withheld, _rules.Threshold);

        void Solve(IReadOnlyList<int[]> finest, IEnumerable<string> units)
        {
            var system = new EndingSystem(this, finest, [.. units], earlier, givenUp);
            system.Solve(withheld);
            Unproven += system.Unproven;
        }
    }

    private IEnumerable<string> OnLevel(OmraadeLevel level) =>
        _omraader.Where(omraade => omraade.Level == level).Select(omraade => omraade.Code);

    internal long[] Atoms(string omraade, string period)
    {
        if (!_atoms.TryGetValue((omraade, period), out var atoms))
        {
            var years = Period.YearsOf(period).Select(year => EndingCounts.Atoms(_cube.Ended(omraade, year).Ended)).ToList();
            _atoms.Add((omraade, period), atoms = [.. Enumerable.Range(0, years[0].Length).Select(atom => years.Sum(year => year[atom]))]);
        }

        return atoms;
    }

    internal EndingCount Count(PublicCell cell) => EndingCounts.All[_count[cell.Concept]];

    private static PublicCell Cell(string omraade, string period, string count) =>
        new(count, omraade, period, AgeGroup.AllCode, AgeGroup.AllCode);
}
