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
            .RequireCors(PxWebEndpoints.OpenEntry)
            .AddEndpointFilter<RouteGroupBuilder, CallFilter>()
            .ExcludeFromDescription();
        root.MapGet(Addresses.PowerQuery, (HttpContext http, IOptions<HttpSettings> options) =>
            Answer(http, options.Value, "opgoerelse.pq", "text/plain; charset=utf-8", query => query.Function + "\n"));
        root.MapGet("/powerquery/{id}.odc", (HttpContext http, string id, IOptions<HttpSettings> options) =>
        {
            var call = Call.Of(http);
            return call.Catalogue.Find(id)?.Table is { } table
                ? Answer(http, options.Value, $"{table.Id}.odc", ConnectionFile.MediaType, query =>
                    ConnectionFile.Write(table.Id, table.Title.OnDay(call.Language), query.QueryOf(table.Id)))
                : ErrorList.UnknownTable(id).Respond(http);
        });
    }

    private static IResult Answer(
        HttpContext http, HttpSettings options, string fileName, string mediaType, Func<QueryText, string> write)
    {
        var call = Call.Of(http);
        var address = WebAddress.Of(http, options);
        var etag = new Fingerprint(call.Catalogue).AddParameter(http.Request.Path).AddParameter(address).AddParameter(call.Language).Etag();
        if (CacheHeaders.IsUnchanged(http, call.Catalogue, etag, options.CacheSeconds, mediaType))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var text = write(new QueryText(address, call.Language == TextLanguages.Danish)).ReplaceLineEndings("\r\n");
        return TypedResults.File(Encoding.UTF8.GetBytes(text), mediaType, fileName);
    }
}
