namespace Opgoerelse.Domain.Law;

/// <summary>
/// The legal rule: what one forloeb's registrations mean under a regelsaet. Pure and without a clock; the definition
/// is docs/opgoerelse.md, the law bekendtgørelse nr. 2408 af 13/12 2021 § 17.
/// </summary>
/// <param name="regelsaet">The switches.</param>
/// <param name="indfasning">The scheme's phase-in; null where there was none.</param>
public sealed class Opgoerer(Regelsaet regelsaet, Indfasning? indfasning)
{
    /// <summary>§ 17, stk. 4: a genbehandling counts when it is dated within so many months after the frist.</summary>
    private const int GenbehandlingMaaneder = 3;

    /// <summary>The facts of <paramref name="sag"/>, made for <paramref name="dato"/> (opgoerelsesdato D).</summary>
    public Sagsfakta Opgoer(Sag sag, DateOnly dato)
    {
        var alder = Aldersgrupper.Af(Aldersgrupper.Alder(sag.Foedselsdato, sag.Startdato));
        var start = Opgoer(sag, dato, sag.Startdato, alder, erIndfasning: false);
        return ErIndfaset(sag)
            ? new Sagsfakta(start, Opgoer(sag, dato, indfasning!.Dato, alder, erIndfasning: true))
            : new Sagsfakta(start, null);
    }

