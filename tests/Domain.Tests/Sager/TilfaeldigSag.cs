using Opgoerelse.Domain.Law;
using Opgoerelse.Model;

namespace Opgoerelse.DomainTests.Sager;

/// <summary>
/// Random cases in two shapes: the program's and the slow model's. Dates are drawn close to each other and to the edges
/// that matter (S, F, month ends, 1 January 2022), so that every boundary is hit often.
/// </summary>
public sealed class TilfaeldigSag(int froe)
{
    private static readonly string[] Typer = [.. Indsatskatalog.Standard.Typer.Select(type => type.Kode).Order(StringComparer.Ordinal)];
    private static readonly string[] Statusser = ["planlagt", "paabegyndt", "afsluttet", "annulleret"];
    private static readonly string?[] Udfoerere = ["kommune", "region", "andenAktoer", "virksomhed", null];
    private static readonly string[] Hjemler = ["LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", "ANDEN"];

    private readonly Random _tilfaeldig = new(froe);

    public (SlowForloeb Model, Sag Sag) Naeste()
    {
        var start = Startdag();
        var foedt = Foedt(start);
        var koen = Kast(2) ? "kvinde" : "mand";
        var slut = Kast(3) ? Naer(start, 0, 400) : (DateOnly?)null;
        var kommuner = Kommuner(start);
        var indsatser = Liste(6, () => Indsats(start));
        var fritagelser = Liste(4, () => Fritagelse(start));
        var timer = Liste(2, () => FoersteIMaaned(Naer(start, -40, 420)));
        var indstillinger = Liste(3, () => Indstilling(start));
        var id = Guid.NewGuid();
        var model = new SlowForloeb(
            id.ToString("D"), foedt, koen, start, slut,
            [.. kommuner.Select(ansvar => new SlowKommune(ansvar.Kommune, ansvar.Fra))],
            indsatser, fritagelser, [.. timer.Select(maaned => new SlowTimer(maaned))], indstillinger);
        var sag = new Sag
        {
            ForloebId = id,
            Foedselsdato = foedt,
            Koen = koen == "mand" ? Koen.Mand : Koen.Kvinde,
            Startdato = start,
            Slutdato = slut,
            Kommuner = kommuner,
            Indsatser = [.. indsatser.Select(Oversaet)],
            Fritagelser = [.. fritagelser.Select(fritagelse => new Fritagelse(fritagelse.Hjemmel != "ANDEN", fritagelse.Helbred == true, fritagelse.Fra, fritagelse.Til))],
            MaanederMedLoentimer = timer,
            Indstillinger = [.. indstillinger.Select(indstilling => new Indstilling(indstilling.Dato, indstilling.Genbehandling, Kategorikoder.FraListe(string.Join('|', indstilling.Kategorier))))],
        };
        return (model, sag);
    }

    /// <summary>The same switches in both shapes.</summary>
    public (SlowRegelsaet Model, Regelsaet Regelsaet) Regler()
    {
        var navngivne = SlowRegelsaet.Alle;
        if (Kast(2))
        {
            var navngivet = navngivne[_tilfaeldig.Next(navngivne.Count)];
            return (navngivet, Regelsaet.Alle[navngivet.Navn]);
        }

        var model = new SlowRegelsaet(
            "tilfældigt", _tilfaeldig.Next(1, 14), (SlowFoerStart)_tilfaeldig.Next(3), Kast(2), Kast(2), Kast(2), Kast(2), Kast(2), (SlowIndsatsdel)_tilfaeldig.Next(3), Kast(2));
        return (model, Regelsaet.Alle["bek-2408"] with
        {
            Kode = model.Navn,
            VindueMaaneder = model.Maaneder,
            FoerStart = (FoerStart)model.FoerStart,
            Mentor = model.Mentor,
            RegionalSundhed = model.RegionalSundhed,
            Pauser = model.Pauser,
            MedregnAfsluttetFoerFrist = model.AfsluttetMedregnes,
            UdeladFritagneHelbred = model.HelbredUdelades,
            Indsatsdel = (Indsatsdelkrav)model.Indsatsdel,
            KommuneVedStart = model.KommuneVedStart,
        });
    }

    public DateOnly Naer(DateOnly dag, int fra, int til) => dag.AddDays(_tilfaeldig.Next(fra, til + 1));

