using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>What a table is made of (<c>metadata</c>, <c>defaultselection</c>), and its cells (<c>data</c>).</summary>
internal static class DataEndpoints
{
    /// <summary>The largest selection that is read: every code of every table fits many times over.</summary>
    private const long StoersteIndhold = 1 << 20;

    public static Parameter Format { get; } = new("outputFormat", "`json-stat2` (default), `csv`, `px`, `xlsx`, `html`, `json-px` or `parquet`. When it is left out and the Accept header rules out JSON, the format that Accept likes best.", Eksempel: "csv");

    public static Parameter Formatparametre { get; } = new(
        "outputFormatParams",
        "`csv`, `xlsx` and `html`: `UseCodes` (default of csv), `UseTexts` (default of xlsx and html) or `UseCodesAndTexts`; `IncludeTitle`. "
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
            .WithDescription("Every variable with its values, codes, labels, notes, units and codelists. `extension` says which variables can be left out.")
            .WithTags("Tables")
            .MedParametre(
                new Parameter(
                    "defaultSelection",
                    "The metadata as a client that begins with the default selection needs them: every value, as no default selection has a codelist.",
                    Parametertype.SandFalsk),
                new Parameter(
                    "savedQuery",
                    "The metadata as a client that begins with this saved query of the table needs them: every value, "
                    + "of a variable with a codelist in the query those of the codelist."),
                new Parameter("codelist", "`codelist[VARIABLE]=id`: of that variable only the values in a codelist of it.", Parametertype.Objekt, """{"omraade":"agg_regioner"}"""))
            .WithMetadata(new Datasetsvar("The dataset, its `value` empty", MedFiler: false))
            .AddEndpointFilter(SavedQueryAccess.KraevLager)
            .Produces(304)
            .ProducesFejl(404);

        app.MapGet("/tables/{id}/defaultselection", Standard)
            .WithName("GetDefaultSelection")
            .WithSummary("What is answered when a client selects nothing")
            .WithDescription("Codes, written out, of the selection that `data` answers without one.")
            .WithTags("Tables")
            .MedUaendret()
            .ProducesFejl(404);

        app.MapGet("/tables/{id}/data", Hent)
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

                Square brackets keep a comma inside an expression. An expression means periods of one kind. An expression that matches nothing is 400.
                """)
            .WithTags("Data")
            // What takes time here is the writing, which has a time limit of its own where there is much of it.
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .MedParametre(
                new Parameter("valuecodes", "`valuecodes[VARIABLE]=code,expression`: one per variable; variables with a total may be left out.", Parametertype.Objekt, """{"periode":"TOP(4)","omraade":"*","indsats":"*","maal":"andel"}"""),
                new Parameter("codelist", "`codelist[VARIABLE]=id`: the codes and expressions for that variable mean values of this codelist. Nothing is added up: every value of a codelist is published as such.", Parametertype.Objekt, """{"omraade":"agg_regioner"}"""),
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
            .WithDescription("The same as by GET, for selections that are too long for an address. An empty `selection` gives the default selection.")
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

    private static async Task<IResult> Metadata(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        if (!Dataforespoergsel.LaesMetadata(http.Request.Query).Lykkedes(out var valg, out var fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        if (valg.Gemt.Length > 0)
        {
            if (valg.Kodelister.Count > 0)
            {
                RemarkList.Overruled("codelist", "savedQuery").Add(http);
            }

            var lager = http.RequestServices.GetRequiredService<Forespoergselslager>();
            if (!(await SavedQueryAccess.KodelisterAsync(lager, valg.Gemt, tabel, http.RequestAborted)).Lykkedes(out valg, out fejl))
            {
                return fejl.Svar(http, kald.Sprog);
            }
        }

        if (!Valgtolk.Find(tabel, valg.Kodelister).Lykkedes(out var lister, out fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        var udsnit = Udsnit.Alt(tabel, lister);
        var opgave = new Dataopgave(kald, udsnit, Placering.Standard(udsnit), indstillinger.Value);
        return new Metadatasvar(opgave, new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog));
    }

    private static Results<Ok<SelectionResponse>, ProblemHttpResult> Standard(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        var (udsnit, placering) = Standardvalg.For(tabel);
        var plan = new Valgplan(udsnit, placering, new Kodeliste?[tabel.Dimensioner.Count]);
        var links = new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog).Standardvalg(tabel.Tabel.Id);
        return TypedResults.Ok(Udvalgssvar.For(plan, kald.Sprog, links));
    }

    private static IResult Hent(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var kald = Kald.Af(http);
        return Dataforespoergsel.LaesGet(http.Request, formater).Lykkedes(out var forespoergsel, out var fejl)
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
            ? Svar(http, kald, plan, forespoergsel.Format, indstillinger)
            : fejl.Svar(http, kald.Sprog);
    }

    /// <summary>The cells of <paramref name="plan"/>, if they can be written in the format.</summary>
    public static IResult Svar(HttpContext http, Kald kald, Valgplan plan, Formatvalg format, HttpIndstillinger indstillinger)
    {
        for (var i = 0; i < plan.Kodelister.Count; i++)
        {
            if (plan.Kodelister[i] is { } liste && plan.Udsnit.ErElimineret(i))
            {
                RemarkList.CodelistWithoutEffect(plan.Udsnit.Tabel.Dimensioner[i].Kode, liste.Id).Add(http);
            }
        }

        var opgave = new Dataopgave(kald, plan.Udsnit, plan.Placering, indstillinger);
        return format.Skriver.Afvis(opgave) is { } afvist ? afvist.Svar(http, kald.Sprog) : new Datasvar(opgave, format, RequestMetrics.PxWeb);
    }

    /// <summary>A table that is not there is the first thing to say, whatever else is wrong.</summary>
    private static IResult Foerst(HttpContext http, Kald kald, string id, Fejl fejl) =>
        (kald.Katalog.Find(id) is null ? Fejlliste.UkendtTabel(id) : fejl).Svar(http, kald.Sprog);
}
