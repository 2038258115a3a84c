using System.Text;
using System.Text.Json;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Regler;

public class RegelsaetTests
{
    /// <summary>The table of the definition's section 3, switch by switch.</summary>
    [Fact]
    public void De_fire_regelsaet_er_som_definitionens_tabel()
    {
        Assert.Equal(["bek-2408", "foerste-aar", "kl-2021", "uden-pauser"], Regelsaet.Alle.Keys.Order(StringComparer.Ordinal));
        Kontroller("bek-2408", 6, FoerStart.Udelad, mentor: false, region: false, pauser: true, afsluttet: false, helbred: false, Indsatsdelkrav.KraevUkendtTilladt);
        Kontroller("kl-2021", 6, FoerStart.MedregnHvisIndstillet, mentor: true, region: true, pauser: true, afsluttet: false, helbred: true, Indsatsdelkrav.KraevUkendtTilladt);
        Kontroller("foerste-aar", 12, FoerStart.Udelad, mentor: false, region: false, pauser: false, afsluttet: true, helbred: false, Indsatsdelkrav.Ignorer);
        Kontroller("uden-pauser", 6, FoerStart.Udelad, mentor: false, region: false, pauser: false, afsluttet: false, helbred: false, Indsatsdelkrav.KraevUkendtTilladt);
    }

    [Theory]
    [InlineData("\"pauser\": \"ja\"", "\"pauser\": \"måske\"", "pauser")]
    [InlineData("\"pauser\": \"ja\",", "", "pauser")]
    [InlineData("\"pauser\": \"ja\"", "\"pauser\": \"ja\", \"pausser\": \"nej\"", "pausser")]
    [InlineData("\"foerStart\": \"udelad\"", "\"foerStart\": \"medregn\"", "foerStart")]
    [InlineData("\"indsatsdel\": \"kraev-ukendt-tilladt\"", "\"indsatsdel\": \"\"", "indsatsdel")]
    [InlineData("\"vindueMaaneder\": 6", "\"vindueMaaneder\": 0", "vindueMaaneder")]
    public void En_ukendt_manglende_eller_forkert_kontakt_afvises_ved_navn(string fra, string til, string navn)
    {
        using var reader = new StreamReader(Data.Open("regelsaet/bek-2408.json"));
        var tekst = reader.ReadToEnd();
        Assert.Contains(fra, tekst, StringComparison.Ordinal);
        var fejl = Assert.Throws<JsonException>(() => Regelsaet.Laes(new MemoryStream(Encoding.UTF8.GetBytes(tekst.Replace(fra, til, StringComparison.Ordinal)))));
        Assert.Contains(navn, fejl.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordningen_lukker_30_juni_2026_og_indfases_1_januar_2022()
    {
        var ordning = Ordning.Standard;
        Assert.Equal(new DateOnly(2026, 6, 30), ordning.SidsteStart);
        Assert.Equal((new DateOnly(2022, 1, 1), "INDF2022"), (ordning.Indfasning!.Dato, ordning.Indfasning.Kode));
        Assert.Equal("bek-2408", ordning.OfficieltRegelsaet);
    }

    [Fact]
    public void Kategorilister_laeses_som_de_skrives()
    {
        for (var maske = 0; maske < 1 << Kategorikoder.Antal; maske++)
        {
            Assert.Equal((Kategorier)maske, Kategorikoder.FraListe(((Kategorier)maske).Liste()));
        }

        Assert.Equal("virksomhedsrettet|oevrig-beskaeftigelse|social|sundhed|mentor", ((Kategorier)31).Liste());
        Assert.Throws<FormatException>(() => Kategorikoder.FraListe("social|andet"));
    }

    private static void Kontroller(string kode, int vindue, FoerStart foerStart, bool mentor, bool region, bool pauser, bool afsluttet, bool helbred, Indsatsdelkrav indsatsdel)
    {
        var regelsaet = Regelsaet.Alle[kode];
        Assert.Equal(
            (vindue, foerStart, mentor, region, pauser, afsluttet, helbred, indsatsdel, false),
            (regelsaet.VindueMaaneder, regelsaet.FoerStart, regelsaet.Mentor, regelsaet.RegionalSundhed, regelsaet.Pauser, regelsaet.MedregnAfsluttetFoerFrist, regelsaet.UdeladFritagneHelbred, regelsaet.Indsatsdel, regelsaet.KommuneVedStart));
    }
}
