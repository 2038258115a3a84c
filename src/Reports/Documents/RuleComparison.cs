using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The same citizens under two rules: what the other rule does otherwise, the figures of both, and the difference.</summary>
public static class RuleComparison
{
    /// <summary>The indsatser whose shares are shown year by year.</summary>
    public static IReadOnlyList<string> OverTimeShown { get; } =
    [
        CategoryCodes.Nogen, CategoryCodes.Virksomhedsrettet, CategoryCodes.Ingen,
    ];

    private static readonly SheetCell DoesNotCount = new BilingualText("tæller ikke", "does not count");

    /// <summary>What a reader is told of a release that has nothing beside its own figures.</summary>
    public static string NothingFound(ReportBasis basis) =>
        $"Tal efter andre regelsæt er ikke en del af udgivelse {basis.Release.Id} og vises derfor ikke: intet tal står her, som ikke har "
            + $"været igennem fortrolighedstrinnet.";

    /// <summary>The name of a regelsaet in running text.</summary>
    public static string Name(ComparedRule page) => Regelsaet.All.GetValueOrDefault(page.Regelsaet)?.Name.Da ?? page.Regelsaet;

    /// <summary>What it is, how it differs, what one sees, and the tables.</summary>
    public static Html Write(this Html html, ReportBasis basis, ComparedRule page)
    {
        html.Write($"""
            <p>{Purpose(page)}De samme borgere er her gjort op efter den regel
            (regelsættet <code>{page.Regelsaet}</code>, version {page.Version}) og efter den officielle
            (<code>{basis.Release.Regelsaet}</code>).{(Differences(basis, page).Count > 0
                ? " Forskellene er:"
                : "")}</p>

            """);
        if (Differences(basis, page) is { Count: > 0 } differences)
        {
            html.Write($"<ul>\n").WriteAll(differences, (output, difference) => output.Write($"<li>{difference}</li>\n")).Write($"</ul>\n");
        }

        html.Write($"""
            <p>{DanishNotation.Total(Count(basis, page))}</p>
            <ul>

            """);
        foreach (var code in OverTimeShown)
        {
            if (basis.Picture(code) is { } picture)
            {
                html.Write($"""
                    <li>{DanishNotation.Total(Sentences.UnderAnotherRule(
                        basis.KommuneComparison.Country,
                        picture.Indsats,
                        picture.Country,
                        Other(page, basis.Period, code),
                        Name(page)))}</li>

                    """);
            }
        }

        return html.Write($"""
            </ul>

            """).Table(Newest(basis, page)).Table(OverTime(basis, page)).Write($"""
            <p class="note">Det er de samme borgere, der er talt to gange; forskellen er derfor reglens og ikke tilfældighedens.
            Den er regnet af de hele tal og afrundet til sidst. Hver side har sit eget antal forløb.
            Et tal er udeladt (*), hvis det, det modsatte eller en forskel mellem de to sider ville røbe noget om nogle få borgere.
            Der vises kun hele landet, hele kalenderår og det nyeste år.{PreliminaryPeriods(basis, page)}
            Kontrolsum for tallene efter {Name(page)}: {page.Checksum}.</p>

            """);
    }

    /// <summary>All periods and indsatser: the sheet of the workbook.</summary>
    public static Sheet All(ReportBasis basis, ComparedRule page) => new(
        $"Side om side {page.Regelsaet}",
        $"Hele landet: de samme borgere efter den officielle regel og efter {Name(page)}",
        ["Periode", "Indsats", .. Columns(page)],
        [
            .. page.Cells.Select(cell => (IReadOnlyList<SheetCell>)[
                basis.KommuneComparison.Table.Periods.FirstOrDefault(period => period.Code == cell.Period)?.Name
                    ?? new BilingualText(cell.Period, cell.Period),
                ComparedRule.Name(cell.Indsats),
                .. Number(basis, cell),
            ]),
        ]);

    /// <summary>The newest year.</summary>
    public static Sheet Newest(ReportBasis basis, ComparedRule page) => new(
        $"Side om side {page.Regelsaet}, år",
        $"Hele landet efter to regler, {basis.PeriodName}",
        ["Indsats", .. Columns(page)],
        [
            .. page.Cells.Where(cell => cell.Period == basis.Period)
                .Select(cell => (IReadOnlyList<SheetCell>)[ComparedRule.Name(cell.Indsats), .. Number(basis, cell)]),
        ]);

