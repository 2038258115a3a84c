using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The leaflet of a kommune: two pages on paper.</summary>
public static class KommuneLeaflet
{
    /// <summary>The width of two charts side by side.</summary>
    private const double Narrow = 470;

    /// <summary>Its title.</summary>
    public static string Title(ReportBasis basis, DimensionValue kommune) =>
        $"{kommune.Name.Da}: indsats i de første {basis.Window}, {basis.KommuneComparison.Period.Name.Da}";

    /// <summary>The whole document.</summary>
    public static string Html(ReportBasis basis, DimensionValue kommune) => ReportFrame.Write(Title(basis, kommune), "blad", basis, html =>
    {
        var standings = basis.KommuneComparison.Pictures
            .Select(picture => (Picture: picture, Own: picture.Kommuner.First(one => one.Kommune.Code == kommune.Code)))
            .ToList();
        var (vr, own) = standings.Find(pair => pair.Picture.Indsats.Code == CategoryCodes.Virksomhedsrettet) is { Picture: not null } found
            ? found
            : standings[0];
        html.Write($"""
            <p class="overlinje">{Ordning.Standard.Name.Da}: indsats i de første {basis.Window}. Forløb startet i {basis.PeriodName}.</p>
            <h1>{kommune.Name.Da}</h1>

            """);
        Message(html, basis, standings, vr, own);
        KeyFigures(html, standings);
        html.Write($"""
            <section aria-labelledby="ved">
            <h2 id="ved">{vr.Indsats.Name.Da} sammenlignet med andre</h2>

            """);
        Beside(html, basis, vr, own);
        Funnel(html, vr, own);
        html.Write($"""
            </section>
            <section class="side2" aria-labelledby="alle">
            <h2 id="alle">Alle indsatstyper</h2>

            """).Table(All(basis, kommune)).Write($"""
            </section>
            <section aria-labelledby="tid">
            <h2 id="tid">Over tid, hvor hurtigt og hvor meget</h2>
            <div class="par">

            """);
        OverTime(html, basis, vr, kommune);
        Speed(html, basis, kommune);
        html.Write($"""
            </div>

            """).Table(ReportSheets.Extent(basis, kommune)).Write($"""
            </section>
            <section aria-labelledby="givet">
            <h2 id="givet">Indstillet og givet, og dem uden indsats</h2>
            <div class="to">

            """).Table(ReportSheets.Given(basis, [kommune, basis.KommuneComparison.Country])).Table(Without(basis, kommune)).Write($"""
            </div>
            </section>
            <section aria-labelledby="kvalitet">
            <h2 id="kvalitet">Registreringernes kvalitet</h2>
            <p class="kvalitet">{DanishNotation.Total(QualitySection.OfKommune(basis, kommune))}</p>
            </section>

            """);
        ReportFrame.Sign(html, basis);
        html.Write(
            $"""<p class="note">Forventet er landets andele for landsdelens alder og køn. """
                + $"""Plads 1 er den bedste af de kommuner, der kan rangordnes. Forskelle er regnet af de hele tal og afrundet til """
                + $"""sidst.</p>""");
    });

    /// <summary>The sheets of the workbook.</summary>
    public static IReadOnlyList<Sheet> Sheet(ReportBasis basis, DimensionValue kommune) =>
    [
        ReportSheets.About(basis, Title(basis, kommune)),
        All(basis, kommune),
        ReportSheets.Expected(basis, kommune),
        ReportSheets.KommunerBeforeAndAfter(basis, kommune),
        ReportSheets.Extent(basis, kommune),
        ReportSheets.Time(basis, kommune, basis.KommuneComparison.Country),
        ReportSheets.Guarantee(basis, [kommune, basis.KommuneComparison.Country]),
        ReportSheets.Given(basis, [kommune, basis.KommuneComparison.Country]),
        ReportSheets.OverTime(
            basis,
            $"{kommune.Name.Da}: andele over tid, pct.",
            [
                .. basis.KommuneComparison.Pictures.Select(picture => (
                    picture.Indsats.Name.Da,
                    (Func<DimensionValue, SheetCell>)(period =>
                        basis.KommuneComparison.Table[kommune.Code, period.Code, picture.Indsats.Code].Percentage))),
            ]),
        .. QualitySection.Table(basis, kommune) is { } quality ? [quality] : Array.Empty<Sheet>(),
        .. basis.KommuneComparison.Pictures.Select(picture =>
            ReportSheets.Basis(basis, picture.Kommuner.First(one => one.Kommune.Code == kommune.Code), picture)),
    ];

