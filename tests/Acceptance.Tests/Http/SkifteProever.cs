using System.Text.Json;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Udgivelser;

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
