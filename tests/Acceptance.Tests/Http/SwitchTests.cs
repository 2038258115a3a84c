using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Jobs;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class SwitchTests
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalForloeb";

    [Fact]
    public async Task Concurrent_calls_see_the_old_or_the_new_release_never_a_mixture()
    {
        // Large enough for several flushes, so that a switch can fall in the middle of an answer.
        ReleaseWithTables[] releases = [SampleRelease.Large(1), SampleRelease.Make(2, 1_000, [.. SampleRelease.Large().Find("Y11IGA01")!.Dimensions[0].Values.Select(omraade => omraade.Code)])];
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
        const string Whole = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";
        string[] addressList = [Whole, Whole + "&outputFormat=csv", Whole + "&outputFormat=px", Whole + "&outputFormat=json-px", Whole + "&outputFormat=xlsx", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata"];
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
                    "br" => new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress),
                    "gzip" => new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress),
                    _ => new MemoryStream(bytes),
                };
                using var rent = new MemoryStream();
                await stream.CopyToAsync(rent, stop);
                var marker = answer.Headers.ETag!.Tag.Replace("-br\"", "\"", StringComparison.Ordinal).Replace("-gzip\"", "\"", StringComparison.Ordinal);
                Assert.Equal(expected[(addressList[index % addressList.Length], marker)], rent.ToArray());
            });
        }
        finally
        {
            await end.CancelAsync();
            await switching;
        }
    }

    /// <summary>Pages compare with the groups of the configuration, as the reports do; a file that is none stops the program.</summary>
    [Fact]
    public void The_pages_compare_with_the_setups_groups()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "kommunekode;gruppe\n0101;Store\n0751;Store\n0825;Små\n0563;Små\n");
            var settings = new ReportSettings { Groups = file };
            var currentOf = new CurrentRelease(settings.ReadGroups());
            currentOf.Switch(new BenchmarkingCountry { N = (kommune, _) => kommune == "0825" ? 1 : 40 }.Publish());

            var kommuneComparison = currentOf.Catalogue!.Comparison!.KommuneComparison;
            Assert.Equal("Lignende kommuner er de andre i gruppen Store: København.", kommuneComparison.Peers(kommuneComparison.Find("Aarhus")!)!.Explanation);
            // Læsø has peers, though its number of forløb is withheld.
            string PageOf(string language)
            {
                var html = new Html();
                StandingSection.Write(html, currentOf.Catalogue.Comparison, new KommunePageOptions([kommuneComparison.Find("Læsø")!], kommuneComparison.Pictures[0]), new Page("", "", "/", "", language));
                return WebUtility.HtmlDecode(html.ToString());
            }

            Assert.Contains("Lignende kommuner er de andre i gruppen Små: Fanø.", PageOf("da"), StringComparison.Ordinal);
            Assert.DoesNotContain("Lignende kommuner er ikke med", PageOf("da"), StringComparison.Ordinal);
            Assert.Contains("Similar municipalities are the others in the group Små: Fanø.", PageOf("en"), StringComparison.Ordinal);
            Assert.DoesNotContain("Similar municipalities are not included", PageOf("en"), StringComparison.Ordinal);

            Assert.Empty(settings.Validate(new ValidationContext(settings)));
            File.WriteAllText(file, "kommunekode;gruppe\n0411;Store\n");
            Assert.Equal("Opgoerelse:Rapport:Grupper kan ikke bruges: Linje 2: '0411' er ikke en kommune eller står to gange.", Assert.Single(settings.Validate(new ValidationContext(settings))).ErrorMessage);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Only_a_published_release_can_be_shown()
    {
        var currentOf = new CurrentRelease();
        var prepared = SampleRelease.IsSmall();
        prepared = prepared with { Release = prepared.Release with { State = ReleaseState.Prepared, Published = null } };

        Assert.Throws<ArgumentException>(() => currentOf.Switch(prepared));
        Assert.Null(currentOf.Now);
    }
}
