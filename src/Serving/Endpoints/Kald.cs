using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>What one request is answered from: its language and the release it took. Taken once, so that an answer never mixes two releases.</summary>
internal sealed record Kald(string Sprog, Katalog Katalog)
{
    /// <summary>The call that <see cref="Kaldfilter"/> prepared.</summary>
    public static Kald Af(HttpContext http) => http.Features.Get<Kald>() ?? throw new InvalidOperationException("Endepunktet mangler sit Kaldfilter.");
}

/// <summary>Settles language and release before an endpoint runs: 400 for an unknown language, 406 for a client that cannot read the answer, 503 before a release is loaded.</summary>
internal sealed class Kaldfilter(AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) : IEndpointFilter
{
    private const string Json = "application/json";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var lang = http.Request.Query["lang"].ToString();
        if (!Tekstsprog.Proev(lang, out var sprog))
        {
            // In English: the title is what PxWeb2 looks for before it tries its other language.
            return ValueTask.FromResult<object?>(Fejlliste.UkendtSprog(lang).Svar(http, Tekstsprog.Engelsk));
        }

        if (aktuel.Katalog is not { } katalog)
        {
            http.Response.Headers.RetryAfter = indstillinger.Value.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.FromResult<object?>(Fejlliste.IngenUdgivelse().Svar(http, sprog));
        }

        // An address that names a file, or where it names the format, gives that: it says more precisely than Accept what is wanted.
        var isFile = Path.HasExtension(http.Request.Path)
            || http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<Datasetsvar>() is { MedFiler: true } || metadata.GetMetadata<Csvsvar>() is not null);
        if (!isFile && !Medietyper.Accepteres(http.Request, Json))
        {
            return ValueTask.FromResult<object?>(Fejlliste.UacceptabelMedietype(http.Request.Headers.Accept.ToString(), [Json]).Svar(http, sprog));
        }

        http.Features.Set(new Kald(sprog, katalog));
        return next(context);
    }
}
