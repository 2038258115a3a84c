using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What portals, feed readers and search engines read.</summary>
public class DiscoveryTests(TestService service, SharedServices others)
{
    private const string Address = "https://tal.example.dk/opgoerelse";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_catalogue_is_as_it_should_be()
    {
        await using var own = await WithAddress();

        Golden.CompareJson("dcat.jsonld", await own.JsonAsync("/dcat.jsonld"));
    }

    /// <summary>
    /// What DCAT-AP 3 (the profile's shapes of 3.0.1, mandatory and recommended) and the Danish profile demand or recommend of a
    /// catalogue, a data service, a dataset and a distribution.
    /// </summary>
    [Fact]
    public async Task The_catalogue_has_what_the_profile_requires()
    {
        await using var own = await WithAddress();
        var catalogue = await own.JsonAsync("/dcat.jsonld");
        var prefixes = catalogue.GetProperty("@context").EnumerateObject().Select(prefix => prefix.Name).ToHashSet(StringComparer.Ordinal);

        Has(
            catalogue,
            "dcat:Catalog",
            "dct:title",
            "dct:description",
            "dct:publisher",
            "dct:language",
            "dct:license",
            "dct:issued",
            "dct:modified",
            "dct:spatial",
            "dcat:themeTaxonomy",
            "foaf:homepage",
            "dcat:dataset");
        Has(catalogue.GetProperty("dct:publisher"), "foaf:Agent", "foaf:name", "dct:type");
        Has(
            catalogue.GetProperty("dcat:service"),
            "dcat:DataService",
            "dct:title",
            "dct:conformsTo",
            "dcat:keyword",
            "dcat:contactPoint",
            "dcat:theme",
            "dct:publisher",
            "dct:accessRights",
            "dct:license",
            "dcat:endpointURL",
            "dcat:endpointDescription",
            "dcat:servesDataset");
        Has(catalogue.GetProperty("foaf:homepage"), "foaf:Document");
        var datasetOf = catalogue.GetProperty("dcat:dataset").EnumerateArray().ToList();
        Assert.Equal(["Y11IGA01", "Y11IGA02"], datasetOf.Select(item => item.GetProperty("dct:identifier").GetString()));
        foreach (var item in datasetOf)
        {
            Has(
                item,
                "dcat:Dataset",
                "dct:title",
                "dct:description",
                "dct:publisher",
                "dcat:contactPoint",
                "dcat:theme",
                "dcat:keyword",
                "dct:accrualPeriodicity",
                "dct:spatial",
                "dct:temporal",
                "dct:issued",
                "dct:modified",
                "dct:accessRights",
                "dct:language",
                "dcat:landingPage",
                "dcat:version");
            Has(item.GetProperty("dcat:contactPoint"), "vcard:Organization", "vcard:fn", "vcard:hasEmail");
            Assert.Equal(
                ["da", "en"],
                item.GetProperty("dct:title").EnumerateArray().Select(title => title.GetProperty("@language").GetString()));
            foreach (var distribution in item.GetProperty("dcat:distribution").EnumerateArray())
            {
                Has(
                    distribution,
                    "dcat:Distribution",
                    "dct:title",
                    "dct:description",
                    "dcat:accessURL",
                    "dct:format",
                    "dcatap:availability",
                    "dcat:mediaType",
                    "dct:license",
                    "dct:modified");
                Has(distribution.GetProperty("dct:license"), "dct:LicenseDocument");
                Has(distribution.GetProperty("dcat:mediaType"), "dct:MediaType");
                var fetch = distribution.TryGetProperty("dcat:downloadURL", out var file)
                    ? file
                    : distribution.GetProperty("dcat:accessURL");
                using var answer = await own.Client.GetAsync(fetch.GetProperty("@id").GetString()![Address.Length..]);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.EndsWith(
                    answer.Content.Headers.ContentType!.MediaType!,
                    distribution.GetProperty("dcat:mediaType").GetProperty("@id").GetString(),
                    StringComparison.Ordinal);
            }
        }

        Assert.Equal("2024-01-01 2025-09-30", TimeSpanOf(datasetOf[0]));
        Assert.Equal("2024-07-01 2025-09-30", TimeSpanOf(datasetOf[1]));

        void Has(JsonElement element, string type, params string[] propertiesOf)
        {
            var types = element.GetProperty("@type");
            Assert.Equal(type, types.ValueKind == JsonValueKind.Array ? types[0].GetString() : types.GetString());
            Assert.Contains(type.Split(':')[0], prefixes);
            Assert.All(propertiesOf, property =>
            {
                Assert.True(element.TryGetProperty(property, out var value), $"{type} mangler {property}");
                Assert.NotEqual("", value.ToString());
                Assert.Contains(property.Split(':')[0], prefixes);
            });
        }

        static string TimeSpanOf(JsonElement item) =>
            string.Join(
                ' ',
                new[] { "dcat:startDate", "dcat:endDate" }.Select(name =>
                    item.GetProperty("dct:temporal").GetProperty(name).GetProperty("@value").GetString()));
    }

