using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Pseudonymisering;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>Where the key comes from. The environment is shared, so these stand in one class.</summary>
public sealed class NoegleTests
{
    private static readonly string Base64 = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Fact]
    public void Miljoevariablen_gaar_foran_filen_og_uden_begge_er_der_ingen_noegle()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        try
        {
            Assert.Equal("ingen-noegle", Assert.Throws<IngestException>(() => Pseudonymnoegle.Hent(mappe)).Kode);
            var lavet = Pseudonymnoegle.HentEllerOpret(mappe);
            Assert.Equal(lavet.Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
            Assert.Equal(lavet.Fingeraftryk, Pseudonymnoegle.HentEllerOpret(mappe).Fingeraftryk);
            Assert.Equal([Pseudonymnoegle.Filnavn], Directory.GetFiles(mappe).Select(Path.GetFileName));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(mappe, Pseudonymnoegle.Filnavn)));
            }

            Environment.SetEnvironmentVariable(Pseudonymnoegle.Miljoevariabel, Base64);
            Assert.Equal(Pseudonymnoegle.FraBase64(Base64).Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
            Assert.NotEqual(lavet.Fingeraftryk, Pseudonymnoegle.Hent(mappe).Fingeraftryk);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Pseudonymnoegle.Miljoevariabel, null);
            Directory.Delete(mappe, recursive: true);
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
