using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Reports.Text;

/// <summary>
/// The sentences of the pages in English, made from the same figures and in the same cases as <see cref="Sentences"/>
/// and <see cref="CountSentences"/> make them in Danish. The reports have none of them: they are Danish.
/// </summary>
internal static class EnglishSentences
{
    /// <summary>In Aarhus, In Denmark as a whole.</summary>
    public static string PlaceAt(DimensionValue omraade) => omraade.Kind == "land" ? "In Denmark as a whole" : "In " + omraade.Name.En;

    /// <summary>The label of an indsats in running text: company-based effort.</summary>
    public static string Indsats(DimensionValue indsats) =>
        indsats.Name.En is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    /// <summary>A year or a rolling year in running text.</summary>
    public static string Period(DimensionValue period) => period.Name.En.Replace(" - ", " to ", StringComparison.Ordinal);

    /// <summary>Names in running text, in Danish order.</summary>
    public static string Enumeration(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];

    /// <summary>So many kommuner: no municipalities, one municipality, 2 municipalities.</summary>
    public static string Kommuner(int count) => count switch
    {
        0 => "no municipalities",
        1 => "one municipality",
        _ => EnglishNotation.Number(count) + " municipalities",
    };

    /// <inheritdoc cref="Sentences.With" />
    public static string With(DimensionValue indsats) =>
        indsats.Code == CategoryCodes.Ingen ? "without effort" : "with " + Indsats(indsats);

    /// <inheritdoc cref="Standings.Word" />
    public static string Word(Standing standing, Polarity polarity = Polarity.HigherIsBetter) => (standing, polarity) switch
    {
        (Standing.Over, Polarity.LowerIsBetter) => "above the national share (more without effort)",
        (Standing.Under, Polarity.LowerIsBetter) => "below the national share (fewer without effort)",
        (Standing.Over, _) => "above the national share",
        (Standing.As, _) => "as the national share",
        (Standing.Under, _) => "below the national share",
        (Standing.TooFew, _) => "too few to tell",
        (Standing.Withheld, _) => "not shown, for confidentiality",
        (Standing.Undecided, _) => "cannot be decided",
        _ => "no courses",
    };

    /// <inheritdoc cref="Directions.Word" />
    public static string Word(Direction direction) => direction switch
    {
        Direction.Rose => "risen",
        Direction.Fell => "fallen",
        Direction.Unchanged => "no certain change",
        Direction.TooFew => "too few to tell",
        Direction.Withheld => "not shown, for confidentiality",
        Direction.Undecided => "cannot be decided",
        _ => "nothing to compare with",
    };

    /// <inheritdoc cref="Sentences.Share" />
    public static string Share(DimensionValue omraade, DimensionValue indsats, ShareCell cell)
    {
        var placeAt = PlaceAt(omraade);
        return cell.Share is { } share ? $"{placeAt}, {GotPhrase(indsats, share)}."
            : cell.Ends is { } ends
                ? $"{placeAt}, {Percent(ends)} per cent of {EnglishNotation.Range(RangeText.Forloeb(ends))} "
                    + $"{Ordning.Standard.Units.En} had {Indsats(indsats)}."
            : cell.IsWithheld ? $"{placeAt}, the share {With(indsats)} cannot be shown, for confidentiality."
            : cell.Forloeb.Symbol switch
            {
                CellSymbol.NotYet => $"{placeAt}, the share {With(indsats)} is not published yet.",
                CellSymbol.NotAvailable => $"{placeAt}, the share {With(indsats)} is not available.",
                _ => $"{placeAt}, there were no {Ordning.Standard.Units.En} to count.",
            };
    }