    private static Indsats Oversaet(SlowIndsats indsats) =>
        new(
            Indsatskatalog.Standard[indsats.Indsatstype],
            (Indsatsstatus)Array.IndexOf(Statusser, indsats.Status),
            indsats.Startdato,
            indsats.Slutdato,
            indsats.TimerPrUge,
            indsats.MinutterPrUge,
            indsats.IIndsatsdel,
            indsats.Udfoerer switch { "kommune" => Udfoerer.Kommune, "region" => Udfoerer.Region, "andenAktoer" => Udfoerer.AndenAktoer, "virksomhed" => Udfoerer.Virksomhed, _ => Udfoerer.Ukendt });

    private static DateOnly FoersteIMaaned(DateOnly dag) => new(dag.Year, dag.Month, 1);

    private DateOnly Startdag()
    {
        var dag = _tilfaeldig.Next(4) switch
        {
            0 => Naer(new DateOnly(2022, 1, 1), -400, 10),
            1 => Naer(new DateOnly(2020, 1, 1), -200, 60),
            _ => Naer(new DateOnly(2019, 1, 1), 0, 2800),
        };
        // Month ends are where clamping bites.
        return Kast(4) ? new DateOnly(dag.Year, dag.Month, 1).AddMonths(1).AddDays(-1) : dag;
    }

    private DateOnly Foedt(DateOnly start) => _tilfaeldig.Next(4) switch
    {
        0 => Naer(start.AddYears(-30), -1, 1),
        1 => Naer(start.AddYears(-40 - (10 * _tilfaeldig.Next(2))), -1, 1),
        2 => new DateOnly(1984 + (4 * _tilfaeldig.Next(4)), 2, 29),
        _ => start.AddYears(-18).AddDays(-_tilfaeldig.Next(17_000)),
    };

    private List<Kommuneansvar> Kommuner(DateOnly start)
    {
        var fra = Kast(3) ? start : start.AddDays(-_tilfaeldig.Next(2000));
        var liste = new List<Kommuneansvar> { new("0101", fra) };
        string[] koder = ["0147", "0461", "0851", "0751"];
        while (Kast(3))
        {
            fra = fra.AddDays(_tilfaeldig.Next(1, 250));
            liste.Add(new Kommuneansvar(koder[_tilfaeldig.Next(koder.Length)], fra));
        }

        return liste;
    }

    private SlowIndsats Indsats(DateOnly start)
    {
        var fra = _tilfaeldig.Next(6) switch
        {
            0 => Naer(start, -60, 3),
            1 => Naer(start.AddMonths(6), -3, 3),
            2 => Naer(new DateOnly(2022, 1, 1), -3, 200),
            _ => Naer(start, 0, 400),
        };
        return new SlowIndsats(
            Typer[_tilfaeldig.Next(Typer.Length)],
            Kast(4) ? Statusser[_tilfaeldig.Next(4)] : Statusser[_tilfaeldig.Next(1, 3)],
            fra,
            Kast(4) ? null : Naer(fra, 0, 120),
            Kast(4) ? null : _tilfaeldig.Next(60),
            Kast(4) ? null : _tilfaeldig.Next(60),
            _tilfaeldig.Next(6) switch { 0 => false, 1 => null, _ => true },
            Udfoerere[_tilfaeldig.Next(Udfoerere.Length)]);
    }

    private SlowFritagelse Fritagelse(DateOnly start)
    {
        var fra = Naer(start, -40, 300);
        return new SlowFritagelse(
            Hjemler[_tilfaeldig.Next(Hjemler.Length)],
            fra,
            Kast(8) ? null : Naer(fra, 0, 90),
            _tilfaeldig.Next(3) switch { 0 => true, 1 => false, _ => null });
    }

    private SlowIndstilling Indstilling(DateOnly start) =>
        new(Naer(start, -30, 450), Kast(2), [.. SlowKategori.Alle.Where(_ => Kast(3))]);

    private List<T> Liste<T>(int hoejst, Func<T> ny) => [.. Enumerable.Range(0, _tilfaeldig.Next(hoejst + 1)).Select(_ => ny())];

    private bool Kast(int en) => _tilfaeldig.Next(en) == 0;
}
