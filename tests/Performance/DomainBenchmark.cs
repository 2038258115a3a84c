using System.Diagnostics;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Performance;

/// <summary>The legal rule alone: a million forloeb with three indsatser each, on one core.</summary>
internal static class DomainBenchmark
{
    public static void Run()
    {
        const int Forloeb = 1_000_000;
        const int DifferentCount = 10_000;
        var cases = Enumerable.Range(0, DifferentCount).Select(ForloebCase).ToArray();
        var calculator = new Calculator(Regelsaet.All["bek-2408"], Ordning.Standard.PhaseIn);
        var date = new DateOnly(2026, 11, 21);
        var seconds = new List<double>();
        var population = 0L;
        for (var round = 0; round < 6; round++)
        {
            population = 0;
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Forloeb; i++)
            {
                population += calculator.Calculate(cases[i % DifferentCount], date).Start.Status == Status.Population ? 1 : 0;
            }

            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        MeasuredReport.Line(
            "domain",
            $"{Forloeb:N0} forløb × 3 indsatser, one core",
            $"median {MeasuredReport.Median(seconds.Skip(1)):F2} s",
            $"{population:N0} in N");
    }

    private static ForloebCase ForloebCase(int index)
    {
        var start = new DateOnly(2019, 1, 1).AddDays(index % 2700);
        string[] types = ["LAB-11-VPP", "LAB-14-OVO", "SEL-85", "SUL-140", "LAB-26-MEN"];
        return new ForloebCase
        {
            ForloebId = Guid.NewGuid(),
            BirthDate = start.AddYears(-20 - (index % 40)).AddDays(index % 300),
            Sex = index % 5 < 3 ? Sex.Woman : Sex.Man,
            StartDate = start,
            Kommuner = [new KommuneResponsibility("0101", start)],
            Indsatser = [.. Enumerable.Range(0, 3).Select(i => new Indsats(
                IndsatsCatalogue.Standard[types[(index + i) % types.Length]],
                IndsatsStatus.Ended,
                start.AddDays(10 + (40 * i) + (index % 50)),
                start.AddDays(60 + (45 * i) + (index % 50)),
                10,
                30,
                true,
                Udfoerer.Kommune))],
            Fritagelser = index % 10 == 0 ? [new Fritagelse(true, false, start.AddDays(20), start.AddDays(50))] : [],
            Indstillinger = [new Indstilling(start, false, Categories.Virksomhedsrettet)],
        };
    }
}
