using System.Text;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Reading;

/// <summary>Lines, numbers, encodings and compression of NDJSON.</summary>
public sealed class NdjsonTests
{
    private static readonly string Good = Besked(Forloeb()).ToJsonString();

    [Fact]
    public void Blank_lines_are_no_lines_but_count_in_the_line_numbers()
    {
        var read = ReadCount.Line($"\n{Good}\r\n  \t \n\r\nfejl\n");
        Assert.Equal(2, read.Lines);
        Assert.Equal(2, Assert.Single(read.Beskeder).Line);
        Assert.Equal(5, Assert.Single(read.Rejections).Line);
    }

    [Fact]
    public void The_last_line_needs_no_line_end() => Assert.NotNull(ReadCount.Line(Good).Valid);

    [Fact]
    public void Lines_that_end_with_cr_alone_reject_the_file()
    {
        const string Cr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";
        Assert.Equal(Cr, ReadCount.Line($"{Good}\r{Good}\r").FileRejected);
        Assert.Equal(Cr, ReadCount.Line($"\uFEFF{Good}\r\r{Good}").FileRejected);
        Assert.Equal(Cr, ReadCount.Line(string.Concat(Enumerable.Repeat(Good + "\r", 20_000))).FileRejected);
        Assert.NotNull(ReadCount.Line($"\r{Good}\r\r").Valid);
        Assert.NotNull(ReadCount.Line(Good.Replace("{", "{\r", StringComparison.Ordinal) + "\n").Valid);
    }

    [Fact]
    public void An_empty_file_is_a_leverance_without_lines() => Assert.Equal(0, ReadCount.Line("").Lines);

    [Fact]
    public void A_BOM_before_the_file_is_tolerated() => Assert.NotNull(ReadCount.Line("\uFEFF" + Good).Valid);

    [Fact]
    public void A_file_that_is_only_a_BOM_has_no_lines() => Assert.Equal(0, ReadCount.Line("\uFEFF").Lines);

    [Fact]
    public void A_BOM_inside_the_file_is_invalid_json() => Assert.Single(ReadCount.Line(Good + "\n\uFEFF" + Good).Rejections);

    [Theory]
    [InlineData("latin1")]
    [InlineData("utf-16")]
    public void A_file_that_is_not_utf8_is_rejected_whole(string encodings)
    {
        var bytes = Encoding.GetEncoding(encodings)
            .GetPreamble()
            .Concat(Encoding.GetEncoding(encodings).GetBytes(Good + "\n{\"æ\":1}"))
            .ToArray();
        Assert.StartsWith("Filen er ikke UTF-8 (linje ", ReadCount.FileOf("a.ndjson", bytes).FileRejected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_mebibyte_is_taken_and_one_byte_more_rejects_the_file()
    {
        var fill = new string('x', LineReader.Longest - Good.Length - ",\"fyld\":\"\"".Length);
        var longest = Good[..^1] + ",\"fyld\":\"" + fill + "\"}";
        Assert.Equal(1 << 20, longest.Length);
        Assert.NotNull(ReadCount.Line(longest).Valid);
        Assert.NotNull(ReadCount.Line(longest + "\r\n").Valid);
        Assert.NotNull(ReadCount.Line("\uFEFF" + longest).Valid);
        Assert.Equal("Linje 2 er længere end 1 MiB.", ReadCount.Line("{}\n " + longest).FileRejected);
        Assert.Equal("Linje 1 er længere end 1 MiB.", ReadCount.Line(longest + " \n").FileRejected);
        Assert.Equal("Linje 1 er længere end 1 MiB.", ReadCount.Line(new string('x', 5 << 20)).FileRejected);
    }

    [Fact]
    public void Lines_across_the_buffer_are_read_alike()
    {
        var lines = Enumerable.Range(1, 3000)
            .Select(index => Besked(Forloeb(index).With("afslutningsaarsag", new string('å', index % 700))))
            .ToList();
        var read = ReadCount.FileOf("a.ndjson", Ndjson(lines));
        Assert.Equal(
            lines.Select(line => Guid.Parse(line["beskedId"]!.GetValue<string>())),
            read.Beskeder.Select(besked => besked.BeskedId));
        Assert.Equal(Enumerable.Range(1, 3000).Select(index => (long)index), read.Beskeder.Select(besked => besked.Line));
    }

    [Fact]
    public void A_deep_unknown_field_is_still_json()
    {
        var deep = Good[..^1] + ",\"x\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.Single(ReadCount.Line(deep).Valid.Unknown!);
    }

    [Theory]
    [InlineData("a.ndjson", null, false)]
    [InlineData("A.NDJSON.GZ", null, true)]
    [InlineData("forloeb.csv", "Forloeb", false)]
    [InlineData("Indsats.CSV", "Indsats", false)]
    [InlineData("fritagelse.csv.gz", "Fritagelse", true)]
    [InlineData("ordinaeretimer.csv", "OrdinaryHours", false)]
    [InlineData("2026-03_indsats.csv", "Indsats", false)]
    [InlineData("0101-indstilling.csv", "Indstilling", false)]
    [InlineData("leverance.forloeb.csv", "Forloeb", false)]
    public void The_name_tells_the_format(string name, string? entity, bool gzip)
    {
        var format = LeveranceFormat.Recognise(name);
        Assert.Equal((entity, gzip), (format!.Value.Entity?.ToString(), format.Value.Gzip));
    }

    [Theory]
    [InlineData("forloeb.txt")]
    [InlineData("indsatser.csv")]
    [InlineData("forloebindsats.csv")]
    [InlineData("a.ndjson.zip")]
    [InlineData("a.json")]
    [InlineData("csv")]
    public void Other_names_are_no_leverance(string name) => Assert.Null(LeveranceFormat.Recognise(name));
}
