using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb;

/// <summary>
/// <c>/savedqueries</c>: a selection is kept as it was written and answered from whatever release is served. When the
/// table or a value is gone by then, the answer is the same error as if the selection were sent anew.
/// </summary>
internal static class SavedQueryEndpoints
{
    private const long LargestBody = 64 << 10;

    public static void MapSavedQueries(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").AddEndpointFilter(SavedQueryAccess.RequireStore).WithTags("Saved queries");

        group.MapPost("/savedqueries", Save)
            .WithName("CreateSavedQuery")
            .WithSummary("Keeps a query")
            .WithDescription(
                "The query is tried first: what would be answered an error is answered that error, and not kept. The id follows from the "
                    + "content, so the same query has the same id. Expressions are kept as written; what is said twice is kept once. At "
                    + "most 1,000 codes and expressions and 16 KiB are kept of a query. A client may save so many new ones in a day (429 "
                    + "beyond), and where there is no room the one that nobody has asked for the longest gives way. Nothing is kept of "
                    + "who saved it.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Accepts<SavedQuery>("application/json")
            .RequireRateLimiting(TrafficLimits.Save)
            .ProducesError(403)
            .ProducesError(404)
            .ProducesError(413)
            .ProducesError(415);

        group.MapGet("/savedqueries/{id}", Fetch)
            .WithName("GetSavedQuery")
            .WithSummary("A kept query as it was written")
            .WithDescription("Expressions as they were written, so that `TOP(4)` follows the periods.")
            .WithNotModified()
            .ProducesError(404);

        group.MapGet("/savedqueries/{id}/selection", SelectionUrl)
            .WithName("GetSavedQuerySelection")
            .WithSummary("What a kept query selects in the release that is served, the codes written out")
            .WithDescription("Expressions as codes of the newest release.")
            .WithNotModified()
            .ProducesError(403)
            .ProducesError(404);

        group.MapGet("/savedqueries/{id}/data", Data)
            .WithName("RunSavedQuery")
            .WithSummary("The cells that a kept query selects")
            .WithDescription(
                "`lang`, `outputFormat` and `outputFormatParams` go before what was saved; another format does not take over the "
                    + "parameters that were saved.")
            .WithParameters(DataEndpoints.Format, DataEndpoints.FormatParameters)
            .WithMetadata(new DatasetAnswer("The cells", WithFiles: true))
            .Produces(304)
            .ProducesError(403)
            .ProducesError(404);
    }

    private static async Task<Results<Created<SavedQueryResponse>, ProblemHttpResult>> Save(
        HttpContext http, SavedQueryStore store, SavedQueryAllowance allowance, IOptions<HttpSettings> settings, FormatRegister formats)
    {
        var call = Call.Of(http);
        if (!(await BodyReader.ReadAsync<SavedQuery>(http.Request)).Succeeded(out var query, out var error)
            || !TryQuery(call, query, settings.Value, formats).Succeeded(out query, out error))
        {
            return error.Answer(http, call.Language);
        }

        var content = SavedQueryContent.Of(query);
        if (!content.IsWithinBounds)
        {
            return ErrorList.SavedQueryTooLarge(content.Bytes, SavedQueryContent.MostBytes, content.Values, SavedQueryContent.MostValues)
                .Answer(http, call.Language);
        }

        // What is kept already takes no room, and nothing of the client's share.
        var stored = await store.FindAsync(content.Id, http.RequestAborted);
        if (stored is null)
        {
            var client = ClientKey.Of(http.Connection.RemoteIpAddress);
            if (!allowance.TryTake(client))
            {
                http.Response.Headers.RetryAfter =
                    Math.Ceiling(allowance.UntilTomorrow.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
                return ErrorList.TooManySavedQueries(allowance.PerDay).Answer(http, call.Language);
            }

            try
            {
                stored = await store.SaveAsync(content, call.Catalogue.Release.Id, http.RequestAborted);
            }
            finally
            {
                if (stored is null)
                {
                    allowance.GiveBack(client);
                }
            }
        }

        if (stored is null)
        {
            return ErrorList.StoreIsFull(settings.Value.MaxSavedQueries).Answer(http, call.Language);
        }

        http.Response.Headers.CacheControl = "no-store";
        var answer = Answer(http, stored, settings.Value);
        return TypedResults.Created(answer.Links[0].Href, answer);
    }

    /// <summary>The query in normal form if it can be answered now, otherwise what is wrong with it.</summary>
    private static Result<SavedQuery> TryQuery(Call call, SavedQuery query, HttpSettings settings, FormatRegister formats)
    {
        if (!TextLanguages.TryQuery(query.Language, out var language))
        {
            return ErrorList.UnknownLanguage(query.Language);
        }

        if (call.Catalogue.Find(query.TableId) is not { } table)
        {
            return ErrorList.UnknownTable(query.TableId);
        }

        if (query.OutputFormatParams.Contains(null!))
        {
            return ErrorList.InvalidJson(
                "$.outputFormatParams",
                new BilingualText("null er ikke en værdi her.", "null is not a value here."));
        }

        if (!SelectionRequest.Of(query.Selection).Succeeded(out var choice, out var error)
            || !choice.FillIn(table, settings.MaxDataCells).Succeeded(out var plan, out error)
            || !FormatChoice.Read(formats, query.OutputFormat ?? "", query.OutputFormatParams).Succeeded(out var format, out error))
        {
            return error;
        }

        return format.Writer.Reject(
            new DataTask(call with { Language = language }, plan.Selection, plan.Placement, settings)) is { } rejected
            ? rejected
            : query with
            {
                TableId = table.Table.Id,
                Language = language,
                OutputFormat = string.IsNullOrEmpty(query.OutputFormat) ? null : format.Format.Name,
            };
    }

    private static async Task<Results<Ok<SavedQueryResponse>, ProblemHttpResult>> Fetch(
        HttpContext http, string id, SavedQueryStore store, IOptions<HttpSettings> settings) =>
        await store.FindAsync(id, http.RequestAborted) is { } stored
            ? TypedResults.Ok(Answer(http, stored, settings.Value))
            : ErrorList.UnknownQuery(id).Answer(http, Call.Of(http).Language);

    private static async Task<Results<Ok<SelectionResponse>, ProblemHttpResult>> SelectionUrl(
        HttpContext http,
        string id,
        SavedQueryStore store,
        IOptions<HttpSettings> settings)
    {
        if (await store.FindAsync(id, http.RequestAborted) is not { } stored)
        {
            return ErrorList.UnknownQuery(id).Answer(http, Call.Of(http).Language);
        }

        var call = WithLanguage(http, stored);
        return FillIn(call, stored, settings.Value).Succeeded(out var plan, out var error)
            ? TypedResults.Ok(SelectionAnswer.For(
                plan,
                call.Language,
                new Links(WebAddress.Of(http, settings.Value), call.Language).SavedSelection(stored.Id)))
            : error.Answer(http, call.Language);
    }

    private static async Task<IResult> Data(
        HttpContext http,
        string id,
        SavedQueryStore store,
        IOptions<HttpSettings> settings,
        FormatRegister formats)
    {
        var call = Call.Of(http);
        if (await store.FindAsync(id, http.RequestAborted) is not { } stored)
        {
            return ErrorList.UnknownQuery(id).Answer(http, call.Language);
        }

        call = WithLanguage(http, stored);
        var (name, parameters) = Format(http.Request.Query, stored.Query);
        var chosen = name.Length > 0 ? FormatChoice.Read(formats, name, parameters) : FormatChoice.Read(http.Request, formats, parameters);
        return FillIn(call, stored, settings.Value).Succeeded(out var plan, out var error) && chosen.Succeeded(out var format, out error)
            ? DataEndpoints.Answer(http, call, plan, format, settings.Value)
            : error.Answer(http, call.Language);
    }

    /// <summary>The format asked for with its parameters, else the one that was saved with those.</summary>
    private static (string Name, IReadOnlyList<string> Parameters) Format(IQueryCollection query, SavedQuery stored)
    {
        var name = query["outputFormat"].ToString();
        var parameters = DataRequest.ListOf(query, "outputFormatParams");
        var same = name.Length == 0 || string.Equals(name, stored.OutputFormat, StringComparison.OrdinalIgnoreCase);
        return (name.Length > 0 ? name : stored.OutputFormat ?? "", parameters.Count > 0 || !same ? parameters : stored.OutputFormatParams);
    }

    private static Result<SelectionPlan> FillIn(Call call, StoredQuery stored, HttpSettings settings)
    {
        if (call.Catalogue.Find(stored.Query.TableId) is not { } table)
        {
            return ErrorList.UnknownTable(stored.Query.TableId);
        }

        return SelectionRequest.Of(stored.Query.Selection).Succeeded(out var choice, out var error)
            ? choice.FillIn(table, settings.MaxDataCells)
            : error;
    }

    /// <summary>The language asked for, else the one that was saved.</summary>
    private static Call WithLanguage(HttpContext http, StoredQuery stored)
    {
        var call = Call.Of(http);
        return http.Request.Query["lang"].ToString().Length > 0 ? call : call with { Language = stored.Query.Language };
    }

    private static SavedQueryResponse Answer(HttpContext http, StoredQuery stored, HttpSettings settings) => new(
        stored.Query.Language,
        stored.Id,
        stored.Query,
        stored.Version,
        stored.Stored.UtcDateTime,
        stored.Release,
        new Links(WebAddress.Of(http, settings), stored.Query.Language).Stored(stored.Id));
}
