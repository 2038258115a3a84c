using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public sealed class SavedQueryTests(ServiceOnEachEngine provider) : IClassFixture<ServiceOnEachEngine>
{
    private const string SavedQueriesPath = "/api/v2/savedqueries";
    private const string Content =
        """{"tableId":"y11iga01","language":"da","outputFormat":"csv","outputFormatParams":["UseTexts"],"selection":{"selection":"""
            + """[{"variableCode":"omraade","codelist":"vs_kommuner","valueCodes":["*"]},{"variableCode":"periode","valueCodes":"""
            + """["TOP(2)"]},{"variableCode":"indsats","valueCodes":["nogen"]},{"variableCode":"maal","valueCodes":["andel"]}]"""
            + ""","placement":{"heading":["periode"]}}}""";

    private const string Address =
        "/api/v2/tables/Y11IGA01/data?codelist[omraade]=vs_kommuner&valuecodes[omraade]=*&valuecodes[periode]=TOP(2)"
            + "&valuecodes[indsats]=nogen&valuecodes[maal]=andel&heading=periode";

    [Theory]
    [OnEachEngine]
    public async Task A_query_can_be_saved_and_read_as_it_was_written(string engine)
    {
        var service = provider.On(engine);
        using var answer = await SaveAsync(service, Content);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var stored = await ReadAsync(answer);
        Golden.CompareJson("gemt-forespoergsel.json", stored);

        var id = stored.GetProperty("id").GetString();
        Assert.Equal($"{SavedQueriesPath}/{id}", answer.Headers.Location!.AbsolutePath);
        Assert.Equal(stored.GetRawText(), (await service.JsonAsync(answer.Headers.Location.ToString())).GetRawText());
        foreach (var link in stored.GetProperty("links").EnumerateArray())
        {
            await service.TextAsync(link.GetProperty("href").GetString()!);
        }
    }

    [Theory]
    [OnEachEngine]
    public async Task The_same_saved_again_has_the_same_id_something_else_another(string engine)
    {
        var service = provider.On(engine);
        var one = await IdAsync(service, Content);
        Assert.Equal(
            one,
            await IdAsync(
                service,
                Content.Replace("y11iga01", "Y11IGA01", StringComparison.Ordinal).Replace(
                    "{\"tableId\"",
                    "{\"id\":\"hvadsomhelst\", \"tableId\"",
                    StringComparison.Ordinal)));
        Assert.NotEqual(one, await IdAsync(service, Content.Replace("TOP(2)", "TOP(3)", StringComparison.Ordinal)));
    }

    [Theory]
    [OnEachEngine("", "&outputFormat=csv&outputFormatParams=UseTexts")]
    [OnEachEngine("?lang=en", "&lang=en&outputFormat=csv&outputFormatParams=UseTexts")]
    [OnEachEngine("?outputFormatParams=UseCodes,SeparatorTab", "&outputFormat=csv&outputFormatParams=UseCodes,SeparatorTab")]
    [OnEachEngine("?outputFormat=CSV", "&outputFormat=csv&outputFormatParams=UseTexts")]
    [OnEachEngine("?outputFormat=json-stat2", "&outputFormat=json-stat2")]
    [OnEachEngine("?outputFormat=px&lang=en", "&outputFormat=px&lang=en")]
    [OnEachEngine("?outputFormat=html&outputFormatParams=UseCodes", "&outputFormat=html&outputFormatParams=UseCodes")]
    public async Task Its_figures_are_the_selections_and_parameters_take_precedence(string engine, string parameters, string same)
    {
        var service = provider.On(engine);
        var id = await IdAsync(service, Content);
        using var stored = await service.Client.GetAsync($"{SavedQueriesPath}/{id}/data{parameters}");
        using var direct = await service.Client.GetAsync(Address + same);

        Assert.Equal(await direct.Content.ReadAsStringAsync(), await stored.Content.ReadAsStringAsync());
        Assert.Equal(direct.Content.Headers.ContentType, stored.Content.Headers.ContentType);
        Assert.Equal(direct.Content.Headers.ContentDisposition, stored.Content.Headers.ContentDisposition);
        Assert.Equal(direct.Headers.ETag, stored.Headers.ETag);
    }

    [Theory]
    [OnEachEngine]
    public async Task Its_selection_is_written_out_in_codes_and_can_be_sent(string engine)
    {
        var service = provider.On(engine);
        var id = await IdAsync(service, Content);
        var selection = await service.JsonAsync($"{SavedQueriesPath}/{id}/selection?lang=en");

        Assert.Equal("en", selection.GetProperty("language").GetString());
        Assert.Equal(
            ["2025Q2", "2025Q3"],
            selection.GetProperty("selection")
                .EnumerateArray()
                .Single(choice => choice.GetProperty("variableCode").GetString() == "periode")
                .GetProperty("valueCodes")
                .EnumerateArray()
                .Select(code => code.GetString()));
        using var sent = new StringContent(selection.GetRawText(), Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(
            "/api/v2/tables/Y11IGA01/data?outputFormat=csv&outputFormatParams=UseTexts",
            sent);
        Assert.Equal(await service.TextAsync($"{SavedQueriesPath}/{id}/data"), await answer.Content.ReadAsStringAsync());

        var metadata = await service.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?savedQuery={id}");
        // Every value, so that a client has something else to tick; of the omraader those of the query's codelist.
        Assert.Equal("[6,7,6,3]", metadata.GetProperty("size").GetRawText());
        Assert.Equal(
            "vs_kommuner",
            selection.GetProperty("selection")
                .EnumerateArray()
                .Single(choice => choice.GetProperty("variableCode").GetString() == "omraade")
                .GetProperty("codelist")
                .GetString());
        using var other = await service.Client.GetAsync($"/api/v2/tables/Y11IGA02/metadata?savedQuery={id}");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Theory]
    [OnEachEngine("", 400, "ingen-forespoergsel")]
    [OnEachEngine("[]", 400, "ugyldig-json")]
    [OnEachEngine("""{"language":"da","selection":{"selection":[]}}""", 400, "ugyldig-json")]
    [OnEachEngine("""{"tableId":"Y11IGA01","selection":{"selection":[]}}""", 400, "ugyldig-json")]
    [OnEachEngine("""{"tableId":"Y11IGA01","language":"da"}""", 400, "ugyldig-json")]
    [OnEachEngine("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormats":"csv"}""", 400, "ugyldig-json")]
    [OnEachEngine("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[null]}}""", 400, "ugyldig-json")]
    [OnEachEngine(
        """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"csv","outputFormatParams":[null]}""",
        400,
        "ugyldig-json")]
    [OnEachEngine("""{"tableId":"Y11IGA01","language":"sv","selection":{"selection":[]}}""", 400, "ukendt-sprog")]
    [OnEachEngine("""{"tableId":"Y11IGA99","language":"da","selection":{"selection":[]}}""", 404, "ukendt-tabel")]
    [OnEachEngine("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"pdf"}""", 400, "ukendt-format")]
    [OnEachEngine(
        """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormatParams":["UseTexts"]}""",
        400,
        "ukendt-formatparameter")]
    [OnEachEngine(
        """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[{"variableCode":"periode","valueCodes":["2031"]}]}}""",
        400,
        "ukendt-vaerdi")]
    public async Task What_cannot_be_answered_is_not_saved(string engine, string content, int status, string code)
    {
        var service = provider.On(engine);
        using var answer = await SaveAsync(service, content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await ReadAsync(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [OnEachEngine]
    public async Task There_are_limits_to_how_much_is_kept(string engine)
    {
        var service = provider.On(engine);
        await using var isSmall = await TestService.StartAsync(
            () => Engine.New(engine),
            SampleRelease.IsSmall(),
            ("Http:MaxSavedQueries", "1"),
            ("Http:MaxCallsPerTimeWindow", "60"),
            ("Http:TimeWindow", "86400"));
        using var first = await isSmall.Client.PostAsync(SavedQueriesPath, As(Content));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        // There is room for one; what is there already takes none.
        using var full = await isSmall.Client.PostAsync(
            SavedQueriesPath,
            As(Content.Replace("TOP(2)", "TOP(3)", StringComparison.Ordinal)));
        Assert.Equal("ikke-plads-til-flere", (await ReadAsync(full)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, full.StatusCode);
        using var againFigure = await isSmall.Client.PostAsync(SavedQueriesPath, As(Content));
        Assert.Equal(HttpStatusCode.Created, againFigure.StatusCode);

        // A twentieth of a client's calls may save.
        using var tooMany = await isSmall.Client.PostAsync(SavedQueriesPath, As(Content));
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        await isSmall.TextAsync("/api/v2/tables");

        using var large = await service.Client.PostAsync(SavedQueriesPath, As("{\"tableId\":\"" + new string('x', 70_000) + "\"}"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var text = await service.Client.PostAsync(SavedQueriesPath, new StringContent(Content, Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_new_release_is_answered_by_afterwards_and_what_is_gone_is_told(string engine)
    {
        await using var own = await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall());
        var current = await IdAsync(own, Content);
        var fast = await IdAsync(own, Content.Replace("TOP(2)", "2025Q4", StringComparison.Ordinal));
        var before = await own.TextAsync($"{SavedQueriesPath}/{current}/data");

        // A release with other figures: the same selection of it.
        own.Switch(SampleRelease.IsSmall(9, 1_000));
        Assert.NotEqual(before, await own.TextAsync($"{SavedQueriesPath}/{current}/data?outputFormat=json-stat2"));
        Assert.Equal(7, (await own.JsonAsync($"{SavedQueriesPath}/{current}")).GetProperty("release").GetInt64());

        // A period less.
        var shorter = SampleRelease.IsSmall(10);
        own.Switch(shorter with { Tables = [WithoutLastPeriod(shorter.Find("Y11IGA01")!)] });
        Assert.Equal(
            ["2025Q2", "2025Q3"],
            (await own.JsonAsync($"{SavedQueriesPath}/{current}/selection"))
                .GetProperty("selection")[1]
                .GetProperty("valueCodes")
                .EnumerateArray()
                .Select(code => code.GetString()));
        using var gone = await own.Client.GetAsync($"{SavedQueriesPath}/{fast}/data");
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        Assert.Contains(
            "'periode' har ingen værdi '2025Q4'",
            (await ReadAsync(gone)).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        await own.TextAsync($"{SavedQueriesPath}/{fast}");

        // No such table any more.
        own.Switch(shorter with { Tables = [shorter.Find("Y11IGA02")!] });
        using var lost = await own.Client.GetAsync($"{SavedQueriesPath}/{fast}/data");
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
    }

    [Theory]
    [OnEachEngine]
    public async Task Without_a_database_the_figures_are_still_answered_and_the_saved_ones_are_503(string engine)
    {
        // A database without the table, or a file that is none: what cannot be asked is as good as away.
        await using var own = await TestService.StartAsync(() => Engine.Empty(engine), SampleRelease.IsSmall());
        if (own.Fetch<SavedQueryDatabase>().Own is { IsEmbedded: true } file)
        {
            file.Delete();
            await File.WriteAllTextAsync(file.Place, new string('x', 5_000));
        }

        using var fetched = await own.Client.GetAsync($"{SavedQueriesPath}/{new string('a', 32)}/data");
        using var stored = await SaveAsync(own, Content);

        foreach (var answer in new[] { fetched, stored })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("lager-utilgaengeligt", (await ReadAsync(answer)).GetProperty("code").GetString());
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        await own.TextAsync(Address);
    }

    private static Table WithoutLastPeriod(Table table)
    {
        var periods = table.Dimensions[1];
        var shorter = new Dimension(periods.Code, periods.Name, periods.Role, [.. periods.Values.SkipLast(1)], null);
        var cells = table.Values.Length / periods.Values.Count * shorter.Values.Count;
        return new Table(
            table.Id,
            table.Title,
            table.Notes,
            [table.Dimensions[0], shorter, .. table.Dimensions.Skip(2)],
            new long[cells],
            new CellSymbol[cells]);
    }

    private static StringContent As(string content) => new(content, Encoding.UTF8, "application/json");

    private static async Task<string> IdAsync(TestService service, string content)
    {
        using var answer = await SaveAsync(service, content);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await ReadAsync(answer)).GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static Task<HttpResponseMessage> SaveAsync(TestService service, string content) =>
        service.Client.PostAsync(SavedQueriesPath, As(content));
}