    [Fact]
    public async Task A_series_that_is_ended_and_final_is_not_updated_any_more()
    {
        var release = SampleRelease.IsSmall();
        await using var own = await TestService.StartAsync(release with
        {
            Release = release.Release with { Date = new DateOnly(2027, 3, 30) },
        });

        Assert.Contains("frequency/NEVER", await own.TextAsync("/dcat.jsonld"), StringComparison.Ordinal);
        Assert.Contains(
            "Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.",
            await own.TextAsync("/feed.atom"),
            StringComparison.Ordinal);
        Assert.Contains("frequency/QUARTERLY", await service.TextAsync("/dcat.jsonld"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_valid_and_has_an_entry_for_each_release()
    {
        await using var own = await WithAddress();
        own.Switch(SampleRelease.IsSmall(9), History());
        using var answer = await own.Client.GetAsync("/feed.atom");
        var text = await answer.Content.ReadAsStringAsync();
        var feed = XDocument.Parse(text).Root!;

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("tag:www.star.dk,2026:opgoerelse:ressourceforloeb", feed.Element(Atom + "id")!.Value);
        Assert.NotEmpty(feed.Element(Atom + "title")!.Value);
        Assert.Equal("2026-04-01T06:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(
            Address + "/feed.atom",
            feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);

        var records = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(
            [
                "Udgivelse 9, samme opgørelsesdato, flere leverancer.",
                "Udgivelse 8, ny opgørelsesdato.",
                "Udgivelse 7, den første.",
            ],
            records.Select(post => post.Element(Atom + "summary")!.Value.Split(" Regelsæt")[0]));
        Assert.Equal("Tal opgjort pr. 31. marts 2026", records[0].Element(Atom + "title")!.Value);
        Assert.Equal(3, records.Select(post => post.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.All(records, post =>
        {
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", post.Element(Atom + "updated")!.Value);
            Assert.Equal(post.Element(Atom + "published")!.Value, post.Element(Atom + "updated")!.Value);
            Assert.NotNull(post.Element(Atom + "link"));
        });

        // Another process, the same feed.
        await using var other = await WithAddress();
        other.Switch(SampleRelease.IsSmall(9), History());
        Assert.Equal(text, await other.TextAsync("/feed.atom"));
    }

    [Fact]
    public async Task The_feed_says_what_a_release_changed_and_why_one_was_withdrawn()
    {
        await using var own = await WithAddress();
        var history = History();
        TableChange[] changesOf = [new("Y11IGA01", 7, 1_234, 50, 6_000, 0), new("Y11IGA05", 7, 0, 2, 30, 4)];
        own.Switch(SampleRelease.IsSmall(9), history, changesOf.ToLookup(_ => 9L));
        using var first = await own.Client.GetAsync("/feed.atom");
        var newest = XDocument.Parse(await first.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry").First();
        Assert.StartsWith(
            "Udgivelse 9, ny opgørelsesdato. I forhold til udgivelse 7: ændrede celler 1.234 (Y11IGA01 1.234), foreløbige, der "
                + "er blevet endelige uden at ændre sig, 52, nye 6.030, udgåede 4. Regelsæt",
            newest.Element(Atom + "summary")!.Value,
            StringComparison.Ordinal);

        // An older one is withdrawn: the newest stays, the feed is another.
        var withdrawn = SampleRelease.Published.AddHours(3);
        history =
        [
            history[0],
            history[1] with { State = ReleaseState.Withdrawn, Withdrawn = withdrawn, Reason = "Én leverance var talt to gange" },
            history[2],
        ];
        own.Switch(SampleRelease.IsSmall(9), history, changesOf.ToLookup(_ => 9L));
        using var other = await own.Client.GetAsync("/feed.atom");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
        var feed = XDocument.Parse(await other.Content.ReadAsStringAsync()).Root!;
        var post = feed.Elements(Atom + "entry").ElementAt(1);
        Assert.Equal("Trukket tilbage: Tal opgjort pr. 31. marts 2026", post.Element(Atom + "title")!.Value);
        Assert.Contains(": Én leverance var talt to gange. Udgivelse 8, ", post.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal("2026-04-01T09:00:00Z", post.Element(Atom + "updated")!.Value);
        Assert.Equal("2026-04-01T09:00:00Z", feed.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Programs_read_which_releases_there_are_and_whether_each_stands()
    {
        await using var own = await WithAddress();
        var withdrawn = SampleRelease.Published.AddHours(3);
        var history = History().ToList();
        history[1] = history[1] with { State = ReleaseState.Withdrawn, Withdrawn = withdrawn, Reason = "Én leverance var talt to gange" };
        TableChange[] changesOf = [new("Y11IGA01", 7, 1_234, 50, 6_000, 0), new("Y11IGA05", 7, 0, 2, 30, 4)];
        own.Switch(SampleRelease.IsSmall(9), history, changesOf.ToLookup(_ => 9L));

        var releases = (await own.JsonAsync("/api/v1/udgivelser")).GetProperty("udgivelser").EnumerateArray().ToList();

        Assert.Equal(
            ["9 udgivet ", "8 trukket Én leverance var talt to gange", "7 erstattet "],
            releases.Select(release =>
                $"{release.GetProperty("udgivelse")} {release.GetProperty("tilstand")} {release.GetProperty("grund")}"));
        Assert.Equal("2026-04-01T09:00:00Z", releases[1].GetProperty("trukketTilbage").GetString());
        Assert.Equal(
            ["Y11IGA01 7 1234 50 6000 0", "Y11IGA05 7 0 2 30 4"],
            releases[0].GetProperty("aendringer").EnumerateArray().Select(change =>
                string.Join(' ', change.EnumerateObject().Select(member => member.Value.ToString()))));
        Assert.Equal(
            history.Select(release => release.Checksum).Reverse(),
            releases.Select(one => one.GetProperty("kontrolsum").GetString()!));
    }

    [Fact]
    public async Task The_index_for_language_models_is_as_it_should_be()
    {
        await using var own = await WithAddress();

        Golden.Compare("llms.txt", await own.TextAsync("/llms.txt"));
    }

    [Fact]
    public async Task Search_engines_get_a_site_map_with_pages_that_exist()
    {
        var robots = await service.TextAsync("/robots.txt");
        var shortened = robots.Split('\n').Single(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..];
        var pages = XDocument.Parse(await service.TextAsync(new Uri(shortened).PathAndQuery))
            .Descendants()
            .Where(element => element.Name.LocalName == "loc")
            .Select(element => element.Value)
            .ToList();

        // Of the two tables and six kommuner of the release.
        Assert.Equal(8 + 2 + 1 + 6, pages.Count);
        foreach (var page in pages)
        {
            Assert.StartsWith(service.Client.BaseAddress!.ToString(), page, StringComparison.Ordinal);
            await service.TextAsync(new Uri(page).PathAndQuery);
        }
    }

    [Theory]
    [InlineData("/dcat.jsonld")]
    [InlineData("/feed.atom")]
    [InlineData("/api/v1/udgivelser")]
    [InlineData("/llms.txt")]
    [InlineData("/sitemap.xml")]
    public async Task Unchanged_is_304_and_before_a_release_the_answer_is_503(string path)
    {
        using var first = await service.Client.GetAsync(path);
        using var requestBytes = new HttpRequestMessage(HttpMethod.Get, path);
        requestBytes.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var againFigure = await service.Client.SendAsync(requestBytes);
        Assert.Equal(HttpStatusCode.NotModified, againFigure.StatusCode);
        Assert.Equal(SampleRelease.Published, first.Content.Headers.LastModified);

        var empty = await others.Empty;
        using var nothingFound = await empty.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, nothingFound.StatusCode);
    }

    [Theory]
    [InlineData("Http:Kontakt:Hjemmeside", "star")]
    [InlineData("Http:Webadresse", "tal.example.dk")]
    public async Task An_address_that_is_none_stops_the_service_at_start(string name, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestService.StartAsync(null, (name, value)));

    private static Task<TestService> WithAddress() => TestService.StartAsync(SampleRelease.IsSmall(), ("Http:Webadresse", Address + "/"));

    private static IReadOnlyList<Release> History()
    {
        var created = SampleRelease.IsSmall(9).Release;
        var previous = created with
        {
            Id = 8,
            State = ReleaseState.Superseded,
            Position = 40,
            Checksum = new string('e', 64),
            Published = created.Published!.Value.AddDays(-1),
        };
        return [
            previous with
            {
                Id = 7,
                Date = new DateOnly(2025, 12, 31),
                Checksum = new string('d', 64),
                Published = created.Published!.Value.AddDays(-90),
            },
            previous,
            created];
    }
}
