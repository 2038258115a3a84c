using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The API of jobindsats, versions 2 and 3, as scripts written for it call it.</summary>
public sealed class JobindsatsProever : IClassFixture<Tjeneste>
{
    private const string Noegle = "opg_proevenoegle";
    private const string Udloebet = "opg_udloebet";
    private const string Data2 = "/v2/data/Y11IGA01/";
    private const string Data3 = "/v3/data/y11iga01?mgroup.*=*&format=json&";

    private readonly Tjeneste _tjeneste;

    public JobindsatsProever(Tjeneste tjeneste)
    {
        _tjeneste = tjeneste;
        tjeneste.LukInd((Noegle, null), (Udloebet, Proeveudgivelse.Udgivet));
    }

    [Theory]
    [InlineData("v2-subjects.json", "/v2/subjects")]
    [InlineData("v2-subjects.csv", "/v2/subjects/csv")]
    [InlineData("v2-tables.json", "/v2/tables/json")]
    [InlineData("v2-tables.csv", "/v2/tables/csv")]
    [InlineData("v2-table.json", "/v2/tables/y11iga02/json/")]
    [InlineData("v2-table.csv", "/v2/tables/Y11IGA01/csv")]
    [InlineData("v2-data.json", Data2 + "json?area=Hele landet,Silkeborg,Aarhus&period=2024,2025Q1,2025Q3&_indsats=Mindst én indsats,Social indsats")]
    [InlineData("v2-data.csv", Data2 + "csv/?area=Hele landet,Silkeborg,Ærø,Aarhus&period=l(q:1)&_indsats=*")]
    [InlineData("v2-data-alder-koen.json", "/v2/data/Y11IGA02/json?area=*&period=l(QMAT:1)&_indsats=Ingen indsats&_kon=*&_alder=Under 30 år")]
    [InlineData("v3-subjects.json", "/v3/subjects?format=json")]
    [InlineData("v3-tables.json", "/v3/tables?format=json")]
    [InlineData("v3-tables.csv", "/v3/tables?format=csv")]
    [InlineData("v3-table.json", "/v3/table/y11iga01?format=json")]
    [InlineData("v3-table-alder-koen.json", "/v3/table/y11iga02")]
    [InlineData("v3-table.csv", "/v3/table/y11iga01?format=csv")]
    [InlineData("v3-data.json", Data3 + "period.Q=latest:2&hierarchy._nykom=/,/0740/&hierarchy._indsats=/")]
    [InlineData("v3-data.csv", "/v3/data/y11iga01?mgroup.mgrpy11iga01_1=andel,antalMed&period.QMAT=l(qmat:1)&hierarchy._region=/1082/,/1082/0751/&hierarchy._indsats=*&format=csv")]
    public async Task Et_svar_har_den_form_som_klienterne_venter(string fil, string sti)
    {
        using var svar = await Hent(sti);
        var bytes = await svar.Content.ReadAsByteArrayAsync();
        var bom = bytes is [0xEF, 0xBB, 0xBF, ..];
        var tekst = Encoding.UTF8.GetString(bytes.AsSpan(bom ? 3 : 0));

        Assert.True(svar.StatusCode == HttpStatusCode.OK, tekst);
        Assert.Equal(fil.EndsWith(".csv", StringComparison.Ordinal), bom);
        if (fil.EndsWith(".csv", StringComparison.Ordinal))
        {
            Assert.Equal("text/csv; charset=utf-8", svar.Content.Headers.ContentType!.ToString());
            Guld.Sammenlign("jobindsats/" + fil, tekst);
        }
        else
        {
            // Version 2 has a blank that a client can take away unseen; no JSON has a byte order mark.
            Assert.Equal(fil.StartsWith("v2", StringComparison.Ordinal) ? (byte)' ' : (byte)(tekst[0] == '[' ? '[' : '{'), bytes[0]);
            Assert.Equal("application/json", svar.Content.Headers.ContentType!.ToString());
            Guld.SammenlignJson("jobindsats/" + fil, JsonElement.Parse(tekst));
        }
    }

