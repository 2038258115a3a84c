using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.OpenApi;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Kontrakt;
using Opgoerelse.Api.Http.PxWeb.Tabeller;
using Opgoerelse.Api.Http.PxWeb.Valg;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>What a table is made of (<c>metadata</c>, <c>defaultselection</c>), and its cells (<c>data</c>).</summary>
internal static class DataEndpoints
{
    /// <summary>The largest selection that is read: every code of every table fits many times over.</summary>
    private const long StoersteIndhold = 1 << 20;

    private static readonly Parameter Format = new("outputFormat", "json-stat2 (default), csv, px or html.", Eksempel: "csv");

    private static readonly Parameter Formatparametre = new(
        "outputFormatParams", "CSV and HTML: UseCodes (default of CSV), UseTexts (default of HTML) or UseCodesAndTexts; IncludeTitle. CSV: SeparatorTab, SeparatorSpace or SeparatorSemicolon. Comma-separated.");

    public static void MapData(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables/{id}/metadata", Metadata)
            .WithName("GetMetadataById")
            .WithSummary("The variables and values of a table, as a JSON-stat 2.0 dataset without values")
            .WithTags("Tables")
            .MedParametre(
                new Parameter("defaultSelection", "Only what the default selection holds.", Parametertype.SandFalsk),
                new Parameter("codelist", "codelist[VARIABLE]=id: of that variable only the values in a codelist of it.", Parametertype.Objekt))
            .WithMetadata(new Datasetsvar("The dataset, its `value` empty", MedFiler: false))
            .Produces(304)
            .ProducesFejl(404);

        app.MapGet("/tables/{id}/defaultselection", Standard)
            .WithName("GetDefaultSelection")
            .WithSummary("What is answered when a client selects nothing")
            .WithTags("Tables")
            .ProducesFejl(404);

        app.MapGet("/tables/{id}/data", Hent)
            .WithName("GetTableData")
            .WithSummary("Cells of a table, selected in the query string")
            .WithDescription("Without valuecodes the default selection is answered. Expressions: codes; *, ab*, *ab, *ab*; a?c; TOP(n), [TOP(n,offset)], BOTTOM(n), [BOTTOM(n,offset)] (TOP of the periods are the latest); FROM(code), TO(code), [RANGE(code,code)]. Square brackets keep a comma inside an expression. An expression that matches nothing is 400.")
            .WithTags("Data")
            .MedParametre(
                new Parameter("valuecodes", "valuecodes[VARIABLE]=code,expression: one per variable; variables with a total may be left out.", Parametertype.Objekt, """{"periode":"TOP(4)","omraade":"DK","indsats":"*","maal":"andel"}"""),
                new Parameter("codelist", "codelist[VARIABLE]=id: the codes and expressions for that variable mean values of this codelist. Nothing is added up: every value of a codelist is published as such.", Parametertype.Objekt, """{"omraade":"vs_kommuner"}"""),
                Format,
                Formatparametre,
                new Parameter("heading", "Variables in the columns, comma-separated."),
                new Parameter("stub", "Variables in the rows, comma-separated."))
            .WithMetadata(new Datasetsvar("The cells", MedFiler: true))
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
            .WithMetadata(new Datasetsvar("The cells", MedFiler: true))
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

        if (!Dataforespoergsel.LaesMetadata(http.Request.Query).Lykkedes(out var valg, out var fejl)
            || !Valgtolk.Find(tabel, valg.Kodelister).Lykkedes(out var lister, out fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        var (udsnit, placering) = valg.Standard ? Standardvalg.For(tabel) : Hele(Udsnit.Alt(tabel, lister));
        return new Metadatasvar(new Dataopgave(kald, udsnit, placering, indstillinger.Value), new Links(http.Request.PathBase, kald.Sprog));

        static (Udsnit, Placering) Hele(Udsnit alt) => (alt, Placering.Standard(alt));
    }

    private static Results<Ok<SelectionResponse>, ProblemHttpResult> Standard(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        Mellemlager.TilladGenbrug(http, indstillinger.Value.CacheSeconds);
        var (udsnit, placering) = Standardvalg.For(tabel);
        return TypedResults.Ok(new SelectionResponse(
            [.. Enumerable.Range(0, tabel.Dimensioner.Count).Select(Variabel)],
            new VariablePlacement { Heading = Koder(placering.Heading), Stub = Koder(placering.Stub) },
            kald.Sprog,
            new Links(http.Request.PathBase, kald.Sprog).Standardvalg(tabel.Tabel.Id)));

        VariableSelection Variabel(int nummer) => new()
        {
            VariableCode = tabel.Dimensioner[nummer].Kode,
            ValueCodes = udsnit.ErElimineret(nummer) ? [] : [.. udsnit.Valgte(nummer).Select(indeks => tabel.Dimensioner[nummer].Vaerdier[indeks].Kode)],
        };

        string[] Koder(IEnumerable<int> dimensioner) => [.. dimensioner.Select(dimension => tabel.Dimensioner[dimension].Kode)];
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
