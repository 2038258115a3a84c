using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb;

/// <summary>
/// What becomes of parameters that an endpoint does not describe (<see cref="Parameter"/>): they are ignored, and the
/// answer says so, as clients of the field send more than any one server knows. Not so what was meant to select: where
/// ignoring it would answer other figures than were asked for, it is 400, with the name that was meant.
/// </summary>
internal sealed class UnknownParameters : IEndpointFilter
{
    private const string Selection = "valuecodes";
    private const string Codelist = "codelist";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.Count == 0 || http.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        var known = endpoint.Metadata.GetOrderedMetadata<Parameter>();
        var answersCells = endpoint.Metadata.GetMetadata<DatasetAnswer>() is { WithFiles: true };
        List<string>? ignored = null;
        foreach (var name in http.Request.Query.Keys)
        {
            if (IsKnown(name, known))
            {
                continue;
            }

            if (IsMeantToSelect(http, name, known, answersCells) is { } error)
            {
                return ValueTask.FromResult<object?>(error.Answer(http, TextLanguages.ToError(http)));
            }

            (ignored ??= []).Add(name);
        }

        if (ignored is not null)
        {
            RemarkList.UnknownParameters(ignored).Add(http);
        }

        return next(context);
    }

    private static bool IsKnown(string name, IReadOnlyList<Parameter> known)
    {
        foreach (var parameter in known)
        {
            if (parameter.Type == ParameterType.JsonObjectKind
                ? Index(name) is { } index && index.Base.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)
                : name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The error when <paramref name="name"/> is a known parameter gone wrong, or selects where nothing is selected;
    /// otherwise null.
    /// </summary>
    private static Error? IsMeantToSelect(HttpContext http, string name, IReadOnlyList<Parameter> known, bool answersCells)
    {
        var part = Index(name);
        var stem = part?.Base ?? (name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name);
        var selects = known.Any(parameter => parameter.Name == Selection);
        if (answersCells && !selects && part is not null && Misspelling.Of(stem, [Selection, Codelist]) is not null)
        {
            return ErrorList.SelectionNotHere(name);
        }

        var ofVariables = known.Where(parameter => parameter.Type == ParameterType.JsonObjectKind).Select(parameter => parameter.Name);
        if (Misspelling.Of(stem, ofVariables) is { } listed)
        {
            return ErrorList.MeantParameter(name, $"{listed}[{part?.Variable ?? "VARIABEL"}]");
        }

        var plains = known.Where(parameter => parameter.Type != ParameterType.JsonObjectKind).Select(parameter => parameter.Name);
        if (part is null && Misspelling.Of(name, plains) is { } plain)
        {
            return ErrorList.MeantParameter(name, plain);
        }

        return selects && part is null && IsVariable(http, name) ? ErrorList.MeantParameter(name, $"{Selection}[{name}]") : null;
    }

    private static bool IsVariable(HttpContext http, string name) =>
        http.Request.RouteValues["id"] is string id && http.Features.Get<Call>()?.Catalogue.Find(id)?.FindDimension(name) >= 0;

    /// <summary><c>base</c> and <c>VARIABLE</c> of <c>base[VARIABLE]</c>, or null.</summary>
    private static (string Base, string Variable)? Index(string name) =>
        name.IndexOf('[', StringComparison.Ordinal) is var start and > 0 && name[^1] == ']' && name.Length > start + 2
            ? (name[..start], name[(start + 1)..^1])
            : null;
}
