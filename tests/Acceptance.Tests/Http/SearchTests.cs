using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The search among the tables and on the pages, over the six tables as they are published. What must be found was worked
/// out by hand from their texts.
/// </summary>
public sealed class SearchTests(SearchTests.CountrySearch country) : IClassFixture<SearchTests.CountrySearch>
{
    /// <summary>A service with the tables of the whole country, shared: it is never changed.</summary>
    public sealed class CountrySearch : IAsyncLifetime
    {
        internal TestService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await TestService.StartAsync(Release());

        public ValueTask DisposeAsync() => Service.DisposeAsync();

        /// <summary>The made-up release, whose labels are codes, under the labels that are published.</summary>
        internal static ReleaseWithTables Release()
        {
            var release = new BenchmarkingCountry { First = new(2023, 1) }.Publish();
            return release with { Tables = [.. release.Tables.Select(Labelled)] };
        }

        private static Table Labelled(Table table)
        {
            var labels = Labels(table.Id);
            return new Table(
                table.Id,
                table.Title,
                table.Notes,
                [
                    .. table.Dimensions.Select(codes =>
                        labels.FirstOrDefault(known => known.Code == codes.Code) is { } known ? Labelled(codes, known) : codes),
                ],
                table.Values,
                table.Symbols);
        }

        private static Dimension Labelled(Dimension codes, Dimension known) =>
            new(codes.Code, known.Name, codes.Role, [.. codes.Values.Select(value => Labelled(value, known))], codes.TotalCode);

        private static DimensionValue Labelled(DimensionValue value, Dimension known)
        {
            var label = known.Values[known.IndexOf(value.Code)];
            return value with { Name = label.Name, Unit = label.Unit };
        }

        private static IReadOnlyList<Dimension> Labels(string table) =>
        [
            Dimensions.ForAge(AgeGroup.All), Dimensions.ForSex(), Dimensions.ForIntervals(),
            table switch
            {
                "Y11IGA03" => Measures.Dimension(Measures.OfExtent(CategoryCodes.Nogen)),
                "Y11IGA04" => Measures.Dimension(Measures.OfInterval(0)),
                "Y11IGA05" => Measures.Dimension(Measures.OfGuarantee),
                "Y11IGA06" => Measures.Dimension(Measures.OfIndstillet),
                _ => Measures.Dimension(Measures.OfIndsats(CategoryCodes.Nogen)),
            },
        ];
    }

    private const string All = "Y11IGA01,Y11IGA02,Y11IGA03,Y11IGA04,Y11IGA05,Y11IGA06";

    /// <summary>Those whose areas are kommuner: Y11IGA02 stops at landsdele.</summary>
    private const string WithKommuner = "Y11IGA01,Y11IGA03,Y11IGA04,Y11IGA05,Y11IGA06";

