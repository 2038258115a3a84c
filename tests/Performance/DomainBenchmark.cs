using System.Diagnostics;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Performance;

/// <summary>The legal rule alone: a million forloeb with three indsatser each, on one core.</summary>
internal static class DomainBenchmark
{
    public static void Run()
    {
        const int Forloeb = 1_000_000;
        const int Forskellige = 10_000;
        var sager = Enumerable.Range(0, Forskellige).Select(Sag).ToArray();
        var opgoerer = new Opgoerer(Regelsaet.Alle["bek-2408"], Ordning.Standard.Indfasning);
        var dato = new DateOnly(2026, 11, 21);
        var sekunder = new List<double>();
        var population = 0L;
        for (var runde = 0; runde < 6; runde++)
        {
            population = 0;
            var ur = Stopwatch.StartNew();
            for (var i = 0; i < Forloeb; i++)
            {
                population += opgoerer.Opgoer(sager[i % Forskellige], dato).Start.Status == Status.Population ? 1 : 0;
            }

            sekunder.Add(ur.Elapsed.TotalSeconds);
        }

        Report.Line("domain", $"{Forloeb:N0} forløb × 3 indsatser, one core", $"median {Report.Median(sekunder.Skip(1)):F2} s", $"{population:N0} in N");
    }

    private static Sag Sag(int nr)
    {
        var start = new DateOnly(2019, 1, 1).AddDays(nr % 2700);
        string[] typer = ["LAB-11-VPP", "LAB-14-OVO", "SEL-85", "SUL-140", "LAB-26-MEN"];
        return new Sag
        {
            ForloebId = Guid.NewGuid(),
            Foedselsdato = start.AddYears(-20 - (nr % 40)).AddDays(nr % 300),
            Koen = nr % 5 < 3 ? Koen.Kvinde : Koen.Mand,
            Startdato = start,
            Kommuner = [new Kommuneansvar("0101", start)],
            Indsatser = [.. Enumerable.Range(0, 3).Select(i => new Indsats(
                Indsatskatalog.Standard[typer[(nr + i) % typer.Length]],
                Indsatsstatus.Afsluttet,
                start.AddDays(10 + (40 * i) + (nr % 50)),
                start.AddDays(60 + (45 * i) + (nr % 50)),
                10,
                30,
                true,
                Udfoerer.Kommune))],
            Fritagelser = nr % 10 == 0 ? [new Fritagelse(true, false, start.AddDays(20), start.AddDays(50))] : [],
            Indstillinger = [new Indstilling(start, false, Kategorier.Virksomhedsrettet)],
        };
    }
}
