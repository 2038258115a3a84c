using System.Globalization;
using System.Text.Json;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

public class JsonStatProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Udvalg = "valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Fact]
    public async Task Et_dataset_er_som_kontrakten_vil_have_det() =>
        Guld.SammenlignJson("data.json", await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?" + Udvalg));

    [Fact]
    public async Task Et_dataset_paa_engelsk() =>
        Guld.SammenlignJson("data-en.json", await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?lang=en&" + Udvalg));

    [Fact]
    public async Task Metadata_er_hele_tabellen_uden_celler() =>
        Guld.SammenlignJson("metadata.json", await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02/metadata"));

    [Fact]
    public async Task Metadata_for_standardudvalget_har_hver_vaerdi()
    {
        var metadata = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/metadata?defaultSelection=true");

        // 9 omraader, 7 periods, 6 kinds of indsats, 3 measures: a client ticks among them.
        Assert.Equal("[9,7,6,3]", metadata.GetProperty("size").GetRawText());
        Assert.Equal(0, metadata.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Hver_celle_er_den_som_tabellen_har()
    {
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");

        var vaerdier = json.GetProperty("value").EnumerateArray().ToList();
        var status = json.GetProperty("status");
        Assert.Equal(tabel.Vaerdier.Length, vaerdier.Count);
        for (var i = 0; i < vaerdier.Count; i++)
        {
            var tegn = status.TryGetProperty(i.ToString(CultureInfo.InvariantCulture), out var fundet) ? fundet.GetString() : "";
            Assert.Equal(Cellesymboler.Tegn(tabel.Symboler[i]), tegn);
            var decimaler = i % 3 == 2 ? 1 : 0;
            var ventet = tegn is "" or "f" ? ((decimal)tabel.Vaerdier[i] / (decimaler == 1 ? 10 : 1)).ToString(decimaler == 1 ? "0.0" : "0", CultureInfo.InvariantCulture) : "null";
            Assert.Equal(ventet, vaerdier[i].GetRawText());
        }
    }

    [Fact]
    public async Task Status_udelades_naar_ingen_celle_har_et_tegn()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*");

        Assert.False(json.TryGetProperty("status", out _));
    }

    [Fact]
    public async Task En_elimineret_variabel_staar_for_sin_total_og_er_ikke_med()
    {
        var uden = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02/data?valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");
        var med = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02/data?valuecodes[omraade]=DK&valuecodes[alder]=alle&valuecodes[koen]=alle&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");

        Assert.Equal(["periode", "indsats", "maal"], Liste(uden.GetProperty("id")));
        Assert.Equal(med.GetProperty("value").GetRawText(), uden.GetProperty("value").GetRawText());
        Assert.Equal("""{"omraade":"DK","alder":"alle","koen":"alle"}""", uden.GetProperty("extension").GetProperty("opgoerelse").GetProperty("elimineret").GetRawText());
        Assert.False(uden.GetProperty("role").TryGetProperty("geo", out _));
    }

    [Fact]
    public async Task Standardudvalget_er_hele_raekken_af_omraader_for_seneste_periode_med_tal()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data");

        Assert.Equal(["omraade", "periode", "indsats", "maal"], Liste(json.GetProperty("id")));
        Assert.Equal("[9,1,6,1]", json.GetProperty("size").GetRawText());
        Assert.True(json.GetProperty("dimension").GetProperty("periode").GetProperty("category").GetProperty("index").TryGetProperty("2025Q3", out _));
        var px = json.GetProperty("extension").GetProperty("px");
        Assert.Equal(["omraade"], Liste(px.GetProperty("stub")));
        Assert.Equal(["maal", "periode", "indsats"], Liste(px.GetProperty("heading")));
    }

    [Fact]
    public async Task Standardudvalget_eliminerer_det_der_kan_elimineres()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA02/data");

        Assert.Equal(["periode", "koen", "indsats", "maal"], Liste(json.GetProperty("id")));
    }

    [Fact]
    public async Task Svaret_siger_hvem_det_er_og_hvor_laenge_det_holder()
    {
        using var svar = await tjeneste.Klient.GetAsync("/api/v2/tables/Y11IGA01/data");

        Assert.Equal("application/json; charset=utf-8", svar.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.json\"", svar.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("da", Assert.Single(svar.Content.Headers.ContentLanguage));
        Assert.Equal(Proeveudgivelse.Udgivet, svar.Content.Headers.LastModified);
        Assert.Equal("public, max-age=60", svar.Headers.CacheControl!.ToString());
        Assert.False(svar.Headers.ETag!.IsWeak);
    }

    private static IEnumerable<string?> Liste(JsonElement json) => json.EnumerateArray().Select(kode => kode.GetString());
}
