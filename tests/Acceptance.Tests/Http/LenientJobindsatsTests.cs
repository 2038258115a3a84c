using System.Net;
using System.Text;
using System.Text.Json;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// What scripts written for jobindsats send beside the plain form. The right answer is that to the plain form, or what
/// PxWebApi says of the same cells.
/// </summary>
public sealed class LenientJobindsatsTests(TestService shared, SharedServices others)
{
    private const string Key = TestService.Key;
    private const string Data2 = "/v2/data/Y11IGA01/json";
    private const string Data3 = "/v3/data/y11iga01?period.Q=2025Q1&format=json";
    private const string Plain2 = Data2 + "?period=2025Q1&area=Hele landet,Ærø,Østjylland&_indsats=Øvrig beskæftigelsesindsats";
    private const string Body =
        """{"period":"2025Q1","area":["Hele landet","Ærø","Østjylland"],"_indsats":["Øvrig beskæftigelsesindsats"]}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF8\"")]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=klingon")]
    [InlineData("json")]
    [InlineData(null)]
    public async Task The_bodys_media_type_does_not_matter(string? mediaType) =>
        Assert.Equal(await Text(Plain2), await Text(Data2, Encoding.UTF8.GetBytes(Body), mediaType));

    [Theory]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("application/json; charset=windows-1252", "iso-8859-1")]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json", "iso-8859-1")]
    [InlineData("application/json", "utf-16")]
    public async Task A_body_is_read_by_its_charset(string mediaType, string charset)
    {
        var encodings = Encoding.GetEncoding(charset);

        Assert.Equal(await Text(Plain2), await Text(Data2, [.. encodings.GetPreamble(), .. encodings.GetBytes(Body)], mediaType));
    }

    [Fact]
    public async Task A_form_and_an_empty_object_can_be_sent_by_POST()
    {
        var formBody = Encoding.UTF8.GetBytes(
            Uri.EscapeDataString("period")
                + "=2025Q1&area=Hele+landet%2C%C3%86r%C3%B8,%C3%98stjylland&_indsats=%C3%98vrig+besk%C3%A6ftigelsesindsats");

        Assert.Equal(await Text(Plain2), await Text(Data2, formBody, "application/x-www-form-urlencoded"));
        Assert.Equal(await Text(Plain2), await Text(Plain2, "{}"u8.ToArray(), "application/json"));
        Assert.Equal(await Text(Plain2), await Text(Plain2, [], null));
        Assert.Equal(await Text("/v2/tables/json"), await Text("/v2/tables/json/", "{}"u8.ToArray(), "text/json"));
    }

    [Fact]
    public async Task The_body_is_read_in_version_3_too()
    {
        var everything = await Text(Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/&mgroup.*=andel");
        var part = """{"hierarchy._nykom":["/","/0492/"],"hierarchy._indsats":"/social/","mgroup.*":"andel"}"""u8.ToArray();

        Assert.Equal(everything, await Text(Data3, part, "application/json"));
        Assert.Equal(everything, await Text("/v3/data/y11iga01", [.. part[..^1], .. ""","period.Q":"2025Q1"}"""u8], "text/json"));
        Assert.Equal(
            everything,
            await Text(
                "/v3/data/y11iga01",
                "period.Q=2025Q1&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/&mgroup.*=andel"u8.ToArray(),
                "application/x-www-form-urlencoded"));
        Assert.Equal(await Text(Data3), await Text(Data3, "{}"u8.ToArray(), "application/json"));
        using var answer = await Send(Data3, """{"period.Q":"2025Q2"}"""u8.ToArray(), "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Address_and_body_can_share_the_selection_but_not_contradict_each_other()
    {
        var part = Encoding.UTF8.GetBytes("""{"area":["Hele landet","Ærø","Østjylland"],"_indsats":["Øvrig beskæftigelsesindsats"]}""");

        Assert.Equal(await Text(Plain2), await Text(Data2 + "?period=2025Q1", part, null));
        Assert.Equal(await Text(Plain2), await Text(Data2 + "?period=2025Q1&_indsats=Øvrig beskæftigelsesindsats", part, null));
        using var answer = await Send(Data2 + "?period=2025Q1&_indsats=nogen", part, null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("_indsats", JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("variable").GetString());
    }

    [Theory]
    [InlineData("/v2/data/y11iga01/JSON/?PERIOD=2025q1&Area=hele%20landet,Ærø Kommune,østjylland&_INDSATS=oevrig-beskaeftigelse")]
    [InlineData("/v2/data/Y11IGA01?period=2025Q1&area=DK,0492,DK042&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(
        "/v2/data/Y11IGA01/?format=json&period=2025Q1&area=*&_indsats=Øvrig beskæftigelsesindsats",
        "/v2/data/Y11IGA01/json?period=2025Q1&area=*&_indsats=oevrig-beskaeftigelse")]
    [InlineData(Data2 + "?period=l(Q:3)%0A&area=DK&_indsats=*", Data2 + "?period=2025Q1,2025Q2,2025Q3&_indsats=*")]
    [InlineData(Data2 + "?period=2025Q1,&area=Hele+landet,Ærø,,Østjylland,&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=['2025Q1', '2025Q2']&_indsats=['Social indsats']", Data2 + "?period=2025Q1,2025Q2&_indsats=social")]
    [InlineData(Data2 + "?period=\"2025Q1\"&\"area\"=\"Hele landet\",'Ærø',Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=Hele landet&area=Ærø&area=Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&_omrade=Hele landet,Ærø,Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=Hele%20landet,%C6r%F8,%D8stjylland&_indsats=%D8vrig%20besk%E6ftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=&_indsats=*", Data2 + "?period=2025Q1&area=DK&_indsats=*")]
    [InlineData(
        "/v3/data/Y11IGA01/?MGROUP.*=*&Period.q=2025Q1&hierarchy._NYKOM=/,0492&hierarchy._indsats=/social/&format=JSON",
        Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/")]
    [InlineData(
        Data3 + "&hierarchy._nykom=Ærø,Hele landet&hierarchy._indsats=Social indsats",
        Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/")]
    [InlineData(Data3 + "&mgroup.*=Andel&hierarchy._indsats=*", Data3 + "&mgroup.mgrpy11iga01_1=andel&hierarchy._indsats=*")]
    [InlineData("/v3/data/y11iga01?period=2025Q1&mgroup=*&hierarchy._indsats=*", Data3 + "&hierarchy._indsats=*")]
    public async Task How_it_is_written_does_not_matter(string written, string one = Plain2) =>
        Assert.Equal(await Text(one), await Text(written));

    [Fact]
    public async Task Labels_may_be_composed_of_letter_and_mark()
    {
        const string Parted = "{\"period\":\"2025Q1\",\"area\":\"A\u030Arhus\",\"_indsats\":[\"Mindst e\u0301n indsats\"]}";
        var expected = await Text(Data2 + "?period=2025Q1&area=Aarhus&_indsats=nogen");

        Assert.Equal(expected, await Text(Data2, Encoding.UTF8.GetBytes(Parted), null));
        Assert.Equal(
            expected,
            await Text(
                Data2 + "?period=2025Q1&area=" + Uri.EscapeDataString("A\u030Arhus Kommune") + "&_indsats="
                    + Uri.EscapeDataString("Mindst e\u0301n indsats")));
        Assert.Equal(expected, await Text(Data2 + "?period=2025Q1&area=Aarhus&_indsats=Mindst%C2%A0én%20%20indsats"));
    }

    [Theory]
    [InlineData("København", "Københavns Kommune")]
    [InlineData("Nordfyns", "Nordfyn")]
    [InlineData("Høje-Taastrup", "Høje Tåstrup Kommune")]
    [InlineData("Bornholm", "Bornholms Regionskommune")]
    [InlineData("Vesthimmerlands", "VESTHIMMERLANDS KOMMUNE")]
    [InlineData("Horsens", "Horsens Kommune")]
    public async Task A_kommune_is_known_by_what_it_calls_itself(string name, string written)
    {
        var service = await others.Large;
        var rows = JsonElement.Parse(await Text(Data2 + $"?period=2024&_indsats=nogen&area={written}", service: service))[0].GetProperty(
            "Data");

        Assert.Equal(name, Assert.Single(rows.EnumerateArray())[0].GetString());
    }

    [Fact]
    public async Task Of_periods_that_do_not_exist_the_others_are_answered_and_the_answer_says_so()
    {
        var year = string.Join("\",\"", Enumerable.Range(1, 12).Select(month => $"2025QMAT{month:00}"));
        using var answer = await Send(Data2, Encoding.UTF8.GetBytes($$"""{"area":"*","period":["{{year}}"],"_indsats":"*"}"""), null);

        Assert.Equal(await Text(Data2 + "?area=*&period=2025QMAT02,2025QMAT03&_indsats=*"), await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            "\"ukendt-vaerdi: period has no '2025QMAT01', '2025QMAT04', '2025QMAT05', '2025QMAT06', '2025QMAT07' and 5 more "
                + "here, the others were answered\"",
            Assert.Single(answer.Headers.Warning).Text);
        using var v3 = await Send("/v3/data/y11iga01?period.QMAT=2025QMAT03,2025QMAT12&hierarchy._indsats=*");
        Assert.Equal(await Text("/v3/data/y11iga01?period.QMAT=2025QMAT03&hierarchy._indsats=*"), await v3.Content.ReadAsStringAsync());
        Assert.Single(v3.Headers.Warning);
    }

    [Theory]
    [InlineData(Data2 + "?period=2030Q1,2031Q1&_indsats=*", "2030Q1", "2025Q3")]
    [InlineData("/v3/data/y11iga01?period.QMAT=2031QMAT12&hierarchy._indsats=*", "2031QMAT12", "2025QMAT03")]
    public async Task If_none_of_the_periods_exists_it_is_an_error_that_says_which_is_the_newest(string path, string period, string newest)
    {
        using var answer = await Send(path);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(period, error.GetProperty("value").GetString());
        Assert.EndsWith($"Den nyeste er {newest}.", error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Data2 + "?period=2025Q1&_kodeord=x&_indsats=*", "_kodeord")]
    [InlineData(Data2 + "?period=2025Q1&areas=Aarhus&_indsats=*", "areas")]
    [InlineData(Data2 + "?period=2025Q1&_indsats=*&mesurement=andel", "mesurement")]
    [InlineData(Data2 + "?period=2025Q1&_indsats=*&hierarchy._nykom=/0751/", "hierarchy._nykom")]
    [InlineData(Data3 + "&_kon=Kvinder", "_kon")]
    [InlineData(Data3 + "&hierarchy._akasse=*", "hierarchy._akasse")]
    [InlineData(Data3 + "&hierachy._nykom=*", "hierachy._nykom")]
    public async Task What_was_to_select_something_is_an_error_where_it_does_not_exist(string path, string name)
    {
        using var answer = await Send(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(name, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("variable").GetString());
    }

    [Theory]
    [InlineData(Plain2, "_=1764374400", "'_'")]
    [InlineData(Plain2, "lang=da", "'lang'")]
    [InlineData(Data3 + "&hierarchy._indsats=*", "lang=da", "'lang'")]
    [InlineData(Data3 + "&hierarchy._indsats=*", "hierarchy._akassebl=/", "'hierarchy._akassebl'")]
    public async Task What_means_nothing_changes_nothing_and_the_answer_says_so(string path, string extra, string name)
    {
        using var answer = await Send(path + "&" + extra);

        Assert.Equal(await Text(path), await answer.Content.ReadAsStringAsync());
        Assert.Equal($"\"ukendt-parameter: {name} is no parameter here, ignored\"", Assert.Single(answer.Headers.Warning).Text);
    }

    [Fact]
    public async Task A_variable_without_total_that_is_not_selected_is_its_root_and_the_answer_shows_it()
    {
        using var v2 = await Send(Data2 + "?period=2025Q1");
        using var v3 = await Send(Data3);

        Assert.Equal(await Text(Data2 + "?period=2025Q1&_indsats=Mindst én indsats"), await v2.Content.ReadAsStringAsync());
        Assert.Equal(await Text(Data3 + "&hierarchy._indsats=/"), await v3.Content.ReadAsStringAsync());
        Assert.All(
            [v2, v3],
            answer => Assert.Contains(
                "indsats has no total and was not chosen, 'Mindst %C3%A9n indsats' was answered",
                Assert.Single(answer.Headers.Warning).Text,
                StringComparison.Ordinal));
        var dimension = Assert.Single(JsonElement.Parse(await Text("/v2/tables/Y11IGA01"))[0].GetProperty("Dimensions").EnumerateArray());
        Assert.Equal("Mindst én indsats", dimension.GetProperty("DefaultValue").GetString());
    }

    [Fact]
    public async Task Columns_have_the_name_that_a_measure_is_selected_by()
    {
        var table = JsonElement.Parse(await Text("/v2/tables/Y11IGA01/json"))[0];
        Assert.Equal(
            "andel:Andel",
            string.Join(
                ' ',
                table.GetProperty("Measurements")
                    .EnumerateArray()
                    .Select(measure => $"{measure.GetProperty("ID")}:{measure.GetProperty("Name")}")
                    .Skip(2)));

        var all = JsonElement.Parse(await Text(Data2 + "?period=2025Q1&area=*&_indsats=social"))[0];
        var share = JsonElement.Parse(await Text(Data2 + "?period=2025Q1&area=*&_indsats=social&measurement=andel,antalMed"))[0];

        Assert.Equal(
            ["area:Area", "period:Periode", "_indsats:Indsats", "antalForloeb:Antal forløb", "antalMed:Antal med indsatsen", "andel:Andel"],
            Columns(all));
        Assert.Equal(["area:Area", "period:Periode", "_indsats:Indsats", "antalMed:Antal med indsatsen", "andel:Andel"], Columns(share));
        Assert.Equal(
            all.GetProperty("Data").EnumerateArray().Select(row => (row[0].ToString(), row[4].ToString(), row[5].ToString())),
            share.GetProperty("Data").EnumerateArray().Select(row => (row[0].ToString(), row[3].ToString(), row[4].ToString())));
        Assert.Equal(await Text(Data2 + "?period=2025Q1&measurement=andel"), await Text(Data2 + "?period=2025Q1&measurement=Andel"));
        using var unknown = await Send(Data2 + "?period=2025Q1&measurement=memba02_4b");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        static IEnumerable<string> Columns(JsonElement answer) =>
            answer.GetProperty("Variables")
                .EnumerateArray()
                .Select(column => $"{column.GetProperty("Name")}:{column.GetProperty("Label")}");
    }

    [Fact]
    public async Task Several_subjects_can_be_named_at_a_time()
    {
        Assert.Equal(await Text("/v2/tables/"), await Text("/v2/tables?subjectid=1123,1568"));
        Assert.Empty(JsonElement.Parse(await Text("/v2/tables?subjectid=1123")).EnumerateArray());
    }

    [Theory]
    [InlineData("\"" + Key + "\"")]
    [InlineData("Bearer '" + Key + "'")]
    [InlineData("  " + Key + "  ")]
    public async Task Quotes_around_the_key_are_not_the_key(string header)
    {
        using var answer = await Send("/v2/subjects/", key: header);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/v2/subjects/")]
    [InlineData("/v2/data/Y11IGA01/csv?period=2025Q1")]
    [InlineData(Data3)]
    public async Task HEAD_answers_as_GET_without_a_body(string path)
    {
        using var get = await Send(path);
        using var requestBytes = new HttpRequestMessage(HttpMethod.Head, path);
        requestBytes.Headers.TryAddWithoutValidation("Authorization", Key);
        using var head = await shared.Client.SendAsync(requestBytes);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    /// <summary>
    /// api.jobindsats.dk/v2/digst is where the public catalogue, datavejviser.dk, fetches DCAT as JSON-LD; it has no key.
    /// </summary>
    [Fact]
    public async Task The_catalogue_can_be_fetched_where_data_portals_fetch_jobindsats_without_a_key()
    {
        using var answer = await shared.Client.GetAsync("/v2/digst");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await shared.TextAsync("/dcat.jsonld"), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nothing_that_is_sent_makes_theshared_fail()
    {
        const string Sign = "%&=+,*/.:()[]{}\"'\\_ \n\u0000\uFFFE\u0301aA1Åø";
        var random = new Random(20_261_129);
        var error = 0;
        foreach (var (path, content) in new[]
        {
            (Plain2, ""),
            (Data2, Body),
            (Data3 + "&hierarchy._nykom=/0751/&mgroup.*=*&hierarchy._indsats=*", ""),
        })
        {
            for (var i = 0; i < 150; i++)
            {
                var (address, query) = (path.Split('?')[0], path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[1] : "");
                var sent = Encoding.GetEncoding(random.Next(3) == 0 ? "iso-8859-1" : "utf-8").GetBytes(Mutant(content));
                using var answer = await Send(
                    $"{address}?{Mutant(query).Replace("\0", "%00", StringComparison.Ordinal)}",
                    sent,
                    "application/json");

                Assert.True((int)answer.StatusCode is 200 or 400 or 403 or 404, $"{path} {answer.StatusCode}");
                error += answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
            }
        }

        Assert.InRange(error, 45, 405);

        string Mutant(string text)
        {
            for (var multiplier = random.Next(3); multiplier > 0 && text.Length > 0; multiplier--)
            {
                var placeAt = random.Next(text.Length);
                text = random.Next(2) == 0 ? text.Remove(placeAt, 1) : text.Insert(placeAt, Sign[random.Next(Sign.Length)].ToString());
            }

            return text;
        }
    }

    private async Task<string> Text(string path, byte[]? content = null, string? mediaType = null, TestService? service = null)
    {
        using var answer = await Send(path, content, mediaType, service: service);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {text}");
        return text;
    }

    /// <summary>GET, or POST of <paramref name="content"/>.</summary>
    private Task<HttpResponseMessage> Send(
        string path,
        byte[]? content = null,
        string? mediaType = null,
        string key = Key,
        TestService? service = null)
    {
        var requestBytes = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, path);
        requestBytes.Headers.TryAddWithoutValidation("Authorization", key);
        if (content is not null)
        {
            requestBytes.Content = new ByteArrayContent(content);
            if (mediaType is not null)
            {
                requestBytes.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            }
        }

        return (service ?? shared).Client.SendAsync(requestBytes);
    }
}
