using System.IO.Compression;
using System.Text;
using Opgoerelse.Model;
using static Opgoerelse.ModelTests.Examples;

namespace Opgoerelse.ModelTests;

public class ReaderTests
{
    private static readonly DateTimeOffset Received = new(2024, 3, 1, 23, 30, 0, TimeSpan.Zero);

    private static readonly string Cpr = Personnummer(Day("1984-02-29"), woman: true);

    private static SlowLeverance Read(string name, string text) =>
        SlowReader.Read([(name, Encoding.UTF8.GetBytes(text), Received)]).Leverancer.Single();

    private static string Envelope(int besked, string entity, string type, string version, string content) =>
        "{\"beskedId\":\"" + Guid(besked) + "\",\"entitet\":\"" + entity + "\",\"aendringstype\":" + type
        + ",\"version\":" + version + ",\"registreret\":\"2024-03-01T12:00:00+01:00\",\"indhold\":" + content + "}";

    /// <summary>Where <paramref name="more"/> has a field that is here too, it takes its place.</summary>
    private static string ForloebContent(string more = "", string start = "2022-01-01")
    {
        (string Name, string Value)[] fields =
        [
            ("forloebId", "\"" + Guid(1) + "\""),
            ("personnummer", "\"" + Cpr + "\""),
            ("startdato", "\"" + start + "\""),
            ("kommuner", "[{\"kommunekode\":\"101\",\"fra\":\"2022-01-01\"}]"),
        ];
        IEnumerable<string> own = fields.Where(f => !more.StartsWith(",\"" + f.Name, StringComparison.Ordinal))
            .Select(f => "\"" + f.Name + "\":" + f.Value);
        return "{" + string.Join(',', own) + more + "}";
    }

    [Theory]
    [InlineData("x", "", "ugyldigt-json")]
    [InlineData("[]", "", "ugyldigt-json")]
    [InlineData("null", "", "ugyldigt-json")]
    [InlineData("{}", "beskedId", "mangler-felt")]
    [InlineData("{\"beskedId\":\"x\"}", "beskedId", "ugyldig-vaerdi")]
    public void The_line_is_rejected(string line, string field, string code)
    {
        SlowLeverance leverance = Read("a.ndjson", "\n \t\r\n" + line + "\n");
        Assert.Equal([new SlowRejection(3, field, code)], leverance.Rejections);
        Assert.Equal((1, 0, 0, 1), (leverance.Read, leverance.Accepted, leverance.Repeats, leverance.Rejected));
    }

    /// <summary>What no field takes is wrong as a value, however deep; what nobody asked for decides nothing.</summary>
    [Theory]
    [InlineData("startdato", 1)]
    [InlineData("ukendt", 0)]
    public void Depth_does_not_reject_the_line(string field, int rejected)
    {
        string deep = new string('[', 500) + new string(']', 500);
        SlowLeverance leverance = Read("a.ndjson", Envelope(1, "forloeb", "1", "1", ForloebContent($",\"{field}\":{deep}")) + "\n");
        Assert.Equal(rejected == 1 ? [new SlowRejection(1, field, "ugyldig-vaerdi")] : [], leverance.Rejections);
        Assert.Equal(1 - rejected, leverance.Accepted);
    }

    [Theory]
    [InlineData("hund", "1", "1", "{}", "entitet", "ukendt-entitet")]
    [InlineData("hund", "\"1\"", "1", "{}", "aendringstype", "ugyldig-vaerdi")]
    [InlineData("hund", "4", "1", "{}", "aendringstype", "ugyldig-vaerdi")]
    [InlineData("hund", "1", "0", "{}", "version", "ugyldig-vaerdi")]
    [InlineData("hund", "1", "1", "null", "indhold", "mangler-felt")]
    [InlineData("hund", "1", "1", "7", "indhold", "ugyldig-vaerdi")]
    [InlineData("indsats", "3", "1", "{}", "indsatsId", "mangler-felt")]
    public void The_envelope_is_tried_in_order(
        string entity, string type, string version, string content, string field, string code) =>
        Assert.Equal(
            [new SlowRejection(1, field, code)],
            Read("a.ndjson", Envelope(1, entity, type, version, content)).Rejections);