    [Theory]
    // Every table has the word in its title.
    [InlineData("indsats*", All)]
    [InlineData("title:indsats", "Y11IGA01,Y11IGA02,Y11IGA03,Y11IGA04,Y11IGA05,Y11IGA06")]
    [InlineData("TITLE:indsatsen", All)]
    // Only where the one word follows the other: the titles 'Indsats i de første 6 måneder' have them the other way round.
    [InlineData("\"første indsats\"", "Y11IGA04")]
    [InlineData("\"foerste indsats\"", "Y11IGA04")]
    [InlineData("title:\"tid til første\"", "Y11IGA04")]
    // A measure's name.
    [InlineData("uger", "Y11IGA03")]
    [InlineData("timer", "Y11IGA03")]
    [InlineData("median", "Y11IGA04")]
    [InlineData("løntimer", "Y11IGA05")]
    [InlineData("lontimer", "Y11IGA05")]
    // A code list's name, in any form of the word.
    [InlineData("kommune", WithKommuner)]
    [InlineData("kommuner", WithKommuner)]
    [InlineData("KOMMUNERNE", WithKommuner)]
    // The kommune, or the landsdele Byen København and Københavns omegn.
    [InlineData("København", All)]
    [InlineData("kobenhavn", All)]
    [InlineData("koebenhavn", All)]
    [InlineData("Aarhus", WithKommuner)]
    [InlineData("århus", WithKommuner)]
    [InlineData("arhus", WithKommuner)]
    [InlineData("values:Ærø", WithKommuner)]
    [InlineData("values:aeroe", WithKommuner)]
    [InlineData("title:aarhus", "")]
    // The first part of virksomhedsrettet, and the last of indsatsgarantien and ressourceforløb.
    [InlineData("virksomhed", "Y11IGA01,Y11IGA02,Y11IGA03,Y11IGA06")]
    [InlineData("garanti", "Y11IGA05")]
    [InlineData("garantier", "Y11IGA05")]
    [InlineData("sundhed", "Y11IGA01,Y11IGA02,Y11IGA03")]
    // Every word must be found; small words only where they are; what is no query is words.
    [InlineData("alder køn", "Y11IGA02")]
    [InlineData("alder OR uger", "Y11IGA02,Y11IGA03")]
    [InlineData("indsats NOT kommuner", "Y11IGA02")]
    [InlineData("alder findesikke", "")]
    [InlineData("hvor meget indsats", "Y11IGA03")]
    [InlineData("hvad er medianen", "Y11IGA04")]
    [InlineData("iga03", "Y11IGA03")]
    [InlineData("y11iga03", "Y11IGA03")]
    [InlineData("\"uger", "Y11IGA03")]
    [InlineData("title:", "")]
    [InlineData("emne:median", "Y11IGA04")]
    [InlineData("medain~", "Y11IGA04")]
    [InlineData("*:*", All)]
    // As PxWebApi answers of each table (timeUnit, firstPeriod, lastPeriod), whatever the case.
    [InlineData("timeunit:Annual", "Y11IGA02,Y11IGA03,Y11IGA04,Y11IGA06")]
    [InlineData("timeUnit:quarterly", "Y11IGA01,Y11IGA05")]
    [InlineData("lastperiod:2???Q?", "Y11IGA01,Y11IGA05")]
    [InlineData("title:indsats AND firstperiod:2*QMAT*", "Y11IGA02,Y11IGA03,Y11IGA04,Y11IGA06")]
    public async Task A_table_is_found_by_what_a_reader_writes(string query, string expected)
    {
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), (await TablesAsync(query)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("uger", "Y11IGA03")]
    [InlineData("virksomhedsrettet", "Y11IGA06")]
    [InlineData("tid til første indsats", "Y11IGA04")]
    [InlineData("Y11IGA05 OR indsats", "Y11IGA05")]
    [InlineData("efter alder og køn", "Y11IGA02")]
    public async Task The_best_table_stands_first(string query, string first) => Assert.Equal(first, (await TablesAsync(query))[0]);

