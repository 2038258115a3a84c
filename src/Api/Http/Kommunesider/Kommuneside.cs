using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Domain.Registre;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Reports.Diagrammer;
using Opgoerelse.Reports.Dokumenter;
using Opgoerelse.Reports.Sprog;

namespace Opgoerelse.Api.Http.Kommunesider;

/// <summary>A kommune, from the top down: the answer in words, beside others, over time, how soon and how much, by the team, all kinds.</summary>
internal static class Kommuneside
{
    private const string Forventetnavn = "Forventet";

    public static string Skriv(Rapportgrundlag grundlag, Kommunevalg valg, HttpIndstillinger indstillinger, Side side)
    {
        var stillinger = valg.Kommuner.Select(kommune => valg.Billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode)).ToList();
        return Ramme.Skriv(
            $"{valg.Kommune.Navn.Da}: {Saetninger.Indsats(valg.Billede.Indsats)}",
            side,
            html =>
            {
                Indledning(html, grundlag, valg, stillinger[0], side);
                html.Skriv($"""
                    <div class="bredde">

                    """);
                Valgene(html, grundlag, valg, side);
                VedSidenAf(html, grundlag, valg, stillinger, side);
                Tragten(html, grundlag, valg, stillinger, side);
                OverTid(html, grundlag, valg, side);
                if (grundlag.Har("tid-til-foerste"))
                {
                    Hastighed(html, grundlag, valg, side);
                }

                if (grundlag.Har("omfang"))
                {
                    Omfang(html, grundlag, valg, side);
                }

                Givet(html, grundlag, valg, side);
                html.Skriv($"""
                    <section aria-labelledby="kvalitet">
                    <h2 id="kvalitet">Registreringernes kvalitet</h2>
                    <p>Tallene viser det, som kommunen har registreret og indberettet. {Kvalitetsafsnit.Kommunen(grundlag, valg.Kommune)}</p>

                    """);
                if (Kvalitetsafsnit.Tabel(grundlag, valg.Kommune) is { } kvalitet)
                {
                    html.Tabel(kvalitet).Skriv($"""
                        <p class="note">{Kvalitetsafsnit.Forklaring}</p>

                        """);
                }

                html.Skriv($"""
                    </section>
                    </div>

                    """);
                Symbolforklaring.Skriv(html, side.PaaDansk);
            },
            html =>
            {
                html.Skriv($"<p>{Rapportramme.Kolofon(grundlag)}</p>\n");
                Tabelside.SkrivFod(html, indstillinger, side);
            },
            hoved => hoved.Skriv($"""
                <link rel="canonical" href="{side.Vaert}{Kommunevalg.Sti(valg.Kommune)}">

                """),
            kunDansk: true);
    }

    private static void Indledning(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Kommunestilling egen, Side side)
    {
        var billede = valg.Billede;
        html.Skriv($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje"><a href="{side.Til("/kommune")}">Kommuner</a> / {valg.Kommune.Navn.Da}</p>
            <h1>{valg.Kommune.Navn.Da}</h1>
            <p class="manchet">{Saetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle)} {(egen.Celle.Andel is null ? "" : Saetninger.Stilling(egen, billede))}</p>
            <p>{(egen.Celle.Andel is null ? "Hvor en andel ikke vises, er det, fordi den kunne røbe noget om enkelte borgere; tegnene forklares nederst." : Saetninger.Udvikling(egen.Udvikling))} {Saetninger.Forventet(egen.Forventning)}</p>
            <p class="overlinje">{Ordning.Standard.Navn.Da}: {Ordning.Standard.Enheder.Da} startet {grundlag.Periodenavn}{(egen.Celle.ErForeloebig ? ". Foreløbige tal" : "")}.</p>
            </div>
            </section>

            """);
    }

    private static void Valgene(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        html.Skriv($"""
            <nav aria-label="Vælg indsats">
            <ul class="valg">

            """);
        foreach (var billede in grundlag.Sammenligner.Billeder)
        {
            var her = billede.Indsats.Kode == valg.Billede.Indsats.Kode;
            html.Skriv($"""
                <li><a href="{side.Til(valg.Adresse(billede.Indsats.Kode))}"{(her ? new Html().SkrivRaat(" aria-current=\"page\"") : new Html())}>{billede.Indsats.Navn.Da}</a></li>

                """);
        }

        html.Skriv($"""
            </ul>
            </nav>
            <form class="soeg" action="{side.Basis}{Kommunevalg.Sti(valg.Kommune)}" method="get">
            {side.Sprogfelt()}
            <input type="hidden" name="{Kommunevalg.Indsats}" value="{valg.Billede.Indsats.Kode}">
            <fieldset>
            <legend>Vis sammen med (op til tre)</legend>

            """);
        var alle = grundlag.Sammenligner.Kommuner.Where(kommune => kommune.Kode != valg.Kommune.Kode).OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).ToList();
        for (var i = 1; i < Kommunevalg.Flest; i++)
        {
            var valgt = i < valg.Kommuner.Count ? valg.Kommuner[i].Navn.Da : "";
            html.Skriv($"""
                <input name="{Kommunevalg.Med}" list="andre" aria-label="Kommune {i}" value="{valgt}" autocomplete="off">

                """);
        }

        html.Skriv($"""
            <datalist id="andre">

            """).SkrivAlle(alle, (ud, kommune) => ud.Skriv($"""
            <option value="{kommune.Navn.Da}"></option>

            """)).Skriv($"""
            </datalist>
            <button type="submit">Vis</button>
            </fieldset>
            </form>

            """);
    }

    private static void VedSidenAf(Html html, Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Kommunestilling> stillinger, Side side)
    {
        var egen = stillinger[0];
        var hvad = grundlag.Sammenligner.Grundlag(egen.Kommune, valg.Billede);
        List<Prik> prikker =
        [
            .. stillinger.Select((en, i) => new Prik(en.Kommune.Navn.Da, en.Celle.Andel?.Vaerdi, en.Usikkerhed, Egen: i == 0, en.Stilling.Ord(valg.Billede.Polaritet))),
            .. Forventet(egen).Select(forventning => new Prik(Forventetnavn, forventning.Forventet, null)),
            .. hvad.Select(et => new Prik(et.Navn, et.Andel(grundlag.Sammenligner.Tabel, grundlag.Periode, valg.Billede.Indsats.Kode), Rapportark.Enkelt(grundlag, et, valg.Billede)?.Wilson(), IStedet: "vises ikke")),
        ];
        html.Skriv($"""
            <section aria-labelledby="ved">
            <h2 id="ved">Ved siden af andre</h2>

            """).Figur(
            PrikkerMedInterval.Tegn(new Billedtekst("ved-f", $"{valg.Billede.Indsats.Navn.Da}: {egen.Kommune.Navn.Da} ved siden af andre", Saetninger.Stilling(egen, valg.Billede)), prikker, valg.Billede.Tragt?.Land, "landet"),
            $"{Saetninger.Andel(egen.Kommune, valg.Billede.Indsats, egen.Celle)} {Saetninger.Stilling(egen, valg.Billede)}",
            VedSidenAfTal(grundlag, valg, stillinger));
        Hent(html, grundlag, side, "indsats", [("omraade", string.Join(',', valg.Kommuner.Select(kommune => kommune.Kode).Concat(hvad.Where(et => et.Omraader.Count == 1).Select(et => et.Omraader[0].Kode)))), ("periode", grundlag.Periode), ("indsats", valg.Billede.Indsats.Kode)]);
        html.SkrivAlle(hvad.Where(et => et.Forklaring.Length > 0), (ud, et) => ud.Skriv($"""
            <p>{et.Forklaring}</p>

            """)).Tabel(Kommuneblad.Alle(grundlag, valg.Kommune)).Skriv($"""
            <p>Forventet er landets andele for landsdelens alder og køn, reguleret for kommunens egne startkvartaler.</p>
            </section>

            """);
    }

    /// <summary>The picture's numbers: the kommuner that were chosen, what was to be expected of the first, and its bases of comparison.</summary>
    private static Reports.Regneark.Ark VedSidenAfTal(Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Kommunestilling> stillinger)
    {
        var ark = Rapportark.Grundlag(grundlag, stillinger[0], valg.Billede);
        return ark with
        {
            Raekker =
            [
                ark.Raekker[0],
                .. stillinger.Skip(1).Select(anden => Rapportark.Grundlag(grundlag, anden, valg.Billede).Raekker[0]),
                .. Forventet(stillinger[0]).Select(forventning => (IReadOnlyList<Reports.Regneark.Felt>)
                [
                    Forventetnavn, Reports.Regneark.Felt.Procent(forventning.Forventet), Reports.Regneark.Felt.Procent(null, Cellesymbol.IkkeTilgaengelig), Reports.Regneark.Felt.Procent(null, Cellesymbol.IkkeTilgaengelig),
                ]),
                .. ark.Raekker.Skip(1),
            ],
        };
    }

    private static IEnumerable<Forventning> Forventet(Kommunestilling egen) => egen.Forventning is { } forventning ? [forventning] : [];

    private static void Tragten(Html html, Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Kommunestilling> stillinger, Side side)
    {
        if (valg.Billede.Tragt is not { } tragt)
        {
            return;
        }

        var egne = valg.Kommuner.Select(kommune => kommune.Kode).ToHashSet(StringComparer.Ordinal);
        var skjult = stillinger[0].Celle.Andel is null;
        html.Skriv($"""
            <section aria-labelledby="tragt">
            <h2 id="tragt">Er det mere end tilfældigt?</h2>

            """).Figur(
            Tragtdiagram.Tegn(
                new Billedtekst("tragt-f", $"{valg.Billede.Indsats.Navn.Da}: kommunerne efter antal forløb", Saetninger.SkillerSig(valg.Billede)),
                tragt,
                [.. valg.Billede.Kommuner.Where(kommune => kommune.Celle.Andel is not null).Select(kommune => new Tragtpunkt(kommune.Kommune.Navn.Da, kommune.Celle.Andel!.Value, kommune.Skiller, kommune.Stilling.ErBedre(valg.Billede.Polaritet) == true, egne.Contains(kommune.Kommune.Kode)))]),
            $"{Saetninger.SkillerSig(valg.Billede)}{(skjult ? $" {valg.Kommune.Navn.Da} er ikke med: andelen vises ikke." : stillinger[0].Skiller ? $" {valg.Kommune.Navn.Da} er uden for det ydre bånd." : $" {valg.Kommune.Navn.Da} er inden for det ydre bånd.")}",
            Tragttal(grundlag, valg.Billede));
        Hent(html, grundlag, side, "indsats", [("periode", grundlag.Periode), ("indsats", valg.Billede.Indsats.Kode)]);
        html.Skriv($"""
            </section>

            """);
    }

    private static Reports.Regneark.Ark Tragttal(Rapportgrundlag grundlag, Indsatsbillede billede)
    {
        // The columns of the picture only: the rest would make the page heavy.
        var alle = Rapportark.Kommuner(grundlag, billede);
        int[] kolonner = [0, 1, 3, 11];
        return new(alle.Navn, alle.Titel, [.. kolonner.Select(i => alle.Kolonner[i])], [.. alle.Raekker.Select(raekke => (IReadOnlyList<Reports.Regneark.Felt>)[.. kolonner.Select(i => raekke[i])])]);
    }

    private static void OverTid(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        IReadOnlyList<Dimensionsvaerdi> omraader = [.. valg.Kommuner, grundlag.Sammenligner.Land];
        var ark = Rapportark.OverTid(
            grundlag,
            $"{valg.Billede.Indsats.Navn.Da} over tid, pct.",
            [.. omraader.Select(omraade => (omraade.Navn.Da, (Func<Dimensionsvaerdi, Reports.Regneark.Felt>)(periode => grundlag.Sammenligner.Tabel[omraade.Kode, periode.Kode, valg.Billede.Indsats.Kode].Procent)))]);
        var egen = valg.Billede.Kommuner.First(kommune => kommune.Kommune.Kode == valg.Kommune.Kode);
        html.Skriv($"""
            <section aria-labelledby="tid">
            <h2 id="tid">Over tid</h2>

            """).Figur(
            Linjediagram.Tegn(
                new Billedtekst("linje-f", ark.Titel, Saetninger.Udvikling(egen.Udvikling)),
                [.. grundlag.Sammenligner.RullendeAar.Select(Rapportark.Slut)],
                [.. omraader.Select(omraade => Rapportark.Serie(grundlag, omraade, valg.Billede.Indsats, omraade.Navn.Da))]),
            $"{Saetninger.Udvikling(egen.Udvikling)} Hvert punkt er fire kvartaler; hvor linjen er brudt, vises andelen ikke.",
            ark);
        html.Skriv($"""
            <p>Før og efter garantien: {Saetninger.FoerOgEfter(egen.FoerOgEfter, Rapportark.Aar(grundlag.Sammenligner.FoerGarantien), Rapportark.Aar(grundlag.Sammenligner.EfterGarantien))}</p>

            """);
        Hent(html, grundlag, side, "indsats", [("omraade", string.Join(',', omraader.Select(omraade => omraade.Kode))), ("periode", string.Join(',', grundlag.Sammenligner.RullendeAar.Select(periode => periode.Kode))), ("indsats", valg.Billede.Indsats.Kode)]);
        html.Skriv($"""
            </section>

            """);
    }

    private static void Hastighed(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        IReadOnlyList<Dimensionsvaerdi> omraader = [.. valg.Kommuner.Take(2), grundlag.Sammenligner.Land];
        var median = grundlag.Median(valg.Kommune.Kode);
        html.Skriv($"""
            <section aria-labelledby="hurtigt">
            <h2 id="hurtigt">Hvor hurtigt</h2>

            """).Figur(
            Trappekurve.Tegn(
                new Billedtekst("kurve-f", "Tid til den første indsats", "Kumulativ andel af alle forløb."),
                [.. grundlag.Intervaller.Select(interval => (interval.Dage, interval.Navn))],
                [.. omraader.Select((omraade, i) => new Kurve(omraade.Navn.Da, [.. grundlag.Intervaller.Select(interval => grundlag.Tid(omraade.Kode, interval.Kode, "andel").Tal / 100)], Egen: i == 0))]),
            median.HarVaerdi ? $"Halvdelen af dem, der fik en indsats, havde fået den første {DanskSkrift.Tal(median.Vaerdi, median.Decimaler)} dage efter starten." : "Andel af alle forløb, der har fået den første indsats, efter tid fra starten.",
            Rapportark.Tid(grundlag, omraader));
        Hent(html, grundlag, side, "tid-til-foerste", [("omraade", string.Join(',', omraader.Select(omraade => omraade.Kode))), ("periode", grundlag.Periode)]);
        html.Skriv($"""
            </section>

            """);
    }

    private static void Omfang(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        html.Skriv($"""
            <section aria-labelledby="meget">
            <h2 id="meget">Hvor meget</h2>

            """).Tabel(Rapportark.Omfang(grundlag, valg.Kommune));
        Hent(html, grundlag, side, "omfang", [("omraade", valg.Kommune.Kode), ("periode", grundlag.Periode)]);
        html.Skriv($"""
            </section>

            """);
    }

    private static void Givet(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        IReadOnlyList<Dimensionsvaerdi> omraader = [.. valg.Kommuner, grundlag.Sammenligner.Land];
        html.Skriv($"""
            <section aria-labelledby="givet">
            <h2 id="givet">Indstillet og givet, og dem uden indsats</h2>

            """).Tabel(Rapportark.Givet(grundlag, omraader));
        Hent(html, grundlag, side, "indstillet-og-givet", [("omraade", string.Join(',', omraader.Select(omraade => omraade.Kode))), ("periode", grundlag.Periode)]);
        html.Tabel(Rapportark.Garanti(grundlag, omraader));
        Hent(html, grundlag, side, "garanti", [("omraade", string.Join(',', omraader.Select(omraade => omraade.Kode))), ("periode", string.Join(',', grundlag.Sammenligner.Kvartaler))]);
        html.Skriv($"""
            </section>

            """);
    }

    /// <summary>The same figures as files, and as the call that gives them; nothing when the release lacks the table.</summary>
    private static void Hent(Html html, Rapportgrundlag grundlag, Side side, string slags, IReadOnlyList<(string Variabel, string Vaerdier)> valg)
    {
        if (Ordning.Standard.Tabeller.FirstOrDefault(opskrift => opskrift.Slags == slags) is not { } opskrift || !grundlag.Har(slags))
        {
            return;
        }

        var kald = $"{side.Basis}{PxWebEndpoints.Rod}/tables/{opskrift.Id}/data?lang=da" + string.Concat(valg.Select(par => $"&valuecodes[{par.Variabel}]={par.Vaerdier}")) + string.Concat(
            Variable(slags).Except(valg.Select(par => par.Variabel), StringComparer.Ordinal).Select(variabel => $"&valuecodes[{variabel}]=*"));
        html.Skriv($"""
            <p class="hent">Hent: <a href="{kald}&amp;outputFormat=csv">CSV<span class="skjult"> af tabellen {opskrift.Id}</span></a> <a href="{kald}&amp;outputFormat=xlsx">Excel<span class="skjult"> af tabellen {opskrift.Id}</span></a> <a href="{kald}">API-kaldet<span class="skjult"> til tabellen {opskrift.Id}</span></a></p>

            """);
    }

    /// <summary>The variables of a kind of table.</summary>
    private static string[] Variable(string slags) => slags switch
    {
        "indsats" or "omfang" => ["omraade", "periode", "indsats", "maal"],
        "tid-til-foerste" => ["omraade", "periode", "interval", "maal"],
        _ => ["omraade", "periode", "maal"],
    };
}
