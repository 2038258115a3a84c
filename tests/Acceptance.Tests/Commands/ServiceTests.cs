using System.Net;
using System.Text.RegularExpressions;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

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
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Opgoerelse__Job__Aktiv"] = "false" },
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

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
