using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Opgoerelse.Serving.WholeTables;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>HTTP as RFC 9110 and 9111 have it: methods, codings, validators, negotiation.</summary>
public class HttpTests(TestService service)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data";
    private const string SelectionUrl = Data
        + "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalForloeb";
    private const string Anything = Data + "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    public static TheoryData<string> AddressList =>
    [
        "/", "/stil.css", "/ikon.svg", "/api/v2/config", "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata",
        "/api/v2/tables/Y11IGA01/defaultselection",
        "/api/v2/codelists/vs_kommuner", Data, SelectionUrl, Anything, SelectionUrl + "&outputFormat=csv",
        SelectionUrl + "&outputFormat=px", SelectionUrl + "&outputFormat=xlsx", SelectionUrl + "&outputFormat=html",
        SelectionUrl + "&outputFormat=json-px", SelectionUrl + "&outputFormat=parquet",
        "/bulk/Y11IGA01.parquet", "/powerquery/opgoerelse.pq", "/powerquery/Y11IGA01.odc", "/health/live", "/health/ready",
        "/openapi/v1.json", "/api/v2/tables/FINDESIKKE", "/findes/ikke", Data + "?valuecodes[periode]=2031",
    ];

    /// <summary>Addresses with an answer that is a function of the release.</summary>
    public static TheoryData<string> Answer =>
    [
        "/?sorter=n", "/api/v2/tables", "/api/v2/tables/Y11IGA01?lang=en", "/api/v2/tables/Y11IGA01/metadata",
        "/api/v2/tables/Y11IGA01/defaultselection", "/api/v2/codelists/vs_kommuner",
        SelectionUrl, Anything, SelectionUrl + "&outputFormat=csv", SelectionUrl + "&outputFormat=px", SelectionUrl + "&outputFormat=html",
        SelectionUrl + "&outputFormat=json-px",
        SelectionUrl + "&outputFormat=parquet", "/powerquery/opgoerelse.pq", "/powerquery/Y11IGA01.odc",
    ];

    [Theory]
    [MemberData(nameof(AddressList))]
    public async Task HEAD_is_GET_without_a_body(string path)
    {
        foreach (var contentCoding in new[] { "", "br", "gzip" })
        {
            using var get = await SendAsync(HttpMethod.Get, path, contentCoding);
            using var head = await SendAsync(HttpMethod.Head, path, contentCoding);

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(HeaderLines(get), HeaderLines(head));
        }

        static List<string> HeaderLines(HttpResponseMessage answer) =>
        [
            .. answer.Headers.Concat(answer.Content.Headers).Concat(answer.TrailingHeaders)
                // How the body is framed may differ: there is none.
                .Where(header => header.Key is not "Date" and not "Transfer-Encoding" and not "Content-Length")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal),
        ];
    }

    [Theory]
    [MemberData(nameof(Answer))]
    public async Task Every_coding_has_its_own_strong_tag_and_the_same_content(string path)
    {
        var markers = new List<string>();
        var uncompressed = await service.Client.GetByteArrayAsync(path);
        foreach (var contentCoding in new[] { "", "br", "gzip" })
        {
            using var answer = await SendAsync(HttpMethod.Get, path, contentCoding);
            Assert.Equal(contentCoding, string.Join(",", answer.Content.Headers.ContentEncoding));
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.False(answer.Headers.ETag!.IsWeak);
            markers.Add(answer.Headers.ETag.Tag);
            Assert.Equal(uncompressed, Decompress(contentCoding, await answer.Content.ReadAsByteArrayAsync()));

            using var againFigure = await SendAsync(HttpMethod.Get, path, contentCoding, answer.Headers.ETag.Tag);
            Assert.Equal(HttpStatusCode.NotModified, againFigure.StatusCode);
            Assert.Equal(answer.Headers.ETag, againFigure.Headers.ETag);
            Assert.Contains("Accept-Encoding", againFigure.Headers.Vary);
        }

        Assert.Equal(3, markers.Distinct(StringComparer.Ordinal).Count());

        // Bytes in one coding are not those in another.
        using var otherOne = await SendAsync(HttpMethod.Get, path, "gzip", markers[1]);
        Assert.Equal(HttpStatusCode.OK, otherOne.StatusCode);
        using var oneOf = await SendAsync(HttpMethod.Get, path, "gzip", $"{markers[1]}, {markers[2]}");
        Assert.Equal(HttpStatusCode.NotModified, oneOf.StatusCode);
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("gzip;q=0, br;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("zstd", "")]
    [InlineData("*", "br")]
    public async Task The_client_chooses_the_coding(string accept, string expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, SelectionUrl, accept);

        Assert.Equal(expected, string.Join(",", answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task A_whole_table_is_written_beforehand_and_is_the_same_answer()
    {
        await using var own = await TestService.StartAsync(SampleRelease.Large());
        // Of two tables: JSON-stat in both languages, and CSV and Parquet, which are of codes alone.
        await WaitAsync(() => WholeTableCollection.Of(own.Catalogue).Count == 8);
        foreach (var contentCoding in new[] { "", "br", "gzip" })
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, Anything);
            call.Headers.AcceptEncoding.ParseAdd(contentCoding.Length > 0 ? contentCoding : "identity");
            using var answer = await own.Client.SendAsync(call);
            var whole = Decompress(contentCoding, await answer.Content.ReadAsByteArrayAsync());
            // Known beforehand, so the length is told.
            Assert.NotNull(answer.Content.Headers.ContentLength);
            // Asked for in another way it is written anew, but for the placement the same.
            var created = await own.TextAsync(Anything + "&heading=maal,indsats");
            Assert.Equal(
                created.Replace(
                    "\"heading\":[\"maal\",\"indsats\"],\"stub\":[\"omraade\",\"periode\"]",
                    "\"heading\":[\"maal\"],\"stub\":[\"omraade\",\"periode\",\"indsats\"]",
                    StringComparison.Ordinal),
                Encoding.UTF8.GetString(whole));
        }

        Assert.InRange(WholeTableCollection.Of(own.Catalogue).Occupies, 100_000, 2_000_000);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(-30, 30)]
    [InlineData(-1, 1)]
    [InlineData(1, 10)]
    public async Task An_answer_never_holds_longer_than_to_the_next_release(int secondsFromNext, int expected)
    {
        // Published on 1 April at 8, planned on 15 April at 8.
        var next = new DateTimeOffset(2026, 4, 15, 6, 0, 0, TimeSpan.Zero);
        await using var own = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            secondsFromNext == 0 ? next.AddDays(-3) : next.AddSeconds(secondsFromNext));
        using var answer = await own.Client.GetAsync(SelectionUrl);

        Assert.Equal($"public, max-age={expected}", answer.Headers.CacheControl!.ToString());
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
    public async Task Without_a_format_in_the_address_Accept_decides(string accept, string expected)
    {
        using var answer = await WithAcceptAsync(Data, accept);

        Assert.Equal(expected, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary);
    }

    [Fact]
    public async Task A_format_in_the_address_precedes_Accept()
    {
        using var answer = await WithAcceptAsync(Data + "?outputFormat=csv", "application/json");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/bulk/Y11IGA01.csv", "text/csv")]
    [InlineData("/bulk/Y11IGA01.csv", "image/png")]
    [InlineData("/bulk/Y11IGA01.parquet", "application/octet-stream")]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/dcat.jsonld", "application/ld+json")]
    public async Task A_file_in_the_address_is_given_whatever_Accept_says(string path, string accept)
    {
        using var answer = await WithAcceptAsync(path, accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(Data, "image/png")]
    [InlineData("/api/v2/tables", "text/html")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "text/csv")]
    public async Task What_the_client_cannot_read_is_406(string path, string accept)
    {
        using var answer = await WithAcceptAsync(path, accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("uacceptabel-medietype", problem.GetProperty("code").GetString());
        Assert.Contains(accept, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("application/json", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task WaitAsync(Func<bool> when)
    {
        for (var attempts = 0; !when(); attempts++)
        {
            Assert.True(attempts < 3000, "Det ventede skete ikke.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static byte[] Decompress(string contentCoding, byte[] bytes)
    {
        using var input = new MemoryStream(bytes);
        using Stream stream = contentCoding switch
        {
            "br" => new BrotliStream(input, CompressionMode.Decompress),
            "gzip" => new GZipStream(input, CompressionMode.Decompress),
            _ => input,
        };
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string contentCoding, string? markers = null)
    {
        var call = new HttpRequestMessage(method, path);
        if (contentCoding.Length > 0)
        {
            call.Headers.TryAddWithoutValidation("Accept-Encoding", contentCoding);
        }

        if (markers is not null)
        {
            call.Headers.TryAddWithoutValidation("If-None-Match", markers);
        }

        return service.Client.SendAsync(call);
    }

    private Task<HttpResponseMessage> WithAcceptAsync(string path, string accept)
    {
        var call = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept.Length > 0)
        {
            call.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return service.Client.SendAsync(call);
    }
}
