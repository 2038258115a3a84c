using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.WholeTables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.Bulk;

/// <summary><c>/bulk/{id}.csv</c>, <c>.json</c> and <c>.parquet</c>: a whole table, whatever its size.</summary>
internal static class MasseEndpoints
{
    public static void MapMasse(this IEndpointRouteBuilder app)
    {
        var rod = app.MapGroup(Addresses.Bulk)
            .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
            .WithTags("Bulk")
            .ProducesFejl(404)
            .ProducesFejl(429)
            .ProducesFejl(503);
        rod.MapGet("/{id}.csv", (HttpContext http, string id, Formatregister formater, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, WholeTableFiles.All["csv"], formater, indstillinger.Value))
            .WithName("GetWholeTableAsCsv")
            .WithSummary("A whole table as CSV: codes, per measure a column of values and one of signs")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that. `antalMed_status` tells of each value in `antalMed` whether it is preliminary (f), or why there is a sign in its place.")
            .Produces<string>(contentType: "text/csv")
            .Produces(304);
        rod.MapGet("/{id}.json", (HttpContext http, string id, Formatregister formater, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, WholeTableFiles.All["json"], formater, indstillinger.Value))
            .WithName("GetWholeTableAsJsonStat")
            .WithSummary("A whole table as a JSON-stat 2.0 dataset")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that. `status` says which figures are preliminary and why others are missing.")
            .WithMetadata(new Datasetsvar("The cells", MedFiler: false))
            .Produces(304);
        rod.MapGet("/{id}.parquet", (HttpContext http, string id, Formatregister formater, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, WholeTableFiles.All["parquet"], formater, indstillinger.Value))
            .WithName("GetWholeTableAsParquet")
            .WithSummary("A whole table as Apache Parquet: codes, per measure a column of values and one of signs")
            .WithDescription("No limit of cells. `maal_antalMed` is null where there is no value, and `maal_antalMed_symbol` tells why, or that a value is preliminary (f). `timestamp` is the first day of the period.")
            .Produces<Stream>(contentType: Medietyper.Parquet)
            .Produces(304);
    }

    /// <summary>The answer that all cells in their usual order have, but with no limit of cells. It is written beforehand (Heltabelskriver).</summary>
    private static IResult Hent(HttpContext http, string id, (string Format, string[] Parametre) fil, Formatregister formater, HttpIndstillinger indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Respond(http);
        }

        var udsnit = Udsnit.Alt(tabel, new Kodeliste?[tabel.Dimensioner.Count]);
        return Formatvalg.Laes(formater, fil.Format, fil.Parametre).Lykkedes(out var format, out var fejl)
            ? new Datasvar(new Dataopgave(kald, udsnit, Placering.Standard(udsnit), indstillinger), format with { Medietype = format.Format.AcceptType }, RequestMetrics.Bulk, somFil: true)
            : fejl.Svar(http, kald.Sprog);
    }
}
