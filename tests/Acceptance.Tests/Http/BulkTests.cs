using System.IO.Compression;
using System.Net;
using System.Text;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Whole tables.</summary>
public class BulkTests(TestService service)
{
    private const string Anything = "?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Theory]
    [InlineData("/bulk/Y11IGA01.csv", "&outputFormat=csv&outputFormatParams=includestatus", "text/csv")]
    [InlineData("/bulk/y11iga01.json", "&outputFormat=json-stat2", "application/json")]
    [InlineData("/bulk/Y11IGA01.parquet", "&outputFormat=parquet", "application/vnd.apache.parquet")]
    public async Task A_whole_table_is_the_same_as_a_selection_of_everything(string path, string format, string mediaType)
    {
        using var answer = await service.Client.GetAsync(path);

        Assert.Equal(
            await service.Client.GetByteArrayAsync("/api/v2/tables/Y11IGA01/data" + Anything + format),
            await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "attachment; filename=\"Y11IGA01" + Path.GetExtension(path) + "\"",
            answer.Content.Headers.NonValidated["Content-Disposition"].ToString());
        Assert.Equal(SampleRelease.Published, answer.Content.Headers.LastModified);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
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
    public async Task It_is_packed_as_the_client_would_rather_have_it(string accepted, string? encodings)
    {
        using var answer = await Packed(service, "/bulk/Y11IGA01.csv", accepted, encodings);

        Assert.Equal(encodings, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(await service.TextAsync("/bulk/Y11IGA01.csv"), await Unpacked(answer));
    }

    [Fact]
    public async Task There_is_no_ceiling()
    {
        await using var isSmall = await TestService.StartAsync(SampleRelease.Large(), ("Http:MaxDataCells", "10"));

        var cells = SampleRelease.Large().Find("Y11IGA01")!.Values.Length;
        Assert.Equal((cells / 3) + 2, (await isSmall.TextAsync("/bulk/Y11IGA01.csv")).Split("\r\n").Length);
    }

    [Fact]
    public async Task The_tag_is_of_the_bytes_that_are_sent()
    {
        using var raw = await service.Client.GetAsync("/bulk/Y11IGA01.csv");
        using var gzip = await Packed(service, "/bulk/Y11IGA01.csv", "gzip", "gzip");
        using var brotli = await Packed(service, "/bulk/Y11IGA01.csv", "br", "br");
        Assert.Equal(3, new[] { raw, gzip, brotli }.Select(answer => answer.Headers.ETag!.Tag).Distinct(StringComparer.Ordinal).Count());
        Assert.False(gzip.Headers.ETag!.IsWeak);

        using var requestBytes = new HttpRequestMessage(HttpMethod.Get, "/bulk/Y11IGA01.csv");
        requestBytes.Headers.AcceptEncoding.ParseAdd("br");
        requestBytes.Headers.IfNoneMatch.Add(brotli.Headers.ETag!);
        using var againFigure = await service.Client.SendAsync(requestBytes);
        Assert.Equal(HttpStatusCode.NotModified, againFigure.StatusCode);
        Assert.Empty(await againFigure.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_new_release_has_its_own_files()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        using var oldOne = await Packed(own, "/bulk/Y11IGA01.csv", "br", "br");
        own.Switch(SampleRelease.IsSmall(8, 2));
        using var created = await Packed(own, "/bulk/Y11IGA01.csv", "br", "br");

        Assert.NotEqual(oldOne.Headers.ETag, created.Headers.ETag);
        Assert.Equal(await own.TextAsync("/bulk/Y11IGA01.csv"), await Unpacked(created));
        Assert.NotEqual(await Unpacked(oldOne), await Unpacked(created));
    }

    [Fact]
    public async Task Every_page_may_read_them()
    {
        foreach (var path in new[] { "/bulk/Y11IGA01.json", "/dcat.jsonld", "/feed.atom", "/llms.txt" })
        {
            using var requestBytes = new HttpRequestMessage(HttpMethod.Get, path);
            requestBytes.Headers.Add("Origin", "https://example.org");
            using var answer = await service.Client.SendAsync(requestBytes);
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Theory]
    [InlineData("/bulk/Y11IGA09.csv", 404, "ukendt-tabel")]
    [InlineData("/bulk/Y11IGA01.xml", 404, "ukendt-sti")]
    [InlineData("/bulk/Y11IGA01.csv?lang=sv", 400, "ukendt-sprog")]
    public async Task An_error_says_what_is_wrong(string path, int status, string code)
    {
        using var answer = await service.Client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Asks until the file is packed: that happens in the background.</summary>
    private static async Task<HttpResponseMessage> Packed(TestService service, string path, string accepted, string? encodings)
    {
        for (var i = 0; ; i++)
        {
            using var requestBytes = new HttpRequestMessage(HttpMethod.Get, path);
            requestBytes.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            var answer = await service.Client.SendAsync(requestBytes);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            if (answer.Content.Headers.ContentEncoding.SingleOrDefault() == encodings || i == 200)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(50);
        }
    }

    private static async Task<string> Unpacked(HttpResponseMessage answer)
    {
        using var input = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        await using Stream ready = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(input, CompressionMode.Decompress, leaveOpen: true),
            "br" => new BrotliStream(input, CompressionMode.Decompress, leaveOpen: true),
            _ => new BufferedStream(input),
        };
        using var reader = new StreamReader(ready, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
