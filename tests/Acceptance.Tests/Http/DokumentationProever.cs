using System.Net;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

public class DokumentationProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task OpenApi_dokumentet_er_det_der_ligger_i_kildekoden()
    {
        var dokument = (await tjeneste.TekstAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        Guld.SammenlignFil(Path.Combine(Guld.Mappe(), "..", "..", "src", "Api", "openapi.json"), dokument);
    }

    [Fact]
    public async Task Hver_operation_har_navn_sammenfatning_maerke_og_svar()
    {
        var dokument = await tjeneste.JsonAsync("/openapi/v1.json");
        var operationer = dokument.GetProperty("paths").EnumerateObject().SelectMany(sti => sti.Value.EnumerateObject()).Select(operation => operation.Value).ToList();

        Assert.Equal(28, operationer.Count);
        Assert.Equal(operationer.Count, operationer.Select(operation => operation.GetProperty("operationId").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operationer, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            Assert.True(operation.GetProperty("responses").EnumerateObject().First(svar => svar.Name[0] == '2').Value.TryGetProperty("content", out _));
        });
    }

    [Fact]
    public async Task Swagger_viser_sig_selv_uden_andre_maskiner()
    {
        using var svar = await tjeneste.Klient.GetAsync("/swagger/index.html");
        var side = await svar.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.DoesNotContain("https://", side, StringComparison.Ordinal);
        Assert.DoesNotContain("default-src *", Assert.Single(svar.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var fil in new[] { "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "index.js" })
        {
            using var del = await tjeneste.Klient.GetAsync("/swagger/" + fil);
            Assert.Equal(HttpStatusCode.OK, del.StatusCode);
        }
    }

    [Fact]
    public async Task Helbred_uden_udgivelse_er_levende_men_ikke_klar()
    {
        await using var tom = await Tjeneste.StartAsync(null);

        Assert.Equal("Healthy", (await tom.JsonAsync("/health/live")).GetProperty("status").GetString());
        using var svar = await tom.Klient.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, svar.StatusCode);
        var json = JsonElement.Parse(await svar.Content.ReadAsStringAsync());
        Assert.Equal("Unhealthy", json.GetProperty("status").GetString());
        Assert.Equal("Unhealthy", json.GetProperty("checks").GetProperty("udgivelse").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Helbred_med_udgivelse_er_klar()
    {
        var json = await tjeneste.JsonAsync("/health/ready");

        Assert.Equal("Healthy", json.GetProperty("status").GetString());
        Assert.Contains("7", json.GetProperty("checks").GetProperty("udgivelse").GetProperty("description").GetString(), StringComparison.Ordinal);
    }
}
