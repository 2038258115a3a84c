using Opgoerelse.Api.Access;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Lets in who has a key: <c>Authorization: KEY</c> as in version 2 or <c>Authorization: Bearer KEY</c> as in version 3;
/// either does in both, and so do quotes that a settings file left around it. The key is never logged and never repeated in an answer.
/// </summary>
internal sealed class KeyFilter(AccessControl check) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    private static readonly char[] Around = [' ', '\t', '"', '\''];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers.Authorization.ToString().Trim(Around);
        if (key.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            key = key[Bearer.Length..].Trim(Around);
        }

        if (check.IsValid(key))
        {
            return next(context);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        http.Refused(key.Length == 0 ? Refusals.NoKey : Refusals.WrongKey);
        var error = key.Length == 0 ? ErrorList.MissingKey() : ErrorList.WrongKey();
        return ValueTask.FromResult<object?>(error.Answer(http, TextLanguages.Danish));
    }
}