    /// <summary>
    /// S before the phase-in day, still running on it, and no indsats that meets rules 1-5 begun in between.
    /// </summary>
    private bool ErIndfaset(Sag sag)
    {
        if (indfasning is null || sag.Startdato >= indfasning.Dato || sag.Slutdato < indfasning.Dato)
        {
            return false;
        }

        foreach (var indsats in sag.Indsatser)
        {
            if (indsats.Startdato >= sag.Startdato && indsats.Startdato < indfasning.Dato && Kategori(indsats) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private Fakta Opgoer(Sag sag, DateOnly dato, DateOnly start, string alder, bool erIndfasning)
    {
        var frist = regelsaet.Pauser
            ? Frist.Beregn(start, regelsaet.VindueMaaneder, sag.Fritagelser)
            : Frist.UdenPauser(start, regelsaet.VindueMaaneder);
        var status = Status(sag, dato, start, frist);
        var kommunedag = regelsaet.KommuneVedStart ? start : frist ?? (dato > start ? dato : start);
        var fakta = new Fakta
        {
            ForloebId = sag.ForloebId,
            Indfasning = erIndfasning,
            Start = start,
            Frist = frist,
            Status = status,
            Kommune = KommunePaa(sag, kommunedag),
            Alder = alder,
            Koen = sag.Koen,
            NaesteDato = NaesteDato(sag, dato, frist, kommunedag),
        };
        return status == Domain.Law.Status.Population ? Maal(fakta, sag, start, frist!.Value) : fakta;
    }

    private Status Status(Sag sag, DateOnly dato, DateOnly start, DateOnly? frist) =>
        frist is not { } sidste ? Domain.Law.Status.Fritaget
        : sidste > dato ? Domain.Law.Status.IkkeObserveret
        : sag.Slutdato < sidste && !regelsaet.MedregnAfsluttetFoerFrist ? Domain.Law.Status.AfsluttetInden
        : regelsaet.UdeladFritagneHelbred && HarHelbredspause(sag, start, sidste) ? Domain.Law.Status.Fritaget
        : Domain.Law.Status.Population;

    private static bool HarHelbredspause(Sag sag, DateOnly start, DateOnly frist)
    {
        foreach (var fritagelse in sag.Fritagelser)
        {
            if (fritagelse is { Pauser: true, Helbred: true } && fritagelse.Fra <= frist && !(fritagelse.Til <= start))
            {
                return true;
            }
        }

        return false;
    }

    private static string KommunePaa(Sag sag, DateOnly dag)
    {
        var kommuner = sag.Kommuner;
        var i = kommuner.Count - 1;
        while (i > 0 && kommuner[i].Fra > dag)
        {
            i--;
        }

        return kommuner[i].Kommune;
    }

    /// <summary>
    /// A frist that is not reached is reached on its day; without a frist the kommune is that of D and moves with the
    /// citizen.
    /// </summary>
    private DateOnly? NaesteDato(Sag sag, DateOnly dato, DateOnly? frist, DateOnly kommunedag)
    {
        if (frist is { } sidste)
        {
            return sidste > dato ? sidste : null;
        }

        if (!regelsaet.KommuneVedStart)
        {
            foreach (var ansvar in sag.Kommuner)
            {
                if (ansvar.Fra > kommunedag)
                {
                    return ansvar.Fra;
                }
            }
        }

        return null;
    }

    /// <summary>Rules 1, 2 and 5: the category in which the indsats may count, or null.</summary>
    private Kategori? Kategori(in Indsats indsats)
    {
        var begyndt = indsats.Status is Indsatsstatus.Paabegyndt or Indsatsstatus.Afsluttet;
        var iIndsatsdel = regelsaet.Indsatsdel switch
        {
            Indsatsdelkrav.Kraev => indsats.IIndsatsdel == true,
            Indsatsdelkrav.KraevUkendtTilladt => indsats.IIndsatsdel != false,
            _ => true,
        };
        if (!begyndt || !iIndsatsdel)
        {
            return null;
        }

        var kategori = indsats.Type.TaellerI(indsats.Startdato, indsats.Udfoerer, regelsaet.RegionalSundhed);
        return kategori == Domain.Law.Kategori.Mentor && !regelsaet.Mentor ? null : kategori;
    }

    /// <summary>Rule 4 and its switch: begun in the forloeb, or before it and counted all the same.</summary>
    private bool BegyndtRettidigt(in Indsats indsats, Kategori kategori, DateOnly start, Kategorier indstillet) =>
        indsats.Startdato >= start
        || (regelsaet.FoerStart != FoerStart.Udelad
            && !(indsats.Slutdato < start)
            && (regelsaet.FoerStart == FoerStart.MedregnHvisIgangvaerende || indstillet.Rummer(kategori)));

    private Fakta Maal(Fakta fakta, Sag sag, DateOnly start, DateOnly frist)
    {
        var indstillet = Kategorier.Ingen;
        var genbehandlet = false;
        foreach (var indstilling in sag.Indstillinger)
        {
            if (!indstilling.Genbehandling && indstilling.Dato <= frist)
            {
                indstillet |= indstilling.Kategorier;
            }

            genbehandlet |= indstilling.Genbehandling && indstilling.Dato > frist && indstilling.Dato <= frist.AddMonths(GenbehandlingMaaneder);
        }

        var loentimer = false;
        foreach (var maaned in sag.MaanederMedLoentimer)
        {
            loentimer |= maaned <= frist && maaned.AddMonths(1).AddDays(-1) > start;
        }

        var antal = new Kategoritabel();
        var minutdage = new Kategoritabel();
        var kategorier = Kategorier.Ingen;
        var indsatser = sag.Indsatser;
        Span<Dagspan> spaender = indsatser.Count <= 32 ? stackalloc Dagspan[indsatser.Count] : new Dagspan[indsatser.Count];
        var taellende = 0;
        for (var i = 0; i < indsatser.Count; i++)
        {
            var indsats = indsatser[i];
            if (indsats.Startdato > frist || Kategori(indsats) is not { } kategori || !BegyndtRettidigt(indsats, kategori, start, indstillet))
            {
                continue;
            }

            var foer = indsats.Startdato < start;
            var fra = (foer ? start : indsats.Startdato).DayNumber;
            var til = indsats.Slutdato is { } slut && slut < frist ? slut.DayNumber : frist.DayNumber;
            var k = (int)kategori;
            kategorier |= kategori.Som();
            var minutter = ((60L * indsats.TimerPrUge.GetValueOrDefault()) + indsats.MinutterPrUge.GetValueOrDefault()) * (til - fra + 1);
            minutdage[k] += minutter;
            minutdage[Kategoritabel.Nogen] += minutter;
            if (!foer)
            {
                antal[k]++;
                antal[Kategoritabel.Nogen]++;
            }

            spaender[taellende++] = new Dagspan(fra, til, k);
        }

        spaender = spaender[..taellende];
        spaender.Sort(static (a, b) => a.Fra.CompareTo(b.Fra));
        DateOnly? foerste = taellende == 0 ? null : DateOnly.FromDayNumber(spaender[0].Fra);
        return fakta with
        {
            Kategorier = kategorier,
            Antal = antal,
            Dage = Foreningsdage(spaender),
            Minutdage = minutdage,
            FoersteDato = foerste,
            Interval = foerste is { } dag ? Intervaller.Af(start, dag) : Intervaller.Intet,
            Loentimer = loentimer,
            Genbehandlet = genbehandlet,
            IndstilletVirksomhedsrettet = indstillet.Rummer(Domain.Law.Kategori.Virksomhedsrettet),
        };
    }

    /// <summary>Days covered, per category and by any, of spans sorted by their first day.</summary>
    private static Kategoritabel Foreningsdage(ReadOnlySpan<Dagspan> spaender)
    {
        var dage = new Kategoritabel();
        var daekketTil = new Kategoritabel();
        foreach (var span in spaender)
        {
            Daek(ref dage, ref daekketTil, span, span.Kategori);
            Daek(ref dage, ref daekketTil, span, Kategoritabel.Nogen);
        }

        return dage;

        static void Daek(ref Kategoritabel dage, ref Kategoritabel daekketTil, Dagspan span, int k)
        {
            var fra = Math.Max(span.Fra, daekketTil[k] + 1);
            if (span.Til >= fra)
            {
                dage[k] += span.Til - fra + 1;
                daekketTil[k] = span.Til;
            }
        }
    }

    /// <summary>Day numbers, both inclusive.</summary>
    private readonly record struct Dagspan(int Fra, int Til, int Kategori);
}
