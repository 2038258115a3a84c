using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.SideOmSide;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain.Registre;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Reports.Skrift;
using Placering = Opgoerelse.Aggregation.Sammenligning.Stilling;

namespace Opgoerelse.Reports.Sprog;

/// <summary>
/// Plain Danish sentences made from figures. Each way that a figure can be missing, and each number of kommuner, has its own
/// words, so that a sentence is right in every case. A rise or a fall is told only when it is more than chance.
/// </summary>
public static class Saetninger
{
    /// <summary>The names that stand with på in Danish, not i: the islands, and Frederiksberg.</summary>
    private static readonly HashSet<string> PaaNavne =
        new(["Bornholm", "Samsø", "Læsø", "Fanø", "Ærø", "Langeland", "Lolland", "Fyn", "Frederiksberg"], StringComparer.Ordinal);

    /// <summary>I Aarhus, På Samsø, I hele landet.</summary>
    public static string Sted(Dimensionsvaerdi omraade) =>
        omraade.Slags == "land" ? "I hele landet" : (PaaNavne.Contains(omraade.Navn.Da) ? "På " : "I ") + omraade.Navn.Da;

    /// <summary>The label of an indsats in running text: virksomhedsrettet indsats.</summary>
    public static string Indsats(Dimensionsvaerdi indsats) =>
        indsats.Navn.Da is { Length: > 0 } navn ? char.ToLowerInvariant(navn[0]) + navn[1..] : "";

