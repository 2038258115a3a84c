using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.ReportsTests.Benchmarking;
using Opgoerelse.Jobs;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.AcceptanceTests.Http;

public class SkifteProever
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalForloeb";

    [Fact]
    public async Task Samtidige_kald_ser_den_gamle_eller_den_nye_udgivelse_aldrig_en_blanding()
    {
        // Large enough for several flushes, so that a switch can fall in the middle of an answer.
        UdgivelseMedTabeller[] udgivelser = [Proeveudgivelse.Stor(1), Proeveudgivelse.Lav(2, 1_000, [.. Proeveudgivelse.Stor().Find("Y11IGA01")!.Dimensioner[0].Vaerdier.Select(omraade => omraade.Kode)])];
        await using var tjeneste = await Tjeneste.StartAsync(udgivelser[0]);
        var ventet = new Dictionary<long, string>();
        foreach (var udgivelse in udgivelser)
        {
            tjeneste.Skift(udgivelse);
            ventet[udgivelse.Udgivelse.Id] = await tjeneste.TekstAsync(Data);
        }

        using var slut = new CancellationTokenSource();
        var skifter = Task.Run(async () =>
        {
            for (var i = 0; !slut.IsCancellationRequested; i++)
            {
                tjeneste.Skift(udgivelser[i % 2]);
                await Task.Yield();
            }
        });
        var set = new HashSet<long>();
        try
        {
            await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            {
                var tekst = await tjeneste.TekstAsync(Data);
                var id = JsonElement.Parse(tekst).GetProperty("extension").GetProperty("opgoerelse").GetProperty("udgivelse").GetInt64();
                Assert.Equal(ventet[id], tekst);
                lock (set)
                {
                    set.Add(id);
                }
            });
        }
        finally
        {
            await slut.CancelAsync();
            await skifter;
        }

        Assert.Equal(2, set.Count);
    }

    /// <summary>Also what is written beforehand, compressed, and in every format: bytes and tag belong to the same release.</summary>
    [Fact]
    public async Task Samtidige_kald_faar_maerke_og_indhold_fra_den_samme_udgivelse()
    {
        const string Hele = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";
        string[] adresser = [Hele, Hele + "&outputFormat=csv", Hele + "&outputFormat=px", Hele + "&outputFormat=json-px", Hele + "&outputFormat=xlsx", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata"];
        string[] indkodninger = ["identity", "br", "gzip"];
        UdgivelseMedTabeller[] udgivelser = [Proeveudgivelse.Lille(1), Proeveudgivelse.Lille(2, 1_000)];
        await using var tjeneste = await Tjeneste.StartAsync(udgivelser[0]);
        var ventet = new Dictionary<(string, string), byte[]>();
        foreach (var udgivelse in udgivelser)
        {
            tjeneste.Skift(udgivelse);
            foreach (var adresse in adresser)
            {
                using var svar = await tjeneste.Klient.GetAsync(adresse);
                ventet[(adresse, svar.Headers.ETag!.Tag)] = await svar.Content.ReadAsByteArrayAsync();
            }
        }

        using var slut = new CancellationTokenSource();
        var skifter = Task.Run(async () =>
        {
            for (var i = 0; !slut.IsCancellationRequested; i++)
            {
                tjeneste.Skift(udgivelser[i % 2]);
                await Task.Delay(i % 3, CancellationToken.None);
            }
        });
        try
        {
            await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (nr, stop) =>
            {
                using var kald = new HttpRequestMessage(HttpMethod.Get, adresser[nr % adresser.Length]);
                var indkodning = indkodninger[nr % indkodninger.Length];
                kald.Headers.TryAddWithoutValidation("Accept-Encoding", indkodning);
                using var svar = await tjeneste.Klient.SendAsync(kald, stop);
                var bytes = await svar.Content.ReadAsByteArrayAsync(stop);
                using Stream stroem = string.Concat(svar.Content.Headers.ContentEncoding) switch
                {
                    "br" => new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress),
                    "gzip" => new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress),
                    _ => new MemoryStream(bytes),
                };
                using var rent = new MemoryStream();
                await stroem.CopyToAsync(rent, stop);
                var maerke = svar.Headers.ETag!.Tag.Replace("-br\"", "\"", StringComparison.Ordinal).Replace("-gzip\"", "\"", StringComparison.Ordinal);
                Assert.Equal(ventet[(adresser[nr % adresser.Length], maerke)], rent.ToArray());
            });
        }
        finally
        {
            await slut.CancelAsync();
            await skifter;
        }
    }

    /// <summary>Pages compare with the groups of the configuration, as the reports do; a file that is none stops the program.</summary>
    [Fact]
    public void Siderne_sammenligner_med_opsaetningens_grupper()
    {
        var fil = Path.GetTempFileName();
        try
        {
            File.WriteAllText(fil, "kommunekode;gruppe\n0101;Store\n0751;Store\n0825;Små\n0563;Små\n");
            var indstillinger = new Rapportindstillinger { Grupper = fil };
            var aktuel = new AktuelUdgivelse(indstillinger.LaesGrupper());
            aktuel.Skift(new Proeveland { N = (kommune, _) => kommune == "0825" ? 1 : 40 }.Udgiv());

            var sammenligner = aktuel.Katalog!.Sammenligning!.Sammenligner;
            Assert.Equal("Lignende kommuner er de andre i gruppen Store: København.", sammenligner.Ligestillede(sammenligner.Find("Aarhus")!)!.Forklaring);
            // Læsø has peers, though its number of forløb is withheld.
            string Siden(string sprog)
            {
                var html = new Html();
                Stillingsafsnit.Skriv(html, aktuel.Katalog.Sammenligning, new Kommunevalg([sammenligner.Find("Læsø")!], sammenligner.Billeder[0]), new Side("", "", "/", "", sprog));
                return WebUtility.HtmlDecode(html.ToString());
            }

            Assert.Contains("Lignende kommuner er de andre i gruppen Små: Fanø.", Siden("da"), StringComparison.Ordinal);
            Assert.DoesNotContain("Lignende kommuner er ikke med", Siden("da"), StringComparison.Ordinal);
            Assert.Contains("Similar municipalities are the others in the group Små: Fanø.", Siden("en"), StringComparison.Ordinal);
            Assert.DoesNotContain("Similar municipalities are not included", Siden("en"), StringComparison.Ordinal);

            Assert.Empty(indstillinger.Validate(new ValidationContext(indstillinger)));
            File.WriteAllText(fil, "kommunekode;gruppe\n0411;Store\n");
            Assert.Equal("Opgoerelse:Rapport:Grupper kan ikke bruges: Linje 2: '0411' er ikke en kommune eller står to gange.", Assert.Single(indstillinger.Validate(new ValidationContext(indstillinger))).ErrorMessage);
        }
        finally
        {
            File.Delete(fil);
        }
    }

    [Fact]
    public void Kun_en_offentliggjort_udgivelse_kan_vises()
    {
        var aktuel = new AktuelUdgivelse();
        var klargjort = Proeveudgivelse.Lille();
        klargjort = klargjort with { Udgivelse = klargjort.Udgivelse with { Tilstand = Udgivelsestilstand.Klargjort, Udgivet = null } };

        Assert.Throws<ArgumentException>(() => aktuel.Skift(klargjort));
        Assert.Null(aktuel.Nu);
    }
}
