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
using Opgoerelse.Motorer;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Storage;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The public interface over a real socket on this machine, serving a constructed release.</summary>
public sealed class Tjeneste : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly Lazy<Proevebase> _base;

    public Tjeneste()
        : this(() => Motor.Ny(Motor.Sqlite), [])
    {
    }

    private Tjeneste(Func<Proevebase> nyBase, Dictionary<string, string?> indstillinger, DateTimeOffset? nu = null)
    {
        _base = new Lazy<Proevebase>(nyBase);
        var bygger = WebApplication.CreateSlimBuilder();
        bygger.Logging.ClearProviders().AddProvider(Log);
        // A test asks faster and saves more than any client may.
        indstillinger.TryAdd("Http:MaxCallsPerTimeWindow", "1000000000");
        indstillinger.TryAdd("Http:MaxQueuedRequestsPerClient", "1000000");
        indstillinger.TryAdd("Http:MaxSavedQueriesPerClientPerDay", "1000000");
        bygger.Configuration.AddInMemoryCollection(indstillinger);
        bygger.WebHost.UseKestrelHttpsConfiguration();
        bygger.WebHost.UseUrls("http://127.0.0.1:0");
        Clock = new FakeTimeProvider(nu ?? Proeveudgivelse.Udgivet.AddDays(10));
        bygger.Services.AddSingleton<TimeProvider>(Clock);
        // Made when something is saved, which few tests do.
        bygger.Services.AddSingleton(_ => _base.Value.Aabn());
        bygger.Services.AddSingleton(services =>
        {
            var saved = new SavedQueryDatabase(services.GetRequiredService<Database>());
            saved.Prepare(Clock);
            return saved;
        });
        bygger.Services.AddSingleton(Rapporter);
        bygger.Services.AddOpgoerelseHttp(bygger.Configuration);
        _app = bygger.Build();
        _app.MapOpgoerelseHttp();
        _app.MapGet("/proeve/vent", async (CancellationToken stop) =>
        {
            Interlocked.Increment(ref _venter);
            await Slip.Task.WaitAsync(stop);
            return "sluppet";
        }).ExcludeFromDescription();
        _app.MapGet("/proeve/fejl", string () => throw new InvalidOperationException("hemmelig besked fra maskinrummet")).ExcludeFromDescription();
    }

    private int _venter;

    /// <summary>Its reports. The folder is made by the test that needs it, and goes away with the service.</summary>
    internal Rapportarkiv Rapporter { get; } = new(Path.Combine(Path.GetTempPath(), "opgoerelse-rapporter-" + Guid.NewGuid().ToString("N")));

    /// <summary>What it has logged.</summary>
    internal LogSink Log { get; } = new();

    public HttpClient Klient { get; private set; } = null!;

    /// <summary>The service's clock: it stands until a test moves it, and so do the timers that are set by it.</summary>
    internal FakeTimeProvider Clock { get; }

    /// <summary>Lets the requests to <c>/proeve/vent</c> go.</summary>
    internal TaskCompletionSource Slip { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many requests to <c>/proeve/vent</c> have been taken in.</summary>
    internal int Venter => Volatile.Read(ref _venter);

    /// <summary>The release that is served, prepared for answering.</summary>
    internal Katalog Katalog => _app.Services.GetRequiredService<AktuelUdgivelse>().Katalog!;

    internal T Hent<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>One of its own, for tests that change it.</summary>
    internal static Task<Tjeneste> StartAsync(UdgivelseMedTabeller? udgivelse, params (string Navn, string Vaerdi)[] indstillinger) =>
        StartAsync(udgivelse, nu: null, indstillinger);

    /// <summary>One of its own on a database that the test chose; it is disposed of with the service.</summary>
    internal static Task<Tjeneste> StartAsync(Func<Proevebase> nyBase, UdgivelseMedTabeller? udgivelse, params (string Navn, string Vaerdi)[] indstillinger) =>
        StartAsync(nyBase, udgivelse, nu: null, indstillinger);

    /// <summary>One of its own, at another time.</summary>
    internal static Task<Tjeneste> StartAsync(UdgivelseMedTabeller? udgivelse, DateTimeOffset? nu, params (string Navn, string Vaerdi)[] indstillinger) =>
        StartAsync(() => Motor.Ny(Motor.Sqlite), udgivelse, nu, indstillinger);

    private static async Task<Tjeneste> StartAsync(Func<Proevebase> nyBase, UdgivelseMedTabeller? udgivelse, DateTimeOffset? nu, (string Navn, string Vaerdi)[] indstillinger)
    {
        var tjeneste = new Tjeneste(nyBase, indstillinger.ToDictionary(indstilling => indstilling.Navn, indstilling => (string?)indstilling.Vaerdi, StringComparer.Ordinal), nu);
        await tjeneste.StartAsync();
        if (udgivelse is not null)
        {
            tjeneste.Skift(udgivelse);
        }

        return tjeneste;
    }

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        Skift(Proeveudgivelse.Lille());
    }

    public async ValueTask DisposeAsync()
    {
        Klient.Dispose();
        await _app.DisposeAsync();
        if (Directory.Exists(Rapporter.Mappe))
        {
            Directory.Delete(Rapporter.Mappe, recursive: true);
        }

        if (_base.IsValueCreated)
        {
            _base.Value.Dispose();
        }
    }

    /// <summary>Lets these keys in, and no others.</summary>
    internal void LukInd(params (string Noegle, DateTimeOffset? Udloeber)[] noegler) =>
        _app.Services.GetRequiredService<Adgangskontrol>().Skift(noegler.Select(noegle => (Adgangsnoegle.Aftryk(noegle.Noegle)!, noegle.Udloeber)));

    internal void Skift(UdgivelseMedTabeller udgivelse, IReadOnlyList<Udgivelse>? historik = null, ILookup<long, Tabelaendring>? aendringer = null) =>
        _app.Services.GetRequiredService<AktuelUdgivelse>().Skift(udgivelse, historik, aendringer);

    /// <summary>The answer to a GET of <paramref name="sti"/>, which must be 200.</summary>
    internal async Task<string> TekstAsync(string sti)
    {
        using var svar = await Klient.GetAsync(sti);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{sti}: {svar.StatusCode} {tekst}");
        return tekst;
    }

    internal async Task<JsonElement> JsonAsync(string sti) => JsonElement.Parse(await TekstAsync(sti));

    private async Task StartAsync()
    {
        await _app.StartAsync();
        Klient = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }
}