    [Fact]
    public async Task Begge_versioner_og_PxWeb_har_de_samme_tal()
    {
        var v2 = (await Json(Data2 + "json?area=*&period=2024,2025Q3&_indsats=*"))[0].GetProperty("Data").EnumerateArray().ToList();
        var v3 = (await Json(Data3 + "period.Q=2025Q3&period.Y=*&hierarchy._nykom=*&hierarchy._indsats=*")).GetProperty("rows").EnumerateArray().ToList();
        var px = await _tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=2024,2025Q3&valuecodes[indsats]=*&valuecodes[maal]=*");
        var vaerdier = px.GetProperty("value").EnumerateArray().ToList();

        Assert.Equal(vaerdier.Count, v2.Count * 3);
        var i = 0;
        foreach (var raekke in v2)
        {
            for (var maal = 0; maal < 3; maal++)
            {
                var celle = raekke[3 + maal];
                var vaerdi = vaerdier[i++];
                Assert.Equal(
                    vaerdi.ValueKind == JsonValueKind.Null ? "" : vaerdi.GetRawText(),
                    celle.ValueKind == JsonValueKind.Number ? celle.GetRawText() : celle.GetString() is "-" or ".." or "." ? "" : celle.GetString()!.Replace(',', '.'));
            }
        }

        // Version 3 has no regions in _nykom, and the period first.
        var udenDele = v2.Where(raekke => raekke[0].GetString() is not ("Region Midtjylland" or "Østjylland")).ToDictionary(
            raekke => (raekke[1].GetString(), raekke[0].GetString(), raekke[2].GetString()),
            raekke => raekke.GetRawText()[raekke.GetRawText().LastIndexOf("\",", StringComparison.Ordinal)..]);
        Assert.Equal(udenDele.Count, v3.Count);
        Assert.All(v3, raekke => Assert.True(udenDele.ContainsKey((raekke[0].GetString(), raekke[1].GetString(), raekke[2].GetString()))));
    }

    [Fact]
    public async Task POST_med_etiketter_er_GET_med_de_samme()
    {
        var get = await Tekst(await Hent(Data2 + "json?area=*&period=2025Q1,2025Q2&_indsats=Social indsats,Sundhedsindsats"));

        foreach (var indhold in new[]
        {
            """{"area":"*","period":["2025Q1","2025Q2"],"_indsats":["Social indsats","Sundhedsindsats"]}""",
            """{"Area":["*"],"PERIOD":"2025Q2,2025Q1","_Indsats":["sundhedsindsats","social"]}""",
        })
        {
            Assert.Equal(get, await Tekst(await Send(Data2 + "json", indhold)));
        }

        Assert.Equal(get, await Tekst(await Send(Data2 + "json?area=*&period=2025Q1,2025Q2&_indsats=social,sundhed", "{}")));
        Assert.Equal(get, await Tekst(await Hent(Data2 + "json?area=*&period=[\"2025Q1\",\"2025Q2\"]&_indsats=[\"Social indsats\",\"Sundhedsindsats\"]")));
        Assert.Equal(await Tekst(await Hent("/v2/tables/json")), await Tekst(await Send("/v2/tables/json", "{}")));
        Assert.Equal(await Tekst(await Hent("/v3/table/y11iga01?format=json")), await Tekst(await Send("/v3/table/y11iga01?format=json", "")));
    }