    /// <inheritdoc cref="Sentences.Development" />
    public static string Development(Development development)
    {
        if (development is { Before: { } before, Now: { } now })
        {
            var (from, to) = (Percent(before), Percent(now));
            return development.Direction switch
            {
                // Of so many that a change too small to be seen in a decimal is more than chance.
                Direction.Rose when from == to => $"The share has risen, but by less than 0.1 percentage points: it is {to} per cent.",
                Direction.Fell when from == to => $"The share has fallen, but by less than 0.1 percentage points: it is {to} per cent.",
                Direction.Rose => $"The share has risen from {from} per cent the year before to {to} per cent.",
                Direction.Fell => $"The share has fallen from {from} per cent the year before to {to} per cent.",
                Direction.Unchanged when from == to => $"The share is the same as the year before ({to} per cent).",
                Direction.Unchanged =>
                    $"The share was {from} per cent the year before; the difference is no larger than what may be chance.",
                _ => $"There are too few {Ordning.Standard.Units.En} to tell whether the share has changed.",
            };
        }

        if (development is { BeforeEnds: { } earlier, NowEnds: { } later })
        {
            var (from, to) = (Percent(earlier), Percent(later));
            return development.Direction switch
            {
                Direction.Rose => $"The share has risen from {from} per cent the year before to {to} per cent.",
                Direction.Fell => $"The share has fallen from {from} per cent the year before to {to} per cent.",
                Direction.Unchanged =>
                    $"The share was {from} per cent the year before; the difference is no larger than what may be chance.",
                Direction.Undecided =>
                    $"The share was {from} per cent the year before and is {to} per cent now; whether it has changed cannot be decided.",
                _ => $"There are too few {Ordning.Standard.Units.En} to tell whether the share has changed.",
            };
        }

        return (development.Direction, development.BeforeEnds, development.NowEnds) switch
        {
            (Direction.Withheld, null, not null) =>
                "The share of the year before is not shown, for confidentiality, and therefore neither is the change.",
            (Direction.Withheld, _, _) => "The change cannot be shown, for confidentiality.",
            (_, null, not null) => $"There were no {Ordning.Standard.Units.En} the year before to compare with.",
            (_, not null, null) => $"There are no {Ordning.Standard.Units.En} in the newest year to compare with the year before.",
            _ => "There are no figures for a whole year before to compare with.",
        };
    }

    /// <inheritdoc cref="Sentences.BeforeAndAfter" />
    public static string BeforeAndAfter(Development development, string beforePeriod, string afterPeriod)
    {
        if (development is { Before: { } before, Now: { } now, Uncertainty: { } uncertainty })
        {
            var (from, to) = (Percent(before), Percent(now));
            var number = $"{from} per cent for starts in {beforePeriod} and {to} per cent for starts in {afterPeriod}";
            return development.Direction switch
            {
                Direction.Rose =>
                    $"The share was {number}: a rise of {Between(uncertainty.Lower, uncertainty.Upper)} (95 per cent certainty).",
                Direction.Fell =>
                    $"The share was {number}: a fall of {Between(-uncertainty.Upper, -uncertainty.Lower)} (95 per cent certainty).",
                Direction.Unchanged when from == to =>
                    $"The share was the same, {to} per cent, for starts in {beforePeriod} and in {afterPeriod}.",
                Direction.Unchanged => $"The share was {number}; the difference is no larger than what may be chance.",
                _ => $"The share was {number}, but there are too few {Ordning.Standard.Units.En} to tell whether it has changed.",
            };
        }

        if (development is { BeforeEnds: { } earlier, NowEnds: { } later })
        {
            var number =
                $"{Percent(earlier)} per cent for starts in {beforePeriod} and {Percent(later)} per cent for starts in {afterPeriod}";
            return development.Direction switch
            {
                Direction.Rose => $"The share was {number}: it has risen.",
                Direction.Fell => $"The share was {number}: it has fallen.",
                Direction.Unchanged => $"The share was {number}; the difference is no larger than what may be chance.",
                Direction.Undecided => $"The share was {number}; whether it has changed cannot be decided.",
                _ => $"The share was {number}, but there are too few {Ordning.Standard.Units.En} to tell whether it has changed.",
            };
        }

        return development.Direction == Direction.Withheld ? "A comparison cannot be shown, for confidentiality."
            : beforePeriod.Length == 0 ? "The series has no figures for the three years before the guarantee."
            : afterPeriod.Length == 0 ? "The series has no figures for a whole year after the guarantee yet."
            : development.Before is null && development.Now is null ? $"There were no {Ordning.Standard.Units.En} to compare."
            : $"There were no {Ordning.Standard.Units.En} that started in {(development.Before is null ? beforePeriod : afterPeriod)} to "
                + $"compare with.";
    }

