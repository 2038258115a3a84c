using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.OpenApi;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Http.PxWeb.Data;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Valg;

namespace Opgoerelse.Api.Http.Masse;

/// <summary><c>/bulk/{id}.csv</c> and <c>/bulk/{id}.json</c>: a whole table, whatever its size.</summary>
internal static class MasseEndpoints
{
    public const string Rod = "/bulk";

    public static void MapMasse(this IEndpointRouteBuilder app)
    {
        var rod = app.MapGroup(Rod)
            .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
            .WithTags("Bulk")
            .ProducesFejl(404)
            .ProducesFejl(429)
            .ProducesFejl(503);
        rod.MapGet("/{id}.csv", (HttpContext http, string id, Formatregister formater, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, "csv", formater, indstillinger.Value))
            .WithName("GetWholeTableAsCsv")
            .WithSummary("A whole table as CSV: codes, a column per measure")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that.")
            .Produces<string>(contentType: "text/csv")
            .Produces(304);
        rod.MapGet("/{id}.json", (HttpContext http, string id, Formatregister formater, IOptions<HttpIndstillinger> indstillinger) => Hent(http, id, "json-stat2", formater, indstillinger.Value))
            .WithName("GetWholeTableAsJsonStat")
            .WithSummary("A whole table as a JSON-stat 2.0 dataset")
            .WithDescription("No limit of cells. Sent packed (br, gzip) to who accepts that. `status` says which figures are preliminary and why others are missing.")
            .WithMetadata(new Datasetsvar("The cells", MedFiler: false))
            .Produces(304);
    }

    /// <summary>The path of a whole table.</summary>
    public static string Sti(string tabel, string endelse) => $"{Rod}/{Uri.EscapeDataString(tabel)}.{endelse}";

    /// <summary>The answer that all cells in their usual order have, but with no limit of cells. It is written beforehand (Heltabelskriver).</summary>
    private static IResult Hent(HttpContext http, string id, string navn, Formatregister formater, HttpIndstillinger indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        var udsnit = Udsnit.Alt(tabel, new PxWeb.Kodelister.Kodeliste?[tabel.Dimensioner.Count]);
        return Formatvalg.Laes(formater, navn, []).Lykkedes(out var format, out var fejl)
            ? new Datasvar(new Dataopgave(kald, udsnit, Placering.Standard(udsnit), indstillinger), format, somFil: true)
            : fejl.Svar(http, kald.Sprog);
    }
}