    [Theory]
    // A measure of the one, 'Within 1 week' of the other.
    [InlineData("weeks", "Y11IGA03,Y11IGA04")]
    [InlineData("week", "Y11IGA03,Y11IGA04")]
    [InlineData("municipality", WithKommuner)]
    [InlineData("\"first effort\"", "Y11IGA04")]
    [InlineData("title:guarantee", "Y11IGA05")]
    [InlineData("compan*", "Y11IGA01,Y11IGA02,Y11IGA03,Y11IGA06")]
    [InlineData("indsatsgarantien", "")]
    public async Task English_words_find_the_English_texts(string query, string expected) =>
        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries),
            (await TablesAsync(query, "&lang=en")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_table_is_found_as_soon_as_it_is_served_and_in_no_other_release()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        Assert.Empty(Ids(await own.JsonAsync("/api/v2/tables?query=uger")));

        own.Switch(CountrySearch.Release());
        Assert.Equal(["Y11IGA03"], Ids(await own.JsonAsync("/api/v2/tables?query=uger")));
    }

    [Theory]
    [InlineData("uger", null)]
    [InlineData("\"uger", "almindelige-ord")]
    [InlineData("uger (", "almindelige-ord")]
    public async Task What_was_not_read_as_it_was_written_is_said(string query, string? code)
    {
        using var answer = await country.Service.Client.GetAsync("/api/v2/tables?query=" + Uri.EscapeDataString(query));
        Assert.Equal(["Y11IGA03"], Ids(JsonElement.Parse(await answer.Content.ReadAsStringAsync())));
        Assert.Equal(code is not null, answer.Headers.TryGetValues("Warning", out var said));
        Assert.True(code is null || said!.Single().Contains($"\"{code}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_first_of_a_long_question_is_read_and_that_is_said()
    {
        using var cut = await country.Service.Client.GetAsync("/api/v2/tables?query=" + new string('a', 121));
        Assert.Contains("first 120 characters", cut.Headers.GetValues("Warning").Single(), StringComparison.Ordinal);
    }

    /// <summary>Signs of the syntax, letters that are none, and what is dear where nobody minds the cost.</summary>
    [Fact]
    public Task No_question_makes_the_search_fail() => AskAllAsync(30, "/api/v2/tables?query=", "/soeg?q=");

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public Task None_of_many_questions_makes_the_search_fail() =>
        AskAllAsync(1_500, "/api/v2/tables?query=", "/soeg?q=", "/soeg?lang=en&q=");

    private async Task AskAllAsync(int drawn, params string[] paths)
    {
        string[] evil =
        [
            "((((((((((", new string('(', 2_000), "a AND", "AND", "OR OR", "NOT", "-indsats", "+", "title:\"",
            "\"a b\"~99999999999", "a~9999", "a~0.", "a^", "a^1e999", "a^-1", "[a TO", "[a TO b]", "{* TO *}", "values:[* TO *]",
            "/(a|b)*a(a|b){30}/", "/.*/", "/[/", "*a????????????????????????????", "?*?*?*?*?*?*?*?*?", "***", "?", "\\", "\\u",
            "\\u12", "a\\", "\u0000", "\ud800", "\udc00x", "\u202e", "_kind:Page", "_name:x", "title:title:x", ":", "::", "a:b:c",
            "title:(a OR (b AND", "!", "&&", "||", "{!lucene}x", "%", "%00", "<script>", "'; DROP TABLE--",
            new string('a', 5_000), string.Join(" OR ", Enumerable.Range(0, 500).Select(i => "a" + i + "*")),
            string.Concat(Enumerable.Repeat("a ", 3_000)), "\ufdfa\u0e01\u4e00\ud83d\ude00", "e\u0301\u0301\u0301\u0301",
        ];
        await Parallel.ForEachAsync(evil, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (text, _) => await AskAsync(text));

        const string Signs = "+-&|!(){}[]^\"~*?:\\/ aeTOR1.\u00f8\u0000";
        var random = new Random(13);
        for (var i = 0; i < drawn; i++)
        {
            await AskAsync(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Signs[random.Next(Signs.Length)])));
        }

        async Task AskAsync(string text)
        {
            // A lone surrogate has no UTF-8: it is asked for as the sign that stands for it.
            var escaped = Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
            foreach (var path in paths)
            {
                using var answer = await country.Service.Client.GetAsync(path + escaped);
                var tooLong = escaped.Length > 6_000 && answer.StatusCode == HttpStatusCode.RequestUriTooLong;
                Assert.True(tooLong || answer.StatusCode == HttpStatusCode.OK, $"{path}{escaped}: {answer.StatusCode}");
                var body = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("Lucene.", body, StringComparison.Ordinal);
                Assert.DoesNotContain("<script>", body, StringComparison.Ordinal);
                Assert.True(body.Length < 100_000);
            }
        }
    }

    /// <summary>A kommune that is asked for by name stands first of all, however it is written.</summary>
    [Theory]
    [InlineData("Aarhus", "/kommune/aarhus")]
    [InlineData("aarhus kommune", "/kommune/aarhus")]
    [InlineData("Århus", "/kommune/aarhus")]
    [InlineData("koebenhavn", "/kommune/k%C3%B8benhavn")]
    [InlineData("Ærø", "/kommune/%C3%A6r%C3%B8")]
    [InlineData("0751", "/kommune/aarhus")]
    [InlineData("Y11IGA03", "/tabeller/Y11IGA03")]
    [InlineData("uger pr. forløb med indsatsen", "/tabeller/Y11IGA03?maal=ugerPrForloeb")]
    [InlineData("metode", "/metode")]
    [InlineData("fortrolighed", "/metode#fortrolighed")]
    [InlineData("python", "/api")]
    public async Task What_is_asked_for_by_name_stands_first(string asked, string path) =>
        Assert.Equal(path, Found(await PageAsync(asked))[0]);

    [Fact]
    public async Task Each_kind_has_its_group_and_a_measure_its_definition()
    {
        var page = await PageAsync("uger");

        Assert.Equal(
            ["maalinger", "tabeller"],
            page.Descendants("h2").Select(heading => heading.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/tabeller/Y11IGA03?maal=uger", "/tabeller/Y11IGA03?maal=ugerPrForloeb"],
            Found(page).Where(path => path.Contains("maal=", StringComparison.Ordinal)).Take(2).Order(StringComparer.Ordinal));
        Assert.Contains("delt med 7", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("resultater om 'uger'", Status(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_of_a_kind_are_shown_in_part_and_the_rest_is_told()
    {
        var page = await PageAsync("kommune");

        Assert.Equal(10, Found(page).Count(path => path.StartsWith("/kommune/", StringComparison.Ordinal)));
        Assert.Contains("De første 10 af 98 er vist.", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Danish_word_finds_on_an_English_page_what_it_finds_on_a_Danish_one()
    {
        var page = PageRequirements.Read(await country.Service.TextAsync("/soeg?q=indsatsgarantien&lang=en"));

        Assert.Contains("/tabeller/Y11IGA05?lang=en", Found(page));
        Assert.Contains(
            "guarantee",
            page.Descendants("h3").First(heading => heading.Value.Contains("Y11IGA05", StringComparison.Ordinal)).Value,
            StringComparison.Ordinal);
        Assert.StartsWith("2 results about", Status(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("virksomehdsrettet", "/tabeller/Y11IGA06")]
    [InlineData("Arhuus", "/kommune/aarhus")]
    [InlineData("median xyzzy", "/tabeller/Y11IGA04")]
    public async Task What_is_nearly_right_is_offered_and_said_to_be_so(string asked, string path)
    {
        var page = await PageAsync(asked);

        Assert.StartsWith($"Vi fandt intet om '{asked}'. Måske mente du", Status(page), StringComparison.Ordinal);
        Assert.Contains(path, Found(page));
    }

    [Theory]
    [InlineData("", "Skriv i feltet")]
    [InlineData("xyzzyplugh", "Vi fandt intet om 'xyzzyplugh'.")]
    public async Task Who_finds_nothing_is_told_what_to_try_and_it_works(string asked, string said)
    {
        var page = await PageAsync(asked);

        Assert.StartsWith(said, Status(page), StringComparison.Ordinal);
        var tries = page.Descendants("ul")
            .Single(list => (string?)list.Attribute("class") == "valg")
            .Descendants("a")
            .Select(link => link.Attribute("href")!.Value)
            .ToList();
        Assert.Equal(3, tries.Count);
        foreach (var path in tries)
        {
            Assert.NotEmpty(Found(PageRequirements.Read(await country.Service.TextAsync(path))));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/kommune")]
    [InlineData("/kommune/aarhus")]
    [InlineData("/tabeller")]
    [InlineData("/tabeller/Y11IGA01")]
    [InlineData("/rapporter")]
    [InlineData("/metode")]
    [InlineData("/regelsaet")]
    [InlineData("/udgivelser")]
    [InlineData("/api")]
    [InlineData("/soeg")]
    public async Task Every_page_has_the_field_in_its_language(string path)
    {
        foreach (var (language, button) in new[] { ("da", "Søg"), ("en", "Search") })
        {
            var page = PageRequirements.Read(await country.Service.TextAsync(path + "?lang=" + language));
            PageRequirements.CheckRecord(page, language);
            var form = page.Descendants("header").Single().Descendants("form").Single();
            Assert.Equal(
                ("search", "/soeg", "get"),
                (form.Attribute("role")!.Value, form.Attribute("action")!.Value, form.Attribute("method")!.Value));
            Assert.NotEmpty(form.Attribute("aria-label")!.Value);
            Assert.Equal(
                form.Descendants("input").Single(input => (string?)input.Attribute("name") == "q").Attribute("id")!.Value,
                form.Descendants("label").Single().Attribute("for")!.Value);
            Assert.Equal(button, form.Descendants("button").Single().Value);
            Assert.Equal(language == "en", form.Descendants("input").Any(input => (string?)input.Attribute("name") == "lang"));
            // Two searches on a page are told from each other.
            Assert.Distinct(page.Descendants("form")
                .Where(other => (string?)other.Attribute("role") == "search")
                .Select(other => (string?)other.Attribute("aria-label")));
        }
    }

    [Fact]
    public async Task A_question_keeps_no_page_and_is_no_page_for_search_engines()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        await own.TextAsync("/metode");
        using var first = await own.Client.GetAsync("/soeg?q=alder");
        Assert.Contains("noindex", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/soeg?q=alder");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await own.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(1, own.Catalogue.Pages.Count);
        Assert.Contains("Disallow: /soeg", await own.TextAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_is_told_how_to_search()
    {
        XNamespace search = "http://a9.com/-/spec/opensearch/1.1/";
        foreach (var language in new[] { "", "?lang=en" })
        {
            using var answer = await country.Service.Client.GetAsync("/opensearch.xml" + language);
            Assert.Equal("application/opensearchdescription+xml", answer.Content.Headers.ContentType!.MediaType);
            var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
            Assert.Equal(search + "OpenSearchDescription", root.Name);
            Assert.InRange(root.Element(search + "ShortName")!.Value.Length, 1, 16);
            var template = root.Element(search + "Url")!.Attribute("template")!.Value;
            Assert.StartsWith(country.Service.Client.BaseAddress!.ToString(), template, StringComparison.Ordinal);
            Assert.NotEmpty(Found(PageRequirements.Read(await country.Service.TextAsync(new Uri(template.Replace(
                "{searchTerms}",
                "Aarhus",
                StringComparison.Ordinal)).PathAndQuery))));
        }
    }

    /// <summary>What is searched is names and texts: no figure is in it.</summary>
    [Fact]
    public async Task No_figure_is_found()
    {
        var secret = BenchmarkingCountry.Secret.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty(await TablesAsync(secret));
        Assert.Empty(await TablesAsync($"*{secret[2..7]}*"));
        foreach (var page in new[] { "uger", "Aarhus", "andel" })
        {
            Assert.DoesNotContain(secret, (await PageAsync(page)).Root!.Value, StringComparison.Ordinal);
        }
    }

    private async Task<XDocument> PageAsync(string asked)
    {
        var page = PageRequirements.Read(await country.Service.TextAsync("/soeg?q=" + Uri.EscapeDataString(asked)));
        PageRequirements.CheckRecord(page);
        Assert.Equal(asked, page.Descendants("input").Single(input => (string?)input.Attribute("name") == "q").Attribute("value")!.Value);
        return page;
    }

    private async Task<List<string>> TablesAsync(string query, string more = "") =>
        Ids(await country.Service.JsonAsync("/api/v2/tables?query=" + Uri.EscapeDataString(query) + more));

    private static List<string> Ids(JsonElement json) =>
        [.. json.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("id").GetString()!)];

    /// <summary>The addresses of what was found, from the top down.</summary>
    private static List<string> Found(XDocument page) =>
        [.. page.Descendants("main").Single().Descendants("h3").Select(heading => heading.Element("a")!.Attribute("href")!.Value)];

    private static string Status(XDocument page) =>
        page.Descendants("p").Single(paragraph => (string?)paragraph.Attribute("role") == "status").Value;
}
