using System.Text.Json.Nodes;
using Opgoerelse.Ingest.Validation;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Validering;

/// <summary>A case for every code and every sentence on bad input in the contract.</summary>
public sealed class AfvisningerTests
{
    [Theory]
    [InlineData("intet json")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("\"tekst\"")]
    [InlineData("null")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1}//")]
    public void En_linje_der_ikke_er_et_json_objekt_er_ugyldigt_json(string linje) =>
        Assert.Equal(("", "ugyldigt-json"), Laest.Linje(linje).Afvist);

    /// <summary>The text before, what takes its place, and the field that the rejection names.</summary>
    [Theory]
    [InlineData("\"version\":", "\"version\":1,\"version\":", "version")]
    [InlineData("\"version\":", "\"version\":null,\"version\":", "version")]
    [InlineData("\"version\":", "\"\\u0076ersion\":1,\"version\":", "version")]
    [InlineData("\"indhold\":", "\"indhold\":null,\"indhold\":", "indhold")]
    [InlineData("\"startdato\":", "\"startdato\":\"2024-01-15\",\"startdato\":", "startdato")]
    [InlineData("\"personnummer\":", "\"personnummer\":\"0101600001\",\"personnummer\":", "personnummer")]
    [InlineData("\"kommuner\":", "\"kommuner\":[],\"kommuner\":", "kommuner")]
    [InlineData("\"kommunekode\":", "\"kommunekode\":\"0147\",\"kommunekode\":", "kommuner")]
    [InlineData("\"kommunekode\":", "\"navn\":1,\"navn\":1,\"kommunekode\":", "kommuner")]
    [InlineData("\"startdato\":", "\"ukendt\":1,\"ukendt\":1,\"startdato\":", "")]
    [InlineData("\"version\":", "\"ukendt\":1,\"ukendt\":null,\"version\":", "")]
    [InlineData("\"version\":", "\"hjemmel\":1,\"hjemmel\":2,\"version\":", "hjemmel")]
    public void Et_navn_to_gange_i_samme_objekt_er_dobbelt_felt(string foer, string efter, string felt)
    {
        var linje = Besked(Forloeb()).ToJsonString();
        Assert.Equal((felt, "dobbelt-felt"), Laest.Linje(linje.Replace(foer, efter, StringComparison.Ordinal)).Afvist);
    }

    [Theory]
    [InlineData("\"version\":", "\"Version\":1,\"version\":")]
    [InlineData("\"startdato\":", "\"startdato \":1,\"startdato\":")]
    [InlineData("\"startdato\":", "\"version\":1,\"fra\":1,\"startdato\":")]
    [InlineData("\"startdato\":", "\"ukendt\":{\"a\":1,\"a\":2},\"startdato\":")]
    [InlineData("\"version\":", "\"\\ud800\":1,\"\\ud800\":1,\"version\":")]
    [InlineData("\"kommuner\":[", "\"kommuner\":[{\"kommunekode\":\"0147\",\"fra\":\"2023-01-01\"},")]
    public void Navne_sammenlignes_noejagtigt_og_kun_i_deres_eget_objekt(string foer, string efter) =>
        Assert.NotNull(Laest.Linje(Besked(Forloeb()).ToJsonString().Replace(foer, efter, StringComparison.Ordinal)).Gyldig);

    [Fact]
    public void Et_dobbelt_felt_kommer_efter_ugyldigt_json_og_foer_alt_andet()
    {
        var linje = Besked(Forloeb()).Med("beskedId", 7).ToJsonString().Replace("\"version\":", "\"version\":1,\"version\":", StringComparison.Ordinal);
        Assert.Equal(("version", "dobbelt-felt"), Laest.Linje(linje).Afvist);
        Assert.Equal(("", "ugyldigt-json"), Laest.Linje(linje + "x").Afvist);
        var flere = linje.Replace("\"startdato\":", "\"startdato\":1,\"startdato\":", StringComparison.Ordinal);
        Assert.Equal("Feltet »version« står to gange.", Assert.Single(Laest.Linje(flere).Afvisninger).Tekst);
    }

    [Fact]
    public void Teksten_om_et_dobbelt_felt_naevner_navnet_men_intet_personnummer()
    {
        var ukendt = Besked(Forloeb()).ToJsonString().Replace("\"version\":", "\"p 0101600001\":1,\"p 0101600001\":1,\"version\":", StringComparison.Ordinal);
        Assert.Equal("Feltet »x ##########« står to gange.", Assert.Single(Laest.Linje(ukendt).Afvisninger).Tekst);
        var led = Besked(Forloeb()).ToJsonString().Replace("\"fra\":", "\"fra\":1,\"fra\":", StringComparison.Ordinal);
        Assert.Equal("Feltet kommuner har et led, hvor »fra« står to gange.", Assert.Single(Laest.Linje(led).Afvisninger).Tekst);
    }

