using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>An answer of the jobindsats addresses: kept by the client alone, asked again with its tag.</summary>
/// <param name="katalog">The release.</param>
/// <param name="sekunder">For how long it may be reused without asking.</param>
/// <param name="format">JSON or CSV.</param>
/// <param name="indledning">What goes before it: a byte order mark, a blank, or nothing.</param>
/// <param name="filnavn">Without its ending.</param>
/// <param name="noegle">What the answer is a function of, beside the release.</param>
/// <param name="skriv">Writes it.</param>
internal sealed class Jobsvar(
    Katalog katalog, int sekunder, Tabelformat format, byte[] indledning, string filnavn, Fingeraftryk noegle, Func<HttpContext, Task> skriv) : IResult
{
    /// <summary>Before CSV: Danish Excel takes it for UTF-8 by this.</summary>
    public static readonly byte[] Maerke = [0xEF, 0xBB, 0xBF];

    /// <summary>Before version 2's JSON: no parser sees it, and a client that takes away the first character unseen takes this.</summary>
    public static readonly byte[] Blank = " "u8.ToArray();

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many cells it holds; 0 for a list.</summary>
    public long Cells { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var svar = httpContext.Response;
        // The method does not matter: a POST here is a GET with a long query.
        var uaendret = Mellemlager.ErUaendret(httpContext, katalog, noegle.Tilfoej(format.Medietype()).Etag(), sekunder);
        // Behind a key: no shared cache may answer somebody who has none.
        svar.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={sekunder}");
        if (uaendret)
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
        svar.ContentType = format.Medietype();
        svar.Headers.ContentDisposition = $"inline; filename=\"{filnavn}.{(format == Tabelformat.Json ? "json" : "csv")}\"";
        await svar.BodyWriter.WriteAsync(indledning, httpContext.RequestAborted);
        await skriv(httpContext);
    }

    /// <summary>Writes <paramref name="vaerdi"/> as JSON.</summary>
    public static Task SkrivJson<T>(HttpContext http, T vaerdi) => JsonSerializer.SerializeAsync(http.Response.BodyWriter, vaerdi, Json, http.RequestAborted);

    /// <summary>Writes a small list as CSV.</summary>
    public static async Task SkrivCsv(HttpContext http, IEnumerable<IReadOnlyList<string>> raekker)
    {
        foreach (var raekke in raekker)
        {
            for (var i = 0; i < raekke.Count; i++)
            {
                await http.Response.BodyWriter.WriteAsync(Raekkeskriver.Tekst(raekke[i], Tabelformat.Csv), http.RequestAborted);
                await http.Response.BodyWriter.WriteAsync(i + 1 < raekke.Count ? ";"u8.ToArray() : "\r\n"u8.ToArray(), http.RequestAborted);
            }
        }
    }
}
