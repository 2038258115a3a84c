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
        Assert.Equal(1, Laest.Fil("a.ndjson.gz", [.. Gzip([]), .. Gzip(Ndjson(Besked(Forloeb())))]).Linjer);
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

    [Fact]
    public void Store_filer_laeses_ens()
    {
        var upakket = Ndjson(Enumerable.Range(1, 4000).Select(nr => Besked(Forloeb(nr))));
        Assert.Equal(4000, Laest.Fil("a.ndjson.gz", Gzip(upakket)).Beskeder.Count);
    }
}
