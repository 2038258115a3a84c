using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.CodeLists;

/// <summary><c>/codelists/{id}</c>: the values of a codelist.</summary>
internal static class CodelistEndpoints
{
    public static void MapCodelists(this IEndpointRouteBuilder app) => app
        .MapGet("/codelists/{id}", Fetch)
        .WithName("GetCodelistById")
        .WithSummary("The values of a codelist; the metadata of a table name those that it has")
        .WithDescription("Each value with the codes of the variable that it stands for. Its id goes into the parameter `codelist`.")
        .WithTags("Codelists")
        .WithNotModified()
        .ProducesError(404);

    private static Results<Ok<CodelistResponse>, ProblemHttpResult> Fetch(HttpContext http, string id, IOptions<HttpSettings> settings)
    {
        var call = Call.Of(http);
        // The same list may be longer in one table than in another: here it has what any of them has.
        var codelists = call.Catalogue.Tables.Select(table => TableCodelists.For(table).Find(id)).OfType<Codelist>().ToList();
        if (codelists.Count == 0)
        {
            return ErrorList.UnknownCodelist(id).Answer(http, call.Language);
        }

        var links = new Links(WebAddress.Of(http, settings.Value), call.Language);
        var values = codelists.SelectMany(codelist => codelist.Selected.Values).DistinctBy(value => value.Code, StringComparer.Ordinal);
        return TypedResults.Ok(new CodelistResponse(
            codelists[0].Id,
            codelists[0].Name.In(call.Language),
            call.Language,
            TextLanguages.All,
            false,
            codelists[0].Type.Code(),
            [
                .. values.Select(value => new CodelistValue(
                    value.Code,
                    value.Name.In(call.Language),
                    [value.Code],
                    [.. value.Notes.Select(note => new CodelistNote(false, note.In(call.Language)))])),
            ],
            links.Codelist(codelists[0].Id)));
    }
}
