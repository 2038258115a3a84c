using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Placering = Opgoerelse.Reports.Benchmarking.Stilling;

namespace Opgoerelse.Reports.Text;

/// <summary>
/// Plain Danish sentences made from figures. Each way that a figure can be missing, and each number of kommuner, has its own
/// words, so that a sentence is right in every case. A rise or a fall is told only when it is more than chance.
/// </summary>
public static class Saetninger
{
    private const string Nogen = "nogen";
    private const string Ingen = "ingen";

    /// <summary>The names that stand with på in Danish, not i: the islands, Frederiksberg and Stevns.</summary>
    private static readonly HashSet<string> PaaNavne =
        new(["Bornholm", "Samsø", "Læsø", "Fanø", "Ærø", "Langeland", "Lolland", "Fyn", "Frederiksberg", "Stevns"], StringComparer.Ordinal);

    /// <summary>I Aarhus, På Samsø, I hele landet.</summary>
    public static string Sted(Dimensionsvaerdi omraade) =>
        omraade.Slags == "land" ? "I hele landet" : (PaaNavne.Contains(omraade.Navn.Da) ? "På " : "I ") + omraade.Navn.Da;

    /// <summary>The label of an indsats in running text: virksomhedsrettet indsats.</summary>
    public static string Indsats(Dimensionsvaerdi indsats) =>
        indsats.Navn.Da is { Length: > 0 } navn ? Smaat(navn) : "";

