using System.IO.Compression;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Model;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Laesning;

/// <summary>A gzip file is taken whole or refused whole.</summary>
public sealed class GzipTests
{
    private const string Afkortet = "Filen er ikke hel gzip: den er afkortet eller ødelagt.";
    private static readonly byte[] Pakket = Gzip(Ndjson(Enumerable.Range(1, 40).Select(nr => Besked(Forloeb(nr)))));

    [Fact]
    public void En_hel_fil_laeses() => Assert.Equal(40, Laest.Fil("a.ndjson.gz", Pakket).Beskeder.Count);

    [Fact]
    public void En_fil_der_er_afkortet_hvor_som_helst_afvises()
    {
        for (var laengde = 2; laengde < Pakket.Length; laengde++)
        {
            Assert.Equal(Afkortet, Laest.Fil("a.ndjson.gz", Pakket[..laengde]).FilAfvist);
        }
    }

    [Fact]
    public void En_fil_med_en_forkert_byte_afvises_eller_er_den_samme()
    {
        var ventet = Laest.Fil("a.ndjson.gz", Pakket).Beskeder.Select(besked => besked.BeskedId).ToList();
        for (var i = 10; i < Pakket.Length; i++)
        {
            var oedelagt = (byte[])Pakket.Clone();
            oedelagt[i] ^= 0x10;
            var laest = Laest.Fil("a.ndjson.gz", oedelagt);
            Assert.True(laest.FilAfvist is not null || laest.Beskeder.Select(besked => besked.BeskedId).SequenceEqual(ventet), $"byte {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("PK-ikke-gzip")]
    public void Andet_end_gzip_afvises(string indhold) =>
        Assert.Equal("Filen er ikke gzip.", Laest.Fil("a.ndjson.gz", Utf8(indhold)).FilAfvist);

    [Fact]
    public void Pakkede_bytes_under_et_upakket_navn_er_ikke_utf8() =>
        Assert.StartsWith("Filen er ikke UTF-8", Laest.Fil("a.ndjson", Pakket).FilAfvist, StringComparison.Ordinal);

    [Fact]
    public void Flere_pakkede_dele_efter_hinanden_er_en_fil()
    {
        var mange = Enumerable.Range(1, 30).SelectMany(nr => Gzip(Ndjson(Besked(Forloeb(nr))))).ToArray();
        Assert.Equal(30, Laest.Fil("a.ndjson.gz", mange).Beskeder.Count);
        Assert.Equal(Afkortet, Laest.Fil("a.ndjson.gz", mange[..^1]).FilAfvist);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\0")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void Noget_efter_de_pakkede_data_ville_gaa_tabt_og_afviser_filen(string efter) =>
        Assert.Equal("Filen er ikke hel gzip: der står andet efter de pakkede data.", Laest.Fil("a.ndjson.gz", [.. Pakket, .. Utf8(efter)]).FilAfvist);

    [Fact]
    public void Hovedets_navn_kommentar_ekstrafelt_og_kontrolsum_springes_over()
    {
        byte[] hoved = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, (byte)'n', 0, (byte)'k', 0, 9, 9];
        Assert.Equal(40, Laest.Fil("a.ndjson.gz", [.. hoved, .. Pakket[10..]]).Beskeder.Count);
    }

    /// <summary>Members with nothing in them: as gzip packs it, stored, after two flushes, and the block with which bgzip ends a file. The platform's stream makes none.</summary>
    private static readonly byte[][] Tomme =
    [
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0xFF, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ];

    [Fact]
    public void Tomme_dele_taales_hvor_som_helst()
    {
        foreach (var tom in Tomme)
        {
            foreach (byte[] fil in new byte[][] { [.. Pakket, .. tom], [.. tom, .. Pakket], [.. tom, .. tom, .. Pakket, .. tom, .. tom], [.. Pakket, .. tom, .. Gzip(Utf8("\n")), .. tom] })
            {
                Assert.Equal(40, Laest.Fil("a.ndjson.gz", fil).Beskeder.Count);
                Assert.NotNull(Laest.Fil("a.ndjson.gz", [.. fil, 0]).FilAfvist);
                Assert.NotNull(Laest.Fil("a.ndjson.gz", [.. fil, .. new byte[16]]).FilAfvist);
                Assert.NotNull(Laest.Fil("a.ndjson.gz", fil[..^1]).FilAfvist);
            }

            Assert.Equal(0, Laest.Fil("a.ndjson.gz", tom).Linjer);
        }
    }

    /// <summary>
    /// Members of every kind one after another, whole, cut, with a wrong bit or with something after them, against the slow
    /// model's own unpacker: the same files are refused, and the others have the same bytes.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tilfaeldige_filer_pakkes_ud_som_i_den_langsomme_model(int froe)
    {
        var tilfaeldig = new Random(froe);
        var (hele, afviste) = (0, 0);
        for (var nr = 0; nr < 200; nr++)
        {
            byte[] fil = [.. Enumerable.Range(0, 1 + tilfaeldig.Next(4)).SelectMany(_ => Del(tilfaeldig))];
            fil = tilfaeldig.Next(6) switch
            {
                0 => fil[..tilfaeldig.Next(1, fil.Length)],
                1 => [.. fil, .. new byte[tilfaeldig.Next(1, 12)]],
                2 => [.. fil, .. fil[..tilfaeldig.Next(1, 12)]],
                3 => Vendt(fil, tilfaeldig),
                _ => fil,
            };
            var ventet = Prove(() => SlowGzip.Unpack(fil));
            var faktisk = Prove(() => Pakudd(fil));
            Assert.True(ventet is null == (faktisk is null), $"{Convert.ToHexString(fil)}: {(ventet is null ? "afvist" : "hel")} i modellen");
            Assert.Equal(ventet, faktisk);
            hele += ventet is null ? 0 : 1;
            afviste += ventet is null ? 1 : 0;
        }

        Assert.True(hele > 40 && afviste > 40, $"{hele} hele, {afviste} afviste");
    }

    private static byte[]? Prove(Func<byte[]> udpak)
    {
        try
        {
            return udpak();
        }
        catch (Exception fejl) when (fejl is FormatException or FilAfvistException)
        {
            return null;
        }
    }

    private static byte[] Pakudd(byte[] fil)
    {
        using var gzip = new Gzip(new MemoryStream(fil));
        using var ud = new MemoryStream();
        gzip.CopyTo(ud);
        return ud.ToArray();
    }

    private static byte[] Vendt(byte[] fil, Random tilfaeldig)
    {
        fil[tilfaeldig.Next(fil.Length)] ^= (byte)(1 << tilfaeldig.Next(8));
        return fil;
    }

    private static byte[] Del(Random tilfaeldig)
    {
        var indhold = new byte[tilfaeldig.Next(3) switch { 0 => 0, 1 => tilfaeldig.Next(40), _ => tilfaeldig.Next(3_000) }];
        for (var i = 0; i < indhold.Length; i++)
        {
            indhold[i] = (byte)tilfaeldig.Next(tilfaeldig.Next(20) == 0 ? 256 : 3);
        }

        var niveau = (CompressionLevel)tilfaeldig.Next(4);
        return indhold.Length == 0 ? Tomme[tilfaeldig.Next(Tomme.Length)] : Gzip(indhold, niveau);
    }

    [Fact]
    public void Store_filer_laeses_ens()
    {
        var upakket = Ndjson(Enumerable.Range(1, 4000).Select(nr => Besked(Forloeb(nr))));
        Assert.Equal(4000, Laest.Fil("a.ndjson.gz", Gzip(upakket)).Beskeder.Count);
    }
}
