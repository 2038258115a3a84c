using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Opgoerelse.Api.PxWeb.WholeTables;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>HTTP as RFC 9110 and 9111 have it: methods, codings, validators, negotiation.</summary>
public class HttpProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data";
    private const string Udvalg = Data + "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalForloeb";
    private const string Alt = Data + "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    public static TheoryData<string> Adresser =>
    [
        "/", "/stil.css", "/ikon.svg", "/api/v2/config", "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/defaultselection",
        "/api/v2/codelists/vs_kommuner", Data, Udvalg, Alt, Udvalg + "&outputFormat=csv", Udvalg + "&outputFormat=px", Udvalg + "&outputFormat=xlsx", Udvalg + "&outputFormat=html", Udvalg + "&outputFormat=json-px", Udvalg + "&outputFormat=parquet",
        "/bulk/Y11IGA01.parquet", "/powerquery/opgoerelse.pq", "/powerquery/Y11IGA01.odc", "/health/live", "/health/ready", "/openapi/v1.json", "/api/v2/tables/FINDESIKKE", "/findes/ikke", Data + "?valuecodes[periode]=2031",
    ];

    /// <summary>Addresses with an answer that is a function of the release.</summary>
    public static TheoryData<string> Svar =>
    [
        "/?sorter=n", "/api/v2/tables", "/api/v2/tables/Y11IGA01?lang=en", "/api/v2/tables/Y11IGA01/metadata", "/api/v2/tables/Y11IGA01/defaultselection", "/api/v2/codelists/vs_kommuner",
        Udvalg, Alt, Udvalg + "&outputFormat=csv", Udvalg + "&outputFormat=px", Udvalg + "&outputFormat=html", Udvalg + "&outputFormat=json-px",
        Udvalg + "&outputFormat=parquet", "/powerquery/opgoerelse.pq", "/powerquery/Y11IGA01.odc",
    ];

    [Theory]
    [MemberData(nameof(Adresser))]
    public async Task HEAD_er_GET_uden_indhold(string sti)
    {
        foreach (var indkodning in new[] { "", "br", "gzip" })
        {
            using var get = await SendAsync(HttpMethod.Get, sti, indkodning);
            using var head = await SendAsync(HttpMethod.Head, sti, indkodning);

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(Hoveder(get), Hoveder(head));
        }

        static List<string> Hoveder(HttpResponseMessage svar) =>
        [
            .. svar.Headers.Concat(svar.Content.Headers).Concat(svar.TrailingHeaders)
                // How the body is framed may differ: there is none.
                .Where(hoved => hoved.Key is not "Date" and not "Transfer-Encoding" and not "Content-Length")
                .Select(hoved => $"{hoved.Key}: {string.Join(", ", hoved.Value)}").Order(StringComparer.Ordinal),
        ];
    }

    [Theory]
    [MemberData(nameof(Svar))]
    public async Task Hver_indkodning_har_sit_eget_staerke_maerke_og_det_samme_indhold(string sti)
    {
        var maerker = new List<string>();
        var ren = await tjeneste.Klient.GetByteArrayAsync(sti);
        foreach (var indkodning in new[] { "", "br", "gzip" })
        {
            using var svar = await SendAsync(HttpMethod.Get, sti, indkodning);
            Assert.Equal(indkodning, string.Join(",", svar.Content.Headers.ContentEncoding));
            Assert.Contains("Accept-Encoding", svar.Headers.Vary);
            Assert.False(svar.Headers.ETag!.IsWeak);
            maerker.Add(svar.Headers.ETag.Tag);
            Assert.Equal(ren, Udpak(indkodning, await svar.Content.ReadAsByteArrayAsync()));

            using var igen = await SendAsync(HttpMethod.Get, sti, indkodning, svar.Headers.ETag.Tag);
            Assert.Equal(HttpStatusCode.NotModified, igen.StatusCode);
            Assert.Equal(svar.Headers.ETag, igen.Headers.ETag);
            Assert.Contains("Accept-Encoding", igen.Headers.Vary);
        }

        Assert.Equal(3, maerker.Distinct(StringComparer.Ordinal).Count());

        // Bytes in one coding are not those in another.
        using var andet = await SendAsync(HttpMethod.Get, sti, "gzip", maerker[1]);
        Assert.Equal(HttpStatusCode.OK, andet.StatusCode);
        using var etAf = await SendAsync(HttpMethod.Get, sti, "gzip", $"{maerker[1]}, {maerker[2]}");
        Assert.Equal(HttpStatusCode.NotModified, etAf.StatusCode);
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("gzip;q=0, br;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("zstd", "")]
    [InlineData("*", "br")]
    public async Task Klienten_vaelger_indkodningen(string accept, string ventet)
    {
        using var svar = await SendAsync(HttpMethod.Get, Udvalg, accept);

        Assert.Equal(ventet, string.Join(",", svar.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task En_hel_tabel_er_skrevet_paa_forhaand_og_er_det_samme_svar()
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        // Of two tables: JSON-stat in both languages, and CSV and Parquet, which are of codes alone.
        await VentAsync(() => Heltabelsamling.Of(egen.Katalog).Antal == 8);
        foreach (var indkodning in new[] { "", "br", "gzip" })
        {
            using var kald = new HttpRequestMessage(HttpMethod.Get, Alt);
            kald.Headers.AcceptEncoding.ParseAdd(indkodning.Length > 0 ? indkodning : "identity");
            using var svar = await egen.Klient.SendAsync(kald);
            var hel = Udpak(indkodning, await svar.Content.ReadAsByteArrayAsync());
            // Known beforehand, so the length is told.
            Assert.NotNull(svar.Content.Headers.ContentLength);
            // Asked for in another way it is written anew, but for the placement the same.
            var ny = await egen.TekstAsync(Alt + "&heading=maal,indsats");
            Assert.Equal(
                ny.Replace("\"heading\":[\"maal\",\"indsats\"],\"stub\":[\"omraade\",\"periode\"]", "\"heading\":[\"maal\"],\"stub\":[\"omraade\",\"periode\",\"indsats\"]", StringComparison.Ordinal),
                Encoding.UTF8.GetString(hel));
        }

        Assert.InRange(Heltabelsamling.Of(egen.Katalog).Fylder, 100_000, 2_000_000);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(-30, 30)]
    [InlineData(-1, 1)]
    [InlineData(1, 10)]
    public async Task Et_svar_holder_aldrig_laengere_end_til_naeste_udgivelse(int sekunderFraNaeste, int ventet)
    {
        // Published on 1 April at 8, planned on 15 April at 8.
        var naeste = new DateTimeOffset(2026, 4, 15, 6, 0, 0, TimeSpan.Zero);
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), sekunderFraNaeste == 0 ? naeste.AddDays(-3) : naeste.AddSeconds(sekunderFraNaeste));
        using var svar = await egen.Klient.GetAsync(Udvalg);

        Assert.Equal($"public, max-age={ventet}", svar.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/vnd.json-stat2+json", "application/json; charset=utf-8")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "application/json; charset=utf-8")]
    [InlineData("text/csv", "text/csv; charset=utf-8")]
    [InlineData("text/csv;q=0.1, text/html;q=0.9", "text/html; charset=utf-8")]
    [InlineData("application/json;q=0, */*", "text/csv; charset=utf-8")]
    [InlineData("application/vnd.apache.parquet", "application/vnd.apache.parquet")]
    [InlineData("application/octet-stream", "application/octet-stream; charset=utf-8")]
    [InlineData("vroevl", "application/json; charset=utf-8")]
    public async Task Uden_format_i_adressen_bestemmer_Accept(string accept, string ventet)
    {
        using var svar = await MedAcceptAsync(Data, accept);

        Assert.Equal(ventet, svar.Content.Headers.ContentType!.ToString());
        Assert.Equal(["Accept", "Accept-Encoding"], svar.Headers.Vary);
    }

    [Fact]
    public async Task Et_format_i_adressen_gaar_forud_for_Accept()
    {
        using var svar = await MedAcceptAsync(Data + "?outputFormat=csv", "application/json");

        Assert.Equal("text/csv", svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["Accept-Encoding"], svar.Headers.Vary);
    }

    [Theory]
    [InlineData("/bulk/Y11IGA01.csv", "text/csv")]
    [InlineData("/bulk/Y11IGA01.csv", "image/png")]
    [InlineData("/bulk/Y11IGA01.parquet", "application/octet-stream")]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/dcat.jsonld", "application/ld+json")]
    public async Task En_fil_i_adressen_gives_hvad_Accept_end_siger(string sti, string accept)
    {
        using var svar = await MedAcceptAsync(sti, accept);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
    }

    [Theory]
    [InlineData(Data, "image/png")]
    [InlineData("/api/v2/tables", "text/html")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "text/csv")]
    public async Task Hvad_klienten_ikke_kan_laese_er_406(string sti, string accept)
    {
        using var svar = await MedAcceptAsync(sti, accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, svar.StatusCode);
        var problem = JsonElement.Parse(await svar.Content.ReadAsStringAsync());
        Assert.Equal("uacceptabel-medietype", problem.GetProperty("code").GetString());
        Assert.Contains(accept, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("application/json", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task VentAsync(Func<bool> naar)
    {
        for (var forsoeg = 0; !naar(); forsoeg++)
        {
            Assert.True(forsoeg < 3000, "Det ventede skete ikke.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static byte[] Udpak(string indkodning, byte[] bytes)
    {
        using var ind = new MemoryStream(bytes);
        using Stream stroem = indkodning switch
        {
            "br" => new BrotliStream(ind, CompressionMode.Decompress),
            "gzip" => new GZipStream(ind, CompressionMode.Decompress),
            _ => ind,
        };
        using var ud = new MemoryStream();
        stroem.CopyTo(ud);
        return ud.ToArray();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod metode, string sti, string indkodning, string? maerker = null)
    {
        var kald = new HttpRequestMessage(metode, sti);
        if (indkodning.Length > 0)
        {
            kald.Headers.TryAddWithoutValidation("Accept-Encoding", indkodning);
        }

        if (maerker is not null)
        {
            kald.Headers.TryAddWithoutValidation("If-None-Match", maerker);
        }

        return tjeneste.Klient.SendAsync(kald);
    }

    private Task<HttpResponseMessage> MedAcceptAsync(string sti, string accept)
    {
        var kald = new HttpRequestMessage(HttpMethod.Get, sti);
        if (accept.Length > 0)
        {
            kald.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return tjeneste.Klient.SendAsync(kald);
    }
}
