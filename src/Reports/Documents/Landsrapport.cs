using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The national report: the agreement's questions in order.</summary>
internal static class Landsrapport
{
    private const string Nogen = "nogen";
    private const string Virksomhedsrettet = "virksomhedsrettet";
    private const string Ingen = "ingen";

    /// <summary>The sections, in order.</summary>
    private static readonly (string Id, string Titel, Action<Html, Rapportgrundlag> Skriv)[] Afsnit =
    [
        ("maalt", "Hvad der er målt", Maalt),
        ("indsats", "Hvilken indsats, og hvor meget", Indsats),
        ("tid", "Tid til den første indsats", Tid),
        ("uden", "Uden indsats, undtaget og genbehandlet", Uden),
        ("givet", "Indstillet af teamet, og givet", Givet),
        ("garanti", "Før og efter garantien", Garanti),
        ("kommuner", "Alle kommuner", Kommuner),
        ("skiller", "Hvem der skiller sig ud, og hvor sikkert det er", Skiller),
        ("regler", "De samme borgere efter KL's regel", Regler),
        ("slut", "Serien slutter", Slut),
        ("metode", "Metode, kvalitet og fortrolighed", Metode),
    ];

    public static string Titel(Rapportgrundlag grundlag) =>
        $"{Ordning.Standard.Navn.Da}: indsats i de første {grundlag.Vindue}. Landsrapport, {grundlag.Sammenligner.Periode.Navn.Da}";

    public static string Html(Rapportgrundlag grundlag) => Rapportramme.Skriv(Titel(grundlag), "land", grundlag, html =>
    {
        html.Skriv($"""
            <p class="overlinje">Rapport til forligskredsen bag aftalen om bedre ressourceforløb</p>
            <h1>Indsats i de første {grundlag.Vindue}</h1>
            <p class="overlinje">{Ordning.Standard.Navn.Da}. Forløb startet {grundlag.Periodenavn}, opgjort pr. {DanskSkrift.Dato(grundlag.Udgivelse.Dato)}.</p>

            """);
        Hovedbudskab(html, grundlag);
        html.Skriv($"""
            <nav aria-label="Indhold"><ol>

            """).SkrivAlle(Afsnit, (ud, afsnit) => ud.Skriv($"""
            <li><a href="#{afsnit.Id}">{afsnit.Titel}</a></li>

            """)).Skriv($"""
            </ol></nav>

            """);
        for (var i = 0; i < Afsnit.Length; i++)
        {
            html.Skriv($"""
                <section aria-labelledby="{Afsnit[i].Id}">
                <h2 id="{Afsnit[i].Id}">{i + 1}. {Afsnit[i].Titel}</h2>

                """);
            Afsnit[i].Skriv(html, grundlag);
            html.Skriv($"</section>\n");
        }
    });

