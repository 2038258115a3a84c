using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>How soon and how much, recommended and given, and those without: each kommune of the page and hele landet.</summary>
internal static class IndsatsSection
{
    public static void Write(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        IReadOnlyList<DimensionValue> omraader = [.. choice.Kommuner, basis.KommuneComparison.Country];
        if (basis.Has(TableKind.TimeToFirst))
        {
            Speed(html, basis, omraader, page);
        }

        if (basis.Has(TableKind.Extent))
        {
            Extent(html, basis, choice, omraader, page);
        }

        Given(html, basis, omraader, page);
    }

    private static void Speed(Html html, ReportBasis basis, IReadOnlyList<DimensionValue> omraader, Page page)
    {
        var median = basis.Median(omraader[0].Code);
        html.Write($"""
            <section aria-labelledby="hurtigt">
            <h2 id="hurtigt">{page.Word("Hvor hurtigt", "How soon")}</h2>

            """).Figure(
            StepCurve.Draw(
                new PictureText(
                    "kurve-f",
                    page.Word("Tid til den første indsats", "Time to the first effort"),
                    page.Word("Kumulativ andel af alle forløb.", "Cumulative share of all courses."),
                    page.Language),
                [.. StartInterval.All.Select(interval => (interval.Days, page.Word(interval.AxisName)))],
                [
                    .. omraader.Select((
                        omraade,
                        i) => new Curve(
                            page.Word(omraade.Name),
                            [.. StartInterval.All.Select(interval => basis.Time(omraade.Code, interval.Code, "andel").Number / 100)],
                            Own: i == 0)),
                ]),
            median.HasValue
                ? page.Word(CountSentences.Median(median, omraader[0]), EnglishSentences.Median(median, omraader[0]))
                : page.Word(
                    "Andel af alle forløb, der har fået den første indsats, efter tid fra starten.",
                    "Share of all courses that have had the first effort, by time from the start."),
            ReportSheets.Time(basis, omraader).In(
                page,
                $"Share of all courses with the first effort within the time, per cent, {KommunePage.Period(basis, page)}",
                ["Time from start", .. omraader.Select(omraade => omraade.Name.En)]),
            page);
        html.Words(page, RuleLinks.OfMeasure("median"))
            .Fetch(basis, page, TableKind.TimeToFirst, ("omraade", Codes(omraader)), ("periode", basis.PeriodIn(TableKind.TimeToFirst)))
            .Write($"""
                </section>

                """);
    }

    private static void Extent(Html html, ReportBasis basis, KommunePageOptions choice, IReadOnlyList<DimensionValue> omraader, Page page)
    {
        var indsatser = basis.KommuneComparison.Table.Indsatser.Where(indsats => indsats.Code != CategoryCodes.Ingen).ToList();
        TableFigure Weeks(DimensionValue omraade, DimensionValue indsats) => basis.Extent(omraade.Code, indsats.Code, "ugerPrForloeb");
        var shown = indsatser.Find(indsats => indsats.Code == choice.Picture.Indsats.Code)
            ?? indsatser.Find(indsats => indsats.Code == CategoryCodes.Nogen)
            ?? indsatser[0];
        var sentence = WeekSentence(omraader[0], shown, Weeks(omraader[0], shown), Weeks(omraader[^1], shown), page);
        var title = page.Word(
            $"Uger med indsatsen pr. forløb, der fik den, {basis.PeriodName}",
            $"Weeks with the effort per course that had it, {KommunePage.Period(basis, page)}");
        html.Write($"""
            <section aria-labelledby="meget">
            <h2 id="meget">{page.Word("Hvor meget", "How much")}</h2>

            """).Figure(
            BarGroups.Draw(
                new PictureText("uger-f", title, sentence, page.Language),
                [.. omraader.Select(omraade => page.Word(omraade.Name))],
                [
                    .. indsatser.Select(indsats =>
                        new BarGroup(page.Word(indsats.Name), [.. omraader.Select(omraade => Bar(Weeks(omraade, indsats), page))])),
                ]),
            sentence,
            new Sheet(
                "Uger",
                title,
                [page.Word("Indsats", "Effort"), .. omraader.Select(omraade => page.Word(omraade.Name))],
                [
                    .. indsatser.Select(indsats => (IReadOnlyList<SheetCell>)[
                        page.Word(indsats.Name),
                        .. omraader.Select(omraade => (SheetCell)Weeks(omraade, indsats)),
                    ]),
                ]),
            page);
        html.Fetch(basis, page, TableKind.Extent, ("omraade", Codes(omraader)), ("periode", basis.PeriodIn(TableKind.Extent))).Table(
            ReportSheets.Extent(basis, choice.Kommune).In(
                page,
                $"{choice.Kommune.Name.En}: how much effort, {KommunePage.Period(basis, page)}",
                "Effort",
                "Number of efforts",
                "Efforts per course",
                "Weeks per course with the effort",
                "Hours per course with the effort"),
            page).Words(page, RuleLinks.OfMeasure("uger")).Write($"""
            </section>

            """);
    }

