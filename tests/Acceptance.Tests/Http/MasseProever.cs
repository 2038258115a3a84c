using System.IO.Compression;
using System.Net;
using System.Text;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Whole tables.</summary>
public class MasseProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Alt = "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Theory]
    [InlineData("/bulk/Y11IGA01.csv", "&outputFormat=csv&outputFormatParams=includestatus", "text/csv")]
    [InlineData("/bulk/y11iga01.json", "&outputFormat=json-stat2", "application/json")]
    [InlineData("/bulk/Y11IGA01.parquet", "&outputFormat=parquet", "application/vnd.apache.parquet")]
    public async Task En_hel_tabel_er_det_samme_som_et_udvalg_af_alt(string sti, string format, string medietype)
    {
        using var svar = await tjeneste.Klient.GetAsync(sti);

        Assert.Equal(await tjeneste.Klient.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data" + Alt + format), await svar.Content.ReadAsByteArrayAsync());
        Assert.Equal(medietype, svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment; filename=\"Y11IGA01" + Path.GetExtension(sti) + "\"", svar.Content.Headers.NonValidated["Content-Disposition"].ToString());
        Assert.Equal(Proeveudgivelse.Udgivet, svar.Content.Headers.LastModified);
        Assert.Contains("Accept-Encoding", svar.Headers.Vary);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity, br;q=0.1", null)]
    [InlineData("deflate", null)]
    [InlineData("gzip;q=0", null)]
    public async Task Den_pakkes_som_klienten_helst_vil_have_den(string accepteret, string? kodning)
    {
        using var svar = await Pakket(tjeneste, "/bulk/Y11IGA01.csv", accepteret, kodning);

        Assert.Equal(kodning, svar.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(await tjeneste.TekstAsync("/bulk/Y11IGA01.csv"), await Udpakket(svar));
    }

    [Fact]
    public async Task Der_er_intet_loft()
    {
        await using var lille = await Tjeneste.StartAsync(Proeveudgivelse.Stor(), ("Http:MaxDataCells", "10"));

        var celler = Proeveudgivelse.Stor().Find("Y11IGA01")!.Vaerdier.Length;
        Assert.Equal((celler / 3) + 2, (await lille.TekstAsync("/bulk/Y11IGA01.csv")).Split("\r\n").Length);
    }

    [Fact]
    public async Task Maerket_gaelder_de_bytes_der_sendes()
    {
        using var raa = await tjeneste.Klient.GetAsync("/bulk/Y11IGA01.csv");
        using var gzip = await Pakket(tjeneste, "/bulk/Y11IGA01.csv", "gzip", "gzip");
        using var brotli = await Pakket(tjeneste, "/bulk/Y11IGA01.csv", "br", "br");
        Assert.Equal(3, new[] { raa, gzip, brotli }.Select(svar => svar.Headers.ETag!.Tag).Distinct(StringComparer.Ordinal).Count());
        Assert.False(gzip.Headers.ETag!.IsWeak);

        using var anmodning = new HttpRequestMessage(HttpMethod.Get, "/bulk/Y11IGA01.csv");
        anmodning.Headers.AcceptEncoding.ParseAdd("br");
        anmodning.Headers.IfNoneMatch.Add(brotli.Headers.ETag!);
        using var igen = await tjeneste.Klient.SendAsync(anmodning);
        Assert.Equal(HttpStatusCode.NotModified, igen.StatusCode);
        Assert.Empty(await igen.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task En_ny_udgivelse_har_sine_egne_filer()
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille());
        using var gammel = await Pakket(egen, "/bulk/Y11IGA01.csv", "br", "br");
        egen.Skift(Proeveudgivelse.Lille(8, 2));
        using var ny = await Pakket(egen, "/bulk/Y11IGA01.csv", "br", "br");

        Assert.NotEqual(gammel.Headers.ETag, ny.Headers.ETag);
        Assert.Equal(await egen.TekstAsync("/bulk/Y11IGA01.csv"), await Udpakket(ny));
        Assert.NotEqual(await Udpakket(gammel), await Udpakket(ny));
    }

    [Fact]
    public async Task Enhver_side_maa_laese_dem()
    {
        foreach (var sti in new[] { "/bulk/Y11IGA01.json", "/dcat.jsonld", "/feed.atom", "/llms.txt" })
        {
            using var anmodning = new HttpRequestMessage(HttpMethod.Get, sti);
            anmodning.Headers.Add("Origin", "https://example.org");
            using var svar = await tjeneste.Klient.SendAsync(anmodning);
            Assert.Equal("*", Assert.Single(svar.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Theory]
    [InlineData("/bulk/Y11IGA09.csv", 404, "ukendt-tabel")]
    [InlineData("/bulk/Y11IGA01.xml", 404, "ukendt-sti")]
    [InlineData("/bulk/Y11IGA01.csv?lang=sv", 400, "ukendt-sprog")]
    public async Task En_fejl_siger_hvad_der_er_galt(string sti, int status, string kode)
    {
        using var svar = await tjeneste.Klient.GetAsync(sti);

        Assert.Equal(status, (int)svar.StatusCode);
        Assert.Contains(kode, await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Asks until the file is packed: that happens in the background.</summary>
    private static async Task<HttpResponseMessage> Pakket(Tjeneste tjeneste, string sti, string accepteret, string? kodning)
    {
        for (var i = 0; ; i++)
        {
            using var anmodning = new HttpRequestMessage(HttpMethod.Get, sti);
            anmodning.Headers.TryAddWithoutValidation("Accept-Encoding", accepteret);
            var svar = await tjeneste.Klient.SendAsync(anmodning);
            Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
            if (svar.Content.Headers.ContentEncoding.SingleOrDefault() == kodning || i == 200)
            {
                return svar;
            }

            svar.Dispose();
            await Task.Delay(50);
        }
    }

    private static async Task<string> Udpakket(HttpResponseMessage svar)
    {
        using var ind = new MemoryStream(await svar.Content.ReadAsByteArrayAsync());
        await using Stream klar = svar.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(ind, CompressionMode.Decompress, leaveOpen: true),
            "br" => new BrotliStream(ind, CompressionMode.Decompress, leaveOpen: true),
            _ => new BufferedStream(ind),
        };
        using var laeser = new StreamReader(klar, Encoding.UTF8);
        return await laeser.ReadToEndAsync();
    }
}
