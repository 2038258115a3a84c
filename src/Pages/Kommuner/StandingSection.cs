using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>How the kommune stands with the chosen indsats: beside others, in the funnel, and over time.</summary>
internal static class StandingSection
{
    private static readonly BilingualText ExpectedName = new("Forventet", "Expected");

    public static void Write(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        var standings = choice.Kommuner.Select(kommune => choice.Picture.Kommuner.First(one => one.Kommune.Code == kommune.Code)).ToList();
        Beside(html, basis, choice, standings, page);
        WriteFunnel(html, basis, choice, standings[0], page);
        OverTime(html, basis, choice, standings[0], page);
    }

    private static void Beside(Html html, ReportBasis basis, KommunePageOptions choice, IReadOnlyList<KommuneStanding> standings, Page page)
    {
        var own = standings[0];
        var picture = choice.Picture;
        var what = basis.KommuneComparison.Basis(own.Kommune, picture);
        var share = page.Word(
            Sentences.Share(own.Kommune, picture.Indsats, own.Cell),
            EnglishSentences.Share(own.Kommune, picture.Indsats, own.Cell));
        var standing = page.Word(Sentences.StandingOf(own, picture), EnglishSentences.StandingOf(own, picture));
        List<Dot> dots =
        [
            .. standings.Select((
                one,
                i) => Dot.Of(
                    one.Kommune.Name.Da,
                    one.Cell.Ends,
                    own: i == 0,
                    page.Word(one.Standing.Word(picture.Polarity), EnglishSentences.Word(one.Standing, picture.Polarity)))),
            .. Expected(own).Select(expectation => new Dot(page.Word(ExpectedName), expectation.Expected, null)),
            .. what.Select(item => new Dot(
                page.Word(item.Name),
                item.Share(basis.KommuneComparison.Table, basis.Period, picture.Indsats.Code),
                ReportSheets.SingleShare(basis, item, picture)?.Wilson(),
                Instead: page.Word("vises ikke", "not shown"))),
        ];
        var all = KommuneLeaflet.All(basis, choice.Kommune).In(
            page,
            $"{choice.Kommune.Name.En}: all kinds of effort, {KommunePage.Period(basis, page)}",
        [
            "Effort",
            "Number of courses",
            "Number with",
            "Share, per cent",
            "95 per cent interval",
            "All Denmark, per cent",
            "Expected, per cent",
            "Change",
            "Beside the national share",
            "Rank",
            .. basis.KommuneComparison.SinceGuarantee is { } since ? [$"Share {since.Code}, per cent"] : Array.Empty<string>(),
        ]);
        html.Write($"""
            <section aria-labelledby="ved">
            <h2 id="ved">{page.Word("Sammenlignet med andre", "Compared with others")}</h2>

            """).Figure(
            DotsWithInterval.Draw(
                new PictureText(
                    "ved-f",
                    $"{page.Word(picture.Indsats.Name)}: {own.Kommune.Name.Da} "
                        + page.Word("sammenlignet med andre", "compared with others"),
                    standing,
                    page.Language),
                dots,
                picture.Funnel?.Country,
                page.Word("landet", "All Denmark")),
            $"{share} {standing}",
            BesideFigures(basis, choice, standings).In(
                page,
                $"{picture.Indsats.Name.En}: {own.Kommune.Name.En} and what it is compared with, {KommunePage.Period(basis, page)}",
                "", "Share, per cent", "Lower 95 per cent", "Upper 95 per cent"),
            page);
        html.Fetch(
            basis,
            page,
            TableKind.Indsats,
            (
                "omraade",
                string.Join(
                    ',',
                    choice.Kommuner.Select(kommune => kommune.Code)
                        .Concat(what.Where(item => item.Omraader.Count == 1).Select(item => item.Omraader[0].Code)))),
            ("periode", basis.Period),
            ("indsats", picture.Indsats.Code));
        html.WriteAll(what.Where(item => item.Explanation.Length > 0), (output, item) => output.Write($"""
            <p>{page.Word(item.Explanation, Explanation(item, picture))}</p>

            """));
        if (own.Cell.Forloeb.Symbol == CellSymbol.Withheld && basis.KommuneComparison.Peers(own.Kommune) is null)
        {
            html.Write($"""
                <p>{page.Word(
                    "Lignende kommuner er ikke med: kommunens antal af forløb vises ikke selv.",
                    "Similar municipalities are not included: the number of courses of the municipality itself is not shown.")}</p>

                """);
        }

        html.Table(all, page).Write($"""
            <p>{page.Word(
                "Forventet er landets andele for landsdelens alder og køn.",
                "Expected are the national shares for the ages and sexes of the province.")}</p>
            </section>

            """);
    }