    /// <summary>A bar, or in its place why there is none.</summary>
    private static (double? Value, string Text) Bar(TableFigure number, Page page) =>
        number.HasValue
            ? (number.Number, $"{page.Number(number.Value, number.Decimals)} {page.Word("uger", "weeks")}")
            : (null, $"{number.Symbol.Sign()} {page.Word(SymbolExplanation.Short(number.Symbol))}");

    /// <summary>How many weeks those with the indsats had it, beside hele landet, or why that is not told.</summary>
    private static string WeekSentence(
        DimensionValue kommune,
        DimensionValue indsats,
        TableFigure ownColumns,
        TableFigure countryFigure,
        Page page)
    {
        var (placeAt, what) = (Sentences.PlaceAt(kommune), Sentences.Indsats(indsats));
        var (place, effort) = (EnglishSentences.PlaceAt(kommune), EnglishSentences.Indsats(indsats));
        if (!ownColumns.HasValue)
        {
            return ownColumns.Symbol == CellSymbol.Withheld
                ? page.Word(
                    $"{placeAt} kan antallet af uger med {what} ikke vises af hensyn til fortrolighed.",
                    $"{place}, the number of weeks with {effort} cannot be shown, for confidentiality.")
                : page.Word(
                    $"{placeAt} var der ingen forløb med {what} at måle.",
                    $"{place}, there were no courses with {effort} to measure.");
        }

        var country = countryFigure.HasValue
            ? page.Word(
                $"; i hele landet var det {page.Number(countryFigure.Value, countryFigure.Decimals)}",
                $"; in Denmark as a whole it was {page.Number(countryFigure.Value, countryFigure.Decimals)}")
            : page.Word("; landets tal vises ikke", "; the national figure is not shown");
        var weeks = page.Number(ownColumns.Value, ownColumns.Decimals);
        return page.Word(
            $"{placeAt} havde et forløb med {what} i gennemsnit {weeks} uger med den inden for fristen{country}.",
            $"{place}, a course with {effort} had {weeks} weeks with it on average before the deadline{country}.");
    }

    private static void Given(Html html, ReportBasis basis, IReadOnlyList<DimensionValue> omraader, Page page)
    {
        html.Write($"""
            <section aria-labelledby="givet">
            <h2 id="givet">{page.Word("Indstillet og givet, og dem uden indsats", "Recommended and given, and those without effort")}</h2>

            """);
        if (basis.Has(TableKind.IndstilletAndGiven))
        {
            var shares = omraader.Select(omraade => Share(basis, omraade)).ToList();
            var sheet = ReportSheets.Given(basis, omraader);
            var sentence = GivenSentence(basis, omraader[0], shares[0].Ends, shares[^1].Ends, page);
            html.Figure(
                DotsWithInterval.Draw(
                    new PictureText("givet-f", page.Word(sheet.Title, GivenTitle(basis, page)), sentence, page.Language),
                    [
                        .. omraader.Select((
                            omraade,
                            i) => Dot.Of(
                                page.Word(omraade.Name),
                                shares[i].Ends,
                                own: i == 0,
                                page.Word(SymbolExplanation.Short(shares[i].Symbol)))),
                    ],
                    shares[^1].Ends is { IsExact: true } country ? country.Low.Value : null,
                    page.Word("landet", "All Denmark")),
                sentence,
                (sheet with
                {
                    Columns = [.. sheet.Columns, "Nedre 95 pct.", "Øvre 95 pct."],
                    Rows =
                    [
                        .. sheet.Rows.Zip(
                            shares,
                            (
                                row,
                                pair) => (IReadOnlyList<SheetCell>)[
                                    .. row,
                                    SheetCell.Percentage(pair.Ends?.Wilson().Lower, pair.Symbol),
                                    SheetCell.Percentage(pair.Ends?.Wilson().Upper, pair.Symbol),
                                ]),
                    ],
                }).In(
                    page,
                    GivenTitle(basis, page),
                    "Area",
                    "Recommended",
                    "Of these given",
                    "Share, per cent",
                    "Lower 95 per cent",
                    "Upper 95 per cent"),
                page);
            html.Fetch(
                basis,
                page,
                TableKind.IndstilletAndGiven,
                ("omraade", Codes(omraader)),
                ("periode", basis.PeriodIn(TableKind.IndstilletAndGiven)));
        }

        html.Table(
            ReportSheets.Guarantee(basis, omraader).In(
                page,
                $"Without effort after {EnglishNotation.MonthCount(basis.Regelsaet?.WindowMonths ?? 6)}, {KommunePage.Period(basis, page)}",
                "Area",
                "Number of courses",
                "Without effort",
                "Of these with ordinary paid hours",
                "Of these reconsidered by the team",
                "Not counted: ended before the deadline",
                "Not counted: exempt",
                "Not counted: deadline not reached"),
            page).Write($"""
            {new Html().Words(
                page,
                ReportSheets.GuaranteeMeasures
                    .Concat(basis.Has(TableKind.IndstilletAndGiven) ? ["givet"] : [])
                    .SelectMany(measure => RuleLinks.OfMeasure(measure)))}

            """)
                .Fetch(basis, page, TableKind.Guarantee, ("omraade", Codes(omraader)), ("periode", basis.PeriodIn(TableKind.Guarantee)))
                .Write($"""
            </section>

            """);
    }

