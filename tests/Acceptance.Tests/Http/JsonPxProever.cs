namespace Opgoerelse.AcceptanceTests.Http;

public class JsonPxProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=json-px&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.json-px.json", "")]
    [InlineData("data-en.json-px.json", "&lang=en&heading=maal,time&stub=omraade,indsats")]
    public async Task Et_svar_er_som_de_gamle_klienter_venter(string fil, string parametre) =>
        Guld.SammenlignJson(fil, await tjeneste.JsonAsync(Data + parametre));

    [Fact]
    public async Task Uden_maaling_blandt_variablene_er_tabellen_selv_kolonnen()
    {
        var json = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?outputFormat=json-px&valuecodes[omraade]=DK&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(["d", "t", "d", "c"], json.GetProperty("columns").EnumerateArray().Select(kolonne => kolonne.GetProperty("type").GetString()));
        Assert.Equal("""{"key":["DK","2024","nogen"],"values":["71.0"]}""", json.GetProperty("data")[0].GetRawText());
    }
}
