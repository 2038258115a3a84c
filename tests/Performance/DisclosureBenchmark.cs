using System.Diagnostics;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;
using Opgoerelse.Disclosure.TableSystem;

namespace Opgoerelse.Performance;

/// <summary>
/// Secondary suppression on the six systems of data/sdc, judged by the attacker, and the time for more periods. The
/// reference (GaussSuppression 1.2.3) withheld secondarily 4.0, 8.7, 12.3, 10.8, 15.9 and 18.4 per cent in 1.40, 5.13,
/// 2.89, 9.6, 36.8 and 19.8 seconds, and left 6 and 40 primary cells of (i) and (iii) determined.
/// </summary>
internal static class DisclosureBenchmark
{
    private const int Rounds = 6;

    /// <summary>Ranges are asked of systems of so many cells; larger ones take minutes where they are not cut into parts.</summary>
    private const int MostForRanges = 7_000;

    public static void Run()
    {
        foreach (var values in (int[])[2, SdcSystem.Threshold])
        {
            foreach (var name in SdcSystem.Names)
            {
                Measure(name, multiplier: 1, values, attack: true);
            }

            foreach (var multiplier in (int[])[4, 16])
            {
                Measure("iii", multiplier, values, attack: false);
            }
        }
    }

    private static void Measure(string name, int multiplier, int values, bool attack)
    {
        var seconds = new List<double>();
        var (system, order) = SdcSystem.Build(name, multiplier, values);
        var answer = Suppressor.Run(system, order);
        for (var round = 0; round < (multiplier == 1 ? Rounds : 2); round++)
        {
            var clock = Stopwatch.StartNew();
            answer = Suppressor.Run(system, order);
            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        var primaryCount = Enumerable.Range(0, system.Cells).Count(cell => system.Role(cell) == CellRole.Primary);
        var withheld = answer.Withheld.Count(isWithheld => isWithheld);
        MeasuredReport.Line(
            "sdc",
            $"({name}) × {multiplier}, {system.Cells:N0} cells, {values} values",
            $"primary {100.0 * primaryCount / system.Cells:F1} pct.",
            $"secondary {100.0 * (withheld - primaryCount) / system.Cells:F1} pct. ({withheld - primaryCount:N0})",
            $"determined by bounds after the linear pass {answer.Repaired}",
            $"unproved {answer.Unproved.Count}",
            $"median {MeasuredReport.Median(seconds):F3} s");
        if (attack)
        {
            Attack(system, answer, ranges: []);
        }

        if (attack && values == SdcSystem.Threshold && system.Cells <= MostForRanges)
        {
            Attack(system, answer, Ranges(system, answer, values));
        }
    }

    /// <summary>
    /// The ranges of a release's grid that can be told of what is withheld, proved as in a release: the narrowest block of each cell that
    /// leaves every primary one its values; around those for which no proof is found there are none.
    /// </summary>
    private static Dictionary<int, CountRange> Ranges(CellSystem system, SuppressionResult answer, int values)
    {
        var clock = Stopwatch.StartNew();
        var withheld = Enumerable.Range(0, system.Cells).Where(cell => answer.Withheld[cell]).ToList();
        var holding = Enumerable.Range(0, system.Cells)
            .SelectMany(cell => system.Terms(cell).ToArray().Select(b => (Base: b, Cell: cell)))
            .ToLookup(pair => pair.Base, pair => pair.Cell);
        var without = new HashSet<int>();
        for (var rings = 1; ; rings++)
        {
            // Nearest first: what shares a finest cell with what is not proved, and next time what shares one with these.
            var (ranges, unproved) = Ranges(system, answer, values, without);
            var before = without.Count;
            without.UnionWith(Enumerable.Range(0, rings).Aggregate(unproved, (cells, _) => Around(cells)));
            if (without.Count > before)
            {
                continue;
            }

            MeasuredReport.Line(
                "sdc",
                "  ranges",
                $"exact {100.0 * (system.Cells - withheld.Count) / system.Cells:F1} pct.",
                $"range {100.0 * ranges.Count / system.Cells:F1} pct.",
                $"median width {MeasuredReport.Median(ranges.Values.Select(range => (double)(range.To - range.From)).DefaultIfEmpty()):F0}",
                $"unproved {unproved.Count}",
                $"{clock.Elapsed.TotalSeconds:F2} s");
            return ranges;
        }

        List<int> Around(List<int> cells) =>
            [.. cells.SelectMany(cell => system.Terms(cell).ToArray()).Distinct().SelectMany(b => holding[b]).Distinct()];
    }

    private static (Dictionary<int, CountRange> Ranges, List<int> Unproved) Ranges(
        CellSystem system,
        SuppressionResult answer,
        int values,
        HashSet<int> without)
    {
        var ranged = new CellSystem();
        for (var b = 0; b < system.Bases; b++)
        {
            ranged.AddBase(system.BaseValue(b), system.BaseLow(b), system.BaseHigh(b));
        }

        var primary = new Dictionary<int, int>();
        var candidates = new List<(int Number, int Cell, int Level, CountRange Range)>();
        for (var cell = 0; cell < system.Cells; cell++)
        {
            if (!answer.Withheld[cell])
            {
                ranged.AddCell(CellRole.Known, system.Terms(cell));
            }
            else if (system.Role(cell) == CellRole.Primary)
            {
                primary.Add(ranged.AddCell(CellRole.Primary, system.Terms(cell), values: values), cell);
            }

            var (value, name) = (system.Value(cell), new PublicCell("sdc", $"{cell}", "", "", ""));
            foreach (var (range, level) in answer.Withheld[cell] && !without.Contains(cell)
                ? RangeGrid.RangesOf(value, whole: null, values, name)
                : [])
            {
                var place = ranged.AddBase(value, value > 0 ? Math.Max(range.From, 1) : range.From, range.To);
                candidates.Add((ranged.AddCell(CellRole.Candidate, system.Terms(cell), subtracted: [place]), cell, level, range));
            }
        }

        var order = candidates.OrderByDescending(one => one.Level).ThenBy(one => one.Cell).Select(one => one.Number);
        var told = Suppressor.Run(ranged, [.. order]);
        var ranges = new Dictionary<int, CountRange>();
        foreach (var (_, cell, _, range) in candidates.Where(one => !told.Withheld[one.Number]).OrderByDescending(one => one.Level))
        {
            ranges[cell] = range;
        }

        return (ranges, [.. told.Unproved.Select(number => primary[number])]);
    }

    private static void Attack(CellSystem system, SuppressionResult answer, Dictionary<int, CountRange> ranges)
    {
        var clock = Stopwatch.StartNew();
        var problem = new AttackSystem();
        for (var b = 0; b < system.Bases; b++)
        {
            problem.NewVariable(system.BaseLow(b), system.BaseHigh(b) == CellSystem.Unbounded ? AttackSystem.Infinite : system.BaseHigh(b));
        }

        var primary = new List<bool>();
        for (var cell = 0; cell < system.Cells; cell++)
        {
            if (answer.Withheld[cell])
            {
                problem.Withheld(system.Terms(cell).ToArray());
                primary.Add(system.Role(cell) == CellRole.Primary);
                if (ranges.TryGetValue(cell, out var range))
                {
                    // From the sum to the end of its range there is room for as much as the range is wide.
                    problem.Known([.. system.Terms(cell), problem.NewVariable(0, range.To - range.From)], range.To);
                }
            }
            else
            {
                problem.Known(system.Terms(cell).ToArray(), system.Value(cell));
            }
        }

        var finding = Attacker.Attack(problem, enoughWidth: SdcSystem.Threshold);
        MeasuredReport.Line(
            "sdc",
            ranges.Count > 0 ? "  attacked with ranges" : "  attacked",
            $"determined {finding.Count(f => f.IsDetermined)} of {finding.Length:N0}",
            $"primary with fewer than 3 values {finding.Where((f, i) => primary[i] && f.Values < 3).Count()}",
            $"with fewer than {SdcSystem.Threshold} {finding.Where((f, i) => primary[i] && f.Values < SdcSystem.Threshold).Count()}",
            $"{clock.Elapsed.TotalSeconds:F2} s");
    }
}
