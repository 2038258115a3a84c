using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>
/// What one request is answered from: its language and the release it took. Taken once, so that an answer never mixes two releases.
/// </summary>
internal sealed record Call(string Language, Catalogue Catalogue)
{
    /// <summary>The call that <see cref="CallFilter"/> prepared.</summary>
    public static Call Of(HttpContext http) =>
        http.Features.Get<Call>() ?? throw new InvalidOperationException("Endepunktet mangler sit Kaldfilter.");
}

/// <summary>
/// Settles language and release before an endpoint runs: 400 for an unknown language, 406 for a client that cannot read the answer, 503
/// before a release is loaded.
/// </summary>
internal sealed class CallFilter(CurrentRelease currentOf, IOptions<HttpSettings> settings) : IEndpointFilter
{
    private const string Json = "application/json";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var asked = http.Request.Query["lang"].ToString();
        if (!TextLanguages.TryQuery(asked, out var language))
        {
            // In English: the title is what PxWeb2 looks for before it tries its other language.
            return ValueTask.FromResult<object?>(ErrorList.UnknownLanguage(asked).Answer(http, TextLanguages.English));
        }

        if (currentOf.Catalogue is not { } catalogue)
        {
            http.Response.Headers.RetryAfter = settings.Value.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.FromResult<object?>(ErrorList.NoRelease().Answer(http, language));
        }

        // An address that names a file, or where it names the format, gives that: it says more precisely than Accept what is wanted.
        var isFile = Path.HasExtension(http.Request.Path)
            || http.GetEndpoint()?.Metadata is { } metadata
                && (metadata.GetMetadata<DatasetAnswer>() is { WithFiles: true } || metadata.GetMetadata<CsvAnswer>() is not null);
        if (!isFile && !MediaTypes.IsAccepted(http.Request, Json))
        {
            return ValueTask.FromResult<object?>(
                ErrorList.UnacceptableMediaType(http.Request.Headers.Accept.ToString(), [Json]).Answer(http, language));
        }

        http.Features.Set(new Call(language, catalogue));
        return next(context);
    }
}
