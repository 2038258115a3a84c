using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The API of jobindsats, versions 2 and 3, as scripts written for it call it.</summary>
public sealed class JobindsatsTests(TestService shared, SharedServices others)
{
    private const string Key = TestService.Key;
    private const string Data2 = "/v2/data/Y11IGA01/";
    private const string Data3 = "/v3/data/y11iga01?mgroup.*=*&format=json&";

    [Theory]
    [InlineData("v2-subjects.json", "/v2/subjects")]
    [InlineData("v2-subjects.csv", "/v2/subjects/csv")]
    [InlineData("v2-tables.json", "/v2/tables/json")]
    [InlineData("v2-tables.csv", "/v2/tables/csv")]
    [InlineData("v2-table.json", "/v2/tables/y11iga02/json/")]
    [InlineData("v2-table.csv", "/v2/tables/Y11IGA01/csv")]
    [InlineData(
        "v2-data.json",
        Data2 + "json?area=Hele landet,Silkeborg,Aarhus&period=2024,2025Q1,2025Q3&_indsats=Mindst én indsats,Social indsats")]
    [InlineData("v2-data.csv", Data2 + "csv/?area=Hele landet,Silkeborg,Ærø,Aarhus&period=l(q:1)&_indsats=*")]
    [InlineData(
        "v2-data-alder-koen.json",
        "/v2/data/Y11IGA02/json?area=*&period=l(QMAT:1)&_indsats=Ingen indsats&_kon=*&_alder=Under 30 år")]
    [InlineData("v3-subjects.json", "/v3/subjects?format=json")]
    [InlineData("v3-tables.json", "/v3/tables?format=json")]
    [InlineData("v3-tables.csv", "/v3/tables?format=csv")]
    [InlineData("v3-table.json", "/v3/table/y11iga01?format=json")]
    [InlineData("v3-table-alder-koen.json", "/v3/table/y11iga02")]
    [InlineData("v3-table.csv", "/v3/table/y11iga01?format=csv")]
    [InlineData("v3-data.json", Data3 + "period.Q=latest:2&hierarchy._nykom=/,/0740/&hierarchy._indsats=/")]
    [InlineData(
        "v3-data.csv",
        "/v3/data/y11iga01?mgroup.mgrpy11iga01_1=andel,antalMed&period.QMAT=l(qmat:1)&hierarchy._region=/1082/,/1082/0751/"
            + "&hierarchy._indsats=*&format=csv")]
    public async Task An_answer_has_the_form_the_clients_expect(string file, string path)
    {
        using var answer = await Fetch(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var bom = bytes is [0xEF, 0xBB, 0xBF, ..];
        var text = Encoding.UTF8.GetString(bytes.AsSpan(bom ? 3 : 0));

        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal(file.EndsWith(".csv", StringComparison.Ordinal), bom);
        if (file.EndsWith(".csv", StringComparison.Ordinal))
        {
            Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Golden.Compare("jobindsats/" + file, text);
        }
        else
        {
            // Version 2 has a blank that a client can take away unseen; no JSON has a byte order mark.
            Assert.Equal(file.StartsWith("v2", StringComparison.Ordinal) ? (byte)' ' : (byte)(text[0] == '[' ? '[' : '{'), bytes[0]);
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
            Golden.CompareJson("jobindsats/" + file, JsonElement.Parse(text));
        }
    }

    [Fact]
    public async Task Both_versions_and_PxWeb_have_the_same_figures()
    {
        var v2 = (await Json(Data2 + "json?area=*&period=2024,2025Q3&_indsats=*"))[0].GetProperty("Data").EnumerateArray().ToList();
        var v3 = (await Json(Data3 + "period.Q=2025Q3&period.Y=*&hierarchy._nykom=*&hierarchy._indsats=*"))
            .GetProperty("rows")
            .EnumerateArray()
            .ToList();
        var px = await shared.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=2024,2025Q3&valuecodes[indsats]=*&valuecodes[maal]=*");
        var values = px.GetProperty("value").EnumerateArray().ToList();

        Assert.Equal(values.Count, v2.Count * 3);
        var i = 0;
        foreach (var row in v2)
        {
            for (var measure = 0; measure < 3; measure++)
            {
                var cell = row[3 + measure];
                var value = values[i++];
                Assert.Equal(
                    value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText(),
                    cell.ValueKind == JsonValueKind.Number
                        ? cell.GetRawText()
                        : cell.GetString() is "-" or ".." or "." ? "" : cell.GetString()!.Replace(',', '.'));
            }
        }

        // Version 3 has no regions in _nykom, and the period first.
        var withoutParts = v2.Where(row => row[0].GetString() is not ("Region Midtjylland" or "Østjylland")).ToDictionary(
            row => (row[1].GetString(), row[0].GetString(), row[2].GetString()),
            row => row.GetRawText()[row.GetRawText().LastIndexOf("\",", StringComparison.Ordinal)..]);
        Assert.Equal(withoutParts.Count, v3.Count);
        Assert.All(v3, row => Assert.True(withoutParts.ContainsKey((row[0].GetString(), row[1].GetString(), row[2].GetString()))));
    }

    [Fact]
    public async Task POST_with_labels_is_GET_with_the_same()
    {
        var get = await Text(await Fetch(Data2 + "json?area=*&period=2025Q1,2025Q2&_indsats=Social indsats,Sundhedsindsats"));

        foreach (var content in new[]
        {
            """{"area":"*","period":["2025Q1","2025Q2"],"_indsats":["Social indsats","Sundhedsindsats"]}""",
            """{"Area":["*"],"PERIOD":"2025Q2,2025Q1","_Indsats":["sundhedsindsats","social"]}""",
        })
        {
            Assert.Equal(get, await Text(await Send(Data2 + "json", content)));
        }

        Assert.Equal(get, await Text(await Send(Data2 + "json?area=*&period=2025Q1,2025Q2&_indsats=social,sundhed", "{}")));
        Assert.Equal(
            get,
            await Text(await Fetch(
                Data2 + "json?area=*&period=[\"2025Q1\",\"2025Q2\"]&_indsats=[\"Social indsats\",\"Sundhedsindsats\"]")));
        Assert.Equal(await Text(await Fetch("/v2/tables/json")), await Text(await Send("/v2/tables/json", "{}")));
        Assert.Equal(
            await Text(await Fetch("/v3/table/y11iga01?format=json")),
            await Text(await Send("/v3/table/y11iga01?format=json", "")));
    }

    [Fact]
    public async Task Periods_that_are_not_published_do_not_exist()
    {
        var periods = (await Json("/v2/tables/Y11IGA01"))[0]
            .GetProperty("Period")
            .EnumerateArray()
            .Select(period => period.GetString())
            .ToList();
        var data = await Text(await Fetch(Data2 + "json?area=*&period=*&_indsats=*"));

        Assert.Equal(["2024", "2025QMAT02", "2025QMAT03", "2025Q1", "2025Q2", "2025Q3"], periods);
        Assert.DoesNotContain("2025Q4", data, StringComparison.Ordinal);
        Assert.DoesNotContain(
            SampleRelease.Secret.ToString(System.Globalization.CultureInfo.InvariantCulture),
            data,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_omraade_it_is_the_whole_country_and_a_variable_with_total_can_be_left_out()
    {
        var data = (await Json("/v2/data/Y11IGA02/json?period=l(qmat:1)&_indsats=*"))[0];

        Assert.Equal(
            ["Area", "Periode", "Indsats", "Antal forløb", "Antal med indsatsen", "Andel"],
            data.GetProperty("Variables").EnumerateArray().Select(variable => variable.GetProperty("Label").GetString()));
        Assert.Equal(6, data.GetProperty("Data").GetArrayLength());
        Assert.All(data.GetProperty("Data").EnumerateArray(), row => Assert.Equal("Hele landet", row[0].GetString()));
    }

    [Fact]
    public async Task Two_omraader_with_the_same_name_can_be_told_apart()
    {
        await using var service = await TestService.StartAsync(SampleRelease.Make(9, 1, ["DK", "DK014", "0400"]));
        service.LetIn((Key, null));
        using var answer = await service.Client.SendAsync(RequestBytes(
            HttpMethod.Get,
            Data2 + "json?area=Bornholm&period=2024&_indsats=nogen"));
        using var all = await service.Client.SendAsync(RequestBytes(HttpMethod.Get, "/v2/tables/Y11IGA01"));

        Assert.Equal(
            "Bornholm",
            Assert.Single(JsonElement.Parse(await Text(answer))[0].GetProperty("Data").EnumerateArray())[0].GetString());
        Assert.Equal(
            ["Hele landet", "Landsdel Bornholm", "Bornholm"],
            JsonElement.Parse(await Text(all))[0].GetProperty("Area").EnumerateArray().Select(omraade => omraade.GetString()));
    }

    [Theory]
    [InlineData("Randers Kommune", "Randers")]
    [InlineData("randers", "Randers")]
    [InlineData("0751", "Aarhus")]
    [InlineData("751", "Aarhus")]
    [InlineData("Århus Kommune", "Aarhus")]
    [InlineData("\"Randers\"", "Randers")]
    [InlineData("Region Midtjylland", "Region Midtjylland")]
    public async Task An_omraade_can_be_named_in_several_ways(string omraade, string labelText)
    {
        await using var service = await TestService.StartAsync(SampleRelease.Make(9, 1, ["DK", "1082", "0730", "0751"]));
        service.LetIn((Key, null));
        using var answer = await service.Client.SendAsync(RequestBytes(
            HttpMethod.Get,
            Data2 + $"json?area={omraade}&period=2024&_indsats=nogen"));

        Assert.Equal(
            labelText,
            Assert.Single(JsonElement.Parse(await Text(answer))[0].GetProperty("Data").EnumerateArray())[0].GetString());
    }

    [Fact]
    public async Task A_level_of_a_hierarchy_can_be_chosen()
    {
        var rows = (await Json(Data3 + "period.Y=2024&hierarchy._region=level:_kommune&hierarchy._indsats=/"))
            .GetProperty("rows")
            .EnumerateArray()
            .Select(row => row[1].GetString());

        Assert.Equal(["Silkeborg", "Aarhus"], rows);
    }

    [Theory]
    [InlineData(null, "manglende-noegle")]
    [InlineData("", "manglende-noegle")]
    [InlineData("Bearer", "forkert-noegle")]
    [InlineData("opg_forkert", "forkert-noegle")]
    [InlineData("Bearer opg_forkert", "forkert-noegle")]
    [InlineData(TestService.ExpiredKey, "forkert-noegle")]
    [InlineData("Basic " + Key, "forkert-noegle")]
    [InlineData(Key + "0", "forkert-noegle")]
    public async Task Without_a_valid_key_the_answer_is_401(string? key, string code)
    {
        foreach (var path in new[]
        {
            "/v2/subjects",
            "/v2/tables/findesikke",
            Data2 + "json",
            "/v3/tables?format=json",
            "/v3/data/y11iga01",
        })
        {
            using var requestBytes = new HttpRequestMessage(HttpMethod.Get, path);
            if (key is not null)
            {
                requestBytes.Headers.TryAddWithoutValidation("Authorization", key);
            }

            using var answer = await shared.Client.SendAsync(requestBytes);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(code, JsonElement.Parse(text).GetProperty("code").GetString());
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
            Assert.DoesNotContain("opg_", text, StringComparison.Ordinal);
            if (code == "forkert-noegle")
            {
                Assert.Contains("Forkert nøgle eller nøglen er udløbet.", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(Key)]
    [InlineData("Bearer " + Key)]
    [InlineData("bearer " + Key)]
    public async Task A_key_can_be_sent_alone_or_as_bearer(string key)
    {
        foreach (var path in new[] { "/v2/subjects", "/v3/subjects" })
        {
            using var requestBytes = new HttpRequestMessage(HttpMethod.Get, path);
            requestBytes.Headers.TryAddWithoutValidation("Authorization", key);
            using var answer = await shared.Client.SendAsync(requestBytes);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/v2/tables/Y11IGA09", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/v2/data/Y11IGA09/json?period=*", 404, "ukendt-tabel", "Y11IGA09")]
    [InlineData("/v3/table/y11iga09", 404, "ukendt-tabel", "y11iga09")]
    [InlineData("/v3/data/y11iga09", 404, "ukendt-tabel", "y11iga09")]
    [InlineData("/v2/findesikke", 404, "ukendt-sti", "findesikke")]
    [InlineData("/v2/subjects/xml", 400, "ukendt-format", "xml")]
    [InlineData("/v2/tables/Y11IGA01/xml", 400, "ukendt-format", "xml")]
    [InlineData(Data2 + "xml?period=*", 400, "ukendt-format", "xml")]
    [InlineData("/v3/tables?format=xml", 400, "ukendt-format", "xml")]
    [InlineData(Data2 + "json", 400, "manglende-valg", "period")]
    [InlineData(Data2 + "json?period=2025Q4&_indsats=*", 400, "ukendt-vaerdi", "2025Q4")]
    [InlineData(Data2 + "json?period=l(m:12)&_indsats=*", 400, "ukendt-periodetype", "QMAT")]
    [InlineData(Data2 + "json?period=l(q)&_indsats=*", 400, "ulovligt-udtryk", "l(q)")]
    [InlineData(Data2 + "json?period=l(q:0)&_indsats=*", 400, "ulovligt-udtryk", "l(q:0)")]
    [InlineData(Data2 + "json?period=latest:2&_indsats=*", 400, "ulovligt-udtryk", "latest:2")]
    [InlineData(Data2 + "json?period=*&_indsats=*&area=Atlantis", 400, "ukendt-vaerdi", "Atlantis")]
    [InlineData(Data2 + "json?period=*&_indsats=Mentor", 400, "ukendt-vaerdi", "Mentor")]
    [InlineData(Data2 + "json?period=*&_indsats=*&_kon=*", 400, "ukendt-variabel", "_kon")]
    [InlineData(Data2 + "json?period=*&_indsats=*&perioder=*", 400, "ukendt-parameter", "'period'")]
    [InlineData(Data2 + "json?period=[1]&_indsats=*", 400, "ukendt-vaerdi", "'1'")]
    [InlineData(Data2 + "json?period=[&_indsats=*", 400, "ukendt-vaerdi", "'['")]
    [InlineData("/v3/data/y11iga01?hierarchy._indsats=*", 400, "manglende-valg", "period.Q")]
    [InlineData(Data3 + "period.M=latest:14&hierarchy._indsats=*", 400, "ukendt-periodetype", "period.M")]
    [InlineData(Data3 + "period.Q=l(y:1)&hierarchy._indsats=*", 400, "ukendt-periodetype", "period.Q")]
    [InlineData(Data3 + "period.INDF=*&hierarchy._indsats=*", 400, "ukendt-periodetype", "INDF")]
    [InlineData(Data3 + "period.Q=2024&hierarchy._indsats=*", 400, "ukendt-vaerdi", "2024")]
    [InlineData(Data3 + "period.Q=latest:-1&hierarchy._indsats=*", 400, "ulovligt-udtryk", "latest:-1")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._nykom=/,/9999/", 400, "ukendt-vaerdi", "/9999/")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._nykom=level:_by", 400, "ukendt-vaerdi", "level:_by")]
    [InlineData(
        Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._nykom=/&hierarchy._region=/",
        400,
        "flere-hierarkier",
        "_region")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._esco=*", 400, "ukendt-variabel", "_esco")]
    [InlineData("/v3/data/y11iga01?mgroup.x=*&period.Q=*&hierarchy._indsats=*", 400, "ukendt-variabel", "mgroup.x")]
    [InlineData("/v3/data/y11iga01?mgroup.*=timer&period.Q=*&hierarchy._indsats=*", 400, "ukendt-vaerdi", "timer")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&area=*", 400, "ukendt-variabel", "area")]
    public async Task An_error_has_status_and_code_and_names_what_is_wrong(string path, int status, string code, string denominator)
    {
        using var answer = await Fetch(path);
        var text = await Text(answer);

        Assert.True((int)answer.StatusCode == status, $"{path}: {text}");
        var error = JsonElement.Parse(text);
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Contains(denominator, error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "ugyldig-json")]
    [InlineData("{", "ugyldig-json")]
    [InlineData("""{"period":true}""", "ugyldig-parameter")]
    [InlineData("""{"period":["2025Q1",["2025Q2"]]}""", "ugyldig-parameter")]
    [InlineData("""{"period":"\ud800"}""", "ugyldig-json")]
    [InlineData("""{"period":1}""", "ukendt-vaerdi")]
    [InlineData("2025Q1", "ugyldig-json")]
    [InlineData("""{"period":[]}""", "manglende-valg")]
    public async Task A_body_that_cannot_be_read_is_400(string content, string code)
    {
        using var answer = await Send(Data2 + "json", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, JsonElement.Parse(await Text(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        // Told before it is sent: else the refusal and the sending cross each other.
        using var requestBytes = RequestBytes(HttpMethod.Post, Data2 + "json");
        requestBytes.Headers.ExpectContinue = true;
        requestBytes.Content = new StringContent(
            $$"""{"period":"{{new string('x', 1 << 20)}}"}""",
            System.Text.Encoding.UTF8,
            "application/json");
        using var answer = await shared.Client.SendAsync(requestBytes);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_cells_is_403()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxDataCells", "17"));
        service.LetIn((Key, null));
        foreach (var path in new[] { Data2 + "json?period=2024&_indsats=*", Data3 + "period.Y=2024&hierarchy._indsats=*" })
        {
            using var answer = await service.Client.SendAsync(RequestBytes(HttpMethod.Get, path));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("18 celler", await Text(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_a_release_is_loaded_the_answer_is_503()
    {
        var service = await others.Empty;
        using var answer = await service.Client.SendAsync(RequestBytes(HttpMethod.Get, "/v3/tables"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_answer_behind_a_key_is_kept_by_the_client_alone_and_can_be_asked_again()
    {
        using var first = await Fetch(Data2 + "json?period=2024&_indsats=*");
        Assert.True(first.Headers.CacheControl!.Private);
        Assert.False(first.Headers.CacheControl.Public);
        Assert.Equal(SampleRelease.Published, first.Content.Headers.LastModified);

        using var requestBytes = RequestBytes(HttpMethod.Get, Data2 + "json?_indsats=*&period=2024");
        requestBytes.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var againFigure = await shared.Client.SendAsync(requestBytes);
        Assert.Equal(HttpStatusCode.NotModified, againFigure.StatusCode);

        foreach (var otherOne in new[]
        {
            Data2 + "csv?period=2024&_indsats=*",
            Data2 + "json?period=2025Q1&_indsats=*",
            Data2 + "json?period=2024&_indsats=nogen",
        })
        {
            using var answer = await Fetch(otherOne);
            Assert.NotEqual(first.Headers.ETag, answer.Headers.ETag);
        }
    }

    private static HttpRequestMessage RequestBytes(HttpMethod method, string path)
    {
        var requestBytes = new HttpRequestMessage(method, path);
        requestBytes.Headers.TryAddWithoutValidation(
            "Authorization",
            path.StartsWith("/v3", StringComparison.Ordinal) ? "Bearer " + Key : Key);
        return requestBytes;
    }

    private static async Task<string> Text(HttpResponseMessage answer) => (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF');

    private Task<HttpResponseMessage> Fetch(string path) => shared.Client.SendAsync(RequestBytes(HttpMethod.Get, path));

    private Task<HttpResponseMessage> Send(string path, string content)
    {
        var requestBytes = RequestBytes(HttpMethod.Post, path);
        requestBytes.Content = new StringContent(content, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return shared.Client.SendAsync(requestBytes);
    }

    private async Task<JsonElement> Json(string path)
    {
        using var answer = await Fetch(path);
        var text = await Text(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {text}");
        return JsonElement.Parse(text);
    }
}
