using System.Net;
using System.Text.Json;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

public class TableTests(TestService service)
{
    [Fact]
    public async Task The_list_shows_all_tables_and_where_one_is()
    {
        var json = await service.JsonAsync("/api/v2/tables");

        Assert.Equal(["Y11IGA01", "Y11IGA02"], Id(json));
        var page = json.GetProperty("page");
        Assert.Equal(
            (1, 20, 2, 1),
            (
                page.GetProperty("pageNumber").GetInt32(),
                page.GetProperty("pageSize").GetInt32(),
                page.GetProperty("totalElements").GetInt32(),
                page.GetProperty("totalPages").GetInt32()));
        Assert.Equal("self", json.GetProperty("links")[0].GetProperty("rel").GetString());
    }

    [Fact]
    public async Task A_table_is_as_the_contract_wants_it() =>
        Golden.CompareJson("tabel.json", await service.JsonAsync("/api/v2/tables/y11iga01"));

    [Fact]
    public async Task A_table_can_be_had_in_English()
    {
        var json = await service.JsonAsync("/api/v2/tables/Y11IGA02?lang=en");

        Assert.Equal("en", json.GetProperty("language").GetString());
        Assert.Equal("Measures in the first 6 months by age and sex", json.GetProperty("label").GetString());
        // A rolling year is a year long.
        Assert.Equal("Annual", json.GetProperty("timeUnit").GetString());
        Assert.Equal(
            ("2025QMAT02", "2025QMAT03"),
            (json.GetProperty("firstPeriod").GetString(), json.GetProperty("lastPeriod").GetString()));
    }

    [Theory]
    [InlineData("alder", 1)]
    [InlineData("ALDER køn", 1)]
    [InlineData("alder findesikke", 0)]
    [InlineData("iga01", 1)]
    [InlineData("lukket", 2)]
    public async Task A_search_requires_that_all_words_are_found(string word, int count) =>
        Assert.Equal(count, Id(await service.JsonAsync("/api/v2/tables?query=" + Uri.EscapeDataString(word))).Count());

    [Theory]
    [InlineData(10, 2)]
    [InlineData(9, 0)]
    public async Task Only_tables_that_were_updated_lately(int days, int count) =>
        Assert.Equal(count, Id(await service.JsonAsync($"/api/v2/tables?pastDays={days}")).Count());

    [Fact]
    public async Task Pages_hang_together_and_the_search_follows_along_encoded()
    {
        var json = await service.JsonAsync("/api/v2/tables?pageSize=1&pageNumber=2&query=m%C3%A5neder&includeDiscontinued=true");

        Assert.Equal(["Y11IGA02"], Id(json));
        var links = json.GetProperty("page").GetProperty("links");
        Assert.Equal("previous", links[0].GetProperty("rel").GetString());
        var previous = links[0].GetProperty("href").GetString()!;
        Assert.Equal(
            service.Client.BaseAddress + "api/v2/tables?lang=da&query=m%C3%A5neder&includeDiscontinued=true&pageSize=1&pageNumber=1",
            previous);
        Assert.Equal(
            ["next", "last"],
            (await service.JsonAsync(previous))
                .GetProperty("page")
                .GetProperty("links")
                .EnumerateArray()
                .Select(link => link.GetProperty("rel").GetString()));
    }

    [Fact]
    public async Task All_links_lead_somewhere()
    {
        var json = await service.JsonAsync("/api/v2/tables");
        var links = json.GetProperty("tables")
            .EnumerateArray()
            .SelectMany(table => table.GetProperty("links").EnumerateArray())
            .Concat(json.GetProperty("links").EnumerateArray());
        foreach (var link in links)
        {
            using var answer = await service.Client.GetAsync(link.GetProperty("href").GetString());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static IEnumerable<string?> Id(JsonElement json) =>
        json.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("id").GetString());
}
