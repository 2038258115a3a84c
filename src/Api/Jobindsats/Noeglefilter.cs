using Opgoerelse.Api.Access;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Lets in who has a key: <c>Authorization: KEY</c> as in version 2 or <c>Authorization: Bearer KEY</c> as in version 3;
/// either does in both, and so do quotes that a settings file left around it. The key is never logged and never repeated in an answer.
/// </summary>
internal sealed class Noeglefilter(Adgangskontrol kontrol) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    private static readonly char[] Around = [' ', '\t', '"', '\''];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var noegle = http.Request.Headers.Authorization.ToString().Trim(Around);
        if (noegle.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            noegle = noegle[Bearer.Length..].Trim(Around);
        }

        if (kontrol.ErGyldig(noegle))
        {
            return next(context);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        http.Refused(noegle.Length == 0 ? Refusals.NoKey : Refusals.WrongKey);
        var fejl = noegle.Length == 0 ? Fejlliste.ManglendeNoegle() : Fejlliste.ForkertNoegle();
        return ValueTask.FromResult<object?>(fejl.Svar(http, Tekstsprog.Dansk));
    }
}
