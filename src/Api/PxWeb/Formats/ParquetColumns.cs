using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;
using Parquet.Schema;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// The columns of a Parquet file, as the reference server names them but that a variable is known by its code, which is
/// the same in every language: the variables in the table's order, after the time variable <c>timestamp</c>, and last
/// <c>value</c> and <c>value_symbol</c> where there is one measure, otherwise <c>maal_andel</c> and
/// <c>maal_andel_symbol</c> for each.
/// </summary>
internal sealed class ParquetColumns
{
    private readonly DataTask _task;

    public ParquetColumns(DataTask task)
    {
        _task = task;
        var table = task.Selection.Table;
        Axes = [.. task.Selection.Axes.Where(axis => axis != table.Measure)];
        Fields = [.. Axes.SelectMany(FieldsOf), .. MeasureNames().SelectMany(FieldsOfMeasure)];
    }

    /// <summary>The kept variables but the measures, in the table's order.</summary>
    public int[] Axes { get; }

    public DataField[] Fields { get; }

    /// <summary>Per measure two columns: how many measures a row has.</summary>
    public int Measures => HasMeasures ? _task.Selection.Selected(_task.Selection.Table.Measure).Length : 1;

    /// <summary>The cells, a row's measures after each other.</summary>
    public CellReader Cells() => new(_task.Selection, HasMeasures ? [.. Axes, _task.Selection.Table.Measure] : Axes);

    public bool IsTime(int axis) => axis == _task.Selection.Table.Time;

    /// <summary>The codes of the chosen values of a variable.</summary>
    public ReadOnlyMemory<char>[] Codes(int axis) => Array.ConvertAll(Chosen(axis), value => value.Code.AsMemory());

    /// <summary>The first day of each of the chosen periods.</summary>
    public DateTime?[] FirstDays(int axis) =>
        Array.ConvertAll(Chosen(axis), value => PeriodDays.Of(value)?.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    private bool HasMeasures => _task.Selection.Table.Measure >= 0 && !_task.Selection.IsEliminated(_task.Selection.Table.Measure);

    private DimensionValue[] Chosen(int axis) =>
        Array.ConvertAll(_task.Selection.Selected(axis), index => _task.Selection.Table.Dimensions[axis].Values[index]);

    private IEnumerable<DataField> FieldsOf(int axis)
    {
        yield return new DataField<string>(_task.Selection.Table.Dimensions[axis].Code, nullable: false);
        if (IsTime(axis))
        {
            // A day of the calendar is the same everywhere: no time zone moves it to the evening before.
            yield return new DateTimeDataField(
                "timestamp", DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Millis, isNullable: true);
        }
    }

    private IEnumerable<string> MeasureNames()
    {
        var axis = _task.Selection.Table.Measure;
        return Measures == 1 ? ["value"] : Chosen(axis).Select(value => $"{_task.Selection.Table.Dimensions[axis].Code}_{value.Code}");
    }

    private static DataField[] FieldsOfMeasure(string name) =>
        [new DataField<double>(name, nullable: true), new DataField<string>(name + "_symbol", nullable: true)];
}