    /// <summary>The shares by both rules in each calendar year, and how they differ.</summary>
    public static Sheet OverTime(ReportBasis basis, ComparedRule page) => new(
        $"Side om side {page.Regelsaet}, tid",
        "Andele efter to regler, kalenderår, pct.",
        [
            "Startår",
            .. OverTimeShown.SelectMany(code => new[] { $"{Name(code)}: officiel", $"{Name(code)}: {Name(page)}", "Forskel, pct.point" }),
        ],
        [.. page.Periods.Where(period => period.Length == 4).Select(period => (IReadOnlyList<SheetCell>)
        [
            period,
            .. OverTimeShown.SelectMany(code => new SheetCell[]
            {
                OfficialOf(basis, period, code).Percentage,
                Other(page, period, code).Percentage,
                ComparedRule.Difference(OfficialOf(basis, period, code), Other(page, period, code)),
            }),
        ])]);

    /// <summary>What the rule is for: its name, and what it is in the words of its own.</summary>
    private static string Purpose(ComparedRule page) =>
        Regelsaet.All.GetValueOrDefault(page.Regelsaet)?.Purpose.Da is { Length: > 0 } purpose
            ? $"{Name(page)}: {Sentences.LowerCase(purpose)} "
            : "";

    private static string[] Columns(ComparedRule page) =>
        [
            "Officiel: antal forløb",
            "Officiel: antal med",
            "Officiel: andel, pct.",
            $"{Name(page)}: antal forløb",
            $"{Name(page)}: antal med",
            $"{Name(page)}: andel, pct.",
            "Forskel, pct.point",
        ];

    private static IEnumerable<SheetCell> Number(ReportBasis basis, ComparedCell cell)
    {
        var officialOf = OfficialOf(basis, cell.Period, cell.Indsats);
        // What only the other rule knows, such as mentor.
        var unknown = officialOf.With.Symbol == CellSymbol.NotAvailable;
        yield return unknown ? OfficialOf(basis, cell.Period, CategoryCodes.Nogen).Forloeb : officialOf.Forloeb;
        yield return unknown ? DoesNotCount : officialOf.With;
        yield return unknown ? DoesNotCount : officialOf.Percentage;
        yield return cell.Forloeb;
        yield return cell.With;
        yield return cell.Share.Percentage;
        yield return ComparedRule.Difference(officialOf, cell.Share);
    }

    private static string Count(ReportBasis basis, ComparedRule page)
    {
        var (officialOf, other) =
            (OfficialOf(basis, basis.Period, CategoryCodes.Nogen).Forloeb, Other(page, basis.Period, CategoryCodes.Nogen).Forloeb);
        return !officialOf.HasValue || !other.HasValue
            ? $"Hvor mange forløb der er med efter {Name(page)}, kan ikke vises af hensyn til fortrolighed."
            : other.Value == officialOf.Value
            ? $"Begge regler omfatter {DanishNotation.Number(officialOf.Value)} {Ordning.Standard.Units.Da} startet i {basis.PeriodName}."
            : $"Den officielle regel omfatter {DanishNotation.Number(officialOf.Value)} {Ordning.Standard.Units.Da} startet "
                + $"{basis.PeriodName}; {Name(page)} omfatter {DanishNotation.Number(other.Value)}.";
    }

    /// <summary>Which periods may still change.</summary>
    private static string PreliminaryPeriods(ReportBasis basis, ComparedRule page)
    {
        var periods = page.Periods.Where(period => page.Cells.Any(cell => cell.Period == period && cell.Share.IsPreliminary)).ToList();
        return periods.Count == 0 ? ""
            : $" Tallene for {Sentences.Enumeration([.. periods.Select(period => period == basis.Period ? basis.PeriodName : period)])} "
                + $"er foreløbige: sene indberetninger kan stadig ændre dem.";
    }

    private static IReadOnlyList<string> Differences(ReportBasis basis, ComparedRule page) =>
        basis.Regelsaet is { } officialOf && Regelsaet.All.TryGetValue(page.Regelsaet, out var other)
            ? RuleDifferences.Of(officialOf, other)
            : [];

    /// <summary>What the official rule gives for all Denmark.</summary>
    public static ShareCell OfficialOf(ReportBasis basis, string period, string indsats) =>
        basis.KommuneComparison.Table[basis.KommuneComparison.Country.Code, period, indsats];

    /// <summary>What the other rule gives for all Denmark; nothing where it is not published.</summary>
    public static ShareCell Other(ComparedRule page, string period, string indsats) =>
        page.Find(period, indsats)?.Share ?? new ShareCell(TableFigure.IsMissing, TableFigure.IsMissing, TableFigure.IsMissing);

    private static string Name(string indsats) => ComparedRule.Name(indsats).Da;
}
