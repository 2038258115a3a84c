using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Performance;

/// <summary>
/// The public interface over a socket, side by side with a bare Kestrel that sends the same bytes from memory: small
/// selections and large ones, every one different, and a whole table. The two take turns in one run, so that what else
/// the machine does falls on both. What the callers take of the processor falls on both too.
/// </summary>
internal static class HttpBenchmark
{
    private const int Runder = 5;
    private const int SmaaForbindelser = 16;
    private const int StoreForbindelser = 4;
    private static readonly TimeSpan Varighed = TimeSpan.FromSeconds(3);

    public static void Run()
    {
        var udgivelse = HttpUdgivelse.Lav();
        using var tjeneste = Start(udgivelse);
        var perioder = udgivelse.Tabeller[0].Dimensioner[1].Vaerdier;
        var omraader = udgivelse.Tabeller[0].Dimensioner[0].Vaerdier;

        var smaa = (
            from omraade in omraader
            from fra in Enumerable.Range(0, perioder.Count - 11)
            from maal in new[] { "antalForloeb", "antalMed", "andel" }
            select Adresse(omraade.Kode, $"[RANGE({perioder[fra].Kode},{perioder[fra + 11].Kode})]", maal)).ToArray();
        var tilfaeldig = new Random(1);
        tilfaeldig.Shuffle(smaa);
        Maal("small: 1 × 12 × 6 cells, all different", tjeneste, smaa[..Math.Min(8_000, smaa.Length)], SmaaForbindelser);

        // 70 omraader of 115, all periods, indsatser and measures: 50,000 cells.
        var perOmraade = perioder.Count * 6 * 3;
        var store = Enumerable.Range(0, 48).Select(_ =>
        {
            var valgte = omraader.Select(omraade => omraade.Kode).ToArray();
            tilfaeldig.Shuffle(valgte);
            return Adresse(string.Join(',', valgte.Take((50_000 / perOmraade) + 1)), "*", "*");
        }).ToArray();
        Maal("large: 50,000 cells, all different", tjeneste, store, StoreForbindelser);
        Maal("whole table Y11IGA01", tjeneste, [Adresse("*", "*", "*")], StoreForbindelser);
        Overbelast(udgivelse, store);
    }

    private static string Adresse(string omraade, string periode, string maal) =>
        $"/api/v2/tables/Y11IGA01/data?lang=da&valuecodes%5Bomraade%5D={omraade}&valuecodes%5Bperiode%5D={periode}&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D={maal}";

    private static void Maal(string hvad, Vaert tjeneste, string[] adresser, int forbindelser)
    {
        using var klient = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{tjeneste.Port}") };
        var svar = adresser.Select(adresse => klient.GetByteArrayAsync(adresse).GetAwaiter().GetResult()).ToArray();
        using var bar = Vaert.Bar(svar);
        var vore = adresser.Select(adresse => Belastning.Anmodning(tjeneste.Port, adresse)).ToArray();
        var deres = Enumerable.Range(0, svar.Length).Select(nr => Belastning.Anmodning(bar.Port, string.Create(CultureInfo.InvariantCulture, $"/{nr}"))).ToArray();

        // To warm up (the runtime compiles what is used much anew, in the background), and for the whole tables to be ready.
        for (var runde = 0; runde < 2; runde++)
        {
            Belastning.Koer(bar.Port, deres, forbindelser, Varighed);
            Belastning.Koer(tjeneste.Port, vore, forbindelser, Varighed);
        }

        var resultater = new List<(Belastning Vor, Belastning Bar, long Bytes, long BarBytes)>();
        for (var runde = 0; runde < Runder; runde++)
        {
            var foer = GC.GetTotalAllocatedBytes();
            var b = Belastning.Koer(bar.Port, deres, forbindelser, Varighed);
            var midt = GC.GetTotalAllocatedBytes();
            var v = Belastning.Koer(tjeneste.Port, vore, forbindelser, Varighed);
            var efter = GC.GetTotalAllocatedBytes();
            resultater.Add((v, b, (efter - midt) / v.Svar, (midt - foer) / b.Svar));
        }

        Report.Line(
            "http",
            hvad,
            $"{Report.Median(resultater.Select(r => r.Vor.PrSekund)):N0} requests/s, bare {Report.Median(resultater.Select(r => r.Bar.PrSekund)):N0}",
            $"{Report.Median(resultater.Select(r => r.Vor.PrSekund / r.Bar.PrSekund)):P0} of bare",
            $"{svar.Average(bytes => bytes.Length) / 1024:N1} KiB each, {Report.Median(resultater.Select(r => r.Vor.MegabytesPrSekund)):N0} MB/s");
        Report.Line(
            "http",
            "  99th percentile and memory",
            $"{Report.Median(resultater.Select(r => r.Vor.P99)):N2} ms, bare {Report.Median(resultater.Select(r => r.Bar.P99)):N2} ms",
            $"{Report.Median(resultater.Select(r => r.Vor.P99 / r.Bar.P99)):N1} × bare",
            $"{Report.Median(resultater.Select(r => (double)r.Bytes)):N0} bytes allocated a request, bare {Report.Median(resultater.Select(r => (double)r.BarBytes)):N0}");
    }

