using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Caching;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>
/// Gives the JSON answers that are a function of the release and the address their ETag, and answers 304 to who has
/// them. Not those that depend on what day it is.
/// </summary>
internal sealed class Uaendretfilter(IOptions<HttpIndstillinger> indstillinger) : IEndpointFilter
{
    private const string Medietype = "application/json; charset=utf-8";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var svar = await next(context);
        var inderst = svar is INestedHttpResult { Result: var fundet } ? fundet : svar;
        if (inderst is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            return svar;
        }

        var http = context.HttpContext;
        var kald = Kald.Af(http);
        if (http.Request.Query.ContainsKey("pastDays"))
        {
            Mellemlager.TilladGenbrug(http, kald.Katalog, indstillinger.Value.CacheSeconds);
            return svar;
        }

        var aftryk = new Fingeraftryk(kald.Katalog)
            .Tilfoej("json").Tilfoej(Webadresse.Af(http, indstillinger.Value)).Tilfoej(http.Request.Path.ToUriComponent()).Tilfoej(http.Request.QueryString.ToUriComponent());
        return Mellemlager.ErUaendret(http, kald.Katalog, aftryk.Etag(), indstillinger.Value.CacheSeconds, Medietype)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : svar;
    }
}
