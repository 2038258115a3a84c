using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>How the kommune stands with the chosen indsats: beside others, in the funnel, and over time.</summary>
internal static class Stillingsafsnit
{
    private const string Forventetnavn = "Forventet";

    public static void Skriv(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        var stillinger = valg.Kommuner.Select(kommune => valg.Billede.Kommuner.First(en => en.Kommune.Kode == kommune.Kode)).ToList();
        VedSidenAf(html, grundlag, valg, stillinger, side);
        Tragten(html, grundlag, valg, stillinger[0], side);
        OverTid(html, grundlag, valg, stillinger[0], side);
    }

    private static void VedSidenAf(Html html, Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Kommunestilling> stillinger, Side side)
    {
        var egen = stillinger[0];
        var billede = valg.Billede;
        var hvad = grundlag.Sammenligner.Grundlag(egen.Kommune, billede);
        var andel = side.Ord(Saetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle), EngelskeSaetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle));
        var stilling = side.Ord(Saetninger.Stilling(egen, billede), EngelskeSaetninger.Stillingen(egen, billede));
        List<Prik> prikker =
        [
            .. stillinger.Select((en, i) => new Prik(en.Kommune.Navn.Da, en.Celle.Andel?.Vaerdi, en.Usikkerhed, Egen: i == 0, side.Ord(en.Stilling.Ord(billede.Polaritet), EngelskeSaetninger.Ord(en.Stilling, billede.Polaritet)))),
            .. Forventet(egen).Select(forventning => new Prik(side.Ord(Forventetnavn, "Expected"), forventning.Forventet, null)),
            .. hvad.Select(et => new Prik(Navn(et, side), et.Andel(grundlag.Sammenligner.Tabel, grundlag.Periode, billede.Indsats.Kode), Rapportark.Enkelt(grundlag, et, billede)?.Wilson(), IStedet: side.Ord("vises ikke", "not shown"))),
        ];
        var alle = Kommuneblad.Alle(grundlag, valg.Kommune).Paa(
            grundlag,
            side,
            $"{valg.Kommune.Navn.En}: all kinds of effort, {Kommuneside.Periode(grundlag, side)}",
            "Effort", "Number of courses", "Number with", "Share, per cent", "95 per cent interval", "All Denmark, per cent", "Expected, per cent", "Change", "Beside the national share", "Rank");
        html.Skriv($"""
            <section aria-labelledby="ved">
            <h2 id="ved">{side.Ord("Ved siden af andre", "Beside others")}</h2>

            """).Figur(
            PrikkerMedInterval.Tegn(
                new Billedtekst("ved-f", $"{side.Ord(billede.Indsats.Navn)}: {egen.Kommune.Navn.Da} {side.Ord("ved siden af andre", "beside others")}", stilling, side.Sprog),
                prikker,
                billede.Tragt?.Land,
                side.Ord("landet", "All Denmark")),
            $"{andel} {stilling}",
            VedSidenAfTal(grundlag, valg, stillinger).Paa(
                grundlag,
                side,
                $"{billede.Indsats.Navn.En}: {egen.Kommune.Navn.En} and what it is compared with, {Kommuneside.Periode(grundlag, side)}",
                "", "Share, per cent", "Lower 95 per cent", "Upper 95 per cent"),
            side);
        html.Hent(grundlag, side, "indsats", ("omraade", string.Join(',', valg.Kommuner.Select(kommune => kommune.Kode).Concat(hvad.Where(et => et.Omraader.Count == 1).Select(et => et.Omraader[0].Kode)))), ("periode", grundlag.Periode), ("indsats", billede.Indsats.Kode));
        html.SkrivAlle(hvad.Where(et => et.Forklaring.Length > 0), (ud, et) => ud.Skriv($"""
            <p>{side.Ord(et.Forklaring, Forklaring(et, billede))}</p>

            """));
        if (egen.Celle.Forloeb.Symbol == Cellesymbol.Diskretioneret && grundlag.Sammenligner.Ligestillede(egen.Kommune) is null)
        {
            html.Skriv($"""
                <p>{side.Ord("Lignende kommuner er ikke med: kommunens antal af forløb vises ikke.", "Similar municipalities are not included: the number of courses of the municipality is not shown.")}</p>

                """);
        }

        html.Tabel(alle, side).Skriv($"""
            <p>{side.Ord("Forventet er landets andele for landsdelens alder og køn, reguleret for kommunens egne startkvartaler.", "Expected are the national shares for the ages and sexes of the province, adjusted for the municipality's own start quarters.")}</p>
            </section>

            """);
    }

    /// <summary>The name of a base of comparison: that of its omraade, or of the group.</summary>
    private static string Navn(Sammenligningsgrundlag grundlag, Side side) =>
        side.ErDansk || grundlag.Navn.StartsWith("Top ", StringComparison.Ordinal) ? grundlag.Navn
        : grundlag.Omraader is [var eneste] ? eneste.Navn.En : "Similar municipalities";

    /// <summary>Who a group is, and by what; the Danish words come with it.</summary>
    private static string Forklaring(Sammenligningsgrundlag grundlag, Indsatsbillede billede)
    {
        var navne = EngelskeSaetninger.Opremsning([.. grundlag.Omraader.Select(omraade => omraade.Navn.En).Order(DanskOrden.Standard)]);
        if (grundlag.Navn.StartsWith("Top ", StringComparison.Ordinal))
        {
            return $"{grundlag.Navn} is the plain mean of the {grundlag.Omraader.Count} best municipalities in the newest year; the same ones are shown back in time: {navne}.";
        }

        if (grundlag.Gruppe is { } gruppe)
        {
            // Of some of a group the number of courses may be withheld: a range would be of the others only.
            return $"Similar municipalities are the others in the group {gruppe}: {navne}.";
        }

        var antal = grundlag.Omraader.Select(omraade => billede.Kommuner.First(kommune => kommune.Kommune.Kode == omraade.Kode).Celle.Forloeb).Where(tal => tal.HarVaerdi).Select(tal => tal.Vaerdi).ToList();
        return $"Similar municipalities are the nearest in number of courses and in the ages of the province{(antal.Count == 0 ? "" : $"; they have {EngelskSkrift.Tal(antal.Min())} to {EngelskSkrift.Tal(antal.Max())} courses")}: {navne}.";
    }

    /// <summary>The picture's numbers: the kommuner that were chosen, what was to be expected of the first, and its bases of comparison.</summary>
    private static Ark VedSidenAfTal(Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Kommunestilling> stillinger)
    {
        var ark = Rapportark.Grundlag(grundlag, stillinger[0], valg.Billede);
        return ark with
        {
            Raekker =
            [
                ark.Raekker[0],
                .. stillinger.Skip(1).Select(anden => Rapportark.Grundlag(grundlag, anden, valg.Billede).Raekker[0]),
                .. Forventet(stillinger[0]).Select(forventning => (IReadOnlyList<Felt>)
                [
                    Forventetnavn, Felt.Procent(forventning.Forventet), Felt.Procent(null, Cellesymbol.IkkeTilgaengelig), Felt.Procent(null, Cellesymbol.IkkeTilgaengelig),
                ]),
                .. ark.Raekker.Skip(1),
            ],
        };
    }

    private static IEnumerable<Forventning> Forventet(Kommunestilling egen) => egen.Forventning is { } forventning ? [forventning] : [];

    private static void Tragten(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Kommunestilling egen, Side side)
    {
        var billede = valg.Billede;
        if (billede.Tragt is not { } tragt)
        {
            return;
        }

        var egne = valg.Kommuner.Select(kommune => kommune.Kode).ToHashSet(StringComparer.Ordinal);
        var navn = valg.Kommune.Navn.Da;
        var skiller = side.Ord(Saetninger.SkillerSig(billede), EngelskeSaetninger.SkillerSig(billede));
        var selv = egen.Celle.Andel is null ? side.Ord($"{navn} er ikke med: andelen vises ikke.", $"{navn} is not in it: the share is not shown.")
            : egen.Skiller ? side.Ord($"{navn} er uden for det ydre bånd.", $"{navn} is outside the outer band.")
            : side.Ord($"{navn} er inden for det ydre bånd.", $"{navn} is within the outer band.");
        html.Skriv($"""
            <section aria-labelledby="tragt">
            <h2 id="tragt">{side.Ord("Er det mere end tilfældigt?", "Is it more than chance?")}</h2>

            """).Figur(
            Tragtdiagram.Tegn(
                new Billedtekst("tragt-f", $"{side.Ord(billede.Indsats.Navn)}: {side.Ord("kommunerne efter antal forløb", "the municipalities by number of courses")}", skiller, side.Sprog),
                tragt,
                [.. billede.Kommuner.Where(kommune => kommune.Celle.Andel is not null).Select(kommune => new Tragtpunkt(kommune.Kommune.Navn.Da, kommune.Celle.Andel!.Value, kommune.Skiller, kommune.Stilling.ErBedre(billede.Polaritet) == true, egne.Contains(kommune.Kommune.Kode)))]),
            $"{skiller} {selv}",
            Tragttal(grundlag, billede).Paa(
                grundlag,
                side,
                $"{billede.Indsats.Navn.En}: all municipalities, {Kommuneside.Periode(grundlag, side)}",
                "Municipality", "Number of courses", "Share, per cent", "Stands out"),
            side);
        html.Hent(grundlag, side, "indsats", ("periode", grundlag.Periode), ("indsats", billede.Indsats.Kode)).Skriv($"""
            </section>

            """);
    }

    private static Ark Tragttal(Rapportgrundlag grundlag, Indsatsbillede billede)
    {
        // The columns of the picture only: the rest would make the page heavy.
        var alle = Rapportark.Kommuner(grundlag, billede);
        int[] kolonner = [0, 1, 3, 11];
        return new(alle.Navn, alle.Titel, [.. kolonner.Select(i => alle.Kolonner[i])], [.. alle.Raekker.Select(raekke => (IReadOnlyList<Felt>)[.. kolonner.Select(i => raekke[i])])]);
    }

    private static void OverTid(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Kommunestilling egen, Side side)
    {
        var sammenligner = grundlag.Sammenligner;
        var indsats = valg.Billede.Indsats;
        IReadOnlyList<Dimensionsvaerdi> omraader = [.. valg.Kommuner, sammenligner.Land];
        var ark = Rapportark.OverTid(
            grundlag,
            $"{indsats.Navn.Da} over tid, pct.",
            [.. omraader.Select(omraade => (omraade.Navn.Da, (Func<Dimensionsvaerdi, Felt>)(periode => sammenligner.Tabel[omraade.Kode, periode.Kode, indsats.Kode].Procent)))])
            .Paa(grundlag, side, $"{indsats.Navn.En} over time, per cent", ["Four quarters to and with", .. omraader.Select(omraade => omraade.Navn.En)]);
        var udvikling = side.Ord(Saetninger.Udvikling(egen.Udvikling), EngelskeSaetninger.Udvikling(egen.Udvikling));
        var (foer, efter) = (Rapportark.Aar(sammenligner.FoerGarantien), Rapportark.Aar(sammenligner.EfterGarantien));
        html.Skriv($"""
            <section aria-labelledby="tid">
            <h2 id="tid">{side.Ord("Over tid", "Over time")}</h2>

            """).Figur(
            Linjediagram.Tegn(
                new Billedtekst("linje-f", ark.Titel, udvikling, side.Sprog),
                [.. sammenligner.RullendeAar.Select(periode => side.Ord(Rapportark.Slut(periode), EngelskeSaetninger.Slut(periode)))],
                [.. omraader.Select(omraade => Rapportark.Serie(grundlag, omraade, indsats, side.Ord(omraade.Navn)))]),
            $"{udvikling} {side.Ord("Hvert punkt er fire kvartaler; hvor linjen er brudt, vises andelen ikke.", "Each point is four quarters; where the line is broken, the share is not shown.")}",
            ark,
            side);
        html.Skriv($"""
            <p>{side.Ord("Før og efter garantien", "Before and after the guarantee")}: {side.Ord(Saetninger.FoerOgEfter(egen.FoerOgEfter, foer, efter), EngelskeSaetninger.FoerOgEfter(egen.FoerOgEfter, foer, efter))}</p>

            """).Hent(grundlag, side, "indsats", ("omraade", string.Join(',', omraader.Select(omraade => omraade.Kode))), ("periode", string.Join(',', sammenligner.RullendeAar.Select(periode => periode.Kode))), ("indsats", indsats.Kode)).Skriv($"""
            </section>

            """);
    }
}