    [Fact]
    public async Task Perioder_der_ikke_er_udgivet_findes_ikke()
    {
        var perioder = (await Json("/v2/tables/Y11IGA01"))[0].GetProperty("Period").EnumerateArray().Select(periode => periode.GetString()).ToList();
        var data = await Tekst(await Hent(Data2 + "json?area=*&period=*&_indsats=*"));

        Assert.Equal(["2024", "2025QMAT02", "2025QMAT03", "2025Q1", "2025Q2", "2025Q3"], perioder);
        Assert.DoesNotContain("2025Q4", data, StringComparison.Ordinal);
        Assert.DoesNotContain(Proeveudgivelse.Hemmelig.ToString(System.Globalization.CultureInfo.InvariantCulture), data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uden_omraade_er_det_hele_landet_og_en_variabel_med_total_kan_udelades()
    {
        var data = (await Json("/v2/data/Y11IGA02/json?period=l(qmat:1)&_indsats=*"))[0];

        Assert.Equal(["Area", "Periode", "Indsats", "Antal forløb", "Antal med indsatsen", "Andel"], data.GetProperty("Variables").EnumerateArray().Select(variabel => variabel.GetProperty("Label").GetString()));
        Assert.Equal(6, data.GetProperty("Data").GetArrayLength());
        Assert.All(data.GetProperty("Data").EnumerateArray(), raekke => Assert.Equal("Hele landet", raekke[0].GetString()));
    }

    [Fact]
    public async Task To_omraader_med_samme_navn_kan_kendes_fra_hinanden()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lav(9, 1, ["DK", "DK014", "0400"]));
        tjeneste.LukInd((Noegle, null));
        using var svar = await tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, Data2 + "json?area=Bornholm&period=2024&_indsats=nogen"));
        using var alle = await tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, "/v2/tables/Y11IGA01"));

        Assert.Equal("Bornholm", Assert.Single(JsonElement.Parse(await Tekst(svar))[0].GetProperty("Data").EnumerateArray())[0].GetString());
        Assert.Equal(["Hele landet", "Landsdel Bornholm", "Bornholm"], JsonElement.Parse(await Tekst(alle))[0].GetProperty("Area").EnumerateArray().Select(omraade => omraade.GetString()));
    }

    [Theory]
    [InlineData("Randers Kommune", "Randers")]
    [InlineData("randers", "Randers")]
    [InlineData("0751", "Aarhus")]
    [InlineData("751", "Aarhus")]
    [InlineData("Århus Kommune", "Aarhus")]
    [InlineData("\"Randers\"", "Randers")]
    [InlineData("Region Midtjylland", "Region Midtjylland")]
    public async Task Et_omraade_kan_naevnes_paa_flere_maader(string omraade, string etiket)
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lav(9, 1, ["DK", "1082", "0730", "0751"]));
        tjeneste.LukInd((Noegle, null));
        using var svar = await tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, Data2 + $"json?area={omraade}&period=2024&_indsats=nogen"));

        Assert.Equal(etiket, Assert.Single(JsonElement.Parse(await Tekst(svar))[0].GetProperty("Data").EnumerateArray())[0].GetString());
    }

    [Fact]
    public async Task Et_niveau_af_et_hierarki_kan_vaelges()
    {
        var rows = (await Json(Data3 + "period.Y=2024&hierarchy._region=level:_kommune&hierarchy._indsats=/")).GetProperty("rows").EnumerateArray().Select(raekke => raekke[1].GetString());

        Assert.Equal(["Silkeborg", "Aarhus"], rows);
    }

    [Theory]
    [InlineData(null, "manglende-noegle")]
    [InlineData("", "manglende-noegle")]
    [InlineData("Bearer", "forkert-noegle")]
    [InlineData("opg_forkert", "forkert-noegle")]
    [InlineData("Bearer opg_forkert", "forkert-noegle")]
    [InlineData(Udloebet, "forkert-noegle")]
    [InlineData("Basic " + Noegle, "forkert-noegle")]
    [InlineData(Noegle + "0", "forkert-noegle")]
    public async Task Uden_en_gyldig_noegle_er_svaret_401(string? noegle, string kode)
    {
        foreach (var sti in new[] { "/v2/subjects", "/v2/tables/findesikke", Data2 + "json", "/v3/tables?format=json", "/v3/data/y11iga01" })
        {
            using var anmodning = new HttpRequestMessage(HttpMethod.Get, sti);
            if (noegle is not null)
            {
                anmodning.Headers.TryAddWithoutValidation("Authorization", noegle);
            }

            using var svar = await _tjeneste.Klient.SendAsync(anmodning);
            var tekst = await svar.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Unauthorized, svar.StatusCode);
            Assert.Equal("application/problem+json", svar.Content.Headers.ContentType!.MediaType);
            Assert.Equal(kode, JsonElement.Parse(tekst).GetProperty("code").GetString());
            Assert.Equal("Bearer", svar.Headers.WwwAuthenticate.Single().Scheme);
            Assert.DoesNotContain("opg_", tekst, StringComparison.Ordinal);
            if (kode == "forkert-noegle")
            {
                Assert.Contains("Forkert nøgle eller nøglen er udløbet.", tekst, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(Noegle)]
    [InlineData("Bearer " + Noegle)]
    [InlineData("bearer " + Noegle)]
    public async Task En_noegle_kan_sendes_alene_eller_som_bearer(string noegle)
    {
        foreach (var sti in new[] { "/v2/subjects", "/v3/subjects" })
        {
            using var anmodning = new HttpRequestMessage(HttpMethod.Get, sti);
            anmodning.Headers.TryAddWithoutValidation("Authorization", noegle);
            using var svar = await _tjeneste.Klient.SendAsync(anmodning);
            Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
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
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._nykom=/&hierarchy._region=/", 400, "flere-hierarkier", "_region")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&hierarchy._esco=*", 400, "ukendt-variabel", "_esco")]
    [InlineData("/v3/data/y11iga01?mgroup.x=*&period.Q=*&hierarchy._indsats=*", 400, "ukendt-variabel", "mgroup.x")]
    [InlineData("/v3/data/y11iga01?mgroup.*=timer&period.Q=*&hierarchy._indsats=*", 400, "ukendt-vaerdi", "timer")]
    [InlineData(Data3 + "period.Q=latest:1&hierarchy._indsats=*&area=*", 400, "ukendt-variabel", "area")]
    public async Task En_fejl_har_status_kode_og_naevner_hvad_der_er_galt(string sti, int status, string kode, string naevner)
    {
        using var svar = await Hent(sti);
        var tekst = await Tekst(svar);

        Assert.True((int)svar.StatusCode == status, $"{sti}: {tekst}");
        var fejl = JsonElement.Parse(tekst);
        Assert.Equal(kode, fejl.GetProperty("code").GetString());
        Assert.Contains(naevner, fejl.GetProperty("detail").GetString(), StringComparison.Ordinal);
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
    public async Task Et_indhold_der_ikke_kan_laeses_er_400(string indhold, string kode)
    {
        using var svar = await Send(Data2 + "json", indhold);

        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Equal(kode, JsonElement.Parse(await Tekst(svar)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Et_for_stort_indhold_er_413()
    {
        // Told before it is sent: else the refusal and the sending cross each other.
        using var anmodning = Anmodning(HttpMethod.Post, Data2 + "json");
        anmodning.Headers.ExpectContinue = true;
        anmodning.Content = new StringContent($$"""{"period":"{{new string('x', 1 << 20)}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var svar = await _tjeneste.Klient.SendAsync(anmodning);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, svar.StatusCode);
    }

    [Fact]
    public async Task For_mange_celler_er_403()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxDataCells", "17"));
        tjeneste.LukInd((Noegle, null));
        foreach (var sti in new[] { Data2 + "json?period=2024&_indsats=*", Data3 + "period.Y=2024&hierarchy._indsats=*" })
        {
            using var svar = await tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, sti));
            Assert.Equal(HttpStatusCode.Forbidden, svar.StatusCode);
            Assert.Contains("18 celler", await Tekst(svar), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Foer_en_udgivelse_er_indlaest_er_svaret_503()
    {
        await using var tjeneste = await Tjeneste.StartAsync(null);
        tjeneste.LukInd((Noegle, null));
        using var svar = await tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, "/v3/tables"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, svar.StatusCode);
        Assert.NotNull(svar.Headers.RetryAfter);
    }

    [Fact]
    public async Task Et_svar_bag_en_noegle_gemmes_kun_af_klienten_og_kan_spoerges_igen()
    {
        using var foerste = await Hent(Data2 + "json?period=2024&_indsats=*");
        Assert.True(foerste.Headers.CacheControl!.Private);
        Assert.False(foerste.Headers.CacheControl.Public);
        Assert.Equal(Proeveudgivelse.Udgivet, foerste.Content.Headers.LastModified);

        using var anmodning = Anmodning(HttpMethod.Get, Data2 + "json?_indsats=*&period=2024");
        anmodning.Headers.IfNoneMatch.Add(foerste.Headers.ETag!);
        using var igen = await _tjeneste.Klient.SendAsync(anmodning);
        Assert.Equal(HttpStatusCode.NotModified, igen.StatusCode);

        foreach (var andet in new[] { Data2 + "csv?period=2024&_indsats=*", Data2 + "json?period=2025Q1&_indsats=*", Data2 + "json?period=2024&_indsats=nogen" })
        {
            using var svar = await Hent(andet);
            Assert.NotEqual(foerste.Headers.ETag, svar.Headers.ETag);
        }
    }

    private static HttpRequestMessage Anmodning(HttpMethod metode, string sti)
    {
        var anmodning = new HttpRequestMessage(metode, sti);
        anmodning.Headers.TryAddWithoutValidation("Authorization", sti.StartsWith("/v3", StringComparison.Ordinal) ? "Bearer " + Noegle : Noegle);
        return anmodning;
    }

    private static async Task<string> Tekst(HttpResponseMessage svar) => (await svar.Content.ReadAsStringAsync()).TrimStart('\uFEFF');

    private Task<HttpResponseMessage> Hent(string sti) => _tjeneste.Klient.SendAsync(Anmodning(HttpMethod.Get, sti));

    private Task<HttpResponseMessage> Send(string sti, string indhold)
    {
        var anmodning = Anmodning(HttpMethod.Post, sti);
        anmodning.Content = new StringContent(indhold, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return _tjeneste.Klient.SendAsync(anmodning);
    }

    private async Task<JsonElement> Json(string sti)
    {
        using var svar = await Hent(sti);
        var tekst = await Tekst(svar);
        Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{sti}: {tekst}");
        return JsonElement.Parse(tekst);
    }
}
