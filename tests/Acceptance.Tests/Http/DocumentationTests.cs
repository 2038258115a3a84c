using System.Net;
using System.Text.Json;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class DocumentationTests(TestService service, SharedServices others)
{
    [Fact]
    public async Task The_OpenApi_document_is_the_one_in_the_source_code()
    {
        var documentPath = (await service.TextAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        Golden.CompareFile(Path.Combine(Golden.Root, "src", "Api", "openapi.json"), documentPath);
    }

    [Fact]
    public async Task Every_operation_has_name_summary_tag_and_answers()
    {
        var documentPath = await service.JsonAsync("/openapi/v1.json");
        var operationsList = documentPath.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value)
            .ToList();

        Assert.Equal(37, operationsList.Count);
        Assert.Equal(
            operationsList.Count,
            operationsList.Select(operation => operation.GetProperty("operationId").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operationsList, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            Assert.True(operation.GetProperty("responses")
                .EnumerateObject()
                .First(answer => answer.Name[0] == '2')
                .Value
                .TryGetProperty("content", out _));
        });
    }

    [Fact]
    public async Task Swagger_shows_itself_without_other_machines()
    {
        using var answer = await service.Client.GetAsync("/swagger/index.html");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "default-src *",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        foreach (var file in new[] { "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "index.js" })
        {
            using var part = await service.Client.GetAsync("/swagger/" + file);
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }
    }

    [Fact]
    public async Task Health_without_a_release_is_alive_but_not_ready()
    {
        var empty = await others.Empty;

        Assert.Equal("Healthy", (await empty.JsonAsync("/health/live")).GetProperty("status").GetString());
        using var answer = await empty.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Unhealthy", json.GetProperty("status").GetString());
        Assert.Equal("Unhealthy", json.GetProperty("checks").GetProperty("udgivelse").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Health_with_a_release_is_ready()
    {
        var json = await service.JsonAsync("/health/ready");

        Assert.Equal("Healthy", json.GetProperty("status").GetString());
        Assert.Contains(
            "7",
            json.GetProperty("checks").GetProperty("udgivelse").GetProperty("description").GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>What the document says that an operation can answer, it answers: each status of each operation is brought about.</summary>
    [Fact]
    public async Task Every_operation_answers_with_each_of_the_documents_statuses()
    {
        var documentPath = await service.JsonAsync("/openapi/v1.json");
        await using var busyService = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxConcurrentRequests", "1"),
            ("Http:MaxQueuedRequests", "0"));
        var busyAnswer = busyService.TextAsync("/proeve/vent");
        using var frist = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        frist.CancelAfter(TimeSpan.FromMinutes(1));
        while (busyService.Waits == 0)
        {
            await Task.Delay(5, frist.Token);
        }

        await using var exhausted = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxCallsPerTimeWindow", "1"),
            ("Http:TimeWindow", "86400"));
        await exhausted.TextAsync("/api/v2/config");
        await using var smallAddresses = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxDataCells", "1"));
        var stored = SavedQueryContent.Of(JsonSerializer.Deserialize<SavedQuery>(Stored, JsonSerializerOptions.Web)!);
        var smallId = (await smallAddresses.Fetch<SavedQueryStore>().SaveAsync(stored, 7, CancellationToken.None))!.Id;
        var id = (await service.Fetch<SavedQueryStore>().SaveAsync(stored, 7, CancellationToken.None))!.Id;

        var triedCount = 0;
        var empty = await others.Empty;
        foreach (var one in new[] { busyService, exhausted, smallAddresses })
        {
            one.LetIn((TestService.Key, null));
        }

        foreach (var path in documentPath.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                foreach (var answer in operation.Value.GetProperty("responses").EnumerateObject())
                {
                    using var got = await SendAsync(operation.Name, path.Name, answer.Name);
                    Assert.True(
                        ((int)got.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) == answer.Name,
                        $"{operation.Name} {path.Name} {answer.Name}: {(int)got.StatusCode} {await got.Content.ReadAsStringAsync()}");
                    if (answer.Value.TryGetProperty("content", out var content))
                    {
                        Assert.Contains(got.Content.Headers.ContentType!.MediaType, content.EnumerateObject().Select(type => type.Name));
                    }

                    triedCount++;
                }
            }
        }

        Assert.InRange(triedCount, 150, 300);
        busyService.Slip.SetResult();
        await busyAnswer;

        async Task<HttpResponseMessage> SendAsync(string method, string path, string status)
        {
            var atService = status switch
            {
                "403" => smallAddresses,
                "429" => exhausted,
                "503" => path.StartsWith("/health", StringComparison.Ordinal) ? empty : busyService,
                _ => service,
            };
            var address = path.Replace(
                "{format}",
                status == "400" && !path.Contains("/data/", StringComparison.Ordinal) ? "xml" : "json",
                StringComparison.Ordinal).Replace(
                    "{id}",
                    status == "404"
                        ? "findesikke"
                        : path.Contains("savedqueries", StringComparison.Ordinal)
                            ? (status == "403" ? smallId : id)
                            : path.Contains("codelists", StringComparison.Ordinal) ? "vs_kommuner" : "Y11IGA01",
                    StringComparison.Ordinal)
                + (status, path) switch
                {
                    ("400", "/v2/data/{id}/{format}") => "?period=2031&_indsats=*",
                    ("400", _) when path.StartsWith("/v3", StringComparison.Ordinal) => "?format=xml",
                    ("400", _) => "?lang=xx",
                    (_, "/v2/data/{id}/{format}") => method == "get" ? "?period=*&_indsats=*" : "",
                    (_, "/v3/data/{id}") => "?mgroup.*=*&period.Q=*&hierarchy._indsats=*&format=json",
                    ("404", "/api/v2/tables") => "?pageNumber=99",
                    _ => "",
                };
            var call = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), address);
            if (status != "401")
            {
                call.Headers.TryAddWithoutValidation("Authorization", TestService.Key);
            }

            if (method == "post")
            {
                var content = status switch
                {
                    "400" when path.StartsWith("/v2", StringComparison.Ordinal) => "nej",
                    _ when path.StartsWith("/v2", StringComparison.Ordinal) && status != "413" => """{"period":"*","_indsats":"*"}""",
                    "413" => new string(' ', 2_000_000),
                    "404" when path.EndsWith("/savedqueries", StringComparison.Ordinal) =>
                        Stored.Replace("Y11IGA01", "findesikke", StringComparison.Ordinal),
                    _ => path.EndsWith("/savedqueries", StringComparison.Ordinal) ? Stored : """{"selection":[]}""",
                };
                call.Content = new StringContent(content, System.Text.Encoding.UTF8, status == "415" ? "text/plain" : "application/json");
                call.Headers.ExpectContinue = status == "413";
            }

            if (status == "406")
            {
                call.Headers.TryAddWithoutValidation("Accept", "image/png");
            }

            if (status == "304")
            {
                using var ask = new HttpRequestMessage(HttpMethod.Get, address);
                ask.Headers.TryAddWithoutValidation("Authorization", TestService.Key);
                using var firstOfAll = await atService.Client.SendAsync(ask);
                call.Headers.IfNoneMatch.Add(firstOfAll.Headers.ETag!);
            }

            return await atService.Client.SendAsync(call);
        }
    }

    private const string Stored =
        """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[{"variableCode":"periode","valueCodes":["TOP(2)"]}"""
            + """,{"variableCode":"indsats","valueCodes":["*"]},{"variableCode":"maal","valueCodes":["*"]}]}}""";
}
