using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>A cell as a page shows it.</summary>
internal readonly record struct PageCell(CellSymbol Symbol, long Value, int Decimals)
{
    public bool HasValue => Symbol.HasValue();

    /// <summary>The range published in the place of a withheld value; null where there is none.</summary>
    public TableRange? Range { get; init; }

    /// <summary>Twice the value, or the sum of the ends of its range: what cells are sorted by. Null where nothing is published.</summary>
    public long? Place => HasValue ? 2 * Value : Range is { } range ? range.From + range.To : null;
}

/// <summary>An omraade with its number of forløb and, per indsats, how many had it and their share.</summary>
internal sealed record OmraadeRow(
    string Code,
    BilingualText Name,
    PageCell Forloeb,
    IReadOnlyList<PageCell> Count,
    IReadOnlyList<PageCell> Share);

/// <summary>
/// What the start page shows: the newest year of the first table, hele landet and every kommune. Null parts
/// are not in the release.
/// </summary>
internal sealed class StartPageFigures
{
    private StartPageFigures(
        CatalogueTable table,
        DimensionValue period,
        IReadOnlyList<DimensionValue> indsatser,
        OmraadeRow country,
        IReadOnlyList<OmraadeRow> kommuner)
    {
        Table = table;
        Period = period;
        Indsatser = indsatser;
        Country = country;
        Kommuner = kommuner;
    }

    public CatalogueTable Table { get; }

    public DimensionValue Period { get; }

    /// <summary>In published order: nogen, the categories, ingen.</summary>
    public IReadOnlyList<DimensionValue> Indsatser { get; }

    public OmraadeRow Country { get; }

    public IReadOnlyList<OmraadeRow> Kommuner { get; }

    /// <summary>Whether the period may still change as a matter of routine.</summary>
    public bool IsPreliminary => Country.Forloeb.Symbol == CellSymbol.Preliminary;

    /// <summary>The figures; null when the release has no such table or no period with figures.</summary>
    public static StartPageFigures? Fetch(Catalogue catalogue)
    {
        if (catalogue.FindKind(TableKind.Indsats) is not { LatestWithFigures: >= 0, Geography: >= 0 } table)
        {
            return null;
        }

        var indsats = table.FindDimension("indsats");
        var measure = table.Measure;
        if (indsats < 0 || measure < 0)
        {
            return null;
        }

        int[] measureColumnsAt = [.. new[] { "antalForloeb", "antalMed", "andel" }.Select(table.Dimensions[measure].IndexOf)];
        var omraader = table.Dimensions[table.Geography].Values;
        if (Array.Exists(measureColumnsAt, position => position < 0) || omraader.Count == 0)
        {
            return null;
        }

        var period = table.NewestPeriod;
        var indsatser = table.Dimensions[indsats].Values;
        var rows = omraader.Select((omraade, i) => (omraade.Kind, Row: new OmraadeRow(
            omraade.Code,
            omraade.Name,
            Cell(i, 0, 0),
            [.. indsatser.Select((_, j) => Cell(i, j, 1))],
            [.. indsatser.Select((_, j) => Cell(i, j, 2))]))).ToList();

        return new StartPageFigures(
            table,
            table.Dimensions[table.Time].Values[period],
            indsatser,
            rows.First(row => row.Kind == "land").Row,
            [.. rows.Where(row => row.Kind == "kommune").Select(row => row.Row)]);

        PageCell Cell(int omraade, int whichOne, int whichSide)
        {
            var cell = (omraade * table.Table.StepOf(table.Geography))
                + (period * table.Table.StepOf(table.Time))
                + (whichOne * table.Table.StepOf(indsats))
                + (measureColumnsAt[whichSide] * table.Table.StepOf(measure));
            var symbol = table.Table.Symbols[cell];
            return new PageCell(
                symbol,
                symbol.HasValue() ? table.Table.Values[cell] : 0,
                table.Dimensions[measure].Values[measureColumnsAt[whichSide]].Decimals)
            {
                Range = table.Table.RangeAt(cell),
            };
        }
    }
}
