using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Adgang;
using Opgoerelse.Api.Http;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The public interface over a real socket on this machine, serving a constructed release.</summary>
public sealed class Tjeneste : IAsyncLifetime
{
    private readonly WebApplication _app;

    public Tjeneste()
        : this([])
    {
    }

    private Tjeneste(Dictionary<string, string?> indstillinger)
    {
        var bygger = WebApplication.CreateSlimBuilder();
        bygger.Logging.ClearProviders();
        bygger.Configuration.AddInMemoryCollection(indstillinger);
        bygger.WebHost.UseKestrelHttpsConfiguration();
        bygger.WebHost.UseUrls("http://127.0.0.1:0");
        bygger.Services.AddSingleton<TimeProvider>(new FastUr(Proeveudgivelse.Udgivet.AddDays(10)));
        bygger.Services.AddOpgoerelseHttp(bygger.Configuration);
        _app = bygger.Build();
        _app.MapOpgoerelseHttp();
        _app.MapGet("/proeve/fejl", string () => throw new InvalidOperationException("hemmelig besked fra maskinrummet")).ExcludeFromDescription();
    }

    public HttpClient Klient { get; private set; } = null!;

    /// <summary>One of its own, for tests that change it.</summary>
    internal static async Task<Tjeneste> StartAsync(UdgivelseMedTabeller? udgivelse, params (string Navn, string Vaerdi)[] indstillinger)
    {
        var tjeneste = new Tjeneste(indstillinger.ToDictionary(indstilling => indstilling.Navn, indstilling => (string?)indstilling.Vaerdi, StringComparer.Ordinal));
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
    }

    /// <summary>Lets these keys in, and no others.</summary>
    internal void LukInd(params (string Noegle, DateTimeOffset? Udloeber)[] noegler) =>
        _app.Services.GetRequiredService<Adgangskontrol>().Skift(noegler.Select(noegle => (Adgangsnoegle.Aftryk(noegle.Noegle)!, noegle.Udloeber)));

    internal void Skift(UdgivelseMedTabeller udgivelse, IReadOnlyList<Udgivelse>? historik = null) => _app.Services.GetRequiredService<AktuelUdgivelse>().Skift(udgivelse, historik);

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

    private sealed class FastUr(DateTimeOffset nu) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => nu;
    }
}