    private static string GivenTitle(ReportBasis basis, Page page) =>
        $"Recommended for company-based effort, and given it, {KommunePage.Period(basis, page)}";

    /// <summary>The share of the recommended that were given it; without one, the sign that stands there.</summary>
    private static (ShareEnds? Ends, CellSymbol Symbol) Share(ReportBasis basis, DimensionValue omraade)
    {
        var share = basis.Given(omraade.Code, "andel");
        var cell = new ShareCell(basis.Given(omraade.Code, "indstillet"), basis.Given(omraade.Code, "givet"), share);
        return cell.Ends is { } ends ? (ends, CellSymbol.None) : (null, share.HasValue ? CellSymbol.NoBasis : share.Symbol);
    }

    /// <summary>
    /// How many were recommended and how many of them were given it, and how that stands beside hele landet, or why it is not told.
    /// </summary>
    private static string GivenSentence(ReportBasis basis, DimensionValue kommune, ShareEnds? own, ShareEnds? countryFigure, Page page)
    {
        TableFigure indstillet = basis.Given(kommune.Code, "indstillet"),
            given = basis.Given(kommune.Code, "givet"),
            share = basis.Given(kommune.Code, "andel");
        var gotPhrase = page.Word(
            CountSentences.IndstilletAndGiven(indstillet, given, share, kommune),
            EnglishSentences.IndstilletAndGiven(indstillet, given, share, kommune));
        if (own is not { } kommuneShare || countryFigure is not { IsExact: true, Low: var country })
        {
            return gotPhrase;
        }

        var percentage = page.Percentage(country.Value);
        return gotPhrase + " " + Standings.Of(kommuneShare, country.Value) switch
        {
            Standing.Over =>
                page.Word($"Det er over landet ({percentage} pct.).", $"That is above the national share ({percentage} per cent)."),
            Standing.Under =>
                page.Word($"Det er under landet ({percentage} pct.).", $"That is below the national share ({percentage} per cent)."),
            Standing.As =>
                page.Word(
                    $"Det kan ikke skelnes fra landet ({percentage} pct.).",
                    $"That cannot be told from the national share ({percentage} per cent)."),
            Standing.Undecided =>
                page.Word(
                    $"Det kan ikke afgøres, om det er anderledes end i landet ({percentage} pct.), for tallet er angivet som et interval.",
                    $"Whether that differs from the national share ({percentage} per cent) cannot be decided, for the figure is given as a "
                        + $"range."),
            _ =>
                page.Word(
                    $"Det er for få til at sige, om det er anderledes end i landet ({percentage} pct.).",
                    $"Those are too few to tell whether it differs from the national share ({percentage} per cent)."),
        };
    }

    private static string Codes(IReadOnlyList<DimensionValue> omraader) => string.Join(',', omraader.Select(omraade => omraade.Code));
}
