using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.OpenApi;
using Opgoerelse.Api.Http.PxWeb;

namespace Opgoerelse.Api.Http.Masse;

/// <summary><c>/bulk/{id}.csv</c> and <c>/bulk/{id}.json</c>: a whole table, whatever its size.</summary>
internal static class MasseEndpoints
{
    public const string Rod = "/bulk";

    public static void MapMasse(this IEndpointRouteBuilder app)
    {
        var rod = app.MapGroup(Rod)
            .RequireCors(PxWebEndpoints.Aaben)
            .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
            .WithTags("Bulk")
            .ProducesFejl(404)
            .ProducesFejl(503);
        rod.MapGet("/{id}.csv", (HttpContext http, string id, Massearkiv arkiv, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, "csv", arkiv, indstillinger.Value))
            .WithName("GetWholeTableAsCsv")
            .WithSummary("A whole table as CSV: codes, a column per measure")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that.")
            .Produces<string>(contentType: "text/csv")
            .Produces(304);
        rod.MapGet("/{id}.json", (HttpContext http, string id, Massearkiv arkiv, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, "json-stat2", arkiv, indstillinger.Value))
            .WithName("GetWholeTableAsJsonStat")
            .WithSummary("A whole table as a JSON-stat 2.0 dataset with Danish labels")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that. `status` says which figures are preliminary and why others are missing.")
            .WithMetadata(new Datasetsvar("The cells", MedFiler: false))
            .Produces(304);
    }

    /// <summary>The path of a whole table.</summary>
    public static string Sti(string tabel, string endelse) => $"{Rod}/{Uri.EscapeDataString(tabel)}.{endelse}";

    private static IResult Hent(HttpContext http, string id, string format, Massearkiv arkiv, HttpIndstillinger indstillinger)
    {
        var kald = Kald.Af(http);
        return kald.Katalog.Find(id) is { } tabel && arkiv.Find(kald.Katalog, tabel, format) is { } fil
            ? new Massesvar(kald, fil, indstillinger)
            : Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
    }
}
