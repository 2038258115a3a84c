using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Storage;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.Support.Host;

/// <summary>The public interface over a real socket on this machine, serving a constructed release.</summary>
public sealed class TestService : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly Lazy<TestDatabase> _base;

    /// <summary>Lets in where nothing else is said: in what the assembly's tests share, <see cref="ExpiredKey"/> does not.</summary>
    internal const string Key = "opg_proevenoegle";

    internal const string ExpiredKey = "opg_udloebet";

    public TestService()
        : this(() => Engine.New(Engine.Sqlite), [])
    {
    }

    private TestService(Func<TestDatabase> newBase, Dictionary<string, string?> settings, DateTimeOffset? now = null)
    {
        _base = new Lazy<TestDatabase>(newBase);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log);
        // A test asks faster and saves more than any client may.
        settings.TryAdd("Http:MaxCallsPerTimeWindow", "1000000000");
        settings.TryAdd("Http:MaxQueuedRequestsPerClient", "1000000");
        settings.TryAdd("Http:MaxSavedQueriesPerClientPerDay", "1000000");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Clock = new FakeTimeProvider(now ?? SampleRelease.Published.AddDays(10));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        // Made when something is saved, which few tests do.
        builder.Services.AddSingleton(_ => _base.Value.OpenReader());
        builder.Services.AddSingleton(services =>
        {
            var saved = new SavedQueryDatabase(services.GetRequiredService<Database>());
            saved.Prepare(Clock);
            return saved;
        });
        builder.Services.AddSingleton(Reports);
        builder.Services.AddOpgoerelseHttp(builder.Configuration);
        _app = builder.Build();
        _app.MapOpgoerelseHttp();
        _app.MapGet("/proeve/vent", async (CancellationToken stop) =>
        {
            Interlocked.Increment(ref _waiting);
            await Slip.Task.WaitAsync(stop);
            return "sluppet";
        }).ExcludeFromDescription();
        _app.MapGet("/proeve/fejl", string () => throw new InvalidOperationException("hemmelig besked fra maskinrummet"))
            .ExcludeFromDescription();
    }

    private int _waiting;

    /// <summary>Its reports. The folder is made by the test that needs it, and goes away with the service.</summary>
    internal ReportArchive Reports { get; } = new(Path.Combine(Path.GetTempPath(), "opgoerelse-rapporter-" + Guid.NewGuid().ToString("N")));

    /// <summary>What it has logged.</summary>
    internal LogSink Log { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The service's clock: it stands until a test moves it, and so do the timers that are set by it.</summary>
    internal FakeTimeProvider Clock { get; }

    /// <summary>Lets the requests to <c>/proeve/vent</c> go.</summary>
    internal TaskCompletionSource Slip { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many requests to <c>/proeve/vent</c> have been taken in.</summary>
    internal int Waits => Volatile.Read(ref _waiting);

    /// <summary>The release that is served, prepared for answering.</summary>
    internal Catalogue Catalogue => _app.Services.GetRequiredService<CurrentRelease>().Catalogue!;

    internal T Fetch<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>One of its own, for tests that change it.</summary>
    internal static Task<TestService> StartAsync(ReleaseWithTables? release, params (string Name, string Value)[] settings) =>
        StartAsync(release, now: null, settings);

    /// <summary>One of its own on a database that the test chose; it is disposed of with the service.</summary>
    internal static Task<TestService> StartAsync(
        Func<TestDatabase> newBase,
        ReleaseWithTables? release,
        params (string Name, string Value)[] settings) =>
        StartAsync(newBase, release, now: null, settings);

    /// <summary>One of its own, at another time.</summary>
    internal static Task<TestService> StartAsync(
        ReleaseWithTables? release,
        DateTimeOffset? now,
        params (string Name, string Value)[] settings) =>
        StartAsync(() => Engine.New(Engine.Sqlite), release, now, settings);

    private static async Task<TestService> StartAsync(
        Func<TestDatabase> newBase,
        ReleaseWithTables? release,
        DateTimeOffset? now,
        (string Name, string Value)[] settings)
    {
        var service = new TestService(
            newBase,
            settings.ToDictionary(indstilling => indstilling.Name, indstilling => (string?)indstilling.Value, StringComparer.Ordinal),
            now);
        await service.StartAsync();
        if (release is not null)
        {
            service.Switch(release);
        }

        return service;
    }

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        Switch(SampleRelease.IsSmall());
        // The last is what the recorded clients send.
        LetIn((Key, null), (ExpiredKey, SampleRelease.Published), ("API_Token", null));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (Directory.Exists(Reports.Folder))
        {
            Directory.Delete(Reports.Folder, recursive: true);
        }

        if (_base.IsValueCreated)
        {
            _base.Value.Dispose();
        }
    }

    /// <summary>Lets these keys in, and no others.</summary>
    internal void LetIn(params (string Key, DateTimeOffset? Expires)[] keys) =>
        _app.Services.GetRequiredService<AccessControl>().Switch(keys.Select(key => (AccessKey.Fingerprint(key.Key)!, key.Expires)));

    internal void Switch(
        ReleaseWithTables release,
        IReadOnlyList<Release>? history = null,
        ILookup<long, TableChange>? changesOf = null,
        ReleaseCalendar? calendar = null) =>
        _app.Services.GetRequiredService<CurrentRelease>().Switch(release, history, changesOf, calendar);

    /// <summary>The answer to a GET of <paramref name="path"/>, which must be 200.</summary>
    internal async Task<string> TextAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return text;
    }

    internal async Task<JsonElement> JsonAsync(string path) => JsonElement.Parse(await TextAsync(path));

    private async Task StartAsync()
    {
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }
}
