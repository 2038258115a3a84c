using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The examples of the OpenAPI document are what the service answers on a demo's release. The demo is smaller than the one
/// people look at, and the examples are figures of the whole country, so that they need not be withheld.
/// </summary>
public sealed class ExampleTests(TestService shared)
{
    private const string Key = "opg_eksempel";
    private const string Date = "2026-11-21";
    private const string SelectionUrl =
        """{"selection":[{"variableCode":"omraade","valueCodes":["DK"]},{"variableCode":"periode","valueCodes":["TOP(2)"]}"""
            + """,{"variableCode":"indsats","valueCodes":["nogen","ingen"]},{"variableCode":"maal","valueCodes":["*"]}]}""";
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?lang=en&valuecodes[omraade]=DK&valuecodes[periode]=2022,2023&valuecodes[indsats]=nogen,"
            + "ingen&valuecodes[maal]=*";
    private const string JobindsatsData2 = "?period=2022,2023&_indsats=Mindst én indsats,Ingen indsats";
    private const string JobindsatsData3 =
        "/v3/data/y11iga01?mgroup.*=*&period.Y=2022,2023&hierarchy._nykom=/&hierarchy._indsats=/&format=";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly DateTimeOffset Published = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Operation, address and, for a POST, its body. <c>{id}</c> is the saved query of the first POST.</summary>
    private static readonly (string Operation, string Address, string? Content)[] Question =
    [
        ("GetApiConfiguration", "/api/v2/config", null),
        ("ListAllTables", "/api/v2/tables?lang=en&pageSize=1", null),
        ("ListAllTables", "/api/v2/tables?lang=en&pageNumber=99", null),
        ("GetTableById", "/api/v2/tables/Y11IGA01?lang=en", null),
        ("GetTableById", "/api/v2/tables/Y11IGA99?lang=en", null),
        ("GetMetadataById", "/api/v2/tables/Y11IGA02/metadata?lang=en&defaultSelection=true", null),
        ("GetDefaultSelection", "/api/v2/tables/Y11IGA02/defaultselection?lang=en", null),
        ("GetTableData", Data, null),
        ("GetTableData", Data + "&outputFormat=csv", null),
        (
            "GetTableData",
            "/api/v2/tables/Y11IGA01/data?lang=en&valuecodes[periode]=2031&valuecodes[indsats]=nogen&valuecodes[maal]=andel",
            null),
        ("GetTableDataByPost", "/api/v2/tables/Y11IGA01/data?lang=en", SelectionUrl),
        ("GetCodelistById", "/api/v2/codelists/agg_regioner?lang=en", null),
        (
            "CreateSavedQuery",
            "/api/v2/savedqueries",
            $$"""{"tableId":"Y11IGA01","language":"en","selection":{{SelectionUrl}},"outputFormat":"json-stat2"}"""),
        ("GetSavedQuery", "/api/v2/savedqueries/{id}", null),
        ("GetSavedQuerySelection", "/api/v2/savedqueries/{id}/selection", null),
        ("RunSavedQuery", "/api/v2/savedqueries/{id}/data", null),
        ("GetSubjectsV2", "/v2/subjects", null),
        ("GetSubjectsInFormatV2", "/v2/subjects/json", null),
        ("GetSubjectsInFormatV2", "/v2/subjects/csv", null),
        ("GetTablesV2", "/v2/tables", null),
        ("GetTablesAsJsonV2", "/v2/tables/json", null),
        ("GetTablesAsCsvV2", "/v2/tables/csv", null),
        ("GetTableV2", "/v2/tables/Y11IGA02", null),
        ("GetTableInFormatV2", "/v2/tables/Y11IGA02/json", null),
        ("GetDataV2", "/v2/data/Y11IGA01/json" + JobindsatsData2, null),
        ("GetDataV2", "/v2/data/Y11IGA01/csv" + JobindsatsData2, null),
        ("GetDataByPostV2", "/v2/data/Y11IGA01/json", """{"area":["Hele landet"],"period":["l(y:2)"],"_indsats":["Mindst én indsats"]}"""),
        ("GetSubjectsV3", "/v3/subjects?format=json", null),
        ("GetTablesV3", "/v3/tables?format=json", null),
        ("GetTableV3", "/v3/table/y11iga02?format=json", null),
        ("GetDataV3", JobindsatsData3 + "json", null),
        ("GetDataV3", JobindsatsData3 + "csv", null),
        ("GetReleaseFeed", "/feed.atom", null),
        ("GetReleases", "/api/v1/udgivelser", null),
        ("GetReleaseCalendar", "/kalender.ics", null),
        ("GetReleaseCalendarJson", "/kalender.json", null),
        ("GetReleaseCalendarFeed", "/kalender.atom", null),
        ("GetPlainIndex", "/llms.txt", null),
        ("GetLive", "/health/live", null),
        ("GetReady", "/health/ready", null),
    ];

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task The_documents_examples_are_the_services_answers_on_a_demo()
    {
        using var folder = new WorkFolder();
        await folder.Ok("demo", "--forloeb", "500", "--ingen-server");
        await folder.Ok("publish", "--dato", Date, "--ja", "--grund", "Eksemplerne er af en fast dag");
        var store = new ReleaseStore(folder.OpenReader());
        var release = store.Fetch(store.Newest()!.Value);
        // What depends on when and by what commit it was made.
        release = release with
        {
            Release = release.Release with
            {
                Id = 1,
                CodeVersion = "0.1.0",
                Checksum = new string('0', 64),
                Prepared = Published,
                Published = Published,
            },
        };
        await using var service = await TestService.StartAsync(
            release,
            Published.AddDays(1),
            ("Http:Webadresse", "https://opgoerelse.example.dk"));
        service.LetIn((Key, null));

        var examples = new JsonObject();
        string? stored = null;
        foreach (var (operation, address, content) in Question)
        {
            using var call = new HttpRequestMessage(
                content is null ? HttpMethod.Get : HttpMethod.Post,
                address.Replace("{id}", stored, StringComparison.Ordinal));
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            call.Content = content is null ? null : new StringContent(content, Encoding.UTF8, "application/json");
            using var answer = await service.Client.SendAsync(call);
            var text = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF');
            var mediaType = answer.Content.Headers.ContentType!.MediaType!;
            var json = mediaType.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : null;
            if (operation == "GetApiConfiguration")
            {
                json!["appVersion"] = "0.1.0";
            }

            stored ??= operation == "CreateSavedQuery" ? (string?)json!["id"] : null;
            var listOf = examples[operation] as JsonArray ?? [];
            examples[operation] = listOf;
            var example = new JsonObject
            {
                ["adresse"] = address,
                ["status"] = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["medietype"] = mediaType,
                ["svar"] = json ?? JsonValue.Create(text),
            };
            if (content is not null)
            {
                example["indhold"] = JsonNode.Parse(content);
            }

            listOf.Add(example);
        }

        Golden.CompareFile(Path.Combine(Golden.Root, "src", "Api", "openapi-eksempler.json"), examples.ToJsonString(Indented) + "\n");
    }

    /// <summary>Those without: whole tables and the catalogue, which are long; their golden files show them.</summary>
    [Fact]
    public async Task Every_operation_in_the_document_has_an_example()
    {
        var documentPath = await shared.JsonAsync("/openapi/v1.json");
        var without = documentPath.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => !operation.Value
                .GetProperty("responses")
                .EnumerateObject()
                .First(answer => answer.Name[0] == '2')
                .Value
                .GetProperty("content")
                .EnumerateObject()
                .Any(type => type.Value.TryGetProperty("example", out _)))
            .Select(operation => operation.Value.GetProperty("operationId").GetString());

        Assert.Equal(
            ["GetCatalog", "GetWholeTableAsCsv", "GetWholeTableAsJsonStat", "GetWholeTableAsParquet"],
            without.Order(StringComparer.Ordinal));
    }
}
