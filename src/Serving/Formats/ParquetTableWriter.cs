using System.Globalization;
using System.IO.Pipelines;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;
using Parquet;
using Parquet.Schema;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes a Parquet file a group of rows at a time, and holds no more of it than that. A cell without a value is null,
/// whatever stands behind it, and its sign tells why; a preliminary value has the sign f. The same cells of the same
/// release are the same bytes.
/// </summary>
internal sealed class ParquetTableWriter : IDataWriter
{
    /// <summary>Rows in a group: large enough that the columns press well, small enough for a replica's memory.</summary>
    private const int RowsInGroup = 1 << 15;

    private static readonly ReadOnlyMemory<char>?[] Signs =
    [
        .. Enum.GetValues<CellSymbol>()
            .Select(symbol => symbol == CellSymbol.None ? (ReadOnlyMemory<char>?)null : symbol.Sign().AsMemory()),
    ];

    public bool SameInEveryLanguage => true;

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        var columns = new ParquetColumns(task);
        var rows = new Rows(columns, (int)Math.Min(RowsInGroup, task.Selection.Cells / columns.Measures));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        foreach (var texts in columns.Fields.Where(field => field.ClrType == typeof(string)))
        {
            // Few texts in many rows.
            options.ColumnEncodingHints[texts.Name] = EncodingHint.Dictionary;
        }

        var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(columns.Fields), new BufferStream(output), options, cancellationToken: stop);
        writer.CustomMetadata = Metadata(task);
        while (rows.Fill())
        {
            using (var group = writer.CreateRowGroup())
            {
                await rows.WriteAsync(group, stop);
                group.CompleteValidate();
            }

            var sent = await output.FlushAsync(stop);
            if (sent.IsCompleted || sent.IsCanceled)
            {
                return;
            }
        }

        // Writes the footer, without which it is no file: not where the writing was broken off.
        await writer.DisposeAsync();
    }

    /// <summary>What a file that has left its address still tells of itself, in both languages: the bytes depend on neither.</summary>
    private static Dictionary<string, string> Metadata(DataTask task)
    {
        var table = task.Selection.Table.Table;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = table.Id,
            ["title_da"] = table.Title.Da,
            ["title_en"] = table.Title.En,
            ["updated"] = task.Call.Catalogue.Published.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["release"] = task.Call.Catalogue.Release.Id.ToString(CultureInfo.InvariantCulture),
            ["notes_da"] = NotesIn(task, TextLanguages.Danish),
            ["notes_en"] = NotesIn(task, TextLanguages.English),
        };
    }

    private static string NotesIn(DataTask task, string language)
    {
        var inLanguage = task with { Call = task.Call with { Language = language } };
        return string.Join('\n', Notes.For(inLanguage).Concat(Notes.AboutValues(inLanguage)));
    }

    /// <summary>The rows of one group, a column after the other. The arrays are filled anew for each group.</summary>
    private sealed class Rows(ParquetColumns columns, int room)
    {
        private readonly CellReader _cells = columns.Cells();
        private readonly ReadOnlyMemory<char>[][] _codes = Array.ConvertAll(columns.Axes, columns.Codes);
        private readonly DateTime?[][] _firstDays =
            Array.ConvertAll(columns.Axes, axis => columns.IsTime(axis) ? columns.FirstDays(axis) : []);
        private readonly ReadOnlyMemory<char>[][] _codeColumns = Array.ConvertAll(columns.Axes, _ => new ReadOnlyMemory<char>[room]);
        private readonly DateTime?[] _timestamps = new DateTime?[Array.Exists(columns.Axes, columns.IsTime) ? room : 0];
        private readonly double?[][] _values = [.. Enumerable.Range(0, columns.Measures).Select(_ => new double?[room])];
        private readonly ReadOnlyMemory<char>?[][] _signs =
            [.. Enumerable.Range(0, columns.Measures).Select(_ => new ReadOnlyMemory<char>?[room])];
        private int _count;
        private bool _more = true;

        /// <summary>Takes the next rows. False when there are no more.</summary>
        public bool Fill()
        {
            for (_count = 0; _count < room && (_more = _more && _cells.Next()); _count++)
            {
                for (var i = 0; i < columns.Axes.Length; i++)
                {
                    _codeColumns[i][_count] = _codes[i][_cells.Place(i)];
                    if (columns.IsTime(columns.Axes[i]))
                    {
                        _timestamps[_count] = _firstDays[i][_cells.Place(i)];
                    }
                }

                for (var measure = 0; measure < columns.Measures; measure++)
                {
                    if (measure > 0)
                    {
                        _cells.Next();
                    }

                    _values[measure][_count] = _cells.Symbol.HasValue() ? _cells.Value / Power(_cells.Decimals) : null;
                    _signs[measure][_count] = Signs[(int)_cells.Symbol];
                }
            }

            return _count > 0;
        }

        public async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken stop)
        {
            var field = 0;
            for (var i = 0; i < columns.Axes.Length; i++)
            {
                await group.WriteAsync<ReadOnlyMemory<char>>(
                    columns.Fields[field++], _codeColumns[i].AsMemory(0, _count), cancellationToken: stop);
                if (columns.IsTime(columns.Axes[i]))
                {
                    await group.WriteAsync<DateTime>(columns.Fields[field++], _timestamps.AsMemory(0, _count), cancellationToken: stop);
                }
            }

            for (var measure = 0; measure < columns.Measures; measure++)
            {
                await group.WriteAsync<double>(columns.Fields[field++], _values[measure].AsMemory(0, _count), cancellationToken: stop);
                await group.WriteAsync<ReadOnlyMemory<char>>(
                    columns.Fields[field++], _signs[measure].AsMemory(0, _count), cancellationToken: stop);
            }
        }

        /// <summary>
        /// Both it and a published value are exact as doubles, so that their quotient is the nearest there is: 333 with
        /// one decimal reads 33.3.
        /// </summary>
        private static double Power(int decimals)
        {
            var power = 1d;
            for (var i = 0; i < decimals; i++)
            {
                power *= 10;
            }

            return power;
        }
    }
}

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