    private static void Message(
        Html html,
        ReportBasis basis,
        IReadOnlyList<(IndsatsPicture Picture, KommuneStanding Own)> standings,
        IndsatsPicture vr,
        KommuneStanding own)
    {
        html.Write($"""
            <div class="budskab"><ul>

            """);
        foreach (var sentence in Message(basis, standings, vr, own))
        {
            html.Write($"""
                <li>{DanishNotation.Total(sentence)}</li>

                """);
        }

        html.Write($"""
            </ul></div>

            """);
    }

    /// <summary>The main message: virksomhedsrettet and ingen indsats, or what is shown where these are not.</summary>
    private static IEnumerable<string> Message(
        ReportBasis basis,
        IReadOnlyList<(IndsatsPicture Picture, KommuneStanding Own)> standings,
        IndsatsPicture vr,
        KommuneStanding own)
    {
        List<(IndsatsPicture Picture, KommuneStanding Own)> mostImportant =
        [
            (vr, own),
            .. standings.Where(pair => pair.Picture.Indsats.Code == CategoryCodes.Ingen),
        ];
        var shown = mostImportant.Where(pair => pair.Own.Cell.Ends is not null).ToList();
        var withheld = mostImportant.Where(pair => pair.Own.Cell.IsHidden).ToList();
        if (standings.All(pair => pair.Own.Cell.IsHidden))
        {
            yield return Sentences.AllWithheld(own.Kommune);
            yield return $"Til sammenligning: "
                + $"{Sentences.LowerCase(Sentences.Share(basis.KommuneComparison.Country, vr.Indsats, vr.Country))}";
        }
        else if (withheld.Count > 0)
        {
            yield return Sentences.Withheld(own.Kommune, [.. withheld.Select(pair => pair.Picture.Indsats)]);
            // One other share where only one of the two is left, two where none is; nogen says nothing that ingen has not said.
            var noneShown = shown.Exists(pair => pair.Picture.Indsats.Code == CategoryCodes.Ingen);
            shown.AddRange(standings
                .Where(pair => pair.Own.Cell.Ends is not null
                    && !mostImportant.Contains(pair)
                    && !(noneShown && pair.Picture.Indsats.Code == CategoryCodes.Nogen))
                .Take(mostImportant.Count - shown.Count));
        }
        else if (shown.Count == 0)
        {
            yield return Sentences.Share(own.Kommune, vr.Indsats, own.Cell);
        }

        foreach (var pair in shown)
        {
            yield return $"{Sentences.Share(own.Kommune, pair.Picture.Indsats, pair.Own.Cell)} "
                + $"{Sentences.StandingOf(pair.Own, pair.Picture)}"
                + $"{(pair.Picture == vr ? " " + Sentences.Development(own.Development) : "")}";
            if (pair.Picture == vr && Sentences.Expected(vr.Indsats, own.Expectation) is { Length: > 0 } expected)
            {
                yield return expected;
            }
        }

        if (standings.Where(pair => pair.Own.StandsOut && !shown.Contains(pair)).ToList() is { Count: > 0 } others)
        {
            yield return Sentences.Outside(
                [.. others.Select(pair => (pair.Picture.Indsats, pair.Own))],
                alsoUnder: shown.Exists(pair => pair.Own.StandsOut));
        }

        yield return $"Før og efter garantien, {Sentences.Indsats(vr.Indsats)}: "
            + $"{Sentences.BeforeAndAfter(
                own.BeforeAndAfter,
                ReportSheets.Year(basis.KommuneComparison.BeforeGuarantee),
                ReportSheets.Year(basis.KommuneComparison.AfterGuarantee))}";
    }

    private static void KeyFigures(Html html, IReadOnlyList<(IndsatsPicture Picture, KommuneStanding Own)> standings)
    {
        html.Write($"""
            <ul class="tal">

            """);
        foreach (var (picture, own) in standings)
        {
            var sign = own.Standing switch { Standing.Over => "▲ ", Standing.Under => "▼ ", _ => "" };
            html.Write($"""
                <li><small>{picture.Indsats.Name.Da}</small><b>{(own.Cell.Ends is { } ends
                    ? Sentences.Percent(ends) + " pct."
                    : own.Cell.Percentage.Symbol.Sign())}</b><small>{sign}{own.Standing.Word(picture.Polarity)}</small></li>

                """);
        }

        html.Write($"</ul>\n");
    }

    private static void Beside(Html html, ReportBasis basis, IndsatsPicture picture, KommuneStanding own)
    {
        var sheet = ReportSheets.Basis(basis, own, picture);
        var dots = new List<Dot>
        {
            Dot.Of(own.Kommune.Name.Da, own.Cell.Ends, own: true, own.Standing.Word(picture.Polarity)),
        };
        foreach (var what in basis.KommuneComparison.Basis(own.Kommune, picture))
        {
            dots.Add(new(
                what.Name.Da,
                what.Share(basis.KommuneComparison.Table, basis.Period, picture.Indsats.Code),
                ReportSheets.SingleShare(basis, what, picture)?.Wilson(),
                Instead: "vises ikke"));
        }

        html.Figure(
            DotsWithInterval.Draw(
                new PictureText(
                    "ved-f",
                    sheet.Title,
                    Sentences.Share(own.Kommune, picture.Indsats, own.Cell) + " " + Sentences.StandingOf(own, picture)),
                dots,
                picture.Funnel?.Country,
                "landet"),
            "Kommunens andel med 95 pct. interval, og andelen i det, den sammenlignes med.",
            sheet);
        html.Write(
            $"""<p class="note">"""
                + $"""{string.Join(
                    ' ',
                    basis.KommuneComparison
                        .Basis(own.Kommune, picture)
                        .Select(what => what.Explanation)
                        .Where(explanation => explanation.Length > 0))}{(
                        own.Cell.Forloeb.Symbol == CellSymbol.Withheld && basis.KommuneComparison.Peers(own.Kommune) is null
                    ? " Lignende kommuner er ikke med: antallet af forløb vises ikke selv."
                    : "")}</p>""");
    }

    private static void Funnel(Html html, IndsatsPicture picture, KommuneStanding own)
    {
        if (picture.Funnel is null)
        {
            return;
        }

        var pointsOf = picture.Kommuner.Where(kommune => kommune.Cell.Ends is not null)
            .Select(kommune => FunnelPoint.Of(kommune, picture.Polarity, kommune.Kommune.Code == own.Kommune.Code))
            .ToList();
        html.WriteRaw("<figure><figcaption>")
            .Write(
                $"De {pointsOf.Count} kommuner, hvis andel vises, efter antal forløb. Uden for det ydre bånd er forskellen næppe "
                    + $"tilfældig.{(own.Cell.Ends is null ? $" {own.Kommune.Name.Da} er ikke med: andelen vises ikke." : "")}")
            .WriteRaw("</figcaption>")
            .WriteRaw(FunnelChart.Draw(
                new PictureText("tragt-f", $"{picture.Indsats.Name.Da}: kommunerne efter antal forløb", Sentences.StandsOutSheet(picture)),
                picture.Funnel,
                pointsOf))
            .WriteRaw("</figure>\n");
    }

    private static void OverTime(Html html, ReportBasis basis, IndsatsPicture picture, DimensionValue kommune)
    {
        var table = basis.KommuneComparison.Table;
        var best = basis.KommuneComparison.Basis(kommune, picture).Where(what => what.AreTheBest).ToList();
        List<Series> seriesList =
        [
            ReportSheets.Series(basis, kommune, picture.Indsats, kommune.Name.Da),
            ReportSheets.Series(basis, basis.KommuneComparison.Country, picture.Indsats, "Landet"),
            .. best.Select(what => new Series(
                what.Name.Da,
                [.. basis.KommuneComparison.Years.Select(period => what.Share(table, period.Code, picture.Indsats.Code))])),
        ];
        var sheet = ReportSheets.OverTime(basis, $"{picture.Indsats.Name.Da} over tid, pct.",
        [
            (kommune.Name.Da, period => table[kommune.Code, period.Code, picture.Indsats.Code].Percentage),
            ("Landet", period => table[basis.KommuneComparison.Country.Code, period.Code, picture.Indsats.Code].Percentage),
            .. best.Select(what => (
                what.Name.Da,
                (Func<DimensionValue, SheetCell>)(period =>
                    SheetCell.Percentage(what.Share(table, period.Code, picture.Indsats.Code), CellSymbol.Withheld)))),
        ]);
        var own = picture.Kommuner.First(one => one.Kommune.Code == kommune.Code);
        html.Figure(
            LineChart.Draw(
                new PictureText("linje-f", sheet.Title, Sentences.Development(own.Development)),
                [.. basis.KommuneComparison.Years.Select(period => period.Name.Da)],
                seriesList,
                width: Narrow),
            $"{picture.Indsats.Name.Da}. Hvert punkt er et kalenderår; hvor linjen er brudt, vises andelen ikke selv.",
            sheet);
    }

    private static void Speed(Html html, ReportBasis basis, DimensionValue kommune)
    {
        List<double?> Shares(string omraade) =>
            [.. StartInterval.All.Select(interval => basis.Time(omraade, interval.Code, "andel").Number / 100)];
        html.Figure(
            StepCurve.Draw(
                new PictureText("kurve-f", "Tid til den første indsats", "Kumulativ andel af alle forløb, kommunen og landet."),
                [.. StartInterval.All.Select(interval => (interval.Days, interval.AxisName.Da))],
                [
                    new Curve(kommune.Name.Da, Shares(kommune.Code), Own: true),
                    new Curve("Landet", Shares(basis.KommuneComparison.Country.Code), Own: false),
                ],
                Narrow),
            "Andel af alle forløb, der har fået den første indsats, efter tid fra starten.",
            ReportSheets.Time(basis, kommune, basis.KommuneComparison.Country));
    }

    private static Sheet Without(ReportBasis basis, DimensionValue kommune)
    {
        var sheet = ReportSheets.Guarantee(basis, [kommune]);
        return new Sheet(
            sheet.Name,
            sheet.Title,
            ["", "Antal"],
            [.. sheet.Columns.Zip(sheet.Rows[0]).Skip(1).Select(pair => (IReadOnlyList<SheetCell>)[pair.First, pair.Second])]);
    }

    /// <summary>
    /// A kommune's shares of all kinds beside hele landet, and last its shares in all years since the guarantee together.
    /// </summary>
    public static Sheet All(ReportBasis basis, DimensionValue kommune) => new(
        "Alle indsatstyper",
        $"{kommune.Name.Da}: alle indsatstyper, {basis.PeriodName}",
        [
            "Indsats", "Antal forløb", "Antal med", "Andel, pct.", "95 pct. interval", "Landet, pct.", "Forventet, pct.", "Udvikling",
            "Sammenlignet med landet", "Plads",
            .. basis.KommuneComparison.SinceGuarantee is { } since ? [$"Andel {since.Code}, pct."] : Array.Empty<string>(),
        ],
        [.. basis.KommuneComparison.Pictures
            .Select(picture => (picture, own: picture.Kommuner.First(one => one.Kommune.Code == kommune.Code)))
            .Select(pair => (IReadOnlyList<SheetCell>)
            [
                pair.picture.Indsats.Name,
                pair.own.Cell.Forloeb,
                pair.own.Cell.With,
                pair.own.Cell.Percentage,
                pair.own.Uncertainty is { } interval ? Interval(interval) : pair.own.Cell.Percentage,
                pair.picture.Country.Percentage,
                SheetCell.Percentage(pair.own.Expectation?.Expected, ReportSheets.WithoutExpectation(basis, pair.own.Cell)),
                ReportSheets.Word(pair.own.Development),
                ReportSheets.Word(pair.own, pair.picture),
                pair.own.Rank is null ? pair.own.Cell.Percentage : ReportSheets.Rank(pair.own, withCount: true),
                .. basis.KommuneComparison.SinceGuarantee is { } since
                    ? [basis.KommuneComparison.Table[kommune.Code, since.Code, pair.picture.Indsats.Code].Percentage]
                    : Array.Empty<SheetCell>(),
            ])]);

    private static SheetCell Interval(Interval interval) => new BilingualText(
        $"{DanishNotation.Percentage(interval.Lower)}-{DanishNotation.Percentage(interval.Upper)}",
        $"{EnglishNotation.Percentage(interval.Lower)}-{EnglishNotation.Percentage(interval.Upper)}");
}