    /// <summary>A rolling year in running text: 3. kvartal 2024 til 2. kvartal 2025, numbers kept with their word.</summary>
    public static string Periode(Dimensionsvaerdi periode) =>
        periode.Navn.Da.Replace(" - ", " til ", StringComparison.Ordinal).Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);

    /// <summary>Names in running text: nobody is empty, A, A og B, A, B og C.</summary>
    public static string Opremsning(IReadOnlyList<string> navne) =>
        navne.Count < 2 ? string.Concat(navne) : string.Join(", ", navne.Take(navne.Count - 1)) + " og " + navne[^1];

    /// <summary>So many kommuner: ingen kommuner, 1 kommune, 2 kommuner.</summary>
    public static string Kommuner(int antal) => antal switch
    {
        0 => "ingen kommuner",
        1 => "1 kommune",
        _ => DanskSkrift.Tal(antal) + " kommuner",
    };

    /// <summary>How large a share had the indsats, or why that is not told.</summary>
    public static string Andel(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, Andelscelle celle)
    {
        var sted = Sted(omraade);
        var enheder = Ordning.Standard.Enheder.Da;
        if (celle.Andel is { } andel)
        {
            return andel.Med == 0 ? $"{sted} fik ingen af {DanskSkrift.Tal(andel.N)} {enheder} {Indsats(indsats)}{(indsats.Kode == "ingen" ? ": alle fik mindst én" : "")}."
                : andel.Med == andel.N ? $"{sted} fik alle {DanskSkrift.Tal(andel.N)} {enheder} {Indsats(indsats)}."
                : $"{sted} fik {DanskSkrift.Procent(andel.Vaerdi)} pct. af {DanskSkrift.Tal(andel.N)} {enheder} {Indsats(indsats)}.";
        }

        return celle.ErDiskretioneret ? $"{sted} kan andelen med {Indsats(indsats)} ikke vises af hensyn til fortrolighed."
            : celle.Forloeb.Symbol == Cellesymbol.EndnuIkke ? $"{sted} er andelen med {Indsats(indsats)} endnu ikke offentliggjort."
            : $"{sted} var der ingen {enheder} at opgøre.";
    }

    /// <summary>How the share has changed since the year before, or why that is not told.</summary>
    public static string Udvikling(Udvikling udvikling)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu })
        {
            var (fra, til) = (DanskSkrift.Procent(foer.Vaerdi), DanskSkrift.Procent(nu.Vaerdi));
            return udvikling.Retning switch
            {
                Retning.Steg => $"Andelen er steget fra {fra} pct. året før til {til} pct.",
                Retning.Faldt => $"Andelen er faldet fra {fra} pct. året før til {til} pct.",
                Retning.Uaendret when fra == til => $"Andelen er uændret fra året før ({til} pct.).",
                Retning.Uaendret => $"Andelen var {fra} pct. året før; forskellen er ikke større, end at den kan være tilfældig.",
                _ => "Der er for få forløb til at sige, om andelen har ændret sig.",
            };
        }

        return udvikling.Retning == Retning.Diskretioneret
            ? "Udviklingen kan ikke vises af hensyn til fortrolighed."
            : "Der er ikke et helt år før at sammenligne med.";
    }

    /// <summary>Before and after the guarantee.</summary>
    public static string FoerOgEfter(Udvikling udvikling, string foerPeriode, string efterPeriode)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu, Usikkerhed: { } usikkerhed })
        {
            var tal = $"{DanskSkrift.Procent(foer.Vaerdi)} pct. for starter i {foerPeriode} og {DanskSkrift.Procent(nu.Vaerdi)} pct. for starter i {efterPeriode}";
            var interval = $"mellem {DanskSkrift.Procentpoint(usikkerhed.Nedre)} og {DanskSkrift.Procentpoint(usikkerhed.Oevre)} procentpoint";
            return udvikling.Retning switch
            {
                Retning.Steg => $"Andelen var {tal}: en stigning, der med 95 pct. sikkerhed er {interval}.",
                Retning.Faldt => $"Andelen var {tal}: et fald, der med 95 pct. sikkerhed er {interval}.",
                Retning.Uaendret => $"Andelen var {tal}; forskellen er ikke større, end at den kan være tilfældig.",
                _ => $"Andelen var {tal}, men der er for få forløb til at sige, om den har ændret sig.",
            };
        }

        return udvikling.Retning == Retning.Diskretioneret
            ? "Før og efter garantien kan ikke sammenlignes af hensyn til fortrolighed."
            : "Serien har ikke tal for de tre år før garantien.";
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
            var hvor = $"Efter {navn} er det {DanskSkrift.Procent(andel.Vaerdi)} pct. af {DanskSkrift.Tal(andel.N)} {Ordning.Standard.Enheder.Da}";
            var forskel = Sideregel.Forskel(officiel, anden);
            return !forskel.HarVaerdi ? $"{foerst} {hvor}."
                : forskel.Vaerdi == 0 ? $"{foerst} {hvor}, altså lige så stor en andel."
                : $"{foerst} {hvor}, {DanskSkrift.Tal(Math.Abs(forskel.Vaerdi), 1)} procentpoint {(forskel.Vaerdi > 0 ? "mere" : "mindre")}.";
        }

        return foerst + (anden.ErDiskretioneret ? $" Andelen efter {navn} kan ikke vises af hensyn til fortrolighed."
            : anden.Forloeb.Symbol == Cellesymbol.IkkeTilgaengelig ? $" Der er ikke tal efter {navn} for det år."
            : $" Efter {navn} var der ingen {Ordning.Standard.Enheder.Da} at opgøre.");
    }

    /// <summary>How a kommune stands beside hele landet.</summary>
    public static string Stilling(Kommunestilling kommune, Indsatsbillede billede)
    {
        var land = billede.Land.Andel is { } hele ? DanskSkrift.Procent(hele.Vaerdi) : "";
        return kommune.Stilling switch
        {
            Placering.Over when kommune.Skiller => $"Det er over landet ({land} pct.), og så langt over, at det næppe er tilfældigt.",
            Placering.Under when kommune.Skiller => $"Det er under landet ({land} pct.), og så langt under, at det næppe er tilfældigt.",
            Placering.Over => $"Det er over landet ({land} pct.), men inden for det, som kommuner af samme størrelse svinger.",
            Placering.Under => $"Det er under landet ({land} pct.), men inden for det, som kommuner af samme størrelse svinger.",
            Placering.Som => $"Det kan ikke skelnes fra landet ({land} pct.).",
            Placering.ForFaa => $"Der er for få forløb til at sige, om det er anderledes end i landet ({land} pct.).",
            Placering.Diskretioneret => "En sammenligning med landet kan ikke vises af hensyn til fortrolighed.",
            _ => "Der er intet at sammenligne med landet.",
        };
    }

    /// <summary>The expected share beside the actual one; empty when there is none.</summary>
    public static string Forventet(Forventning? forventning)
    {
        if (forventning is not { } fundet)
        {
            return "";
        }

        var forskel = DanskSkrift.Procent(Math.Abs(fundet.Forskel));
        var faktisk = forskel == "0,0" ? "det samme"
            : $"{forskel} procentpoint {(fundet.Forskel > 0 ? "over" : "under")}{(fundet.Usikkerhed.Rummer(0) ? ", men ikke mere, end at det kan være tilfældigt" : "")}";
        return $"Med landets andele for tilsvarende alder, køn og startkvartal måtte der ventes {DanskSkrift.Procent(fundet.Forventet)} pct.; den faktiske andel er {faktisk}.";
    }

    /// <summary>Which kommuner stand out with an indsats: none, one, or many, the good and the bad apart.</summary>
    public static string SkillerSig(Indsatsbillede billede)
    {
        if (billede.Tragt is null)
        {
            return $"For {Indsats(billede.Indsats)} kan kommunerne ikke sammenlignes: landets andel er ikke offentliggjort.";
        }

        var over = Navne(billede, Placering.Over);
        var under = Navne(billede, Placering.Under);
        var hvad = Indsats(billede.Indsats);
        return (over.Count, under.Count) switch
        {
            (0, 0) => $"Ingen kommuner skiller sig ud med {hvad}: forskellene er ikke større, end at de kan være tilfældige.",
            ( > 0, 0) => $"{Stort(Kommuner(over.Count))} ligger så langt over landet med {hvad}, at det næppe er tilfældigt: {Opremsning(over)}.",
            (0, > 0) => $"{Stort(Kommuner(under.Count))} ligger så langt under landet med {hvad}, at det næppe er tilfældigt: {Opremsning(under)}.",
            _ => $"{Stort(Kommuner(over.Count))} ligger langt over landet med {hvad} ({Opremsning(over)}), og {Kommuner(under.Count)} langt under ({Opremsning(under)}), mere end hvad der kan være tilfældigt.",
        };
    }

    private static List<string> Navne(Indsatsbillede billede, Placering stilling) =>
        [.. billede.Kommuner.Where(kommune => kommune.Skiller && (kommune.Celle.Andel!.Value.Vaerdi > billede.Tragt!.Land) == (stilling == Placering.Over))
            .Select(kommune => kommune.Kommune.Navn.Da)
            .Order(DanskOrden.Standard)];

    /// <summary>With a capital first.</summary>
    public static string Stort(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
