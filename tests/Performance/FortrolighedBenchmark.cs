using System.Diagnostics;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Performance;

/// <summary>
/// Secondary suppression on the six systems of data/sdc, judged by the attacker, and the time for more periods. The
/// reference (GaussSuppression 1.2.3) withheld secondarily 4.0, 8.7, 12.3, 10.8, 15.9 and 18.4 per cent in 1.40, 5.13,
/// 2.89, 9.6, 36.8 and 19.8 seconds, and left 6 and 40 primary cells of (i) and (iii) determined.
/// </summary>
internal static class FortrolighedBenchmark
{
    private const int Runder = 6;

    public static void Run()
    {
        foreach (var vaerdier in (int[])[2, SdcSystem.Graense])
        {
            foreach (var navn in SdcSystem.Navne)
            {
                Maal(navn, gange: 1, vaerdier, angrib: true);
            }

            foreach (var gange in (int[])[4, 16])
            {
                Maal("iii", gange, vaerdier, angrib: false);
            }
        }
    }

    private static void Maal(string navn, int gange, int vaerdier, bool angrib)
    {
        var sekunder = new List<double>();
        var (system, orden) = SdcSystem.Byg(navn, gange, vaerdier);
        var svar = Suppressor.Run(system, orden);
        for (var runde = 0; runde < (gange == 1 ? Runder : 2); runde++)
        {
            var ur = Stopwatch.StartNew();
            svar = Suppressor.Run(system, orden);
            sekunder.Add(ur.Elapsed.TotalSeconds);
        }

        var primaere = Enumerable.Range(0, system.Cells).Count(celle => system.Role(celle) == CellRole.Primary);
        var skjulte = svar.Withheld.Count(skjult => skjult);
        Report.Line(
            "sdc",
            $"({navn}) × {gange}, {system.Cells:N0} cells, {vaerdier} values",
            $"primary {100.0 * primaere / system.Cells:F1} pct.",
            $"secondary {100.0 * (skjulte - primaere) / system.Cells:F1} pct. ({skjulte - primaere:N0})",
            $"determined by bounds after the linear pass {svar.Repaired}",
            $"unproved {svar.Unproved.Count}",
            $"median {Report.Median(sekunder):F3} s");
        if (angrib)
        {
            Angrib(system, svar);
        }
    }

    private static void Angrib(CellSystem system, Suppression svar)
    {
        var ur = Stopwatch.StartNew();
        var angreb = new Angrebssystem();
        for (var b = 0; b < system.Bases; b++)
        {
            angreb.NyVariabel(system.BaseLow(b), system.BaseHigh(b) == CellSystem.Unbounded ? Angrebssystem.Uendelig : system.BaseHigh(b));
        }

        var primaer = new List<bool>();
        for (var celle = 0; celle < system.Cells; celle++)
        {
            if (svar.Withheld[celle])
            {
                angreb.Skjult(system.Terms(celle).ToArray());
                primaer.Add(system.Role(celle) == CellRole.Primary);
            }
            else
            {
                angreb.Kendt(system.Terms(celle).ToArray(), system.Value(celle));
            }
        }

        var fund = Angriber.Angrib(angreb, nok: 3);
        Report.Line(
            "sdc",
            "  attacked",
            $"determined {fund.Count(f => f.Bestemt)} of {fund.Length:N0}",
            $"primary with fewer than 3 values {fund.Where((f, i) => primaer[i] && f.Vaerdier < 3).Count()}",
            $"{ur.Elapsed.TotalSeconds:F2} s");
    }
}
