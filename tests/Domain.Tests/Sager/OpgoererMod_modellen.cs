using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Model;

namespace Opgoerelse.DomainTests.Sager;

/// <summary>The real calculation against the slow one that walks days, on random cases under random switches.</summary>
public class OpgoererMod_modellen
{
    private static readonly Indfasning Indfasning = Ordning.Standard.Indfasning!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Hver_tilfaeldig_sag_giver_de_samme_fakta(int froe)
    {
        const int Sager = 10_000;
        var tilfaeldig = new TilfaeldigSag(froe);
        var set = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Sager; i++)
        {
            var (model, sag) = tilfaeldig.Naeste();
            var (modelregler, regler) = tilfaeldig.Regler();
            var dato = tilfaeldig.Naer(sag.Startdato.AddMonths(9), -400, 700);
            var ventet = SlowModel.Facts(model, modelregler, dato).Select(fakta => fakta.ToLine()).ToList();
            var faktisk = Linjer(new Opgoerer(regler, Indfasning).Opgoer(sag, dato)).ToList();
            Assert.True(ventet.SequenceEqual(faktisk, StringComparer.Ordinal), Forklar(i, sag, regler, dato, ventet, faktisk));
            foreach (var linje in ventet)
            {
                var status = linje.Split(';')[4];
                set[status] = set.GetValueOrDefault(status) + 1;
            }
        }

        // The comparison is worth little where a status hardly occurs.
        Assert.All(["N", "fritaget", "ikkeObserveret", "afsluttetInden"], status => Assert.True(set.GetValueOrDefault(status) > Sager / 50, $"{status}: {set.GetValueOrDefault(status)}"));
    }

    /// <summary>A row holds until the day it names: made for any earlier day, it reads the same.</summary>
    [Fact]
    public void Fakta_er_uaendret_indtil_den_dato_de_selv_naevner()
    {
        var tilfaeldig = new TilfaeldigSag(99);
        for (var i = 0; i < 5_000; i++)
        {
            var (_, sag) = tilfaeldig.Naeste();
            var (_, regler) = tilfaeldig.Regler();
            var opgoerer = new Opgoerer(regler, Indfasning);
            var dato = tilfaeldig.Naer(sag.Startdato, -50, 600);
            var senere = tilfaeldig.Naer(dato, 1, 500);
            var nu = opgoerer.Opgoer(sag, dato);
            var da = opgoerer.Opgoer(sag, senere);
            if (!(nu.Start.NaesteDato <= senere) && !(nu.Indfasning?.NaesteDato <= senere))
            {
                Assert.Equal(Linjer(nu), Linjer(da));
            }
        }
    }

    private static IEnumerable<string> Linjer(Sagsfakta sag)
    {
        yield return Linje(sag.Start, Kvartal.Af(sag.Start.Start).Kode);
        if (sag.Indfasning is { } indfasning)
        {
            yield return Linje(indfasning, Indfasning.Kode);
        }
    }

    private static string Linje(Fakta fakta, string periode)
    {
        var hoved = $"{fakta.ForloebId:D};{periode};{Dag(fakta.Start)};{Dag(fakta.Frist)};{fakta.Status.Kode()};{fakta.Kommune};{fakta.Alder};{fakta.Koen.Kode()}";
        return fakta.Status != Status.Population
            ? hoved + new string(';', 24)
            : $"{hoved};{fakta.Kategorier.Liste()};{Tabel(fakta.Antal)};{Tabel(fakta.Dage)};{Tabel(fakta.Minutdage)};{Dag(fakta.FoersteDato)};{fakta.DageTilFoerste};{Ja(fakta.Loentimer)};{Ja(fakta.Genbehandlet)};{Ja(fakta.IndstilletVirksomhedsrettet)}";
    }

    private static string Tabel(Kategoritabel tabel) =>
        string.Join(';', Enumerable.Range(0, Kategoritabel.Laengde).Select(k => tabel[k].ToString(CultureInfo.InvariantCulture)));

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Ja(bool svar) => svar ? "ja" : "nej";

    private static string Forklar(int nr, Sag sag, Regelsaet regler, DateOnly dato, List<string> ventet, List<string> faktisk) =>
        $"Sag {nr}, D = {dato:yyyy-MM-dd}\n{sag}\n{string.Join("\n", sag.Indsatser)}\n{string.Join("\n", sag.Fritagelser)}\n{regler}\nventet:\n{string.Join("\n", ventet)}\nfaktisk:\n{string.Join("\n", faktisk)}";
}
