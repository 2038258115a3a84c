using System.Net;
using System.Text;
using System.Text.Json;
using Opgoerelse.Api.Jobindsats;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// What scripts written for jobindsats send beside the plain form. The right answer is that to the plain form, or what
/// PxWebApi says of the same cells.
/// </summary>
public sealed class LenientJobindsatsTests : IClassFixture<Tjeneste>
{
    private const string Noegle = "opg_proevenoegle";
    private const string Data2 = "/v2/data/Y11IGA01/json";
    private const string Data3 = "/v3/data/y11iga01?period.Q=2025Q1&format=json";
    private const string Plain2 = Data2 + "?period=2025Q1&area=Hele landet,Ærø,Østjylland&_indsats=Øvrig beskæftigelsesindsats";
    private const string Body = """{"period":"2025Q1","area":["Hele landet","Ærø","Østjylland"],"_indsats":["Øvrig beskæftigelsesindsats"]}""";

    private readonly Tjeneste _tjeneste;

    public LenientJobindsatsTests(Tjeneste tjeneste)
    {
        _tjeneste = tjeneste;
        tjeneste.LukInd((Noegle, null));
    }

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
    public async Task Indholdets_medietype_er_ligegyldig(string? medietype) =>
        Assert.Equal(await Tekst(Plain2), await Tekst(Data2, Encoding.UTF8.GetBytes(Body), medietype));