    /// <summary>Were every name looked for among all before it, this line would take minutes.</summary>
    [Fact]
    public void En_linje_med_hundrede_tusind_ukendte_navne_laeses()
    {
        var navne = string.Concat(Enumerable.Range(0, 100_000).Select(nr => $"\"{nr:x}\":1,"));
        var linje = Besked(Forloeb()).ToJsonString().Replace("\"version\":", navne + "\"version\":", StringComparison.Ordinal);
        Assert.NotNull(Laest.Linje(linje).Gyldig);
        Assert.Equal(("", "dobbelt-felt"), Laest.Linje(linje.Replace("\"version\":", "\"0\":1,\"version\":", StringComparison.Ordinal)).Afvist);
    }

    [Theory]
    [InlineData("beskedId")]
    [InlineData("entitet")]
    [InlineData("aendringstype")]
    [InlineData("version")]
    [InlineData("registreret")]
    [InlineData("indhold")]
    public void Et_manglende_konvolutfelt_er_mangler_felt_og_null_er_fravaer(string felt)
    {
        Assert.Equal((felt, "mangler-felt"), Laest.Besked(Besked(Forloeb()).Uden(felt)).Afvist);
        Assert.Equal((felt, "mangler-felt"), Laest.Besked(Besked(Forloeb()).Med(felt, null)).Afvist);
    }

    public static TheoryData<string, string> Konvolutvaerdier => new()
    {
        { "beskedId", "\"ikke-en-guid\"" },
        { "beskedId", "\"\"" },
        { "beskedId", "17" },
        { "beskedId", "\"{00000001-0000-4000-8000-00000000000a}\"" },
        { "beskedId", "\"0000000100004000800000000000000a\"" },
        { "beskedId", "\" 00000001-0000-4000-8000-00000000000a\"" },
        { "entitet", "1" },
        { "entitet", "[\"forloeb\"]" },
        { "aendringstype", "0" },
        { "aendringstype", "4" },
        { "aendringstype", "\"1\"" },
        { "aendringstype", "1.0" },
        { "aendringstype", "true" },
        { "version", "0" },
        { "version", "-1" },
        { "version", "\"1\"" },
        { "version", "1.5" },
        { "version", "1e2" },
        { "version", "9223372036854775808" },
        { "registreret", "\"2024-05-01T08:30:00\"" },
        { "registreret", "\"2024-05-01\"" },
        { "registreret", "\"i går\"" },
        { "registreret", "\"2024-05-01T25:00:00Z\"" },
        { "registreret", "1714545000" },
        { "indhold", "[]" },
        { "indhold", "\"\"" },
        { "indhold", "1" },
    };

    [Theory]
    [MemberData(nameof(Konvolutvaerdier))]
    public void En_forkert_vaerdi_i_konvolutten_er_ugyldig_vaerdi(string felt, string json) =>
        Assert.Equal((felt, "ugyldig-vaerdi"), Laest.Besked(Besked(Forloeb()).Med(felt, JsonNode.Parse(json))).Afvist);

    [Theory]
    [InlineData("borger")]
    [InlineData("Forloeb")]
    [InlineData("")]
    public void En_entitet_uden_for_de_fem_er_ukendt_entitet(string entitet) =>
        Assert.Equal(("entitet", "ukendt-entitet"), Laest.Besked(Besked(Forloeb()).Med("entitet", entitet)).Afvist);

    public static TheoryData<string, string> Kraevede => new()
    {
        { "forloeb", "forloebId" }, { "forloeb", "personnummer" }, { "forloeb", "startdato" }, { "forloeb", "kommuner" },
        { "indsats", "indsatsId" }, { "indsats", "forloebId" }, { "indsats", "indsatstype" }, { "indsats", "status" }, { "indsats", "startdato" },
        { "fritagelse", "fritagelseId" }, { "fritagelse", "forloebId" }, { "fritagelse", "hjemmel" }, { "fritagelse", "fra" },
        { "ordinaereTimer", "ordinaereTimerId" }, { "ordinaereTimer", "forloebId" }, { "ordinaereTimer", "maaned" }, { "ordinaereTimer", "timer" },
        { "indstilling", "indstillingId" }, { "indstilling", "forloebId" }, { "indstilling", "dato" }, { "indstilling", "genbehandling" }, { "indstilling", "kategorier" },
    };