    /// <summary>The sheets of the workbook.</summary>
    public static IReadOnlyList<Ark> Ark(Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        IReadOnlyList<Dimensionsvaerdi> alle = [land, .. grundlag.Sammenligner.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard)];
        return
        [
            Rapportark.Om(grundlag, Titel(grundlag)),
            Rapportark.Andele(grundlag, land),
            Rapportark.Omfang(grundlag, land),
            Rapportark.Tid(grundlag, land),
            Rapportark.Garanti(grundlag, alle),
            Rapportark.Givet(grundlag, alle),
            Rapportark.FoerOgEfter(grundlag),
            LandetOverTid(grundlag),
            Rapportark.Forventet(grundlag, alle.Skip(1).ToList()),
            Rapportark.KommunerFoerOgEfter(grundlag, alle.Skip(1).ToList()),
            Rapportark.SkillerSig(grundlag),
            Rapportark.Tragte(grundlag),
            .. grundlag.SideOmSide.Select(side => SideOmSide.Alle(grundlag, side)),
            .. Kvalitetsafsnit.Ark(grundlag),
            .. grundlag.Sammenligner.Billeder.Select(billede => Rapportark.Kommuner(grundlag, billede)),
        ];
    }

    private static void Hovedbudskab(Html html, Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        html.Skriv($"""
            <div class="budskab"><ul>

            """);
        foreach (var kode in new[] { Nogen, Virksomhedsrettet })
        {
            if (grundlag.Billede(kode) is { } billede)
            {
                html.Skriv($"""
                    <li>{DanskSkrift.Samlet($"{Saetninger.Andel(land, billede.Indsats, billede.Land)} {Saetninger.Udvikling(billede.LandUdvikling)}")}</li>

                    """);
            }
        }

        if (Antalssaetninger.Median(grundlag.Median(land.Kode)) is { Length: > 0 } median)
        {
            html.Skriv($"""
                <li>{DanskSkrift.Samlet(median)}</li>

                """);
        }

        if (grundlag.Billede(Nogen) is { } nogen)
        {
            html.Skriv($"""
                <li>Før og efter garantien, {Saetninger.Indsats(nogen.Indsats)}: {DanskSkrift.Samlet(Saetninger.FoerOgEfter(nogen.LandFoerOgEfter, Rapportark.Aar(grundlag.Sammenligner.FoerGarantien), Rapportark.Aar(grundlag.Sammenligner.EfterGarantien)))}</li>

                """);
        }

        if (grundlag.Billede(Virksomhedsrettet) is { } vr)
        {
            html.Skriv($"""
                <li>{Saetninger.SkillerSig(vr)}</li>

                """);
        }

        html.Skriv($"""
            </ul></div>
            {(grundlag.Billede(Nogen)?.Land.ErForeloebig == true ? new Html().Skriv($"""<p class="note">Tallene for det nyeste år er foreløbige (f): sene indberetninger kan stadig ændre dem.</p>""") : new Html())}

            """);
    }

    private static void Maalt(Html html, Rapportgrundlag grundlag)
    {
        html.Skriv($"""
            <p>Aftalen spørger, hvilken og hvor meget indsats borgerne får i de første {grundlag.Vindue} af et forløb. Opgørelsen følger de forløb, der startede i perioden, til fristen: {grundlag.Vindue} efter starten, forlænget med dage, hvor borgeren var fritaget. En indsats tæller, når den er begyndt i den tid. Et forløb kan have flere slags indsats; andelene kan derfor ikke lægges sammen.</p>
            <p>Forløb, der sluttede før fristen, er ikke med i andelene; deres antal står i afsnit 4.</p>

            """);
    }

    private static void Indsats(Html html, Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        var prikker = grundlag.Sammenligner.Billeder.Select(billede => new Prik(billede.Indsats.Navn.Da, billede.Land.Andel?.Vaerdi, billede.Land.Andel?.Wilson(), Egen: true, "vises ikke")).ToList();
        var ark = Rapportark.Andele(grundlag, land);
        html.Figur(
            PrikkerMedInterval.Tegn(new Billedtekst("indsats-f", ark.Titel, string.Concat(grundlag.Sammenligner.Billeder.Select(billede => Saetninger.Andel(land, billede.Indsats, billede.Land) + " "))), prikker),
            "Andel af forløbene med hver slags indsats. Stregen er den usikkerhed, der følger af antallet af forløb (95 pct.).",
            ark);
        var omfang = Rapportark.Omfang(grundlag, land);
        var uger = grundlag.Sammenligner.Tabel.Indsatser.Where(indsats => indsats.Kode != Ingen)
            .Select(indsats => (indsats, Tal: grundlag.Omfang(land.Kode, indsats.Kode, "ugerPrForloeb")))
            .Select(par => new Soejle(par.indsats.Navn.Da, par.Tal.Tal, par.Tal.HarVaerdi ? DanskSkrift.Tal(par.Tal.Vaerdi, par.Tal.Decimaler) + " uger" : par.Tal.Symbol.Tegn()))
            .ToList();
        html.Figur(
            Soejlediagram.Tegn(new Billedtekst("uger-f", omfang.Titel, "Uger pr. forløb, der fik indsatsen."), uger),
            "Så mange uger varede indsatsen inden for fristen, for dem der fik den.",
            omfang);
        var serier = grundlag.Sammenligner.Billeder.Where(billede => billede.Indsats.Kode is Virksomhedsrettet or Nogen or Ingen)
            .Select(billede => Rapportark.Serie(grundlag, land, billede.Indsats, billede.Indsats.Navn.Da)).ToList();
        var tid = LandetOverTid(grundlag);
        html.Figur(
            Linjediagram.Tegn(new Billedtekst("tid-f", tid.Titel, grundlag.Billede(Virksomhedsrettet) is { } vr ? Saetninger.Udvikling(vr.LandUdvikling) : ""), [.. grundlag.Sammenligner.RullendeAar.Select(Rapportark.Slut)], serier),
            "Andelene over tid. Hvert punkt er fire kvartaler.",
            tid);
    }

    private static void Tid(Html html, Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        var ark = Rapportark.Tid(grundlag, land);
        var andele = grundlag.Intervaller.Select(interval => grundlag.Tid(land.Kode, interval.Kode, "andel").Tal / 100).ToList();
        html.Figur(
            Trappekurve.Tegn(new Billedtekst("kurve-f", ark.Titel, "Kumulativ andel af alle forløb, der har fået den første indsats."), [.. grundlag.Intervaller.Select(interval => (interval.Dage, interval.Navn))], [new Kurve("Hele landet", andele, Egen: true)]),
            "Så stor en andel af alle forløb havde fået den første indsats efter 1 dag, 1 uge og 1, 2, 3 og 6 måneder.",
            ark);
    }

    private static void Uden(Html html, Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        Tabeltal uden = grundlag.Garanti(land.Kode, "ingen"), timer = grundlag.Garanti(land.Kode, "undtagetLoentimer"), igen = grundlag.Garanti(land.Kode, "genbehandlet");
        html.Skriv($"""
            <p>{DanskSkrift.Samlet(Antalssaetninger.UdenIndsats(uden, timer, igen))}</p>

            """).Tabel(Rapportark.Garanti(grundlag, [land, .. grundlag.Sammenligner.Tabel.Omraader.Where(omraade => omraade.Slags == "landsdel")]));
        html.Skriv($"""<p class="note">Antal forløb og antal uden indsats er årets; de øvrige tal er summen af årets fire kvartaler, og er et af dem diskretioneret, er summen det også.</p>""");
    }

    private static void Givet(Html html, Rapportgrundlag grundlag)
    {
        var land = grundlag.Sammenligner.Land;
        Tabeltal indstillet = grundlag.Givet(land.Kode, "indstillet"), givet = grundlag.Givet(land.Kode, "givet"), andel = grundlag.Givet(land.Kode, "andel");
        html.Skriv($"""
            <p>{DanskSkrift.Samlet(Antalssaetninger.IndstilletOgGivet(indstillet, givet, andel))}</p>

            """).Tabel(Rapportark.Givet(grundlag, [land, .. grundlag.Sammenligner.Tabel.Omraader.Where(omraade => omraade.Slags is "region" or "landsdel")]));
    }

    private static void Garanti(Html html, Rapportgrundlag grundlag)
    {
        var (foer, efter) = (Rapportark.Aar(grundlag.Sammenligner.FoerGarantien), Rapportark.Aar(grundlag.Sammenligner.EfterGarantien));
        html.Skriv($"""
            <p>Garantien gælder forløb startet fra {(grundlag.Regelsaet?.GyldigFra is { } fra ? DanskSkrift.Dato(fra) : "reglens ikrafttræden")}. Her sammenlignes hele kalenderår. En forskel kan have andre årsager end garantien: tallene viser, om noget ændrede sig, ikke hvorfor.</p>
            <ul>

            """);
        foreach (var billede in grundlag.Sammenligner.Billeder)
        {
            html.Skriv($"""
                <li><b>{billede.Indsats.Navn.Da}:</b> {DanskSkrift.Samlet(Saetninger.FoerOgEfter(billede.LandFoerOgEfter, foer, efter))}</li>

                """);
        }

        html.Skriv($"</ul>\n");
        if (foer.Length > 0 && efter.Length > 0)
        {
            html.Tabel(Rapportark.FoerOgEfter(grundlag));
        }
    }

    private static void Kommuner(Html html, Rapportgrundlag grundlag)
    {
        foreach (var kode in new[] { Virksomhedsrettet, Nogen })
        {
            if (grundlag.Billede(kode) is not { } billede)
            {
                continue;
            }

            var ark = Rapportark.Kommuner(grundlag, billede);
            html.Skriv($"""
                <h3>{billede.Indsats.Navn.Da}</h3>

                """).SkrivRaat("<figure><figcaption>").Skriv($"{Stillingskort.Saetning(billede)}").SkrivRaat("</figcaption>")
                .SkrivRaat(Stillingskort.Tegn(billede, $"kort-{kode}")).SkrivRaat("</figure>\n").Tabel(ark);
        }

        html.Skriv($"""<p class="note">Forventet er landets andele for landsdelens alder og køn, reguleret for kommunens startkvartaler; forskel er faktisk minus forventet. Ændring er i forhold til de fire kvartaler før. Plads 1 er den bedste af de kommuner, hvis andel vises. Hvor landsdelens fordeling er diskretioneret, er der intet forventet. Den samme tabel over alle 98 kommuner for hver af de øvrige slags indsats, og for dem uden indsats, står i regnearket, et ark for hver; dér står også intervallet om forskellen mellem faktisk og forventet, og hver kommunes andele før og efter garantien.</p>""");
        Rapportramme.Tegn(html);
    }

    private static void Skiller(Html html, Rapportgrundlag grundlag)
    {
        html.Skriv($"""
            <p>I en lille kommune svinger andelen meget ved rene tilfældigheder. Derfor holdes hver kommune op mod det, som en kommune af dens størrelse kan ligge ved tilfældighed, når også kommunernes almindelige spredning er regnet med. En kommune skiller sig ud, når den ligger uden for 99,8 pct. grænserne: var alle kommuner ens bortset fra den spredning, ville højst omkring 2 af 1.000 gøre det. En plads på en rangliste siger det ikke.</p>
            <ul>

            """).SkrivAlle(grundlag.Sammenligner.Billeder, (ud, billede) => ud.Skriv($"""
            <li>{Saetninger.SkillerSig(billede)}</li>

            """)).Skriv($"</ul>\n");
        foreach (var billede in grundlag.Sammenligner.Billeder.Where(billede => billede.Indsats.Kode is Virksomhedsrettet or Ingen && billede.Tragt is not null))
        {
            html.SkrivRaat("<figure><figcaption>").Skriv($"{billede.Indsats.Navn.Da}: andel efter antal forløb. Båndene er det, der kan være tilfældigt (95 og {DanskSkrift.Samlet("99,8 pct.")}).").SkrivRaat("</figcaption>")
                .SkrivRaat(Tragtdiagram.Tegn(
                    new Billedtekst($"tragt-{billede.Indsats.Kode}", $"{billede.Indsats.Navn.Da}: tragt over kommunerne", Saetninger.SkillerSig(billede)),
                    billede.Tragt!,
                    [.. billede.Kommuner.Where(kommune => kommune.Celle.Andel is not null).Select(kommune => new Tragtpunkt(kommune.Kommune.Navn.Da, kommune.Celle.Andel!.Value, kommune.Skiller, kommune.Stilling.ErBedre(billede.Polaritet) == true))]))
                .SkrivRaat("</figure>\n");
        }

        html.Skriv($"""<p class="note">Tallene bag tragtene står i tabellerne over alle kommuner.</p>""");
        if (Rapportark.SkillerSig(grundlag) is { Raekker.Count: > 0 } liste)
        {
            html.Skriv($"""
                <h3>Til drøftelsen af skærpede foranstaltninger</h3>
                <p>Listen er dem, der skiller sig ud, med antal, udvikling og plads. Den siger ikke hvorfor.</p>

                """).Tabel(liste);
        }
    }

    private static void Regler(Html html, Rapportgrundlag grundlag)
    {
        foreach (var side in grundlag.SideOmSide)
        {
            html.Skriv(grundlag, side);
        }

        if (grundlag.SideOmSide.Count == 0)
        {
            html.Skriv($"<p>{SideOmSide.Intet(grundlag)}</p>\n");
        }
    }

    private static void Slut(Html html, Rapportgrundlag grundlag)
    {
        _ = grundlag;
        html.Skriv($"<p>{Rapportramme.Lukning}</p>\n");
    }

    private static void Metode(Html html, Rapportgrundlag grundlag)
    {
        html.Skriv($"""
            <p><b>Usikkerhed.</b> Intervallerne er 95 pct. intervaller efter Wilson, ændringer efter Newcombe. Et ord (over, som, under landet) gives, når hele intervallet ligger på den ene side af landets andel, og kun når der ved landets andel måtte ventes mindst fem forløb både med og uden.</p>
            <p><b>Tragten</b> følger Spiegelhalter (2005) med winsoriseret skøn over spredningen mellem kommuner, på arcsinus-skala, og er aldrig smallere end de eksakte binomialgrænser.</p>
            <p><b>Afrunding.</b> Andele vises med én decimal. En forskel er regnet af de hele tal og afrundet til sidst; den kan derfor være 0,1 større eller mindre end forskellen mellem de to viste andele.</p>
            <p><b>Forventet</b> er indirekte standardisering. Kommunens egen fordeling på alder og køn offentliggøres ikke; landsdelens bruges i stedet, sammen med kommunens egne startkvartaler.</p>
            <p><b>Kvalitet.</b> Tallene hviler på det, som jobcentrene har registreret og indberettet til og med {DanskSkrift.Dato(grundlag.Udgivelse.Dato)}. Det, som ikke er registreret, ses ikke. {DanskSkrift.Samlet(Kvalitetsafsnit.Landet(grundlag))}</p>
            <p><b>Fortrolighed.</b> Rapporten er beregnet alene af det, udgivelsen offentliggør. Det, der er diskretioneret dér, er det også her, og intet her kan derfor røbe mere.</p>

            """);
        if (Kvalitetsafsnit.Landstabel(grundlag) is { } kvalitet)
        {
            html.Tabel(kvalitet).Skriv($"""
                <p class="note">{Kvalitetsafsnit.Forklaring} Hver kommunes tal står i regnearket og på kommunens blad.</p>

                """);
        }

        html.Tabel(Rapportark.Tragte(grundlag));
    }

    private static Ark LandetOverTid(Rapportgrundlag grundlag) => Rapportark.OverTid(
        grundlag,
        "Hele landet: andele over tid, pct.",
        [.. grundlag.Sammenligner.Billeder.Select(billede => (billede.Indsats.Navn.Da, (Func<Dimensionsvaerdi, Felt>)(periode => grundlag.Sammenligner.Tabel[grundlag.Sammenligner.Land.Kode, periode.Kode, billede.Indsats.Kode].Procent)))]);
}