    /// <summary>Four times as many callers as are let in: most are refused at once, and those taken in are answered as before.</summary>
    private static void Overbelast(UdgivelseMedTabeller udgivelse, string[] adresser)
    {
        using var vid = Start(udgivelse);
        using var smal = Start(udgivelse, ("Http:MaxConcurrentRequests", "4"), ("Http:MaxQueuedRequests", "4"));
        var rolig = Belastning.Koer(smal.Port, [.. adresser.Select(adresse => Belastning.Anmodning(smal.Port, adresse))], 4, Varighed);
        var aaben = Belastning.Koer(vid.Port, [.. adresser.Select(adresse => Belastning.Anmodning(vid.Port, adresse))], 32, Varighed);
        var presset = Belastning.Koer(smal.Port, [.. adresser.Select(adresse => Belastning.Anmodning(smal.Port, adresse))], 32, Varighed);
        Report.Line("http", "overload: 32 callers of large selections, 4 let in, 4 wait", $"{presset.PrSekund:N0} answered and {presset.Afviste / Varighed.TotalSeconds:N0} refused a second", $"p99 of those answered {presset.P99:N1} ms", $"with 4 callers {rolig.PrSekund:N0}/s and {rolig.P99:N1} ms", $"32 callers, all let in {aaben.PrSekund:N0}/s and {aaben.P99:N1} ms");
    }

    private static Vaert Start(UdgivelseMedTabeller udgivelse, params (string Navn, string Vaerdi)[] indstillinger)
    {
        var bygger = WebApplication.CreateSlimBuilder();
        bygger.Logging.ClearProviders();
        // All callers of a benchmark are one address: what one client may have is not what is measured.
        (string, string)[] manyInOne =
        [
            ("Http:MaxCallsPerTimeWindow", "2000000000"),
            ("Http:MaxConcurrentRequestsPerClient", "1000000"),
            ("Http:MaxHeavyRequests", "1000000"),
            ("Http:MaxHeavyRequestsPerClient", "1000000"),
        ];
        bygger.Configuration.AddInMemoryCollection(indstillinger.Concat(manyInOne).ToDictionary(par => par.Item1, par => (string?)par.Item2, StringComparer.Ordinal));
        bygger.WebHost.UseKestrelHttpsConfiguration();
        bygger.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        bygger.Services.AddOpgoerelseHttp(bygger.Configuration);
        var app = bygger.Build();
        app.MapOpgoerelseHttp();
        app.Services.GetRequiredService<AktuelUdgivelse>().Skift(udgivelse);
        return new Vaert(app);
    }
}
