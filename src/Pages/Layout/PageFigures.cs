using System.Buffers;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// Charts with their tables on a page, in the page's language. The tables are those of the reports; on an English page they are the same rows
/// under English names.
/// </summary>
internal static class PageFigures
{
    /// <summary>A table of so many columns is set closer, so that it is seen whole.</summary>
    private const int FewestForWide = 9;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,-");

    /// <summary>Words that stand in cells of the reports' tables, and in no register.</summary>
    private static readonly BilingualText[] Word =
    [
        new("ja", "yes"), new("nej", "no"), new("Forventet", "Expected"), new("Lignende kommuner", "Similar municipalities"), new("Median, dage", "Median, days"), new("tæller ikke", "does not count"),
        new("under 10", "less than 10"), new("under 1", "less than 1"), new("for få", "too few"),
        new("Leverancer med noget om forløbene", "Deliveries with anything about the courses"), new("Den nyeste modtaget", "The newest received"), new("Forløb", "Courses"),
        new("Uden teamets indstilling, pct. af forløb", "Without the team's recommendation, per cent of courses"),
        new("Uden nogen registrering ud over forløbet, pct. af forløb med nået frist", "Without any registration but the course itself, per cent of courses whose deadline has come"),
        new("Modtagne registreringer", "Registrations received"), new("Siden ændret eller annulleret, pct. af registreringer", "Since changed or cancelled, per cent of registrations"),
        new("Begyndte indsatser", "Efforts begun"), new("Registreret sent, pct. af begyndte indsatser", "Registered late, per cent of efforts begun"),
        new("Uden oplysning om indsatsdelen, pct. af begyndte indsatser", "Not said whether in the plan, per cent of efforts begun"),
        new("Afsluttet uden slutdato, pct. af begyndte indsatser", "Ended without an end date, per cent of efforts begun"), new("Uden timetal, pct. af begyndte indsatser", "Without hours, per cent of efforts begun"),
        new("1 dag", "1 day"), new("1 uge", "1 week"), new("1 md.", "1 month"), new("2 mdr.", "2 months"), new("3 mdr.", "3 months"), new("6 mdr.", "6 months"),
    ];

    /// <summary>A chart, the sentence that says what one sees, and the numbers behind it.</summary>
    public static Html Figure(this Html html, string svg, string sentence, Sheet number, Page page)
    {
        html.Write($"""
            <figure>
            <figcaption>{sentence}</figcaption>

            """).WriteRaw(svg).Write($"""

            <details>
            <summary>{page.Word("Tallene bag", "The figures behind")}: {number.Title}</summary>

            """).Table(number, page);
        return html.Write($"""
            </details>
            </figure>

            """);
    }

    /// <summary>A table with a caption, its numbers and the reasons for empty cells in the page's language; the reasons in a word, for a page may have hundreds of them.</summary>
    public static Html Table(this Html html, Sheet number, Page page) =>
        html.Table(number, new TableNotation(page.Number, symbol => page.Word(SymbolExplanation.Short(symbol)), FewestForWide));

    /// <summary>The table under English names on an English page; itself on a Danish one.</summary>
    /// <param name="sheet">The report's table.</param>
    /// <param name="basis">What it is made from.</param>
    /// <param name="page">The page.</param>
    /// <param name="title">Its English title.</param>
    /// <param name="columns">Its columns in English.</param>
    public static Sheet OnDay(this Sheet sheet, ReportBasis basis, Page page, string title, params IReadOnlyList<string> columns)
    {
        if (page.IsDanish)
        {
            return sheet;
        }

        var names = Names(basis);
        // A column more than there are names for keeps its Danish one.
        return new Sheet(sheet.Name, title, [.. sheet.Columns.Select((da, i) => i < columns.Count ? columns[i] : da)], [.. sheet.Rows.Select(row => (IReadOnlyList<SheetCell>)[.. row.Select(field => Translated(field, names))])]);
    }

    /// <summary>A word of the reports' tables in the page's language.</summary>
    public static string TheWord(string danish, Page page) => page.IsDanish ? danish : Array.Find(Word, text => text.Da == danish)?.En ?? danish;

    private static SheetCell Translated(SheetCell field, Dictionary<string, string> names) =>
        field is not { Text: { Length: > 0 } text, Symbol: CellSymbol.None } ? field
        : names.TryGetValue(text, out var english) ? field with { Text = english }
        : text.AsSpan().ContainsAnyExcept(NumberCharacters) ? field
        // An interval: 18,0-27,8.
        : field with { Text = text.Replace(',', '.') };

    /// <summary>What cells of words can hold, by the Danish words.</summary>
    private static Dictionary<string, string> Names(ReportBasis basis)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = basis.KommuneComparison.Table;
        IEnumerable<BilingualText> all =
        [
            .. Word,
            .. table.Omraader.Concat(table.Indsatser).Concat(table.Periods).Select(value => value.Name),
            .. basis.RuleComparison.SelectMany(rule => rule.Indsatser).Select(ComparedRule.Name),
            .. basis.KommuneComparison.RollingYear.Select(period => new BilingualText(ReportSheets.End(period), EnglishSentences.End(period))),
            .. Enum.GetValues<Standing>().SelectMany(standing => Enum.GetValues<Polarity>().Select(polarity => new BilingualText(standing.Word(polarity), EnglishSentences.Word(standing, polarity)))),
            .. (basis.Quality?.Measure ?? []).Where(measure => measure.Code == QualityCodes.Newest).Select(measure => DateOnly.FromDayNumber((int)measure.Value)).Distinct()
                .Select(day => new BilingualText(DanishNotation.Date(day), EnglishNotation.Date(day))),
            .. Enum.GetValues<Direction>().Select(direction => new BilingualText(direction.Word(), EnglishSentences.Word(direction))),
        ];
        foreach (var text in all)
        {
            names[text.Da] = text.En;
        }

        return names;
    }
}
