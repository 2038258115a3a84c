using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The part of the confidentiality step that is about endings: what of them is withheld, what the attack is to look for, and what is given
/// up for what it finds.
/// </summary>
/// <param name="solver">Decides over them.</param>
/// <param name="rules">The rules of confidentiality.</param>
internal sealed class EndingsControl(EndingSolver solver, DisclosureRules rules)
{
    /// <summary>
    /// After so many times that a count was found, all of its omraade and year is withheld with it; then of its omraade; then everything.
    /// </summary>
    private const int WholeYearAfter = 6, WholeOmraadeAfter = 8, EverythingAfter = 10;

    private readonly EarlierEndings _earlier = new();
    private readonly HashSet<PublicCell> _givenUp = [];
    private readonly Dictionary<PublicCell, int> _times = [];
    private EndingPattern? _pattern;

    /// <summary>Primary counts without a proof of their own.</summary>
    public int Unproven => solver.Unproven;

    /// <summary>What a release that has been public showed; the public one last.</summary>
    public void Remember(PublicKnowledge release)
    {
        foreach (var (cell, value) in release.Shown.Where(pair => EndingCounts.IsOne(pair.Key.Concept)))
        {
            _earlier.Remember(solver, cell, value, range: null);
        }

        foreach (var cell in release.Withheld.Where(cell => EndingCounts.IsOne(cell.Concept) && !release.Shown.ContainsKey(cell)))
        {
            _earlier.Remember(solver, cell, shown: null, release.Ranges.TryGetValue(cell, out var range) ? range : null);
        }
    }

    /// <summary>Adds what is known of earlier releases.</summary>
    public void Tell(Dictionary<PublicCell, long> knownCounts, Dictionary<PublicCell, CountRange> knownRanges)
    {
        foreach (var (cell, value) in _earlier.Known)
        {
            knownCounts[cell] = value;
        }

        foreach (var (cell, range) in _earlier.Ranges.Where(pair => !_earlier.IsKnown(pair.Key)))
        {
            knownRanges[cell] = range;
        }
    }

    /// <summary>Withholds a count that an operator has named; false when it is none of these.</summary>
    public bool GiveUpNamed(PublicCell cell)
    {
        var isOne = solver.Has(cell);
        if (isOne)
        {
            _givenUp.Add(cell);
        }

        return isOne;
    }

    /// <summary>What is withheld.</summary>
    public EndingPattern Solve() => _pattern = solver.Solve(_earlier, _givenUp);

    /// <summary>The withheld counts that must not be found, and the small rests that a part leaves of a withheld whole or part.</summary>
    public IEnumerable<PublicCell> Measure()
    {
        foreach (var cell in solver.Cells.Where(cell => _pattern!.Withheld(cell) && solver.IsProtected(cell) && !_earlier.IsKnown(cell)))
        {
            yield return cell;
        }

        foreach (var (rest, _, _) in Rests().Where(pair => rules.IsSmall(pair.Value)))
        {
            yield return rest;
        }
    }

    /// <summary>The withheld counts, and rests, that would be shown were they 0: whoever knows the rules knows that they are not.</summary>
    public IEnumerable<PublicCell> Present()
    {
        foreach (var cell in solver.Cells.Where(cell =>
            _pattern!.Withheld(cell) && solver.IsPresent(solver.Value(cell), solver.BaseValue(cell))))
        {
            yield return cell;
        }

        foreach (var (rest, _, _) in Rests().Where(pair => solver.IsPresent(pair.Value, pair.Whole)))
        {
            yield return rest;
        }
    }

    /// <summary>
    /// Gives up, for a count that was found, what lies near it, more each time; later all of its omraade and year, all of its omraade, and
    /// everything.
    /// </summary>
    public void GiveUp(PublicCell found)
    {
        var times = _times[found] = _times.GetValueOrDefault(found) + 1;
        if (times > EverythingAfter + 1)
        {
            throw new InvalidOperationException($"With everything withheld, and nothing told before, the attack still finds {found}.");
        }

        var cell = found with { Concept = Concepts.CountBehind(found.Concept) };
        _givenUp.Add(cell);
        _givenUp.UnionWith(times <= WholeYearAfter
            ? solver.Around(cell, _pattern!, times)
            : solver.Cells.Where(other => times > EverythingAfter
                || (other.Omraade == cell.Omraade && (times > WholeOmraadeAfter || other.Period == cell.Period))));
    }

    /// <summary>Of what level and kind of period a count is, and of how many that ended.</summary>
    public (OmraadeLevel Level, PeriodKind Kind, long N) About(PublicCell cell) =>
        (solver.KindOf(cell).Level, solver.KindOf(cell).Kind, solver.Sums(cell).N);

    /// <summary>Whether a count must be withheld by itself.</summary>
    public bool IsPrimary(PublicCell cell) => solver.IsPrimary(cell);

    /// <summary>The rests of nested counts of which one is withheld.</summary>
    private IEnumerable<(PublicCell Cell, long Value, long Whole)> Rests()
    {
        var parts = EndingCounts.Nested.ToLookup(pair => pair.Whole, pair => pair.Part, StringComparer.Ordinal);
        return from whole in solver.Cells
               from part in parts[whole.Concept].Select(concept => whole with { Concept = concept })
               where solver.Has(part)
                   && (_pattern!.Withheld(whole) || _pattern.Withheld(part))
                   && !(_earlier.IsKnown(whole) && _earlier.IsKnown(part))
               select (
                   whole with { Concept = Concepts.RestOf(whole.Concept, part.Concept) },
                   solver.Value(whole) - solver.Value(part),
                   solver.Value(whole));
    }
}
