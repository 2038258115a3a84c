using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Requests;

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
    Catalogue catalogue, int seconds, TableFormat format, byte[] introduction, string fileName, Fingerprint key, Func<HttpContext, Task> write) : IResult
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
        var unchanged = CacheHeaders.IsUnchanged(httpContext, catalogue, key.AddParameter(format.MediaType()).Etag(), seconds);
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
    public static Task WriteJson<T>(HttpContext http, T value) => JsonSerializer.SerializeAsync(http.Response.BodyWriter, value, Json, http.RequestAborted);

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
