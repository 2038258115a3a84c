using System.Globalization;
using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Laesere;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What the software of the PX family finds in our files, and its clients in our metadata.</summary>
public class PxReadersTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=px&valuecodes[omraade]=DK&valuecodes[indsats]=*&valuecodes[maal]=*&valuecodes[periode]=";

    [Theory]
    [InlineData("2025Q1,2025Q3,2025Q4", "Quarterly", "20251 20253 20254")]
    [InlineData("2024", "Annual", "2024")]
    [InlineData("2025QMAT02,2025QMAT03", null, "202502 202503")]
    [InlineData("2025QMAT03", null, "202503")]
    [InlineData("*", null, "2024 202502 202503 20251 20252 20253 20254")]
    public async Task Perioden_er_filens_tid(string perioder, string? skala, string tider)
    {
        var fil = PxFile.Read(await tjeneste.Klient.GetByteArrayAsync(Data + perioder));

        var tid = Assert.Single(fil.Variables, variabel => variabel.IsTime);
        Assert.Equal("periode", tid.Name);
        Assert.Equal(skala, tid.Scale);
        Assert.Equal(tider.Split(' '), tid.Times);
        Assert.Equal(tid.Codes.Count, tid.Times.Count);
    }

    [Theory]
    [InlineData("Y11IGA01", "da")]
    [InlineData("Y11IGA01", "en")]
    [InlineData("Y11IGA02", "da")]
    [InlineData("Y11IGA02", "en")]
    public async Task Hele_tabellen_har_een_tid_og_hvert_navn_kun_een_gang(string tabel, string sprog)
    {
        await using var stor = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        var metadata = await stor.JsonAsync($"/api/v2/tables/{tabel}/metadata");
        var alt = string.Concat(metadata.GetProperty("id").EnumerateArray().Select(variabel => $"&valuecodes[{variabel.GetString()}]=*"));

        var fil = PxFile.Read(await stor.Klient.GetByteArrayAsync($"/api/v2/tables/{tabel}/data?outputFormat=px&lang={sprog}{alt}"));

        Assert.Single(fil.Variables, variabel => variabel.IsTime);
        Assert.Equal(metadata.GetProperty("size").EnumerateArray().Aggregate(1, (celler, antal) => celler * antal.GetInt32()), fil.Data.Count);
    }

    /// <summary>Published 06.00 and next to be at 06.00, both UTC in April: 08.00 in Denmark.</summary>
    [Fact]
    public async Task Tiderne_er_danske()
    {
        var fil = PxFile.Read(await tjeneste.Klient.GetByteArrayAsync(Data + "2024"));

        Assert.Equal(("20260401 08:00", "20260401 08:00", "20260401 08:00", "20260415 08:00"), (fil["CREATION-DATE"], fil["LAST-UPDATED"], fil["LAST-UPDATED(Antal forløb)"], fil["NEXT-UPDATE"]));
        var laest = DateTime.ParseExact(fil["LAST-UPDATED"]!, "yyyyMMdd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(Proeveudgivelse.Udgivet, new DateTimeOffset(laest, DanskTid.Zone.GetUtcOffset(laest)));
    }

    /// <summary>The letters take two bytes each, so 120 of them and what stands around them are one line's worth; the last half of a surrogate stays with the first.</summary>
    [Theory]
    [InlineData("æ", 2_000)]
    [InlineData("a", 2_000)]
    [InlineData("🙂", 500)]
    [InlineData("aæ", 999)]
    public async Task En_lang_tekst_deles_og_kan_samles_igen(string tegn, int antal)
    {
        var tekst = string.Concat(Enumerable.Repeat(tegn, antal));
        var lille = Proeveudgivelse.Lille();
        var tabel = lille.Tabeller[0];
        await using var egen = await Tjeneste.StartAsync(lille with
        {
            Tabeller = [new Tabel(tabel.Id, new Tekst(tekst, tekst), [new Tekst(tekst, tekst)], tabel.Dimensioner, tabel.Vaerdier, tabel.Symboler)],
        });

        var fil = PxFile.Read(await egen.Klient.GetByteArrayAsync(Data + "*"));

        Assert.Equal(tekst, fil["TITLE"]);
    }

    [Theory]
    [InlineData("da", "Landsdel Bornholm")]
    [InlineData("en", "Province Bornholm")]
    public async Task Landsdelen_Bornholm_siger_at_den_er_en_landsdel(string sprog, string landsdel)
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lav(9, 1, ["DK", "DK014", "DK042", "0400", "0751"]));
        var metadata = await egen.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?lang={sprog}");
        var navne = metadata.GetProperty("dimension").GetProperty("omraade").GetProperty("category").GetProperty("label");
        var csv = await egen.TekstAsync($"/api/v2/tables/Y11IGA01/data?lang={sprog}&outputFormat=csv&outputFormatParams=UseTexts&valuecodes[omraade]=*&valuecodes[indsats]=nogen&valuecodes[maal]=andel&valuecodes[periode]=2024");
        var liste = await egen.JsonAsync($"/api/v2/codelists/agg_landsdele?lang={sprog}");

        Assert.Equal((landsdel, "Bornholm"), (navne.GetProperty("DK014").GetString(), navne.GetProperty("0400").GetString()));
        // Who shares his name with nobody keeps it.
        Assert.DoesNotContain("Landsdel", navne.GetProperty("DK042").GetString(), StringComparison.Ordinal);
        Assert.Contains(landsdel, csv, StringComparison.Ordinal);
        Assert.Contains(landsdel, liste.GetProperty("values").EnumerateArray().Select(vaerdi => vaerdi.GetProperty("label").GetString()));
    }

    /// <summary>Counts and sums over a period's forløb are flows, means are averages; a share and a median are neither. Nothing is money or adjusted.</summary>
    [Fact]
    public async Task Metadata_siger_hvad_slags_stoerrelse_en_maaling_er()
    {
        var udvidelse = (await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/metadata")).GetProperty("dimension").GetProperty("maal").GetProperty("extension");

        Assert.Equal("""{"antalForloeb":"Flow","antalMed":"Flow","andel":"Other"}""", udvidelse.GetProperty("measuringType").GetRawText());
        Assert.Equal("""{"antalForloeb":"NotApplicable","antalMed":"NotApplicable","andel":"NotApplicable"}""", udvidelse.GetProperty("priceType").GetRawText());
        Assert.Equal("""{"antalForloeb":"None","antalMed":"None","andel":"None"}""", udvidelse.GetProperty("adjustment").GetRawText());
    }

    [Theory]
    [InlineData("uger", "Flow", "F")]
    [InlineData("antalIndsatser", "Flow", "F")]
    [InlineData("ugerPrForloeb", "Average", "A")]
    [InlineData("median", "Other", null)]
    public void En_maaling_er_af_en_slags(string kode, string slags, string? bogstav)
    {
        var maaling = new Dimensionsvaerdi(kode, new Tekst(kode, kode));

        Assert.Equal((slags, bogstav), (MeasuringType.Of(maaling), MeasuringType.PxLetter(maaling)));
    }

    [Fact]
    public async Task Kontakten_er_den_som_er_sat_op_og_har_altid_alle_dele()
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:Kontakt:Person", "Kontoret for Data"), ("Http:Kontakt:Telefon", "72 14 20 00"));

        var sat = Kontakt(await egen.JsonAsync("/api/v2/tables/Y11IGA01/metadata"));
        var ikke = Kontakt(await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/metadata"));

        Assert.Equal(("Kontoret for Data", "72 14 20 00"), (sat.GetProperty("name").GetString(), sat.GetProperty("phone").GetString()));
        Assert.StartsWith("Kontoret for Data, Styrelsen", sat.GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal(("", ""), (ikke.GetProperty("name").GetString(), ikke.GetProperty("phone").GetString()));
        Assert.Equal("jobindsats@star.dk", ikke.GetProperty("mail").GetString());

        static JsonElement Kontakt(JsonElement metadata) => Assert.Single(metadata.GetProperty("extension").GetProperty("contact").EnumerateArray());
    }
}
