using System.Net;

namespace Opgoerelse.AcceptanceTests.Http;

public class KonfigurationProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task Konfigurationen_fortaeller_om_sprog_formater_og_graenser()
    {
        var json = await tjeneste.JsonAsync("/api/v2/config");

        Assert.Equal("2.0.0", json.GetProperty("apiVersion").GetString());
        Assert.Equal(["da", "en"], json.GetProperty("languages").EnumerateArray().Select(sprog => sprog.GetProperty("id").GetString()));
        Assert.Equal("da", json.GetProperty("defaultLanguage").GetString());
        Assert.Equal(250_000, json.GetProperty("maxDataCells").GetInt32());
        Assert.True(json.GetProperty("maxCallsPerTimeWindow").GetInt32() >= 1);
        Assert.True(json.GetProperty("timeWindow").GetInt32() >= 1);
        Assert.Equal("json-stat2", json.GetProperty("defaultDataFormat").GetString());
        Assert.Equal(["json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet"], json.GetProperty("dataFormats").EnumerateArray().Select(format => format.GetString()));
        Assert.Equal(2, json.GetProperty("sourceReferences").GetArrayLength());
        Assert.Contains("creativecommons.org/licenses/by/4.0", json.GetProperty("license").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graensen_kan_saettes_og_holdes()
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxDataCells", "12"));

        Assert.Equal(12, (await egen.JsonAsync("/api/v2/config")).GetProperty("maxDataCells").GetInt32());
        const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[indsats]=nogen&valuecodes[maal]=andel";
        Assert.Equal(7, (await egen.JsonAsync(Data + "&valuecodes[periode]=*")).GetProperty("value").GetArrayLength());
        using var svar = await egen.Klient.GetAsync(Data.Replace("[maal]=andel", "[maal]=*", StringComparison.Ordinal) + "&valuecodes[periode]=*");
        Assert.Equal(HttpStatusCode.Forbidden, svar.StatusCode);
    }
}
