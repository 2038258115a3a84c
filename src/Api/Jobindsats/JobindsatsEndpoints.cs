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
    private const string Tag2 = "jobindsats v2";
    private const string Tag3 = "jobindsats v3";

    /// <summary>The largest body that is read: every label of every table fits many times over.</summary>
    private const long LargestBody = 1 << 20;

    private static readonly Parameter Format3 = new(
        "format",
        "`json` (default) or `csv`: semicolons, decimal comma, byte order mark.",
        Example: "json");

    private static readonly Parameter[] Selection2 =
    [
        new(
            "period",
            "Codes apart by commas, `l(q:4)` for the latest four quarters (also `qmat`, `y`, `indf`), or `*` for all. Must be given.",
            Example: "l(q:4)"),
        new("area", "Labels (or codes) apart by commas, or `*` for all. Without it: Hele landet.", Example: "Hele landet"),
        new("measurement", "Ids (or names) of measures apart by commas, or `*`. Without it: all of them.", Example: "*"),
        new(
            "_indsats",
            "Labels apart by commas, or `*`. So with every variable that `/v2/tables/{id}` names; one that is not given is its default "
                + "value.",
            Example: "*"),
        new("_interval", "As `_indsats`."),
        new("_alder", "As `_indsats`. Without it: all ages together."),
        new("_kon", "As `_indsats`. Without it: both sexes together."),
    ];

    private static readonly Parameter[] Selection3 =
    [
        new(
            "mgroup.*",
            "Measure ids apart by commas, or `*` for all. Also `mgroup.ID` with the id that `/v3/table/{id}` names.",
            Example: "*",
            Identifier: "mgroup"),
        new(
            "period.Q",
            "Codes apart by commas, `latest:4`, `l(q:4)` or `*`. Also `period.QMAT` (rolling years), `period.Y`, `period.YP` (pooled "
                + "years), `period.INDF`. One of them must be given.",
            Example: "latest:4"),
        new(
            "hierarchy._nykom",
            "Value ids apart by commas: `/` is the whole country, `/0101/` a kommune; `*` is all, `level:_kommune` a level. Also "
                + "`_region`, `_landsdel`, `_hele_landet`. Names of values do as well. Without any: the whole country.",
            Example: "/"),
        new(
            "hierarchy._indsats",
            "As above. So with every hierarchy that `/v3/table/{id}` names; a dimension that is not given is its root, `/`.",
            Example: "*"),
        new("hierarchy._interval", "As above."),
        new("hierarchy._alder", "As above; `_alder40` divides at 40 years."),
        new("hierarchy._kon", "As above."),
    ];

    public static IEndpointRouteBuilder MapJobindsats(this IEndpointRouteBuilder app)
    {
        MapVersion2(Group(app, "/v2", Tag2, KeyRequirement.Version2));
        MapVersion3(Group(app, "/v3", Tag3, KeyRequirement.Version3));
        return app;
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder app, string root, string marker, KeyRequirement requirement) => app
        .MapGroup(root)
        .AddEndpointFilter<RouteGroupBuilder, KeyFilter>()
        .AddEndpointFilter<RouteGroupBuilder, CallFilter>()
        .WithTags(marker)
        .WithMetadata(requirement)
        .ProducesError(401)
        .ProducesError(429)
        .ProducesError(503);

    private static void MapVersion2(RouteGroupBuilder v2)
    {
        v2.MapGet("/subjects", (HttpContext http, IOptions<HttpSettings> settings) => Subjects2(http, settings, TableFormat.Json))
            .AsList("GetSubjectsV2", "Subjects", "One so far: the id goes into `subjectid`.")
            .Produces<Subject2[]>().Produces(304);
        v2.MapGet("/subjects/{format}", (HttpContext http, string format, IOptions<HttpSettings> settings) =>
                WithFormat(format, chosen => Subjects2(http, settings, chosen), http))
            .AsList("GetSubjectsInFormatV2", "Subjects, as json or csv", "As without a format, which is json.")
            .Produces<Subject2[]>().WithCsv().Produces(304).ProducesError(400);
        v2.MapGet("/tables", (HttpContext http, IOptions<HttpSettings> settings) => Tables2(http, settings, TableFormat.Json))
            .AsList("GetTablesV2", "Tables", "With the days of the latest and the next update.")
            .WithParameters(
                new Parameter("subjectid", "Only tables of these subjects, apart by commas.", Example: JobindsatsDescriber.SubjectId))
            .Produces<ListedTable2[]>().Produces(304);
        foreach (var format in new[] { TableFormat.Json, TableFormat.Csv })
        {
            var name = format == TableFormat.Json ? "Json" : "Csv";
            var tables = v2
                .MapGet(
                    "/tables/" + name.ToLowerInvariant(),
                    (HttpContext http, IOptions<HttpSettings> settings) => Tables2(http, settings, format))
                .AsList($"GetTablesAs{name}V2", $"Tables, as {name.ToLowerInvariant()}", "As without a format, which is json.")
                .WithParameters(
                    new Parameter("subjectid", "Only tables of these subjects, apart by commas.", Example: JobindsatsDescriber.SubjectId))
                .Produces<ListedTable2[]>(contentType: format == TableFormat.Json ? "application/json" : "text/csv").Produces(304);
            if (format == TableFormat.Csv)
            {
                tables.WithCsv();
            }
        }

        v2
            .MapGet(
                "/tables/{id}",
                (HttpContext http, string id, IOptions<HttpSettings> settings) => Table2(http, id, settings, TableFormat.Json))
            .AsList(
                "GetTableV2",
                "A table: its periods, and the values of its other parameters",
                "What can be asked for in `/v2/data/{id}/{format}`, and what the signs in place of figures mean.")
            .Produces<TableDetails2[]>().Produces(304).ProducesError(404);
        v2.MapGet("/tables/{id}/{format}", (HttpContext http, string id, string format, IOptions<HttpSettings> settings) =>
                WithFormat(format, chosen => Table2(http, id, settings, chosen), http))
            .AsList("GetTableInFormatV2", "A table, as json or csv", "As without a format, which is json.")
            .Produces<TableDetails2[]>().WithCsv().Produces(304).ProducesError(400).ProducesError(404);
        v2.MapGet("/data/{id}/{format}", Data2)
            .WithName("GetDataV2")
            .WithSummary("Rows of a table, selected by labels in the query string")
            .WithDescription(
                "A row per combination of the chosen values, a column per variable and measure. Counts are numbers; what has decimals is "
                    + "text with a decimal comma.")
            .WithParameters(Selection2)
            .Produces<Data2[]>().WithCsv().Produces(304).ProducesError(400).ProducesError(403).ProducesError(404);
        v2.MapGet("/data/{id}", Data2InFormatOfAddress).ExcludeFromDescription();
        v2.MapPost("/data/{id}", SendData2InFormatOfAddress)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .ExcludeFromDescription();
        v2.MapPost("/data/{id}/{format}", SendData2)
            .WithName("GetDataByPostV2")
            .WithSummary("Rows of a table, selected by labels in the body: an object of texts and lists of texts")
            .WithDescription("The members are the parameters of GET. A text does where a list has one.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithBodyContent()
            .Produces<Data2[]>().WithCsv().ProducesError(400).ProducesError(403).ProducesError(404).ProducesError(413);
    }

    private static void MapVersion3(RouteGroupBuilder v3)
    {
        v3.MapGet("/subjects", Subjects3)
            .AsList("GetSubjectsV3", "Subjects", "One so far.")
            .WithParameters(Format3)
            .Produces<Subject3[]>()
            .WithCsv()
            .Produces(304)
            .ProducesError(400);
        v3.MapGet("/tables", Tables3)
            .AsList(
                "GetTablesV3",
                "Subjects with their tables",
                "With the days of the latest and the next update, and the periods of each kind.")
            .WithParameters(Format3)
            .Produces<SubjectTables3[]>()
            .WithCsv()
            .Produces(304)
            .ProducesError(400);
        v3.MapGet("/table/{id}", Table3)
            .AsList(
                "GetTableV3",
                "A table: its measures, periods, dimensions and hierarchies",
                "What can be asked for in `/v3/data/{id}`, and what the signs in place of figures mean.")
            .WithParameters(Format3).Produces<TableDetails3>().WithCsv().Produces(304).ProducesError(400).ProducesError(404);
        v3.MapGet("/data/{id}", Data3)
            .WithName("GetDataV3")
            .WithSummary("Rows of a table")
            .WithDescription(
                "A row per combination of the chosen values, a column per variable and measure. Counts are numbers; what has decimals is "
                    + "text with a decimal comma.")
            .WithParameters([.. Selection3, Format3])
            .Produces<Data3>().WithCsv().Produces(304).ProducesError(400).ProducesError(403).ProducesError(404);
        v3.MapPost("/data/{id}", SendData3).WithMetadata(new RequestSizeLimitAttribute(LargestBody)).ExcludeFromDescription();
    }

    /// <summary>An address that takes POST as GET; only GET stands in the document.</summary>
    private static RouteHandlerBuilder AsList(this RouteHandlerBuilder listOf, string name, string summary, string description) =>
        listOf.WithPost().WithName(name).WithSummary(summary).WithDescription(description);

    private static IResult WithFormat(string format, Func<TableFormat, IResult> answer, HttpContext http) =>
        TableFormats.Find(format) is { } chosen
            ? answer(chosen)
            : ErrorList.UnknownTableFormat(format, "json", "csv").Answer(http, TextLanguages.Danish);

    private static IResult Subjects2(HttpContext http, IOptions<HttpSettings> settings, TableFormat format) => ListOf(
        http,
        settings,
        format,
        version: 2,
        "subjects",
        JobindsatsDescriber.Subjects2(),
        ["SubjectID", "SubjectName"],
        subject => [subject.SubjectId, subject.SubjectName]);

    private static IResult Tables2(HttpContext http, IOptions<HttpSettings> settings, TableFormat format)
    {
        string[] subjects =
        [
            .. http.Request.Query["subjectid"].SelectMany(subject =>
                (subject ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
        var tables = new JobindsatsDescriber(Call.Of(http), settings.Value).Tables2();
        return ListOf(
            http,
            settings,
            format,
            version: 2,
            "tables",
            subjects.Length == 0 ? tables : [.. tables.Where(table => subjects.Contains(table.SubjectId, StringComparer.Ordinal))],
            ["TableID", "TableName", "SubjectID", "SubjectName", "LatestUpdate", "NextUpdate", "UpdateFrequency"],
            table => [
                table.TableId,
                table.TableName,
                table.SubjectId,
                table.SubjectName,
                table.LatestUpdate,
                table.NextUpdate ?? "",
                table.UpdateFrequency,
            ]);
    }

    /// <summary>The table in an array of one, as clients expect; in CSV a line per value of each parameter.</summary>
    private static IResult Table2(HttpContext http, string id, IOptions<HttpSettings> settings, TableFormat format)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } found)
        {
            return ErrorList.UnknownTable(id).Answer(http, TextLanguages.Danish);
        }

        var table = JobindsatsTable.For(found);
        TableDetails2[] answer = [new JobindsatsDescriber(call, settings.Value).Table2(table)];
        return Answer(
            call,
            settings,
            format,
            version: 2,
            found.Table.Id,
            new Fingerprint(call.Catalogue).Add("v2 table").Add(found.Table.Id),
            output => format == TableFormat.Json
                ? JobindsatsAnswer.WriteJson(output, answer)
                : JobindsatsAnswer.WriteCsv(output,
                [
                    ["Parameter", "Value"],
                    .. answer[0].Period.Select(period => (string[])["period", period]),
                    .. answer[0].Area.Select(omraade => (string[])["area", omraade]),
                    .. table.OtherVariables.SelectMany(variable => variable.Labels.Select(labelText => (string[])[variable.Id, labelText])),
                ]));
    }

    private static IResult Data2(HttpContext http, string id, string format, IOptions<HttpSettings> settings) =>
        Rows2(http, id, format, settings, RequestParameters.OfQuery(http.Request));

    private static async Task<IResult> SendData2(HttpContext http, string id, string format, IOptions<HttpSettings> settings) =>
        Rows2(http, id, format, settings, await RequestParameters.OfQueryAndBodyAsync(http.Request));

    private static IResult Data2InFormatOfAddress(HttpContext http, string id, IOptions<HttpSettings> settings) =>
        Data2(http, id, http.Request.Query["format"].ToString(), settings);

    private static Task<IResult> SendData2InFormatOfAddress(HttpContext http, string id, IOptions<HttpSettings> settings) =>
        SendData2(http, id, http.Request.Query["format"].ToString(), settings);

    /// <summary>
    /// Tells the document of a body of texts and lists of texts. Not by saying what is accepted, which would refuse the
    /// others: clients send the same JSON as text/json, as a form, with any charset and without a type.
    /// </summary>
    private static RouteHandlerBuilder WithBodyContent(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
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
                            AdditionalProperties = new OpenApiSchema
                            {
                                Type = JsonSchemaType.Array,
                                Items = new OpenApiSchema { Type = JsonSchemaType.String },
                            },
                        },
                    },
                },
            };
            OpenApiExamples.Insert(operation.OperationId, operation.RequestBody, operation.Responses!);
            return Task.CompletedTask;
        });

    private static IResult Rows2(
        HttpContext http,
        string id,
        string format,
        IOptions<HttpSettings> settings,
        Result<RequestParameters> read)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, TextLanguages.Danish);
        }

        if (TableFormats.Find(format) is not { } chosen)
        {
            return ErrorList.UnknownTableFormat(format, "json", "csv").Answer(http, TextLanguages.Danish);
        }

        return read.Succeeded(out var parameters, out var error)
            && Version2.Extract(JobindsatsTable.For(table), parameters, settings.Value.MaxDataCells).Succeeded(out var extract, out error)
            ? Rows(http, call, settings, chosen, version: 2, extract)
            : error!.Answer(http, TextLanguages.Danish);
    }

    private static IResult Subjects3(HttpContext http, IOptions<HttpSettings> settings) =>
        WithFormat(http.Request.Query["format"].ToString(), format => ListOf(
            http,
            settings,
            format,
            version: 3,
            "subjects",
            JobindsatsDescriber.Subjects3(),
            ["subject_id", "subject_name"],
            subject => [subject.SubjectId, subject.SubjectName]),
                http);

    private static IResult Tables3(HttpContext http, IOptions<HttpSettings> settings) => WithFormat(
        http.Request.Query["format"].ToString(),
        format =>
        {
            var call = Call.Of(http);
            var subjects = new JobindsatsDescriber(call, settings.Value).Tables3();
            return Answer(
                call,
                settings,
                format,
                version: 3,
                "tables",
                new Fingerprint(call.Catalogue).Add("v3 tables"),
                output => format == TableFormat.Json
                    ? JobindsatsAnswer.WriteJson(output, subjects)
                    : JobindsatsAnswer.WriteCsv(output,
                    [
                        [
                            "subject_id", "subject_name", "table_group_name", "table_id", "table_name", "update_latest", "update_next",
                            "update_freq",
                        ],
                        .. from subject in subjects
                           from tableGroup in subject.TableGroups
                           from table in tableGroup.Tables
                           select (string[])[
                               subject.SubjectId,
                               subject.SubjectName,
                               tableGroup.TableGroupName,
                               table.TableId,
                               table.TableName,
                               table.UpdateLatest,
                               table.UpdateNext ?? "",
                               table.UpdateFreq,
                           ],
                    ]));
        },
        http);

    private static IResult Table3(HttpContext http, string id, IOptions<HttpSettings> settings)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, TextLanguages.Danish);
        }

        return WithFormat(
            http.Request.Query["format"].ToString(),
            format =>
            {
                var answer = new JobindsatsDescriber(call, settings.Value).Table3(JobindsatsTable.For(table));
                return Answer(
                    call,
                    settings,
                    format,
                    version: 3,
                    table.Table.Id,
                    new Fingerprint(call.Catalogue).Add("v3 table").Add(table.Table.Id),
                    output => format == TableFormat.Json
                        ? JobindsatsAnswer.WriteJson(output, answer)
                        : JobindsatsAnswer.WriteCsv(output, Parameters(answer)));
            },
            http);
    }

    /// <summary>A line per value that a request for rows can name, with the parameter that names it.</summary>
    private static IEnumerable<string[]> Parameters(TableDetails3 table) =>
    [
        ["parameter", "value_id", "value_name"],
        .. table.MeasureGroups.SelectMany(group =>
            group.Measures.Select(measure => (string[])["mgroup." + group.MeasureGroupId, measure.MeasureId, measure.MeasureName])),
        .. table.Periods.SelectMany(type =>
            type.Values.Select(period => (string[])["period." + type.PeriodTypeId, period.PeriodId, period.PeriodName])),
        .. from dimension in table.Dimensions
           from hierarchy in dimension.Hierarchies
           from level in hierarchy.Levels
           from value in level.Values
           select (string[])["hierarchy." + hierarchy.HierarchyId, value.ValueId, value.ValueName],
    ];

    private static IResult Data3(HttpContext http, string id, IOptions<HttpSettings> settings) =>
        Rows3(http, id, settings, RequestParameters.OfQuery(http.Request));

    /// <summary>
    /// What is selected in a body counts as if it stood in the address: unread, other rows than those asked for would be answered.
    /// </summary>
    private static async Task<IResult> SendData3(HttpContext http, string id, IOptions<HttpSettings> settings) =>
        Rows3(http, id, settings, await RequestParameters.OfQueryAndBodyAsync(http.Request));

    private static IResult Rows3(HttpContext http, string id, IOptions<HttpSettings> settings, Result<RequestParameters> read)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, TextLanguages.Danish);
        }

        return WithFormat(
            http.Request.Query["format"].ToString(),
            format => read.Succeeded(out var parameters, out var error)
                && Version3.Extract(JobindsatsTable.For(table), parameters, settings.Value.MaxDataCells)
                    .Succeeded(out var extract, out error)
                    ? Rows(http, call, settings, format, version: 3, extract)
                    : error!.Answer(http, TextLanguages.Danish),
            http);
    }

    private static JobindsatsAnswer ListOf<T>(
        HttpContext http,
        IOptions<HttpSettings> settings,
        TableFormat format,
        int version,
        string name,
        IReadOnlyList<T> items,
        string[] columns,
        Func<T, string[]> row)
    {
        var call = Call.Of(http);
        return Answer(
            call,
            settings,
            format,
            version,
            name,
            new Fingerprint(call.Catalogue).Add($"v{version} {name}").Add([items.Count]),
            output => format == TableFormat.Json
                ? JobindsatsAnswer.WriteJson(output, items)
                : JobindsatsAnswer.WriteCsv(output, [columns, .. items.Select(row)]));
    }

    private static JobindsatsAnswer Rows(
        HttpContext http,
        Call call,
        IOptions<HttpSettings> settings,
        TableFormat format,
        int version,
        JobindsatsExtract extract)
    {
        foreach (var remark in extract.Remarks)
        {
            remark.Add(http);
        }

        return Answer(
            call,
            settings,
            format,
            version,
            extract.Table.Table.Table.Id,
            extract.AddTo(new Fingerprint(call.Catalogue).Add($"v{version} data")),
            async output =>
            {
                var (header, after) = Head(extract, format, version);
                await output.Response.WriteAsync(header, output.RequestAborted);
                await new RowWriter(extract, format).WriteOutAsync(output.Response.BodyWriter, output.RequestAborted);
                await output.Response.WriteAsync(after, output.RequestAborted);
            },
            extract.Selection.Cells);
    }

    /// <summary>What stands before the rows, the names of the columns, and after them.</summary>
    private static (string Head, string After) Head(JobindsatsExtract extract, TableFormat format, int version)
    {
        var names = extract.ColumnNames.Select(column => (Id: Text(column.Id), Name: Text(column.Name))).ToList();
        return (format, version) switch
        {
            (TableFormat.Csv, _) => (string.Join(';', names.Select(column => column.Name)) + "\r\n", ""),
            (_, 2) =>
                (
                    $$"""[{"Variables":[{{string.Join(
                        ',',
                        names.Select(column => $$"""{"Name":{{column.Id}},"Label":{{column.Name}}}"""))}}],"Data":[""",
                    "]}]"),
            _ => ($$"""{"columns":[{{string.Join(',', names.Select(column => column.Name))}}],"rows":[""", "]}"),
        };

        string Text(string name) => System.Text.Encoding.UTF8.GetString(RowWriter.Text(name, format));
    }

    private static JobindsatsAnswer Answer(
        Call call,
        IOptions<HttpSettings> settings,
        TableFormat format,
        int version,
        string fileName,
        Fingerprint fingerprint,
        Func<HttpContext, Task> write,
        long cells = 0)
    {
        var introduction = format == TableFormat.Csv ? JobindsatsAnswer.ByteOrderMark : version == 2 ? JobindsatsAnswer.Blank : [];
        return new JobindsatsAnswer(call.Catalogue, settings.Value.CacheSeconds, format, introduction, fileName, fingerprint, write)
        {
            Cells = cells,
        };
    }
}
