using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The leaflet of a kommune: two pages on paper.</summary>
public static class Kommuneblad
{
    private const string Virksomhedsrettet = "virksomhedsrettet";

    /// <summary>The width of two charts side by side.</summary>
    private const double Smal = 470;

    /// <summary>Its title.</summary>
    public static string Titel(Rapportgrundlag grundlag, Dimensionsvaerdi kommune) =>
        $"{kommune.Navn.Da}: indsats i de første {grundlag.Vindue}, {grundlag.Sammenligner.Periode.Navn.Da}";

    /// <summary>The whole document.</summary>
    public static string Html(Rapportgrundlag grundlag, Dimensionsvaerdi kommune) => Rapportramme.Skriv(Titel(grundlag, kommune), "blad", grundlag, html =>
    {
        var stillinger = grundlag.Sammenligner.Billeder.Select(billede => (Billede: billede, Egen: billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode))).ToList();
        var (vr, egen) = stillinger.Find(par => par.Billede.Indsats.Kode == Virksomhedsrettet) is { Billede: not null } fundet ? fundet : stillinger[0];
        html.Skriv($"""
            <p class="overlinje">{Ordning.Standard.Navn.Da}: indsats i de første {grundlag.Vindue}. Forløb startet {grundlag.Periodenavn}.</p>
            <h1>{kommune.Navn.Da}</h1>

            """);
        Budskab(html, grundlag, stillinger, vr, egen);
        Noegletal(html, stillinger);
        html.Skriv($"""
            <section aria-labelledby="ved">
            <h2 id="ved">{vr.Indsats.Navn.Da} ved siden af andre</h2>

            """);
        VedSidenAf(html, grundlag, vr, egen);
        Tragt(html, vr, egen);
        html.Skriv($"""
            </section>
            <section class="side2" aria-labelledby="alle">
            <h2 id="alle">Alle slags indsats</h2>

            """).Tabel(Alle(grundlag, kommune)).Skriv($"""
            </section>
            <section aria-labelledby="tid">
            <h2 id="tid">Over tid, hvor hurtigt og hvor meget</h2>
            <div class="par">

            """);
        OverTid(html, grundlag, vr, kommune);
        Hastighed(html, grundlag, kommune);
        html.Skriv($"""
            </div>

            """).Tabel(Rapportark.Omfang(grundlag, kommune)).Skriv($"""
            </section>
            <section aria-labelledby="givet">
            <h2 id="givet">Indstillet og givet, og dem uden indsats</h2>
            <div class="to">

            """).Tabel(Rapportark.Givet(grundlag, [kommune, grundlag.Sammenligner.Land])).Tabel(Uden(grundlag, kommune)).Skriv($"""
            </div>
            </section>
            <section aria-labelledby="kvalitet">
            <h2 id="kvalitet">Registreringernes kvalitet</h2>
            <p class="kvalitet">{DanskSkrift.Samlet(Kvalitetsafsnit.Kommunen(grundlag, kommune))}</p>
            </section>

            """);
        Rapportramme.Tegn(html);
        html.Skriv($"""<p class="note">Forventet er landets andele for landsdelens alder og køn, reguleret for kommunens startkvartaler. Plads 1 er den bedste af de kommuner, hvis andel vises. Forskelle er regnet af de hele tal og afrundet til sidst.</p>""");
    });

    /// <summary>The sheets of the workbook.</summary>
    public static IReadOnlyList<Ark> Ark(Rapportgrundlag grundlag, Dimensionsvaerdi kommune) =>
    [
        Rapportark.Om(grundlag, Titel(grundlag, kommune)),
        Alle(grundlag, kommune),
        Rapportark.Forventet(grundlag, kommune),
        Rapportark.KommunerFoerOgEfter(grundlag, kommune),
        Rapportark.Omfang(grundlag, kommune),
        Rapportark.Tid(grundlag, kommune, grundlag.Sammenligner.Land),
        Rapportark.Garanti(grundlag, [kommune, grundlag.Sammenligner.Land]),
        Rapportark.Givet(grundlag, [kommune, grundlag.Sammenligner.Land]),
        Rapportark.OverTid(grundlag, $"{kommune.Navn.Da}: andele over tid, pct.", [.. grundlag.Sammenligner.Billeder.Select(billede => (billede.Indsats.Navn.Da, (Func<Dimensionsvaerdi, Felt>)(periode => grundlag.Sammenligner.Tabel[kommune.Kode, periode.Kode, billede.Indsats.Kode].Procent)))]),
        .. Kvalitetsafsnit.Tabel(grundlag, kommune) is { } kvalitet ? [kvalitet] : Array.Empty<Ark>(),
        .. grundlag.Sammenligner.Billeder.Select(billede => Rapportark.Grundlag(grundlag, billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode), billede)),
    ];

    private static void Budskab(Html html, Rapportgrundlag grundlag, IReadOnlyList<(Indsatsbillede Billede, Kommunestilling Egen)> stillinger, Indsatsbillede vr, Kommunestilling egen)
    {
        html.Skriv($"""
            <div class="budskab"><ul>

            """);
        foreach (var saetning in Budskab(grundlag, stillinger, vr, egen))
        {
            html.Skriv($"""
                <li>{DanskSkrift.Samlet(saetning)}</li>

                """);
        }

        html.Skriv($"""
            </ul></div>

            """);
    }

    /// <summary>The main message: virksomhedsrettet and ingen indsats, or what is shown where these are not.</summary>
    private static IEnumerable<string> Budskab(Rapportgrundlag grundlag, IReadOnlyList<(Indsatsbillede Billede, Kommunestilling Egen)> stillinger, Indsatsbillede vr, Kommunestilling egen)
    {
        List<(Indsatsbillede Billede, Kommunestilling Egen)> vigtigste = [(vr, egen), .. stillinger.Where(par => par.Billede.Indsats.Kode == "ingen")];
        var vist = vigtigste.Where(par => par.Egen.Celle.Andel is not null).ToList();
        var skjult = vigtigste.Where(par => par.Egen.Celle.ErDiskretioneret).ToList();
        if (stillinger.All(par => par.Egen.Celle.ErDiskretioneret))
        {
            yield return Saetninger.AltSkjult(egen.Kommune);
            yield return $"Til sammenligning: {Saetninger.Smaat(Saetninger.Andel(grundlag.Sammenligner.Land, vr.Indsats, vr.Land))}";
        }
        else if (skjult.Count > 0)
        {
            yield return Saetninger.Skjult(egen.Kommune, [.. skjult.Select(par => par.Billede.Indsats)]);
            // One other share where only one of the two is left, two where none is; nogen says nothing that ingen has not said.
            var ingenVises = vist.Exists(par => par.Billede.Indsats.Kode == "ingen");
            vist.AddRange(stillinger.Where(par => par.Egen.Celle.Andel is not null && !vigtigste.Contains(par) && !(ingenVises && par.Billede.Indsats.Kode == "nogen")).Take(vigtigste.Count - vist.Count));
        }
        else if (vist.Count == 0)
        {
            yield return Saetninger.Andel(egen.Kommune, vr.Indsats, egen.Celle);
        }

        foreach (var par in vist)
        {
            yield return $"{Saetninger.Andel(egen.Kommune, par.Billede.Indsats, par.Egen.Celle)} {Saetninger.Stilling(par.Egen, par.Billede)}{(par.Billede == vr ? " " + Saetninger.Udvikling(egen.Udvikling) : "")}";
            if (par.Billede == vr && Saetninger.Forventet(vr.Indsats, egen.Forventning) is { Length: > 0 } forventet)
            {
                yield return forventet;
            }
        }

        if (stillinger.Where(par => par.Egen.Skiller && !vist.Contains(par)).ToList() is { Count: > 0 } andre)
        {
            yield return Saetninger.UdenFor([.. andre.Select(par => (par.Billede.Indsats, par.Egen))], ogsaa: vist.Exists(par => par.Egen.Skiller));
        }

        yield return $"Før og efter garantien, {Saetninger.Indsats(vr.Indsats)}: {Saetninger.FoerOgEfter(egen.FoerOgEfter, Rapportark.Aar(grundlag.Sammenligner.FoerGarantien), Rapportark.Aar(grundlag.Sammenligner.EfterGarantien))}";
    }

    private static void Noegletal(Html html, IReadOnlyList<(Indsatsbillede Billede, Kommunestilling Egen)> stillinger)
    {
        html.Skriv($"""
            <ul class="tal">

            """);
        foreach (var (billede, egen) in stillinger)
        {
            var tegn = egen.Stilling switch { Stilling.Over => "▲ ", Stilling.Under => "▼ ", _ => "" };
            html.Skriv($"""
                <li><small>{billede.Indsats.Navn.Da}</small><b>{(egen.Celle.Andel is { } andel ? DanskSkrift.Procent(andel.Vaerdi) + " pct." : egen.Celle.Procent.Symbol.Tegn())}</b><small>{tegn}{egen.Stilling.Ord(billede.Polaritet)}</small></li>

                """);
        }

        html.Skriv($"</ul>\n");
    }

    private static void VedSidenAf(Html html, Rapportgrundlag grundlag, Indsatsbillede billede, Kommunestilling egen)
    {
        var ark = Rapportark.Grundlag(grundlag, egen, billede);
        var prikker = new List<Prik> { new(egen.Kommune.Navn.Da, egen.Celle.Andel?.Vaerdi, egen.Usikkerhed, Egen: true, egen.Stilling.Ord(billede.Polaritet)) };
        foreach (var hvad in grundlag.Sammenligner.Grundlag(egen.Kommune, billede))
        {
            prikker.Add(new(hvad.Navn, hvad.Andel(grundlag.Sammenligner.Tabel, grundlag.Periode, billede.Indsats.Kode), Rapportark.Enkelt(grundlag, hvad, billede)?.Wilson(), IStedet: "vises ikke"));
        }

        html.Figur(
            PrikkerMedInterval.Tegn(new Billedtekst("ved-f", ark.Titel, Saetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle) + " " + Saetninger.Stilling(egen, billede)), prikker, billede.Tragt?.Land, "landet"),
            "Kommunens andel med 95 pct. interval, og andelen i det, den sammenlignes med.",
            ark);
        html.Skriv($"""<p class="note">{string.Join(' ', grundlag.Sammenligner.Grundlag(egen.Kommune, billede).Select(hvad => hvad.Forklaring).Where(forklaring => forklaring.Length > 0))}{(egen.Celle.Forloeb.Symbol == Cellesymbol.Diskretioneret && grundlag.Sammenligner.Ligestillede(egen.Kommune) is null ? " Lignende kommuner er ikke med: antallet af forløb vises ikke." : "")}</p>""");
    }

    private static void Tragt(Html html, Indsatsbillede billede, Kommunestilling egen)
    {
        if (billede.Tragt is null)
        {
            return;
        }

        var punkter = billede.Kommuner.Where(kommune => kommune.Celle.Andel is not null)
            .Select(kommune => new Tragtpunkt(kommune.Kommune.Navn.Da, kommune.Celle.Andel!.Value, kommune.Skiller, kommune.Stilling.ErBedre(billede.Polaritet) == true, kommune.Kommune.Kode == egen.Kommune.Kode))
            .ToList();
        html.SkrivRaat("<figure><figcaption>").Skriv($"Alle kommuner efter antal forløb. Uden for det ydre bånd er forskellen næppe tilfældig.{(egen.Celle.Andel is null ? $" {egen.Kommune.Navn.Da} er ikke med: andelen vises ikke." : "")}").SkrivRaat("</figcaption>")
            .SkrivRaat(Tragtdiagram.Tegn(new Billedtekst("tragt-f", $"{billede.Indsats.Navn.Da}: kommunerne efter antal forløb", Saetninger.SkillerSig(billede)), billede.Tragt, punkter))
            .SkrivRaat("</figure>\n");
    }

    private static void OverTid(Html html, Rapportgrundlag grundlag, Indsatsbillede billede, Dimensionsvaerdi kommune)
    {
        var tabel = grundlag.Sammenligner.Tabel;
        var bedste = grundlag.Sammenligner.Grundlag(kommune, billede).Where(hvad => hvad.Navn.StartsWith("Top ", StringComparison.Ordinal)).ToList();
        List<Serie> serier =
        [
            Rapportark.Serie(grundlag, kommune, billede.Indsats, kommune.Navn.Da),
            Rapportark.Serie(grundlag, grundlag.Sammenligner.Land, billede.Indsats, "Landet"),
            .. bedste.Select(hvad => new Serie(hvad.Navn, [.. grundlag.Sammenligner.RullendeAar.Select(periode => hvad.Andel(tabel, periode.Kode, billede.Indsats.Kode))])),
        ];
        var ark = Rapportark.OverTid(grundlag, $"{billede.Indsats.Navn.Da} over tid, pct.",
        [
            (kommune.Navn.Da, periode => tabel[kommune.Kode, periode.Kode, billede.Indsats.Kode].Procent),
            ("Landet", periode => tabel[grundlag.Sammenligner.Land.Kode, periode.Kode, billede.Indsats.Kode].Procent),
            .. bedste.Select(hvad => (hvad.Navn, (Func<Dimensionsvaerdi, Felt>)(periode => Felt.Procent(hvad.Andel(tabel, periode.Kode, billede.Indsats.Kode), Cellesymbol.Diskretioneret)))),
        ]);
        var egen = billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode);
        html.Figur(
            Linjediagram.Tegn(new Billedtekst("linje-f", ark.Titel, Saetninger.Udvikling(egen.Udvikling)), [.. grundlag.Sammenligner.RullendeAar.Select(Rapportark.Slut)], serier, bredde: Smal),
            $"{billede.Indsats.Navn.Da}. Hvert punkt er fire kvartaler; hvor linjen er brudt, vises andelen ikke.",
            ark);
    }

    private static void Hastighed(Html html, Rapportgrundlag grundlag, Dimensionsvaerdi kommune)
    {
        List<double?> Andele(string omraade) => [.. grundlag.Intervaller.Select(interval => grundlag.Tid(omraade, interval.Kode, "andel").Tal / 100)];
        html.Figur(
            Trappekurve.Tegn(
                new Billedtekst("kurve-f", "Tid til den første indsats", "Kumulativ andel af alle forløb, kommunen og landet."),
                [.. grundlag.Intervaller.Select(interval => (interval.Dage, interval.Navn))],
                [new Kurve(kommune.Navn.Da, Andele(kommune.Kode), Egen: true), new Kurve("Landet", Andele(grundlag.Sammenligner.Land.Kode), Egen: false)],
                Smal),
            "Andel af alle forløb, der har fået den første indsats, efter tid fra starten.",
            Rapportark.Tid(grundlag, kommune, grundlag.Sammenligner.Land));
    }

    private static Ark Uden(Rapportgrundlag grundlag, Dimensionsvaerdi kommune)
    {
        var ark = Rapportark.Garanti(grundlag, [kommune]);
        return new Ark(ark.Navn, ark.Titel, ["", "Antal"], [.. ark.Kolonner.Zip(ark.Raekker[0]).Skip(1).Select(par => (IReadOnlyList<Felt>)[par.First, par.Second])]);
    }

    /// <summary>A kommune's shares of all kinds beside hele landet.</summary>
    public static Ark Alle(Rapportgrundlag grundlag, Dimensionsvaerdi kommune) => new(
        "Alle slags indsats",
        $"{kommune.Navn.Da}: alle slags indsats, {grundlag.Periodenavn}",
        ["Indsats", "Antal forløb", "Antal med", "Andel, pct.", "95 pct. interval", "Landet, pct.", "Forventet, pct.", "Udvikling", "Sammenlignet med landet", "Plads"],
        [.. grundlag.Sammenligner.Billeder.Select(billede => (billede, egen: billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode))).Select(par => (IReadOnlyList<Felt>)
        [
            par.billede.Indsats.Navn.Da,
            par.egen.Celle.Forloeb,
            par.egen.Celle.Med,
            par.egen.Celle.Procent,
            par.egen.Usikkerhed is { } interval ? $"{DanskSkrift.Procent(interval.Nedre)}-{DanskSkrift.Procent(interval.Oevre)}" : par.egen.Celle.Procent,
            par.billede.Land.Procent,
            Felt.Procent(par.egen.Forventning?.Forventet, Rapportark.UdenForventning(grundlag, par.egen.Celle)),
            Rapportark.Ord(par.egen.Udvikling),
            Rapportark.Ord(par.egen, par.billede),
            par.egen.Rang is { } rang ? rang : par.egen.Celle.Procent,
        ])]);
}
