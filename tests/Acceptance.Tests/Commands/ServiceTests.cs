using System.Net;
using System.Text.RegularExpressions;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>The service as a process of its own, beside commands on the same instance.</summary>
public sealed partial class ServiceTests
{
    [Theory]
    [OnEachEngine]
    public async Task A_release_from_another_process_is_shown_shortly_after(string engine)
    {
        using var folder = new WorkFolder(engine);
        using var processName = folder.Start(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Opgoerelse__Job__Aktiv"] = "false",
            },
            "serve",
            "--Opgoerelse:Udgivelse:Sekunder=1");
        try
        {
            var startMessage = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(startMessage ?? "").Value) };
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/live"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(client, "/health/ready"));

            var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
            await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
            await folder.Ok("publish", "--dato", "2023-07-01");

            for (var i = 0; i < 60 && await Status(client, "/health/ready") != HttpStatusCode.OK; i++)
            {
                await Task.Delay(500);
            }

            Assert.Equal(HttpStatusCode.OK, await Status(client, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/"));
        }
        finally
        {
            await TestProgram.Sigterm(processName);
        }

        Assert.Equal(0, (await TestProgram.AwaitReady(processName)).ExitCode);
    }

    /// <summary>The first release of a scheme has quarters before it has a year: the tables of years are there, and empty.</summary>
    [Fact]
    public async Task A_release_without_a_whole_year_is_served()
    {
        using var folder = new WorkFolder("sqlite");
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2023-04-03"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2024-01-01");
        using var service = folder.Start(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Opgoerelse__Job__Aktiv"] = "false",
            },
            "serve");
        try
        {
            var startMessage = await service.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(startMessage ?? "").Value) };
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/api/v2/tables/Y11IGA04/data"));

            // The whole tables are made beside the requests; what fails there stops the service.
            foreach (var format in new[] { "csv", "json", "parquet" })
            {
                Assert.Equal(HttpStatusCode.OK, await Status(client, "/bulk/Y11IGA04." + format));
            }

            Assert.Equal(HttpStatusCode.OK, await Status(client, "/"));
        }
        finally
        {
            await TestProgram.Sigterm(service);
        }

        Assert.Equal(0, (await TestProgram.AwaitReady(service)).ExitCode);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
