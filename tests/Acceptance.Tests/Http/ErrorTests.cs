using System.Net;
using System.Text;
using System.Text.Json;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class ErrorTests(TestService service, SharedServices others)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data";
    private const string TheRest = "&valuecodes[indsats]=nogen&valuecodes[maal]=andel";

    [Theory]
    [InlineData("/findes/ikke", 404, "ukendt-sti", "/findes/ikke")]
    [InlineData("/api/v2/navigation", 404, "ukendt-sti", "navigation")]
    [InlineData("/proeve/fejl", 500, "intern-fejl", "Fejlen ligger hos os")]
    [InlineData("/api/v2/config?lang=sv", 400, "ukendt-sprog", "sv")]
    [InlineData("/api/v2/tables?lang=sv", 400, "ukendt-sprog", "sv")]
    [InlineData(Data + "?lang=xx", 400, "ukendt-sprog", "xx")]
    [InlineData("/api/v2/tables?pageNumber=2", 404, "ukendt-side", "2")]
    [InlineData("/api/v2/tables?pageNumber=99999999999", 404, "ukendt-side", "99999999999")]
    [InlineData("/api/v2/tables?pageNumber=en", 400, "ugyldig-parameter", "pageNumber")]
    [InlineData("/api/v2/tables?pastDays=1.5", 400, "ugyldig-parameter", "1.5")]
    [InlineData("/api/v2/tables?includeDiscontinued=ja", 400, "ugyldig-parameter", "includeDiscontinued")]
    [InlineData("/api/v2/tables/Y11IGA09", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/api/v2/tables/Y11IGA09/metadata", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/api/v2/tables/Y11IGA09/data", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/api/v2/tables/Y11IGA09/data?valuecodes[x]=1&ukendt=1", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?codelist[omraade]=agg_x", 400, "ukendt-kodeliste", "agg_x")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?savedQuery=1", 404, "ukendt-forespoergsel", "1")]
    [InlineData("/api/v2/savedqueries/1", 404, "ukendt-forespoergsel", "1")]
    [InlineData("/api/v2/savedqueries/0123456789abcdef0123456789abcdef/data", 404, "ukendt-forespoergsel", "0123456789abcdef")]
    [InlineData("/api/v2/savedqueries/0123456789abcdef0123456789abcdef/selection", 404, "ukendt-forespoergsel", "0123456789abcdef")]
    [InlineData(
        "/api/v2/savedqueries/0123456789abcdef0123456789abcdef/data?valuecodes[periode]=2024",
        400,
        "ukendt-parameter",
        "den gemte forespørgsel")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?defaultSelection=ja", 400, "ugyldig-parameter", "defaultSelection")]
    [InlineData(Data + "?valuecodes[findesikke]=1", 400, "ukendt-variabel", "findesikke")]
    [InlineData(Data + "?valuecodes[periode]=2024&valuecodes[time]=2024" + TheRest, 400, "variabel-gentaget", "periode")]
    [InlineData(Data + "?valuecodes[omraade]=DK", 400, "manglende-valg", "periode")]
    [InlineData(Data + "?valuecodes[periode]=&valuecodes[omraade]=DK" + TheRest, 400, "manglende-valg", "periode")]
    [InlineData(Data + "?valuecodes[periode]=2031" + TheRest, 400, "ukendt-vaerdi", "2031")]
    [InlineData(Data + "?valuecodes[periode]=2024,,2025Q1" + TheRest, 400, "ukendt-vaerdi", "periode")]
    [InlineData(Data + "?valuecodes[periode]=FROM(2031)" + TheRest, 400, "ukendt-vaerdi", "2031")]
    [InlineData(Data + "?valuecodes[periode]=FROM()" + TheRest, 400, "ulovligt-udtryk", "FROM()")]
    [InlineData(Data + "?valuecodes[periode]=TOP(0)" + TheRest, 400, "ulovligt-udtryk", "TOP(0)")]
    [InlineData(Data + "?valuecodes[periode]=TOP(01)" + TheRest, 400, "ulovligt-udtryk", "TOP(01)")]
    [InlineData(Data + "?valuecodes[periode]=TOP(-1)" + TheRest, 400, "ulovligt-udtryk", "TOP(-1)")]
    [InlineData(Data + "?valuecodes[periode]=TOP(2" + TheRest, 400, "ulovligt-udtryk", "TOP(2")]
    [InlineData(Data + "?valuecodes[periode]=[TOP(2, 1)]" + TheRest, 400, "ulovligt-udtryk", "TOP(2, 1)")]
    [InlineData(Data + "?valuecodes[periode]=TOP(2,1)" + TheRest, 400, "ulovligt-udtryk", "TOP(2")]
    [InlineData(Data + "?valuecodes[periode]=TOP(2)%0A" + TheRest + "&stub=x", 400, "ulovlig-placering", "x")]
    [InlineData(Data + "?valuecodes[periode]=[TOP(1,7)]" + TheRest, 400, "intet-match", "TOP(1,7)")]
    [InlineData(Data + "?valuecodes[periode]=2026*" + TheRest, 400, "intet-match", "2026*")]
    [InlineData(Data + "?valuecodes[periode]=*2026" + TheRest, 400, "intet-match", "*2026")]
    [InlineData(Data + "?valuecodes[periode]=*2026*" + TheRest, 400, "intet-match", "*2026*")]
    [InlineData(Data + "?valuecodes[periode]=2*5" + TheRest, 400, "ulovligt-udtryk", "2*5")]
    [InlineData(Data + "?valuecodes[periode]=***" + TheRest, 400, "ulovligt-udtryk", "***")]
    [InlineData(Data + "?valuecodes[periode]=2*5*" + TheRest, 400, "ulovligt-udtryk", "2*5*")]
    [InlineData(Data + "?valuecodes[periode]=209?" + TheRest, 400, "intet-match", "209?")]
    [InlineData(Data + "?valuecodes[periode]=?????????????????????????" + TheRest, 400, "intet-match", "????")]
    [InlineData(Data + "?valuecodes[periode]=20?5*" + TheRest, 400, "ulovligt-udtryk", "20?5*")]
    [InlineData(Data + "?valuecodes[periode]=BOTTOM(0)" + TheRest, 400, "ulovligt-udtryk", "BOTTOM(0)")]
    [InlineData(Data + "?valuecodes[periode]=BOTTOM()" + TheRest, 400, "ulovligt-udtryk", "BOTTOM()")]
    [InlineData(Data + "?valuecodes[periode]=[BOTTOM(1,7)]" + TheRest, 400, "intet-match", "BOTTOM(1,7)")]
    [InlineData(Data + "?valuecodes[periode]=[BOTTOM(1,-1)]" + TheRest, 400, "ulovligt-udtryk", "BOTTOM(1,-1)")]
    [InlineData(Data + "?valuecodes[periode]=to(2031)" + TheRest, 400, "ukendt-vaerdi", "2031")]
    [InlineData(Data + "?valuecodes[periode]=to()" + TheRest, 400, "ulovligt-udtryk", "to()")]
    [InlineData(Data + "?valuecodes[periode]=TO(2024" + TheRest, 400, "ulovligt-udtryk", "TO(2024")]
    [InlineData(Data + "?valuecodes[periode]=[RANGE(2024,2031)]" + TheRest, 400, "ukendt-vaerdi", "2031")]
    [InlineData(Data + "?valuecodes[periode]=[RANGE(2031,2024)]" + TheRest, 400, "ukendt-vaerdi", "2031")]
    [InlineData(Data + "?valuecodes[periode]=RANGE(2024)" + TheRest, 400, "ulovligt-udtryk", "RANGE(2024)")]
    [InlineData(Data + "?valuecodes[periode]=[RANGE(2024,2025Q1,2025Q2)]" + TheRest, 400, "ulovligt-udtryk", "RANGE(2024,2025Q1,2025Q2)")]
    [InlineData(Data + "?valuecodes[periode]=[RANGE(2024,2025Q1)]" + TheRest, 400, "flere-slags-perioder", "RANGE(2024,2025Q1)")]
    [InlineData(
        Data + "?valuecodes[periode]=[range(2025q4,2025qmat02)]" + TheRest,
        400,
        "flere-slags-perioder",
        "range(2025q4,2025qmat02)")]
    [InlineData(Data + "?valuecodes[periode]=[TOP(1,3)]" + TheRest, 400, "intet-match", "TOP(1,3)")]
    [InlineData(Data + "?valuecodes[periode]=RANGE(2024,2025Q1)" + TheRest, 400, "ulovligt-udtryk", "RANGE(2024")]
    [InlineData(Data + "?valuecodes[periode]=[]" + TheRest, 400, "ukendt-vaerdi", "[]")]
    [InlineData(Data + "?valuecodes[periode]=TOP (2)" + TheRest, 400, "ukendt-vaerdi", "TOP (2)")]
    [InlineData(Data + "?codelist[omraade]=agg_landsdel&valuecodes[periode]=2024" + TheRest, 400, "ukendt-kodeliste", "agg_landsdel")]
    [InlineData("/api/v2/codelists/agg_x", 404, "ukendt-kodeliste", "agg_x")]
    [InlineData("/api/v2/tables/Y11IGA09/defaultselection", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?codelist[findesikke]=vs_kommuner", 400, "ukendt-variabel", "findesikke")]
    [InlineData(Data + "?codelist[periode]=vs_aar&valuecodes[omraade]=DK" + TheRest, 400, "kodeliste-uden-valg", "vs_aar")]
    [InlineData(Data + "?codelist[periode]=vs_aar&valuecodes[periode]=" + TheRest, 400, "kodeliste-uden-valg", "vs_aar")]
    [InlineData(Data + "?codelist[omraade]=vs_kommuner", 400, "kodeliste-uden-valg", "vs_kommuner")]
    [InlineData(
        Data + "?codelist[omraade]=vs_kommuner&valuecodes[omraade]=DK&valuecodes[periode]=2024" + TheRest,
        400,
        "ukendt-vaerdi",
        "vs_kommuner")]
    [InlineData(
        Data + "?codelist[omraade]=vs_kommuner&valuecodes[omraade]=dk*&valuecodes[periode]=2024" + TheRest,
        400,
        "intet-match",
        "dk*")]
    [InlineData(
        Data + "?codelist[omraade]=vs_kommuner,vs_regioner&valuecodes[omraade]=*&valuecodes[periode]=2024" + TheRest,
        400,
        "ukendt-kodeliste",
        "vs_kommuner,vs_regioner")]
    [InlineData(Data + "?codelist[indsats]=vs_kommuner&valuecodes[periode]=2024" + TheRest, 400, "ukendt-kodeliste", "indsats")]
    [InlineData(
        Data + "?codelist[time]=vs_aar&codelist[periode]=vs_kvartaler&valuecodes[periode]=*" + TheRest,
        400,
        "variabel-gentaget",
        "periode")]
    [InlineData(Data + "?valuecode[periode]=2024", 400, "ukendt-parameter", "'valuecodes[periode]'")]
    [InlineData(Data + "?valueCode[periode]=2024", 400, "ukendt-parameter", "'valuecodes[periode]'")]
    [InlineData(Data + "?value_codes[periode]=2024", 400, "ukendt-parameter", "'valuecodes[periode]'")]
    [InlineData(Data + "?values[periode]=2024", 400, "ukendt-parameter", "'valuecodes[periode]'")]
    [InlineData(Data + "?valuecodes=2024", 400, "ukendt-parameter", "'valuecodes[VARIABEL]'")]
    [InlineData(Data + "?valuecodes[]=2024", 400, "ukendt-parameter", "'valuecodes[VARIABEL]'")]
    [InlineData(Data + "?codelists[omraade]=vs_kommuner", 400, "ukendt-parameter", "'codelist[omraade]'")]
    [InlineData(Data + "?codelist=vs_kommuner", 400, "ukendt-parameter", "'codelist[VARIABEL]'")]
    [InlineData(Data + "?omraade=0101", 400, "ukendt-parameter", "'valuecodes[omraade]'")]
    [InlineData(Data + "?Time=2024", 400, "ukendt-parameter", "'valuecodes[Time]'")]
    [InlineData(Data + "?outputFormt=csv", 400, "ukendt-parameter", "'outputFormat'")]
    [InlineData(Data + "?headings=periode", 400, "ukendt-parameter", "'heading'")]
    [InlineData("/api/v2/tables?pagesizes=5", 400, "ukendt-parameter", "'pageSize'")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?codelists[omraade]=vs_kommuner", 400, "ukendt-parameter", "'codelist[omraade]'")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata?savedQueryId=1", 400, "ukendt-parameter", "'savedQuery'")]
    [InlineData(Data + "?outputFormat=sav", 400, "ukendt-format", "sav")]
    [InlineData(Data + "?outputFormat=parquet&outputFormatParams=UseTexts", 400, "ukendt-formatparameter", "UseTexts")]
    [InlineData(Data + "?outputFormat=xlsx&outputFormatParams=SeparatorTab", 400, "ukendt-formatparameter", "SeparatorTab")]
    [InlineData(Data + "?outputFormat=json-px&outputFormatParams=UseTexts", 400, "ukendt-formatparameter", "UseTexts")]
    [InlineData(Data + "?outputFormatParams=UseTexts", 400, "ukendt-formatparameter", "UseTexts")]
    [InlineData(Data + "?outputFormat=csv&outputFormatParams=UseTexts,Findesikke", 400, "ukendt-formatparameter", "Findesikke")]
    [InlineData(Data + "?outputFormat=csv&outputFormatParams=UseTexts,UseCodes", 400, "modstridende-formatparametre", "UseCodes")]
    [InlineData(
        Data + "?outputFormat=csv&outputFormatParams=SeparatorTab,SeparatorSpace",
        400,
        "modstridende-formatparametre",
        "SeparatorSpace")]
    [InlineData(Data + "?valuecodes[periode]=2024" + TheRest + "&heading=periode&stub=maal", 400, "ulovlig-placering", "indsats")]
    [InlineData(Data + "?valuecodes[periode]=2024" + TheRest + "&heading=omraade", 400, "ulovlig-placering", "omraade")]
    [InlineData(Data + "?valuecodes[periode]=2024" + TheRest + "&heading=time,periode", 400, "ulovlig-placering", "periode")]
    [InlineData(Data + "?valuecodes[periode]=2024" + TheRest + "&heading=findesikke", 400, "ulovlig-placering", "findesikke")]
    public async Task An_error_has_status_and_code_and_names_what_is_wrong(string path, int status, string code, string denominator)
    {
        using var answer = await service.Client.GetAsync(path);

        var problem = await ReadAsync(answer, status, code);
        Assert.Contains(denominator, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ingen-forespoergsel")]
    [InlineData("null", "ingen-forespoergsel")]
    [InlineData("{}", "ugyldig-json")]
    [InlineData("""{"query":[{"code":"omraade"}]}""", "ugyldig-json")]
    [InlineData("""{"selection":"*"}""", "ugyldig-json")]
    [InlineData("""{"selection":null}""", "ugyldig-json")]
    [InlineData("""{"selection":[null]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"valueCodes":["DK"]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","valueCodes":[null]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","valueCodes":["DK"],"values":["DK"]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","values":["DK"]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","valueCode":["DK"]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","code_list":"vs_kommuner","valueCodes":["DK"]}]}""", "ugyldig-json")]
    [InlineData("""{"selection":[],"placements":{"heading":["periode"]}}""", "ugyldig-json")]
    [InlineData("""{"selection":[],"selection":[]}""", "ugyldig-json")]
    [InlineData("""{"selection":[]""", "ugyldig-json")]
    [InlineData("""{"selection":[{"variableCode":"omraade","codelist":"vs_x","valueCodes":["DK"]}]}""", "ukendt-kodeliste")]
    [InlineData("""{"selection":[{"variableCode":"omraade","valueCodes":["DK"]}]}""", "manglende-valg")]
    [InlineData(
        """{"selection":[{"variableCode":"time","valueCodes":["2024"]},{"variableCode":"Periode","valueCodes":["2024"]}]}""",
        "variabel-gentaget")]
    [InlineData("""{"selection":[],"placement":{"heading":["periode"],"stub":["periode"]}}""", "ulovlig-placering")]
    public async Task A_body_that_cannot_be_read_is_400(string content, string code)
    {
        using var json = new StringContent(content, Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(Data, json);

        await ReadAsync(answer, 400, code);
    }

    [Theory]
    [InlineData("da", "Ved $.selection (linje 2, tegn 19): indholdet er ikke, som kontrakten beskriver det.")]
    [InlineData("en", "At $.selection (line 2, character 19): the content is not as the contract describes it.")]
    public async Task An_unreadable_place_is_told_in_the_answers_language(string language, string detail)
    {
        using var json = new StringContent("{\n  \"selection\": \"*\"}", Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(Data + "?lang=" + language, json);

        Assert.Equal(detail, (await ReadAsync(answer, 400, "ugyldig-json")).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_POST_with_a_selection_in_the_address_is_refused()
    {
        using var json = new StringContent("""{"selection":[]}""", Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(Data + "?valuecodes[omraade]=DK", json);

        await ReadAsync(answer, 400, "ukendt-parameter");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_415()
    {
        using var text = new StringContent("selection", Encoding.UTF8, "text/plain");
        using var answer = await service.Client.PostAsync(Data, text);

        await ReadAsync(answer, 415, "forkert-medietype");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, Data)
        {
            Content = new StringContent("[" + new string(' ', 2_000_000) + "]", Encoding.UTF8, "application/json"),
        };
        // So that the answer is read before the body is sent.
        call.Headers.ExpectContinue = true;
        using var answer = await service.Client.SendAsync(call);

        await ReadAsync(answer, 413, "for-stort-indhold");
    }

    [Fact]
    public async Task A_wrong_method_is_405_and_says_what_can()
    {
        using var answer = await service.Client.DeleteAsync(Data);

        await ReadAsync(answer, 405, "forkert-metode");
        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Too_many_cells_is_403()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxDataCells", "10"));
        using var answer = await own.Client.GetAsync(Data + "?valuecodes[omraade]=*&valuecodes[periode]=2024,2025Q1" + TheRest);

        var problem = await ReadAsync(answer, 403, "for-mange-celler");
        Assert.Contains("18 celler", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_can_be_read_in_English()
    {
        using var answer = await service.Client.GetAsync(Data + "?lang=en&valuecodes[omraade]=DK");

        var problem = await ReadAsync(answer, 400, "manglende-valg");
        Assert.Equal("Missing selection for mandatory variable", problem.GetProperty("title").GetString());
        Assert.Equal("Variable 'periode' has no total and must therefore be selected.", problem.GetProperty("detail").GetString());
        Assert.Equal("periode", problem.GetProperty("variable").GetString());

        using var unknown = await service.Client.GetAsync("/findes/ikke?lang=en");
        Assert.Equal("Not found", (await ReadAsync(unknown, 404, "ukendt-sti")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_internal_error_reveals_nothing()
    {
        var text = await (await service.Client.GetAsync("/proeve/fejl")).Content.ReadAsStringAsync();

        Assert.DoesNotContain("hemmelig", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_writes_is_echoed_only_truncated()
    {
        using var answer = await service.Client.GetAsync(Data + "?valuecodes[periode]=" + new string('x', 5_000) + TheRest);

        Assert.True((await answer.Content.ReadAsStringAsync()).Length < 1_000);
    }

    [Theory]
    [InlineData("/api/v2/tables")]
    [InlineData("/api/v2/tables/Y11IGA01")]
    [InlineData("/api/v2/tables/Y11IGA01/metadata")]
    [InlineData(Data)]
    public async Task Before_the_first_release_the_figures_are_on_their_way(string path)
    {
        var empty = await others.Empty;
        using var answer = await empty.Client.GetAsync(path);

        await ReadAsync(answer, 503, "ingen-udgivelse");
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await empty.Client.GetAsync("/api/v2/config")).StatusCode);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        var problem = JsonElement.Parse(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal("urn:opgoerelse:fejl:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(answer.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path), problem.GetProperty("instance").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }
}
