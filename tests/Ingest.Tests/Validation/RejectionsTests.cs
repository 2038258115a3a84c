using System.Text.Json.Nodes;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Validation;

/// <summary>A case for every code and every sentence on bad input in the contract.</summary>
public sealed class RejectionsTests
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
    public void A_line_that_is_not_a_json_object_is_invalid_json(string line) =>
        Assert.Equal(("", "ugyldigt-json"), ReadCount.Line(line).Rejected);

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
    public void A_name_twice_in_the_same_object_is_duplicate_field(string before, string after, string field)
    {
        var line = Besked(Forloeb()).ToJsonString();
        Assert.Equal((field, "dobbelt-felt"), ReadCount.Line(line.Replace(before, after, StringComparison.Ordinal)).Rejected);
    }

    [Theory]
    [InlineData("\"version\":", "\"Version\":1,\"version\":")]
    [InlineData("\"startdato\":", "\"startdato \":1,\"startdato\":")]
    [InlineData("\"startdato\":", "\"version\":1,\"fra\":1,\"startdato\":")]
    [InlineData("\"startdato\":", "\"ukendt\":{\"a\":1,\"a\":2},\"startdato\":")]
    [InlineData("\"version\":", "\"\\ud800\":1,\"\\ud800\":1,\"version\":")]
    [InlineData("\"kommuner\":[", "\"kommuner\":[{\"kommunekode\":\"0147\",\"fra\":\"2023-01-01\"},")]
    public void Names_are_compared_exactly_and_only_in_their_own_object(string before, string after) =>
        Assert.NotNull(ReadCount.Line(Besked(Forloeb()).ToJsonString().Replace(before, after, StringComparison.Ordinal)).Valid);

    [Fact]
    public void A_duplicate_field_comes_after_invalid_json_and_before_all_else()
    {
        var line = Besked(Forloeb())
            .With("beskedId", 7)
            .ToJsonString()
            .Replace("\"version\":", "\"version\":1,\"version\":", StringComparison.Ordinal);
        Assert.Equal(("version", "dobbelt-felt"), ReadCount.Line(line).Rejected);
        Assert.Equal(("", "ugyldigt-json"), ReadCount.Line(line + "x").Rejected);
        var several = line.Replace("\"startdato\":", "\"startdato\":1,\"startdato\":", StringComparison.Ordinal);
        Assert.Equal("Feltet »version« står to gange.", Assert.Single(ReadCount.Line(several).Rejections).Text);
    }

    [Fact]
    public void The_text_about_a_duplicate_field_names_the_name_but_no_personnummer()
    {
        var unknown = Besked(Forloeb())
            .ToJsonString()
            .Replace("\"version\":", "\"p 0101600001\":1,\"p 0101600001\":1,\"version\":", StringComparison.Ordinal);
        Assert.Equal("Feltet »x ##########« står to gange.", Assert.Single(ReadCount.Line(unknown).Rejections).Text);
        var term = Besked(Forloeb()).ToJsonString().Replace("\"fra\":", "\"fra\":1,\"fra\":", StringComparison.Ordinal);
        Assert.Equal("Feltet kommuner har et led, hvor »fra« står to gange.", Assert.Single(ReadCount.Line(term).Rejections).Text);
    }

    /// <summary>Were every name looked for among all before it, this line would take minutes.</summary>
    [Fact]
    public void A_line_with_a_hundred_thousand_unknown_names_is_read()
    {
        var names = string.Concat(Enumerable.Range(0, 100_000).Select(index => $"\"{index:x}\":1,"));
        var line = Besked(Forloeb()).ToJsonString().Replace("\"version\":", names + "\"version\":", StringComparison.Ordinal);
        Assert.NotNull(ReadCount.Line(line).Valid);
        Assert.Equal(
            ("", "dobbelt-felt"),
            ReadCount.Line(line.Replace("\"version\":", "\"0\":1,\"version\":", StringComparison.Ordinal)).Rejected);
    }

    [Theory]
    [InlineData("beskedId")]
    [InlineData("entitet")]
    [InlineData("aendringstype")]
    [InlineData("version")]
    [InlineData("registreret")]
    [InlineData("indhold")]
    public void A_missing_envelope_field_is_missing_field_and_null_is_absence(string field)
    {
        Assert.Equal((field, "mangler-felt"), ReadCount.Besked(Besked(Forloeb()).Without(field)).Rejected);
        Assert.Equal((field, "mangler-felt"), ReadCount.Besked(Besked(Forloeb()).With(field, null)).Rejected);
    }

    public static TheoryData<string, string> EnvelopeValues => new()
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
    [MemberData(nameof(EnvelopeValues))]
    public void A_wrong_value_in_the_envelope_is_invalid_value(string field, string json) =>
        Assert.Equal((field, "ugyldig-vaerdi"), ReadCount.Besked(Besked(Forloeb()).With(field, JsonNode.Parse(json))).Rejected);

    [Theory]
    [InlineData("borger")]
    [InlineData("Forloeb")]
    [InlineData("")]
    public void An_entity_outside_the_five_is_unknown_entity(string entity) =>
        Assert.Equal(("entitet", "ukendt-entitet"), ReadCount.Besked(Besked(Forloeb()).With("entitet", entity)).Rejected);

    public static TheoryData<string, string> RequiredFields => new()
    {
        { "forloeb", "forloebId" }, { "forloeb", "personnummer" }, { "forloeb", "startdato" }, { "forloeb", "kommuner" },
        { "indsats", "indsatsId" }, { "indsats", "forloebId" }, { "indsats", "indsatstype" }, { "indsats", "status" },
        { "indsats", "startdato" },
        { "fritagelse", "fritagelseId" }, { "fritagelse", "forloebId" }, { "fritagelse", "hjemmel" }, { "fritagelse", "fra" },
        { "ordinaereTimer", "ordinaereTimerId" }, { "ordinaereTimer", "forloebId" }, { "ordinaereTimer", "maaned" },
        { "ordinaereTimer", "timer" },
        { "indstilling", "indstillingId" }, { "indstilling", "forloebId" }, { "indstilling", "dato" }, { "indstilling", "genbehandling" },
        { "indstilling", "kategorier" },
    };

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void A_missing_required_field_in_the_content_is_missing_field(string entity, string field)
    {
        Assert.Equal(
            (field, "mangler-felt"),
            ReadCount.Besked(Besked(Content(entity)).With("indhold", Content(entity).Without(field))).Rejected);
        Assert.Equal(
            (field, "mangler-felt"),
            ReadCount.Besked(Besked(Content(entity)).With("indhold", Content(entity).With(field, null))).Rejected);
    }

    public static TheoryData<string, string, string, string> Values => new()
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
        {
            "forloeb",
            "kommuner",
            """[{"kommunekode":"0101","fra":"2024-01-15"},{"kommunekode":"0147","fra":"2024-01-15"}]""",
            "ugyldig-vaerdi"
        },
        {
            "forloeb",
            "kommuner",
            """[{"kommunekode":"0101","fra":"2024-01-15"},{"kommunekode":"0147","fra":"2023-01-15"}]""",
            "ugyldig-vaerdi"
        },
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
    [MemberData(nameof(Values))]
    public void A_wrong_value_in_the_content_has_its_code(string entity, string field, string json, string code)
    {
        var besked = Besked(Content(entity)).ToJsonString();
        // By text, so that what no JSON library would write can be written too.
        var oldOne = Content(entity)[field]?.ToJsonString();
        var created = oldOne is null
            ? besked.Replace("\"indhold\":{", $"\"indhold\":{{\"{field}\":{json},", StringComparison.Ordinal)
            : besked.Replace($"\"{field}\":{oldOne}", $"\"{field}\":{json}", StringComparison.Ordinal);
        Assert.NotEqual(besked, created);
        Assert.Equal((field, code), ReadCount.Line(created).Rejected);
    }

    [Fact]
    public void A_kommune_that_does_not_exist_precedes_a_missing_date_in_the_same_item() =>
        Assert.Equal(
            ("kommuner", "ukendt-kommune"),
            ReadCount.Besked(Besked(Forloeb().With("kommuner", JsonNode.Parse("""[{"kommunekode":"0411"}]""")))).Rejected);

    /// <summary>Every field of the line is wrong; mended one by one they come in the contract's order.</summary>
    [Fact]
    public void A_line_is_rejected_for_the_first_error_in_the_contracts_order()
    {
        var content = new JsonObject();
        var besked = new JsonObject
        {
            ["indhold"] = 1,
            ["registreret"] = 1,
            ["version"] = 0,
            ["aendringstype"] = 0,
            ["beskedId"] = 1,
            ["entitet"] = 1,
        };
        var orderRule = new List<(string, string)>();
        (JsonObject JsonObjectKind, string Field, JsonNode? Value)[] corrections =
        [
            (besked, "beskedId", Id(1)),
            (besked, "entitet", "borger"),
            (besked, "aendringstype", 1),
            (besked, "version", 1),
            (besked, "registreret", "2024-05-01T08:30:00+02:00"),
            (besked, "indhold", content),
            (besked, "entitet", "indsats"),
            (content, "indsatsId", Id(2)),
            (content, "forloebId", Id(3)),
            (content, "indsatstype", "x"),
            (content, "indsatstype", "SEL-85"),
            (content, "status", "afsluttet"),
            (content, "startdato", "2024-02-01"),
            (content, "slutdato", "2023-02-01"),
            (content, "timerPrUge", 1),
            (content, "minutterPrUge", 1),
            (content, "iIndsatsdel", true),
            (content, "udfoerer", "region"),
            (content, "fejloprettet", false),
            (content, "slutdato", "2024-02-01"),
        ];
        content["slutdato"] = 1;
        content["timerPrUge"] = 99;
        content["minutterPrUge"] = 99;
        content["iIndsatsdel"] = 1;
        content["udfoerer"] = 1;
        content["fejloprettet"] = 1;
        foreach (var (jsonObject, field, value) in corrections)
        {
            orderRule.Add(ReadCount.Besked(besked).Rejected);
            jsonObject[field] = value;
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
            orderRule);
        Assert.NotNull(ReadCount.Besked(besked).Valid);
    }

    [Fact]
    public void Rules_across_fields_come_after_all_fields()
    {
        var content = Forloeb(endDate: "2024-01-01")
            .With("kommuner", JsonNode.Parse("""[{"kommunekode":"0101","fra":"2024-02-01"}]"""))
            .With("fejloprettet", 1);
        Assert.Equal(("fejloprettet", "ugyldig-vaerdi"), ReadCount.Besked(Besked((JsonObject)content.DeepClone())).Rejected);
        content["fejloprettet"] = true;
        Assert.Equal(("slutdato", "slut-foer-start"), ReadCount.Besked(Besked((JsonObject)content.DeepClone())).Rejected);
        content["slutdato"] = "2024-02-01";
        Assert.Equal(("kommuner", "ugyldig-vaerdi"), ReadCount.Besked(Besked(content)).Rejected);
    }

    [Fact]
    public void A_deletion_requires_only_the_entitys_id()
    {
        Assert.Null(ReadCount.Besked(Delete(Indsats(), 2)).Valid.Content);
        Assert.Equal(
            ("indsatsId", "mangler-felt"),
            ReadCount.Besked(Besked(Indsats(), 2, changeType: 3).With("indhold", new JsonObject())).Rejected);
        Assert.Null(ReadCount.Besked(Besked(Indsats().With("status", 7).With("forloebId", 8), 2, changeType: 3)).Valid.Content);
    }

    [Fact]
    public void The_text_names_field_and_value()
    {
        var text = Assert.Single(ReadCount.Besked(Besked(Indsats(status: "i gang"))).Rejections).Text;
        Assert.Equal("Feltet status har værdien »i gang«; ventet en af koderne planlagt, paabegyndt, afsluttet, annulleret.", text);
    }

    [Fact]
    public void A_long_value_is_shortened()
    {
        var text = Assert.Single(ReadCount.Besked(Besked(Indsats(status: new string('å', 100_000)))).Rejections).Text;
        Assert.True(text.Length < 300, text);
        Assert.Contains("»" + new string('x', 40) + "…«", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_codes_is_the_contracts()
    {
        Assert.Equal(
            [
                "ugyldigt-json",
                "dobbelt-felt",
                "ukendt-entitet",
                "mangler-felt",
                "ugyldig-vaerdi",
                "ugyldigt-personnummer",
                "ukendt-kommune",
                "ukendt-indsatstype",
                "dato-foer-1900-eller-efter-2100",
                "slut-foer-start",
                "version-konflikt",
            ],
            RejectionCodes.All);
    }
}
