using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests;

/// <summary>No file costs more than its lines are worth.</summary>
[Collection(nameof(Alene))]
public sealed class LimitsTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("\u00E5")]
    [InlineData("\U0001F600")]
    public void En_tekst_har_hoejst_tusind_tegn(string tegn)
    {
        string Tekst(int antal) => string.Concat(Enumerable.Repeat(tegn, antal));
        Assert.NotNull(Laest.Besked(Besked(Forloeb().Med("afslutningsaarsag", Tekst(1000)))).Gyldig);
        Assert.Equal(("afslutningsaarsag", "ugyldig-vaerdi"), Laest.Besked(Besked(Forloeb().Med("afslutningsaarsag", Tekst(1001)))).Afvist);
        var laest = Laest.Fil("a.ndjson", Ndjson(Besked(Forloeb().Med("afslutningsaarsag", Tekst(6)))), new LeveranceLimits { MaxTextLength = 5 });
        Assert.EndsWith("; ventet en tekst på højst 5 tegn.", Assert.Single(laest.Afvisninger).Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public void Et_forloeb_har_hoejst_hundrede_kommuner()
    {
        JsonArray Kommuner(int antal) =>
            [.. Enumerable.Range(0, antal).Select(nr => new JsonObject { ["kommunekode"] = "0101", ["fra"] = new DateOnly(2024, 1, 15).AddDays(nr).ToString("yyyy-MM-dd", null) })];
        Assert.NotNull(Laest.Besked(Besked(Forloeb().Med("kommuner", Kommuner(100)))).Gyldig);
        Assert.Equal(("kommuner", "ugyldig-vaerdi"), Laest.Besked(Besked(Forloeb().Med("kommuner", Kommuner(101)))).Afvist);
    }

    /// <summary>Eight digits: a personnummer has ten, or nine where the zero before them is lost.</summary>
    [Fact]
    public void En_version_har_en_hoejeste_saa_ingen_laaser_sit_id_for_altid()
    {
        Assert.Equal(99_999_999, Laest.Besked(Besked(Indsats(), version: 99_999_999)).Gyldig.Version);
        var laest = Laest.Besked(Besked(Indsats(), version: 100_000_000));
        Assert.Equal(("version", "ugyldig-vaerdi"), laest.Afvist);
        Assert.EndsWith("ventet et helt tal fra 1 til 99999999.", laest.Afvisninger[0].Tekst, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Felterne => new(
        new[] { "forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling" }
            .SelectMany(entitet => Indhold(entitet).Select(felt => (entitet, felt.Key))
                .Concat(Besked(Forloeb()).Select(felt => (entitet, "/" + felt.Key)))
                .Concat([(entitet, "fejloprettet"), (entitet, "afslutningsaarsag"), (entitet, "ukendt")])).Distinct());

    /// <summary>It cost 3.2 GB and 19 s of processor in afslutningsaarsag, where the whole text was searched for personnumre.</summary>
    [Theory]
    [MemberData(nameof(Felterne))]
    public void En_million_cifre_i_et_felt_koster_ikke_mere_end_linjen(string entitet, string felt)
    {
        var cifre = new string('1', 1_000_000);
        foreach (var vaerdi in new[] { $"\"{cifre}\"", cifre, $"[\"{cifre}\"]", $"[{{\"kommunekode\":\"{cifre}\"}}]" })
        {
            var besked = Besked(Indhold(entitet)).Med("mange", 0);
            (felt[0] == '/' ? besked : (JsonObject)besked["indhold"]!)[felt.TrimStart('/')] = "HER";
            var linje = Encoding.UTF8.GetBytes(besked.ToJsonString().Replace("\"HER\"", vaerdi, StringComparison.Ordinal));
            var foer = GC.GetAllocatedBytesForCurrentThread();
            var laest = Laest.Fil("a.ndjson", linje);
            var kostede = GC.GetAllocatedBytesForCurrentThread() - foer;
            Assert.Equal(1, laest.Beskeder.Count + laest.Afvisninger.Count);
            Assert.True(kostede < 16 << 20, $"{kostede >> 20} MiB");
        }
    }

    [Theory]
    [PaaHverMotor]
    public void De_foerste_afvisninger_gemmes_og_alle_taelles_efter_kode(string motor)
    {
        using var proeve = new Proeve(motor) { Limits = new LeveranceLimits { MaxRejections = 5 } };
        var linjer = Enumerable.Range(1, 40_000).Select(nr => nr % 4 == 0 ? "{}" : nr == 3 ? Besked(Forloeb()).ToJsonString() : "x");
        var leverance = proeve.Tag("a.ndjson", Utf8(string.Join('\n', linjer)));
        Assert.Equal((40_000L, 1L, 39_999L), (leverance.Laest, leverance.Accepteret, leverance.Afvist));
        Assert.Equal([1L, 2L, 4L, 5L, 6L], proeve.Afvisninger(leverance).Select(afvisning => afvisning.Linje));
        Assert.Equal(
            [new Leverancetal("afvisning", "mangler-felt", 10_000), new Leverancetal("afvisning", "ugyldigt-json", 29_999)],
            proeve.Bog.Tal(leverance.LeveranceId).Where(tal => tal.Slags == "afvisning"));
    }

    [Fact]
    public void En_fil_der_pakkes_ud_til_det_mange_dobbelte_afvises()
    {
        var bombe = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\n", 5_000_000))), CompressionLevel.SmallestSize);
        Assert.True(bombe.Length < 15_000, $"{bombe.Length} byte");
        Assert.Equal(
            "Filen fylder udpakket mere end 100 gange så meget som pakket. Så meget kan registreringer ikke pakkes.",
            Laest.Fil("a.ndjson.gz", bombe).FilAfvist);
        Assert.Equal(5_000_000, Laest.Fil("a.ndjson.gz", bombe, new LeveranceLimits { MaxUnpackRatio = 2000 }).Afvisninger.Count);
        Assert.Equal(500_000, Laest.Fil("a.ndjson.gz", Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\n", 500_000))))).Afvisninger.Count);
    }

    [Theory]
    [InlineData("a.ndjson", "Filen fylder mere end 1 MiB.")]
    [InlineData("a.ndjson.gz", "Filen fylder mere end 1 MiB udpakket.")]
    public void En_fil_der_er_for_stor_udpakket_afvises(string navn, string aarsag)
    {
        var limits = new LeveranceLimits { MaxUnpackedBytes = 1 << 20, MaxUnpackRatio = 2000 };
        byte[] Fil(int laengde) => navn.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(Blanke(laengde)) : Blanke(laengde);
        Assert.Null(Laest.Fil(navn, Fil(1 << 20), limits).FilAfvist);
        Assert.Equal(aarsag, Laest.Fil(navn, Fil((1 << 20) + 1), limits).FilAfvist);

        static byte[] Blanke(int laengde) => [.. Enumerable.Repeat((byte)'\n', laengde)];
    }
}
