using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>Counts of endings that are decided together: sums of the same finest ones.</summary>
/// <param name="solver">The counts.</param>
/// <param name="finest">The finest counts of an omraade and year, each as a sum of atoms; no atom in two of them.</param>
/// <param name="units">The finest omraader: landsdele, or hele landet alone.</param>
/// <param name="earlier">What the releases that have ever been public showed.</param>
/// <param name="givenUp">Counts that are withheld because an attack has found something beside them.</param>
internal sealed class EndingSystem(
    EndingSolver solver,
    IReadOnlyList<int[]> finest,
    IReadOnlyList<string> units,
    EarlierEndings earlier,
    IReadOnlySet<PublicCell> givenUp)
{
    private static readonly string All = EndingCounts.Of(AgeGroup.AllCode, AgeGroup.AllCode);

    private readonly Dictionary<(string Unit, string Year), int> _bases = [];

    /// <summary>Primary counts whose safety has no proof; normally none.</summary>
    public int Unproven { get; private set; }

    /// <summary>Decides, and adds what is withheld.</summary>
    /// <param name="withheld">What is withheld of the systems before: what they hold too is as they have it.</param>
    public void Solve(HashSet<PublicCell> withheld)
    {
        var cells = solver.Cells.Where(cell => Terms(cell) is not null).ToList();
        var decided = Decided(cells, withheld);
        var rests = cells.SelectMany(Rests).ToList();
        var collection = new FormCollection(solver.Rules.Threshold);
        var present = Present(
        [
            .. cells.Select(cell => (Finest(cell, Terms(cell)!), solver.BaseValue(cell))),
            .. rests.Select(rest => (rest.Finest, solver.Value(rest.Whole))),
        ]);
        foreach (var unit in units)
        {
            foreach (var year in solver.Years)
            {
                for (var f = 0; f < finest.Count; f++)
                {
                    var place = collection.Base(Value((unit, year, f)), atLeast: present.Contains((unit, year, f)) ? 1 : 0);
                    _bases.TryAdd((unit, year), place);
                }
            }
        }

        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var value = solver.Value(cell);
            var choice = decided.TryGetValue(cell, out var isWithheld) && !isWithheld || earlier.IsKnown(cell) ? CellDecision.Known
                : solver.IsProtected(cell) ? CellDecision.Primary
                : solver.IsPrimary(cell) || IsForced(cell, withheld) ? CellDecision.Forced
                : CellDecision.Candidate;
            collection.Cell(i, choice, Bases(Finest(cell, Terms(cell)!)), OrderOf(cell, value), worth: Worth(cell, value));
        }

        foreach (var (_, ofRest) in rests.Where(rest => solver.Rules.IsSmall(rest.Finest.Sum(Value))))
        {
            collection.Cell(-1, CellDecision.Primary, Bases(ofRest));
        }

        foreach (var cell in earlier.OfPeriodsBefore(solver).Where(cell => Terms(cell) is not null))
        {
            collection.Cell(-1, CellDecision.Known, Bases(Finest(cell, Terms(cell)!)));
        }

        var isGivenUp = new bool[cells.Count];
        Unproven = collection.SuppressForms(isGivenUp).Count;

        // What has been shown before is known, but a small number is not shown again.
        withheld.UnionWith(cells
            .Where((cell, i) =>
                !decided.ContainsKey(cell) && (isGivenUp[i] || solver.IsPrimary(cell) || IsForced(cell, withheld)))
            .ToList());
    }

    /// <summary>Of the cells that a system before held: whether they are withheld.</summary>
    private Dictionary<PublicCell, bool> Decided(List<PublicCell> cells, HashSet<PublicCell> withheld) => cells
        .Where(cell => finest.Count > 1
            && (cell.Concept == All || (units.Contains(Omraader.Country) && !EndingCounts.IsCrossing(cell.Concept))))
        .ToDictionary(cell => cell, withheld.Contains);

    /// <summary>Whether a count is withheld because a whole of it is, it was before, or it was given up.</summary>
    private bool IsForced(PublicCell cell, HashSet<PublicCell> withheld) =>
        withheld.Contains(cell) || earlier.WasWithheld(cell) || givenUp.Contains(cell)
            || EndingCounts.Nested.Any(pair => pair.Part == cell.Concept
                && (pair.Whole == All || EndingCounts.IsCrossing(cell.Concept))
                && !EndingCounts.IsCrossing(pair.Whole)
                && withheld.Contains(cell with { Concept = pair.Whole }));

    /// <summary>Which of the finest counts a count is the sum of; null where it is none.</summary>
    private List<int>? Terms(PublicCell cell)
    {
        // All that ended are the sum of any system's finest counts.
        var atoms = cell.Concept == All ? [.. finest.SelectMany(atoms => atoms)] : solver.Count(cell).Atoms;
        var terms = Enumerable.Range(0, finest.Count).Where(f => finest[f].All(atoms.Contains)).ToList();
        return (units.Contains(cell.Omraade) || solver.LandsdeleIn(cell.Omraade).All(units.Contains))
            && terms.Sum(f => finest[f].Length) == atoms.Count ? terms : null;
    }

    private List<(string Unit, string Year, int Finest)> Finest(PublicCell cell, IReadOnlyList<int> terms) =>
    [
        .. from unit in units.Contains(cell.Omraade) ? [cell.Omraade] : solver.LandsdeleIn(cell.Omraade)
           from year in Period.YearsOf(cell.Period)
           from f in terms
           select (unit, year, f),
    ];

    private long Value((string Unit, string Year, int Finest) one)
    {
        var atoms = solver.Atoms(one.Unit, one.Year);
        return finest[one.Finest].Sum(atom => atoms[atom]);
    }

    private List<int> Bases(List<(string Unit, string Year, int Finest)> some) =>
        some.ConvertAll(one => _bases[(one.Unit, one.Year)] + one.Finest);

    /// <summary>What its parts leave of a count.</summary>
    private IEnumerable<(PublicCell Whole, List<(string Unit, string Year, int Finest)> Finest)> Rests(PublicCell whole) =>
        from pair in EndingCounts.Nested
        where pair.Whole == whole.Concept
        let part = whole with { Concept = pair.Part }
        where solver.Has(part) && Terms(part) is not null
        select (whole, Finest(whole, [.. Terms(whole)!.Except(Terms(part)!)]));

    /// <summary>
    /// The greatest finest count in each sum that is known to be no 0: as long as it is none, the sum is not.
    /// </summary>
    private HashSet<(string Unit, string Year, int Finest)> Present(
        IEnumerable<(List<(string Unit, string Year, int Finest)> Finest, long Base)> sums) =>
        [.. sums.Where(sum => solver.IsPresent(sum.Finest.Sum(Value), sum.Base)).Select(sum => sum.Finest.MaxBy(Value))];

    /// <summary>Large omraader first, then pooled years; then large counts.</summary>
    private long OrderOf(PublicCell cell, long value)
    {
        var (level, kind) = solver.KindOf(cell);
        return ((((long)level * 2) + (kind == PeriodKind.PooledYears ? 0 : 1)) << 40) - Math.Min(value, int.MaxValue);
    }

    /// <summary>What it is worth to show a count against others of the system: the larger it is, the more.</summary>
    private double Worth(PublicCell cell, long value)
    {
        var (level, kind) = solver.KindOf(cell);
        return (level switch { OmraadeLevel.Country => 16, OmraadeLevel.Region => 8, _ => 4 })
            * (kind == PeriodKind.PooledYears ? 6 : 4)
            * Math.Log2(2 + value);
    }
}
