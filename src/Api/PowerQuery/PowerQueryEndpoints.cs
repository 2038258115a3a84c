using System.Text;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PowerQuery;

/// <summary>Files for Excel and Power BI: <c>/powerquery/opgoerelse.pq</c>, a function, and <c>/powerquery/{id}.odc</c>, a table.</summary>
internal static class PowerQueryEndpoints
{
    public static void MapPowerQuery(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup("")
            .RequireCors(PxWebEndpoints.Aaben)
            .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
            .ExcludeFromDescription();
        root.MapGet(Addresses.PowerQuery, (HttpContext http, IOptions<HttpIndstillinger> options) =>
            Answer(http, options.Value, "opgoerelse.pq", "text/plain; charset=utf-8", query => query.Function + "\n"));
        root.MapGet("/powerquery/{id}.odc", (HttpContext http, string id, IOptions<HttpIndstillinger> options) =>
        {
            var call = Kald.Af(http);
            return call.Katalog.Find(id)?.Tabel is { } table
                ? Answer(http, options.Value, $"{table.Id}.odc", ConnectionFile.MediaType, query =>
                    ConnectionFile.Write(table.Id, table.Titel.Paa(call.Sprog), query.QueryOf(table.Id)))
                : Fejlliste.UkendtTabel(id).Respond(http);
        });
    }

    private static IResult Answer(
        HttpContext http, HttpIndstillinger options, string fileName, string mediaType, Func<QueryText, string> write)
    {
        var call = Kald.Af(http);
        var address = Webadresse.Af(http, options);
        var etag = new Fingeraftryk(call.Katalog).Tilfoej(http.Request.Path).Tilfoej(address).Tilfoej(call.Sprog).Etag();
        if (Mellemlager.ErUaendret(http, call.Katalog, etag, options.CacheSeconds, mediaType))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var text = write(new QueryText(address, call.Sprog == Tekstsprog.Dansk)).ReplaceLineEndings("\r\n");
        return TypedResults.File(Encoding.UTF8.GetBytes(text), mediaType, fileName);
    }
}
