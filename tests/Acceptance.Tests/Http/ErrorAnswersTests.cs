using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Every error is one that who asked can read: a program of another page, or a person in a browser.</summary>
public partial class ErrorAnswersTests(TestService service)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private const string Table = "/api/v2/tables/Y11IGA01";

    public static TheoryData<string, string, int, string> Error => new()
    {
        { "GET", "/api/v2/findesikke", 404, "ukendt-sti" },
        { "GET", "/findes/ikke", 404, "ukendt-sti" },
        { "DELETE", Table + "/data", 405, "forkert-metode" },
        { "POST", Table + "/data", 415, "forkert-medietype" },
        { "GET", Table + "/data?valuecodes[omraade]=" + new string('x', 40_000), 414, "for-lang-adresse" },
        { "GET", "/" + new string('x', 40_000), 414, "for-lang-adresse" },
        { "GET", Table + "/data?valuecodes[periode]=2031", 400, "ukendt-vaerdi" },
        { "GET", "/proeve/fejl", 500, "intern-fejl" },
        { "GET", "/v2/subjects", 401, "manglende-noegle" },
    };

    [Theory]
    [MemberData(nameof(Error))]
    public async Task An_error_can_be_read_by_others_pages(string method, string path, int status, string code)
    {
        using var call = new HttpRequestMessage(new HttpMethod(method), path);
        call.Headers.Add("Origin", "https://eksempel.dk");
        call.Content = method == "POST" ? new StringContent("a,b", Encoding.UTF8, "text/csv") : null;
        using var answer = await service.Client.SendAsync(call);

        await IsProblem(answer, status, code);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData(101, 10)]
    [InlineData(40, 1_000)]
    public async Task Too_many_or_too_large_headers_are_431_with_an_answer(int count, int length)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Table);
        call.Headers.Add("Origin", "https://eksempel.dk");
        for (var index = 0; index < count; index++)
        {
            call.Headers.Add($"X-Nr-{index}", new string('a', length));
        }

        using var answer = await service.Client.SendAsync(call);

        await IsProblem(answer, 431, "for-store-hoveder");
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task An_address_of_30_000_characters_is_answered()
    {
        var kommuner = string.Join(',', Enumerable.Repeat("0751", 5_900));

        using var answer = await service.Client.GetAsync(
            Table + $"/data?valuecodes[omraade]={kommuner}&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(Table + "/data", "POST")]
    [InlineData("/v2/data/Y11IGA01/json", "POST")]
    [InlineData("/bulk/Y11IGA01.csv", "GET")]
    [InlineData("/api/v2/findesikke", "POST")]
    public async Task A_permission_lasts_long(string path, string method)
    {
        using var call = new HttpRequestMessage(HttpMethod.Options, path);
        call.Headers.Add("Origin", "https://eksempel.dk");
        call.Headers.Add("Access-Control-Request-Method", method);
        call.Headers.Add("Access-Control-Request-Headers", "content-type, authorization");
        using var answer = await service.Client.SendAsync(call);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("86400", Assert.Single(answer.Headers.GetValues("Access-Control-Max-Age")));
        Assert.Contains(method, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_are_not_open_to_others_pages()
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, "/drift");
        call.Headers.Add("Origin", "https://eksempel.dk");
        using var answer = await service.Client.SendAsync(call);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
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
    public async Task A_person_gets_a_page(string path, string language, string heading)
    {
        using var answer = await FetchAsBrowser(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains($">{heading}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('{', page);
        PageRequirements.CheckRecord(
            XDocument.Parse(VoidElement().Replace(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>")),
            language);
    }

    [Fact]
    public async Task A_page_that_fails_is_a_page_too()
    {
        using var answer = await FetchAsBrowser("/proeve/fejl");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(">Der opstod en fejl</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Table + "9", 404, "ukendt-tabel")]
    [InlineData("/v3/subjects", 401, "manglende-noegle")]
    public async Task Programs_addresses_answer_a_browser_as_a_program(string path, int status, string code)
    {
        using var answer = await FetchAsBrowser(path);

        await IsProblem(answer, status, code);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/json, text/html;q=0.5")]
    [InlineData("")]
    public async Task Who_does_not_want_a_page_gets_none(string accept)
    {
        using var answer = await FetchAsBrowser("/findes/ikke", accept);

        await IsProblem(answer, 404, "ukendt-sti");
    }

    /// <summary>What the server refuses before it is a request: the status and a closed connection are all that there is.</summary>
    [Theory]
    [InlineData("GET / HTTP/9.1\r\nHost: x\r\n\r\n", "505")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nFejl\r\n\r\n", "400")]
    public async Task Something_that_is_not_a_request_gets_a_status(string sent, string status)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(
            service.Client.BaseAddress!.Host,
            service.Client.BaseAddress.Port,
            TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await reader.ReadLineAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> FetchAsBrowser(string path, string accept = Browser)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, path);
        call.Headers.TryAddWithoutValidation("Accept", accept);
        return await service.Client.SendAsync(call);
    }

    private static async Task IsProblem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, JsonElement.Parse(text).GetProperty("code").GetString());
    }

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VoidElement();
}
