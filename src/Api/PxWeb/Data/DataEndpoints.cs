using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>What a table is made of (<c>metadata</c>, <c>defaultselection</c>), and its cells (<c>data</c>).</summary>
internal static class DataEndpoints
{
    /// <summary>The largest selection that is read: every code of every table fits many times over.</summary>
    private const long LargestBody = 1 << 20;

    public static Parameter Format { get; } = new(
        "outputFormat",
        "`json-stat2` (default), `csv`, `px`, `xlsx`, `html`, `json-px` or `parquet`. When it is left out and the Accept header rules "
            + "out JSON, the format that Accept likes best.",
        Example: "csv");

    public static Parameter FormatParameters { get; } = new(
        "outputFormatParams",
        "`csv`, `xlsx` and `html`: `UseCodes` (default of csv), `UseTexts` (default of xlsx and html) or `UseCodesAndTexts`; "
            + "`IncludeTitle`. "
        + "`csv`: `SeparatorTab`, `SeparatorSpace` or `SeparatorSemicolon`. "
        + "Our own for `csv`: `IncludeStatus` (after the values of a row a column with the sign of each: `f`, `*`, `-`, `..` or `...`); "
        + "`IncludeNotes` (notes, signs, source, contact and licence below the data); "
        + "`ForSpreadsheet` (as Excel in the language of `lang` opens it right: byte order mark, in Danish semicolons and decimal commas, "
        + "areas as code and name in one cell, nothing that could be taken for a formula). Comma-separated.");

    public static void MapData(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables/{id}/metadata", Metadata)
            .WithName("GetMetadataById")
            .WithSummary("The variables and values of a table, as a JSON-stat 2.0 dataset without values")
            .WithDescription(
                "Every variable with its values, codes, labels, notes, units and codelists. `extension` says which variables can be left "
                    + "out.")
            .WithTags("Tables")
            .WithParameters(
                new Parameter(
                    "defaultSelection",
                    "The metadata as a client that begins with the default selection needs them: every value, as no default selection "
                        + "has a codelist.",
                    ParameterType.TrueFalse),
                new Parameter(
                    "savedQuery",
                    "The metadata as a client that begins with this saved query of the table needs them: every value, "
                    + "of a variable with a codelist in the query those of the codelist."),
                new Parameter(
                    "codelist",
                    "`codelist[VARIABLE]=id`: of that variable only the values in a codelist of it.",
                    ParameterType.JsonObjectKind,
                    """{"omraade":"agg_regioner"}"""))
            .WithMetadata(new DatasetAnswer("The dataset, its `value` empty", WithFiles: false))
            .AddEndpointFilter(SavedQueryAccess.RequireStore)
            .Produces(304)
            .ProducesError(404);

        app.MapGet("/tables/{id}/defaultselection", Standard)
            .WithName("GetDefaultSelection")
            .WithSummary("What is answered when a client selects nothing")
            .WithDescription("Codes, written out, of the selection that `data` answers without one.")
            .WithTags("Tables")
            .WithNotModified()
            .ProducesError(404);

        app.MapGet("/tables/{id}/data", Fetch)
            .WithName("GetTableData")
            .WithSummary("Cells of a table, selected in the query string")
            .WithDescription(
                """
                Without `valuecodes` the default selection is answered. What stands after `=` is codes and expressions, apart by commas:

                | expression | means |
                |---|---|
                | `*` | all values |
                | `ab*`, `*ab`, `*ab*` | codes that begin with, end with or hold ab |
                | `a?c` | `?` is any one sign |
                | `TOP(n)`, `[TOP(n,offset)]` | the first n; of the periods the latest with figures |
                | `BOTTOM(n)`, `[BOTTOM(n,offset)]` | the last n; of the periods the earliest |
                | `FROM(code)`, `TO(code)`, `[RANGE(code,code)]` | from, up to and including, between |

                Square brackets keep a comma inside an expression. An expression means periods of one kind.
                """
                    + " An expression that matches nothing is 400.")
            .WithTags("Data")
            // What takes time here is the writing, which has a time limit of its own where there is much of it.
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .WithParameters(
                new Parameter(
                    "valuecodes",
                    "`valuecodes[VARIABLE]=code,expression`: one per variable; variables with a total may be left out.",
                    ParameterType.JsonObjectKind,
                    """{"periode":"TOP(4)","omraade":"*","indsats":"*","maal":"andel"}"""),
                new Parameter(
                    "codelist",
                    "`codelist[VARIABLE]=id`: the codes and expressions for that variable mean values of this codelist. Nothing is added "
                        + "up: every value of a codelist is published as such.",
                    ParameterType.JsonObjectKind,
                    """{"omraade":"agg_regioner"}"""),
                Format,
                FormatParameters,
                new Parameter("heading", "Variables in the columns, comma-separated."),
                new Parameter("stub", "Variables in the rows, comma-separated."))
            .WithMetadata(new DatasetAnswer("The cells", WithFiles: true))
            .Produces(304)
            .ProducesError(403)
            .ProducesError(404);

        app.MapPost("/tables/{id}/data", Send)
            .WithName("GetTableDataByPost")
            .WithSummary("Cells of a table, selected in the body")
            .WithDescription(
                "The same as by GET, for selections that are too long for an address. An empty `selection` gives the default selection.")
            .WithTags("Data")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Accepts<VariablesSelection>("application/json")
            .WithParameters(Format, FormatParameters)
            .WithMetadata(new DatasetAnswer("The cells", WithFiles: true))
            .ProducesError(403)
            .ProducesError(404)
            .ProducesError(413)
            .ProducesError(415);
    }

