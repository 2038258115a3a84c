using System.Net;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class ConfigTests(TestService service)
{
    [Fact]
    public async Task The_configuration_tells_of_languages_formats_and_limits()
    {
        var json = await service.JsonAsync("/api/v2/config");

        Assert.Equal("2.0.0", json.GetProperty("apiVersion").GetString());
        Assert.Equal(
            ["da", "en"],
            json.GetProperty("languages").EnumerateArray().Select(language => language.GetProperty("id").GetString()));
        Assert.Equal("da", json.GetProperty("defaultLanguage").GetString());
        Assert.Equal(250_000, json.GetProperty("maxDataCells").GetInt32());
        Assert.True(json.GetProperty("maxCallsPerTimeWindow").GetInt32() >= 1);
        Assert.True(json.GetProperty("timeWindow").GetInt32() >= 1);
        Assert.Equal("json-stat2", json.GetProperty("defaultDataFormat").GetString());
        Assert.Equal(
            ["json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet"],
            json.GetProperty("dataFormats").EnumerateArray().Select(format => format.GetString()));
        Assert.Equal(2, json.GetProperty("sourceReferences").GetArrayLength());
        Assert.Contains("creativecommons.org/licenses/by/4.0", json.GetProperty("license").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_can_be_set_and_is_kept()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxDataCells", "12"));

        Assert.Equal(12, (await own.JsonAsync("/api/v2/config")).GetProperty("maxDataCells").GetInt32());
        const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[indsats]=nogen&valuecodes[maal]=andel";
        Assert.Equal(7, (await own.JsonAsync(Data + "&valuecodes[periode]=*")).GetProperty("value").GetArrayLength());
        using var answer = await own.Client.GetAsync(
            Data.Replace("[maal]=andel", "[maal]=*", StringComparison.Ordinal) + "&valuecodes[periode]=*");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
