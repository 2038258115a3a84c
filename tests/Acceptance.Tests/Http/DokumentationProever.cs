using System.Net;
using System.Text.Json;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.SavedQueries;

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

        Assert.Equal(33, operationer.Count);
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

    /// <summary>What the document says that an operation can answer, it answers: each status of each operation is brought about.</summary>
    [Fact]
    public async Task Hver_operation_svarer_med_hver_af_dokumentets_statusser()
    {
        var dokument = await tjeneste.JsonAsync("/openapi/v1.json");
        await using var travl = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxConcurrentRequests", "1"), ("Http:MaxQueuedRequests", "0"));
        var optaget = travl.TekstAsync("/proeve/vent");
        using var frist = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        frist.CancelAfter(TimeSpan.FromMinutes(1));
        while (travl.Venter == 0)
        {
            await Task.Delay(5, frist.Token);
        }

        await using var opbrugt = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxCallsPerTimeWindow", "1"), ("Http:TimeWindow", "86400"));
        await opbrugt.TekstAsync("/api/v2/config");
        await using var smaa = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxDataCells", "1"));
        var gemt = SavedQueryContent.Of(JsonSerializer.Deserialize<SavedQuery>(Gemt, JsonSerializerOptions.Web)!);
        var smaaId = (await smaa.Hent<Forespoergselslager>().GemAsync(gemt, 7, CancellationToken.None))!.Id;
        var id = (await tjeneste.Hent<Forespoergselslager>().GemAsync(gemt, 7, CancellationToken.None))!.Id;

        var proevede = 0;
        await using var tom = await Tjeneste.StartAsync(null);
        foreach (var en in new[] { tjeneste, travl, opbrugt, smaa, tom })
        {
            en.LukInd((Noegle, null));
        }

        foreach (var sti in dokument.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in sti.Value.EnumerateObject())
            {
                foreach (var svar in operation.Value.GetProperty("responses").EnumerateObject())
                {
                    using var faaet = await SendAsync(operation.Name, sti.Name, svar.Name);
                    Assert.True(((int)faaet.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) == svar.Name, $"{operation.Name} {sti.Name} {svar.Name}: {(int)faaet.StatusCode} {await faaet.Content.ReadAsStringAsync()}");
                    if (svar.Value.TryGetProperty("content", out var indhold))
                    {
                        Assert.Contains(faaet.Content.Headers.ContentType!.MediaType, indhold.EnumerateObject().Select(type => type.Name));
                    }

                    proevede++;
                }
            }
        }

        Assert.InRange(proevede, 150, 300);
        travl.Slip.SetResult();
        await optaget;

        async Task<HttpResponseMessage> SendAsync(string metode, string sti, string status)
        {
            var hos = status switch
            {
                "403" => smaa,
                "429" => opbrugt,
                "503" => sti.StartsWith("/health", StringComparison.Ordinal) ? tom : travl,
                _ => tjeneste,
            };
            var adresse = sti.Replace("{format}", status == "400" && !sti.Contains("/data/", StringComparison.Ordinal) ? "xml" : "json", StringComparison.Ordinal).Replace("{id}", status == "404" ? "findesikke" : sti.Contains("savedqueries", StringComparison.Ordinal) ? (status == "403" ? smaaId : id) : sti.Contains("codelists", StringComparison.Ordinal) ? "vs_kommuner" : "Y11IGA01", StringComparison.Ordinal)
                + (status, sti) switch
                {
                    ("400", "/v2/data/{id}/{format}") => "?period=2031&_indsats=*",
                    ("400", _) when sti.StartsWith("/v3", StringComparison.Ordinal) => "?format=xml",
                    ("400", _) => "?lang=xx",
                    (_, "/v2/data/{id}/{format}") => metode == "get" ? "?period=*&_indsats=*" : "",
                    (_, "/v3/data/{id}") => "?mgroup.*=*&period.Q=*&hierarchy._indsats=*&format=json",
                    ("404", "/api/v2/tables") => "?pageNumber=99",
                    _ => "",
                };
            var kald = new HttpRequestMessage(new HttpMethod(metode.ToUpperInvariant()), adresse);
            if (status != "401")
            {
                kald.Headers.TryAddWithoutValidation("Authorization", Noegle);
            }

            if (metode == "post")
            {
                var indhold = status switch
                {
                    "400" when sti.StartsWith("/v2", StringComparison.Ordinal) => "nej",
                    _ when sti.StartsWith("/v2", StringComparison.Ordinal) && status != "413" => """{"period":"*","_indsats":"*"}""",
                    "413" => new string(' ', 2_000_000),
                    "404" when sti.EndsWith("/savedqueries", StringComparison.Ordinal) => Gemt.Replace("Y11IGA01", "findesikke", StringComparison.Ordinal),
                    _ => sti.EndsWith("/savedqueries", StringComparison.Ordinal) ? Gemt : """{"selection":[]}""",
                };
                kald.Content = new StringContent(indhold, System.Text.Encoding.UTF8, status == "415" ? "text/plain" : "application/json");
                kald.Headers.ExpectContinue = status == "413";
            }

            if (status == "406")
            {
                kald.Headers.TryAddWithoutValidation("Accept", "image/png");
            }

            if (status == "304")
            {
                using var spoerg = new HttpRequestMessage(HttpMethod.Get, adresse);
                spoerg.Headers.TryAddWithoutValidation("Authorization", Noegle);
                using var foerst = await hos.Klient.SendAsync(spoerg);
                kald.Headers.IfNoneMatch.Add(foerst.Headers.ETag!);
            }

            return await hos.Klient.SendAsync(kald);
        }
    }

    private const string Noegle = "opg_dokumentation";

    private const string Gemt = """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[{"variableCode":"periode","valueCodes":["TOP(2)"]},{"variableCode":"indsats","valueCodes":["*"]},{"variableCode":"maal","valueCodes":["*"]}]}}""";
}
