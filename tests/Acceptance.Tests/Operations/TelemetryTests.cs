using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>
/// Traces, metrics and logs reach a collector when one is named, hold no personal data, and are nothing at all otherwise.
/// </summary>
public sealed class TelemetryTests
{
    /// <summary>Made up; fails modulus 11.</summary>
    private const string Number = "0101600001";

    /// <summary>The whole way, command by command and served, with a number wherever a sender or a caller can write one.</summary>
    [Fact]
    public async Task Everything_arrives_and_no_personnummer_does()
    {
        await using var collector = await Collector.Start();
        using var folder = new WorkFolder();
        var environment = new Dictionary<string, string>(folder.EnvironmentOf.Concat(collector.Environment), StringComparer.Ordinal)
        {
            ["Opgoerelse__Job__Aktiv"] = "false",
        };
        var file = folder.Write(
            $"fra {Number}.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(index => Beskeder.Forloeb(index, $"2022-03-0{index}")),
                Beskeder.Forloeb(10, Number),
                $$"""{"entitet":"{{Number}}","{{Number}}":"{{Number}}"}""",
                Number,
            ]);
        await Ok("ingest", file, "--modtaget", "2023-05-01");
        await Ok("publish", "--dato", "2023-07-01");
        using (var process = TestProgram.Start(environment, "serve", "--data", folder.Data, "--urls", "http://127.0.0.1:0"))
        {
            var address = Regex.Match(
                (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!,
                "http://[0-9.:]+",
                RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(1)).Value;
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            client.DefaultRequestHeaders.Add("User-Agent", $"program/{Number}");
            client.DefaultRequestHeaders.Add("traceparent", "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-00");
            client.DefaultRequestHeaders.Add("tracestate", $"cpr={Number}");
            client.DefaultRequestHeaders.Add("baggage", $"cpr={Number}");
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await client.GetAsync(
                    new Uri($"/kommune/{Number}?cpr={Number}&{Number}", UriKind.Relative),
                    TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(
                HttpStatusCode.OK,
                (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
            var data = new Uri(
                "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[periode]=TOP(1)&valuecodes[indsats]=*&valuecodes[maal]=*",
                UriKind.Relative);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(data, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(
                HttpStatusCode.OK,
                (await client.GetAsync(new Uri("/bulk/Y11IGA01.csv", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
            await TestProgram.Sigterm(process);
            Assert.Equal(0, (await TestProgram.AwaitReady(process)).ExitCode);
        }

        var (traces, metrics, logs) = (collector.Said("/v1/traces"), collector.Said("/v1/metrics"), collector.Said("/v1/logs"));
        foreach (var name in new[]
        {
            "opgoerelse.ingest.lines",
            "opgoerelse.ingest.rejections",
            "ugyldig-vaerdi",
            "opgoerelse.ingest.leverancer",
            "opgoerelse.facts",
            "opgoerelse.release.step.duration",
            "protect",
            "freeze",
            "publish",
            "opgoerelse.job.duration",
            "indlaes",
            "opgoerelse.request.cells",
            "pxweb",
            "bulk",
            "http.server.request.duration",
        })
        {
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        }

        Assert.Contains("job indlaes", traces, StringComparison.Ordinal);
        Assert.Contains("release protect", traces, StringComparison.Ordinal);
        Assert.Contains("/api/v2/tables/{id}/data", traces, StringComparison.Ordinal);
        Assert.Contains("/kommune/##########", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(Encoding.Latin1.GetString([.. Enumerable.Repeat((byte)0xAA, 16)]), traces, StringComparison.Ordinal);
        Assert.Contains("opgoerelse", logs, StringComparison.Ordinal);
        foreach (var said in new[] { traces, metrics, logs })
        {
            Assert.DoesNotContain(Number, said, StringComparison.Ordinal);
            Assert.DoesNotContain(Number[1..], said, StringComparison.Ordinal);
        }

        async Task Ok(params string[] order)
        {
            var answer = await TestProgram.Run(environment, [.. order, "--data", folder.Data]);
            Assert.True(answer.ExitCode == 0, answer.Error);
        }
    }

    /// <summary>A log that ought to hold no number is masked all the same: message, values, and what an exception said.</summary>
    [Fact]
    public async Task A_number_in_a_log_message_is_masked()
    {
        await using var collector = await Collector.Start();
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(collector.Environment.Select(pair =>
            new KeyValuePair<string, string?>(pair.Key, pair.Value)));
        builder.Logging.ClearProviders();
        builder.AddTelemetry();
        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA1848, CA2254, CA1873 // One line, once.
            host.Services
                .GetRequiredService<ILogger<TelemetryTests>>()
                .LogError(new InvalidOperationException($"om {Number}"), "Linje {Linje} fra {Hvem}", 7, $"{Number[..6]}-{Number[6..]}");
#pragma warning restore CA1848, CA2254, CA1873
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        var logs = collector.Said("/v1/logs");
        Assert.Contains("Linje 7 fra ######-####", logs, StringComparison.Ordinal);
        Assert.Contains("om ##########", logs, StringComparison.Ordinal);
        Assert.Contains("exception.stacktrace", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("600001", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("010160", logs, StringComparison.Ordinal);
    }

    /// <summary>A collector of this process: takes OTLP over HTTP and keeps the bytes.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, byte[] Body)> taken) : IAsyncDisposable
    {
        public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
        {
            [Telemetry.Endpoint] = app.Urls.First(),
            [Telemetry.Protocol] = "http/protobuf",
        };

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var taken = new ConcurrentQueue<(string, byte[])>();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body, http.RequestAborted);
                taken.Enqueue((http.Request.Path, body.ToArray()));
                http.Response.ContentType = "application/x-protobuf";
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new Collector(app, taken);
        }

        /// <summary>What was sent there: text stands in Protocol Buffers as it is.</summary>
        public string Said(string path) =>
            string.Concat(taken.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