    /// <summary>A rolling year in running text: 3. kvartal 2024 til 2. kvartal 2025, numbers kept with their word.</summary>
    public static string Periode(Dimensionsvaerdi periode) =>
        periode.Navn.Da.Replace(" - ", " til ", StringComparison.Ordinal).Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);

    /// <summary>Names in running text: nobody is empty, A, A og B, A, B og C.</summary>
    public static string Opremsning(IReadOnlyList<string> navne) =>
        navne.Count < 2 ? string.Concat(navne) : string.Join(", ", navne.Take(navne.Count - 1)) + " og " + navne[^1];

    /// <summary>So many kommuner: ingen kommuner, én kommune, 2 kommuner.</summary>
    public static string Kommuner(int antal) => antal switch
    {
        0 => "ingen kommuner",
        1 => "én kommune",
        _ => DanskSkrift.Tal(antal) + " kommuner",
    };

    /// <summary>What a share is of: med virksomhedsrettet indsats, uden indsats.</summary>
    public static string Med(Dimensionsvaerdi indsats) => indsats.Kode == Ingen ? "uden indsats" : "med " + Indsats(indsats);

    /// <summary>A share in running text: 33,3; never 0,0 where somebody has it, nor 100,0 where somebody has not.</summary>
    public static string Pct(Andel andel) => DanskSkrift.Procent(andel.Vaerdi) switch
    {
        "0,0" when andel.Med > 0 => "under 0,1",
        "100,0" when andel.Med < andel.N => "over 99,9",
        var vist => vist,
    };

    /// <summary>How large a share had the indsats, or why that is not told.</summary>
    public static string Andel(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, Andelscelle celle)
    {
        var sted = Sted(omraade);
        return celle.Andel is { } andel ? $"{sted} fik {Fik(indsats, andel)}."
            : celle.ErDiskretioneret ? Skjult(omraade, [indsats])
            : celle.Forloeb.Symbol switch
            {
                Cellesymbol.EndnuIkke => $"{sted} er andelen {Med(indsats)} endnu ikke offentliggjort.",
                Cellesymbol.IkkeTilgaengelig => $"{sted} foreligger andelen {Med(indsats)} ikke.",
                _ => $"{sted} var der ingen {Ordning.Standard.Enheder.Da} at opgøre.",
            };
    }

    /// <summary>That the shares with one or more kinds of indsats are withheld.</summary>
    /// <param name="omraade">Where.</param>
    /// <param name="indsatser">Which, at least one.</param>
    public static string Skjult(Dimensionsvaerdi omraade, IReadOnlyList<Dimensionsvaerdi> indsatser) =>
        $"{Sted(omraade)} kan {(indsatser.Count == 1 ? "andelen" : "andelene")} {Opremsning([.. indsatser.Select(Med)])} ikke vises af hensyn til fortrolighed.";

    /// <summary>That no share at all is shown of an omraade.</summary>
    public static string AltSkjult(Dimensionsvaerdi omraade) =>
        $"{Sted(omraade)} kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.";

    /// <summary>How the share has changed since the year before, or why that is not told.</summary>
    public static string Udvikling(Udvikling udvikling)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu })
        {
            var (fra, til) = (Pct(foer), Pct(nu));
            return udvikling.Retning switch
            {
                // Of so many forløb that a change too small to be seen in a decimal is more than chance.
                Retning.Steg when fra == til => $"Andelen er steget, men med under 0,1 procentpoint: den er {til} pct.",
                Retning.Faldt when fra == til => $"Andelen er faldet, men med under 0,1 procentpoint: den er {til} pct.",
                Retning.Steg => $"Andelen er steget fra {fra} pct. året før til {til} pct.",
                Retning.Faldt => $"Andelen er faldet fra {fra} pct. året før til {til} pct.",
                Retning.Uaendret when fra == til => $"Andelen er uændret fra året før ({til} pct.).",
                Retning.Uaendret => $"Andelen var {fra} pct. året før; forskellen er ikke større, end at den kan være tilfældig.",
                _ => $"Der er for få {Ordning.Standard.Enheder.Da} til at sige, om andelen har ændret sig.",
            };
        }

        return (udvikling.Retning, udvikling.Foer, udvikling.Nu) switch
        {
            (Retning.Diskretioneret, null, not null) => "Andelen året før vises ikke af hensyn til fortrolighed, og derfor heller ikke udviklingen.",
            (Retning.Diskretioneret, _, _) => "Udviklingen kan ikke vises af hensyn til fortrolighed.",
            (_, null, not null) => $"Der var ingen {Ordning.Standard.Enheder.Da} året før at sammenligne med.",
            (_, not null, null) => $"Der er ingen {Ordning.Standard.Enheder.Da} i det nyeste år at sammenligne med året før.",
            _ => "Der er ikke tal for et helt år før at sammenligne med.",
        };
    }

    /// <summary>Before and after the guarantee.</summary>
    /// <param name="udvikling">The change.</param>
    /// <param name="foerPeriode">The years before: 2019-2021; empty when the series does not have them.</param>
    /// <param name="efterPeriode">The years after; empty when there is none yet.</param>
    public static string FoerOgEfter(Udvikling udvikling, string foerPeriode, string efterPeriode)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu, Usikkerhed: { } usikkerhed })
        {
            var (fra, til) = (Pct(foer), Pct(nu));
            var tal = $"{fra} pct. for starter i {foerPeriode} og {til} pct. for starter i {efterPeriode}";
            return udvikling.Retning switch
            {
                Retning.Steg => $"Andelen var {tal}: en stigning på {Mellem(usikkerhed.Nedre, usikkerhed.Oevre)} (95 pct. sikkerhed).",
                Retning.Faldt => $"Andelen var {tal}: et fald på {Mellem(-usikkerhed.Oevre, -usikkerhed.Nedre)} (95 pct. sikkerhed).",
                Retning.Uaendret when fra == til => $"Andelen var den samme, {til} pct., for starter i {foerPeriode} og i {efterPeriode}.",
                Retning.Uaendret => $"Andelen var {tal}; forskellen er ikke større, end at den kan være tilfældig.",
                _ => $"Andelen var {tal}, men der er for få {Ordning.Standard.Enheder.Da} til at sige, om den har ændret sig.",
            };
        }

        return udvikling.Retning == Retning.Diskretioneret ? "En sammenligning kan ikke vises af hensyn til fortrolighed."
            : foerPeriode.Length == 0 ? "Serien har ikke tal for de tre år før garantien."
            : efterPeriode.Length == 0 ? "Serien har endnu ikke tal for et helt år efter garantien."
            : udvikling.Foer is null && udvikling.Nu is null ? $"Der var ingen {Ordning.Standard.Enheder.Da} at sammenligne."
            : $"Der var ingen {Ordning.Standard.Enheder.Da} med start i {(udvikling.Foer is null ? foerPeriode : efterPeriode)} at sammenligne med.";
    }

    /// <summary>A share by the official rule and by another one, of the same citizens, or why either is not told.</summary>
    /// <param name="omraade">Where.</param>
    /// <param name="indsats">The indsats.</param>
    /// <param name="officiel">By the official rule.</param>
    /// <param name="anden">By the other one.</param>
    /// <param name="navn">The other one's name.</param>
    public static string EfterEnAndenRegel(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, Andelscelle officiel, Andelscelle anden, string navn)
    {
        var foerst = Andel(omraade, indsats, officiel);
        if (anden.Andel is { } andel)
        {
            var hvor = $"Efter {navn} er det {Pct(andel)} pct. af {DanskSkrift.Tal(andel.N)} {Ordning.Standard.Enheder.Da}";
            var forskel = Sideregel.Forskel(officiel, anden);
            return !forskel.HarVaerdi ? $"{foerst} {hvor}."
                : forskel.Vaerdi == 0 && officiel.Andel is { } den && Pct(den) == Pct(andel) ? $"{foerst} {hvor}, altså lige så stor en andel."
                : forskel.Vaerdi == 0 ? $"{foerst} {hvor}: forskellen er under 0,1 procentpoint."
                : $"{foerst} {hvor}, {DanskSkrift.Tal(Math.Abs(forskel.Vaerdi), 1)} procentpoint {(forskel.Vaerdi > 0 ? "mere" : "mindre")}.";
        }

        return foerst + (anden.ErDiskretioneret ? $" Andelen efter {navn} kan ikke vises af hensyn til fortrolighed."
            : anden.Forloeb.Symbol == Cellesymbol.IkkeTilgaengelig ? $" Der er ikke tal efter {navn} for det år."
            : $" Efter {navn} var der ingen {Ordning.Standard.Enheder.Da} at opgøre.");
    }

    /// <summary>How a kommune stands beside hele landet.</summary>
    public static string Stilling(Kommunestilling kommune, Indsatsbillede billede)
    {
        var land = billede.Land.Andel is { } hele ? Pct(hele) : "";
        return kommune.Stilling switch
        {
            Placering.Over when kommune.Skiller => $"Det er over landet ({land} pct.), og så langt over, at det næppe er tilfældigt.",
            Placering.Under when kommune.Skiller => $"Det er under landet ({land} pct.), og så langt under, at det næppe er tilfældigt.",
            Placering.Over => $"Det er over landet ({land} pct.), men ikke mere, end kommuner af den størrelse kan svinge.",
            Placering.Under => $"Det er under landet ({land} pct.), men ikke mere, end kommuner af den størrelse kan svinge.",
            Placering.Som => $"Det kan ikke skelnes fra landet ({land} pct.).",
            Placering.ForFaa => $"Der er for få {Ordning.Standard.Enheder.Da} til at sige, om det er anderledes end i hele landet ({land} pct.).",
            Placering.Diskretioneret => "En sammenligning med landet kan ikke vises af hensyn til fortrolighed.",
            _ => "Der er intet at sammenligne med landet.",
        };
    }

    /// <summary>The other kinds of indsats that a kommune stands out with.</summary>
    /// <param name="stillinger">At least one.</param>
    /// <param name="ogsaa">Whether one that it stands out with has been told before.</param>
    public static string UdenFor(IReadOnlyList<(Dimensionsvaerdi Indsats, Kommunestilling Egen)> stillinger, bool ogsaa) =>
        $"{(ogsaa ? "Også andele" : "Andele")}{(stillinger.Count == 1 ? "n" : "ne")} {Opremsning([.. stillinger.Select(par => $"{Med(par.Indsats)} ({Pct(par.Egen.Celle.Andel!.Value)} pct., {(par.Egen.Stilling == Placering.Over ? "over" : "under")} landet)")])} skiller sig ud.";

    /// <summary>The expected share beside the actual one; empty when there is none.</summary>
    /// <param name="indsats">What it is a share of.</param>
    /// <param name="forventning">What was to be expected.</param>
    public static string Forventet(Dimensionsvaerdi indsats, Forventning? forventning)
    {
        if (forventning is not { } fundet)
        {
            return "";
        }

        var forskel = DanskSkrift.Procent(Math.Abs(fundet.Forskel));
        var (mindst, hoejst) = fundet.Forskel > 0 ? (fundet.Usikkerhed.Nedre, fundet.Usikkerhed.Oevre) : (-fundet.Usikkerhed.Oevre, -fundet.Usikkerhed.Nedre);
        var retning = fundet.Forskel > 0 ? "over" : "under";
        var faktisk = forskel == "0,0" ? mindst > 0 ? $"under 0,1 procentpoint {retning}" : "lige så stor"
            : $"{forskel} procentpoint {retning}{(mindst <= 0 ? ", men ikke mere, end at det kan være tilfældigt" : $", {Mellem(mindst, hoejst)} med 95 pct. sikkerhed")}";
        return $"Med landets andele for tilsvarende alder, køn og startkvartal måtte der ventes {DanskSkrift.Procent(fundet.Forventet)} pct. {Med(indsats)}; den faktiske andel er {faktisk}.";
    }

    /// <summary>Which kommuner stand out with an indsats: none, one, or many, the good and the bad apart.</summary>
    public static string SkillerSig(Indsatsbillede billede)
    {
        if (billede.Tragt is null)
        {
            return $"Kommunernes andele {Med(billede.Indsats)} kan ikke sammenlignes: landets andel er ikke offentliggjort.";
        }

        var over = Navne(billede, Placering.Over);
        var under = Navne(billede, Placering.Under);
        var hvad = $"andelen {Med(billede.Indsats)}";
        return (over.Count, under.Count) switch
        {
            (0, 0) => $"Ingen kommuner skiller sig ud i {hvad}: forskellene er ikke større, end at de kan være tilfældige.",
            ( > 0, 0) => $"{Stort(Kommuner(over.Count))} ligger så langt over landet i {hvad}, at det næppe er tilfældigt: {Opremsning(over)}.",
            (0, > 0) => $"{Stort(Kommuner(under.Count))} ligger så langt under landet i {hvad}, at det næppe er tilfældigt: {Opremsning(under)}.",
            _ => $"{Stort(Kommuner(over.Count))} ligger så langt over landet i {hvad}, at det næppe er tilfældigt ({Opremsning(over)}), og {Kommuner(under.Count)} så langt under ({Opremsning(under)}).",
        };
    }

    private static List<string> Navne(Indsatsbillede billede, Placering stilling) =>
        [.. billede.Kommuner.Where(kommune => kommune.Skiller && (kommune.Celle.Andel!.Value.Vaerdi > billede.Tragt!.Land) == (stilling == Placering.Over))
            .Select(kommune => kommune.Kommune.Navn.Da)
            .Order(DanskOrden.Standard)];

    /// <summary>With a capital first.</summary>
    public static string Stort(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];

    /// <summary>With a small letter first: a place inside a sentence.</summary>
    public static string Smaat(string tekst) => char.ToLowerInvariant(tekst[0]) + tekst[1..];

    /// <summary>What of so many forløb had the indsats, as it reads after "I hele landet fik".</summary>
    private static string Fik(Dimensionsvaerdi indsats, Andel andel)
    {
        var enheder = $"{DanskSkrift.Tal(andel.N)} {Ordning.Standard.Enheder.Da}";
        var (alle, ingen) = indsats.Kode == Ingen ? (andel.Med == 0, andel.Med == andel.N) : (andel.Med == andel.N, andel.Med == 0);
        var (hvad, nogen) = indsats.Kode is Ingen or Nogen ? ("mindst én indsats", "nogen indsats") : (Indsats(indsats), Indsats(indsats));
        return (alle, ingen, andel.N) switch
        {
            (true, _, 1) => $"1 af {enheder} {hvad}",
            (_, true, 1) => $"0 af {enheder} {hvad}",
            (true, _, _) => $"alle {enheder} {hvad}",
            (_, true, _) => $"ingen af {enheder} {nogen}",
            _ => $"{Pct(andel)} pct. af {enheder} {Indsats(indsats)}",
        };
    }

    /// <summary>How much between two numbers of unit 1, both above 0: mellem 1,2 og 3,4 procentpoint.</summary>
    private static string Mellem(double mindst, double hoejst) => (DanskSkrift.Procent(mindst), DanskSkrift.Procent(hoejst)) switch
    {
        (_, "0,0") => "under 0,1 procentpoint",
        ("0,0", var op) => $"højst {op} procentpoint",
        var (fra, til) when fra == til => $"{til} procentpoint",
        var (fra, til) => $"mellem {fra} og {til} procentpoint",
    };
}
