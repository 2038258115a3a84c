using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Aggregation.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The examples of the OpenAPI document are what the service answers on a demo's release. The demo is smaller than the one
/// people look at, and the examples are figures of the whole country, so that they need not be withheld.
/// </summary>
public sealed class EksempelProever
{
    private const string Noegle = "opg_eksempel";
    private const string Dato = "2026-11-21";
    private const string Udvalg = """{"selection":[{"variableCode":"omraade","valueCodes":["DK"]},{"variableCode":"periode","valueCodes":["TOP(2)"]},{"variableCode":"indsats","valueCodes":["nogen","ingen"]},{"variableCode":"maal","valueCodes":["*"]}]}""";
    private const string Data = "/api/v2/tables/Y11IGA01/data?lang=en&valuecodes[omraade]=DK&valuecodes[periode]=2022,2023&valuecodes[indsats]=nogen,ingen&valuecodes[maal]=*";
    private const string Jobdata2 = "?period=2022,2023&_indsats=Mindst én indsats,Ingen indsats";
    private const string Jobdata3 = "/v3/data/y11iga01?mgroup.*=*&period.Y=2022,2023&hierarchy._nykom=/&hierarchy._indsats=/&format=";

    private static readonly JsonSerializerOptions Indrykket = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset Udgivet = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Operation, address and, for a POST, its body. <c>{id}</c> is the saved query of the first POST.</summary>
    private static readonly (string Operation, string Adresse, string? Indhold)[] Spoergsmaal =
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
        ("GetTableData", "/api/v2/tables/Y11IGA01/data?lang=en&valuecodes[periode]=2031&valuecodes[indsats]=nogen&valuecodes[maal]=andel", null),
        ("GetTableDataByPost", "/api/v2/tables/Y11IGA01/data?lang=en", Udvalg),
        ("GetCodelistById", "/api/v2/codelists/agg_regioner?lang=en", null),
        ("CreateSavedQuery", "/api/v2/savedqueries", $$"""{"tableId":"Y11IGA01","language":"en","selection":{{Udvalg}},"outputFormat":"json-stat2"}"""),
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
        ("GetDataV2", "/v2/data/Y11IGA01/json" + Jobdata2, null),
        ("GetDataV2", "/v2/data/Y11IGA01/csv" + Jobdata2, null),
        ("GetDataByPostV2", "/v2/data/Y11IGA01/json", """{"area":["Hele landet"],"period":["l(y:2)"],"_indsats":["Mindst én indsats"]}"""),
        ("GetSubjectsV3", "/v3/subjects?format=json", null),
        ("GetTablesV3", "/v3/tables?format=json", null),
        ("GetTableV3", "/v3/table/y11iga02?format=json", null),
        ("GetDataV3", Jobdata3 + "json", null),
        ("GetDataV3", Jobdata3 + "csv", null),
        ("GetReleaseFeed", "/feed.atom", null),
        ("GetPlainIndex", "/llms.txt", null),
        ("GetLive", "/health/live", null),
        ("GetReady", "/health/ready", null),
    ];

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Dokumentets_eksempler_er_tjenestens_svar_paa_en_demo()
    {
        using var mappe = new Arbejdsmappe();
        await mappe.Ok("demo", "--forloeb", "500", "--ingen-server");
        await mappe.Ok("publish", "--dato", Dato, "--ja", "--grund", "Eksemplerne er af en fast dag");
        var lager = new Udgivelseslager(mappe.Aabn());
        var udgivelse = lager.Hent(lager.Nyeste()!.Value);
        // What depends on when and by what commit it was made.
        udgivelse = udgivelse with { Udgivelse = udgivelse.Udgivelse with { Id = 1, Kodeversion = "0.1.0", Kontrolsum = new string('0', 64), Klargjort = Udgivet, Udgivet = Udgivet } };
        await using var tjeneste = await Tjeneste.StartAsync(udgivelse, Udgivet.AddDays(1), ("Http:Webadresse", "https://opgoerelse.example.dk"));
        tjeneste.LukInd((Noegle, null));

        var eksempler = new JsonObject();
        string? gemt = null;
        foreach (var (operation, adresse, indhold) in Spoergsmaal)
        {
            using var kald = new HttpRequestMessage(indhold is null ? HttpMethod.Get : HttpMethod.Post, adresse.Replace("{id}", gemt, StringComparison.Ordinal));
            kald.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Noegle);
            kald.Content = indhold is null ? null : new StringContent(indhold, Encoding.UTF8, "application/json");
            using var svar = await tjeneste.Klient.SendAsync(kald);
            var tekst = (await svar.Content.ReadAsStringAsync()).TrimStart('\uFEFF');
            var medietype = svar.Content.Headers.ContentType!.MediaType!;
            var json = medietype.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(tekst) : null;
            if (operation == "GetApiConfiguration")
            {
                json!["appVersion"] = "0.1.0";
            }

            gemt ??= operation == "CreateSavedQuery" ? (string?)json!["id"] : null;
            var liste = eksempler[operation] as JsonArray ?? [];
            eksempler[operation] = liste;
            var eksempel = new JsonObject
            {
                ["adresse"] = adresse,
                ["status"] = ((int)svar.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["medietype"] = medietype,
                ["svar"] = json ?? JsonValue.Create(tekst),
            };
            if (indhold is not null)
            {
                eksempel["indhold"] = JsonNode.Parse(indhold);
            }

            liste.Add(eksempel);
        }

        Guld.SammenlignFil(Path.Combine(Guld.Mappe(), "..", "..", "src", "Api", "openapi-eksempler.json"), eksempler.ToJsonString(Indrykket) + "\n");
    }

    /// <summary>Those without: whole tables and the catalogue, which are long; their golden files show them.</summary>
    [Fact]
    public async Task Hver_operation_i_dokumentet_har_et_eksempel()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille());
        var dokument = await tjeneste.JsonAsync("/openapi/v1.json");
        var uden = dokument.GetProperty("paths").EnumerateObject().SelectMany(sti => sti.Value.EnumerateObject())
            .Where(operation => !operation.Value.GetProperty("responses").EnumerateObject().First(svar => svar.Name[0] == '2').Value.GetProperty("content").EnumerateObject().Any(type => type.Value.TryGetProperty("example", out _)))
            .Select(operation => operation.Value.GetProperty("operationId").GetString());

        Assert.Equal(["GetCatalog", "GetWholeTableAsCsv", "GetWholeTableAsJsonStat", "GetWholeTableAsParquet"], uden.Order(StringComparer.Ordinal));
    }
}
