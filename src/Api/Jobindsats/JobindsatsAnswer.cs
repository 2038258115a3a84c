using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>An answer of the jobindsats addresses: kept by the client alone, asked again with its tag.</summary>
/// <param name="catalogue">The release.</param>
/// <param name="seconds">For how long it may be reused without asking.</param>
/// <param name="format">JSON or CSV.</param>
/// <param name="introduction">What goes before it: a byte order mark, a blank, or nothing.</param>
/// <param name="fileName">Without its ending.</param>
/// <param name="key">What the answer is a function of, beside the release.</param>
/// <param name="write">Writes it.</param>
internal sealed class JobindsatsAnswer(
    Catalogue catalogue,
    int seconds,
    TableFormat format,
    byte[] introduction,
    string fileName,
    Fingerprint key,
    Func<HttpContext, Task> write) : IResult
{
    /// <summary>Before CSV: Danish Excel takes it for UTF-8 by this.</summary>
    public static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Before version 2's JSON: no parser sees it, and a client that takes away the first character unseen takes this.</summary>
    public static readonly byte[] Blank = " "u8.ToArray();

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many cells it holds; 0 for a list.</summary>
    public long Cells { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        // The method does not matter: a POST here is a GET with a long query.
        var unchanged = CacheHeaders.IsUnchanged(httpContext, catalogue, key.Add(format.MediaType()).Etag(), seconds);
        // Behind a key: no shared cache may answer somebody who has none.
        answer.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={seconds}");
        if (unchanged)
        {
            return;
        }

        var heavy = Cells > Places.FewCells;
        using var place = heavy ? await httpContext.RequestServices.GetRequiredService<Places>().HeavyAsync(httpContext) : null;
        if (heavy && place is null)
        {
            return;
        }

        RequestMetrics.Answer(RequestMetrics.Jobindsats, Cells, prepared: false);
        answer.ContentType = format.MediaType();
        answer.Headers.ContentDisposition = $"inline; filename=\"{fileName}.{(format == TableFormat.Json ? "json" : "csv")}\"";
        await answer.BodyWriter.WriteAsync(introduction, httpContext.RequestAborted);
        await write(httpContext);
    }

    /// <summary>Writes <paramref name="value"/> as JSON.</summary>
    public static Task WriteJson<T>(HttpContext http, T value) =>
        JsonSerializer.SerializeAsync(http.Response.BodyWriter, value, Json, http.RequestAborted);

    /// <summary>Writes a small list as CSV.</summary>
    public static async Task WriteCsv(HttpContext http, IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                await http.Response.BodyWriter.WriteAsync(RowWriter.Text(row[i], TableFormat.Csv), http.RequestAborted);
                await http.Response.BodyWriter.WriteAsync(i + 1 < row.Count ? ";"u8.ToArray() : "\r\n"u8.ToArray(), http.RequestAborted);
            }
        }
    }
}

/// <summary>Rows that a client asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Selection">The cells.</param>
/// <param name="Columns">The columns of labels, in their order; those of the measures follow.</param>
/// <param name="Remarks">What the answer says of how the request was met.</param>
internal sealed record JobindsatsExtract(
    JobindsatsTable Table,
    Selection Selection,
    IReadOnlyList<JobindsatsColumn> Columns,
    IReadOnlyList<Remark> Remarks)
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
    public static Result<JobindsatsExtract> Make(
        JobindsatsTable table,
        int[]?[] selected,
        IReadOnlyList<JobindsatsColumn> columns,
        IReadOnlyList<Remark> remarks,
        int ceiling)
    {
        var selection = new Selection(table.Table, selected);
        return selection.Cells <= ceiling
            ? new JobindsatsExtract(table, selection, columns, remarks)
            : ErrorList.TooManyCells(selection.Cells, ceiling);
    }

    /// <summary>All values of a dimension.</summary>
    public static int[] All(Dimension dimension) => [.. Enumerable.Range(0, dimension.Values.Count)];

    /// <summary>What the rows are a function of.</summary>
    public Fingerprint AddTo(Fingerprint fingerprint)
    {
        fingerprint.Add(Table.Table.Table.Id);
        foreach (var column in Columns)
        {
            fingerprint.Add(column.Name);
        }

        foreach (var axis in Selection.Axes)
        {
            fingerprint.Add([axis]).Add(Selection.Selected(axis));
        }

        return fingerprint;
    }
}

/// <summary>A column of labels: its id, its name and the variable.</summary>
internal sealed record JobindsatsColumn(string Id, string Name, JobindsatsVariable Variable)
{
    /// <summary>The column of a variable under its own name.</summary>
    public static JobindsatsColumn Of(JobindsatsVariable variable) => new(variable.Id, variable.Name, variable);
}
