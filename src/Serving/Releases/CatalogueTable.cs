using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Releases;

/// <summary>A table of the served release, with what requests ask of it worked out once.</summary>
internal sealed class CatalogueTable
{
    public CatalogueTable(Table table)
    {
        Table = DistinctLabels.Of(table);
        Time = Find(DimensionRole.Time);
        Measure = Find(DimensionRole.Measure);
        Geography = Find(DimensionRole.Geography);
        ExactMeasures = Measure < 0 ? [] :
            [.. Enumerable.Range(0, Dimensions[Measure].Values.Count).Where(i => !RangeEnds.IsEnd(Dimensions[Measure].Values[i].Code))];
        WithFigures = Time < 0 ? [] : FindWithFigures();
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
        var omraader = Dimensions[Geography].Values.Count;
        var (step, count, wide) = (Table.StepOf(Time), Dimensions[Time].Values.Count, Table.StepOf(Geography));
        var having = new bool[omraader];
        for (var cell = 0L; cell < Table.Symbols.LongLength; cell++)
        {
            having[cell / wide % omraader] |= Table.Symbols[cell] is not (CellSymbol.NotYet or CellSymbol.NotAvailable)
                && periods.Contains((int)(cell / step % count));
        }

        int[] all = [.. Enumerable.Range(0, omraader)];
        return Array.Exists(having, one => one) ? Array.FindAll(all, omraade => having[omraade]) : all;
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

    private bool[] FindWithFigures()
    {
        var count = Dimensions[Time].Values.Count;
        var step = Table.StepOf(Time);
        var withFigures = new bool[count];
        for (var cell = 0; cell < Table.Symbols.Length; cell++)
        {
            if (Table.Symbols[cell] is not (CellSymbol.NotYet or CellSymbol.NotAvailable))
            {
                withFigures[(int)(cell / step % count)] = true;
            }
        }

        return withFigures;
    }
}
