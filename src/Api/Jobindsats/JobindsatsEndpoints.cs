using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Opgoerelse.Api.Jobindsats.Contract;
using Opgoerelse.Api.OpenApi;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Versions 2 and 3 of the API of jobindsats over the same tables: <c>/v2</c> and <c>/v3</c>, so that a script changes
/// only the host it asks. Every address takes POST as GET, as there.
/// </summary>
internal static class JobindsatsEndpoints
{
    private const string Maerke2 = "jobindsats v2";
    private const string Maerke3 = "jobindsats v3";

    /// <summary>The largest body that is read: every label of every table fits many times over.</summary>
    private const long StoersteIndhold = 1 << 20;

    private static readonly Parameter Format3 = new("format", "`json` (default) or `csv`: semicolons, decimal comma, byte order mark.", Eksempel: "json");

    private static readonly Parameter[] Udvalg2 =
    [
        new("period", "Codes apart by commas, `l(q:4)` for the latest four quarters (also `qmat`, `y`, `indf`), or `*` for all. Must be given.", Eksempel: "l(q:4)"),
        new("area", "Labels (or codes) apart by commas, or `*` for all. Without it: Hele landet.", Eksempel: "Hele landet"),
        new("measurement", "Ids (or names) of measures apart by commas, or `*`. Without it: all of them.", Eksempel: "*"),
        new("_indsats", "Labels apart by commas, or `*`. So with every variable that `/v2/tables/{id}` names; one that is not given is its default value.", Eksempel: "*"),
        new("_interval", "As `_indsats`."),
        new("_alder", "As `_indsats`. Without it: all ages together."),
        new("_kon", "As `_indsats`. Without it: both sexes together."),
    ];

    private static readonly Parameter[] Udvalg3 =
    [
        new("mgroup.*", "Measure ids apart by commas, or `*` for all. Also `mgroup.ID` with the id that `/v3/table/{id}` names.", Eksempel: "*", Identifier: "mgroup"),
        new("period.Q", "Codes apart by commas, `latest:4`, `l(q:4)` or `*`. Also `period.QMAT` (rolling years), `period.Y`, `period.INDF`. One of them must be given.", Eksempel: "latest:4"),
        new("hierarchy._nykom", "Value ids apart by commas: `/` is the whole country, `/0101/` a kommune; `*` is all, `level:_kommune` a level. Also `_region`, `_landsdel`, `_hele_landet`. Names of values do as well. Without any: the whole country.", Eksempel: "/"),
        new("hierarchy._indsats", "As above. So with every hierarchy that `/v3/table/{id}` names; a dimension that is not given is its root, `/`.", Eksempel: "*"),
        new("hierarchy._interval", "As above."),
        new("hierarchy._alder", "As above; `_alder40` divides at 40 years."),
        new("hierarchy._kon", "As above."),
    ];

    public static IEndpointRouteBuilder MapJobindsats(this IEndpointRouteBuilder app)
    {
        MapVersion2(Gruppe(app, "/v2", Maerke2, Noeglekrav.Version2));
        MapVersion3(Gruppe(app, "/v3", Maerke3, Noeglekrav.Version3));
        return app;
    }

    private static RouteGroupBuilder Gruppe(IEndpointRouteBuilder app, string rod, string maerke, Noeglekrav krav) => app
        .MapGroup(rod)
        .AddEndpointFilter<RouteGroupBuilder, Noeglefilter>()
        .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
        .WithTags(maerke)
        .WithMetadata(krav)
        .ProducesFejl(401)
        .ProducesFejl(429)
        .ProducesFejl(503);