    /// <summary>Who a group is, and by what; the Danish words come with it.</summary>
    private static string Explanation(ComparisonBasis basis, IndsatsPicture picture)
    {
        var names = EnglishSentences.Enumeration([.. basis.Omraader.Select(omraade => omraade.Name.En).Order(DanishOrder.Standard)]);
        if (basis.AreTheBest)
        {
            return $"{basis.Name.En} is the plain mean of the {basis.Omraader.Count} best of the {picture.WithShare} municipalities whose "
                + $"share is shown in the newest year; the same ones are shown back in time: {names}.";
        }

        if (basis.Group is { } group)
        {
            // Of some of a group the number of courses may be withheld: a range would be of the others only.
            return $"Similar municipalities are the others in the group {group}: {names}.";
        }

        var count = basis.Omraader.Select(omraade => picture.Kommuner.First(kommune => kommune.Kommune.Code == omraade.Code).Cell.Forloeb)
            .Where(number => number.HasValue)
            .Select(number => number.Value)
            .ToList();
        return $"Similar municipalities are the nearest in number of courses and in the ages of the "
            + $"province{(count.Count == 0
                ? ""
                : $"; they have {EnglishNotation.Number(count.Min())} to {EnglishNotation.Number(count.Max())} courses")}: "
            + $"{names}.";
    }

    /// <summary>
    /// The picture's numbers: the kommuner that were chosen, what was to be expected of the first, and its bases of comparison.
    /// </summary>
    private static Sheet BesideFigures(ReportBasis basis, KommunePageOptions choice, IReadOnlyList<KommuneStanding> standings)
    {
        var sheet = ReportSheets.Basis(basis, standings[0], choice.Picture);
        return sheet with
        {
            Rows =
            [
                sheet.Rows[0],
                .. standings.Skip(1).Select(other => ReportSheets.Basis(basis, other, choice.Picture).Rows[0]),
                .. Expected(standings[0]).Select(expectation => (IReadOnlyList<SheetCell>)
                [
                    ExpectedName,
                    SheetCell.Percentage(expectation.Expected),
                    SheetCell.Percentage(null, CellSymbol.NotAvailable),
                    SheetCell.Percentage(null, CellSymbol.NotAvailable),
                ]),
                .. sheet.Rows.Skip(1),
            ],
        };
    }

    private static IEnumerable<Expectation> Expected(KommuneStanding own) => own.Expectation is { } expectation ? [expectation] : [];

    private static void WriteFunnel(Html html, ReportBasis basis, KommunePageOptions choice, KommuneStanding own, Page page)
    {
        var picture = choice.Picture;
        if (picture.Funnel is not { } funnel)
        {
            return;
        }

        var ownColumns = choice.Kommuner.Select(kommune => kommune.Code).ToHashSet(StringComparer.Ordinal);
        var name = choice.Kommune.Name.Da;
        var standsOut = page.Word(Sentences.StandsOutSheet(picture), EnglishSentences.StandsOutSheet(picture));
        var itself =
            own.Cell.Ends is not { } ends ? page.Word(
                $"{name} er ikke med: andelen vises ikke.",
                $"{name} is not in it: the share is not shown.")
                : !own.IsJudged && !ends.IsExact
                    ? page.Word(
                        $"Om {name} er uden for det ydre bånd, kan ikke afgøres: andelen er angivet som et interval.",
                        $"Whether {name} is outside the outer band cannot be decided: the share is given as a range.")
                : own.StandsOut ? page.Word($"{name} er uden for det ydre bånd.", $"{name} is outside the outer band.")
                : page.Word($"{name} er inden for det ydre bånd.", $"{name} is within the outer band.");
        html.Write($"""
            <section aria-labelledby="tragt">
            <h2 id="tragt">{page.Word("Er det mere end tilfældigt?", "Is it more than chance?")}</h2>

            """).Figure(
            FunnelChart.Draw(
                new PictureText(
                    "tragt-f",
                    $"{page.Word(picture.Indsats.Name)}: "
                        + $"{page.Word("kommunerne efter antal forløb", "the municipalities by number of courses")}",
                    standsOut,
                    page.Language),
                funnel,
                [
                    .. picture.Kommuner.Where(kommune => kommune.Cell.Ends is not null)
                        .Select(kommune => FunnelPoint.Of(kommune, picture.Polarity, ownColumns.Contains(kommune.Kommune.Code))),
                ]),
            $"{standsOut} {itself}",
            FunnelFigures(basis, picture).In(
                page,
                $"{picture.Indsats.Name.En}: all municipalities, {KommunePage.Period(basis, page)}",
                "Municipality", "Number of courses", "Share, per cent", "Stands out"),
            page);
        html.Fetch(basis, page, TableKind.Indsats, ("periode", basis.Period), ("indsats", picture.Indsats.Code)).Write($"""
            </section>

            """);
    }

    private static Sheet FunnelFigures(ReportBasis basis, IndsatsPicture picture)
    {
        // The columns of the picture only: the rest would make the page heavy.
        var all = ReportSheets.Kommuner(basis, picture);
        int[] columns = [0, 1, 3, 11];
        return new(
            all.Name,
            all.Title,
            [.. columns.Select(i => all.Columns[i])],
            [.. all.Rows.Select(row => (IReadOnlyList<SheetCell>)[.. columns.Select(i => row[i])])]);
    }

    private static void OverTime(Html html, ReportBasis basis, KommunePageOptions choice, KommuneStanding own, Page page)
    {
        var kommuneComparison = basis.KommuneComparison;
        var indsats = choice.Picture.Indsats;
        IReadOnlyList<DimensionValue> omraader = [.. choice.Kommuner, kommuneComparison.Country];
        var sheet = ReportSheets.OverTime(
            basis,
            $"{indsats.Name.Da} over tid, pct.",
            [
                .. omraader.Select(omraade => (
                    omraade.Name.Da,
                    (Func<DimensionValue, SheetCell>)(period =>
                        kommuneComparison.Table[omraade.Code, period.Code, indsats.Code].Percentage))),
            ])
            .In(
                page,
                $"{indsats.Name.En} over time, per cent",
                ["Year", .. omraader.Select(omraade => omraade.Name.En)]);
        var development = page.Word(Sentences.Development(own.Development), EnglishSentences.Development(own.Development));
        var (before, after) = (ReportSheets.Year(kommuneComparison.BeforeGuarantee), ReportSheets.Year(kommuneComparison.AfterGuarantee));
        html.Write($"""
            <section aria-labelledby="tid">
            <h2 id="tid">{page.Word("Over tid", "Over time")}</h2>

            """).Figure(
            LineChart.Draw(
                new PictureText("linje-f", sheet.Title, development, page.Language),
                [.. kommuneComparison.Years.Select(period => page.Word(period.Name))],
                [.. omraader.Select(omraade => ReportSheets.Series(basis, omraade, indsats, page.Word(omraade.Name)))]),
            $"{development} "
                + $"{page.Word(
                    "Hvert punkt er et kalenderår; hvor linjen er brudt, vises andelen ikke selv.",
                    "Each point is a calendar year; where the line is broken, the share itself is not shown.")}",
            sheet,
            page);
        html.Write($"""
            <p>{page.Word(
                "Før og efter garantien",
                "Before and after the guarantee")}: {page.Word(
                Sentences.BeforeAndAfter(own.BeforeAndAfter, before, after),
                EnglishSentences.BeforeAndAfter(own.BeforeAndAfter, before, after))}</p>

            """)
                .Fetch(
                    basis,
                    page,
                    TableKind.Indsats,
                    ("omraade", string.Join(',', omraader.Select(omraade => omraade.Code))),
                    ("periode", string.Join(',', kommuneComparison.Years.Select(period => period.Code))),
                    ("indsats", indsats.Code))
                .Write($"""
                </section>

                """);
    }
}
