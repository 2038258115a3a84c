using System.Text.Json.Nodes;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Validation;

/// <summary>What stands in a valid message, and which messages have the same content.</summary>
public sealed class NormalisationTests
{
    [Theory]
    [InlineData("2024-01-15", "2024-01-15")]
    [InlineData("2024-01-15T00:00:00", "2024-01-15")]
    [InlineData("2024-01-15T23:59:59.9999999", "2024-01-15")]
    [InlineData("2024-01-15T12:00", "2024-01-15")]
    [InlineData("2024-01-14T23:00:00Z", "2024-01-15")] // winter: +1
    [InlineData("2024-01-14T22:59:59Z", "2024-01-14")]
    [InlineData("2024-07-14T22:00:00Z", "2024-07-15")] // summer: +2
    [InlineData("2024-07-14T21:59:59.999Z", "2024-07-14")]
    [InlineData("2024-01-15T00:30:00+01:00", "2024-01-15")]
    [InlineData("2024-01-15T00:30:00+02:00", "2024-01-14")]
    [InlineData("2024-01-15T23:30:00-05:00", "2024-01-16")]
    [InlineData("1900-01-01", "1900-01-01")]
    [InlineData("2100-12-31", "2100-12-31")]
    public void A_moment_is_cut_to_its_Danish_calendar_day(string text, string day)
    {
        var content = Normalised<FritagelseContent>(Fritagelse().With("fra", text).Without("til"));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), content.From);
    }

    [Theory]
    [InlineData("2024-01-15 12:00")]
    [InlineData("2024-01-15T12")]
    [InlineData("2024-01-15T12:00:00+0100")]
    [InlineData("2024-01-15T12:00:00+15:00")]
    [InlineData("2024-01-15T24:00:00")]
    [InlineData("2024-01-15T12:60:00")]
    [InlineData("2024-01-15T12:00:00.")]
    [InlineData("2024-01-15Z")]
    [InlineData("2024-01-15T")]
    public void Other_forms_of_time_are_invalid(string text) =>
        Assert.Equal(("fra", "ugyldig-vaerdi"), ReadCount.Besked(Besked(Fritagelse().With("fra", text))).Rejected);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T00:00:00")]
    [InlineData("9999-12-31T23:59:59.9999999")]
    [InlineData("9999-12-31T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void An_end_date_in_year_9999_is_absence_and_a_quality_count(string text)
    {
        var besked = ReadCount.Besked(Besked(Forloeb(endDate: text))).Valid;
        Assert.Null(((ForloebContent)besked.Content!).EndDate);
        Assert.Equal(Quality.EndDate9999, besked.Quality);
        var fritagelse = ReadCount.Besked(Besked(Fritagelse().With("til", text))).Valid;
        Assert.Null(((FritagelseContent)fritagelse.Content!).To);
        Assert.Equal(Quality.EndDate9999, fritagelse.Quality);
    }

    [Fact]
    public void End_on_the_same_day_as_start_is_valid()
    {
        Assert.NotNull(ReadCount.Besked(Besked(Forloeb(endDate: "2024-01-15"))).Valid);
        Assert.NotNull(ReadCount.Besked(Besked(Indsats(endDate: "2024-02-01"))).Valid);
        Assert.NotNull(ReadCount.Besked(Besked(Fritagelse().With("til", "2024-03-01"))).Valid);
    }

    [Fact]
    public void Guids_are_compared_without_regard_to_case()
    {
        const string Large = "ABCDEF01-2345-4789-ABCD-EF0123456789";
        var besked = ReadCount.Besked(Besked(Forloeb().With("forloebId", Large)).With("beskedId", Large)).Valid;
        Assert.Equal(Guid.Parse(Large), besked.Id);
        Assert.Equal(besked.Id, ReadCount.Besked(Besked(Forloeb().With("forloebId", "abcdef01-2345-4789-abcd-ef0123456789"))).Valid.Id);
    }

    [Fact]
    public void Sex_and_birth_date_are_derived_and_the_number_becomes_a_pseudonym()
    {
        var content = Normalised<ForloebContent>(Forloeb(personnummer: "311299-0002"));
        Assert.Equal(new DateOnly(1999, 12, 31), content.Born);
        Assert.Equal(Sex.Woman, content.Sex);
        var expected = System.Security.Cryptography.HMACSHA256.HashData(
            Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(),
            "3112990002"u8);
        Assert.Equal(expected, Hash32.Bytes(content.Person).ToArray());
        Assert.Equal(content.Person, Normalised<ForloebContent>(Forloeb(personnummer: "3112990002")).Person);
    }

    [Fact]
    public void A_three_digit_kommune_code_gets_a_zero_in_front()
    {
        var content = Normalised<ForloebContent>(Forloeb().With(
            "kommuner",
            JsonNode.Parse("""[{"kommunekode":"101","fra":"2024-01-15"},{"fra":"2024-02-01T00:00:00","kommunekode":"0147"}]""")));
        Assert.Equal(
            [new KommuneResponsibility("0101", new DateOnly(2024, 1, 15)), new KommuneResponsibility("0147", new DateOnly(2024, 2, 1))],
            content.Kommuner);
    }

    [Fact]
    public void Categories_are_a_set_and_may_be_empty()
    {
        Assert.Equal(
            Categories.Social | Categories.Mentor,
            Normalised<IndstillingContent>(Indstilling().With("kategorier", new JsonArray("mentor", "social", "mentor"))).Categories);
        Assert.Equal(Categories.Ingen, Normalised<IndstillingContent>(Indstilling().With("kategorier", new JsonArray())).Categories);
    }

    [Fact]
    public void A_forloeb_after_the_ordnings_closing_is_valid() =>
        Assert.NotNull(ReadCount.Besked(Besked(Forloeb(startDate: "2027-01-01"))).Valid);

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData("12.50", "12.5")]
    [InlineData("1250e-2", "12.5")]
    [InlineData("0.125E2", "12.5")]
    [InlineData("100", "100")]
    [InlineData("1e2", "100")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228.162514264337593543950335", "79228.162514264337593543950335")]
    [InlineData("1.000000000000000000000000000000000000000000", "1")]
    public void Decimal_numbers_are_numbers_and_not_text(string json, string expected)
    {
        var content = (HoursContent)ReadCount.Line(Besked(OrdinaryHours())
            .ToJsonString()
            .Replace("12.5", json, StringComparison.Ordinal)).Valid.Content!;
        Assert.Equal(expected, content.Hours.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.2345678901234567890123456789012")]
    public void A_decimal_number_that_cannot_be_held_exactly_is_invalid(string json) =>
        Assert.Equal(
            ("timer", "ugyldig-vaerdi"),
            ReadCount.Line(Besked(OrdinaryHours()).ToJsonString().Replace("12.5", json, StringComparison.Ordinal)).Rejected);

    [Fact]
    public void Quality_counts_for_indsats()
    {
        Assert.Equal(Quality.NothingFound, ReadCount.Besked(Besked(Indsats())).Valid.Quality);
        Assert.Equal(Quality.NothingFound, ReadCount.Besked(Besked(Indsats().Without("timerPrUge"))).Valid.Quality);
        Assert.Equal(
            Quality.HoursMissing,
            ReadCount.Besked(Besked(Indsats().Without("timerPrUge").Without("minutterPrUge"))).Valid.Quality);
        Assert.Equal(Quality.EndedWithoutEndDate, ReadCount.Besked(Besked(Indsats(endDate: null))).Valid.Quality);
        Assert.Equal(Quality.NothingFound, ReadCount.Besked(Besked(Indsats(endDate: null, status: "paabegyndt"))).Valid.Quality);
        Assert.Equal(Quality.IIndsatsdelUnknown, ReadCount.Besked(Besked(Indsats().With("iIndsatsdel", null))).Valid.Quality);
        Assert.Equal(
            Quality.EndedWithoutEndDate | Quality.EndDate9999,
            ReadCount.Besked(Besked(Indsats(endDate: "9999-12-31"))).Valid.Quality);
    }

    [Fact]
    public void The_order_of_fields_and_escapes_in_json_means_nothing()
    {
        var besked = Besked(Indsats());
        var turned = new JsonObject(besked.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        turned["indhold"] = new JsonObject(Indsats().Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        Assert.Equal(ReadCount.Besked(besked).Valid.Hash, ReadCount.Besked(turned).Valid.Hash);
        var evaded = besked.ToJsonString().Replace(
            "\"status\":\"afsluttet\"",
            "\"st\\u0061tus\":\"\\u0061fsluttet\"",
            StringComparison.Ordinal);
        Assert.Equal(ReadCount.Besked(besked).Valid.Hash, ReadCount.Line(evaded).Valid.Hash);
    }

    public static TheoryData<string, string, string> SameContents => new()
    {
        { "forloeb", "personnummer", "\"010160-0001\"" },
        { "forloeb", "forloebId", "\"00000001-0000-4000-8000-00000000000A\"" },
        { "forloeb", "startdato", "\"2024-01-14T23:30:00Z\"" },
        { "forloeb", "slutdato", "null" },
        { "forloeb", "slutdato", "\"9999-12-31\"" },
        { "forloeb", "fejloprettet", "null" },
        { "forloeb", "kommuner", """[{"kommunekode":"101","fra":"2024-01-15T10:00:00","navn":"København"}]""" },
        { "forloeb", "ukendt", "1" },
        { "indstilling", "kategorier", """["social","virksomhedsrettet","social"]""" },
        { "ordinaereTimer", "timer", "12.50" },
        { "indsats", "fejloprettet", "null" },
    };

    [Theory]
    [MemberData(nameof(SameContents))]
    public void The_same_value_is_the_same_content(string entity, string field, string json) =>
        Assert.Equal(
            ReadCount.Besked(Besked(Content(entity))).Valid.Hash,
            ReadCount.Besked(Besked(Content(entity)).With("indhold", Content(entity).With(field, JsonNode.Parse(json)))).Valid.Hash);

    public static TheoryData<string, string, string> OtherContents => new()
    {
        { "forloeb", "personnummer", "\"3112990002\"" },
        { "forloeb", "startdato", "\"2024-01-16\"" },
        { "forloeb", "slutdato", "\"2024-12-31\"" },
        { "forloeb", "afslutningsaarsag", "\"\"" },
        { "forloeb", "afslutningsaarsag", "\"job\"" },
        { "forloeb", "fejloprettet", "false" },
        { "forloeb", "fejloprettet", "true" },
        { "forloeb", "kommuner", """[{"kommunekode":"0147","fra":"2024-01-15"}]""" },
        { "forloeb", "kommuner", """[{"kommunekode":"0101","fra":"2024-01-14"}]""" },
        { "indsats", "forloebId", "\"00000002-0000-4000-8000-00000000000a\"" },
        { "indsats", "indsatstype", "\"SEL-85\"" },
        { "indsats", "status", "\"planlagt\"" },
        { "indsats", "startdato", "\"2024-02-02\"" },
        { "indsats", "slutdato", "null" },
        { "indsats", "timerPrUge", "null" },
        { "indsats", "timerPrUge", "0" },
        { "indsats", "minutterPrUge", "10" },
        { "indsats", "iIndsatsdel", "false" },
        { "indsats", "iIndsatsdel", "null" },
        { "indsats", "udfoerer", "null" },
        { "fritagelse", "hjemmel", "\"ANDEN\"" },
        { "fritagelse", "helbred", "null" },
        { "fritagelse", "helbred", "false" },
        { "fritagelse", "fra", "\"2024-02-29\"" },
        { "fritagelse", "til", "null" },
        { "ordinaereTimer", "maaned", "\"2024-04\"" },
        { "ordinaereTimer", "timer", "12.51" },
        { "indstilling", "dato", "\"2024-01-21\"" },
        { "indstilling", "genbehandling", "true" },
        { "indstilling", "kategorier", "[]" },
        { "indstilling", "kategorier", """["social"]""" },
    };

    [Theory]
    [MemberData(nameof(OtherContents))]
    public void Another_value_is_another_content(string entity, string field, string json) =>
        Assert.NotEqual(
            ReadCount.Besked(Besked(Content(entity))).Valid.Hash,
            ReadCount.Besked(Besked(Content(entity)).With("indhold", Content(entity).With(field, JsonNode.Parse(json)))).Valid.Hash);

    /// <summary>å is one character (U+00E5) or two (a and U+030A); ﬁ is a ligature, which NFC keeps.</summary>
    [Theory]
    [InlineData("p\u00E5begyndt uddannelse", "pa\u030Abegyndt uddannelse")]
    [InlineData("\u1E9B\u0323", "\u017F\u0323\u0307")]
    [InlineData("\u00E5\uFFFEa", "a\u030A\uFFFEa")]
    public void A_text_in_two_forms_of_unicode_is_the_same_content(string composed, string decomposed)
    {
        Assert.Equal(Reason(composed).Hash, Reason(decomposed).Hash);
        Assert.Equal(Reason(composed).FormerHash, Reason(decomposed).FormerHash);
        Assert.NotEqual(Reason("\uFB01n").Hash, Reason("fin").Hash);
        var csv = ReadCount.Csv(
            "forloeb",
            "beskedId;aendringstype;version;registreret;forloebId;personnummer;startdato;afslutningsaarsag;kommuner",
            $"{Id(9)};1;1;2024-05-01T08:30:00+02:00;{Id(1)};{Personnummer};2024-01-15;{decomposed};0101@2024-01-15");
        Assert.Equal(Reason(composed).Hash, csv.Valid.Hash);

        static Besked Reason(string text) => ReadCount.Besked(Besked(Forloeb().With("afslutningsaarsag", text))).Valid;
    }

    [Fact]
    public void Hours_and_minutes_cannot_change_places() =>
        Assert.NotEqual(
            ReadCount.Besked(Besked(Indsats().With("timerPrUge", 5).With("minutterPrUge", null))).Valid.Hash,
            ReadCount.Besked(Besked(Indsats().With("timerPrUge", null).With("minutterPrUge", 5))).Valid.Hash);

    [Fact]
    public void A_deletion_is_a_content_of_its_own_and_the_same_for_all_deletions()
    {
        var deleted = ReadCount.Besked(Delete(Indsats(), 2)).Valid.Hash;
        Assert.NotEqual(ReadCount.Besked(Besked(Indsats(), 2)).Valid.Hash, deleted);
        Assert.Equal(deleted, ReadCount.Besked(Besked(Indsats(), 2, changeType: 3)).Valid.Hash);
    }

    [Fact]
    public void Registered_and_create_or_correct_are_not_content() =>
        Assert.Equal(
            ReadCount.Besked(Besked(Indsats(), changeType: 1)).Valid.Hash,
            ReadCount.Besked(Besked(Indsats(), changeType: 2).With("registreret", "2025-01-01T00:00:00Z")).Valid.Hash);

    /// <summary>The form is stored and compared with later leverancer: a change here would make conflicts of repeats.</summary>
    [Fact]
    public void The_canonical_form_never_changes()
    {
        string Hex(JsonObject content) => Convert.ToHexStringLower(Hash32.Bytes(ReadCount.Besked(Besked(content)).Valid.Hash));
        Assert.Equal(
            [
                "c7236160c922ee592f01bdafb22bf366cd7f8faf853252f274ed2f4981a3cf44",
                "ae82d269cb17dc8d70000289eb18a99b3d4454f0199085421a1a2425b644b30c",
                "3f2f073aa85d1bcef98cec8ecb30155c8fc2533844af6caf8bdb16e684763e3b",
                "bbad586381f7857bb8ddfc598e68a5cdea78938af6e4bacc235d415fa136f66c",
                "34a4fb404ba71c8b1394bbe798d6c402bd4e6d7754cb9026f60a5e94d5ddd8c8",
            ],
            new[] { Forloeb(), Indsats(), Fritagelse(), OrdinaryHours(), Indstilling() }.Select(Hex));
    }

    private static T Normalised<T>(JsonObject content)
        where T : BeskedContent => (T)ReadCount.Besked(Besked(content)).Valid.Content!;
}
