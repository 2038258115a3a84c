using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Releases;

/// <summary>A table of the served release, with what requests ask of it worked out once.</summary>
internal sealed class CatalogueTable
{
    /// <summary>For each period and omraade whether it has figures: a cell that is neither <c>...</c> nor <c>..</c>.</summary>
    private readonly bool[][] _figures;

    public CatalogueTable(Table table)
    {
        Table = DistinctLabels.Of(table);
        Time = Find(DimensionRole.Time);
        Measure = Find(DimensionRole.Measure);
        Geography = Find(DimensionRole.Geography);
        ExactMeasures = Measure < 0 ? [] :
            [.. Enumerable.Range(0, Dimensions[Measure].Values.Count).Where(i => !RangeEnds.IsEnd(Dimensions[Measure].Values[i].Code))];
        _figures = FindFigures();
        WithFigures = Time < 0 ? [] : [.. _figures.Select(omraader => Array.Exists(omraader, one => one))];
        LatestWithFigures = Array.LastIndexOf(WithFigures, true);
        NewestPeriod = FindNewestPeriod();
    }

    /// <summary>As the release has it, but no two values of a dimension share a label.</summary>
    public Table Table { get; }

    /// <summary>The number of the time dimension, or -1.</summary>
    public int Time { get; }

    /// <summary>The number of the dimension of measures, or -1.</summary>
    public int Measure { get; }

    /// <summary>Which of the measures are figures of their own, not the ends of a range: what a reader is shown who chooses none.</summary>
    public int[] ExactMeasures { get; }

    /// <summary>The number of the dimension of omraader, or -1.</summary>
    public int Geography { get; }

    /// <summary>For each period whether it has figures: a cell that is neither <c>...</c> nor <c>..</c>.</summary>
    public bool[] WithFigures { get; }

    /// <summary>The last period, in stored order, that has figures; -1 when there is none.</summary>
    public int LatestWithFigures { get; }

    /// <summary>
    /// The newest calendar year with figures, as every omraade has those; where there is none, <see cref="LatestWithFigures"/>.
    /// </summary>
    public int NewestPeriod { get; }

    public IReadOnlyList<Dimension> Dimensions => Table.Dimensions;

    /// <summary>
    /// The dimension with this code, whatever its case, or by its role: <c>time</c> for the periods,
    /// <c>ContentsCode</c> for the measures. -1 when there is none.
    /// </summary>
    public int FindDimension(string name)
    {
        var position = Table.DimensionIndex(name);
        if (position >= 0)
        {
            return position;
        }

        if (string.Equals(name, "time", StringComparison.OrdinalIgnoreCase))
        {
            return Time;
        }

        return string.Equals(name, "ContentsCode", StringComparison.OrdinalIgnoreCase) ? Measure : -1;
    }

    /// <summary>The omraader that have figures in at least one of these periods; all of them where none has.</summary>
    public int[] OmraaderWithFigures(IReadOnlyList<int> periods)
    {
        int[] all = [.. Enumerable.Range(0, Dimensions[Geography].Values.Count)];
        var having = Array.FindAll(all, omraade => periods.Any(period => _figures[period][omraade]));
        return having.Length > 0 ? having : all;
    }

    private int Find(DimensionRole role)
    {
        for (var i = 0; i < Dimensions.Count; i++)
        {
            if (Dimensions[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }

    private int FindNewestPeriod()
    {
        for (var i = LatestWithFigures; i >= 0; i--)
        {
            if (WithFigures[i] && Dimensions[Time].Values[i].Kind == PeriodKindCodes.Year)
            {
                return i;
            }
        }

        return LatestWithFigures;
    }

    /// <summary>A table without a dimension of periods or omraader is one period or one omraade.</summary>
    private bool[][] FindFigures()
    {
        var (periods, periodStep) = Extent(Time);
        var (omraader, omraadeStep) = Extent(Geography);
        bool[][] figures = [.. Enumerable.Range(0, periods).Select(_ => new bool[omraader])];
        // So many cells that follow each other are of the same period and omraade.
        var run = Math.Min(periodStep, omraadeStep);
        for (var first = 0L; first < Table.Symbols.LongLength; first += run)
        {
            ref var has = ref figures[first / periodStep % periods][first / omraadeStep % omraader];
            for (var cell = first; !has && cell < first + run; cell++)
            {
                has = Table.Symbols[cell] is not (CellSymbol.NotYet or CellSymbol.NotAvailable);
            }
        }

        return figures;
    }

    private (int Values, long Step) Extent(int dimension) =>
        dimension < 0 ? (1, Table.Symbols.LongLength) : (Dimensions[dimension].Values.Count, Table.StepOf(dimension));
}

/// <summary>
/// Gives values of a dimension that share a label one that tells them apart. Labels take the place of codes for whoever
/// reads (jobindsats, a spreadsheet) and for PX, which names a value by its label: of Bornholm, landsdel and kommune, the
/// larger omraade says what it is. What a release has stored is not touched.
/// </summary>
internal static class DistinctLabels
{
    /// <summary>The table, with labels that differ in each language.</summary>
    public static Table Of(Table table) => table.Dimensions.Any(HasDoubled)
        ? new Table(table.Id, table.Title, table.Notes, [.. table.Dimensions.Select(Of)], table.Values, table.Symbols)
        : table;

    private static Dimension Of(Dimension dimension)
    {
        if (!HasDoubled(dimension))
        {
            return dimension;
        }

        var danish = Counted(dimension, label => label.Da);
        var english = Counted(dimension, label => label.En);
        return new Dimension(
            dimension.Code,
            dimension.Name,
            dimension.Role,
            [
                .. dimension.Values.Select(value =>
                    danish[value.Name.Da] > 1 || english[value.Name.En] > 1 ? value with { Name = Told(value) } : value),
            ],
            dimension.TotalCode);
    }

    /// <summary>The smallest omraade keeps its name; what has no level is told by its code.</summary>
    private static BilingualText Told(DimensionValue value) => value.Kind switch
    {
        "kommune" => value.Name,
        "landsdel" => new BilingualText("Landsdel " + value.Name.Da, "Province " + value.Name.En),
        "region" => new BilingualText("Region " + value.Name.Da, "Region " + value.Name.En),
        _ => new BilingualText($"{value.Name.Da} ({value.Code})", $"{value.Name.En} ({value.Code})"),
    };

    private static bool HasDoubled(Dimension dimension) =>
        Counted(dimension, label => label.Da).Count < dimension.Values.Count
            || Counted(dimension, label => label.En).Count < dimension.Values.Count;

    private static Dictionary<string, int> Counted(Dimension dimension, Func<BilingualText, string> language) =>
        dimension.Values.GroupBy(value => language(value.Name), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.OrdinalIgnoreCase);
}
