using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;
using Opgoerelse.Serving.WholeTables;

namespace Opgoerelse.Api.Bulk;

/// <summary><c>/bulk/{id}.csv</c>, <c>.json</c> and <c>.parquet</c>: a whole table, whatever its size.</summary>
internal static class BulkEndpoints
{
    public static void MapBulk(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup(Addresses.Bulk)
            .AddEndpointFilter<RouteGroupBuilder, CallFilter>()
            .WithTags("Bulk")
            .ProducesError(404)
            .ProducesError(429)
            .ProducesError(503);
        root
            .MapGet(
                "/{id}.csv",
                (HttpContext http, string id, FormatRegister formats, IOptions<HttpSettings> settings) =>
                    Fetch(http, id, WholeTableFiles.All["csv"], formats, settings.Value))
            .WithName("GetWholeTableAsCsv")
            .WithSummary("A whole table as CSV: codes, per measure a column of values and one of signs")
            .WithDescription(
                "No limit of cells. Sent packed (br, gzip) to who accepts that. `antalMed_status` tells of each value in `antalMed` "
                    + "whether it is preliminary (f), or why there is a sign in its place. `antalMedFra` and `antalMedTil` hold the range "
                    + "that is published of a withheld `antalMed`, and are both `antalMed` where that is shown.")
            .Produces<string>(contentType: "text/csv")
            .Produces(304);
        root
            .MapGet(
                "/{id}.json",
                (HttpContext http, string id, FormatRegister formats, IOptions<HttpSettings> settings) =>
                    Fetch(http, id, WholeTableFiles.All["json"], formats, settings.Value))
            .WithName("GetWholeTableAsJsonStat")
            .WithSummary("A whole table as a JSON-stat 2.0 dataset")
            .WithDescription(
                "No limit of cells. Sent packed (br, gzip) to who accepts that. `status` says which figures are preliminary and why "
                    + "others are missing.")
            .WithMetadata(new DatasetAnswer("The cells", WithFiles: false))
            .Produces(304);
        root
            .MapGet(
                "/{id}.parquet",
                (HttpContext http, string id, FormatRegister formats, IOptions<HttpSettings> settings) =>
                    Fetch(http, id, WholeTableFiles.All["parquet"], formats, settings.Value))
            .WithName("GetWholeTableAsParquet")
            .WithSummary("A whole table as Apache Parquet: codes, per measure a column of values and one of signs")
            .WithDescription(
                "No limit of cells. `maal_antalMed` is null where there is no value, and `maal_antalMed_symbol` tells why, or that a "
                    + "value is preliminary (f); `maal_antalMedFra` and `maal_antalMedTil` hold the range that is published in its place. "
                    + "`timestamp` is the first day of the period.")
            .Produces<Stream>(contentType: MediaTypes.Parquet)
            .Produces(304);
    }

    /// <summary>
    /// The answer that all cells in their usual order have, but with no limit of cells. It is written beforehand (WholeTableWriter).
    /// </summary>
    private static IResult Fetch(
        HttpContext http,
        string id,
        (string Format, string[] Parameters) file,
        FormatRegister formats,
        HttpSettings settings)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Respond(http);
        }

        var selection = Selection.Anything(table, new Codelist?[table.Dimensions.Count]);
        return FormatChoice.Read(formats, file.Format, file.Parameters).Succeeded(out var format, out var error)
            ? new DataAnswer(
                new DataTask(call, selection, Placement.Standard(selection), settings),
                format with { MediaType = format.Format.AcceptType },
                RequestMetrics.Bulk,
                asFile: true)
            : error.Answer(http, call.Language);
    }
}