    [Theory]
    [MemberData(nameof(Kraevede))]
    public void Et_manglende_kraevet_felt_i_indholdet_er_mangler_felt(string entitet, string felt)
    {
        Assert.Equal((felt, "mangler-felt"), Laest.Besked(Besked(Indhold(entitet)).Med("indhold", Indhold(entitet).Uden(felt))).Afvist);
        Assert.Equal((felt, "mangler-felt"), Laest.Besked(Besked(Indhold(entitet)).Med("indhold", Indhold(entitet).Med(felt, null))).Afvist);
    }

    public static TheoryData<string, string, string, string> Vaerdier => new()
    {
        { "forloeb", "forloebId", "\"x\"", "ugyldig-vaerdi" },
        { "forloeb", "personnummer", "\"010160000\"", "ugyldigt-personnummer" },
        { "forloeb", "personnummer", "\"0000000000\"", "ugyldigt-personnummer" },
        { "forloeb", "personnummer", "\"3202600001\"", "ugyldigt-personnummer" },
        { "forloeb", "personnummer", "\"\"", "ugyldigt-personnummer" },
        { "forloeb", "personnummer", "101600001", "ugyldigt-personnummer" },
        { "forloeb", "personnummer", "[]", "ugyldigt-personnummer" },
        { "forloeb", "startdato", "\"15-01-2024\"", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "\"2024-02-30\"", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "\"2024-1-5\"", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "20240115", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "\"\"", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "\"0000-01-01\"", "ugyldig-vaerdi" },
        { "forloeb", "startdato", "\"1899-12-31\"", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "startdato", "\"2101-01-01\"", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "startdato", "\"9999-12-31\"", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "slutdato", "\"2101-01-01\"", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "slutdato", "\"9999-12-30\"", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "slutdato", "\"2024-01-14\"", "slut-foer-start" },
        { "forloeb", "slutdato", "false", "ugyldig-vaerdi" },
        { "forloeb", "afslutningsaarsag", "12", "ugyldig-vaerdi" },
        { "forloeb", "afslutningsaarsag", "\"\\ud800\"", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", "[]", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", "{}", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", "\"0101@2024-01-15\"", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", "[\"0101\"]", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", "[null]", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"fra":"2024-01-15"}]""", "mangler-felt" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101"}]""", "mangler-felt" },
        { "forloeb", "kommuner", """[{"kommunekode":101,"fra":"2024-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"1","fra":"2024-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"00101","fra":"2024-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"010a","fra":"2024-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"0411","fra":"2024-01-15"}]""", "ukendt-kommune" },
        { "forloeb", "kommuner", """[{"kommunekode":"9999","fra":"2024-01-15"}]""", "ukendt-kommune" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"2024-13-01"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"1899-01-01"}]""", "dato-foer-1900-eller-efter-2100" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"2024-01-16"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"2024-01-15"},{"kommunekode":"0147","fra":"2024-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"2024-01-15"},{"kommunekode":"0147","fra":"2023-01-15"}]""", "ugyldig-vaerdi" },
        { "forloeb", "fejloprettet", "\"true\"", "ugyldig-vaerdi" },
        { "forloeb", "fejloprettet", "1", "ugyldig-vaerdi" },
        { "indsats", "indsatsId", "\"x\"", "ugyldig-vaerdi" },
        { "indsats", "forloebId", "\"x\"", "ugyldig-vaerdi" },
        { "indsats", "indsatstype", "\"LAB-99\"", "ukendt-indsatstype" },
        { "indsats", "indsatstype", "\"\"", "ukendt-indsatstype" },
        { "indsats", "indsatstype", "12", "ugyldig-vaerdi" },
        { "indsats", "status", "\"Afsluttet\"", "ugyldig-vaerdi" },
        { "indsats", "status", "3", "ugyldig-vaerdi" },
        { "indsats", "startdato", "\"2101-01-01\"", "dato-foer-1900-eller-efter-2100" },
        { "indsats", "slutdato", "\"2024-01-31\"", "slut-foer-start" },
        { "indsats", "timerPrUge", "60", "ugyldig-vaerdi" },
        { "indsats", "timerPrUge", "-1", "ugyldig-vaerdi" },
        { "indsats", "timerPrUge", "\"10\"", "ugyldig-vaerdi" },
        { "indsats", "timerPrUge", "7.5", "ugyldig-vaerdi" },
        { "indsats", "minutterPrUge", "60", "ugyldig-vaerdi" },
        { "indsats", "iIndsatsdel", "\"ja\"", "ugyldig-vaerdi" },
        { "indsats", "udfoerer", "\"stat\"", "ugyldig-vaerdi" },
        { "indsats", "fejloprettet", "0", "ugyldig-vaerdi" },
        { "fritagelse", "fritagelseId", "1", "ugyldig-vaerdi" },
        { "fritagelse", "hjemmel", "\"LAS-13-9\"", "ugyldig-vaerdi" },
        { "fritagelse", "helbred", "\"nej\"", "ugyldig-vaerdi" },
        { "fritagelse", "fra", "\"1899-12-31\"", "dato-foer-1900-eller-efter-2100" },
        { "fritagelse", "til", "\"2024-02-29\"", "slut-foer-start" },
        { "ordinaereTimer", "maaned", "\"2024-13\"", "ugyldig-vaerdi" },
        { "ordinaereTimer", "maaned", "\"2024-03-01\"", "ugyldig-vaerdi" },
        { "ordinaereTimer", "maaned", "202403", "ugyldig-vaerdi" },
        { "ordinaereTimer", "maaned", "\"1899-12\"", "dato-foer-1900-eller-efter-2100" },
        { "ordinaereTimer", "maaned", "\"2101-01\"", "dato-foer-1900-eller-efter-2100" },
        { "ordinaereTimer", "timer", "0", "ugyldig-vaerdi" },
        { "ordinaereTimer", "timer", "-1.5", "ugyldig-vaerdi" },
        { "ordinaereTimer", "timer", "\"12.5\"", "ugyldig-vaerdi" },
        { "ordinaereTimer", "timer", "1e400", "ugyldig-vaerdi" },
        { "indstilling", "dato", "\"20-01-2024\"", "ugyldig-vaerdi" },
        { "indstilling", "genbehandling", "\"false\"", "ugyldig-vaerdi" },
        { "indstilling", "kategorier", "\"social\"", "ugyldig-vaerdi" },
        { "indstilling", "kategorier", "[\"Social\"]", "ugyldig-vaerdi" },
        { "indstilling", "kategorier", "[\"social\",null]", "ugyldig-vaerdi" },
        { "indstilling", "kategorier", "[[]]", "ugyldig-vaerdi" },
    };

    [Theory]
    [MemberData(nameof(Vaerdier))]
    public void En_forkert_vaerdi_i_indholdet_har_sin_kode(string entitet, string felt, string json, string kode)
    {
        var besked = Besked(Indhold(entitet)).ToJsonString();
        // By text, so that what no JSON library would write can be written too.
        var gammel = Indhold(entitet)[felt]?.ToJsonString();
        var ny = gammel is null
            ? besked.Replace("\"indhold\":{", $"\"indhold\":{{\"{felt}\":{json},", StringComparison.Ordinal)
            : besked.Replace($"\"{felt}\":{gammel}", $"\"{felt}\":{json}", StringComparison.Ordinal);
        Assert.NotEqual(besked, ny);
        Assert.Equal((felt, kode), Laest.Linje(ny).Afvist);
    }

    [Fact]
    public void En_kommune_der_ikke_findes_gaar_foran_en_manglende_dato_i_samme_led() =>
        Assert.Equal(
            ("kommuner", "ukendt-kommune"),
            Laest.Besked(Besked(Forloeb().Med("kommuner", JsonNode.Parse("""[{"kommunekode":"0411"}]""")))).Afvist);

    /// <summary>Every field of the line is wrong; mended one by one they come in the contract's order.</summary>
    [Fact]
    public void En_linje_afvises_for_den_foerste_fejl_i_kontraktens_raekkefoelge()
    {
        var indhold = new JsonObject();
        var besked = new JsonObject { ["indhold"] = 1, ["registreret"] = 1, ["version"] = 0, ["aendringstype"] = 0, ["beskedId"] = 1, ["entitet"] = 1 };
        var raekkefoelge = new List<(string, string)>();
        (JsonObject Objekt, string Felt, JsonNode? Vaerdi)[] rettelser =
        [
            (besked, "beskedId", Id(1)),
            (besked, "entitet", "borger"),
            (besked, "aendringstype", 1),
            (besked, "version", 1),
            (besked, "registreret", "2024-05-01T08:30:00+02:00"),
            (besked, "indhold", indhold),
            (besked, "entitet", "indsats"),
            (indhold, "indsatsId", Id(2)),
            (indhold, "forloebId", Id(3)),
            (indhold, "indsatstype", "x"),
            (indhold, "indsatstype", "SEL-85"),
            (indhold, "status", "afsluttet"),
            (indhold, "startdato", "2024-02-01"),
            (indhold, "slutdato", "2023-02-01"),
            (indhold, "timerPrUge", 1),
            (indhold, "minutterPrUge", 1),
            (indhold, "iIndsatsdel", true),
            (indhold, "udfoerer", "region"),
            (indhold, "fejloprettet", false),
            (indhold, "slutdato", "2024-02-01"),
        ];
        indhold["slutdato"] = 1;
        indhold["timerPrUge"] = 99;
        indhold["minutterPrUge"] = 99;
        indhold["iIndsatsdel"] = 1;
        indhold["udfoerer"] = 1;
        indhold["fejloprettet"] = 1;
        foreach (var (objekt, felt, vaerdi) in rettelser)
        {
            raekkefoelge.Add(Laest.Besked(besked).Afvist);
            objekt[felt] = vaerdi;
        }

        Assert.Equal(
            [
                ("beskedId", "ugyldig-vaerdi"),
                ("entitet", "ugyldig-vaerdi"),
                ("aendringstype", "ugyldig-vaerdi"),
                ("version", "ugyldig-vaerdi"),
                ("registreret", "ugyldig-vaerdi"),
                ("indhold", "ugyldig-vaerdi"),
                ("entitet", "ukendt-entitet"),
                ("indsatsId", "mangler-felt"),
                ("forloebId", "mangler-felt"),
                ("indsatstype", "mangler-felt"),
                ("indsatstype", "ukendt-indsatstype"),
                ("status", "mangler-felt"),
                ("startdato", "mangler-felt"),
                ("slutdato", "ugyldig-vaerdi"),
                ("timerPrUge", "ugyldig-vaerdi"),
                ("minutterPrUge", "ugyldig-vaerdi"),
                ("iIndsatsdel", "ugyldig-vaerdi"),
                ("udfoerer", "ugyldig-vaerdi"),
                ("fejloprettet", "ugyldig-vaerdi"),
                ("slutdato", "slut-foer-start"),
            ],
            raekkefoelge);
        Assert.NotNull(Laest.Besked(besked).Gyldig);
    }

    [Fact]
    public void Regler_paa_tvaers_kommer_efter_alle_felter()
    {
        var indhold = Forloeb(slutdato: "2024-01-01").Med("kommuner", JsonNode.Parse("""[{"kommunekode":"0101","fra":"2024-02-01"}]""")).Med("fejloprettet", 1);
        Assert.Equal(("fejloprettet", "ugyldig-vaerdi"), Laest.Besked(Besked((JsonObject)indhold.DeepClone())).Afvist);
        indhold["fejloprettet"] = true;
        Assert.Equal(("slutdato", "slut-foer-start"), Laest.Besked(Besked((JsonObject)indhold.DeepClone())).Afvist);
        indhold["slutdato"] = "2024-02-01";
        Assert.Equal(("kommuner", "ugyldig-vaerdi"), Laest.Besked(Besked(indhold)).Afvist);
    }

    [Fact]
    public void En_sletning_kraever_kun_entitetens_id()
    {
        Assert.Null(Laest.Besked(Slet(Indsats(), 2)).Gyldig.Indhold);
        Assert.Equal(("indsatsId", "mangler-felt"), Laest.Besked(Besked(Indsats(), 2, aendringstype: 3).Med("indhold", new JsonObject())).Afvist);
        Assert.Null(Laest.Besked(Besked(Indsats().Med("status", 7).Med("forloebId", 8), 2, aendringstype: 3)).Gyldig.Indhold);
    }

    [Fact]
    public void Teksten_naevner_felt_og_vaerdi()
    {
        var tekst = Assert.Single(Laest.Besked(Besked(Indsats(status: "i gang"))).Afvisninger).Tekst;
        Assert.Equal("Feltet status har værdien »i gang«; ventet en af koderne planlagt, paabegyndt, afsluttet, annulleret.", tekst);
    }

    [Fact]
    public void En_lang_vaerdi_kortes_af()
    {
        var tekst = Assert.Single(Laest.Besked(Besked(Indsats(status: new string('å', 100_000)))).Afvisninger).Tekst;
        Assert.True(tekst.Length < 300, tekst);
        Assert.Contains("»" + new string('x', 40) + "…«", tekst, StringComparison.Ordinal);
    }

    [Fact]
    public void Listen_af_koder_er_kontraktens()
    {
        Assert.Equal(
            ["ugyldigt-json", "dobbelt-felt", "ukendt-entitet", "mangler-felt", "ugyldig-vaerdi", "ugyldigt-personnummer", "ukendt-kommune", "ukendt-indsatstype", "dato-foer-1900-eller-efter-2100", "slut-foer-start", "version-konflikt"],
            Afvisningskoder.Alle);
    }
}
