using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Information;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages that tell what the figures are: the method, the releases and the API.</summary>
public partial class InformationPageTests(TestService service, SharedServices others)
{
    public static TheoryData<string> Pages => ["/metode", "/regelsaet", "/udgivelser", "/kalender", "/api"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_what_a_screen_reader_needs_and_links_that_work(string path)
    {
        var page = await PageAsync(path);

        PageRequirements.CheckRecord(page);
        Assert.NotEmpty(page.Descendants("title").Single().Value);
        Assert.Empty(page.Descendants().Attributes("style"));
        Assert.Empty(page.Descendants("script"));
        var id = page.Descendants().Attributes("id").Select(attribute => attribute.Value).ToList();
        Assert.All(page.Descendants().Attributes("aria-labelledby"), referenceAttribute => Assert.Contains(referenceAttribute.Value, id));
        foreach (var address in page.Descendants("a")
            .Concat(page.Descendants("link"))
            .Select(link => link.Attribute("href")!.Value)
            .Distinct(StringComparer.Ordinal))
        {
            var anchor = address.Split('#') is [_, var measure] ? measure : null;
            Assert.True(anchor is null || !address.StartsWith('#') || id.Contains(anchor), address);
            if (address.StartsWith('/'))
            {
                using var answer = await service.Client.GetAsync(address);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
                Assert.True(
                    anchor is null || (await answer.Content.ReadAsStringAsync()).Contains($"id=\"{anchor}\"", StringComparison.Ordinal),
                    address);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_light_self_contained_and_can_be_saved(string path)
    {
        using var answer = await service.Client.GetAsync(path);
        var content = await answer.Content.ReadAsStringAsync();
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 100_000);
        Assert.DoesNotContain("987654321", content.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var againFigure = new HttpRequestMessage(HttpMethod.Get, path);
        againFigure.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var otherOne = await service.Client.SendAsync(againFigure);
        Assert.Equal(HttpStatusCode.NotModified, otherOne.StatusCode);

        var empty = await others.Empty;
        using var quietRun = await empty.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, quietRun.StatusCode);
        Assert.NotNull(quietRun.Headers.RetryAfter);
    }

    [Fact]
    public async Task Every_page_has_a_way_to_the_others()
    {
        foreach (var path in new[] { "/", "/kommune", "/tabeller", "/metode", "/udgivelser", "/api" })
        {
            var ways = (await PageAsync(path))
                .Descendants("header")
                .Descendants("a")
                .Select(link => link.Attribute("href")!.Value)
                .ToList();
            Assert.Superset(
                new HashSet<string>(StringComparer.Ordinal) { "/", "/kommune", "/tabeller", "/metode", "/udgivelser", "/api" },
                ways.ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_method_is_the_one_the_releases_regelsaet_has()
    {
        var text = Total(await PageAsync("/metode"));

        foreach (var expected in new[]
        {
            "bek-2408, version 1", "6 måneder efter startdagen, den dag med", "ikke var slut inden fristen",
            "Mentorstøtte (kapitel 26) tæller ikke.", "regionens behandling tæller ikke",
            "begyndt på eller efter startdagen og senest på fristens sidste dag", "er det ikke oplyst, tæller den",
            "ansvaret på fristens sidste dag", "Indfasning 1. januar 2022", "forløb startet fra 1. januar 2022",
            "Et kvartal offentliggøres, når 6 måneder er gået", "foreløbigt i de første 3 måneder", "for få forløb til en vurdering",
            "færre end 5 forløb med", "Et antal fra 1 til 4 vises ikke", "0 og 100 pct. vises.",
            "diskretioneret af hensyn til fortrolighed", "Serien slutter med",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    /// <summary>The same page of another rule says what that rule says.</summary>
    [Fact]
    public async Task The_method_follows_the_regelsaet_and_the_threshold()
    {
        var release = SampleRelease.IsSmall();
        await using var own = await TestService.StartAsync(release with { Release = release.Release with { Regelsaet = "kl-2021" } });
        var disclosure = new DisclosureSettings { Threshold = 3, GroupDisclosure = GroupDisclosure.Beskyt };
        var text = Total(XDocument.Parse(Readable(MethodPage.Write(
            own.Catalogue,
            disclosure,
            new HttpSettings(),
            new Page("", "https://tal.example.dk", "/metode", "", "da")))));

        foreach (var expected in new[]
        {
            "Mentorstøtte (kapitel 26) tæller som en indsatstype for sig.", "når kommunen eller regionen udfører den",
            "rehabiliteringsteamet havde indstillet", "Forløb med en fritagelse af helbredsgrunde inden fristen er holdt ude.",
            "Et antal fra 1 til 2 vises ikke", "når der er mindst 10 forløb",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// Whatever the regelsaet's switches say, each rule has its anchor, and its paragraph is a link to where it is published.
    /// </summary>
    [Theory]
    [InlineData("bek-2408", "da")]
    [InlineData("bek-2408", "en")]
    [InlineData("kl-2021", "da")]
    [InlineData("foerste-aar", "da")]
    [InlineData("uden-pauser", "en")]
    public async Task Every_rule_stands_on_the_page_of_method_with_its_paragraph(string regelsaet, string language)
    {
        var release = SampleRelease.IsSmall();
        await using var own = await TestService.StartAsync(release with { Release = release.Release with { Regelsaet = regelsaet } });
        var page = XDocument.Parse(Readable(MethodPage.Write(
            own.Catalogue,
            new DisclosureSettings(),
            new HttpSettings(),
            new Page("", "https://tal.example.dk", "/metode", "", language))));

        Assert.All(LegalRule.All, rule =>
        {
            var place = Assert.Single(page.Descendants(), element => element.Attribute("id")?.Value == rule.Id);
            Assert.True(
                rule.Address is null
                    || place.Descendants("a").Any(link => (link.Attribute("href")!.Value, link.Value) == (rule.Address, rule.Paragraph)),
                rule.Id);
        });
        // No link to the law is any other than that of a rule.
        var known = LegalRule.All.Append(LegalRule.Guarantee).Select(rule => (rule.Address, rule.Paragraph)).ToHashSet();
        var links = page.Descendants("main")
            .Descendants("a")
            .Where(link => link.Attribute("href")!.Value.Contains("retsinformation", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(links, link => link.Value == LegalRule.Guarantee.Paragraph);
        Assert.All(links, link => Assert.Contains((link.Attribute("href")!.Value, link.Value), known));
    }

    /// <summary>From a page with figures it is one click to the definition, and from there one to the paragraph.</summary>
    [Theory]
    [InlineData("/", "Inden fristen")]
    [InlineData(
        "/kommune/aarhus",
        "Kapitel og slags",
        "Inden fristen",
        "Fristen",
        "Ordinære løntimer",
        "Genbehandling",
        "Pause under fritagelse")]
    [InlineData("/kommune/aarhus?indsats=sundhed", "Kommunal sundhedsindsats")]
    [InlineData("/tabeller/Y11IGA01", "Kapitel og slags", "Inden fristen")]
    [InlineData("/tabeller/Y11IGA02", "Kapitel og slags", "Inden fristen")]
    public async Task A_figures_words_lead_to_the_paragraph_in_two_clicks(string path, params string[] names)
    {
        var words = (await PageAsync(path))
            .Descendants("a")
            .Where(link => link.Attribute("href")!.Value.StartsWith("/metode#", StringComparison.Ordinal))
            .ToList();
        var method = await PageAsync("/metode");

        Assert.All(names, name =>
        {
            var link = words.First(link => string.Equals(link.Value, name, StringComparison.OrdinalIgnoreCase));
            var place = method.Descendants().Single(element =>
                element.Attribute("id")?.Value == link.Attribute("href")!.Value.Split('#')[1]);
            Assert.Contains(
                place.Descendants("a"),
                provision => provision.Attribute("href")!
                    .Value
                    .StartsWith("https://www.retsinformation.dk/eli/", StringComparison.Ordinal));
        });
    }

    /// <summary>The division is the definition's own: beside a share its word leads to where that is said.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/kommune/aarhus")]
    [InlineData("/tabeller/Y11IGA01?maal=andel")]
    public async Task The_word_share_leads_to_its_division(string path)
    {
        Assert.Contains(
            (await PageAsync(path)).Descendants("a"),
            link => (link.Attribute("href")!.Value, link.Value) == ("/metode#andel", "andelen"));
        Assert.Contains(
            "delt med antallet af forløb",
            (await PageAsync("/metode")).Descendants().Single(element => element.Attribute("id")?.Value == "andel").Value,
            StringComparison.Ordinal);
    }

    /// <summary>No measure of any table, and no kind of indsats, is without a rule that rests on a paragraph.</summary>
    [Fact]
    public async Task Every_measure_and_kind_of_every_table_leads_to_a_paragraph()
    {
        using var kept = Engine.New(Engine.Sqlite);
        var database = kept.OpenReader();
        StoredReleases.Load(database);
        await using var own = await TestService.StartAsync(new ReleaseStore(database).Fetch(2));
        var values = own.Catalogue.Tables.SelectMany(table =>
            table.Dimensions.SelectMany(
                dimension => dimension.Values,
                (dimension, value) => (table.Table.Id, Dimension: dimension, value.Code)))
            .Where(value => value.Dimension.Role == DimensionRole.Measure || value.Dimension.Code == "indsats")
            .ToList();

        Assert.Equal(6, values.Select(value => value.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var (table, dimension, code) in values)
        {
            var page = XDocument.Parse(Readable(await own.TextAsync($"/tabeller/{table}?{dimension.Code}={code}")));
            var rules = page.Descendants("section").Single(section => section.Attribute("aria-labelledby")?.Value == "tal").Descendants("a")
                .Select(link => link.Attribute("href")!.Value.Split("/metode#")).Where(parts => parts.Length == 2).Select(parts =>
                    LegalRule.Of(parts[1])).ToList();
            Assert.True(rules.Exists(rule => rule.Address is not null), $"{table}: {code}");
        }
    }

    /// <summary>What the release holds beside its own figures; one from before they were made says so.</summary>
    [Fact]
    public async Task The_same_citizens_stand_under_two_rules()
    {
        Assert.Contains(
            "Udgivelse 7 har ikke tal efter andre regler end den officielle.",
            Total(await PageAsync("/regelsaet")),
            StringComparison.Ordinal);

        TableFigure Number(long count) => new(count, 0, CellSymbol.None);
        var page = new ComparedRule(
            "kl-2021",
            1,
            new string('c', 64),
            [
                new("2024", "nogen", Number(900), Number(450)),
                new("2025QMAT03", "nogen", Number(1_000), Number(600)),
                new("2024", "mentor", Number(900), new TableFigure(0, 0, CellSymbol.Withheld)),
            ]);
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall() with { RuleComparison = [page] });
        var documentPath = XDocument.Parse(Readable(await own.TextAsync("/regelsaet")));
        PageRequirements.CheckRecord(documentPath);
        var text = Total(documentPath);
        Assert.Contains("50,0 pct. af 900 forløb", text, StringComparison.Ordinal);
        Assert.Contains("KL's forslag 2021", text, StringComparison.Ordinal);
        var mentor = documentPath.Descendants("tr")
            .First(row => row.Value.Contains("Mentorstøtte", StringComparison.Ordinal))
            .Elements()
            .Select(cell => cell.Value)
            .ToList();
        Assert.Equal(("900", "*", "*", ".."), (mentor[4], mentor[5], mentor[6], mentor[7]));
    }

    [Fact]
    public async Task The_releases_stand_with_rule_checksum_changes_and_reason()
    {
        await using var own = await TestService.StartAsync(null);
        var created = SampleRelease.IsSmall(9).Release;
        var withdrawn = created with
        {
            Id = 8,
            State = ReleaseState.Withdrawn,
            Position = 40,
            Checksum = new string('e', 64),
            Published = created.Published!.Value.AddDays(-1),
            Withdrawn = created.Published,
            Reason = "Én leverance var talt to gange",
        };
        var first = created with
        {
            Id = 7,
            State = ReleaseState.Superseded,
            Date = new DateOnly(2025, 12, 31),
            Checksum = new string('d', 64),
            Published = created.Published!.Value.AddDays(-90),
        };
        TableChange[] changesOf = [new("Y11IGA01", 7, 1_234, 50, 6_000, 0), new("Y11IGA05", 7, 0, 2, 30, 1)];
        own.Switch(SampleRelease.IsSmall(9), [first, withdrawn, created], changesOf.ToLookup(_ => 9L));
        using var answer = await own.Client.GetAsync("/udgivelser");
        var section = XDocument.Parse(Readable(await answer.Content.ReadAsStringAsync()))
            .Descendants("section")
            .Where(part => part.Attribute("class")?.Value == "udgivelse")
            .Select(Total)
            .ToList();

        Assert.Equal(3, section.Count);
        Assert.Contains("9, vises nu", section[0], StringComparison.Ordinal);
        Assert.Contains("Bekendtgørelse nr. 2408 (officiel), version 1", section[0], StringComparison.Ordinal);
        Assert.Contains("Ny opgørelsesdato", section[0], StringComparison.Ordinal);
        Assert.Contains(
            "I forhold til udgivelse 7 er 1.234 celler vist anderledes (Y11IGA01: 1.234), 52 er gået fra foreløbig til endelig "
                + "uden at ændre sig, 6.030 er nye, og 1 er udgået.",
            section[0],
            StringComparison.Ordinal);
        Assert.Contains(created.Checksum, section[0], StringComparison.Ordinal);
        Assert.Contains("Trukket tilbage 1. april 2026 kl. 08.00: Én leverance var talt to gange.", section[1], StringComparison.Ordinal);
        Assert.Contains("8, vises ikke mere", section[1], StringComparison.Ordinal);
        Assert.Contains("Det er ikke gjort op, hvad den ændrede.", section[1], StringComparison.Ordinal);
        Assert.Contains("7, erstattet af en nyere", section[2], StringComparison.Ordinal);
        Assert.Contains("Den er den første og har intet ændret.", section[2], StringComparison.Ordinal);

        // An older one is withdrawn while the newest stays: the page is another.
        own.Switch(
            SampleRelease.IsSmall(9),
            [first with { Withdrawn = created.Published, Reason = null }, withdrawn, created],
            changesOf.ToLookup(_ => 9L));
        using var otherOne = await own.Client.GetAsync("/udgivelser");
        Assert.NotEqual(answer.Headers.ETag, otherOne.Headers.ETag);
        Assert.Contains("grunden er ikke oplyst.", await otherOne.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in an example can be asked for as it stands there.</summary>
    [Fact]
    public async Task Every_address_in_the_examples_answers_with_what_is_promised()
    {
        var programs = (await PageAsync("/api"))
            .Descendants("pre")
            .ToDictionary(pre => pre.Attribute("aria-label")!.Value, pre => pre.Value, StringComparer.Ordinal);

        Assert.Equal(
            [
                "Eksempel i curl",
                "Eksempel i R",
                "Eksempel i R, PxWebApiData",
                "Eksempel i Python, pandas",
                "Eksempel i Python, pxwebpy",
                "Eksempel i Excel og Power BI (Power Query)",
            ],
            programs.Keys);
        var known = new List<string>();
        foreach (var address in programs.Values.SelectMany(program => Address().Matches(program).Select(finding => finding.Value)))
        {
            // What a client or a function puts its own paths after.
            if (address.EndsWith("/api/v2", StringComparison.Ordinal) || address == service.Client.BaseAddress!.ToString().TrimEnd('/'))
            {
                known.Add("rod");
                continue;
            }

            Assert.StartsWith(service.Client.BaseAddress!.ToString(), address, StringComparison.Ordinal);
            using var answer = await service.Client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            known.Add(answer.Content.Headers.ContentType!.MediaType!);
            if (known[^1] == "text/csv")
            {
                // The columns that the programs name.
                Assert.StartsWith(
                    "\"omraade\",\"periode\",\"indsats\",\"antalForloeb\",\"antalMed\",\"andel\"",
                    await answer.Content.ReadAsStringAsync(),
                    StringComparison.Ordinal);
            }
        }

        Assert.Equal(["text/csv", "application/json", "text/csv", "text/csv", "application/json", "text/csv", "rod", "rod"], known);
    }

    private static string Total(XContainer page) =>
        Whitespace().Replace(string.Concat(page.DescendantNodes().OfType<XText>().Select(text => text.Value)), " ").Replace('\u00A0', ' ');

    private async Task<XDocument> PageAsync(string path) => XDocument.Parse(Readable(await service.TextAsync(path)));

    private static string Readable(string html) =>
        EmptyCount().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>");

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyCount();

    [GeneratedRegex("""https?://[^\s"']+""", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Whitespace();
}
