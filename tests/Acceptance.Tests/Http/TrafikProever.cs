using System.Net;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What the service refuses when it is asked too much.</summary>
public class TrafikProever
{
    [Fact]
    public async Task En_klient_har_det_antal_kald_som_konfigurationen_siger_og_saa_429()
    {
        // A window that no test outlasts.
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxCallsPerTimeWindow", "5"), ("Http:TimeWindow", "86400"));
        var konfiguration = await tjeneste.JsonAsync("/api/v2/config");
        var kald = konfiguration.GetProperty("maxCallsPerTimeWindow").GetInt32();
        Assert.Equal(5, kald);
        for (var nr = 1; nr < kald; nr++)
        {
            await tjeneste.TekstAsync("/api/v2/tables");
        }

        foreach (var sti in new[] { "/api/v2/tables", "/", "/findes/ikke", "/api/v2/config?lang=en" })
        {
            using var svar = await tjeneste.Klient.GetAsync(sti);
            await ErAfvist(svar, HttpStatusCode.TooManyRequests, "for-mange-kald");
            Assert.InRange(svar.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, konfiguration.GetProperty("timeWindow").GetInt32());
        }

        // Whoever keeps the service alive is not counted.
        await tjeneste.TekstAsync("/health/live");
        await tjeneste.TekstAsync("/health/ready");
    }

    [Fact]
    public async Task Vinduet_aabner_igen()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxCallsPerTimeWindow", "1"), ("Http:TimeWindow", "1"));
        var afvist = 0;
        for (var svarede = 0; svarede < 2;)
        {
            using var svar = await tjeneste.Klient.GetAsync("/api/v2/config");
            Assert.True(svar.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests);
            (svarede, afvist) = svar.StatusCode == HttpStatusCode.OK ? (svarede + 1, afvist) : (svarede, afvist + 1);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(afvist > 0);
    }

    [Fact]
    public async Task Overbelastning_afvises_straks_og_de_modtagne_svares()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxConcurrentRequests", "2"), ("Http:MaxQueuedRequests", "1"), ("Http:BusyRetryAfterSeconds", "7"));
        var modtagne = Enumerable.Range(0, 2).Select(_ => tjeneste.TekstAsync("/proeve/vent")).ToList();
        await VentAsync(() => tjeneste.Venter == 2);

        // One waits, the others are refused while those taken in are still under way.
        var flere = Enumerable.Range(0, 4).Select(_ => tjeneste.Klient.GetAsync("/api/v2/config")).ToList();
        for (var nr = 0; nr < 3; nr++)
        {
            var faerdig = await Task.WhenAny(flere);
            flere.Remove(faerdig);
            using var svar = await faerdig;
            await ErAfvist(svar, HttpStatusCode.ServiceUnavailable, "overbelastet");
            Assert.Equal(TimeSpan.FromSeconds(7), svar.Headers.RetryAfter!.Delta);
        }

        Assert.All(modtagne, kald => Assert.False(kald.IsCompleted));
        await tjeneste.TekstAsync("/health/live");
        tjeneste.Slip.SetResult();
        Assert.All(await Task.WhenAll(modtagne), svar => Assert.Equal("sluppet", svar));
        using var ventede = await flere.Single();
        Assert.Equal(HttpStatusCode.OK, ventede.StatusCode);
        await tjeneste.TekstAsync("/api/v2/config");
    }

    [Fact]
    public async Task En_forespoergsel_der_tager_for_lang_tid_opgives()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:RequestTimeoutSeconds", "1"));
        using var svar = await tjeneste.Klient.GetAsync("/proeve/vent");

        await ErAfvist(svar, HttpStatusCode.ServiceUnavailable, "for-lang-tid");
        Assert.NotNull(svar.Headers.RetryAfter);
    }

    private static async Task ErAfvist(HttpResponseMessage svar, HttpStatusCode status, string kode)
    {
        Assert.Equal(status, svar.StatusCode);
        Assert.Equal("application/problem+json", svar.Content.Headers.ContentType!.MediaType);
        Assert.True(svar.Headers.CacheControl!.NoStore);
        Assert.Equal(kode, JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("code").GetString());
    }

    /// <summary>A minute is for a machine that does much else; what never comes is to fail, not to hang.</summary>
    private static async Task VentAsync(Func<bool> naar)
    {
        using var frist = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        frist.CancelAfter(TimeSpan.FromMinutes(1));
        while (!naar())
        {
            await Task.Delay(10, frist.Token);
        }
    }
}
