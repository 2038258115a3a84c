using System.Net;
using System.Net.Http.Json;
using System.Text;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

public class CodelistTests(TestService service, SharedServices others)
{
    private const string TheRest = "&valuecodes[indsats]=nogen&valuecodes[maal]=andel";

    [Theory]
    [InlineData("kodeliste-kommuner-i-landsdel.json", "/api/v2/codelists/vs_kommuner_DK042")]
    [InlineData("kodeliste-regioner-en.json", "/api/v2/codelists/AGG_regioner?lang=en")]
    public async Task A_codelist_is_as_the_contract_wants_it(string file, string path) =>
        Golden.CompareJson(file, await service.JsonAsync(path));

    [Theory]
    [InlineData("omraade", "vs_kommuner", "*", "0101 0492 0580 0740 0751 0851")]
    [InlineData("omraade", "VS_KOMMUNER", "[TOP(2,1)]", "0492 0580")]
    [InlineData("omraade", "vs_kommuner_1082", "*", "0740 0751")]
    [InlineData("omraade", "vs_kommuner_DK042", "BOTTOM(1)", "0751")]
    [InlineData("omraade", "vs_kommuner_rar-sydjylland", "*", "0580")]
    [InlineData("omraade", "vs_kommuner_rar-oestjylland", "TO(0751)", "0740 0751")]
    [InlineData("omraade", "vs_landsdele", "*", "DK042")]
    [InlineData("omraade", "vs_regioner", "1082", "1082")]
    [InlineData("omraade", "agg_landsdele", "*", "DK042")]
    [InlineData("omraade", "agg_regioner", "*", "1082")]
    [InlineData("periode", "vs_kvartaler", "TOP(2)", "2025Q2 2025Q3")]
    [InlineData("periode", "vs_kvartaler", "FROM(2025Q3)", "2025Q3 2025Q4")]
    [InlineData("periode", "vs_rullendeaar", "TOP(1)", "2025QMAT03")]
    [InlineData("periode", "vs_aar", "BOTTOM(1)", "2024")]
    [InlineData("time", "vs_rullendeaar", "*", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "vs_aar", "*", "2024")]
    public async Task Expressions_are_read_against_the_codelists_values(string variable, string listOf, string expression, string expected)
    {
        var period = variable == "omraade" ? "&valuecodes[periode]=2024" : "";
        var address = $"/api/v2/tables/Y11IGA01/data?codelist[{variable}]={listOf}&valuecodes[{variable}]={expression}{period}{TheRest}";
        var withList = await service.TextAsync(address);
        // A list chooses among what is published: the same cells as when the codes are named.
        var withCodes = await service.TextAsync(
            $"/api/v2/tables/Y11IGA01/data?valuecodes[{variable}]={expected.Replace(' ', ',')}{period}{TheRest}");
        Assert.Equal(withCodes, withList);

        var choice = new List<object>
        {
            new { variableCode = variable, codelist = listOf, valueCodes = new[] { expression } },
            new { variableCode = "indsats", valueCodes = new[] { "nogen" } },
            new { variableCode = "maal", valueCodes = new[] { "andel" } },
        };
        if (period.Length > 0)
        {
            choice.Add(new { variableCode = "periode", valueCodes = new[] { "2024" } });
        }

        using var post = await service.Client.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = choice });
        Assert.Equal(withCodes, await post.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_codelist_that_a_table_names_can_be_fetched_and_used()
    {
        foreach (var language in new[] { "da", "en" })
        {
            var metadata = await service.JsonAsync("/api/v2/tables/Y11IGA01/metadata?lang=" + language);
            var listNames = metadata.GetProperty("dimension").EnumerateObject()
                .SelectMany(dimension =>
                    dimension.Value
                        .GetProperty("extension")
                        .GetProperty("codelists")
                        .EnumerateArray()
                        .Select(listOf => (dimension.Name, ListOf: listOf))).ToList();
            Assert.InRange(listNames.Count, 10, 30);
            foreach (var (variable, listOf) in listNames)
            {
                var id = listOf.GetProperty("id").GetString();
                var fetched = await service.JsonAsync(listOf.GetProperty("links")[0].GetProperty("href").GetString()!);
                Assert.Equal(id, fetched.GetProperty("id").GetString());
                Assert.Equal(listOf.GetProperty("label").GetString(), fetched.GetProperty("label").GetString());
                Assert.StartsWith(fetched.GetProperty("type").GetString() == "Aggregation" ? "agg_" : "vs_", id, StringComparison.Ordinal);
                var delimited = await service.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?lang={language}&codelist[{variable}]={id}");
                Assert.Equal(
                    fetched.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("code").GetString()),
                    delimited.GetProperty("dimension")
                        .GetProperty(variable)
                        .GetProperty("category")
                        .GetProperty("index")
                        .EnumerateObject()
                        .Select(code => code.Name));
            }
        }
    }

    [Fact]
    public async Task An_aggregation_points_only_to_published_cells()
    {
        var listOf = await service.JsonAsync("/api/v2/codelists/agg_landsdele");

        Assert.All(listOf.GetProperty("values").EnumerateArray(), value =>
            Assert.Equal($"[\"{value.GetProperty("code").GetString()}\"]", value.GetProperty("valueMap").GetRawText()));
    }

    [Fact]
    public async Task The_countrys_kommuner_are_spread_over_the_codelists()
    {
        var large = await others.Large;
        Assert.Equal(98, await CountAsync("vs_kommuner"));
        Assert.Equal(11, await CountAsync("agg_landsdele"));
        Assert.Equal(5, await CountAsync("agg_regioner"));
        var id = (await large.JsonAsync("/api/v2/tables/Y11IGA01/metadata"))
            .GetProperty("dimension")
            .GetProperty("omraade")
            .GetProperty("extension")
            .GetProperty("codelists")
            .EnumerateArray().Select(listOf => listOf.GetProperty("id").GetString()!).ToList();
        foreach (var (startsWith, listNames) in new[] { ("vs_kommuner_1", 5), ("vs_kommuner_DK", 11), ("vs_kommuner_rar", 8) })
        {
            var foundTables = id.Where(known => known.StartsWith(startsWith, StringComparison.Ordinal)).ToList();
            Assert.Equal(listNames, foundTables.Count);
            var count = await Task.WhenAll(foundTables.Select(CountAsync));
            Assert.Equal(98, count.Sum());
        }

        async Task<int> CountAsync(string listOf) =>
            (await large.JsonAsync("/api/v2/codelists/" + listOf)).GetProperty("values").GetArrayLength();
    }

    [Theory]
    [InlineData("Y11IGA01")]
    [InlineData("Y11IGA02")]
    public async Task The_default_selection_can_be_read_and_sent_back(string table)
    {
        var selection = await service.TextAsync($"/api/v2/tables/{table}/defaultselection");
        using var content = new StringContent(selection, Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync($"/api/v2/tables/{table}/data", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(await service.TextAsync($"/api/v2/tables/{table}/data"), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_default_selection_is_as_the_contract_wants_it() =>
        Golden.CompareJson("standardudvalg.json", await service.JsonAsync("/api/v2/tables/Y11IGA02/defaultselection"));
}