    [Theory]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("application/json; charset=windows-1252", "iso-8859-1")]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json", "iso-8859-1")]
    [InlineData("application/json", "utf-16")]
    public async Task Et_indhold_laeses_efter_sit_tegnsaet(string medietype, string tegnsaet)
    {
        var kodning = Encoding.GetEncoding(tegnsaet);

        Assert.Equal(await Tekst(Plain2), await Tekst(Data2, [.. kodning.GetPreamble(), .. kodning.GetBytes(Body)], medietype));
    }

    [Fact]
    public async Task En_formular_og_et_tomt_objekt_kan_sendes_med_POST()
    {
        var formular = Encoding.UTF8.GetBytes(Uri.EscapeDataString("period") + "=2025Q1&area=Hele+landet%2C%C3%86r%C3%B8,%C3%98stjylland&_indsats=%C3%98vrig+besk%C3%A6ftigelsesindsats");

        Assert.Equal(await Tekst(Plain2), await Tekst(Data2, formular, "application/x-www-form-urlencoded"));
        Assert.Equal(await Tekst(Plain2), await Tekst(Plain2, "{}"u8.ToArray(), "application/json"));
        Assert.Equal(await Tekst(Plain2), await Tekst(Plain2, [], null));
        Assert.Equal(await Tekst("/v2/tables/json"), await Tekst("/v2/tables/json/", "{}"u8.ToArray(), "text/json"));
    }

    [Fact]
    public async Task Indholdet_laeses_ogsaa_i_version_3()
    {
        var alt = await Tekst(Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/&mgroup.*=andel");
        var del = """{"hierarchy._nykom":["/","/0492/"],"hierarchy._indsats":"/social/","mgroup.*":"andel"}"""u8.ToArray();

        Assert.Equal(alt, await Tekst(Data3, del, "application/json"));
        Assert.Equal(alt, await Tekst("/v3/data/y11iga01", [.. del[..^1], .. ""","period.Q":"2025Q1"}"""u8], "text/json"));
        Assert.Equal(alt, await Tekst("/v3/data/y11iga01", "period.Q=2025Q1&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/&mgroup.*=andel"u8.ToArray(), "application/x-www-form-urlencoded"));
        Assert.Equal(await Tekst(Data3), await Tekst(Data3, "{}"u8.ToArray(), "application/json"));
        using var svar = await Send(Data3, """{"period.Q":"2025Q2"}"""u8.ToArray(), "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
    }

    [Fact]
    public async Task Adressen_og_indholdet_kan_dele_udvalget_men_ikke_sige_hver_sit()
    {
        var del = Encoding.UTF8.GetBytes("""{"area":["Hele landet","Ærø","Østjylland"],"_indsats":["Øvrig beskæftigelsesindsats"]}""");

        Assert.Equal(await Tekst(Plain2), await Tekst(Data2 + "?period=2025Q1", del, null));
        Assert.Equal(await Tekst(Plain2), await Tekst(Data2 + "?period=2025Q1&_indsats=Øvrig beskæftigelsesindsats", del, null));
        using var svar = await Send(Data2 + "?period=2025Q1&_indsats=nogen", del, null);
        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Equal("_indsats", JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("variable").GetString());
    }

    [Theory]
    [InlineData("/v2/data/y11iga01/JSON/?PERIOD=2025q1&Area=hele%20landet,Ærø Kommune,østjylland&_INDSATS=oevrig-beskaeftigelse")]
    [InlineData("/v2/data/Y11IGA01?period=2025Q1&area=DK,0492,DK042&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData("/v2/data/Y11IGA01/?format=json&period=2025Q1&area=*&_indsats=Øvrig beskæftigelsesindsats", "/v2/data/Y11IGA01/json?period=2025Q1&area=*&_indsats=oevrig-beskaeftigelse")]
    [InlineData(Data2 + "?period=l(Q:3)%0A&area=DK&_indsats=*", Data2 + "?period=2025Q1,2025Q2,2025Q3&_indsats=*")]
    [InlineData(Data2 + "?period=2025Q1,&area=Hele+landet,Ærø,,Østjylland,&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=['2025Q1', '2025Q2']&_indsats=['Social indsats']", Data2 + "?period=2025Q1,2025Q2&_indsats=social")]
    [InlineData(Data2 + "?period=\"2025Q1\"&\"area\"=\"Hele landet\",'Ærø',Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=Hele landet&area=Ærø&area=Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&_omrade=Hele landet,Ærø,Østjylland&_indsats=Øvrig beskæftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=Hele%20landet,%C6r%F8,%D8stjylland&_indsats=%D8vrig%20besk%E6ftigelsesindsats")]
    [InlineData(Data2 + "?period=2025Q1&area=&_indsats=*", Data2 + "?period=2025Q1&area=DK&_indsats=*")]
    [InlineData("/v3/data/Y11IGA01/?MGROUP.*=*&Period.q=2025Q1&hierarchy._NYKOM=/,0492&hierarchy._indsats=/social/&format=JSON", Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/")]
    [InlineData(Data3 + "&hierarchy._nykom=Ærø,Hele landet&hierarchy._indsats=Social indsats", Data3 + "&hierarchy._nykom=/,/0492/&hierarchy._indsats=/social/")]
    [InlineData(Data3 + "&mgroup.*=Andel&hierarchy._indsats=*", Data3 + "&mgroup.mgrpy11iga01_1=andel&hierarchy._indsats=*")]
    [InlineData("/v3/data/y11iga01?period=2025Q1&mgroup=*&hierarchy._indsats=*", Data3 + "&hierarchy._indsats=*")]
    public async Task Hvordan_det_er_skrevet_er_ligegyldigt(string skrevet, string enkelt = Plain2) => Assert.Equal(await Tekst(enkelt), await Tekst(skrevet));

    [Fact]
    public async Task Etiketter_maa_vaere_sat_sammen_af_bogstav_og_tegn()
    {
        const string Skilt = "{\"period\":\"2025Q1\",\"area\":\"A\u030Arhus\",\"_indsats\":[\"Mindst e\u0301n indsats\"]}";
        var ventet = await Tekst(Data2 + "?period=2025Q1&area=Aarhus&_indsats=nogen");

        Assert.Equal(ventet, await Tekst(Data2, Encoding.UTF8.GetBytes(Skilt), null));
        Assert.Equal(ventet, await Tekst(Data2 + "?period=2025Q1&area=" + Uri.EscapeDataString("A\u030Arhus Kommune") + "&_indsats=" + Uri.EscapeDataString("Mindst e\u0301n indsats")));
        Assert.Equal(ventet, await Tekst(Data2 + "?period=2025Q1&area=Aarhus&_indsats=Mindst%C2%A0én%20%20indsats"));
    }

    [Theory]
    [InlineData("København", "Københavns Kommune")]
    [InlineData("Nordfyns", "Nordfyn")]
    [InlineData("Høje-Taastrup", "Høje Tåstrup Kommune")]
    [InlineData("Bornholm", "Bornholms Regionskommune")]
    [InlineData("Vesthimmerlands", "VESTHIMMERLANDS KOMMUNE")]
    [InlineData("Horsens", "Horsens Kommune")]
    public async Task En_kommune_kendes_paa_det_den_kalder_sig(string navn, string skrevet)
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        tjeneste.LukInd((Noegle, null));
        var raekker = JsonElement.Parse(await Tekst(Data2 + $"?period=2024&_indsats=nogen&area={skrevet}", tjeneste: tjeneste))[0].GetProperty("Data");

        Assert.Equal(navn, Assert.Single(raekker.EnumerateArray())[0].GetString());
    }

    [Fact]
    public async Task Af_perioder_der_ikke_findes_giver_de_andre_tal_og_svaret_siger_det()
    {
        var aar = string.Join("\",\"", Enumerable.Range(1, 12).Select(maaned => $"2025QMAT{maaned:00}"));
        using var svar = await Send(Data2, Encoding.UTF8.GetBytes($$"""{"area":"*","period":["{{aar}}"],"_indsats":"*"}"""), null);

        Assert.Equal(await Tekst(Data2 + "?area=*&period=2025QMAT02,2025QMAT03&_indsats=*"), await svar.Content.ReadAsStringAsync());
        Assert.Equal(
            "\"ukendt-vaerdi: period has no '2025QMAT01', '2025QMAT04', '2025QMAT05', '2025QMAT06', '2025QMAT07' and 5 more here, the others were answered\"",
            Assert.Single(svar.Headers.Warning).Text);
        using var v3 = await Send("/v3/data/y11iga01?period.QMAT=2025QMAT03,2025QMAT12&hierarchy._indsats=*");
        Assert.Equal(await Tekst("/v3/data/y11iga01?period.QMAT=2025QMAT03&hierarchy._indsats=*"), await v3.Content.ReadAsStringAsync());
        Assert.Single(v3.Headers.Warning);
    }

    [Theory]
    [InlineData(Data2 + "?period=2030Q1,2031Q1&_indsats=*", "2030Q1", "2025Q3")]
    [InlineData("/v3/data/y11iga01?period.QMAT=2031QMAT12&hierarchy._indsats=*", "2031QMAT12", "2025QMAT03")]
    public async Task Findes_ingen_af_perioderne_er_det_en_fejl_der_siger_hvilken_der_er_den_nyeste(string sti, string periode, string nyeste)
    {
        using var svar = await Send(sti);
        var fejl = JsonElement.Parse(await svar.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Equal(periode, fejl.GetProperty("value").GetString());
        Assert.EndsWith($"Den nyeste er {nyeste}.", fejl.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Data2 + "?period=2025Q1&_kodeord=x&_indsats=*", "_kodeord")]
    [InlineData(Data2 + "?period=2025Q1&areas=Aarhus&_indsats=*", "areas")]
    [InlineData(Data2 + "?period=2025Q1&_indsats=*&mesurement=andel", "mesurement")]
    [InlineData(Data2 + "?period=2025Q1&_indsats=*&hierarchy._nykom=/0751/", "hierarchy._nykom")]
    [InlineData(Data3 + "&_kon=Kvinder", "_kon")]
    [InlineData(Data3 + "&hierarchy._akasse=*", "hierarchy._akasse")]
    [InlineData(Data3 + "&hierachy._nykom=*", "hierachy._nykom")]
    public async Task Hvad_der_skulle_vaelge_noget_er_en_fejl_hvor_det_ikke_findes(string sti, string navn)
    {
        using var svar = await Send(sti);

        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Equal(navn, JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("variable").GetString());
    }

    [Theory]
    [InlineData(Plain2, "_=1764374400", "'_'")]
    [InlineData(Plain2, "lang=da", "'lang'")]
    [InlineData(Data3 + "&hierarchy._indsats=*", "lang=da", "'lang'")]
    [InlineData(Data3 + "&hierarchy._indsats=*", "hierarchy._akassebl=/", "'hierarchy._akassebl'")]
    public async Task Hvad_der_intet_betyder_aendrer_intet_og_svaret_siger_det(string sti, string ekstra, string navn)
    {
        using var svar = await Send(sti + "&" + ekstra);

        Assert.Equal(await Tekst(sti), await svar.Content.ReadAsStringAsync());
        Assert.Equal($"\"ukendt-parameter: {navn} is no parameter here, ignored\"", Assert.Single(svar.Headers.Warning).Text);
    }

    [Fact]
    public async Task En_variabel_uden_total_der_ikke_er_valgt_er_sin_rod_og_svaret_viser_den()
    {
        using var v2 = await Send(Data2 + "?period=2025Q1");
        using var v3 = await Send(Data3);

        Assert.Equal(await Tekst(Data2 + "?period=2025Q1&_indsats=Mindst én indsats"), await v2.Content.ReadAsStringAsync());
        Assert.Equal(await Tekst(Data3 + "&hierarchy._indsats=/"), await v3.Content.ReadAsStringAsync());
        Assert.All([v2, v3], svar => Assert.Contains("indsats has no total and was not chosen, 'Mindst %C3%A9n indsats' was answered", Assert.Single(svar.Headers.Warning).Text, StringComparison.Ordinal));
        var dimension = Assert.Single(JsonElement.Parse(await Tekst("/v2/tables/Y11IGA01"))[0].GetProperty("Dimensions").EnumerateArray());
        Assert.Equal("Mindst én indsats", dimension.GetProperty("DefaultValue").GetString());
    }

    /// <summary>Each interval is part of the next, so what stands for them all is the longest.</summary>
    [Fact]
    public void Roden_af_intervaller_er_det_laengste()
    {
        var tekst = new Tekst("x", "x");
        string[] intervaller = ["1-dag", "1-uge", "6-maaneder"];
        var tabel = Jobtabel.For(new Katalogtabel(new Tabel(
            "T",
            tekst,
            [],
            [
                new Dimension("omraade", tekst, Dimensionsrolle.Geografi, [new Dimensionsvaerdi("DK", tekst) { Slags = "land" }], "DK"),
                new Dimension("periode", tekst, Dimensionsrolle.Tid, [new Dimensionsvaerdi("2024", tekst) { Slags = "aar" }], null),
                new Dimension("interval", tekst, Dimensionsrolle.Klassifikation, [.. intervaller.Select(kode => new Dimensionsvaerdi(kode, new Tekst(kode, kode)))], null),
                new Dimension("maal", tekst, Dimensionsrolle.Maal, [new Dimensionsvaerdi("antal", tekst)], null),
            ],
            new long[3],
            new Cellesymbol[3])));
        var hierarki = Hierarkier.For(tabel).Find("_interval")!;

        Assert.Equal("6-maaneder", intervaller[Assert.Single(tabel.Oevrige).Rod]);
        Assert.Equal(["/", "/1-dag/", "/1-uge/"], hierarki.Niveauer.SelectMany(niveau => niveau.Vaerdier).Select(vaerdi => vaerdi.Sti));
    }

    [Fact]
    public async Task Kolonner_har_det_navn_som_en_maaling_vaelges_med()
    {
        var tabel = JsonElement.Parse(await Tekst("/v2/tables/Y11IGA01/json"))[0];
        Assert.Equal("andel:Andel", string.Join(' ', tabel.GetProperty("Measurements").EnumerateArray().Select(maal => $"{maal.GetProperty("ID")}:{maal.GetProperty("Name")}").Skip(2)));

        var alle = JsonElement.Parse(await Tekst(Data2 + "?period=2025Q1&area=*&_indsats=social"))[0];
        var andel = JsonElement.Parse(await Tekst(Data2 + "?period=2025Q1&area=*&_indsats=social&measurement=andel,antalMed"))[0];

        Assert.Equal(["area:Area", "period:Periode", "_indsats:Indsats", "antalForloeb:Antal forløb", "antalMed:Antal med indsatsen", "andel:Andel"], Kolonner(alle));
        Assert.Equal(["area:Area", "period:Periode", "_indsats:Indsats", "antalMed:Antal med indsatsen", "andel:Andel"], Kolonner(andel));
        Assert.Equal(
            alle.GetProperty("Data").EnumerateArray().Select(raekke => (raekke[0].ToString(), raekke[4].ToString(), raekke[5].ToString())),
            andel.GetProperty("Data").EnumerateArray().Select(raekke => (raekke[0].ToString(), raekke[3].ToString(), raekke[4].ToString())));
        Assert.Equal(await Tekst(Data2 + "?period=2025Q1&measurement=andel"), await Tekst(Data2 + "?period=2025Q1&measurement=Andel"));
        using var ukendt = await Send(Data2 + "?period=2025Q1&measurement=memba02_4b");
        Assert.Equal(HttpStatusCode.BadRequest, ukendt.StatusCode);

        static IEnumerable<string> Kolonner(JsonElement svar) => svar.GetProperty("Variables").EnumerateArray().Select(kolonne => $"{kolonne.GetProperty("Name")}:{kolonne.GetProperty("Label")}");
    }

    [Fact]
    public async Task Emner_kan_naevnes_flere_ad_gangen()
    {
        Assert.Equal(await Tekst("/v2/tables/"), await Tekst("/v2/tables?subjectid=1123,1568"));
        Assert.Empty(JsonElement.Parse(await Tekst("/v2/tables?subjectid=1123")).EnumerateArray());
    }

    [Theory]
    [InlineData("\"" + Noegle + "\"")]
    [InlineData("Bearer '" + Noegle + "'")]
    [InlineData("  " + Noegle + "  ")]
    public async Task Anfoerselstegn_om_noeglen_er_ikke_noeglen(string hoved)
    {
        using var svar = await Send("/v2/subjects/", noegle: hoved);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
    }

    [Theory]
    [InlineData("/v2/subjects/")]
    [InlineData("/v2/data/Y11IGA01/csv?period=2025Q1")]
    [InlineData(Data3)]
    public async Task HEAD_svarer_som_GET_uden_indhold(string sti)
    {
        using var get = await Send(sti);
        using var anmodning = new HttpRequestMessage(HttpMethod.Head, sti);
        anmodning.Headers.TryAddWithoutValidation("Authorization", Noegle);
        using var head = await _tjeneste.Klient.SendAsync(anmodning);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    /// <summary>api.jobindsats.dk/v2/digst is where the public catalogue, datavejviser.dk, fetches DCAT as JSON-LD; it has no key.</summary>
    [Fact]
    public async Task Kataloget_kan_hentes_hvor_datavejviser_henter_jobindsats_uden_noegle()
    {
        using var svar = await _tjeneste.Klient.GetAsync("/v2/digst");

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.Equal("application/ld+json", svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await _tjeneste.TekstAsync("/dcat.jsonld"), await svar.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Intet_der_sendes_faar_tjenesten_til_at_fejle()
    {
        const string Tegn = "%&=+,*/.:()[]{}\"'\\_ \n\u0000\uFFFE\u0301aA1Åø";
        var tilfaeldig = new Random(20_261_129);
        var fejl = 0;
        foreach (var (sti, indhold) in new[] { (Plain2, ""), (Data2, Body), (Data3 + "&hierarchy._nykom=/0751/&mgroup.*=*&hierarchy._indsats=*", "") })
        {
            for (var i = 0; i < 150; i++)
            {
                var (adresse, query) = (sti.Split('?')[0], sti.Contains('?', StringComparison.Ordinal) ? sti.Split('?')[1] : "");
                var sendt = Encoding.GetEncoding(tilfaeldig.Next(3) == 0 ? "iso-8859-1" : "utf-8").GetBytes(Mutant(indhold));
                using var svar = await Send($"{adresse}?{Mutant(query).Replace("\0", "%00", StringComparison.Ordinal)}", sendt, "application/json");

                Assert.True((int)svar.StatusCode is 200 or 400 or 403 or 404, $"{sti} {svar.StatusCode}");
                fejl += svar.StatusCode == HttpStatusCode.OK ? 0 : 1;
            }
        }

        Assert.InRange(fejl, 45, 405);

        string Mutant(string tekst)
        {
            for (var gange = tilfaeldig.Next(3); gange > 0 && tekst.Length > 0; gange--)
            {
                var sted = tilfaeldig.Next(tekst.Length);
                tekst = tilfaeldig.Next(2) == 0 ? tekst.Remove(sted, 1) : tekst.Insert(sted, Tegn[tilfaeldig.Next(Tegn.Length)].ToString());
            }

            return tekst;
        }
    }

    private async Task<string> Tekst(string sti, byte[]? indhold = null, string? medietype = null, Tjeneste? tjeneste = null)
    {
        using var svar = await Send(sti, indhold, medietype, tjeneste: tjeneste);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{sti}: {tekst}");
        return tekst;
    }

    /// <summary>GET, or POST of <paramref name="indhold"/>.</summary>
    private Task<HttpResponseMessage> Send(string sti, byte[]? indhold = null, string? medietype = null, string noegle = Noegle, Tjeneste? tjeneste = null)
    {
        var anmodning = new HttpRequestMessage(indhold is null ? HttpMethod.Get : HttpMethod.Post, sti);
        anmodning.Headers.TryAddWithoutValidation("Authorization", noegle);
        if (indhold is not null)
        {
            anmodning.Content = new ByteArrayContent(indhold);
            if (medietype is not null)
            {
                anmodning.Content.Headers.TryAddWithoutValidation("Content-Type", medietype);
            }
        }

        return (tjeneste ?? _tjeneste).Klient.SendAsync(anmodning);
    }
}