    /// <inheritdoc cref="Sentences.UnderAnotherRule" />
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
            var phrase = $"By {name} it is {Percent(share)} per cent of {Forloeb(share.N)}";
            var difference = ComparedRule.Difference(officialOf, other);
            return !difference.HasValue ? $"{firstOfAll} {phrase}."
                : difference.Value == 0 && officialOf.Share is { } it && Percent(it) == Percent(share)
                ? $"{firstOfAll} {phrase}, which is the same share."
                : difference.Value == 0 ? $"{firstOfAll} {phrase}: the difference is less than 0.1 percentage points."
                : $"{firstOfAll} {phrase}, {EnglishNotation.Number(Math.Abs(difference.Value), 1)} percentage points "
                    + $"{(difference.Value > 0 ? "more" : "less")}.";
        }

        return firstOfAll + (other.IsWithheld ? $" The share by {name} cannot be shown, for confidentiality."
            : other.Forloeb.Symbol == CellSymbol.NotAvailable ? $" There are no figures by {name} for that year."
            : $" By {name} there were no {Ordning.Standard.Units.En} to count.");
    }

    /// <inheritdoc cref="Sentences.StandingOf" />
    public static string StandingOf(KommuneStanding kommune, IndsatsPicture picture)
    {
        var country = picture.Country.Share is { } whole ? Percent(whole) : "";
        return kommune.Standing switch
        {
            Standing.Over when kommune.StandsOut =>
                $"That is above the national share ({country} per cent), and so far above that it is hardly chance.",
            Standing.Under when kommune.StandsOut =>
                $"That is below the national share ({country} per cent), and so far below that it is hardly chance.",
            Standing.Over =>
                $"That is above the national share ({country} per cent), but no further than municipalities of its size may vary.",
            Standing.Under =>
                $"That is below the national share ({country} per cent), but no further than municipalities of its size may vary.",
            Standing.As => $"That cannot be told from the national share ({country} per cent).",
            Standing.TooFew =>
                $"There are too few {Ordning.Standard.Units.En} to tell whether that differs from the national share ({country} per cent).",
            Standing.Withheld => "A comparison with the national share cannot be shown, for confidentiality.",
            Standing.Undecided =>
                $"Whether that differs from the national share ({country} per cent) cannot be decided, for the figure is given as a range.",
            _ => "There is nothing to compare with the national share.",
        };
    }

    /// <inheritdoc cref="Sentences.Expected" />
    public static string Expected(DimensionValue indsats, Expectation? expectation)
    {
        if (expectation is not { } found)
        {
            return "";
        }

        var difference = EnglishNotation.Percentage(Math.Abs(found.Difference));
        var (atLeast, atMost) = found.Difference > 0
            ? (found.Uncertainty.Lower, found.Uncertainty.Upper)
            : (-found.Uncertainty.Upper, -found.Uncertainty.Lower);
        var direction = found.Difference > 0 ? "above" : "below";
        var actual = difference == "0.0" ? atLeast > 0 ? $"less than 0.1 percentage points {direction}" : "the same"
            : $"{difference} percentage points "
                + $"{direction}{(atLeast <= 0
                    ? ", but no more than what may be chance"
                    : $", {Between(atLeast, atMost)} with 95 per cent certainty")}";
        return $"With the national shares for similar age and sex, {EnglishNotation.Percentage(found.Expected)} per cent "
            + $"{With(indsats)} would be expected; the actual share is {actual}.";
    }

    /// <inheritdoc cref="Sentences.StandsOutSheet" />
    public static string StandsOutSheet(IndsatsPicture picture)
    {
        if (picture.Funnel is null)
        {
            return $"The shares of the municipalities {With(picture.Indsats)} cannot be compared: the national share is not published.";
        }

        var over = StandsOut(picture, over: true);
        var under = StandsOut(picture, over: false);
        var what = $"the national share {With(picture.Indsats)}";
        return (over.Count, under.Count) switch
        {
            (0, 0) when picture.Judged == 0 =>
                $"Of none of the {picture.Kommuner.Count} municipalities can it be told whether they stand out in the share "
                    + $"{With(picture.Indsats)}.",
            (0, 0) when picture.Judged == 1 =>
                $"The one municipality that can be judged does not stand out in the share {With(picture.Indsats)}.",
            (0, 0) =>
                $"None of the {EnglishNotation.Number(picture.Judged)} municipalities that can be judged stands out in the share "
                    + $"{With(picture.Indsats)}: the differences are no larger than what may be chance.",
            ( > 0, 0) => $"{AreBeyondChance(over.Count)} so far above {what} that it is hardly chance: {Enumeration(over)}.",
            (0, > 0) => $"{AreBeyondChance(under.Count)} so far below {what} that it is hardly chance: {Enumeration(under)}.",
            _ =>
                $"{AreBeyondChance(over.Count)} so far above {what} that it is hardly chance ({Enumeration(over)}), and "
                    + $"{Kommuner(under.Count)} so far below ({Enumeration(under)}).",
        };
    }

    /// <inheritdoc cref="Sentences.StandingsOf" />
    public static string StandingsOf(IndsatsPicture picture)
    {
        int Count(Standing standing) => picture.Kommuner.Count(kommune => kommune.Standing == standing);
        var judged = Count(Standing.Over) + Count(Standing.As) + Count(Standing.Under);
        return (judged == 0
                ? $"None of the {picture.Kommuner.Count} municipalities can be judged."
                : (judged == picture.Kommuner.Count
                        ? $"All {judged} municipalities can be judged: "
                        : $"Of the {picture.Kommuner.Count} municipalities {Number(judged)} can be judged: ")
                    + $"{Number(Count(Standing.Over))} above the national share, {Number(Count(Standing.As))} as it and "
                    + $"{Number(Count(Standing.Under))} below.")
            + Otherwise(Standing.Undecided, count => $" For {Kommuner(count)} the share is a range that does not decide it.")
            + Otherwise(Standing.TooFew, count => $" In {Kommuner(count)} there are too few {Ordning.Standard.Units.En} to tell.")
            + Otherwise(Standing.Withheld, count => $" For {Kommuner(count)} the share is not shown, for confidentiality.")
            + Otherwise(Standing.NoBasis, count => $" In {Kommuner(count)} there is nothing to compare.");

        string Otherwise(Standing standing, Func<int, string> sentence) => Count(standing) is > 0 and var count ? sentence(count) : "";

        static string Number(int count) => count switch { 0 => "none", 1 => "one", _ => EnglishNotation.Number(count) };
    }

    /// <inheritdoc cref="CountSentences.Median" />
    public static string Median(TableFigure days, DimensionValue omraade) => days switch
    {
        { HasValue: false } => "",
        { Value: 0 } => $"{PlaceAt(omraade)}, half of those who had an effort had the first on the day of the start.",
        _ => $"{PlaceAt(omraade)}, half of those who had an effort had had the first no later than {Days(days)} after the start.",
    };

    /// <inheritdoc cref="CountSentences.IndstilletAndGiven" />
    public static string IndstilletAndGiven(TableFigure indstillet, TableFigure given, TableFigure share, DimensionValue omraade)
    {
        var placeAt = PlaceAt(omraade);
        if (indstillet.Ends is not { } ends)
        {
            return $"{placeAt}, how many were recommended for company-based effort, and had it, is not shown{Consideration(indstillet)}.";
        }

        if (ends.To == 0)
        {
            return $"{placeAt}, the rehabilitation team recommended no {Ordning.Standard.Units.En} for company-based effort.";
        }

        var gotPhrase = (indstillet.Value, given.Value) switch
        {
            _ when given.Ends is { } got && !(indstillet.HasValue && given.HasValue) =>
                $"{EnglishNotation.Range(RangeText.Of(got))} of them had it before the deadline{Percentage(share)}.",
            _ when !given.HasValue => $"How many of them had it is not shown{Consideration(given)}.",
            (1, 0) => "It was not given before the deadline.",
            (1, _) => "It was given before the deadline.",
            (_, 0) => "None of them had it before the deadline.",
            var (all, someCount) when all == someCount => "They all had it before the deadline.",
            _ =>
                $"{EnglishNotation.Number(given.Value)} of them had it before the deadline{Percentage(share)}.",
        };
        var recommended = indstillet.HasValue
            ? Forloeb(indstillet.Value)
            : $"{EnglishNotation.Range(RangeText.Of(ends))} {Ordning.Standard.Units.En}";
        return $"{placeAt}, the rehabilitation team recommended {recommended} for company-based effort. {gotPhrase}";

        static string Percentage(TableFigure share) => share.Ends is { } percentage
            ? $" ({EnglishNotation.Range(new TableRange(percentage.From, percentage.To, share.Decimals))} per cent)"
            : "";

        static string Consideration(TableFigure number) => number.Symbol == CellSymbol.Withheld ? ", for confidentiality" : "";
    }

    private static List<string> StandsOut(IndsatsPicture picture, bool over) =>
        [
            .. picture.ThoseStandingOut.Where(kommune => (kommune.Cell.Ends!.Value.Low.Value > picture.Funnel!.Country) == over)
                .Select(kommune => kommune.Kommune.Name.En)
                .Order(DanishOrder.Standard),
        ];

    /// <summary>A share in running text; never 0.0 where somebody has it, nor 100.0 where somebody has not.</summary>
    public static string Percent(ShareEnds ends) =>
        ends.IsExact ? Percent(ends.Low) : EnglishNotation.Range(RangeText.Percentage(ends));

    /// <inheritdoc cref="Percent(ShareEnds)" />
    private static string Percent(Share share) => EnglishNotation.Percentage(share.Value) switch
    {
        "0.0" when share.With > 0 => "less than 0.1",
        "100.0" when share.With < share.N => "more than 99.9",
        var shown => shown,
    };

    /// <summary>What of so many forløb had the indsats, as it reads after "In Denmark as a whole,".</summary>
    private static string GotPhrase(DimensionValue indsats, Share share)
    {
        var units = Forloeb(share.N);
        var (all, ingen) =
            indsats.Code == CategoryCodes.Ingen ? (share.With == 0, share.With == share.N) : (share.With == share.N, share.With == 0);
        var (what, nogen) = indsats.Code is CategoryCodes.Ingen or CategoryCodes.Nogen
            ? ("at least one effort", "any effort")
            : (Indsats(indsats), Indsats(indsats));
        return (all, ingen, share.N) switch
        {
            (true, _, 1) => $"1 of {units} had {what}",
            (_, true, 1) => $"0 of {units} had {what}",
            (true, _, _) => $"all {units} had {what}",
            (_, true, _) => $"none of {units} had {nogen}",
            _ => $"{Percent(share)} per cent of {units} had {Indsats(indsats)}",
        };
    }

    /// <summary>How much between two numbers of unit 1, both above 0: between 1.2 and 3.4 percentage points.</summary>
    private static string Between(double atLeast, double atMost) =>
        (EnglishNotation.Percentage(atLeast), EnglishNotation.Percentage(atMost)) switch
        {
            (_, "0.0") => "less than 0.1 percentage points",
            ("0.0", var up) => $"at most {up} percentage points",
            var (from, to) when from == to => $"{to} percentage points",
            var (from, to) => $"between {from} and {to} percentage points",
        };

    /// <summary>One municipality is, 2 municipalities are.</summary>
    private static string AreBeyondChance(int kommuner) => $"{Sentences.UpperCase(Kommuner(kommuner))} {(kommuner == 1 ? "is" : "are")}";

    /// <summary>1 day, 45 days, 45.5 days.</summary>
    private static string Days(TableFigure days)
    {
        var number = EnglishNotation.Number(days.Value, days.Decimals);
        var complete = number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number;
        return complete + (complete == "1" ? " day" : " days");
    }

    private static string Forloeb(long count) => count == 1 ? "1 course" : $"{EnglishNotation.Number(count)} {Ordning.Standard.Units.En}";
}
