using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Every error is one that who asked can read: a program of another page, or a person in a browser.</summary>
public partial class ErrorAnswersTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private const string Tabel = "/api/v2/tables/Y11IGA01";

    public static TheoryData<string, string, int, string> Fejl => new()
    {
        { "GET", "/api/v2/findesikke", 404, "ukendt-sti" },
        { "GET", "/findes/ikke", 404, "ukendt-sti" },
        { "DELETE", Tabel + "/data", 405, "forkert-metode" },
        { "POST", Tabel + "/data", 415, "forkert-medietype" },
        { "GET", Tabel + "/data?valuecodes[omraade]=" + new string('x', 40_000), 414, "for-lang-adresse" },
        { "GET", "/" + new string('x', 40_000), 414, "for-lang-adresse" },
        { "GET", Tabel + "/data?valuecodes[periode]=2031", 400, "ukendt-vaerdi" },
        { "GET", "/proeve/fejl", 500, "intern-fejl" },
        { "GET", "/v2/subjects", 401, "manglende-noegle" },
    };

    [Theory]
    [MemberData(nameof(Fejl))]
    public async Task En_fejl_kan_laeses_af_andres_sider(string metode, string sti, int status, string kode)
    {
        using var kald = new HttpRequestMessage(new HttpMethod(metode), sti);
        kald.Headers.Add("Origin", "https://eksempel.dk");
        kald.Content = metode == "POST" ? new StringContent("a,b", Encoding.UTF8, "text/csv") : null;
        using var svar = await tjeneste.Klient.SendAsync(kald);

        await ErProblem(svar, status, kode);
        Assert.Equal("*", Assert.Single(svar.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData(101, 10)]
    [InlineData(40, 1_000)]
    public async Task For_mange_eller_for_store_hoveder_er_431_med_et_svar(int antal, int laengde)
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, Tabel);
        kald.Headers.Add("Origin", "https://eksempel.dk");
        for (var nr = 0; nr < antal; nr++)
        {
            kald.Headers.Add($"X-Nr-{nr}", new string('a', laengde));
        }

        using var svar = await tjeneste.Klient.SendAsync(kald);

        await ErProblem(svar, 431, "for-store-hoveder");
        Assert.Equal("*", Assert.Single(svar.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task En_adresse_paa_30_000_tegn_besvares()
    {
        var kommuner = string.Join(',', Enumerable.Repeat("0751", 5_900));

        using var svar = await tjeneste.Klient.GetAsync(Tabel + $"/data?valuecodes[omraade]={kommuner}&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
    }

    [Theory]
    [InlineData(Tabel + "/data", "POST")]
    [InlineData("/v2/data/Y11IGA01/json", "POST")]
    [InlineData("/bulk/Y11IGA01.csv", "GET")]
    [InlineData("/api/v2/findesikke", "POST")]
    public async Task En_tilladelse_gaelder_laenge(string sti, string metode)
    {
        using var kald = new HttpRequestMessage(HttpMethod.Options, sti);
        kald.Headers.Add("Origin", "https://eksempel.dk");
        kald.Headers.Add("Access-Control-Request-Method", metode);
        kald.Headers.Add("Access-Control-Request-Headers", "content-type, authorization");
        using var svar = await tjeneste.Klient.SendAsync(kald);

        Assert.Equal(HttpStatusCode.NoContent, svar.StatusCode);
        Assert.Equal("86400", Assert.Single(svar.Headers.GetValues("Access-Control-Max-Age")));
        Assert.Contains(metode, Assert.Single(svar.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Driften_er_ikke_aaben_for_andres_sider()
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, "/drift");
        kald.Headers.Add("Origin", "https://eksempel.dk");
        using var svar = await tjeneste.Klient.SendAsync(kald);

        Assert.False(svar.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/findes/ikke", "da", "Siden findes ikke")]
    [InlineData("/findes/ikke?lang=en", "en", "Not found")]
    [InlineData("/tabeller/Y11IGA99", "da", "Tabellen findes ikke")]
    [InlineData("/tabeller/Y11IGA99?lang=en", "en", "Non-existent table")]
    [InlineData("/favicon.ico/findesikke", "da", "Siden findes ikke")]
    [InlineData("/api/v2", "da", "Siden findes ikke")]
    [InlineData("/api/v2/findesikke?lang=en", "en", "Not found")]
    [InlineData("/v2", "da", "Siden findes ikke")]
    [InlineData("/v3/findesikke", "da", "Siden findes ikke")]
    [InlineData("/bulk", "da", "Siden findes ikke")]
    [InlineData("/bulk/Y11IGA99.csv", "da", "Tabellen findes ikke")]
    [InlineData("/powerquery/Y11IGA99.odc?lang=en", "en", "Non-existent table")]
    public async Task Et_menneske_faar_en_side(string sti, string sprog, string overskrift)
    {
        using var svar = await HentSomBrowser(sti);
        var side = await svar.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, svar.StatusCode);
        Assert.Equal("text/html; charset=utf-8", svar.Content.Headers.ContentType!.ToString());
        Assert.True(svar.Headers.CacheControl!.NoStore);
        Assert.Contains($"<html lang=\"{sprog}\"", side, StringComparison.Ordinal);
        Assert.Contains($">{overskrift}</h1>", side, StringComparison.Ordinal);
        Assert.DoesNotContain('{', side);
        Sidekrav.Kontroller(XDocument.Parse(VoidElement().Replace(side.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>")), sprog);
    }

    [Fact]
    public async Task En_side_der_fejler_er_ogsaa_en_side()
    {
        using var svar = await HentSomBrowser("/proeve/fejl");
        var side = await svar.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, svar.StatusCode);
        Assert.Contains(">Der opstod en fejl</h1>", side, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", side, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Tabel + "9", 404, "ukendt-tabel")]
    [InlineData("/v3/subjects", 401, "manglende-noegle")]
    public async Task Programmers_adresser_svarer_en_browser_som_et_program(string sti, int status, string kode)
    {
        using var svar = await HentSomBrowser(sti);

        await ErProblem(svar, status, kode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/json, text/html;q=0.5")]
    [InlineData("")]
    public async Task Hvem_der_ikke_vil_have_en_side_faar_ingen(string accept)
    {
        using var svar = await HentSomBrowser("/findes/ikke", accept);

        await ErProblem(svar, 404, "ukendt-sti");
    }

    /// <summary>What the server refuses before it is a request: the status and a closed connection are all that there is.</summary>
    [Theory]
    [InlineData("GET / HTTP/9.1\r\nHost: x\r\n\r\n", "505")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nFejl\r\n\r\n", "400")]
    public async Task Noget_der_ikke_er_en_forespoergsel_faar_en_status(string sendt, string status)
    {
        using var forbindelse = new TcpClient();
        await forbindelse.ConnectAsync(tjeneste.Klient.BaseAddress!.Host, tjeneste.Klient.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stroem = forbindelse.GetStream();
        await stroem.WriteAsync(Encoding.ASCII.GetBytes(sendt), TestContext.Current.CancellationToken);
        using var laeser = new StreamReader(stroem);

        Assert.StartsWith($"HTTP/1.1 {status} ", await laeser.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> HentSomBrowser(string sti, string accept = Browser)
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, sti);
        kald.Headers.TryAddWithoutValidation("Accept", accept);
        return await tjeneste.Klient.SendAsync(kald);
    }

    private static async Task ErProblem(HttpResponseMessage svar, int status, string kode)
    {
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.True((int)svar.StatusCode == status, $"{(int)svar.StatusCode} {tekst}");
        Assert.Equal("application/problem+json", svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal(kode, JsonElement.Parse(tekst).GetProperty("code").GetString());
    }

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VoidElement();
}
