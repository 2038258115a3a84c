using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

public class JsonPxTests(TestService service)
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?outputFormat=json-px&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,"
            + "2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.json-px.json", "")]
    [InlineData("data-en.json-px.json", "&lang=en&heading=maal,time&stub=omraade,indsats")]
    public async Task An_answer_is_as_the_old_clients_expect(string file, string parameters) =>
        Golden.CompareJson(file, await service.JsonAsync(Data + parameters));

    [Fact]
    public async Task Without_a_measure_among_the_variables_the_table_itself_is_the_column()
    {
        var json = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?outputFormat=json-px&valuecodes[omraade]=DK&valuecodes[periode]=2024"
                + "&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(
            ["d", "t", "d", "c"],
            json.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("type").GetString()));
        Assert.Equal("""{"key":["DK","2024","nogen"],"values":["71.0"]}""", json.GetProperty("data")[0].GetRawText());
    }
}
