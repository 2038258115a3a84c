using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests;

/// <summary>Nothing of a personnummer is kept anywhere: planted numbers are looked for in every byte of the database.</summary>
public sealed class PersonalDataTests
{
    /// <summary>Made up; fail modulus 11.</summary>
    private static readonly string[] Planted = ["0101600001", "3112990002", "1506754321", "2903856789"];

    [Theory]
    [OnEachEngine]
    public void No_personnummer_stands_in_the_database_the_rejections_or_the_errors(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var lines = new List<string>();
        foreach (var ordinal in Planted)
        {
            foreach (var form in Former(ordinal))
            {
                var forloeb = 1 + (lines.Count * 10);
                lines.Add(Besked(Forloeb(forloeb, personnummer: ordinal)).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb, personnummer: form)).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb, personnummer: form + "x")).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 1).With("afslutningsaarsag", $"flyttet, se {form}.")).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 2)).With(form, 1).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 3).With("felt " + form, 1)).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 4)).With("beskedId", form).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 4)).With("entitet", form).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 4)).With("version", form).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 4)).With("registreret", form).ToJsonString());
                lines.Add(Besked(Forloeb(forloeb + 4)).With("indhold", form).ToJsonString());
                lines.Add(Besked(Indsats(forloeb, status: form)).ToJsonString());
                lines.Add(Besked(Indsats(forloeb, status: new string('y', 55) + form)).ToJsonString());
                lines.Add(Besked(Indsats(forloeb, startDate: form)).ToJsonString());
                lines.Add(Besked(Indsats(forloeb).With("indsatstype", form)).ToJsonString());
                lines.Add(Besked(Indstilling(forloeb).With("kategorier", new System.Text.Json.Nodes.JsonArray(form))).ToJsonString());
                lines.Add("ikke json " + form);
            }
        }

        var leverance = engineTest.Tag("a.ndjson", Utf8(string.Join('\n', lines)));
        Assert.True(leverance.Rejected > 100);
        Assert.True(leverance.Accepted > 20);
        foreach (var ordinal in Planted)
        {
            var header = "beskedId;aendringstype;version;registreret;forloebId;personnummer;startdato;kommuner";
            engineTest.Tag("forloeb.csv", Utf8($"{header};{ordinal};{ordinal}\n"));
            engineTest.Tag(
                "forloeb.csv",
                Utf8($"{header}\n{ordinal}\n{ordinal};1;1;2024-01-01T00:00:00Z;{Id(1)};{ordinal};{ordinal};0101@{ordinal}\n"));
            engineTest.Tag("forloeb.csv", Utf8($"{ordinal};{ordinal}\n"));
            engineTest.Tag("forloeb.csv", Utf8($"{header}\n\"{ordinal}\"{ordinal}\n"));
        }

        var text = new StringWriter();
        foreach (var one in engineTest.Book.ListOf())
        {
            text.WriteLine(one);
            engineTest.Book.WriteRejections(one.LeveranceId, text);
            text.WriteLine(string.Join('\n', engineTest.Book.Number(one.LeveranceId)));
        }

        text.WriteLine(string.Join('\n', engineTest.Anything()));
        foreach (var file in Directory.GetFiles(engineTest.Folder, "opgoerelse.db*"))
        {
            text.Write(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
        }

        var everything = text.ToString();
        Assert.Contains("##########", everything, StringComparison.Ordinal);
        foreach (var ordinal in Planted)
        {
            Assert.DoesNotContain(ordinal, everything, StringComparison.Ordinal);
            Assert.DoesNotContain($"{ordinal[..6]}-{ordinal[6..]}", everything, StringComparison.Ordinal);
            Assert.DoesNotContain($"{ordinal[..6]} {ordinal[6..]}", everything, StringComparison.Ordinal);
            Assert.DoesNotContain(ordinal[..9], everything, StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEachEngine]
    public void A_citizen_has_one_pseudonym_across_forloeb_and_two_citizens_have_two(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(
            Besked(Forloeb(1)),
            Besked(Forloeb(2, personnummer: "010160-0001")),
            Besked(Forloeb(3, personnummer: OtherPersonnummer)));
        Assert.Equal(2, engineTest.Scalar<long>("SELECT COUNT(DISTINCT person) FROM forloeb"));
        Assert.All(engineTest.Rows("SELECT person FROM forloeb"), person => Assert.Equal(64, person.Length));
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
    public void Only_what_by_its_form_cannot_hold_a_personnummer_is_shown(string value, string shown) =>
        Assert.Equal(shown, Rendering.Clean(Utf8(value)));

    [Fact]
    public void A_number_at_the_truncation_is_not_shown_in_pieces()
    {
        for (var inFront = 20; inFront < 75; inFront++)
        {
            var shown = Rendering.Clean(Utf8(new string('x', inFront) + "0101600001" + new string('z', 1000)));
            Assert.DoesNotContain(shown, char.IsDigit);
            Assert.True(shown.Length <= Rendering.Longest + 1);
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
    public void A_file_name_is_kept_without_what_may_be_a_personnummer(string name, string stored)
    {
        Assert.Equal(stored, FileNames.Shown(name));
        Assert.Equal(stored, FileNames.Shown(stored));
    }

    [Theory]
    [InlineData("Filen 0101600001 er væk", "Filen ########## er væk")]
    [InlineData("linje 1200, felt 12, den 2024-01-15 kl. 12", "linje 1200, felt 12, den 2024-01-15 kl. 12")]
    [InlineData("kommunerne 101, 730 og 751, 12 celler", "kommunerne 101, 730 og 751, 12 celler")]
    [InlineData("nr. 01 01 60 - 0001.", "nr. ## ## ## - ####.")]
    [InlineData("sag 010160, løbenummer 0001", "sag ######, løbenummer ####")]
    [InlineData("101600001", "#########")]
    [InlineData("modtaget 2126-11-05 22:05:00 +01:00", "modtaget 2126-11-05 22:05:00 +01:00")]
    public void An_unexpected_error_is_shown_without_numbers(string text, string shown) =>
        Assert.Equal(shown, PersonnummerMask.MaskedRuns(text));

    private static string[] Former(string ordinal) => [ordinal, $"{ordinal[..6]}-{ordinal[6..]}", $"{ordinal[..6]} {ordinal[6..]}"];
}
