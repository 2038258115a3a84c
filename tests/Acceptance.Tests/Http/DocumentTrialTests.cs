using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The OpenAPI document as a documentation page uses it: filled in as Swagger UI does, and its texts as Markdown.</summary>
public partial class DocumentTrialTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Noegle = "opg_swagger";

    /// <summary>
    /// What "Try it out" and "Execute" send: of a parameter its example or default, an object that has neither made up
    /// from its schema, everything else left out unless it must be there; the body's example; the first media type.
    /// </summary>
    [Fact]
    public async Task Hver_operation_udfyldt_som_Swagger_goer_det_svarer_200()
    {
        tjeneste.LukInd((Noegle, null));
        var dokument = await tjeneste.JsonAsync("/openapi/v1.json");
        var proevede = 0;
        foreach (var sti in dokument.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in sti.Value.EnumerateObject())
            {
                using var kald = Udfyldt(operation.Name, sti.Name, operation.Value);
                using var svar = await tjeneste.Klient.SendAsync(kald);

                Assert.True((int)svar.StatusCode is 200 or 201, $"{kald.Method} {kald.RequestUri}: {(int)svar.StatusCode} {await svar.Content.ReadAsStringAsync()}");
                proevede++;
            }
        }

        Assert.InRange(proevede, 30, 60);
    }

    /// <summary>Signs that Markdown acts on stand in code, where they are only signs; a table's bars are the only others.</summary>
    [Fact]
    public async Task Beskrivelser_mister_ingen_tegn_i_Markdown()
    {
        var dokument = await tjeneste.JsonAsync("/openapi/v1.json");
        var tekster = Tekster(dokument).ToList();

        Assert.InRange(tekster.Count, 100, 1_000);
        Assert.All(tekster, tekst =>
        {
            Assert.True(tekst.Count(tegn => tegn == '`') % 2 == 0, tekst);
            Assert.All(tekst.Split('\n').Select(linje => Kode().Replace(linje, "")), linje =>
                Assert.DoesNotMatch(linje.StartsWith('|') ? @"[*_<>\[\]#~]" : @"[*_<>\[\]#~|{}]", linje));
        });
    }

    private static IEnumerable<string> Tekster(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(medlem => medlem.Name is not ("example" or "examples")).SelectMany(medlem =>
            medlem is { Name: "description" or "summary", Value.ValueKind: JsonValueKind.String } ? [medlem.Value.GetString()!] : Tekster(medlem.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Tekster),
        _ => [],
    };

    private static HttpRequestMessage Udfyldt(string metode, string sti, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var parametre) ? parametre.EnumerateArray() : default)
        {
            var navn = parameter.GetProperty("name").GetString()!;
            var vaerdi = parameter.TryGetProperty("example", out var eksempel) ? eksempel
                : parameter.GetProperty("schema").TryGetProperty("default", out var standard) ? standard
                : parameter.GetProperty("schema").GetProperty("type").ValueEquals("object") ? JsonElement.Parse("""{"additionalProp1":"string"}""")
                : default;
            if (parameter.GetProperty("in").ValueEquals("path"))
            {
                sti = sti.Replace($"{{{navn}}}", Uri.EscapeDataString(vaerdi.GetString()!), StringComparison.Ordinal);
            }
            else if (vaerdi.ValueKind == JsonValueKind.Object)
            {
                query.AddRange(vaerdi.EnumerateObject().Select(medlem => $"{navn}[{medlem.Name}]={Uri.EscapeDataString(medlem.Value.GetString()!)}"));
            }
            else if (vaerdi.ValueKind != JsonValueKind.Undefined)
            {
                query.Add($"{navn}={Uri.EscapeDataString(vaerdi.ToString())}");
            }
        }

        var kald = new HttpRequestMessage(new HttpMethod(metode.ToUpperInvariant()), sti + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        kald.Headers.Authorization = operation.TryGetProperty("security", out var sikkerhed) && sikkerhed.GetArrayLength() > 0 ? new AuthenticationHeaderValue("Bearer", Noegle) : null;
        kald.Headers.Accept.ParseAdd(operation.GetProperty("responses").EnumerateObject().First(svar => svar.Name[0] == '2').Value.GetProperty("content").EnumerateObject().First().Name);
        if (operation.TryGetProperty("requestBody", out var indhold))
        {
            var type = indhold.GetProperty("content").EnumerateObject().First();
            kald.Content = new StringContent(type.Value.GetProperty("example").GetRawText(), Encoding.UTF8, type.Name);
        }

        return kald;
    }

    [GeneratedRegex("`[^`]*`", RegexOptions.None, 1000)]
    private static partial Regex Kode();
}