    private static async Task<IResult> Metadata(HttpContext http, string id, IOptions<HttpSettings> settings)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, call.Language);
        }

        if (!DataRequest.ReadMetadata(http.Request.Query).Succeeded(out var choice, out var error))
        {
            return error.Answer(http, call.Language);
        }

        if (choice.Stored.Length > 0)
        {
            if (choice.Codelists.Count > 0)
            {
                RemarkList.Overruled("codelist", "savedQuery").Add(http);
            }

            var store = http.RequestServices.GetRequiredService<SavedQueryStore>();
            if (!(await SavedQueryAccess.CodelistsAsync(store, choice.Stored, table, http.RequestAborted)).Succeeded(out choice, out error))
            {
                return error.Answer(http, call.Language);
            }
        }

        if (!SelectionInterpreter.Find(table, choice.Codelists).Succeeded(out var listNames, out error))
        {
            return error.Answer(http, call.Language);
        }

        var selection = Selection.Anything(table, listNames);
        var task = new DataTask(call, selection, Placement.Standard(selection), settings.Value);
        return new MetadataAnswer(task, new Links(WebAddress.Of(http, settings.Value), call.Language));
    }

    private static Results<Ok<SelectionResponse>, ProblemHttpResult> Standard(HttpContext http, string id, IOptions<HttpSettings> settings)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, call.Language);
        }

        var (selection, placement) = DefaultSelection.For(table);
        var plan = new SelectionPlan(selection, placement, new Codelist?[table.Dimensions.Count]);
        var links = new Links(WebAddress.Of(http, settings.Value), call.Language).DefaultSelection(table.Table.Id);
        return TypedResults.Ok(SelectionAnswer.For(plan, call.Language, links));
    }

    private static IResult Fetch(HttpContext http, string id, IOptions<HttpSettings> settings, FormatRegister formats)
    {
        var call = Call.Of(http);
        return DataRequest.ReadGet(http.Request, formats).Succeeded(out var query, out var error)
            ? Answer(http, call, id, query, settings.Value)
            : FirstTime(http, call, id, error);
    }

    private static async Task<IResult> Send(HttpContext http, string id, IOptions<HttpSettings> settings, FormatRegister formats)
    {
        var call = Call.Of(http);
        return (await DataRequest.ReadPostAsync(http.Request, formats)).Succeeded(out var query, out var error)
            ? Answer(http, call, id, query, settings.Value)
            : FirstTime(http, call, id, error);
    }

    private static IResult Answer(HttpContext http, Call call, string id, DataRequest query, HttpSettings settings)
    {
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, call.Language);
        }

        return query.Choice.FillIn(table, settings.MaxDataCells).Succeeded(out var plan, out var error)
            ? Answer(http, call, plan, query.Format, settings)
            : error.Answer(http, call.Language);
    }

    /// <summary>The cells of <paramref name="plan"/>, if they can be written in the format.</summary>
    public static IResult Answer(HttpContext http, Call call, SelectionPlan plan, FormatChoice format, HttpSettings settings)
    {
        for (var i = 0; i < plan.Codelists.Count; i++)
        {
            if (plan.Codelists[i] is { } listOf && plan.Selection.IsEliminated(i))
            {
                RemarkList.CodelistWithoutEffect(plan.Selection.Table.Dimensions[i].Code, listOf.Id).Add(http);
            }
        }

        var task = new DataTask(call, plan.Selection, plan.Placement, settings);
        return format.Writer.Reject(task) is { } rejected
            ? rejected.Answer(http, call.Language)
            : new DataAnswer(task, format, RequestMetrics.PxWeb);
    }

    /// <summary>A table that is not there is the first thing to say, whatever else is wrong.</summary>
    private static IResult FirstTime(HttpContext http, Call call, string id, Error error) =>
        (call.Catalogue.Find(id) is null ? ErrorList.UnknownTable(id) : error).Answer(http, call.Language);
}