    [Fact]
    public void The_fields_are_tried_in_order()
    {
        (string More, string Start, string Field, string Code)[] cases =
        [
            ("", "2022-02-30", "startdato", "ugyldig-vaerdi"),
            ("", "1899-12-31", "startdato", "dato-foer-1900-eller-efter-2100"),
            ("", "2021-12-31", "kommuner", "ugyldig-vaerdi"),
            (",\"personnummer\":1", "2022-01-01", "personnummer", "ugyldigt-personnummer"),
            (",\"personnummer\":\"0000000000\"", "2022-01-01", "personnummer", "ugyldigt-personnummer"),
            (",\"slutdato\":\"2021-12-31\"", "2022-01-01", "slutdato", "slut-foer-start"),
            (",\"slutdato\":\"2021-12-31\",\"fejloprettet\":1", "2022-01-01", "fejloprettet", "ugyldig-vaerdi"),
            (",\"kommuner\":[]", "2022-01-01", "kommuner", "ugyldig-vaerdi"),
            (",\"kommuner\":[{\"kommunekode\":\"0411\",\"fra\":\"2022-01-01\"}]", "2022-01-01", "kommuner", "ukendt-kommune"),
            (",\"kommuner\":null", "2022-01-01", "kommuner", "mangler-felt"),
        ];
        foreach ((string more, string start, string field, string code) in cases)
        {
            Assert.Equal(
                [new SlowRejection(1, field, code)],
                Read("a.ndjson", Envelope(1, "forloeb", "1", "1", ForloebContent(more, start))).Rejections);
        }
    }

    [Theory]
    [InlineData(",\"version\":", ",\"version\":1,\"version\":", "version")]
    [InlineData(",\"version\":", ",\"x\":1,\"x\":null,\"version\":", "")]
    [InlineData(",\"startdato\":", ",\"startd\\u0061to\":1,\"startdato\":", "startdato")]
    [InlineData("\"fra\":", "\"fra\":1,\"fra\":", "kommuner")]
    [InlineData(",\"indhold\":", ",\"indhold\":{\"til\":1,\"til\":1},\"indhold\":", "til")]
    public void A_name_twice_is_the_lines_only_error(string before, string after, string field)
    {
        string line = Envelope(1, "forloeb", "1", "1", ForloebContent()).Replace(before, after, StringComparison.Ordinal);
        Assert.Equal([new SlowRejection(1, field, "dobbelt-felt")], Read("a.ndjson", line).Rejections);
        Assert.Equal([new SlowRejection(1, "", "ugyldigt-json")], Read("a.ndjson", line + "}").Rejections);
    }

    [Theory]
    [InlineData("\"Version\":1,\"version\":")]
    [InlineData("\"x\":{\"y\":1,\"y\":1},\"version\":")]
    [InlineData("\"\\ud800\":1,\"\\ud800\":1,\"version\":")]
    public void Other_names_are_not_the_same_name(string names) =>
        Assert.Empty(Read(
            "a.ndjson",
            Envelope(1, "forloeb", "1", "1", ForloebContent()).Replace("\"version\":", names, StringComparison.Ordinal)).Rejections);

    [Fact]
    public void A_text_in_two_forms_is_a_repeat()
    {
        string text = Envelope(1, "forloeb", "1", "1", ForloebContent(",\"afslutningsaarsag\":\"\u00E5\uFFFE\"")) + "\n"
            + Envelope(2, "forloeb", "1", "1", ForloebContent(",\"afslutningsaarsag\":\"a\u030A\uFFFE\""));
        Assert.Equal((1, 1), (Read("a.ndjson", text).Accepted, Read("a.ndjson", text).Repeats));
    }

    [Fact]
    public void Repeats_conflicts_and_deletion_follow_the_version()
    {
        string text = string.Join(
            '\n',
            Envelope(1, "forloeb", "2", "2", ForloebContent()),
            Envelope(1, "forloeb", "1", "3", ForloebContent(",\"afslutningsaarsag\":\"x\"")),
            Envelope(2, "forloeb", "1", "2", ForloebContent(",\"slutdato\":\"9999-12-31\",\"ukendt\":1", "2022-01-01T23:30:00")),
            Envelope(3, "forloeb", "1", "2", ForloebContent(",\"fejloprettet\":false")),
            Envelope(4, "forloeb", "3", "4", "{\"forloebId\":\"" + Guid(1) + "\"}"),
            Envelope(5, "forloeb", "1", "3", ForloebContent()));
        SlowLedger ledger = SlowReader.Read([("a.ndjson", Encoding.UTF8.GetBytes(text), Received)]);
        SlowLeverance leverance = ledger.Leverancer.Single();
        Assert.Equal((6, 3, 2, 1), (leverance.Read, leverance.Accepted, leverance.Repeats, leverance.Rejected));
        Assert.Equal([new SlowRejection(4, "version", "version-konflikt")], leverance.Rejections);
        Assert.Empty(SlowModel.Facts(ledger, "bek-2408", Day("2024-03-02")));
        Assert.Throws<InvalidOperationException>(() => SlowModel.Facts(ledger, "bek-2408", Day("2024-03-01")));
    }