    private static void MapVersion2(RouteGroupBuilder v2)
    {
        v2.MapGet("/subjects", (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Emner2(http, indstillinger, Tabelformat.Json)).SomListe("GetSubjectsV2", "Subjects", "One so far: the id goes into `subjectid`.")
            .Produces<Subject2[]>().Produces(304);
        v2.MapGet("/subjects/{format}", (HttpContext http, string format, IOptions<HttpIndstillinger> indstillinger) =>
                MedFormat(format, valgt => Emner2(http, indstillinger, valgt), http)).SomListe("GetSubjectsInFormatV2", "Subjects, as json or csv", "As without a format, which is json.")
            .Produces<Subject2[]>().MedCsv().Produces(304).ProducesFejl(400);
        v2.MapGet("/tables", (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Tabeller2(http, indstillinger, Tabelformat.Json)).SomListe("GetTablesV2", "Tables", "With the days of the latest and the next update.")
            .MedParametre(new Parameter("subjectid", "Only tables of these subjects, apart by commas.", Eksempel: Jobbeskriver.Emneid))
            .Produces<ListedTable2[]>().Produces(304);
        foreach (var format in new[] { Tabelformat.Json, Tabelformat.Csv })
        {
            var navn = format == Tabelformat.Json ? "Json" : "Csv";
            var tabeller = v2.MapGet("/tables/" + navn.ToLowerInvariant(), (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Tabeller2(http, indstillinger, format)).SomListe($"GetTablesAs{navn}V2", $"Tables, as {navn.ToLowerInvariant()}", "As without a format, which is json.")
                .MedParametre(new Parameter("subjectid", "Only tables of these subjects, apart by commas.", Eksempel: Jobbeskriver.Emneid))
                .Produces<ListedTable2[]>(contentType: format == Tabelformat.Json ? "application/json" : "text/csv").Produces(304);
            if (format == Tabelformat.Csv)
            {
                tabeller.MedCsv();
            }
        }

        v2.MapGet("/tables/{id}", (HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger) => Tabel2(http, id, indstillinger, Tabelformat.Json)).SomListe("GetTableV2", "A table: its periods, and the values of its other parameters", "What can be asked for in `/v2/data/{id}/{format}`, and what the signs in place of figures mean.")
            .Produces<TableDetails2[]>().Produces(304).ProducesFejl(404);
        v2.MapGet("/tables/{id}/{format}", (HttpContext http, string id, string format, IOptions<HttpIndstillinger> indstillinger) =>
                MedFormat(format, valgt => Tabel2(http, id, indstillinger, valgt), http)).SomListe("GetTableInFormatV2", "A table, as json or csv", "As without a format, which is json.")
            .Produces<TableDetails2[]>().MedCsv().Produces(304).ProducesFejl(400).ProducesFejl(404);
        v2.MapGet("/data/{id}/{format}", Data2)
            .WithName("GetDataV2")
            .WithSummary("Rows of a table, selected by labels in the query string")
            .WithDescription("A row per combination of the chosen values, a column per variable and measure. Counts are numbers; what has decimals is text with a decimal comma.")
            .MedParametre(Udvalg2)
            .Produces<Data2[]>().MedCsv().Produces(304).ProducesFejl(400).ProducesFejl(403).ProducesFejl(404);
        v2.MapGet("/data/{id}", Data2IAdressensFormat).ExcludeFromDescription();
        v2.MapPost("/data/{id}", SendData2IAdressensFormat).WithMetadata(new RequestSizeLimitAttribute(StoersteIndhold)).ExcludeFromDescription();
        v2.MapPost("/data/{id}/{format}", SendData2)
            .WithName("GetDataByPostV2")
            .WithSummary("Rows of a table, selected by labels in the body: an object of texts and lists of texts")
            .WithDescription("The members are the parameters of GET. A text does where a list has one.")
            .WithMetadata(new RequestSizeLimitAttribute(StoersteIndhold))
            .MedIndhold()
            .Produces<Data2[]>().MedCsv().ProducesFejl(400).ProducesFejl(403).ProducesFejl(404).ProducesFejl(413);
    }

    private static void MapVersion3(RouteGroupBuilder v3)
    {
        v3.MapGet("/subjects", Emner3).SomListe("GetSubjectsV3", "Subjects", "One so far.").MedParametre(Format3).Produces<Subject3[]>().MedCsv().Produces(304).ProducesFejl(400);
        v3.MapGet("/tables", Tabeller3).SomListe("GetTablesV3", "Subjects with their tables", "With the days of the latest and the next update, and the periods of each kind.").MedParametre(Format3).Produces<SubjectTables3[]>().MedCsv().Produces(304).ProducesFejl(400);
        v3.MapGet("/table/{id}", Tabel3).SomListe("GetTableV3", "A table: its measures, periods, dimensions and hierarchies", "What can be asked for in `/v3/data/{id}`, and what the signs in place of figures mean.")
            .MedParametre(Format3).Produces<TableDetails3>().MedCsv().Produces(304).ProducesFejl(400).ProducesFejl(404);
        v3.MapGet("/data/{id}", Data3)
            .WithName("GetDataV3")
            .WithSummary("Rows of a table")
            .WithDescription("A row per combination of the chosen values, a column per variable and measure. Counts are numbers; what has decimals is text with a decimal comma.")
            .MedParametre([.. Udvalg3, Format3])
            .Produces<Data3>().MedCsv().Produces(304).ProducesFejl(400).ProducesFejl(403).ProducesFejl(404);
        v3.MapPost("/data/{id}", SendData3).WithMetadata(new RequestSizeLimitAttribute(StoersteIndhold)).ExcludeFromDescription();
    }

    /// <summary>An address that takes POST as GET; only GET stands in the document.</summary>
    private static RouteHandlerBuilder SomListe(this RouteHandlerBuilder liste, string navn, string sammenfatning, string beskrivelse) =>
        liste.MedPost().WithName(navn).WithSummary(sammenfatning).WithDescription(beskrivelse);

    private static IResult MedFormat(string format, Func<Tabelformat, IResult> svar, HttpContext http) =>
        Tabelformater.Find(format) is { } valgt ? svar(valgt) : Fejlliste.UkendtTabelformat(format, "json", "csv").Svar(http, Tekstsprog.Dansk);

    private static IResult Emner2(HttpContext http, IOptions<HttpIndstillinger> indstillinger, Tabelformat format) => Liste(
        http, indstillinger, format, version: 2, "subjects", Jobbeskriver.Emner2(), ["SubjectID", "SubjectName"], emne => [emne.SubjectId, emne.SubjectName]);

    private static IResult Tabeller2(HttpContext http, IOptions<HttpIndstillinger> indstillinger, Tabelformat format)
    {
        string[] emner = [.. http.Request.Query["subjectid"].SelectMany(emne => (emne ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        var tabeller = new Jobbeskriver(Kald.Af(http), indstillinger.Value).Tabeller2();
        return Liste(
            http,
            indstillinger,
            format,
            version: 2,
            "tables",
            emner.Length == 0 ? tabeller : [.. tabeller.Where(tabel => emner.Contains(tabel.SubjectId, StringComparer.Ordinal))],
            ["TableID", "TableName", "SubjectID", "SubjectName", "LatestUpdate", "NextUpdate", "UpdateFrequency"],
            tabel => [tabel.TableId, tabel.TableName, tabel.SubjectId, tabel.SubjectName, tabel.LatestUpdate, tabel.NextUpdate ?? "", tabel.UpdateFrequency]);
    }

    /// <summary>The table in an array of one, as clients expect; in CSV a line per value of each parameter.</summary>
    private static IResult Tabel2(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger, Tabelformat format)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } fundet)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, Tekstsprog.Dansk);
        }

        var tabel = Jobtabel.For(fundet);
        TableDetails2[] svar = [new Jobbeskriver(kald, indstillinger.Value).Tabel2(tabel)];
        return Svar(kald, indstillinger, format, version: 2, fundet.Tabel.Id, new Fingeraftryk(kald.Katalog).Tilfoej("v2 table").Tilfoej(fundet.Tabel.Id), ud => format == Tabelformat.Json
            ? Jobsvar.SkrivJson(ud, svar)
            : Jobsvar.SkrivCsv(ud,
            [
                ["Parameter", "Value"],
                .. svar[0].Period.Select(periode => (string[])["period", periode]),
                .. svar[0].Area.Select(omraade => (string[])["area", omraade]),
                .. tabel.Oevrige.SelectMany(variabel => variabel.Etiketter.Select(etiket => (string[])[variabel.Id, etiket])),
            ]));
    }

    private static IResult Data2(HttpContext http, string id, string format, IOptions<HttpIndstillinger> indstillinger) =>
        Raekker2(http, id, format, indstillinger, RequestParameters.OfQuery(http.Request));

    private static async Task<IResult> SendData2(HttpContext http, string id, string format, IOptions<HttpIndstillinger> indstillinger) =>
        Raekker2(http, id, format, indstillinger, await RequestParameters.OfQueryAndBodyAsync(http.Request));

    private static IResult Data2IAdressensFormat(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger) =>
        Data2(http, id, http.Request.Query["format"].ToString(), indstillinger);

    private static Task<IResult> SendData2IAdressensFormat(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger) =>
        SendData2(http, id, http.Request.Query["format"].ToString(), indstillinger);

    /// <summary>
    /// Tells the document of a body of texts and lists of texts. Not by saying what is accepted, which would refuse the
    /// others: clients send the same JSON as text/json, as a form, with any charset and without a type.
    /// </summary>
    private static RouteHandlerBuilder MedIndhold(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                    },
                },
            },
        };
        Eksempler.Indsaet(operation.OperationId, operation.RequestBody, operation.Responses!);
        return Task.CompletedTask;
    });

    private static IResult Raekker2(HttpContext http, string id, string format, IOptions<HttpIndstillinger> indstillinger, Udfald<RequestParameters> laest)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, Tekstsprog.Dansk);
        }

        if (Tabelformater.Find(format) is not { } valgt)
        {
            return Fejlliste.UkendtTabelformat(format, "json", "csv").Svar(http, Tekstsprog.Dansk);
        }

        return laest.Lykkedes(out var parametre, out var fejl) && Version2.Udtraek(Jobtabel.For(tabel), parametre, indstillinger.Value.MaxDataCells).Lykkedes(out var udtraek, out fejl)
            ? Raekker(http, kald, indstillinger, valgt, version: 2, udtraek)
            : fejl!.Svar(http, Tekstsprog.Dansk);
    }

    private static IResult Emner3(HttpContext http, IOptions<HttpIndstillinger> indstillinger) => MedFormat(http.Request.Query["format"].ToString(), format => Liste(
        http, indstillinger, format, version: 3, "subjects", Jobbeskriver.Emner3(), ["subject_id", "subject_name"], emne => [emne.SubjectId, emne.SubjectName]), http);

    private static IResult Tabeller3(HttpContext http, IOptions<HttpIndstillinger> indstillinger) => MedFormat(
        http.Request.Query["format"].ToString(),
        format =>
        {
            var kald = Kald.Af(http);
            var emner = new Jobbeskriver(kald, indstillinger.Value).Tabeller3();
            return Svar(kald, indstillinger, format, version: 3, "tables", new Fingeraftryk(kald.Katalog).Tilfoej("v3 tables"), ud => format == Tabelformat.Json
                ? Jobsvar.SkrivJson(ud, emner)
                : Jobsvar.SkrivCsv(ud,
                [
                    ["subject_id", "subject_name", "table_group_name", "table_id", "table_name", "update_latest", "update_next", "update_freq"],
                    .. from emne in emner
                       from gruppe in emne.TableGroups
                       from tabel in gruppe.Tables
                       select (string[])[emne.SubjectId, emne.SubjectName, gruppe.TableGroupName, tabel.TableId, tabel.TableName, tabel.UpdateLatest, tabel.UpdateNext ?? "", tabel.UpdateFreq],
                ]));
        },
        http);

    private static IResult Tabel3(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, Tekstsprog.Dansk);
        }

        return MedFormat(
            http.Request.Query["format"].ToString(),
            format =>
            {
                var svar = new Jobbeskriver(kald, indstillinger.Value).Tabel3(Jobtabel.For(tabel));
                return Svar(kald, indstillinger, format, version: 3, tabel.Tabel.Id, new Fingeraftryk(kald.Katalog).Tilfoej("v3 table").Tilfoej(tabel.Tabel.Id), ud => format == Tabelformat.Json
                    ? Jobsvar.SkrivJson(ud, svar)
                    : Jobsvar.SkrivCsv(ud, Parametre(svar)));
            },
            http);
    }

    /// <summary>A line per value that a request for rows can name, with the parameter that names it.</summary>
    private static IEnumerable<string[]> Parametre(TableDetails3 tabel) =>
    [
        ["parameter", "value_id", "value_name"],
        .. tabel.MeasureGroups.SelectMany(gruppe => gruppe.Measures.Select(maal => (string[])["mgroup." + gruppe.MeasureGroupId, maal.MeasureId, maal.MeasureName])),
        .. tabel.Periods.SelectMany(type => type.Values.Select(periode => (string[])["period." + type.PeriodTypeId, periode.PeriodId, periode.PeriodName])),
        .. from dimension in tabel.Dimensions
           from hierarki in dimension.Hierarchies
           from niveau in hierarki.Levels
           from vaerdi in niveau.Values
           select (string[])["hierarchy." + hierarki.HierarchyId, vaerdi.ValueId, vaerdi.ValueName],
    ];

    private static IResult Data3(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger) =>
        Raekker3(http, id, indstillinger, RequestParameters.OfQuery(http.Request));

    /// <summary>What is selected in a body counts as if it stood in the address: unread, other rows than those asked for would be answered.</summary>
    private static async Task<IResult> SendData3(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger) =>
        Raekker3(http, id, indstillinger, await RequestParameters.OfQueryAndBodyAsync(http.Request));

    private static IResult Raekker3(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger, Udfald<RequestParameters> laest)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, Tekstsprog.Dansk);
        }

        return MedFormat(
            http.Request.Query["format"].ToString(),
            format => laest.Lykkedes(out var parametre, out var fejl)
                && Version3.Udtraek(Jobtabel.For(tabel), parametre, indstillinger.Value.MaxDataCells).Lykkedes(out var udtraek, out fejl)
                    ? Raekker(http, kald, indstillinger, format, version: 3, udtraek)
                    : fejl!.Svar(http, Tekstsprog.Dansk),
            http);
    }

    private static Jobsvar Liste<T>(
        HttpContext http, IOptions<HttpIndstillinger> indstillinger, Tabelformat format, int version, string navn, IReadOnlyList<T> elementer, string[] kolonner, Func<T, string[]> raekke)
    {
        var kald = Kald.Af(http);
        return Svar(kald, indstillinger, format, version, navn, new Fingeraftryk(kald.Katalog).Tilfoej($"v{version} {navn}").Tilfoej([elementer.Count]), ud => format == Tabelformat.Json
            ? Jobsvar.SkrivJson(ud, elementer)
            : Jobsvar.SkrivCsv(ud, [kolonner, .. elementer.Select(raekke)]));
    }

    private static Jobsvar Raekker(HttpContext http, Kald kald, IOptions<HttpIndstillinger> indstillinger, Tabelformat format, int version, Jobudtraek udtraek)
    {
        foreach (var bemaerkning in udtraek.Bemaerkninger)
        {
            bemaerkning.Add(http);
        }

        return Svar(
            kald,
            indstillinger,
            format,
            version,
            udtraek.Tabel.Tabel.Tabel.Id,
            udtraek.Aftryk(new Fingeraftryk(kald.Katalog).Tilfoej($"v{version} data")),
            async ud =>
            {
                var (hoved, efter) = Hoved(udtraek, format, version);
                await ud.Response.WriteAsync(hoved, ud.RequestAborted);
                await new Raekkeskriver(udtraek, format).SkrivAsync(ud.Response.BodyWriter, ud.RequestAborted);
                await ud.Response.WriteAsync(efter, ud.RequestAborted);
            },
            udtraek.Udsnit.Celler);
    }

    /// <summary>What stands before the rows, the names of the columns, and after them.</summary>
    private static (string Hoved, string Efter) Hoved(Jobudtraek udtraek, Tabelformat format, int version)
    {
        var navne = udtraek.Kolonnenavne.Select(kolonne => (Id: Tekst(kolonne.Id), Navn: Tekst(kolonne.Navn))).ToList();
        return (format, version) switch
        {
            (Tabelformat.Csv, _) => (string.Join(';', navne.Select(kolonne => kolonne.Navn)) + "\r\n", ""),
            (_, 2) => ($$"""[{"Variables":[{{string.Join(',', navne.Select(kolonne => $$"""{"Name":{{kolonne.Id}},"Label":{{kolonne.Navn}}}"""))}}],"Data":[""", "]}]"),
            _ => ($$"""{"columns":[{{string.Join(',', navne.Select(kolonne => kolonne.Navn))}}],"rows":[""", "]}"),
        };

        string Tekst(string navn) => System.Text.Encoding.UTF8.GetString(Raekkeskriver.Tekst(navn, format));
    }

    private static Jobsvar Svar(
        Kald kald,
        IOptions<HttpIndstillinger> indstillinger,
        Tabelformat format,
        int version,
        string filnavn,
        Fingeraftryk aftryk,
        Func<HttpContext, Task> skriv,
        long celler = 0)
    {
        var indledning = format == Tabelformat.Csv ? Jobsvar.Maerke : version == 2 ? Jobsvar.Blank : [];
        return new Jobsvar(kald.Katalog, indstillinger.Value.CacheSeconds, format, indledning, filnavn, aftryk, skriv) { Cells = celler };
    }
}
