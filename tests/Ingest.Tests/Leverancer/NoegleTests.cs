using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Motorer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>Where the key comes from. The environment is shared, so these stand in one class.</summary>
public sealed class NoegleTests
{
    private static readonly string Base64 = Convert.ToBase64String(SHA256.HashData("a key that guards nothing but a test"u8));

    [Fact]
    public void Miljoevariablen_gaar_foran_filen_og_uden_begge_er_der_ingen_noegle()
    {
        using var proeve = new Proeve();
        var mappe = Path.Combine(proeve.Mappe, "noegler");
        var other = Directory.CreateDirectory(Path.Combine(proeve.Mappe, "andre")).FullName;
        try
        {
            Assert.Equal("ingen-noegle", Assert.Throws<IngestException>(() => Pseudonymnoegle.Hent(mappe)).Kode);
            var lavet = Pseudonymnoegle.Opret(mappe, proeve.Database);
            Assert.Equal(lavet.Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
            Assert.Equal(lavet.Fingeraftryk, Pseudonymnoegle.Hent(other, mappe).Fingeraftryk);
            Assert.Equal(lavet.Fingeraftryk, Pseudonymnoegle.Opret(mappe, proeve.Database).Fingeraftryk);
            Assert.Equal([Pseudonymnoegle.Filnavn], Directory.GetFiles(mappe).Select(Path.GetFileName));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(mappe));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(mappe, Pseudonymnoegle.Filnavn)));
            }

            Environment.SetEnvironmentVariable(Pseudonymnoegle.Miljoevariabel, Base64);
            Assert.Equal(Pseudonymnoegle.FraBase64(Base64).Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
            Assert.NotEqual(lavet.Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Pseudonymnoegle.Miljoevariabel, null);
        }
    }

    [Theory]
    [PaaHverMotor]
    public void Ved_siden_af_en_database_med_pseudonymer_laves_ingen_ny_noegle(string motor)
    {
        using var proeve = new Proeve(motor);
        var folder = Path.Combine(proeve.Mappe, "noegler");
        proeve.Tag(Linjer.Besked(Linjer.Forloeb()));

        var fejl = Assert.Throws<IngestException>(() => Pseudonymnoegle.Opret(folder, proeve.Database));

        Assert.Equal("noegle-mangler", fejl.Kode);
        Assert.Contains(Path.Combine(folder, Pseudonymnoegle.Filnavn), fejl.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    public static TheoryData<string, byte[]> Taenkte => new()
    {
        { "den samme byte", new byte[32] },
        { "den samme byte", Enumerable.Repeat((byte)0xA7, 64).ToArray() },
        { "talrække", Enumerable.Range(0, 32).Select(i => (byte)i).ToArray() },
        { "talrække", Enumerable.Range(0, 40).Select(i => (byte)(250 - 3 * i)).ToArray() },
        { "gentager", "hemmelighemmelighemmelighemmelig"u8.ToArray() },
        { "gentager", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"u8.ToArray() },
        { "talrække", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"u8.ToArray() },
        { "tekst", Encoding.ASCII.GetBytes(Convert.ToHexString("en nøgle, som enhver kan regne ud"u8)) },
        { "gentager", [.. Enumerable.Range(0, 34).Select(i => (byte)(0x91 * (i % 17 + 1) & 0xFF))] },
        { "tekst", "en nøgle, som enhver kan regne ud"u8.ToArray() },
        { "gentager", "0000000000000000000000000000000000000000000000000000000000000001"u8.ToArray() },
        { "gentager", "0123456789abcdef0123456789abcdef"u8.ToArray() },
        { "gentager", Enumerable.Range(0, 32).Select(i => (byte)(0x91 * (i % 8 + 1) & 0xFF)).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Taenkte))]
    public void En_noegle_som_et_menneske_finder_paa_afvises(string svaghed, byte[] noegle)
    {
        var fejl = Assert.Throws<IngestException>(() => Pseudonymnoegle.FraBase64(Convert.ToBase64String(noegle)));
        Assert.Equal("svag-noegle", fejl.Kode);
        Assert.Contains(svaghed, fejl.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(noegle), fejl.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What a good source gives is never refused: as bytes, or as the hexadecimal digits of them.</summary>
    [Fact]
    public void Hundrede_tusind_tilfaeldige_noegler_er_alle_gode()
    {
        var random = new Random(14);
        var key = new byte[32];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(key);
            Assert.Null(KeyStrength.WeaknessOf(key));
            Assert.Null(KeyStrength.WeaknessOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key))));
        }
    }

    [Theory]
    [InlineData("ikke base64!")]
    [InlineData("a29ydA==")]
    public void En_noegle_der_er_for_kort_eller_ikke_base64_afvises_uden_at_vises(string tekst)
    {
        var fejl = Assert.Throws<IngestException>(() => Pseudonymnoegle.FraBase64(tekst));
        Assert.Equal("ugyldig-noegle", fejl.Kode);
        Assert.DoesNotContain(tekst, fejl.ToString(), StringComparison.Ordinal);
    }
}
