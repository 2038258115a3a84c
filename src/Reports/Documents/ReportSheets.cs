using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The tables of the reports: those behind the charts, and the sheets of the workbooks.</summary>
public static class ReportSheets
{
    private static readonly SheetCell Yes = new BilingualText("ja", "yes");
    private static readonly SheetCell No = new BilingualText("nej", "no");

    /// <summary>The measures of the guarantee, in the order of its columns.</summary>
    public static IReadOnlyList<string> GuaranteeMeasures { get; } =
        ["antalForloeb", CategoryCodes.Ingen, "undtagetLoentimer", "genbehandlet", "afsluttetInden", "fritaget", "ikkeObserveret"];

    /// <summary>The shares of an omraade in the newest year, with intervals and change.</summary>
    public static Sheet Shares(ReportBasis basis, DimensionValue omraade)
    {
        var rows = basis.KommuneComparison.Pictures.Select(picture =>
        {
            var cell = basis.KommuneComparison.Table[omraade.Code, basis.Period, picture.Indsats.Code];
            var interval = cell.Ends?.Wilson();
            var before = basis.KommuneComparison.PreviousPeriod is { } previous
                ? basis.KommuneComparison.Table[omraade.Code, previous.Code, picture.Indsats.Code].Percentage
                : TableFigure.IsMissing;
            return (IReadOnlyList<SheetCell>)[
                picture.Indsats.Name,
                cell.Forloeb,
                cell.With,
                cell.Percentage,
                SheetCell.Percentage(interval?.Lower, Withheld(cell)),
                SheetCell.Percentage(interval?.Upper, Withheld(cell)),
                before,
            ];
        });
        return new Sheet(
            "Andele",
            $"{omraade.Name.Da}: andele med 95 pct. interval, {basis.PeriodName}",
            ["Indsats", "Antal forløb", "Antal med", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct.", "Andel året før, pct."],
            [.. rows]);
    }

    /// <summary>All kommuner with one indsats.</summary>
    public static Sheet Kommuner(ReportBasis basis, IndsatsPicture picture) => new(
        Name("Kommuner ", picture),
        $"{picture.Indsats.Name.Da}: alle kommuner, {basis.PeriodName}",
        [
            "Kommune", "Antal forløb", "Antal med", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct.", "Forventet, pct.",
            "Forskel, pct.point", "Ændring, pct.point", "Udvikling", "Sammenlignet med landet", "Skiller sig ud", "Plads",
        ],
        [.. picture.Kommuner.OrderBy(kommune => kommune.Kommune.Name.Da, DanishOrder.Standard).Select(kommune => (IReadOnlyList<SheetCell>)
        [
            kommune.Kommune.Name,
            kommune.Cell.Forloeb,
            kommune.Cell.With,
            kommune.Cell.Percentage,
            SheetCell.Percentage(kommune.Uncertainty?.Lower, Withheld(kommune.Cell)),
            SheetCell.Percentage(kommune.Uncertainty?.Upper, Withheld(kommune.Cell)),
            SheetCell.Percentage(kommune.Expectation?.Expected, WithoutExpectation(basis, kommune.Cell)),
            SheetCell.Percentage(kommune.Expectation?.Difference, WithoutExpectation(basis, kommune.Cell)),
            SheetCell.Percentage(kommune.Development.Difference, Withheld(kommune.Development)),
            Word(kommune.Development),
            Word(kommune, picture),
            StandsOut(kommune),
            Rank(kommune),
        ])]);

    /// <summary>The kommuner that stand out, of all indsatser: the list for the discussion.</summary>
    public static Sheet StandsOutSheet(ReportBasis basis) => new(
        "Skiller sig ud",
        $"Kommuner uden for tragtens 99,8 pct. grænser, {basis.PeriodName}",
        [
            "Kommune", "Indsats", "Antal forløb", "Andel, pct.", "Nedre grænse", "Øvre grænse", "Landet, pct.", "Udvikling",
            "Sammenlignet med landet", "Plads",
        ],
        [.. basis.KommuneComparison.Pictures.SelectMany(picture => picture.ThoseStandingOut.Select(kommune =>
        {
            // Of a range of forløb the wider limits of the fewest.
            var limitsAt = picture.Funnel!.LimitsAt(kommune.Cell.Ends!.Value.High.N, NormalDistribution.Z998);
            return (IReadOnlyList<SheetCell>)
            [
                kommune.Kommune.Name,
                picture.Indsats.Name,
                kommune.Cell.Forloeb,
                kommune.Cell.Percentage,
                SheetCell.Percentage(limitsAt.Lower),
                SheetCell.Percentage(limitsAt.Upper),
                SheetCell.Percentage(picture.Funnel.Country), Word(kommune.Development), Word(kommune, picture), Rank(kommune),
            ];
        }))]);

    /// <summary>How much indsats.</summary>
    public static Sheet Extent(ReportBasis basis, DimensionValue omraade) => new(
        "Hvor meget indsats",
        $"{omraade.Name.Da}: hvor meget indsats, {basis.PeriodName}",
        ["Indsats", "Antal indsatser", "Indsatser pr. forløb", "Uger pr. forløb med indsatsen", "Timer pr. forløb med indsatsen"],
        [.. basis.KommuneComparison.Table.Indsatser.Where(indsats => indsats.Code != CategoryCodes.Ingen)
            .Select(indsats => (IReadOnlyList<SheetCell>)
            [
                indsats.Name,
                basis.Extent(omraade.Code, indsats.Code, "antalIndsatser"),
                basis.Extent(omraade.Code, indsats.Code, "indsatserPrForloeb"),
                basis.Extent(omraade.Code, indsats.Code, "ugerPrForloeb"),
                basis.Extent(omraade.Code, indsats.Code, "timerPrForloeb"),
            ])]);

    /// <summary>Time to the first indsats, of one or more omraader.</summary>
    public static Sheet Time(ReportBasis basis, params IReadOnlyList<DimensionValue> omraader) => new(
        "Tid til første indsats",
        $"Andel af alle forløb med første indsats inden for tiden, pct., {basis.PeriodName}",
        ["Tid fra start", .. omraader.Select(omraade => omraade.Name.Da)],
        [
            .. StartInterval.All.Select(interval => (IReadOnlyList<SheetCell>)[
                interval.AxisName,
                .. omraader.Select(omraade => (SheetCell)basis.Time(omraade.Code, interval.Code, "andel")),
            ]),
            [new BilingualText("Median, dage", "Median, days"), .. omraader.Select(omraade => (SheetCell)basis.Median(omraade.Code))],
        ]);

    /// <summary>The guarantee: those without indsats, and those left out.</summary>
    public static Sheet Guarantee(ReportBasis basis, IReadOnlyList<DimensionValue> omraader, string name = "Garantien") => new(
        name,
        $"Uden indsats efter {basis.Window}, {basis.PeriodName}",
        [
            "Område", "Antal forløb", "Uden indsats", "Heraf med ordinære løntimer", "Heraf genbehandlet",
            "Ikke medregnet: afsluttet før fristen", "Ikke medregnet: fritaget", "Ikke medregnet: fristen er ikke nået",
        ],
        [.. omraader.Select(omraade => (IReadOnlyList<SheetCell>)
        [
            omraade.Name,
            .. GuaranteeMeasures.Select(measure => (SheetCell)basis.Guarantee(omraade.Code, measure)),
        ])]);

    /// <summary>Recommended by the team and given.</summary>
    public static Sheet Given(ReportBasis basis, IReadOnlyList<DimensionValue> omraader, string name = "Indstillet og givet") => new(
        name,
        $"Indstillet til virksomhedsrettet indsats, og fået den, {basis.PeriodName}",
        ["Område", "Indstillet", "Heraf givet", "Andel, pct."],
        [
            .. omraader.Select(omraade => (IReadOnlyList<SheetCell>)[
                omraade.Name,
                basis.Given(omraade.Code, "indstillet"),
                basis.Given(omraade.Code, "givet"),
                basis.Given(omraade.Code, "andel"),
            ]),
        ]);

    /// <summary>What followed after those that ended: of some omraader, and of hele landet by what they had had by their frist.</summary>
    public static Sheet Endings(ReportBasis basis, IReadOnlyList<DimensionValue> omraader)
    {
        var country = basis.KommuneComparison.Country;
        return new(
            "Hvad der fulgte",
            $"Hvad der fulgte efter forløb, der sluttede i {basis.PeriodOfEndings!.Code}, pct.",
            ["Hvad der fulgte", .. omraader.Select(omraade => omraade.Name.Da), "Landet, mindst én indsats", "Landet, ingen indsats"],
            [
                .. EndingCategory.All.Select(category => (IReadOnlyList<SheetCell>)[
                    category.Name,
                    .. omraader.Select(omraade => (SheetCell)basis.Ending(omraade.Code, AgeGroup.AllCode, category.Code, "andel")),
                    basis.Ending(country.Code, CategoryCodes.Nogen, category.Code, "andel"),
                    basis.Ending(country.Code, CategoryCodes.Ingen, category.Code, "andel"),
                ]),
            ]);
    }

    /// <summary>Before and after the guarantee, of an omraade's shares.</summary>
    public static Sheet BeforeAndAfter(ReportBasis basis) => new(
        "Før og efter garantien",
        $"Hele landet: starter i {Year(basis.KommuneComparison.BeforeGuarantee)} mod {Year(basis.KommuneComparison.AfterGuarantee)}",
        [
            "Indsats", "Før: antal forløb", "Før: andel, pct.", "Efter: antal forløb", "Efter: andel, pct.", "Forskel, pct.point",
            "Nedre 95 pct.", "Øvre 95 pct.", "Udvikling",
        ],
        [
            .. basis.KommuneComparison.Pictures.Select(picture =>
                (IReadOnlyList<SheetCell>)[picture.Indsats.Name, .. BeforeAndAfter(picture.CountryBeforeAndAfter)]),
        ]);

    /// <summary>Actual beside expected with all indsatser, of one or more kommuner.</summary>
    public static Sheet Expected(ReportBasis basis, params IReadOnlyList<DimensionValue> kommuner) => new(
        "Forventet og faktisk",
        $"Faktisk andel minus forventet, med 95 pct. interval, {basis.PeriodName}",
        ["Kommune", "Indsats", "Andel, pct.", "Forventet, pct.", "Forskel, pct.point", "Nedre 95 pct.", "Øvre 95 pct."],
        [.. Standings(basis, kommuner).Select(pair => (IReadOnlyList<SheetCell>)
        [
            pair.Kommune.Kommune.Name,
            pair.Picture.Indsats.Name,
            pair.Kommune.Cell.Percentage,
            SheetCell.Percentage(pair.Kommune.Expectation?.Expected, WithoutExpectation(basis, pair.Kommune.Cell)),
            SheetCell.Percentage(pair.Kommune.Expectation?.Difference, WithoutExpectation(basis, pair.Kommune.Cell)),
            SheetCell.Percentage(pair.Kommune.Expectation?.Uncertainty.Lower, WithoutExpectation(basis, pair.Kommune.Cell)),
            SheetCell.Percentage(pair.Kommune.Expectation?.Uncertainty.Upper, WithoutExpectation(basis, pair.Kommune.Cell)),
        ])]);

    /// <summary>Before and after the guarantee with all indsatser, of one or more kommuner.</summary>
    public static Sheet KommunerBeforeAndAfter(ReportBasis basis, params IReadOnlyList<DimensionValue> kommuner) => new(
        "Før og efter, kommuner",
        $"Starter i {Year(basis.KommuneComparison.BeforeGuarantee)} mod {Year(basis.KommuneComparison.AfterGuarantee)}",
        [
            "Kommune", "Indsats", "Før: antal forløb", "Før: andel, pct.", "Efter: antal forløb", "Efter: andel, pct.",
            "Forskel, pct.point", "Nedre 95 pct.", "Øvre 95 pct.", "Udvikling",
        ],
        [
            .. Standings(
                basis,
                kommuner).Select(pair => (IReadOnlyList<SheetCell>)[
                    pair.Kommune.Kommune.Name,
                    pair.Picture.Indsats.Name,
                    .. BeforeAndAfter(pair.Kommune.BeforeAndAfter),
                ]),
        ]);

    /// <summary>The shares over the years.</summary>
    public static Sheet OverTime(
        ReportBasis basis,
        string title,
        IReadOnlyList<(string Name, Func<DimensionValue, SheetCell> Number)> seriesList) => new(
        "Over tid",
        title,
        ["År", .. seriesList.Select(series => series.Name)],
        [
            .. basis.KommuneComparison.Years.Select(period => (IReadOnlyList<SheetCell>)[
                period.Name,
                .. seriesList.Select(series => series.Number(period)),
            ]),
        ]);

    /// <summary>A kommune beside the bases of comparison with one indsats.</summary>
    public static Sheet Basis(ReportBasis basis, KommuneStanding kommune, IndsatsPicture picture)
    {
        var interval = kommune.Uncertainty;
        return new(
            Name("Sammenlign ", picture),
            $"{picture.Indsats.Name.Da}: {kommune.Kommune.Name.Da} og det, den sammenlignes med, {basis.PeriodName}",
            ["", "Andel, pct.", "Nedre 95 pct.", "Øvre 95 pct."],
            [
                [
                    kommune.Kommune.Name,
                    kommune.Cell.Percentage,
                    SheetCell.Percentage(interval?.Lower, Withheld(kommune.Cell)),
                    SheetCell.Percentage(interval?.Upper, Withheld(kommune.Cell)),
                ],
                .. basis.KommuneComparison.Basis(kommune.Kommune, picture)
                    .Select(what => (what, SingleShare(basis, what, picture)?.Wilson()))
                    .Select(pair => (IReadOnlyList<SheetCell>)
                    [
                        pair.what.Name,
                        SheetCell.Percentage(
                            pair.what.Share(basis.KommuneComparison.Table, basis.Period, picture.Indsats.Code),
                            CellSymbol.Withheld),
                        SheetCell.Percentage(pair.Item2?.Lower, CellSymbol.NotAvailable),
                        SheetCell.Percentage(pair.Item2?.Upper, CellSymbol.NotAvailable),
                    ]),
            ]);
    }

    /// <summary>The funnel's numbers.</summary>
    public static Sheet Funnels(ReportBasis basis) => new(
        "Tragtene",
        "Tragtenes midte og spredning",
        [
            "Indsats", "Landet, pct.", "Kommuner i skønnet", "Spredning i forhold til tilfældighed (phi)",
            "Spredning mellem kommuner (tau, arcsinus-skala)",
        ],
        [.. basis.KommuneComparison.Pictures.Where(picture => picture.Funnel is not null).Select(picture => (IReadOnlyList<SheetCell>)
        [
            picture.Indsats.Name, SheetCell.Percentage(picture.Funnel!.Country), picture.Funnel.Count,
            new SheetCell(null, (decimal)Math.Round(picture.Funnel.Phi, 2), 2, false, CellSymbol.None),
            new SheetCell(null, (decimal)Math.Round(Math.Sqrt(picture.Funnel.Tau2), 3), 3, false, CellSymbol.None),
        ])]);

    /// <summary>Source, release and what the signs mean.</summary>
    public static Sheet About(ReportBasis basis, string title) => new(
        "Om",
        title,
        ["Hvad", "Oplysning"],
        [
            ["Ordning", Ordning.Standard.Name.Da],
            ["Nyeste år", basis.KommuneComparison.Period.Name.Da],
            ["Kilde", ReportFrame.Colophon(basis)],
            ["Regelsæt", basis.Regelsaet?.Name.Da ?? basis.Release.Regelsaet],
            ["Intervaller", "95 pct. intervaller efter Wilson; ændringer efter Newcombe"],
            ["Skiller sig ud", "Uden for tragtens 99,8 pct. grænser, hvor også kommunernes almindelige spredning er regnet med"],
            ["Forventet", "Landets andele for landsdelens alder og køn"],
            [
                "Afrunding",
                "Forskelle er regnet af de hele tal og afrundet til sidst; de kan derfor være 0,1 større eller mindre end forskellen "
                    + "mellem de viste andele",
            ],
            [
                "Plads",
                "1 er den bedste af de kommuner, der kan rangordnes: dem, hvis andel vises, selv eller som interval. Flere pladser står, "
                    + "hvor intervaller ikke afgør rækkefølgen",
            ],
            ["Interval", RangeText.Note.Da],
            ["f", CellSymbol.Preliminary.Meaning().Da],
            ["-", CellSymbol.NoBasis.Meaning().Da],
            ["*", CellSymbol.Withheld.Meaning().Da],
            ["..", CellSymbol.NotAvailable.Meaning().Da],
            ["...", CellSymbol.NotYet.Meaning().Da],
        ]);

    /// <summary>The direction in a table: withheld is its sign.</summary>
    public static SheetCell Word(Development development) => development.Direction switch
    {
        Direction.Withheld => Symbol(CellSymbol.Withheld),
        Direction.NoBasis => Symbol(CellSymbol.NoBasis),
        var direction => new BilingualText(direction.Word(), EnglishSentences.Word(direction)),
    };

    /// <summary>How a kommune stands, in a table: withheld is its sign.</summary>
    public static SheetCell Word(KommuneStanding kommune, IndsatsPicture picture) => kommune.Standing switch
    {
        Standing.Withheld => Symbol(CellSymbol.Withheld),
        Standing.NoBasis => Symbol(CellSymbol.NoBasis),
        var standing => new BilingualText(standing.Word(picture.Polarity), EnglishSentences.Word(standing, picture.Polarity)),
    };

    /// <summary>
    /// The place among those that can be ranked, and how many they are where it is told; a range of places where it depends on where
    /// in a range a share lies.
    /// </summary>
    public static SheetCell Rank(KommuneStanding kommune, bool withCount = false)
    {
        if (kommune.Rank is not { } rank)
        {
            return Symbol(Withheld(kommune.Cell));
        }

        var places = rank.From == rank.To
            ? rank.From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{rank.From}-{rank.To}");
        return withCount ? new BilingualText($"{places} af {rank.Of}", $"{places} of {rank.Of}")
            : rank.From == rank.To ? rank.From
            : places;
    }

    /// <summary>Whether it stands out; where it cannot be told, the sign or that.</summary>
    private static SheetCell StandsOut(KommuneStanding kommune) =>
        kommune.Cell.Ends is not { } ends ? Symbol(Withheld(kommune.Cell))
        : kommune.StandsOut ? Yes
        : kommune.IsJudged || ends.IsExact ? No
        : new BilingualText("kan ikke afgøres", "cannot be decided");

    /// <summary>
    /// Why there is no expected share: there is nothing to compute it for, the release has no table by age and sex, or what is needed
    /// is withheld.
    /// </summary>
    public static CellSymbol WithoutExpectation(ReportBasis basis, ShareCell cell) =>
        cell.Ends is null && !cell.IsWithheld ? CellSymbol.NoBasis
        : basis.Has(TableKind.IndsatsAgeSex) ? CellSymbol.Withheld
        : CellSymbol.NotAvailable;

    /// <summary>Years in running text: 2019-2021.</summary>
    public static string Year(IReadOnlyList<DimensionValue> year) =>
        year.Count == 0 ? "" : year.Count == 1 ? year[0].Code : $"{year[0].Code}-{year[^1].Code}";

    /// <summary>The share of a base that is a single omraade; null for a mean of several.</summary>
    public static Share? SingleShare(ReportBasis basis, ComparisonBasis what, IndsatsPicture picture) =>
        what.Omraader is [var only] ? basis.KommuneComparison.Table[only.Code, basis.Period, picture.Indsats.Code].Share : null;

    /// <summary>An omraade's published shares over the years.</summary>
    public static Series Series(ReportBasis basis, DimensionValue omraade, DimensionValue indsats, string name)
    {
        var cells = basis.KommuneComparison.Years
            .Select(period => basis.KommuneComparison.Table[omraade.Code, period.Code, indsats.Code])
            .ToList();
        var preliminary = cells.FindIndex(cell => cell.IsPreliminary);
        return new Series(
            name,
            [.. cells.Select(cell => cell.Share?.Value)],
            preliminary < 0 ? int.MaxValue : preliminary,
            cells[^1].Percentage.Symbol == CellSymbol.NoBasis)
        {
            Ranges = [.. cells.Select(cell => cell.Share is null ? cell.Ends?.Values : null)],
        };
    }

    private static IReadOnlyList<SheetCell> BeforeAndAfter(Development u) =>
    [
        Count(u.Before, u.BeforeEnds, Withheld(u)),
        Percentage(u.Before, u.BeforeEnds, Withheld(u)),
        Count(u.Now, u.NowEnds, Withheld(u)),
        Percentage(u.Now, u.NowEnds, Withheld(u)),
        SheetCell.Percentage(u.Difference, Withheld(u)),
        SheetCell.Percentage(u.Uncertainty?.Lower, Withheld(u)),
        SheetCell.Percentage(u.Uncertainty?.Upper, Withheld(u)),
        Word(u),
    ];

    /// <summary>How each kommune stands with each indsats, in the order given.</summary>
    private static IEnumerable<(KommuneStanding Kommune, IndsatsPicture Picture)> Standings(
        ReportBasis basis,
        IReadOnlyList<DimensionValue> kommuner)
    {
        var standings = basis.KommuneComparison.Pictures
            .Select(picture =>
                (Picture: picture, Kommuner: picture.Kommuner.ToDictionary(kommune => kommune.Kommune.Code, StringComparer.Ordinal)))
            .ToList();
        return kommuner.SelectMany(kommune => standings, (kommune, pair) => (pair.Kommuner[kommune.Code], pair.Picture));
    }

    private static CellSymbol Withheld(ShareCell cell) => cell.IsWithheld ? CellSymbol.Withheld : CellSymbol.NoBasis;

    private static CellSymbol Withheld(Development development) =>
        development.Direction == Direction.Withheld || development is { Difference: null, BeforeEnds: not null, NowEnds: not null }
            ? CellSymbol.Withheld
            : CellSymbol.NoBasis;

    private static SheetCell Symbol(CellSymbol symbol) => new(symbol.Sign(), null, 0, false, symbol);

    private static SheetCell Count(Share? share, ShareEnds? ends, CellSymbol otherwise) =>
        share is { } exact ? new SheetCell(null, exact.N, 0, false, CellSymbol.None)
        : ends is { } range ? RangeText.Forloeb(range)
        : Symbol(otherwise);

    private static SheetCell Percentage(Share? share, ShareEnds? ends, CellSymbol otherwise) =>
        share is null && ends is { } range ? RangeText.Percentage(range) : SheetCell.Percentage(share?.Value, otherwise);

    /// <summary>A sheet's name: the indsats in full where there is room, otherwise without its last word.</summary>
    private static string Name(string beginning, IndsatsPicture picture)
    {
        var indsats = picture.Indsats.Name.Da;
        var name = beginning + char.ToLower(indsats[0], CultureInfo.InvariantCulture) + indsats[1..];
        foreach (var extension in new[] { " indsats", "sindsats" })
        {
            name = name.Length > XlsxParts.LongestSheetName && name.EndsWith(extension, StringComparison.Ordinal)
                ? name[..^extension.Length]
                : name;
        }

        return XlsxParts.SheetName(name);
    }
}
