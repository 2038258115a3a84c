using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Storage.SqlServer;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>A database that is away costs the public nothing, and operations see that it is.</summary>
public sealed partial class DatabaseHealthTests
{
    /// <summary>
    /// Explicit: the embedded engine's file is never away, and that a withdrawn release makes the service unready is tried in
    /// <see cref="RolesTests"/>.
    /// </summary>
    [Theory]
    [OnEachEngine(Explicit = true, Traits = ["Category", "Slow"])]
    public async Task A_replica_goes_on_showing_the_figures_without_a_database_and_is_whole_again_when_it_is_there(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2023-07-01");
        using var wire = engine == Engine.SqlServer ? new Wire(folder.EnvironmentOf["ConnectionStrings__Opgoerelse"]) : null;
        var environmentOf = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Opgoerelse__Job__Aktiv"] = "false",
            ["Opgoerelse__Udgivelse__Sekunder"] = "1",
        };
        foreach (var (name, value) in folder.EnvironmentOf)
        {
            environmentOf[name] = name == "ConnectionStrings__Opgoerelse" ? wire!.Connection : value;
        }

        using var processName = TestProgram.Start(environmentOf, "serve", "--data", folder.Data);
        try
        {
            var startMessage = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(startMessage ?? "").Value) };
            var before = await client.GetStringAsync(new Uri("/api/v2/tables/Y11IGA01/metadata", UriKind.Relative));
            Assert.Equal("Healthy", await After(client, "Healthy"));

            // A file is never away from the process that has it open; a server is.
            wire?.Break();
            var without = wire is null ? "Healthy" : "Degraded";
            Assert.Equal(without, await After(client, without));
            Assert.Equal(before, await client.GetStringAsync(new Uri("/api/v2/tables/Y11IGA01/metadata", UriKind.Relative)));

            wire?.Mend();
            Assert.Equal("Healthy", await After(client, "Healthy"));
            await folder.Ok("traek", "1", "--grund", "Prøve");
            Assert.Equal("Unhealthy", await After(client, "Unhealthy"));
        }
        finally
        {
            await TestProgram.Sigterm(processName);
        }

        Assert.Equal(0, (await TestProgram.AwaitReady(processName)).ExitCode);
    }

    /// <summary>
    /// Whatever it is that accepts the connection and says nothing: the probe hears that, and asks no second time meanwhile.
    /// </summary>
    [Fact]
    public async Task A_server_that_is_silent_does_not_silence_the_test()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var checkHealth = new DatabaseCheck(new SqlServerDatabase(string.Create(
            CultureInfo.InvariantCulture,
            $"Server=127.0.0.1,{port};Database=o;User ID=o;Password=ingen;Connect Timeout=0;Pooling=false")));

        for (var i = 0; i < 2; i++)
        {
            var answer = await checkHealth.CheckHealthAsync(new HealthCheckContext()).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(HealthStatus.Degraded, answer.Status);
        }

        using var first = await listener.AcceptTcpClientAsync();
        Assert.False(listener.Pending());
    }

    /// <summary>How the service is once it is as expected, or after half a minute.</summary>
    private static async Task<string?> After(HttpClient client, string expected)
    {
        var status = "";
        for (var i = 0; i < 60 && status != expected; i++)
        {
            await Task.Delay(i == 0 ? 0 : 500);
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            status = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("status").GetString();
        }

        return status;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
