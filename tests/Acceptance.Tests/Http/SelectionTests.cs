using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selections;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class SelectionTests(TestService service)
{
    [Theory]
    [InlineData("omraade", "0751", "0751")]
    [InlineData("omraade", "dk", "DK")]
    [InlineData("OMRAADE", "dk042,DK", "DK DK042")]
    [InlineData("omraade", "0851,0101,0851", "0101 0851")]
    [InlineData("omraade", " 0851 , 0101 ", "0101 0851")]
    [InlineData("omraade", "[0851],[0101]", "0101 0851")]
    [InlineData("omraade", "TOP(2)", "DK 1082")]
    [InlineData("omraade", "top(2)", "DK 1082")]
    [InlineData("omraade", "[TOP(2,3)]", "0101 0492")]
    [InlineData("omraade", "[top(2,0)],0851", "DK 1082 0851")]
    [InlineData("omraade", "TOP(99999999999999999999),DK", "DK 1082 DK042 0101 0492 0580 0740 0751 0851")]
    [InlineData("omraade", "FROM(0751)", "0751 0851")]
    [InlineData("omraade", "[from(0751)],DK", "DK 0751 0851")]
    [InlineData("periode", "TOP(1)", "2025Q3")]
    [InlineData("time", "TOP(2)", "2025Q2 2025Q3")]
    [InlineData("Time", "[TOP(2,1)]", "2025Q1 2025Q2")]
    [InlineData("TIME", "[TOP(2,2)]", "2025Q1")]
    [InlineData("time", "TOP(99)", "2025Q1 2025Q2 2025Q3")]
    [InlineData("periode", "FROM(2024)", "2024")]
    [InlineData("periode", "FROM(2025QMAT02)", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "FROM(2025QMAT03)", "2025QMAT03")]
    [InlineData("periode", "TO(2025Q2)", "2025Q1 2025Q2")]
    [InlineData("periode", "TO(2025QMAT03)", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "TO(2024)", "2024")]
    [InlineData("periode", "[RANGE(2025Q4,2025Q2)]", "2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "[RANGE(2025QMAT02,2025QMAT03)],2024,TOP(1)", "2024 2025QMAT02 2025QMAT03 2025Q3")]
    [InlineData("periode", "FROM(2025q3)", "2025Q3 2025Q4")]
    [InlineData("periode", "2025Q4,2024", "2024 2025Q4")]
    [InlineData("periode", "2025q*", "2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "*q3", "2025Q3")]
    [InlineData("periode", "*3", "2025QMAT03 2025Q3")]
    [InlineData("periode", "*mat*", "2025QMAT02 2025QMAT03")]
    [InlineData("periode", "**", "2024 2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "2025q?", "2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("periode", "????", "2024")]
    [InlineData("omraade", "0?5?", "0751 0851")]
    [InlineData("omraade", "07*,*42", "DK042 0740 0751")]
    [InlineData("omraade", "BOTTOM(2)", "0751 0851")]
    [InlineData("omraade", "[bottom(2,1)]", "0740 0751")]
    [InlineData("omraade", "[BOTTOM(5,7)]", "DK 1082")]
    [InlineData("periode", "BOTTOM(1)", "2025Q1")]
    [InlineData("time", "[BOTTOM(2,1)]", "2025Q2 2025Q3")]
    [InlineData("time", "BOTTOM(4)", "2025Q1 2025Q2 2025Q3")]
    [InlineData("omraade", "TO(dk042)", "DK 1082 DK042")]
    [InlineData("omraade", "to(DK)", "DK")]
    [InlineData("omraade", "[RANGE(0492,0740)]", "0492 0580 0740")]
    [InlineData("omraade", "[range(0740,0492)]", "0492 0580 0740")]
    [InlineData("omraade", "[RANGE(DK,dk)],[BOTTOM(1)]", "DK 0851")]
    [InlineData("periode", "*", "2024 2025QMAT02 2025QMAT03 2025Q1 2025Q2 2025Q3 2025Q4")]
    [InlineData("maal", "*", "antalForloeb antalMed andel")]
    [InlineData("contentscode", "ANDEL", "andel")]
    [InlineData("indsats", "[TOP(1,1)],FROM(sundhed)", "virksomhedsrettet sundhed ingen")]
    public async Task A_selection_gives_its_values_in_the_tables_order(string variable, string expression, string expected)
    {
        var knownOnes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["omraade"] = "DK",
            ["periode"] = "2024",
            ["indsats"] = "nogen",
            ["maal"] = "andel",
        };
        var dimension = variable.ToUpperInvariant() switch { "TIME" => "periode", "CONTENTSCODE" => "maal", _ => variable };
        knownOnes.Remove(dimension);
        var query = string.Join(
            '&',
            knownOnes.Append(KeyValuePair.Create(variable, expression)).Select(choice =>
                $"valuecodes[{choice.Key}]={Uri.EscapeDataString(choice.Value)}"));

        var getAnswer = await service.JsonAsync("/api/v2/tables/Y11IGA01/data?" + query);
        Assert.Equal(expected, Codes(getAnswer, dimension));

        // The same by POST, where an expression is an element of its own.
        var choice = knownOnes.Select(item => new { variableCode = item.Key, valueCodes = new[] { item.Value } })
            .Append(new { variableCode = variable, valueCodes = CommaList.Split(expression).ToArray() });
        using var post = await service.Client.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = choice });
        Assert.Equal(getAnswer.GetRawText(), await post.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_empty_list_takes_away_a_variable_with_a_total()
    {
        var empty = await service.TextAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=&valuecodes[periode]=2024&valuecodes[indsats]=*&valuecodes[maal]=*");
        var leftOut = await service.TextAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=*&valuecodes[maal]=*");

        Assert.Equal(leftOut, empty);
    }

    [Fact]
    public async Task The_same_variable_in_several_parameters_is_one_choice()
    {
        var json = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[periode]=2025Q1&valuecodes[indsats]=nogen"
                + "&valuecodes[maal]=*");

        Assert.Equal("2024 2025Q1", Codes(json, "periode"));
    }

    [Fact]
    public async Task An_empty_selection_in_a_POST_is_the_default_selection()
    {
        using var post = await service.Client.PostAsJsonAsync("/api/v2/tables/Y11IGA01/data", new { selection = Array.Empty<object>() });

        Assert.Equal(await service.TextAsync("/api/v2/tables/Y11IGA01/data"), await post.Content.ReadAsStringAsync());
        Assert.Equal("no-store", post.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_POST_can_place_and_choose_format()
    {
        const string Content = """
            {"selection":[{"variableCode":"time","valueCodes":["2024"]},{"variableCode":"indsats","valueCodes":["nogen"]},
             {"variableCode":"maal","valueCodes":["*"]}],
             "placement":{"heading":["Time"],"stub":["indsats","maal"]},"language":"da","links":[]}
            """;
        using var content = new StringContent(Content, Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync("/api/v2/tables/Y11IGA01/data?outputFormat=csv", content);

        Assert.StartsWith(
            "\"indsats\",\"maal\",\"2024\"\r\n\"nogen\",\"antalForloeb\",",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    /// <summary>In an address a plus is a blank unless it is encoded; nothing is chosen that was not named.</summary>
    [Fact]
    public async Task A_plus_that_is_not_encoded_is_400_and_the_answer_says_how_it_is_written()
    {
        var release = SampleRelease.IsSmall();
        var table = release.Find("Y11IGA02")!;
        Dimension[] dimensions = [.. table.Dimensions.Select(dimension => dimension.Code != "alder"
            ? dimension
            : new Dimension(
                dimension.Code,
                dimension.Name,
                dimension.Role,
                [.. dimension.Values.Select(value => value.Code == "30-39" ? value with { Code = "40+" } : value)],
                dimension.TotalCode))];
        await using var own = await TestService.StartAsync(release with
        {
            Tables = [new Table(table.Id, table.Title, table.Notes, dimensions, table.Values, table.Symbols)],
        });
        const string Location =
            "/api/v2/tables/Y11IGA02/data?valuecodes[periode]=*&valuecodes[indsats]=nogen&valuecodes[maal]=andel&valuecodes[alder]=";

        Assert.Equal("40+", Codes(await own.JsonAsync(Location + "40%2B"), "alder"));
        using var answer = await own.Client.GetAsync(Location + "40+");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            "Variablen 'alder' har ingen værdi '40'. Er '40+' ment, skrives plus som %2B i en adresse.",
            JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString());
    }

    private static string Codes(JsonElement json, string dimension) =>
        string.Join(
            ' ',
            json.GetProperty("dimension")
                .GetProperty(dimension.ToLowerInvariant())
                .GetProperty("category")
                .GetProperty("index")
                .EnumerateObject()
                .OrderBy(code => code.Value.GetInt32())
                .Select(code => code.Name));
}
