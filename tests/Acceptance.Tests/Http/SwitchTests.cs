using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class SwitchTests
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalForloeb";

    [Fact]
    public async Task Concurrent_calls_see_the_old_or_the_new_release_never_a_mixture()
    {
        // Large enough for several flushes, so that a switch can fall in the middle of an answer.
        ReleaseWithTables[] releases =
        [
            SampleRelease.Large(1),
            SampleRelease.Make(2, 1_000, [.. SampleRelease.Large().Find("Y11IGA01")!.Dimensions[0].Values.Select(omraade => omraade.Code)]),
        ];
        await using var service = await TestService.StartAsync(releases[0]);
        var expected = new Dictionary<long, string>();
        foreach (var release in releases)
        {
            service.Switch(release);
            expected[release.Release.Id] = await service.TextAsync(Data);
        }

        using var end = new CancellationTokenSource();
        var switching = Task.Run(async () =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                service.Switch(releases[i % 2]);
                await Task.Yield();
            }
        });
        var set = new HashSet<long>();
        try
        {
            await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            {
                var text = await service.TextAsync(Data);
                var id = JsonElement.Parse(text).GetProperty("extension").GetProperty("opgoerelse").GetProperty("udgivelse").GetInt64();
                Assert.Equal(expected[id], text);
                lock (set)
                {
                    set.Add(id);
                }
            });
        }
        finally
        {
            await end.CancelAsync();
            await switching;
        }

        Assert.Equal(2, set.Count);
    }

    /// <summary>Also what is written beforehand, compressed, and in every format: bytes and tag belong to the same release.</summary>
    [Fact]
    public async Task Concurrent_calls_get_tag_and_content_of_the_same_release()
    {
        const string Whole =
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";
        string[] addressList =
        [
            Whole,
            Whole + "&outputFormat=csv",
            Whole + "&outputFormat=px",
            Whole + "&outputFormat=json-px",
            Whole + "&outputFormat=xlsx",
            "/api/v2/tables/Y11IGA01",
            "/api/v2/tables/Y11IGA01/metadata",
        ];
        string[] codings = ["identity", "br", "gzip"];
        ReleaseWithTables[] releases = [SampleRelease.IsSmall(1), SampleRelease.IsSmall(2, 1_000)];
        await using var service = await TestService.StartAsync(releases[0]);
        var expected = new Dictionary<(string, string), byte[]>();
        foreach (var release in releases)
        {
            service.Switch(release);
            foreach (var address in addressList)
            {
                using var answer = await service.Client.GetAsync(address);
                expected[(address, answer.Headers.ETag!.Tag)] = await answer.Content.ReadAsByteArrayAsync();
            }
        }

        using var end = new CancellationTokenSource();
        var switching = Task.Run(async () =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                service.Switch(releases[i % 2]);
                await Task.Delay(i % 3, CancellationToken.None);
            }
        });
        try
        {
            await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, stop) =>
            {
                using var call = new HttpRequestMessage(HttpMethod.Get, addressList[index % addressList.Length]);
                var contentCoding = codings[index % codings.Length];
                call.Headers.TryAddWithoutValidation("Accept-Encoding", contentCoding);
                using var answer = await service.Client.SendAsync(call, stop);
                var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
                using Stream stream = string.Concat(answer.Content.Headers.ContentEncoding) switch
                {
                    "br" => new System.IO.Compression.BrotliStream(
                        new MemoryStream(bytes),
                        System.IO.Compression.CompressionMode.Decompress),
                    "gzip" => new System.IO.Compression.GZipStream(
                        new MemoryStream(bytes),
                        System.IO.Compression.CompressionMode.Decompress),
                    _ => new MemoryStream(bytes),
                };
                using var rent = new MemoryStream();
                await stream.CopyToAsync(rent, stop);
                var marker = answer.Headers.ETag!
                    .Tag
                    .Replace("-br\"", "\"", StringComparison.Ordinal)
                    .Replace("-gzip\"", "\"", StringComparison.Ordinal);
                Assert.Equal(expected[(addressList[index % addressList.Length], marker)], rent.ToArray());
            });
        }
        finally
        {
            await end.CancelAsync();
            await switching;
        }
    }
}