    [Fact]
    public void CSV_says_the_same_as_NDJSON()
    {
        string csv = "\uFEFFversion;beskedId;aendringstype;registreret;forloebId;personnummer;startdato;kommuner;afslutningsaarsag\r\n"
            + "1;" + Guid(9) + ";1;2024-03-01T12:00:00Z;" + Guid(1).ToUpperInvariant() + ";" + Cpr.Insert(6, "-")
            + ";2022-01-01;0101@2022-01-01;\"to\nlinjer; og \"\"citat\"\"\"\r\n\r\n"
            + "1;2\r\n"
            + "1;" + Guid(10) + ";1;2024-03-01T12:00:00Z;" + Guid(2) + ";" + Cpr + ";2022-01-01;0101;\r\n";
        string json = Envelope(1, "forloeb", "1", "1", ForloebContent(",\"afslutningsaarsag\":\"to\\nlinjer; og \\\"citat\\\"\""));
        SlowLedger ledger = SlowReader.Read(
            [("forloeb.csv", Encoding.UTF8.GetBytes(csv), Received), ("x.ndjson", Encoding.UTF8.GetBytes(json), Received)]);
        Assert.Equal(
            [new SlowRejection(5, "", "ugyldig-vaerdi"), new SlowRejection(6, "kommuner", "ugyldig-vaerdi")],
            ledger.Leverancer[0].Rejections);
        Assert.Equal(
            (1, 0, 1, 0),
            (ledger.Leverancer[1].Read, ledger.Leverancer[1].Accepted, ledger.Leverancer[1].Repeats, ledger.Leverancer[1].Rejected));
    }

    [Theory]
    [InlineData("forloeb.csv", "")]
    [InlineData("forloeb.csv", "beskedId;version\n")]
    [InlineData(
        "indstilling.csv",
        "beskedId;aendringstype;version;registreret;indstillingId;forloebId;dato;genbehandling;kategorier;x;x\n")]
    [InlineData(
        "indstilling.csv",
        "beskedId;aendringstype;version;registreret;indstillingId;forloebId;dato;genbehandling;kategorier\na\"b\n")]
    [InlineData("indstilling.csv", "beskedId;aendringstype;version;registreret;indstillingId;forloebId;dato;genbehandling;kategorier\n\"a")]
    [InlineData("indstilling.csv", "beskedId;aendringstype;version;registreret;indstillingId;forloebId;dato;genbehandling;kategorier\ra\r")]
    [InlineData(
        "indstilling.csv",
        "beskedId;aendringstype;version;registreret;indstillingId;forloebId;dato;genbehandling;kategorier;x\ra\n")]
    [InlineData("a.ndjson", "{}\r{}")]
    [InlineData("a.ndjson.gz", "{}")]
    [InlineData("a.txt", "")]
    public void The_file_is_rejected_whole(string name, string text) => Assert.True(Read(name, text).Refused);

    [Fact]
    public void A_gzip_must_be_whole()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Envelope(1, "forloeb", "1", "1", ForloebContent()) + "\n"));
        }

        byte[] whole = packed.ToArray();
        SlowLeverance Of(byte[] bytes) => SlowReader.Read([("a.ndjson.gz", bytes, Received)]).Leverancer.Single();
        Assert.Equal(1, Of(whole).Accepted);
        Assert.Equal((1, 1), (Of([.. whole, .. whole]).Accepted, Of([.. whole, .. whole]).Repeats));
        Assert.True(Of(whole[..^1]).Refused);
        Assert.True(Of([.. whole, 0]).Refused);
        Assert.True(Of([.. whole, .. whole[..^1]]).Refused);
    }

    [Fact]
    public void Sex_and_century_follow_the_personnummer()
    {
        Assert.Equal(Day("1899-01-02"), SlowValues.BirthDate("0201998000"));
        Assert.Equal(Day("2036-01-02"), SlowValues.BirthDate("0201364000"));
        Assert.Equal(Day("1937-01-02"), SlowValues.BirthDate("0201379000"));
        Assert.Equal(Day("2057-01-02"), SlowValues.BirthDate("0201575000"));
        Assert.Null(SlowValues.BirthDate("2902000000"));
        Assert.Equal(("mand", "kvinde"), (SlowValues.Sex("0201364001"), SlowValues.Sex("0201364000")));
    }
}
