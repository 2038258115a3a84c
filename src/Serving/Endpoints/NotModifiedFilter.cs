using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Caching;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>
/// Gives the JSON answers that are a function of the release and the address their ETag, and answers 304 to who has
/// them. Not those that depend on what day it is.
/// </summary>
internal sealed class NotModifiedFilter(IOptions<HttpSettings> settings) : IEndpointFilter
{
    private const string MediaType = "application/json; charset=utf-8";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var innermost = answer is INestedHttpResult { Result: var found } ? found : answer;
        if (innermost is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            return answer;
        }

        var http = context.HttpContext;
        var call = Call.Of(http);
        if (http.Request.Query.ContainsKey("pastDays"))
        {
            CacheHeaders.AllowReuse(http, call.Catalogue, settings.Value.CacheSeconds);
            return answer;
        }

        var imprint = new Fingerprint(call.Catalogue)
            .AddParameter("json").AddParameter(WebAddress.Of(http, settings.Value)).AddParameter(http.Request.Path.ToUriComponent()).AddParameter(http.Request.QueryString.ToUriComponent());
        return CacheHeaders.IsUnchanged(http, call.Catalogue, imprint.Etag(), settings.Value.CacheSeconds, MediaType)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    }
}
