using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.OpenApi;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Kontrakt;
using Opgoerelse.Api.Http.PxWeb.Valg;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary><c>/tables/{id}/metadata</c> and <c>/tables/{id}/data</c>: what a table is made of, and its cells.</summary>
internal static class DataEndpoints
{
    /// <summary>The largest selection that is read: every code of every table fits many times over.</summary>
    private const long StoersteIndhold = 1 << 20;

    private static readonly Parameter Format = new("outputFormat", "json-stat2 (default) or csv.", Eksempel: "csv");

    private static readonly Parameter Formatparametre = new(
        "outputFormatParams", "CSV: UseCodes (default), UseTexts or UseCodesAndTexts; IncludeTitle; SeparatorTab, SeparatorSpace or SeparatorSemicolon. Comma-separated.");

    public static void MapData(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables/{id}/metadata", Metadata)
            .WithName("GetMetadataById")
            .WithSummary("The variables and values of a table, as a JSON-stat 2.0 dataset without values")
            .WithTags("Tables")
            .MedParametre(new Parameter("defaultSelection", "Only what the default selection holds.", Parametertype.SandFalsk))
            .WithMetadata(new Datasetsvar("The dataset, its `value` empty", MedCsv: false))
            .Produces(304)
            .ProducesFejl(404);

        app.MapGet("/tables/{id}/data", Hent)
            .WithName("GetTableData")
            .WithSummary("Cells of a table, selected in the query string")
            .WithDescription("Without valuecodes the default selection is answered. Expressions: codes; *, ab*, *ab, *ab*; a?c; TOP(n), [TOP(n,offset)], BOTTOM(n), [BOTTOM(n,offset)] (TOP of the periods are the latest); FROM(code), TO(code), [RANGE(code,code)]. Square brackets keep a comma inside an expression. An expression that matches nothing is 400.")
            .WithTags("Data")
            .MedParametre(
                new Parameter("valuecodes", "valuecodes[VARIABLE]=code,expression: one per variable; variables with a total may be left out.", Parametertype.Objekt, """{"periode":"TOP(4)","omraade":"DK","indsats":"*","maal":"andel"}"""),
                Format,
                Formatparametre,
                new Parameter("heading", "Variables in the columns, comma-separated."),
                new Parameter("stub", "Variables in the rows, comma-separated."))
            .WithMetadata(new Datasetsvar("The cells", MedCsv: true))
            .Produces(304)
            .ProducesFejl(403)
            .ProducesFejl(404);

        app.MapPost("/tables/{id}/data", Send)
            .WithName("GetTableDataByPost")
            .WithSummary("Cells of a table, selected in the body")
            .WithTags("Data")
            .WithMetadata(new RequestSizeLimitAttribute(StoersteIndhold))
            .Accepts<VariablesSelection>("application/json")
            .MedParametre(Format, Formatparametre)
            .WithMetadata(new Datasetsvar("The cells", MedCsv: true))
            .ProducesFejl(403)
            .ProducesFejl(404)
            .ProducesFejl(413)
            .ProducesFejl(415);
    }

    private static IResult Metadata(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        if (!Dataforespoergsel.LaesMetadata(http.Request.Query).Lykkedes(out var standard, out var fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        var (udsnit, placering) = standard.Valgt ? Standardvalg.For(tabel) : Hele(Udsnit.Alt(tabel));
        return new Metadatasvar(new Dataopgave(kald, udsnit, placering, indstillinger.Value));

        static (Udsnit, Placering) Hele(Udsnit alt) => (alt, Placering.Standard(alt));
    }

    private static IResult Hent(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var kald = Kald.Af(http);
        return Dataforespoergsel.LaesGet(http.Request.Query, formater).Lykkedes(out var forespoergsel, out var fejl)
            ? Svar(http, kald, id, forespoergsel, indstillinger.Value)
            : Foerst(http, kald, id, fejl);
    }

    private static async Task<IResult> Send(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var kald = Kald.Af(http);
        return (await Dataforespoergsel.LaesPostAsync(http.Request, formater)).Lykkedes(out var forespoergsel, out var fejl)
            ? Svar(http, kald, id, forespoergsel, indstillinger.Value)
            : Foerst(http, kald, id, fejl);
    }

    private static IResult Svar(HttpContext http, Kald kald, string id, Dataforespoergsel forespoergsel, HttpIndstillinger indstillinger)
    {
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        return forespoergsel.Valg.Udfyld(tabel, indstillinger.MaxDataCells).Lykkedes(out var plan, out var fejl)
            ? new Datasvar(new Dataopgave(kald, plan.Udsnit, plan.Placering, indstillinger), forespoergsel)
            : fejl.Svar(http, kald.Sprog);
    }

    /// <summary>A table that is not there is the first thing to say, whatever else is wrong.</summary>
    private static IResult Foerst(HttpContext http, Kald kald, string id, Fejl fejl) =>
        (kald.Katalog.Find(id) is null ? Fejlliste.UkendtTabel(id) : fejl).Svar(http, kald.Sprog);
}
