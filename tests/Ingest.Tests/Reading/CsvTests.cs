using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Reading;

/// <summary>The second encoding carries the same entities.</summary>
public sealed class CsvTests
{
    private const string Envelope = "beskedId;aendringstype;version;registreret";
    private const string ForloebHeader = Envelope + ";forloebId;personnummer;startdato;slutdato;afslutningsaarsag;kommuner;fejloprettet";
    private const string HoursHeader = Envelope + ";ordinaereTimerId;forloebId;maaned;timer";
    private const string IndstillingHeader = Envelope + ";indstillingId;forloebId;dato;genbehandling;kategorier";

    private static readonly string Start = $"{Id(900)};1;1;2024-05-01T08:30:00+02:00";
    private static readonly string ForloebLine = $"{Start};{Id(1)};{Personnummer};2024-01-15;;;0101@2024-01-15;";

    [Fact]
    public void All_five_entities_are_the_same_in_both_encodings()
    {
        (string Head, string Line, System.Text.Json.Nodes.JsonObject Json)[] pair =
        [
            (ForloebHeader, $"{Start};{Id(1)};{Personnummer};2024-01-15;;;0101@2024-01-15;", Forloeb()),
            (Envelope
                + ";indsatsId;forloebId;indsatstype;status;startdato;slutdato;timerPrUge;minutterPrUge;iIndsatsdel;udfoerer;fejloprettet",
                $"{Start};{Id(100)};{Id(1)};LAB-11-VPP;afsluttet;2024-02-01;2024-04-30;10;30;true;kommune;", Indsats()),
            (
                Envelope + ";fritagelseId;forloebId;hjemmel;helbred;fra;til;fejloprettet",
                $"{Start};{Id(200)};{Id(1)};LAS-13-7;true;2024-03-01;2024-03-31;",
                Fritagelse()),
            (HoursHeader, $"{Start};{Id(300)};{Id(1)};2024-03;12.50", OrdinaryHours()),
            (IndstillingHeader, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;social|virksomhedsrettet", Indstilling()),
        ];
        foreach (var (header, line, json) in pair)
        {
            var besked = Besked(json, beskedId: 900);
            var csv = ReadCount.Csv(besked["entitet"]!.GetValue<string>(), header, line).Valid;
            var ndjson = ReadCount.Besked(besked).Valid;
            Assert.Equal(
                (ndjson.BeskedId, ndjson.Entity, ndjson.Id, ndjson.ForloebId, ndjson.Version, ndjson.Registered, ndjson.Hash),
                (csv.BeskedId, csv.Entity, csv.Id, csv.ForloebId, csv.Version, csv.Registered, csv.Hash));
            Assert.Equal(2, csv.Line);
        }
    }

    [Fact]
    public void Kommuner_are_written_with_at_sign_and_dash()
    {
        var content = (ForloebContent)ReadCount.Csv(
            "forloeb",
            ForloebHeader,
            ForloebLine.Replace("0101@2024-01-15", "101@2024-01-15|0147@2024-05-01", StringComparison.Ordinal)).Valid.Content!;
        Assert.Equal(
            [new KommuneResponsibility("0101", new DateOnly(2024, 1, 15)), new KommuneResponsibility("0147", new DateOnly(2024, 5, 1))],
            content.Kommuner);
    }

    [Theory]
    [InlineData("", "mangler-felt")]
    [InlineData("0101", "ugyldig-vaerdi")]
    [InlineData("0101@", "mangler-felt")]
    [InlineData("@2024-01-15", "mangler-felt")]
    [InlineData("0101@2024-01-15@x", "ugyldig-vaerdi")]
    [InlineData("0101@2024-01-15|", "ugyldig-vaerdi")]
    [InlineData("0101@15-01-2024", "ugyldig-vaerdi")]
    [InlineData("0411@2024-01-15", "ukendt-kommune")]
    public void Wrong_kommuner(string cell, string code) =>
        Assert.Equal(
            ("kommuner", code),
            ReadCount.Csv("forloeb", ForloebHeader, ForloebLine.Replace("0101@2024-01-15", cell, StringComparison.Ordinal)).Rejected);

    [Theory]
    [InlineData("", Categories.Ingen)]
    [InlineData("\"\"", Categories.Ingen)]
    [InlineData("mentor", Categories.Mentor)]
    [InlineData("sundhed|social|sundhed", Categories.Social | Categories.Sundhed)]
    public void Empty_categories_are_the_empty_list(string cell, Categories categories) =>
        Assert.Equal(
            categories,
            ((IndstillingContent)ReadCount.Csv("indstilling", IndstillingHeader, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;{cell}")
                .Valid.Content!).Categories);

    [Theory]
    [InlineData("social|")]
    [InlineData("|")]
    [InlineData("social,sundhed")]
    public void Wrong_categories_are_invalid_value(string cell) =>
        Assert.Equal(
            ("kategorier", "ugyldig-vaerdi"),
            ReadCount.Csv("indstilling", IndstillingHeader, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;{cell}").Rejected);

    [Theory]
    [InlineData("TRUE")]
    [InlineData("1")]
    [InlineData("ja")]
    public void Boolean_values_are_true_and_false(string cell) =>
        Assert.Equal(("fejloprettet", "ugyldig-vaerdi"), ReadCount.Csv("forloeb", ForloebHeader, ForloebLine + cell).Rejected);

    [Theory]
    [InlineData("12,5")]
    [InlineData("1e2")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0")]
    [InlineData(" 5")]
    public void Numbers_are_written_with_digits_and_full_stop(string cell) =>
        Assert.Equal(
            ("timer", "ugyldig-vaerdi"),
            ReadCount.Csv("ordinaereTimer", HoursHeader, $"{Start};{Id(300)};{Id(1)};2024-03;{cell}").Rejected);

    [Fact]
    public void Leading_zeros_in_numbers_are_tolerated() =>
        Assert.Equal(
            7.5m,
            ((HoursContent)ReadCount.Csv(
                "ordinaereTimer",
                HoursHeader,
                $"{Start.Replace(";1;1;", ";1;01;", StringComparison.Ordinal)};{Id(300)};{Id(1)};2024-03;007.50").Valid.Content!).Hours);

    [Theory]
    [InlineData(";ekstra", 12)]
    [InlineData(";", 12)]
    public void A_wrong_number_of_cells_is_invalid_value(string addedText, int count)
    {
        var read = ReadCount.Csv("forloeb", ForloebHeader, ForloebLine + addedText);
        Assert.Equal(("", "ugyldig-vaerdi"), read.Rejected);
        Assert.Contains($" {count} celler", read.Rejections[0].Text, StringComparison.Ordinal);
        Assert.Equal(("", "ugyldig-vaerdi"), ReadCount.Csv("forloeb", ForloebHeader, Id(1)).Rejected);
    }

    [Fact]
    public void The_heading_is_line_1_and_line_numbers_are_physical_also_with_line_breaks_in_quotes()
    {
        var withBreaks = ForloebLine.Replace(";;;", ";;\"to\r\nlinjer; og \"\"citat\"\"\n\n\";", StringComparison.Ordinal);
        var read = ReadCount.Csv("forloeb", ForloebHeader, "", withBreaks, "kort", "", "ogsaa kort");
        Assert.Equal(3, read.Lines);
        var besked = Assert.Single(read.Beskeder);
        Assert.Equal(3, besked.Line);
        var same = Forloeb().With("afslutningsaarsag", "to\r\nlinjer; og \"citat\"\n\n");
        Assert.Equal(
            ((ForloebContent)ReadCount.Besked(Besked(same)).Valid.Content!).ReasonMark,
            ((ForloebContent)besked.Content!).ReasonMark);
        Assert.Equal([7L, 9L], read.Rejections.Select(rejection => rejection.Line));
    }

    [Fact]
    public void All_cells_may_stand_in_quotes_the_headers_too()
    {
        string Quoted(string line) => string.Join(';', line.Split(';').Select(cell => $"\"{cell}\""));
        Assert.NotNull(ReadCount.Csv("forloeb", Quoted(ForloebHeader), Quoted(ForloebLine)).Valid);
    }

    [Fact]
    public void Columns_stand_in_any_order_and_bom_and_crlf_are_tolerated()
    {
        var header = string.Join(';', ForloebHeader.Split(';').Reverse());
        var line = string.Join(';', ForloebLine.Split(';').Reverse());
        Assert.NotNull(ReadCount.FileOf("forloeb.csv", Utf8($"\uFEFF{header}\r\n{line}\r\n")).Valid);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("\"a\"b")]
    [InlineData("\"a\" ")]
    [InlineData(" \"a\"")]
    [InlineData("\"a")]
    [InlineData("\"a\"\"")]
    public void Broken_quotes_reject_the_whole_file(string cell)
    {
        var read = ReadCount.Csv("forloeb", ForloebHeader, ForloebLine, ForloebLine.Replace(";;;", $";;{cell};", StringComparison.Ordinal));
        Assert.StartsWith("Citationstegnene i filen er brudt ved linje 3", read.FileRejected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_fill_the_memory()
    {
        var read = ReadCount.Csv("forloeb", [ForloebHeader, "\"", .. Enumerable.Repeat(new string('x', 1000), 3000)]);
        Assert.Equal("Linje 2 er længere end 1 MiB.", read.FileRejected);
    }

    [Fact]
    public void A_column_twice_in_the_heading_rejects_the_file()
    {
        Assert.Equal(
            "Overskriften har kolonnen »startdato« to gange.",
            ReadCount.Csv("forloeb", ForloebHeader + ";startdato", ForloebLine + ";").FileRejected);
        Assert.Equal(
            "Overskriften har kolonnen »ukendt« to gange.",
            ReadCount.Csv("forloeb", ForloebHeader + ";ukendt;ukendt").FileRejected);
    }

    [Theory]
    [InlineData("beskedId")]
    [InlineData("registreret")]
    [InlineData("personnummer")]
    [InlineData("kommuner")]
    public void A_missing_required_column_rejects_the_file(string column) =>
        Assert.Equal(
            $"Overskriften mangler kolonnen »{column}«.",
            ReadCount.Csv("forloeb", string.Join(';', ForloebHeader.Split(';').Where(name => name != column))).FileRejected);

    [Fact]
    public void A_file_without_a_heading_is_rejected()
    {
        Assert.Equal("Filen er tom: der er ingen overskriftslinje.", ReadCount.Csv("forloeb", "").FileRejected);
        Assert.StartsWith("Overskriften mangler kolonnen", ReadCount.Csv("forloeb", ForloebLine).FileRejected, StringComparison.Ordinal);
        Assert.StartsWith(
            "Overskriften mangler kolonnen",
            ReadCount.Csv("forloeb", "a,b,c", ForloebLine).FileRejected,
            StringComparison.Ordinal);
    }

    /// <summary>The last cell is the kommuner: cut between two of them it is as good as whole.</summary>
    [Fact]
    public void A_file_that_is_truncated_in_its_last_cell_is_rejected()
    {
        var header = Envelope + ";forloebId;personnummer;startdato;kommuner";
        var file = $"{header}\r\n{Start};{Id(1)};{Personnummer};2024-01-15;0101@2024-01-15|0147@2024-05-01\r\n";
        Assert.NotNull(ReadCount.FileOf("forloeb.csv", Utf8(file)).Valid);
        Assert.NotNull(ReadCount.FileOf("forloeb.csv", Utf8(file + "\n \t")).Valid);
        for (var length = 1; length < file.Length; length++)
        {
            // Cut where a line ends, the header stands alone, and nothing tells that there was more.
            Assert.True(
                file[..length].EndsWith('\n') || ReadCount.FileOf("forloeb.csv", Utf8(file[..length])).FileRejected is not null,
                file[..length]);
        }

        Assert.Equal(
            "Filen slutter midt i linje 2: den sidste linje skal slutte med et linjeskift. Filen kan være afkortet.",
            ReadCount.FileOf("forloeb.csv", Utf8(file[..file.IndexOf('|', StringComparison.Ordinal)])).FileRejected);
    }

    private const string Comma = "Cellerne i filen er adskilt af komma. De skal være adskilt af semikolon.";
    private const string Tabulator = "Cellerne i filen er adskilt af tabulator. De skal være adskilt af semikolon.";
    private const string Sep = "Filen begynder med linjen »sep=«, som kun regneark kender. Den første linje skal være overskriften.";
    private const string Cr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";

    public static TheoryData<string, string> Other_kinds => new()
    {
        { ForloebHeader.Replace(';', ',') + "\n", Comma },
        { "\n" + ForloebHeader.Replace(';', ',') + "\r\n" + ForloebLine.Replace(';', ',') + "\r\n", Comma },
        { "\"" + ForloebHeader.Replace(";", "\",\"", StringComparison.Ordinal) + "\"\n", Comma },
        { "\uFEFF" + ForloebHeader.Replace(";", ", ", StringComparison.Ordinal) + "\n", Comma },
        { ForloebHeader.Replace(';', '\t') + "\n" + ForloebLine.Replace(';', '\t') + "\n", Tabulator },
        { "sep=;\r\n" + ForloebHeader + "\r\n" + ForloebLine + "\r\n", Sep },
        { "SEP=,\n" + ForloebHeader.Replace(';', ',') + "\n", Sep },
        { "\"sep=;\"\n" + ForloebHeader + "\n", Sep },
        { ForloebHeader + "\r" + ForloebLine + "\r", Cr },
        { ForloebHeader + "\r" + ForloebLine + "\r" + ForloebLine, Cr },
        { ForloebHeader + "\r" + ForloebLine + "\r\n", Cr },
        { ForloebHeader.Replace(';', ',') + "\r" + ForloebLine.Replace(';', ',') + "\r", Cr },
        { ForloebHeader + "\r" + string.Concat(Enumerable.Repeat(ForloebLine + "\r", 20_000)), Cr },
    };

    [Theory]
    [MemberData(nameof(Other_kinds))]
    public void Other_kinds_of_csv_are_rejected_with_the_reason(string file, string reason) =>
        Assert.Equal(reason, ReadCount.FileOf("forloeb.csv", Utf8(file)).FileRejected);

    [Fact]
    public void Optional_columns_may_be_missing() =>
        Assert.NotNull(ReadCount.Csv(
            "forloeb",
            Envelope + ";forloebId;personnummer;startdato;kommuner",
            $"{Start};{Id(1)};{Personnummer};2024-01-15;0101@2024-01-15").Valid);

    [Fact]
    public void An_unknown_column_is_counted_where_something_stands_in_it()
    {
        var read = ReadCount.Csv(
            "forloeb",
            ForloebHeader + ";entitet;noget",
            ForloebLine + ";forloeb;",
            ForloebLine + ";;x",
            ForloebLine + ";;");
        Assert.Equal([1, 1, 0], read.Beskeder.Select(besked => besked.Unknown?.Length ?? 0));
    }

    [Fact]
    public void A_deletion_in_csv_needs_only_an_id()
    {
        var besked = ReadCount.Csv(
            "forloeb",
            ForloebHeader,
            $"{Start.Replace(";1;1;", ";3;2;", StringComparison.Ordinal)};{Id(1)};;;;;;").Valid;
        Assert.Null(besked.Content);
        Assert.Equal(Guid.Parse(Id(1)), besked.Id);
    }
}
