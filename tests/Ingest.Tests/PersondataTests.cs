using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests;

/// <summary>Nothing of a personnummer is kept anywhere: planted numbers are looked for in every byte of the database.</summary>
public sealed class PersondataTests
{
    /// <summary>Made up; fail modulus 11.</summary>
    private static readonly string[] Plantet = ["0101600001", "3112990002", "1506754321", "2903856789"];

    [Theory]
    [PaaHverMotor]
    public void Intet_personnummer_staar_i_databasen_afvisningerne_eller_fejlene(string motor)
    {
        using var proeve = new Proeve(motor);
        var linjer = new List<string>();
        foreach (var nummer in Plantet)
        {
            foreach (var form in Former(nummer))
            {
                var forloeb = 1 + (linjer.Count * 10);
                linjer.Add(Besked(Forloeb(forloeb, personnummer: nummer)).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb, personnummer: form)).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb, personnummer: form + "x")).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 1).Med("afslutningsaarsag", $"flyttet, se {form}.")).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 2)).Med(form, 1).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 3).Med("felt " + form, 1)).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 4)).Med("beskedId", form).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 4)).Med("entitet", form).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 4)).Med("version", form).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 4)).Med("registreret", form).ToJsonString());
                linjer.Add(Besked(Forloeb(forloeb + 4)).Med("indhold", form).ToJsonString());
                linjer.Add(Besked(Indsats(forloeb, status: form)).ToJsonString());
                linjer.Add(Besked(Indsats(forloeb, status: new string('y', 55) + form)).ToJsonString());
                linjer.Add(Besked(Indsats(forloeb, startdato: form)).ToJsonString());
                linjer.Add(Besked(Indsats(forloeb).Med("indsatstype", form)).ToJsonString());
                linjer.Add(Besked(Indstilling(forloeb).Med("kategorier", new System.Text.Json.Nodes.JsonArray(form))).ToJsonString());
                linjer.Add("ikke json " + form);
            }
        }

        var leverance = proeve.Tag("a.ndjson", Utf8(string.Join('\n', linjer)));
        Assert.True(leverance.Afvist > 100);
        Assert.True(leverance.Accepteret > 20);
        foreach (var nummer in Plantet)
        {
            var hoved = "beskedId;aendringstype;version;registreret;forloebId;personnummer;startdato;kommuner";
            proeve.Tag("forloeb.csv", Utf8($"{hoved};{nummer};{nummer}\n"));
            proeve.Tag("forloeb.csv", Utf8($"{hoved}\n{nummer}\n{nummer};1;1;2024-01-01T00:00:00Z;{Id(1)};{nummer};{nummer};0101@{nummer}\n"));
            proeve.Tag("forloeb.csv", Utf8($"{nummer};{nummer}\n"));
            proeve.Tag("forloeb.csv", Utf8($"{hoved}\n\"{nummer}\"{nummer}\n"));
        }

        var tekst = new StringWriter();
        foreach (var en in proeve.Bog.Liste())
        {
            tekst.WriteLine(en);
            proeve.Bog.SkrivAfvisninger(en.LeveranceId, tekst);
            tekst.WriteLine(string.Join('\n', proeve.Bog.Tal(en.LeveranceId)));
        }

        tekst.WriteLine(string.Join('\n', proeve.Alt()));
        foreach (var fil in Directory.GetFiles(proeve.Mappe, "opgoerelse.db*"))
        {
            tekst.Write(Encoding.Latin1.GetString(File.ReadAllBytes(fil)));
        }

        var alt = tekst.ToString();
        Assert.Contains("##########", alt, StringComparison.Ordinal);
        foreach (var nummer in Plantet)
        {
            Assert.DoesNotContain(nummer, alt, StringComparison.Ordinal);
            Assert.DoesNotContain($"{nummer[..6]}-{nummer[6..]}", alt, StringComparison.Ordinal);
            Assert.DoesNotContain($"{nummer[..6]} {nummer[6..]}", alt, StringComparison.Ordinal);
            Assert.DoesNotContain(nummer[..9], alt, StringComparison.Ordinal);
        }
    }

    [Theory]
    [PaaHverMotor]
    public void En_borger_har_et_pseudonym_paa_tvaers_af_forloeb_og_to_borgere_har_to(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb(1)), Besked(Forloeb(2, personnummer: "010160-0001")), Besked(Forloeb(3, personnummer: AndetPersonnummer)));
        Assert.Equal(2, proeve.Skalar<long>("SELECT COUNT(DISTINCT person) FROM forloeb"));
        Assert.All(proeve.Raekker("SELECT person FROM forloeb"), person => Assert.Equal(64, person.Length));
    }

    [Theory]
    [InlineData("0101600001", "##########")]
    [InlineData("101600001", "#########")]
    [InlineData("010160-0001", "######-####")]
    [InlineData("010160–0001", "######?####")]
    [InlineData("010160 født 0001", "###### xxxx ####")]
    [InlineData("01.01.60-0001", "##.##.##-####")]
    [InlineData("010160_0001", "######_####")]
    [InlineData("a0101600001b", "x##########x")]
    [InlineData("nul en nul en seks nul", "xxx xx xxx xx xxxx xxx")]
    [InlineData("nul-en-nul-en-seks-nul-nul-nul-nul-en", "xxx-xx-xxx-xx-xxxx-xxx-xxx-xxx-xxx-xx")]
    [InlineData("０１０１６０", "######")]
    [InlineData("31o2990oo1", "##x####xx#")]
    [InlineData("一二三四五六", "xxxxxx")]
    [InlineData("LAB14OVO", "LAB14OVO")]
    [InlineData("01016000-0100-0000-0000-000000000000", "########-####-####-####-############")]
    [InlineData("2024-01-15T12:30:00.0101600", "####-##-##x##:##:##.#######")]
    [InlineData("0101-60-00T01:00", "####-##-##x##:##")]
    [InlineData("=1+2", "=#+#")]
    [InlineData("i gang", "i gang")]
    [InlineData("a\tb\nc\u202e", "x x x?")]
    [InlineData("0f8fad5b-d9cd-469f-a165-70867728950e", "0f8fad5b-d9cd-469f-a165-70867728950e")]
    [InlineData("2024-01-15", "2024-01-15")]
    [InlineData("15.01.2024", "15.01.2024")]
    [InlineData("2024-01-15T12:30:00", "2024-01-15T12:30:00")]
    [InlineData("2024-01-15T12:30:00+01:00", "2024-01-15T12:30:00+01:00")]
    [InlineData("12345678", "12345678")]
    [InlineData("37,5", "37,5")]
    [InlineData("LAB-11-VPP", "LAB-11-VPP")]
    [InlineData("påbegyndt", "påbegyndt")]
    [InlineData("", "")]
    public void Kun_det_der_efter_sin_form_ikke_kan_rumme_et_personnummer_vises(string vaerdi, string vist) =>
        Assert.Equal(vist, Gengivelse.Rens(Utf8(vaerdi)));

    [Fact]
    public void Et_nummer_ved_afkortningen_vises_ikke_i_stykker()
    {
        for (var foran = 20; foran < 75; foran++)
        {
            var vist = Gengivelse.Rens(Utf8(new string('x', foran) + "0101600001" + new string('z', 1000)));
            Assert.DoesNotContain(vist, char.IsDigit);
            Assert.True(vist.Length <= Gengivelse.Laengst + 1);
        }
    }

    [Theory]
    [InlineData("forloeb.csv", "forloeb.csv")]
    [InlineData("randers_0730_20240115.ndjson.gz", "randers_0730_20240115.ndjson.gz")]
    [InlineData("randers_0730_20240115T123000.ndjson", "randers_0730_20240115T123000.ndjson")]
    [InlineData("2024-01-15_12-30-00_2024-02-15.ndjson", "2024-01-15_12-30-00_2024-02-15.ndjson")]
    [InlineData("0f8fad5b-d9cd-469f-a165-70867728950e.ndjson", "0f8fad5b-d9cd-469f-a165-70867728950e.ndjson")]
    [InlineData("0101600001.ndjson", "##########.ndjson")]
    [InlineData("101600001.ndjson", "#########.ndjson")]
    [InlineData("sag 010160 og 0001.ndjson", "sag ###### og ####.ndjson")]
    [InlineData("𝟑𝟏𝟎𝟐𝟗𝟗𝟎𝟎𝟎𝟏.ndjson", "##########.ndjson")]
    [InlineData("ø_𝟑.ndjson", "ø_𝟑.ndjson")]
    [InlineData("2001121234.ndjson", "##########.ndjson")]
    [InlineData("200112-1234.ndjson", "######-####.ndjson")]
    [InlineData("010160_20240115_0001.ndjson", "######_20240115_####.ndjson")]
    [InlineData("01016000-0100-0000-0000-000000000000.ndjson", "########-####-####-####-############.ndjson")]
    [InlineData("a\u202eb\u0007c.ndjson", "a_b_c.ndjson")]
    public void Et_filnavn_gemmes_uden_det_der_kan_vaere_et_personnummer(string navn, string gemt)
    {
        Assert.Equal(gemt, FileNames.Shown(navn));
        Assert.Equal(gemt, FileNames.Shown(gemt));
    }

    [Theory]
    [InlineData("Filen 0101600001 er væk", "Filen ########## er væk")]
    [InlineData("linje 1200, felt 12, den 2024-01-15 kl. 12", "linje 1200, felt 12, den 2024-01-15 kl. 12")]
    [InlineData("kommunerne 101, 730 og 751, 12 celler", "kommunerne 101, 730 og 751, 12 celler")]
    [InlineData("nr. 01 01 60 - 0001.", "nr. ## ## ## - ####.")]
    [InlineData("sag 010160, løbenummer 0001", "sag ######, løbenummer ####")]
    [InlineData("101600001", "#########")]
    [InlineData("modtaget 2126-11-05 22:05:00 +01:00", "modtaget 2126-11-05 22:05:00 +01:00")]
    public void En_uventet_fejl_vises_uden_numre(string tekst, string vist) => Assert.Equal(vist, PersonalNumbers.MaskedRuns(tekst));

    private static string[] Former(string nummer) => [nummer, $"{nummer[..6]}-{nummer[6..]}", $"{nummer[..6]} {nummer[6..]}"];
}
