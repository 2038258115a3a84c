using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>The program as operations run it: in its roles, with secrets from files, and when a release is withdrawn.</summary>
public sealed partial class RolesTests
{
    [Theory]
    [OnEachEngine]
    public async Task A_worker_answers_only_on_how_it_is_and_on_operations(string engine)
    {
        using var folder = new WorkFolder(engine);
        const string Key = "noegle-som-kun-proeven-har-brugt";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
        folder.Write("hemmeligheder/Opgoerelse__Drift__Noeglehash__0", hash);
        // On a server the scheduler keeps its queues in a schema that this makes.
        await folder.Ok("migrate");
        using var processName = Start(folder, ("Http__Aktiv", "false"), ("OPGOERELSE_HEMMELIGHEDER", folder.FileOf("hemmeligheder")));
        await Under(processName, async client =>
        {
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/live"));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/ready"));
            foreach (var publicOne in new[] { "/", "/api/v2/config", "/api/v2/tables", "/swagger/index.html", "/openapi/v1.json" })
            {
                Assert.Equal(HttpStatusCode.NotFound, await Status(client, publicOne));
            }

            // The door is there, from the file of secrets.
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(client, "/drift"));
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(client, "/drift/job"));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes("drift:" + Key)));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/drift"));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/drift/job"));
        });
    }

    [Fact]
    public async Task A_process_with_nothing_to_do_does_not_start()
    {
        using var folder = new WorkFolder();

        var answer = await folder.Run("serve", "--urls", "http://127.0.0.1:0", "--Http:Aktiv=false", "--Opgoerelse:Job:Aktiv=false");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("intet at lave", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_secrets_that_is_not_there_stops_the_program()
    {
        using var folder = new WorkFolder();

        var answer = await folder.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["OPGOERELSE_HEMMELIGHEDER"] = folder.FileOf("findes-ikke") },
            "migrate");

        Assert.NotEqual(0, answer.ExitCode);
    }

    [Theory]
    [OnEachEngine]
    public async Task The_schema_can_be_put_in_place_before_the_service_goes_into_operation(string engine)
    {
        using var folder = new WorkFolder(engine, empty: true);

        var first = await folder.Ok("migrate");
        var other = await folder.Ok("migrate");

        // Where there can be roles, it says that there are none.
        Assert.Matches($"^Skemaet er nr\\. [0-9]+\\.\n{(engine == Engine.Sqlite ? "" : "Ingen rettigheder er sat: [^\n]+\n")}$", first.Out);
        Assert.Equal(first.Out, other.Out);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_release_that_is_withdrawn_is_shown_no_more(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2023-07-01");

        // Reports as a worker leaves them, in a folder that is not the instance's own.
        var release = Assert.Single(new ReleaseStore(folder.OpenReader()).All());
        var splitPane = new ReportArchive(folder.FileOf("delt"));
        Directory.CreateDirectory(splitPane.Location(release));
        await File.WriteAllTextAsync(Path.Combine(splitPane.Location(release), "land.html"), "landsrapporten");
        splitPane.Mark(release, error: 0);
        using var processName = Start(
            folder,
            ("Opgoerelse__Job__Aktiv", "false"),
            ("Opgoerelse__Udgivelse__Sekunder", "1"),
            ("Opgoerelse__Rapport__Mappe", splitPane.Folder));
        await Under(processName, async client =>
        {
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/api/v2/tables/Y11IGA01"));
            Assert.Equal("landsrapporten", await client.GetStringAsync("/rapporter/1/land.html"));
            Assert.Contains("href=\"/rapporter/1/land.html\"", await client.GetStringAsync("/rapporter"), StringComparison.Ordinal);

            await folder.Ok("traek", "1", "--grund", "Prøve");
            for (var i = 0; i < 60 && await Status(client, "/health/ready") == HttpStatusCode.OK; i++)
            {
                await Task.Delay(500);
            }

            using var unready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
            Assert.Contains("\"Unhealthy\"", await unready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(client, "/api/v2/tables/Y11IGA01"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(client, "/rapporter/1/land.html"));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/live"));
        });
    }

    private static Process Start(WorkFolder folder, params (string Name, string Value)[] environmentOf) =>
        folder.Start(environmentOf.Append(("ASPNETCORE_URLS", "http://127.0.0.1:0")).ToDictionary(StringComparer.Ordinal), "serve");

    private static async Task Under(Process processName, Func<HttpClient, Task> tryQuery)
    {
        try
        {
            var startMessage = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(startMessage ?? "").Value) };
            await tryQuery(client);
        }
        finally
        {
            await TestProgram.Sigterm(processName);
        }

        Assert.Equal(0, (await TestProgram.AwaitReady(processName)).ExitCode);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
