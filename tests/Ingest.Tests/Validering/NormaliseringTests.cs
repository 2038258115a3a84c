using System.Text.Json.Nodes;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Validering;

/// <summary>What stands in a valid message, and which messages have the same content.</summary>
public sealed class NormaliseringTests
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
    public void Et_tidspunkt_skaeres_til_sin_danske_kalenderdag(string tekst, string dag)
    {
        var indhold = Normaliseret<Fritagelsesindhold>(Fritagelse().Med("fra", tekst).Uden("til"));
        Assert.Equal(DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture), indhold.Fra);
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
    public void Andre_former_for_tid_er_ugyldige(string tekst) =>
        Assert.Equal(("fra", "ugyldig-vaerdi"), Laest.Besked(Besked(Fritagelse().Med("fra", tekst))).Afvist);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T00:00:00")]
    [InlineData("9999-12-31T23:59:59.9999999")]
    [InlineData("9999-12-31T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Slutdato_i_aar_9999_er_fravaer_og_et_kvalitetstal(string tekst)
    {
        var besked = Laest.Besked(Besked(Forloeb(slutdato: tekst))).Gyldig;
        Assert.Null(((Forloebsindhold)besked.Indhold!).Slutdato);
        Assert.Equal(Kvalitet.Slutdato9999, besked.Kvalitet);
        var fritagelse = Laest.Besked(Besked(Fritagelse().Med("til", tekst))).Gyldig;
        Assert.Null(((Fritagelsesindhold)fritagelse.Indhold!).Til);
        Assert.Equal(Kvalitet.Slutdato9999, fritagelse.Kvalitet);
    }

    [Fact]
    public void Slut_samme_dag_som_start_er_gyldig()
    {
        Assert.NotNull(Laest.Besked(Besked(Forloeb(slutdato: "2024-01-15"))).Gyldig);
        Assert.NotNull(Laest.Besked(Besked(Indsats(slutdato: "2024-02-01"))).Gyldig);
        Assert.NotNull(Laest.Besked(Besked(Fritagelse().Med("til", "2024-03-01"))).Gyldig);
    }

    [Fact]
    public void Guider_sammenlignes_uden_hensyn_til_store_og_smaa_bogstaver()
    {
        const string Stor = "ABCDEF01-2345-4789-ABCD-EF0123456789";
        var besked = Laest.Besked(Besked(Forloeb().Med("forloebId", Stor)).Med("beskedId", Stor)).Gyldig;
        Assert.Equal(Guid.Parse(Stor), besked.Id);
        Assert.Equal(besked.Id, Laest.Besked(Besked(Forloeb().Med("forloebId", "abcdef01-2345-4789-abcd-ef0123456789"))).Gyldig.Id);
    }

    [Fact]
    public void Koen_og_foedselsdato_udledes_og_nummeret_bliver_til_pseudonym()
    {
        var indhold = Normaliseret<Forloebsindhold>(Forloeb(personnummer: "311299-0002"));
        Assert.Equal(new DateOnly(1999, 12, 31), indhold.Foedt);
        Assert.Equal(Koen.Kvinde, indhold.Koen);
        var ventet = System.Security.Cryptography.HMACSHA256.HashData(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(), "3112990002"u8);
        Assert.Equal(ventet, Hash32.Bytes(indhold.Person).ToArray());
        Assert.Equal(indhold.Person, Normaliseret<Forloebsindhold>(Forloeb(personnummer: "3112990002")).Person);
    }

    [Fact]
    public void Trecifret_kommunekode_faar_et_nul_foran()
    {
        var indhold = Normaliseret<Forloebsindhold>(Forloeb().Med("kommuner", JsonNode.Parse("""[{"kommunekode":"101","fra":"2024-01-15"},{"fra":"2024-02-01T00:00:00","kommunekode":"0147"}]""")));
        Assert.Equal([new Kommuneansvar("0101", new DateOnly(2024, 1, 15)), new Kommuneansvar("0147", new DateOnly(2024, 2, 1))], indhold.Kommuner);
    }

    [Fact]
    public void Kategorier_er_en_maengde_og_maa_vaere_tom()
    {
        Assert.Equal(Kategorier.Social | Kategorier.Mentor, Normaliseret<Indstillingsindhold>(Indstilling().Med("kategorier", new JsonArray("mentor", "social", "mentor"))).Kategorier);
        Assert.Equal(Kategorier.Ingen, Normaliseret<Indstillingsindhold>(Indstilling().Med("kategorier", new JsonArray())).Kategorier);
    }

    [Fact]
    public void Et_forloeb_efter_ordningens_lukning_er_gyldigt() =>
        Assert.NotNull(Laest.Besked(Besked(Forloeb(startdato: "2027-01-01"))).Gyldig);

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
    public void Decimaltal_er_tal_og_ikke_tekst(string json, string ventet)
    {
        var indhold = (Timerindhold)Laest.Linje(Besked(OrdinaereTimer()).ToJsonString().Replace("12.5", json, StringComparison.Ordinal)).Gyldig.Indhold!;
        Assert.Equal(ventet, indhold.Timer.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.2345678901234567890123456789012")]
    public void Et_decimaltal_der_ikke_kan_holdes_noejagtigt_er_ugyldigt(string json) =>
        Assert.Equal(("timer", "ugyldig-vaerdi"), Laest.Linje(Besked(OrdinaereTimer()).ToJsonString().Replace("12.5", json, StringComparison.Ordinal)).Afvist);

    [Fact]
    public void Kvalitetstal_for_indsats()
    {
        Assert.Equal(Kvalitet.Intet, Laest.Besked(Besked(Indsats())).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.Intet, Laest.Besked(Besked(Indsats().Uden("timerPrUge"))).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.TimerMangler, Laest.Besked(Besked(Indsats().Uden("timerPrUge").Uden("minutterPrUge"))).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.AfsluttetUdenSlutdato, Laest.Besked(Besked(Indsats(slutdato: null))).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.Intet, Laest.Besked(Besked(Indsats(slutdato: null, status: "paabegyndt"))).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.IIndsatsdelUkendt, Laest.Besked(Besked(Indsats().Med("iIndsatsdel", null))).Gyldig.Kvalitet);
        Assert.Equal(Kvalitet.AfsluttetUdenSlutdato | Kvalitet.Slutdato9999, Laest.Besked(Besked(Indsats(slutdato: "9999-12-31"))).Gyldig.Kvalitet);
    }

    [Fact]
    public void Raekkefoelgen_af_felter_og_undvigelser_i_json_betyder_intet()
    {
        var besked = Besked(Indsats());
        var vendt = new JsonObject(besked.Reverse().Select(felt => KeyValuePair.Create(felt.Key, felt.Value?.DeepClone())));
        vendt["indhold"] = new JsonObject(Indsats().Reverse().Select(felt => KeyValuePair.Create(felt.Key, felt.Value?.DeepClone())));
        Assert.Equal(Laest.Besked(besked).Gyldig.Hash, Laest.Besked(vendt).Gyldig.Hash);
        var undveget = besked.ToJsonString().Replace("\"status\":\"afsluttet\"", "\"st\\u0061tus\":\"\\u0061fsluttet\"", StringComparison.Ordinal);
        Assert.Equal(Laest.Besked(besked).Gyldig.Hash, Laest.Linje(undveget).Gyldig.Hash);
    }

    public static TheoryData<string, string, string> SammeIndhold => new()
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
    [MemberData(nameof(SammeIndhold))]
    public void Samme_vaerdi_er_samme_indhold(string entitet, string felt, string json) =>
        Assert.Equal(Laest.Besked(Besked(Indhold(entitet))).Gyldig.Hash, Laest.Besked(Besked(Indhold(entitet)).Med("indhold", Indhold(entitet).Med(felt, JsonNode.Parse(json)))).Gyldig.Hash);

    public static TheoryData<string, string, string> AndetIndhold => new()
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
    [MemberData(nameof(AndetIndhold))]
    public void Anden_vaerdi_er_andet_indhold(string entitet, string felt, string json) =>
        Assert.NotEqual(Laest.Besked(Besked(Indhold(entitet))).Gyldig.Hash, Laest.Besked(Besked(Indhold(entitet)).Med("indhold", Indhold(entitet).Med(felt, JsonNode.Parse(json)))).Gyldig.Hash);

    /// <summary>å is one character (U+00E5) or two (a and U+030A); ﬁ is a ligature, which NFC keeps.</summary>
    [Theory]
    [InlineData("p\u00E5begyndt uddannelse", "pa\u030Abegyndt uddannelse")]
    [InlineData("\u1E9B\u0323", "\u017F\u0323\u0307")]
    [InlineData("\u00E5\uFFFEa", "a\u030A\uFFFEa")]
    public void En_tekst_i_to_former_af_unicode_er_samme_indhold(string composed, string decomposed)
    {
        Assert.Equal(Aarsag(composed).Hash, Aarsag(decomposed).Hash);
        Assert.Equal(Aarsag(composed).FormerHash, Aarsag(decomposed).FormerHash);
        Assert.NotEqual(Aarsag("\uFB01n").Hash, Aarsag("fin").Hash);
        var csv = Laest.Csv(
            "forloeb",
            "beskedId;aendringstype;version;registreret;forloebId;personnummer;startdato;afslutningsaarsag;kommuner",
            $"{Id(9)};1;1;2024-05-01T08:30:00+02:00;{Id(1)};{Personnummer};2024-01-15;{decomposed};0101@2024-01-15");
        Assert.Equal(Aarsag(composed).Hash, csv.Gyldig.Hash);

        static Besked Aarsag(string tekst) => Laest.Besked(Besked(Forloeb().Med("afslutningsaarsag", tekst))).Gyldig;
    }

    [Fact]
    public void Timer_og_minutter_kan_ikke_bytte_plads() =>
        Assert.NotEqual(
            Laest.Besked(Besked(Indsats().Med("timerPrUge", 5).Med("minutterPrUge", null))).Gyldig.Hash,
            Laest.Besked(Besked(Indsats().Med("timerPrUge", null).Med("minutterPrUge", 5))).Gyldig.Hash);

    [Fact]
    public void En_sletning_er_et_indhold_for_sig_og_ens_for_alle_sletninger()
    {
        var slettet = Laest.Besked(Slet(Indsats(), 2)).Gyldig.Hash;
        Assert.NotEqual(Laest.Besked(Besked(Indsats(), 2)).Gyldig.Hash, slettet);
        Assert.Equal(slettet, Laest.Besked(Besked(Indsats(), 2, aendringstype: 3)).Gyldig.Hash);
    }

    [Fact]
    public void Registreret_og_opret_eller_ret_er_ikke_indhold() =>
        Assert.Equal(
            Laest.Besked(Besked(Indsats(), aendringstype: 1)).Gyldig.Hash,
            Laest.Besked(Besked(Indsats(), aendringstype: 2).Med("registreret", "2025-01-01T00:00:00Z")).Gyldig.Hash);

    /// <summary>The form is stored and compared with later leverancer: a change here would make conflicts of repeats.</summary>
    [Fact]
    public void Den_kanoniske_form_aendres_aldrig()
    {
        string Hex(JsonObject indhold) => Convert.ToHexStringLower(Hash32.Bytes(Laest.Besked(Besked(indhold)).Gyldig.Hash));
        Assert.Equal(
            [
                "c7236160c922ee592f01bdafb22bf366cd7f8faf853252f274ed2f4981a3cf44",
                "ae82d269cb17dc8d70000289eb18a99b3d4454f0199085421a1a2425b644b30c",
                "3f2f073aa85d1bcef98cec8ecb30155c8fc2533844af6caf8bdb16e684763e3b",
                "bbad586381f7857bb8ddfc598e68a5cdea78938af6e4bacc235d415fa136f66c",
                "34a4fb404ba71c8b1394bbe798d6c402bd4e6d7754cb9026f60a5e94d5ddd8c8",
            ],
            new[] { Forloeb(), Indsats(), Fritagelse(), OrdinaereTimer(), Indstilling() }.Select(Hex));
    }

    private static T Normaliseret<T>(JsonObject indhold)
        where T : Ingest.Messages.Indhold => (T)Laest.Besked(Besked(indhold)).Gyldig.Indhold!;
}
