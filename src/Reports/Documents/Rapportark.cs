using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Reports.Documents;

/// <summary>The tables of the reports: those behind the charts, and the sheets of the workbooks.</summary>
public static class Rapportark
{
    /// <summary>The shares of an omraade in the newest rolling year, with intervals and change.</summary>
    public static Ark Andele(Rapportgrundlag grundlag, Dimensionsvaerdi omraade)
    {
        var raekker = grundlag.Sammenligner.Billeder.Select(billede =>
        {
            var celle = grundlag.Sammenligner.Tabel[omraade.Kode, grundlag.Periode, billede.Indsats.Kode];
            var interval = celle.Andel?.Wilson();
            var foer = grundlag.Sammenligner.ForrigePeriode is { } forrige ? grundlag.Sammenligner.Tabel[omraade.Kode, forrige.Kode, billede.Indsats.Kode].Procent : Tabeltal.Mangler;
            return (IReadOnlyList<Felt>)[billede.Indsats.Navn.Da, celle.Forloeb, celle.Med, celle.Procent, Felt.Procent(interval?.Nedre, Skjult(celle)), Felt.Procent(interval?.Oevre, Skjult(celle)), foer];
        });
        return new Ark("Andele", $"{omraade.Navn.Da}: andele med 95 pct. interval, {grundlag.Periodenavn}", ["Indsats", "Antal forløb", "Antal med", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct.", "Andel året før, pct."], [.. raekker]);
    }

    /// <summary>All kommuner with one indsats.</summary>
    public static Ark Kommuner(Rapportgrundlag grundlag, Indsatsbillede billede) => new(
        Navn("Kommuner ", billede),
        $"{billede.Indsats.Navn.Da}: alle kommuner, {grundlag.Periodenavn}",
        ["Kommune", "Antal forløb", "Antal med", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct.", "Forventet, pct.", "Forskel, pct.point", "Ændring, pct.point", "Udvikling", "Sammenlignet med landet", "Skiller sig ud", "Plads"],
        [.. billede.Kommuner.OrderBy(kommune => kommune.Kommune.Navn.Da, DanskOrden.Standard).Select(kommune => (IReadOnlyList<Felt>)
        [
            kommune.Kommune.Navn.Da,
            kommune.Celle.Forloeb,
            kommune.Celle.Med,
            kommune.Celle.Procent,
            Felt.Procent(kommune.Usikkerhed?.Nedre, Skjult(kommune.Celle)),
            Felt.Procent(kommune.Usikkerhed?.Oevre, Skjult(kommune.Celle)),
            Felt.Procent(kommune.Forventning?.Forventet, UdenForventning(grundlag, kommune.Celle)),
            Felt.Procent(kommune.Forventning?.Forskel, UdenForventning(grundlag, kommune.Celle)),
            Felt.Procent(kommune.Udvikling.Forskel, Skjult(kommune.Udvikling)),
            Ord(kommune.Udvikling),
            Ord(kommune, billede),
            kommune.Celle.Andel is null ? Symbol(Skjult(kommune.Celle)) : kommune.Skiller ? "ja" : "nej",
            kommune.Rang is { } rang ? rang : (Felt)Symbol(Skjult(kommune.Celle)),
        ])]);

    /// <summary>The kommuner that stand out, of all indsatser: the list for the discussion.</summary>
    public static Ark SkillerSig(Rapportgrundlag grundlag) => new(
        "Skiller sig ud",
        $"Kommuner uden for tragtens 99,8 pct. grænser, {grundlag.Periodenavn}",
        ["Kommune", "Indsats", "Antal forløb", "Andel, pct.", "Nedre grænse", "Øvre grænse", "Landet, pct.", "Udvikling", "Sammenlignet med landet", "Plads"],
        [.. grundlag.Sammenligner.Billeder.SelectMany(billede => billede.DerSkiller.Select(kommune =>
        {
            var graenser = billede.Tragt!.Graenser(kommune.Celle.Andel!.Value.N, Normalfordeling.Z998);
            return (IReadOnlyList<Felt>)
            [
                kommune.Kommune.Navn.Da, billede.Indsats.Navn.Da, kommune.Celle.Forloeb, kommune.Celle.Procent, Felt.Procent(graenser.Nedre), Felt.Procent(graenser.Oevre),
                Felt.Procent(billede.Tragt.Land), Ord(kommune.Udvikling), kommune.Stilling.Ord(billede.Polaritet), kommune.Rang ?? 0,
            ];
        }))]);

    /// <summary>How much indsats.</summary>
    public static Ark Omfang(Rapportgrundlag grundlag, Dimensionsvaerdi omraade) => new(
        "Hvor meget indsats",
        $"{omraade.Navn.Da}: hvor meget indsats, {grundlag.Periodenavn}",
        ["Indsats", "Antal indsatser", "Indsatser pr. forløb", "Uger pr. forløb med indsatsen", "Timer pr. forløb med indsatsen"],
        [.. grundlag.Sammenligner.Tabel.Indsatser.Where(indsats => indsats.Kode != "ingen").Select(indsats => (IReadOnlyList<Felt>)
        [
            indsats.Navn.Da,
            grundlag.Omfang(omraade.Kode, indsats.Kode, "antalIndsatser"),
            grundlag.Omfang(omraade.Kode, indsats.Kode, "indsatserPrForloeb"),
            grundlag.Omfang(omraade.Kode, indsats.Kode, "ugerPrForloeb"),
            grundlag.Omfang(omraade.Kode, indsats.Kode, "timerPrForloeb"),
        ])]);

    /// <summary>Time to the first indsats, of one or more omraader.</summary>
    public static Ark Tid(Rapportgrundlag grundlag, params IReadOnlyList<Dimensionsvaerdi> omraader) => new(
        "Tid til første indsats",
        $"Andel af alle forløb med første indsats inden for tiden, pct., {grundlag.Periodenavn}",
        ["Tid fra start", .. omraader.Select(omraade => omraade.Navn.Da)],
        [
            .. grundlag.Intervaller.Select(interval => (IReadOnlyList<Felt>)[interval.Navn, .. omraader.Select(omraade => (Felt)grundlag.Tid(omraade.Kode, interval.Kode, "andel"))]),
            ["Median, dage", .. omraader.Select(omraade => (Felt)grundlag.Median(omraade.Kode))],
        ]);

    /// <summary>The guarantee: those without indsats, and those left out.</summary>
    public static Ark Garanti(Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> omraader, string navn = "Garantien") => new(
        navn,
        $"Uden indsats efter {grundlag.Vindue}, {grundlag.Periodenavn}",
        ["Område", "Antal forløb", "Uden indsats", "Heraf med ordinære løntimer", "Heraf genbehandlet", "Ikke talt med: afsluttet før fristen", "Ikke talt med: fritaget", "Ikke talt med: frist ikke nået"],
        [.. omraader.Select(omraade => (IReadOnlyList<Felt>)
        [
            omraade.Navn.Da,
            .. new[] { "antalForloeb", "ingen", "undtagetLoentimer", "genbehandlet", "afsluttetInden", "fritaget", "ikkeObserveret" }.Select(maal => (Felt)grundlag.Garanti(omraade.Kode, maal)),
        ])]);

    /// <summary>Recommended by the team and given.</summary>
    public static Ark Givet(Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> omraader, string navn = "Indstillet og givet") => new(
        navn,
        $"Indstillet til virksomhedsrettet indsats, og fået den, {grundlag.Periodenavn}",
        ["Område", "Indstillet", "Heraf givet", "Andel, pct."],
        [.. omraader.Select(omraade => (IReadOnlyList<Felt>)[omraade.Navn.Da, grundlag.Givet(omraade.Kode, "indstillet"), grundlag.Givet(omraade.Kode, "givet"), grundlag.Givet(omraade.Kode, "andel")])]);

    /// <summary>Before and after the guarantee, of an omraade's shares.</summary>
    public static Ark FoerOgEfter(Rapportgrundlag grundlag) => new(
        "Før og efter garantien",
        $"Hele landet: starter i {Aar(grundlag.Sammenligner.FoerGarantien)} mod {Aar(grundlag.Sammenligner.EfterGarantien)}",
        ["Indsats", "Før: antal forløb", "Før: andel, pct.", "Efter: antal forløb", "Efter: andel, pct.", "Forskel, pct.point", "Nedre 95 pct.", "Øvre 95 pct.", "Udvikling"],
        [.. grundlag.Sammenligner.Billeder.Select(billede => (IReadOnlyList<Felt>)[billede.Indsats.Navn.Da, .. FoerOgEfter(billede.LandFoerOgEfter)])]);

    /// <summary>Actual beside expected with all indsatser, of one or more kommuner.</summary>
    public static Ark Forventet(Rapportgrundlag grundlag, params IReadOnlyList<Dimensionsvaerdi> kommuner) => new(
        "Forventet og faktisk",
        $"Faktisk andel minus forventet, med 95 pct. interval, {grundlag.Periodenavn}",
        ["Kommune", "Indsats", "Andel, pct.", "Forventet, pct.", "Forskel, pct.point", "Nedre 95 pct.", "Øvre 95 pct."],
        [.. Stillinger(grundlag, kommuner).Select(par => (IReadOnlyList<Felt>)
        [
            par.Kommune.Kommune.Navn.Da,
            par.Billede.Indsats.Navn.Da,
            par.Kommune.Celle.Procent,
            Felt.Procent(par.Kommune.Forventning?.Forventet, UdenForventning(grundlag, par.Kommune.Celle)),
            Felt.Procent(par.Kommune.Forventning?.Forskel, UdenForventning(grundlag, par.Kommune.Celle)),
            Felt.Procent(par.Kommune.Forventning?.Usikkerhed.Nedre, UdenForventning(grundlag, par.Kommune.Celle)),
            Felt.Procent(par.Kommune.Forventning?.Usikkerhed.Oevre, UdenForventning(grundlag, par.Kommune.Celle)),
        ])]);

    /// <summary>Before and after the guarantee with all indsatser, of one or more kommuner.</summary>
    public static Ark KommunerFoerOgEfter(Rapportgrundlag grundlag, params IReadOnlyList<Dimensionsvaerdi> kommuner) => new(
        "Før og efter, kommuner",
        $"Starter i {Aar(grundlag.Sammenligner.FoerGarantien)} mod {Aar(grundlag.Sammenligner.EfterGarantien)}",
        ["Kommune", "Indsats", "Før: antal forløb", "Før: andel, pct.", "Efter: antal forløb", "Efter: andel, pct.", "Forskel, pct.point", "Nedre 95 pct.", "Øvre 95 pct.", "Udvikling"],
        [.. Stillinger(grundlag, kommuner).Select(par => (IReadOnlyList<Felt>)[par.Kommune.Kommune.Navn.Da, par.Billede.Indsats.Navn.Da, .. FoerOgEfter(par.Kommune.FoerOgEfter)])]);

    /// <summary>The shares over the rolling years.</summary>
    public static Ark OverTid(Rapportgrundlag grundlag, string titel, IReadOnlyList<(string Navn, Func<Dimensionsvaerdi, Felt> Tal)> serier) => new(
        "Over tid",
        titel,
        ["Fire kvartaler til og med", .. serier.Select(serie => serie.Navn)],
        [.. grundlag.Sammenligner.RullendeAar.Select(periode => (IReadOnlyList<Felt>)[Slut(periode), .. serier.Select(serie => serie.Tal(periode))])]);

    /// <summary>A kommune beside the bases of comparison with one indsats.</summary>
    public static Ark Grundlag(Rapportgrundlag grundlag, Kommunestilling kommune, Indsatsbillede billede)
    {
        var interval = kommune.Usikkerhed;
        return new(
            Navn("Sammenlign ", billede),
            $"{billede.Indsats.Navn.Da}: {kommune.Kommune.Navn.Da} og det, den sammenlignes med, {grundlag.Periodenavn}",
            ["", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct."],
            [
                [kommune.Kommune.Navn.Da, kommune.Celle.Procent, Felt.Procent(interval?.Nedre, Skjult(kommune.Celle)), Felt.Procent(interval?.Oevre, Skjult(kommune.Celle))],
                .. grundlag.Sammenligner.Grundlag(kommune.Kommune, billede).Select(hvad => (hvad, Enkelt(grundlag, hvad, billede)?.Wilson())).Select(par => (IReadOnlyList<Felt>)
                [
                    par.hvad.Navn,
                    Felt.Procent(par.hvad.Andel(grundlag.Sammenligner.Tabel, grundlag.Periode, billede.Indsats.Kode), Cellesymbol.Diskretioneret),
                    Felt.Procent(par.Item2?.Nedre, Cellesymbol.IkkeTilgaengelig),
                    Felt.Procent(par.Item2?.Oevre, Cellesymbol.IkkeTilgaengelig),
                ]),
            ]);
    }

    /// <summary>The funnel's numbers.</summary>
    public static Ark Tragte(Rapportgrundlag grundlag) => new(
        "Tragtene",
        "Tragtenes midte og spredning",
        ["Indsats", "Landet, pct.", "Kommuner i skønnet", "Spredning i forhold til tilfældighed (phi)", "Spredning mellem kommuner (tau, arcsinus-skala)"],
        [.. grundlag.Sammenligner.Billeder.Where(billede => billede.Tragt is not null).Select(billede => (IReadOnlyList<Felt>)
        [
            billede.Indsats.Navn.Da, Felt.Procent(billede.Tragt!.Land), billede.Tragt.Antal,
            new Felt(null, (decimal)Math.Round(billede.Tragt.Fi, 2), 2, false, Cellesymbol.Ingen), new Felt(null, (decimal)Math.Round(Math.Sqrt(billede.Tragt.Tau2), 3), 3, false, Cellesymbol.Ingen),
        ])]);

    /// <summary>Source, release and what the signs mean.</summary>
    public static Ark Om(Rapportgrundlag grundlag, string titel) => new(
        "Om",
        titel,
        ["Hvad", "Oplysning"],
        [
            ["Ordning", Ordning.Standard.Navn.Da],
            ["Nyeste år", grundlag.Sammenligner.Periode.Navn.Da],
            ["Kilde", Rapportramme.Kolofon(grundlag)],
            ["Regelsæt", grundlag.Regelsaet?.Navn.Da ?? grundlag.Udgivelse.Regelsaet],
            ["Intervaller", "95 pct. intervaller efter Wilson; ændringer efter Newcombe"],
            ["Skiller sig ud", "Uden for tragtens 99,8 pct. grænser, hvor også kommunernes almindelige spredning er regnet med"],
            ["Forventet", "Landets andele for landsdelens alder og køn, reguleret for kommunens startkvartaler"],
            ["Afrunding", "Forskelle er regnet af de hele tal og afrundet til sidst; de kan derfor være 0,1 større eller mindre end forskellen mellem de viste andele"],
            ["Plads", "1 er den bedste af de kommuner, hvis andel vises"],
            ["f", Cellesymbol.Foreloebig.Betydning().Da],
            ["-", Cellesymbol.IntetGrundlag.Betydning().Da],
            ["*", Cellesymbol.Diskretioneret.Betydning().Da],
            ["..", Cellesymbol.IkkeTilgaengelig.Betydning().Da],
            ["...", Cellesymbol.EndnuIkke.Betydning().Da],
        ]);

    /// <summary>The direction in a table: withheld is its sign.</summary>
    public static Felt Ord(Udvikling udvikling) => udvikling.Retning switch
    {
        Retning.Diskretioneret => Symbol(Cellesymbol.Diskretioneret),
        Retning.IntetGrundlag => Symbol(Cellesymbol.IntetGrundlag),
        var retning => retning.Ord(),
    };

    /// <summary>How a kommune stands, in a table: withheld is its sign.</summary>
    public static Felt Ord(Kommunestilling kommune, Indsatsbillede billede) => kommune.Stilling switch
    {
        Stilling.Diskretioneret => Symbol(Cellesymbol.Diskretioneret),
        Stilling.IntetGrundlag => Symbol(Cellesymbol.IntetGrundlag),
        var stilling => stilling.Ord(billede.Polaritet),
    };

    /// <summary>Why there is no expected share: there is nothing to compute it for, the release has no table by age and sex, or what is needed is withheld.</summary>
    public static Cellesymbol UdenForventning(Rapportgrundlag grundlag, Andelscelle celle) =>
        celle.Andel is null && !celle.ErDiskretioneret ? Cellesymbol.IntetGrundlag
        : grundlag.Har("indsats-alder-koen") ? Cellesymbol.Diskretioneret
        : Cellesymbol.IkkeTilgaengelig;

    /// <summary>Years in running text: 2019-2021.</summary>
    public static string Aar(IReadOnlyList<Dimensionsvaerdi> aar) =>
        aar.Count == 0 ? "" : aar.Count == 1 ? aar[0].Kode : $"{aar[0].Kode}-{aar[^1].Kode}";

    /// <summary>The last quarter of a rolling year, short: 2.kv. 2025.</summary>
    public static string Slut(Dimensionsvaerdi periode) =>
        periode.Kode.Length == 10 ? string.Create(CultureInfo.InvariantCulture, $"{int.Parse(periode.Kode[^2..], CultureInfo.InvariantCulture)}. kv. {periode.Kode[..4]}") : periode.Navn.Da;

    /// <summary>The share of a base that is a single omraade; null for a mean of several.</summary>
    public static Andel? Enkelt(Rapportgrundlag grundlag, Sammenligningsgrundlag hvad, Indsatsbillede billede) =>
        hvad.Omraader is [var eneste] ? grundlag.Sammenligner.Tabel[eneste.Kode, grundlag.Periode, billede.Indsats.Kode].Andel : null;

    /// <summary>An omraade's published shares over the rolling years.</summary>
    public static Serie Serie(Rapportgrundlag grundlag, Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, string navn)
    {
        var celler = grundlag.Sammenligner.RullendeAar.Select(periode => grundlag.Sammenligner.Tabel[omraade.Kode, periode.Kode, indsats.Kode]).ToList();
        var foreloebig = celler.FindIndex(celle => celle.ErForeloebig);
        return new Serie(navn, [.. celler.Select(celle => celle.Andel?.Vaerdi)], foreloebig < 0 ? int.MaxValue : foreloebig, celler[^1].Procent.Symbol == Cellesymbol.IntetGrundlag);
    }

    private static IReadOnlyList<Felt> FoerOgEfter(Udvikling u) =>
    [
        Antal(u.Foer?.N, Skjult(u)), Felt.Procent(u.Foer?.Vaerdi, Skjult(u)), Antal(u.Nu?.N, Skjult(u)), Felt.Procent(u.Nu?.Vaerdi, Skjult(u)),
        Felt.Procent(u.Forskel, Skjult(u)), Felt.Procent(u.Usikkerhed?.Nedre, Skjult(u)), Felt.Procent(u.Usikkerhed?.Oevre, Skjult(u)), Ord(u),
    ];

    /// <summary>How each kommune stands with each indsats, in the order given.</summary>
    private static IEnumerable<(Kommunestilling Kommune, Indsatsbillede Billede)> Stillinger(Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> kommuner)
    {
        var stillinger = grundlag.Sammenligner.Billeder.Select(billede => (Billede: billede, Kommuner: billede.Kommuner.ToDictionary(kommune => kommune.Kommune.Kode, StringComparer.Ordinal))).ToList();
        return kommuner.SelectMany(kommune => stillinger, (kommune, par) => (par.Kommuner[kommune.Kode], par.Billede));
    }

    private static Cellesymbol Skjult(Andelscelle celle) => celle.ErDiskretioneret ? Cellesymbol.Diskretioneret : Cellesymbol.IntetGrundlag;

    private static Cellesymbol Skjult(Udvikling udvikling) => udvikling.Retning == Retning.Diskretioneret ? Cellesymbol.Diskretioneret : Cellesymbol.IntetGrundlag;

    private static Felt Symbol(Cellesymbol symbol) => new(symbol.Tegn(), null, 0, false, symbol);

    private static Felt Antal(long? antal, Cellesymbol ellers) => antal is { } tal ? new Felt(null, tal, 0, false, Cellesymbol.Ingen) : Symbol(ellers);

    /// <summary>A sheet's name: the indsats in full where there is room, otherwise without its last word.</summary>
    private static string Navn(string begyndelse, Indsatsbillede billede)
    {
        var indsats = billede.Indsats.Navn.Da;
        var navn = begyndelse + char.ToLower(indsats[0], CultureInfo.InvariantCulture) + indsats[1..];
        foreach (var endelse in new[] { " indsats", "sindsats" })
        {
            navn = navn.Length > XlsxDele.LaengsteArknavn && navn.EndsWith(endelse, StringComparison.Ordinal) ? navn[..^endelse.Length] : navn;
        }

        return XlsxDele.Arknavn(navn);
    }
}
