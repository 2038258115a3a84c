using System.Diagnostics;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Performance;

/// <summary>
/// Secondary suppression on the six systems of data/sdc, judged by the attacker, and the time for more periods. The
/// reference (GaussSuppression 1.2.3) withheld secondarily 4.0, 8.7, 12.3, 10.8, 15.9 and 18.4 per cent in 1.40, 5.13,
/// 2.89, 9.6, 36.8 and 19.8 seconds, and left 6 and 40 primary cells of (i) and (iii) determined.
/// </summary>
internal static class DisclosureBenchmark
{
    private const int Rounds = 6;

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
        var withheldOnes = answer.Withheld.Count(withheld => withheld);
        MeasuredReport.Line(
            "sdc",
            $"({name}) × {multiplier}, {system.Cells:N0} cells, {values} values",
            $"primary {100.0 * primaryCount / system.Cells:F1} pct.",
            $"secondary {100.0 * (withheldOnes - primaryCount) / system.Cells:F1} pct. ({withheldOnes - primaryCount:N0})",
            $"determined by bounds after the linear pass {answer.Repaired}",
            $"unproved {answer.Unproved.Count}",
            $"median {MeasuredReport.Median(seconds):F3} s");
        if (attack)
        {
            Attack(system, answer);
        }
    }

    private static void Attack(CellSystem system, SuppressionResult answer)
    {
        var clock = Stopwatch.StartNew();
        var attackOf = new AttackSystem();
        for (var b = 0; b < system.Bases; b++)
        {
            attackOf.NewVariable(system.BaseLow(b), system.BaseHigh(b) == CellSystem.Unbounded ? AttackSystem.Infinite : system.BaseHigh(b));
        }

        var primary = new List<bool>();
        for (var cell = 0; cell < system.Cells; cell++)
        {
            if (answer.Withheld[cell])
            {
                attackOf.Withheld(system.Terms(cell).ToArray());
                primary.Add(system.Role(cell) == CellRole.Primary);
            }
            else
            {
                attackOf.Known(system.Terms(cell).ToArray(), system.Value(cell));
            }
        }

        var finding = Attacker.Attack(attackOf, enoughWidth: 3);
        MeasuredReport.Line(
            "sdc",
            "  attacked",
            $"determined {finding.Count(f => f.IsDetermined)} of {finding.Length:N0}",
            $"primary with fewer than 3 values {finding.Where((f, i) => primary[i] && f.Values < 3).Count()}",
            $"{clock.Elapsed.TotalSeconds:F2} s");
    }
}
