using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Placement = Opgoerelse.Reports.Benchmarking.Standing;

namespace Opgoerelse.Reports.Text;

/// <summary>
/// Plain Danish sentences made from figures. Each way that a figure can be missing, and each number of kommuner, has its own
/// words, so that a sentence is right in every case. A rise or a fall is told only when it is more than chance.
/// </summary>
public static class Sentences
{
    /// <summary>The names that stand with på in Danish, not i: the islands, Frederiksberg and Stevns.</summary>
    private static readonly HashSet<string> OnNames =
        new(["Bornholm", "Samsø", "Læsø", "Fanø", "Ærø", "Langeland", "Lolland", "Fyn", "Frederiksberg", "Stevns"], StringComparer.Ordinal);

    /// <summary>I Aarhus, På Samsø, I hele landet.</summary>
    public static string PlaceAt(DimensionValue omraade) =>
        omraade.Kind == "land" ? "I hele landet" : (OnNames.Contains(omraade.Name.Da) ? "På " : "I ") + omraade.Name.Da;

    /// <summary>The label of an indsats in running text: virksomhedsrettet indsats.</summary>
    public static string Indsats(DimensionValue indsats) =>
        indsats.Name.Da is { Length: > 0 } name ? LowerCase(name) : "";

    /// <summary>
    /// A year or a rolling year in running text: 2025, 3. kvartal 2024 til 2. kvartal 2025, numbers kept with their word.
    /// </summary>
    public static string Period(DimensionValue period) =>
        period.Name.Da.Replace(" - ", " til ", StringComparison.Ordinal).Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);

    /// <summary>Names in running text: nobody is empty, A, A og B, A, B og C.</summary>
    public static string Enumeration(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " og " + names[^1];

    /// <summary>So many kommuner: ingen kommuner, én kommune, 2 kommuner.</summary>
    public static string Kommuner(int count) => count switch
    {
        0 => "ingen kommuner",
        1 => "én kommune",
        _ => DanishNotation.Number(count) + " kommuner",
    };

    /// <summary>What a share is of: med virksomhedsrettet indsats, uden indsats.</summary>
    public static string With(DimensionValue indsats) => indsats.Code == CategoryCodes.Ingen ? "uden indsats" : "med " + Indsats(indsats);

    /// <summary>A share in running text: 33,3; never 0,0 where somebody has it, nor 100,0 where somebody has not.</summary>
    public static string Percent(Share share) => DanishNotation.Percentage(share.Value) switch
    {
        "0,0" when share.With > 0 => "under 0,1",
        "100,0" when share.With < share.N => "over 99,9",
        var shown => shown,
    };

    /// <summary>A share in running text, or its range: 33,3 or 72,0-80,0.</summary>
    public static string Percent(ShareEnds ends) =>
        ends.IsExact ? Percent(ends.Low) : DanishNotation.Range(RangeText.Percentage(ends));

    /// <summary>How large a share had the indsats, or between what shares, or why that is not told.</summary>
    public static string Share(DimensionValue omraade, DimensionValue indsats, ShareCell cell)
    {
        var placeAt = PlaceAt(omraade);
        return cell.Share is { } share ? $"{placeAt} fik {GotPhrase(indsats, share)}."
            : cell.Ends is { } ends
                ? $"{placeAt} fik {Percent(ends)} pct. af {DanishNotation.Range(RangeText.Forloeb(ends))} {Ordning.Standard.Units.Da} "
                    + $"{Indsats(indsats)}."
            : cell.IsWithheld ? Withheld(omraade, [indsats])
            : cell.Forloeb.Symbol switch
            {
                CellSymbol.NotYet => $"{placeAt} er andelen {With(indsats)} endnu ikke offentliggjort.",
                CellSymbol.NotAvailable => $"{placeAt} foreligger andelen {With(indsats)} ikke.",
                _ => $"{placeAt} var der ingen {Ordning.Standard.Units.Da} at opgøre.",
            };
    }

    /// <summary>That the shares with one or more kinds of indsats are withheld.</summary>
    /// <param name="omraade">Where.</param>
    /// <param name="indsatser">Which, at least one.</param>
    public static string Withheld(DimensionValue omraade, IReadOnlyList<DimensionValue> indsatser) =>
        $"{PlaceAt(omraade)} kan {(indsatser.Count == 1 ? "andelen" : "andelene")} {Enumeration([.. indsatser.Select(With)])} ikke vises "
            + $"af hensyn til fortrolighed.";

    /// <summary>That no share at all is shown of an omraade.</summary>
    public static string AllWithheld(DimensionValue omraade) =>
        $"{PlaceAt(omraade)} kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.";

    /// <summary>How the share has changed since the year before, or why that is not told.</summary>
    public static string Development(Development development)
    {
        if (development is { Before: { } before, Now: { } now })
        {
            var (from, to) = (Percent(before), Percent(now));
            return development.Direction switch
            {
                // Of so many forløb that a change too small to be seen in a decimal is more than chance.
                Direction.Rose when from == to => $"Andelen er steget, men med under 0,1 procentpoint: den er {to} pct.",
                Direction.Fell when from == to => $"Andelen er faldet, men med under 0,1 procentpoint: den er {to} pct.",
                Direction.Rose => $"Andelen er steget fra {from} pct. året før til {to} pct.",
                Direction.Fell => $"Andelen er faldet fra {from} pct. året før til {to} pct.",
                Direction.Unchanged when from == to => $"Andelen er uændret fra året før ({to} pct.).",
                Direction.Unchanged => $"Andelen var {from} pct. året før; forskellen er ikke større, end at den kan være tilfældig.",
                _ => $"Der er for få {Ordning.Standard.Units.Da} til at sige, om andelen har ændret sig.",
            };
        }

        if (development is { BeforeEnds: { } earlier, NowEnds: { } later })
        {
            var (from, to) = (Percent(earlier), Percent(later));
            return development.Direction switch
            {
                Direction.Rose => $"Andelen er steget fra {from} pct. året før til {to} pct.",
                Direction.Fell => $"Andelen er faldet fra {from} pct. året før til {to} pct.",
                Direction.Unchanged =>
                    $"Andelen var {from} pct. året før; forskellen er ikke større, end at den kan være tilfældig.",
                Direction.Undecided =>
                    $"Andelen var {from} pct. året før og er nu {to} pct.; det kan ikke afgøres, om den har ændret sig.",
                _ => $"Der er for få {Ordning.Standard.Units.Da} til at sige, om andelen har ændret sig.",
            };
        }

        return (development.Direction, development.BeforeEnds, development.NowEnds) switch
        {
            (Direction.Withheld, null, not null) =>
                "Andelen året før vises ikke af hensyn til fortrolighed, og derfor heller ikke udviklingen.",
            (Direction.Withheld, _, _) => "Udviklingen kan ikke vises af hensyn til fortrolighed.",
            (_, null, not null) => $"Der var ingen {Ordning.Standard.Units.Da} året før at sammenligne med.",
            (_, not null, null) => $"Der er ingen {Ordning.Standard.Units.Da} i det nyeste år at sammenligne med året før.",
            _ => "Der er ikke tal for et helt år før at sammenligne med.",
        };
    }

    /// <summary>Before and after the guarantee.</summary>
    /// <param name="development">The change.</param>
    /// <param name="beforePeriod">The years before: 2019-2021; empty when the series does not have them.</param>
    /// <param name="afterPeriod">The years after; empty when there is none yet.</param>
    public static string BeforeAndAfter(Development development, string beforePeriod, string afterPeriod)
    {
        if (development is { Before: { } before, Now: { } now, Uncertainty: { } uncertainty })
        {
            var (from, to) = (Percent(before), Percent(now));
            var number = $"{from} pct. for starter i {beforePeriod} og {to} pct. for starter i {afterPeriod}";
            return development.Direction switch
            {
                Direction.Rose =>
                    $"Andelen var {number}: en stigning på {Between(uncertainty.Lower, uncertainty.Upper)} (95 pct. sikkerhed).",
                Direction.Fell =>
                    $"Andelen var {number}: et fald på {Between(-uncertainty.Upper, -uncertainty.Lower)} (95 pct. sikkerhed).",
                Direction.Unchanged when from == to =>
                    $"Andelen var den samme, {to} pct., for starter i {beforePeriod} og i {afterPeriod}.",
                Direction.Unchanged => $"Andelen var {number}; forskellen er ikke større, end at den kan være tilfældig.",
                _ => $"Andelen var {number}, men der er for få {Ordning.Standard.Units.Da} til at sige, om den har ændret sig.",
            };
        }

        if (development is { BeforeEnds: { } earlier, NowEnds: { } later })
        {
            var number = $"{Percent(earlier)} pct. for starter i {beforePeriod} og {Percent(later)} pct. for starter i {afterPeriod}";
            return development.Direction switch
            {
                Direction.Rose => $"Andelen var {number}: den er steget.",
                Direction.Fell => $"Andelen var {number}: den er faldet.",
                Direction.Unchanged => $"Andelen var {number}; forskellen er ikke større, end at den kan være tilfældig.",
                Direction.Undecided => $"Andelen var {number}; det kan ikke afgøres, om den har ændret sig.",
                _ => $"Andelen var {number}, men der er for få {Ordning.Standard.Units.Da} til at sige, om den har ændret sig.",
            };
        }

        return development.Direction == Direction.Withheld ? "En sammenligning kan ikke vises af hensyn til fortrolighed."
            : beforePeriod.Length == 0 ? "Serien har ikke tal for de tre år før garantien."
            : afterPeriod.Length == 0 ? "Serien har endnu ikke tal for et helt år efter garantien."
            : development.Before is null && development.Now is null ? $"Der var ingen {Ordning.Standard.Units.Da} at sammenligne."
            : $"Der var ingen {Ordning.Standard.Units.Da} med start i {(development.Before is null ? beforePeriod : afterPeriod)} at "
                + $"sammenligne med.";
    }

    /// <summary>A share by the official rule and by another one, of the same citizens, or why either is not told.</summary>
    /// <param name="omraade">Where.</param>
    /// <param name="indsats">The indsats.</param>
    /// <param name="officialOf">By the official rule.</param>
    /// <param name="other">By the other one.</param>
    /// <param name="name">The other one's name.</param>
    public static string UnderAnotherRule(
        DimensionValue omraade,
        DimensionValue indsats,
        ShareCell officialOf,
        ShareCell other,
        string name)
    {
        var firstOfAll = Share(omraade, indsats, officialOf);
        if (other.Share is { } share)
        {
            var phrase = $"Efter {name} er det {Percent(share)} pct. af {DanishNotation.Number(share.N)} {Ordning.Standard.Units.Da}";
            var difference = ComparedRule.Difference(officialOf, other);
            return !difference.HasValue ? $"{firstOfAll} {phrase}."
                : difference.Value == 0 && officialOf.Share is { } it && Percent(it) == Percent(share)
                ? $"{firstOfAll} {phrase}, altså lige så stor en andel."
                : difference.Value == 0 ? $"{firstOfAll} {phrase}: forskellen er under 0,1 procentpoint."
                : $"{firstOfAll} {phrase}, {DanishNotation.Number(Math.Abs(difference.Value), 1)} procentpoint "
                    + $"{(difference.Value > 0 ? "mere" : "mindre")}.";
        }

        return firstOfAll + (other.IsWithheld ? $" Andelen efter {name} kan ikke vises af hensyn til fortrolighed."
            : other.Forloeb.Symbol == CellSymbol.NotAvailable ? $" Der er ikke tal efter {name} for det år."
            : $" Efter {name} var der ingen {Ordning.Standard.Units.Da} at opgøre.");
    }

    /// <summary>How many lie over, as and under hele landet, and of how many nothing is told.</summary>
    public static string StandingsOf(IndsatsPicture picture)
    {
        int Count(Standing standing) => picture.Kommuner.Count(kommune => kommune.Standing == standing);
        // A number of a kind that there is none of is no news; over, as and under are told always.
        var judged = Count(Standing.Over) + Count(Standing.As) + Count(Standing.Under);
        return (judged == 0
                ? $"Ingen af de {picture.Kommuner.Count} kommuner kan bedømmes."
                : (judged == picture.Kommuner.Count
                        ? $"Alle {judged} kommuner kan bedømmes: "
                        : $"Af de {picture.Kommuner.Count} kommuner kan {Number(judged)} bedømmes: ")
                    + $"{Number(Count(Standing.Over))} ligger over landet, {Number(Count(Standing.As))} som landet og "
                    + $"{Number(Count(Standing.Under))} under.")
            + Otherwise(
                Standing.Undecided,
                count => $" For {Kommuner(count)} er andelen et interval, som ikke afgør det.")
            + Otherwise(
                Standing.TooFew,
                count => $" I {Kommuner(count)} er der for få {Ordning.Standard.Units.Da} til en vurdering.")
            + Otherwise(Standing.Withheld, count => $" For {Kommuner(count)} vises andelen ikke af hensyn til fortrolighed.")
            + Otherwise(Standing.NoBasis, count => $" I {Kommuner(count)} er der intet at sammenligne.");

        string Otherwise(Standing standing, Func<int, string> sentence) => Count(standing) is > 0 and var count ? sentence(count) : "";

        static string Number(int count) => count switch { 0 => "ingen", 1 => "én", _ => DanishNotation.Number(count) };
    }

    /// <summary>How a kommune stands beside hele landet.</summary>
    public static string StandingOf(KommuneStanding kommune, IndsatsPicture picture)
    {
        var country = picture.Country.Share is { } whole ? Percent(whole) : "";
        return kommune.Standing switch
        {
            Placement.Over when kommune.StandsOut => $"Det er over landet ({country} pct.), og så langt over, at det næppe er tilfældigt.",
            Placement.Under when kommune.StandsOut =>
                $"Det er under landet ({country} pct.), og så langt under, at det næppe er tilfældigt.",
            Placement.Over => $"Det er over landet ({country} pct.), men ikke mere, end kommuner af den størrelse kan svinge.",
            Placement.Under => $"Det er under landet ({country} pct.), men ikke mere, end kommuner af den størrelse kan svinge.",
            Placement.As => $"Det kan ikke skelnes fra landet ({country} pct.).",
            Placement.TooFew =>
                $"Der er for få {Ordning.Standard.Units.Da} til at sige, om det er anderledes end i hele landet ({country} pct.).",
            Placement.Withheld => "En sammenligning med landet kan ikke vises af hensyn til fortrolighed.",
            Placement.Undecided =>
                $"Det kan ikke afgøres, om det er anderledes end i hele landet ({country} pct.), for tallet er angivet som et interval.",
            _ => "Der er intet at sammenligne med landet.",
        };
    }

    /// <summary>The other kinds of indsats that a kommune stands out with.</summary>
    /// <param name="standings">At least one.</param>
    /// <param name="alsoUnder">Whether one that it stands out with has been told before.</param>
    public static string Outside(IReadOnlyList<(DimensionValue Indsats, KommuneStanding Own)> standings, bool alsoUnder) =>
        $"{(alsoUnder ? "Også andele" : "Andele")}{(standings.Count == 1 ? "n" : "ne")} "
            + $"{Enumeration([.. standings.Select(pair => Besides(pair.Indsats, pair.Own))])} skiller sig ud.";

    private static string Besides(DimensionValue indsats, KommuneStanding own) =>
        $"{With(indsats)} ({Percent(own.Cell.Ends!.Value)} pct., {(own.Standing == Placement.Over ? "over" : "under")} landet)";

    /// <summary>The expected share beside the actual one; empty when there is none.</summary>
    /// <param name="indsats">What it is a share of.</param>
    /// <param name="expectation">What was to be expected.</param>
    public static string Expected(DimensionValue indsats, Expectation? expectation)
    {
        if (expectation is not { } found)
        {
            return "";
        }

        var difference = DanishNotation.Percentage(Math.Abs(found.Difference));
        var (atLeast, atMost) = found.Difference > 0
            ? (found.Uncertainty.Lower, found.Uncertainty.Upper)
            : (-found.Uncertainty.Upper, -found.Uncertainty.Lower);
        var direction = found.Difference > 0 ? "over" : "under";
        var actual = difference == "0,0" ? atLeast > 0 ? $"under 0,1 procentpoint {direction}" : "lige så stor"
            : $"{difference} procentpoint "
                + $"{direction}{(atLeast <= 0
                    ? ", men ikke mere, end at det kan være tilfældigt"
                    : $", {Between(atLeast, atMost)} med 95 pct. sikkerhed")}";
        return $"Med landets andele for tilsvarende alder og køn ville man forvente "
            + $"{DanishNotation.Percentage(found.Expected)} pct. {With(indsats)}; den faktiske andel er {actual}.";
    }

    /// <summary>Which kommuner stand out with an indsats: none, one, or many, the good and the bad apart.</summary>
    public static string StandsOutSheet(IndsatsPicture picture)
    {
        if (picture.Funnel is null)
        {
            return $"Kommunernes andele {With(picture.Indsats)} kan ikke sammenlignes: landets andel er ikke offentliggjort.";
        }

        var over = Names(picture, Placement.Over);
        var under = Names(picture, Placement.Under);
        var what = $"andelen {With(picture.Indsats)}";
        return (over.Count, under.Count) switch
        {
            (0, 0) when picture.Judged == 0 =>
                $"Det kan ikke siges om nogen af de {picture.Kommuner.Count} kommuner, om de skiller sig ud i {what}.",
            (0, 0) when picture.Judged == 1 => $"Den ene kommune, der kan bedømmes, skiller sig ikke ud i {what}.",
            (0, 0) =>
                $"Ingen af de {DanishNotation.Number(picture.Judged)} kommuner, der kan bedømmes, skiller sig ud i {what}: forskellene er "
                    + $"ikke større, end at de kan være tilfældige.",
            ( > 0, 0) =>
                $"{UpperCase(Kommuner(over.Count))} ligger så langt over landet i {what}, at det næppe er tilfældigt: {Enumeration(over)}.",
            (0, > 0) =>
                $"{UpperCase(Kommuner(under.Count))} ligger så langt under landet i {what}, at det næppe er tilfældigt: "
                    + $"{Enumeration(under)}.",
            _ =>
                $"{UpperCase(Kommuner(over.Count))} ligger så langt over landet i {what}, at det næppe er tilfældigt "
                    + $"({Enumeration(over)}), og {Kommuner(under.Count)} så langt under ({Enumeration(under)}).",
        };
    }

    private static List<string> Names(IndsatsPicture picture, Placement standing) =>
        [.. picture.Kommuner
            .Where(kommune =>
                kommune.StandsOut && (kommune.Cell.Ends!.Value.Low.Value > picture.Funnel!.Country) == (standing == Placement.Over))
            .Select(kommune => kommune.Kommune.Name.Da)
            .Order(DanishOrder.Standard)];

    /// <summary>With a capital first.</summary>
    public static string UpperCase(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>With a small letter first: a place inside a sentence.</summary>
    public static string LowerCase(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>What of so many forløb had the indsats, as it reads after "I hele landet fik".</summary>
    private static string GotPhrase(DimensionValue indsats, Share share)
    {
        var units = $"{DanishNotation.Number(share.N)} {Ordning.Standard.Units.Da}";
        var (all, ingen) =
            indsats.Code == CategoryCodes.Ingen ? (share.With == 0, share.With == share.N) : (share.With == share.N, share.With == 0);
        var (what, nogen) = indsats.Code is CategoryCodes.Ingen or CategoryCodes.Nogen
            ? ("mindst én indsats", "nogen indsats")
            : (Indsats(indsats), Indsats(indsats));
        return (all, ingen, share.N) switch
        {
            (true, _, 1) => $"1 af {units} {what}",
            (_, true, 1) => $"0 af {units} {what}",
            (true, _, _) => $"alle {units} {what}",
            (_, true, _) => $"ingen af {units} {nogen}",
            _ => $"{Percent(share)} pct. af {units} {Indsats(indsats)}",
        };
    }

    /// <summary>How much between two numbers of unit 1, both above 0: mellem 1,2 og 3,4 procentpoint.</summary>
    private static string Between(double atLeast, double atMost) =>
        (DanishNotation.Percentage(atLeast), DanishNotation.Percentage(atMost)) switch
        {
            (_, "0,0") => "under 0,1 procentpoint",
            ("0,0", var up) => $"højst {up} procentpoint",
            var (from, to) when from == to => $"{to} procentpoint",
            var (from, to) => $"mellem {from} og {to} procentpoint",
        };
}
