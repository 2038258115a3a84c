using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// What real clients send beyond what is understood here. The right answers are the reference server's
/// (PxTools/PxWebApi, TablesApiController): it binds the parameters that it knows and never sees the others.
/// </summary>
public class LenientRequestTests(TestService service)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data";
    private const string Selection = "?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel";

    [Theory]
    [InlineData("/api/v2/config", "")]
    [InlineData("/api/v2/tables", "")]
    [InlineData("/api/v2/tables/Y11IGA01", "")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "outputFormat=json-stat2")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata", "valuecodes[periode]=2024")]
    [InlineData("/api/v2/tables/Y11IGA01/defaultselection", "")]
    [InlineData("/api/v2/codelists/vs_kommuner", "")]
    [InlineData(Data + Selection, "outputValues[omraade]=aggregated")]
    [InlineData(Data + Selection, "utm_source=nyhedsbrev")]
    public async Task An_unknown_parameter_changes_nothing_and_the_answer_says_it_is_not_used(string path, string unknown)
    {
        unknown = unknown.Length > 0 ? unknown : "_=1764374400";
        var join = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        using var answer = await service.Client.GetAsync(path + join + unknown);

        Assert.Equal(await service.TextAsync(path), await answer.Content.ReadAsStringAsync());
        var said = Assert.Single(answer.Headers.Warning);
        var name = unknown.Split('=')[0];
        Assert.Equal(
            (299, "opgoerelse", $"\"ukendt-parameter: '{name}' is no parameter here, ignored\""),
            (said.Code, said.Agent, said.Text));
    }

    [Fact]
    public async Task An_answer_to_what_was_asked_says_nothing()
    {
        using var answer = await service.Client.GetAsync(
            Data + Selection + "&lang=en&outputFormat=csv&outputFormatParams=UseTexts&HEADING=maal");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Headers.Warning);
    }

    [Fact]
    public async Task A_POST_tolerates_the_same()
    {
        var selection = new { selection = Array.Empty<object>() };
        using var answer = await service.Client.PostAsJsonAsync(Data + "?heading=maal&format=px", selection);

        Assert.Equal(await service.TextAsync(Data), await answer.Content.ReadAsStringAsync());
        Assert.Contains("'heading', 'format' are no parameters here", Assert.Single(answer.Headers.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remark_is_ASCII_and_can_be_read_by_a_page_on_another_domain()
    {
        using var requestBytes = new HttpRequestMessage(HttpMethod.Get, "/api/v2/tables?%C3%A6%22%5C%0D%0Aø=1");
        requestBytes.Headers.Add("Origin", "https://dashboard.example");
        using var answer = await service.Client.SendAsync(requestBytes);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "299 opgoerelse \"ukendt-parameter: '%C3%A6\\\"\\\\%0D%0A%C3%B8' is no parameter here, ignored\"",
            Assert.Single(answer.Headers.GetValues("Warning")));
        Assert.Contains(
            "Warning",
            answer.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(names => names.Split(',')).Select(name => name.Trim()));
    }

    [Fact]
    public async Task Many_long_names_give_a_short_remark()
    {
        var query = string.Join('&', Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 20)), 70) + i + "=1"));
        using var answer = await service.Client.GetAsync("/api/v2/tables?" + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(
            "and 35 more are no parameters here, ignored\"",
            Assert.Single(answer.Headers.Warning).Text,
            StringComparison.Ordinal);
    }

    /// <summary>PxWeb2 asks for 10,000 tables on a page; the reference server's pages have no end.</summary>
    [Theory]
    [InlineData("pageSize=10000", 200, 1, "begraenset: pageSize=10000 is more than can be had, pageSize=200 was answered")]
    [InlineData(
        "pageSize=99999999999999999999",
        200,
        1,
        "begraenset: pageSize=99999999999999999999 is more than can be had, pageSize=200 was answered")]
    [InlineData("pageSize=200", 200, 1, null)]
    [InlineData("pageSize=0", 20, 1, "begraenset: pageSize=0 has no meaning, pageSize=20 was answered")]
    [InlineData("pageSize=-5", 20, 1, "begraenset: pageSize=-5 has no meaning, pageSize=20 was answered")]
    [InlineData("pageNumber=0", 20, 1, "begraenset: pageNumber=0 has no meaning, pageNumber=1 was answered")]
    [InlineData("pageNumber=-3", 20, 1, "begraenset: pageNumber=-3 has no meaning, pageNumber=1 was answered")]
    [InlineData("query=findesikke&pageNumber=7", 20, 7, null)]
    public async Task A_page_that_is_too_large_or_without_meaning_is_the_nearest(string query, int size, int ordinal, string? said)
    {
        using var answer = await service.Client.GetAsync("/api/v2/tables?" + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("page");
        Assert.Equal((size, ordinal), (page.GetProperty("pageSize").GetInt32(), page.GetProperty("pageNumber").GetInt32()));
        Assert.Equal(said is null ? [] : [$"\"{said}\""], answer.Headers.Warning.Select(remark => remark.Text));
    }

    /// <summary>No table has been updated within no days, or fewer.</summary>
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("99999999999", 2)]
    public async Task A_number_of_days_without_meaning_is_no_error(string days, int count) =>
        Assert.Equal(count, (await service.JsonAsync("/api/v2/tables?pastDays=" + days)).GetProperty("tables").GetArrayLength());

    /// <summary>PxWeb2 names the codelist that is shown, also of a variable of which nothing is ticked.</summary>
    [Theory]
    [InlineData("agg_regioner")]
    [InlineData("vs_kommuner")]
    public async Task Nothing_selected_of_a_variable_with_total_is_the_total_also_with_a_codelist(string listOf)
    {
        var whole = await service.TextAsync(Data + Selection);
        using var selection = new StringContent(
            $$"""
            {"selection":[{"variableCode":"omraade","valueCodes":[],"codelist":"{{listOf}}"},
             {"variableCode":"periode","valueCodes":["2024"]},
             {"variableCode":"indsats","valueCodes":["nogen"]},{"variableCode":"maal","valueCodes":["andel"]}]}
            """,
            System.Text.Encoding.UTF8,
            "application/json");
        using var post = await service.Client.PostAsync(Data, selection);
        using var empty = await service.Client.GetAsync($"{Data}{Selection}&codelist[omraade]={listOf}&valuecodes[omraade]=");
        using var leftOut = await service.Client.GetAsync($"{Data}{Selection}&codelist[omraade]={listOf}");

        foreach (var answer in new[] { post, empty, leftOut })
        {
            Assert.Equal(whole, await answer.Content.ReadAsStringAsync());
            Assert.Equal(
                $"\"uden-betydning: nothing is selected of 'omraade', so its codelist '{listOf}' has no say and its total was answered\"",
                Assert.Single(answer.Headers.Warning).Text);
        }
    }

    [Fact]
    public async Task An_unknown_field_in_the_content_changes_nothing_and_is_named()
    {
        using var selection = new StringContent(
            """
            {"selection":[{"variableCode":"periode","valueCodes":["2024"],"outputValues":"aggregated"},
             {"variableCode":"indsats","valueCodes":["nogen"]},
             {"variableCode":"maal","valueCodes":["andel"]}],"response":{"format":"csv"}}
            """,
            System.Text.Encoding.UTF8,
            "application/json");
        using var answer = await service.Client.PostAsync(Data, selection);

        Assert.Equal(await service.TextAsync(Data + Selection), await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            "\"ukendt-felt: '$.selection[0].outputValues', '$.response' are no members of this body, ignored\"",
            Assert.Single(answer.Headers.Warning).Text);
    }

    /// <summary>The metadata of a default selection are those of its codelists, and it has none.</summary>
    [Fact]
    public async Task Metadata_for_a_default_selection_and_a_codelist_are_the_codelists()
    {
        var metadata = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/metadata?defaultSelection=true&codelist[omraade]=vs_kommuner&savedQuery=");

        Assert.Equal("[6,7,6,3]", metadata.GetProperty("size").GetRawText());
    }

    /// <summary>2025Q4 is announced and not published: all of it is <c>...</c>.</summary>
    [Theory]
    [InlineData("Y11IGA01", "2025Q3")]
    [InlineData("Y11IGA02", "2025QMAT03")]
    public async Task The_default_selection_shows_the_share_in_the_newest_period_with_figures(string table, string period)
    {
        var choice = (await service.JsonAsync($"/api/v2/tables/{table}/defaultselection")).GetProperty("selection").EnumerateArray()
            .ToDictionary(
                item => item.GetProperty("variableCode").GetString()!,
                item => string.Join(' ', item.GetProperty("valueCodes").EnumerateArray()));

        Assert.Equal((period, "andel"), (choice["periode"], choice["maal"]));
    }

    [Fact]
    public async Task The_notes_say_which_kinds_of_period_there_are()
    {
        const string Note =
            "Perioderne er af flere slags, som overlapper og ikke kan lægges sammen: kvartaler (fx 2025Q4), rullende år (fx "
                + "2025QMAT03) og kalenderår (fx 2024).";

        Assert.Contains(Note, await service.TextAsync("/api/v2/tables/Y11IGA01/metadata"), StringComparison.Ordinal);
        Assert.DoesNotContain("flere slags", await service.TextAsync("/api/v2/tables/Y11IGA02/metadata"), StringComparison.Ordinal);
    }
}
