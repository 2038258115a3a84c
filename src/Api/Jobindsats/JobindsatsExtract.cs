using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Rows that a client asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Selection">The cells.</param>
/// <param name="Columns">The columns of labels, in their order; those of the measures follow.</param>
/// <param name="Remarks">What the answer says of how the request was met.</param>
internal sealed record JobindsatsExtract(JobindsatsTable Table, Selection Selection, IReadOnlyList<JobindsatsColumn> Columns, IReadOnlyList<Remark> Remarks)
{
    /// <summary>The ids and names of all columns.</summary>
    public IReadOnlyList<(string Id, string Name)> ColumnNames =>
    [
        .. Columns.Select(column => (column.Id, column.Name)),
        .. Selection.Selected(Table.Table.Measure).Select(position => (Table.Measure[position].Code, Table.Measure[position].Name.Da)),
    ];

    /// <summary>The rows, or that there are too many cells in them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="selected">Per dimension the chosen values; null where it is taken away.</param>
    /// <param name="columns">The columns of labels.</param>
    /// <param name="remarks">What the answer says of how the request was met.</param>
    /// <param name="ceiling">The most cells.</param>
    public static Result<JobindsatsExtract> Make(JobindsatsTable table, int[]?[] selected, IReadOnlyList<JobindsatsColumn> columns, IReadOnlyList<Remark> remarks, int ceiling)
    {
        var selection = new Selection(table.Table, selected);
        return selection.Cells <= ceiling ? new JobindsatsExtract(table, selection, columns, remarks) : ErrorList.TooManyCells(selection.Cells, ceiling);
    }

    /// <summary>All values of a dimension.</summary>
    public static int[] All(Dimension dimension) => [.. Enumerable.Range(0, dimension.Values.Count)];

    /// <summary>What the rows are a function of.</summary>
    public Fingerprint Imprint(Fingerprint imprint)
    {
        imprint.AddParameter(Table.Table.Table.Id);
        foreach (var column in Columns)
        {
            imprint.AddParameter(column.Name);
        }

        foreach (var axis in Selection.Axes)
        {
            imprint.AddParameter([axis]).AddParameter(Selection.Selected(axis));
        }

        return imprint;
    }
}

/// <summary>A column of labels: its id, its name and the variable.</summary>
internal sealed record JobindsatsColumn(string Id, string Name, JobindsatsVariable Variable)
{
    /// <summary>The column of a variable under its own name.</summary>
    public static JobindsatsColumn Of(JobindsatsVariable variable) => new(variable.Id, variable.Name, variable);
}
