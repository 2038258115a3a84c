using System.Globalization;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Parquet beyond what holds for every format (FormatTests): columns, types, size, and the same bytes every time.</summary>
public class ParquetTests(TestService service)
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=parquet";
    private const string All = "&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Fact]
    public async Task Every_measure_has_a_column_of_numbers_and_one_of_signs()
    {
        var file = await ReadAsync(service, Data + All);

        Assert.Equal(
            [
                "omraade BYTE_ARRAY STRING REQUIRED", "periode BYTE_ARRAY STRING REQUIRED", "timestamp INT64 TIMESTAMP OPTIONAL",
                "indsats BYTE_ARRAY STRING REQUIRED",
                "maal_antalForloeb DOUBLE  OPTIONAL", "maal_antalForloeb_symbol BYTE_ARRAY STRING OPTIONAL",
                "maal_antalMed DOUBLE  OPTIONAL", "maal_antalMed_symbol BYTE_ARRAY STRING OPTIONAL",
                "maal_andel DOUBLE  OPTIONAL", "maal_andel_symbol BYTE_ARRAY STRING OPTIONAL",
            ],
            file.Columns.Select(column => string.Join(' ', column)));
        Assert.Equal("Y11IGA01", file.About["table"]);
        Assert.Equal("Measures in the first 6 months", file.About["title_en"]);
        Assert.Equal("2026-04-01T06:00:00Z", file.About["updated"]);
    }

    [Fact]
    public async Task A_single_measure_is_called_value()
    {
        var file = await ReadAsync(
            service,
            Data + "&valuecodes[omraade]=0751&valuecodes[periode]=2025QMAT03&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=andel");

        Assert.Equal(["omraade", "periode", "timestamp", "indsats", "value", "value_symbol"], file.Columns.Select(column => column[0]));
        Assert.Equal(
            [
                """{"omraade":"0751","periode":"2025QMAT03","timestamp":"2024-10-01T00:00:00.000Z","indsats":"nogen","value":"""
                    + """64.7,"value_symbol":"f"}""",
                """{"omraade":"0751","periode":"2025QMAT03","timestamp":"2024-10-01T00:00:00.000Z","indsats":"sundhed","value":"""
                    + """null,"value_symbol":"*"}""",
            ],
            file.Rows.Select(row => row.GetRawText()));
    }

    /// <summary>A variable that is taken away has no column.</summary>
    [Fact]
    public async Task A_deselected_omraade_is_not_a_column()
    {
        var file = await ReadAsync(service, Data + "&valuecodes[periode]=2025Q2&valuecodes[indsats]=nogen&valuecodes[maal]=antalForloeb");

        Assert.Equal(["periode", "timestamp", "indsats", "value", "value_symbol"], file.Columns.Select(column => column[0]));
        Assert.Equal("2025-04-01T00:00:00.000Z", Assert.Single(file.Rows).GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task A_column_without_a_single_number_is_a_column_too()
    {
        var file = await ReadAsync(
            service,
            Data + "&valuecodes[omraade]=DK,0751&valuecodes[periode]=2025Q4&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(
            ["null ...", "null ..."],
            file.Rows.Select(row => $"{row.GetProperty("value").GetRawText()} {row.GetProperty("value_symbol").GetString()}"));
    }

    /// <summary>A file of more than one group of rows, each cell of which follows from its place.</summary>
    [Fact]
    public async Task Many_rows_are_split_in_groups_and_are_all_there()
    {
        var name = new BilingualText("n", "n");
        var areas = Enumerable.Range(0, 400)
            .Select(number => new DimensionValue(number.ToString("D4", CultureInfo.InvariantCulture), name))
            .ToList();
        var years = Enumerable.Range(1900, 100)
            .Select(year => new DimensionValue(year.ToString(CultureInfo.InvariantCulture), name) { Kind = "aar" }).ToList();
        var table = new Table(
            "Y11IGA01",
            new BilingualText("Mange", "Many"),
            [],
            [
                new Dimension("omraade", name, DimensionRole.Geography, areas, null),
                new Dimension("periode", name, DimensionRole.Time, years, null),
                new Dimension("maal", name, DimensionRole.Measure, [new DimensionValue("antal", name)], null),
            ],
            [.. Enumerable.Range(0, 40_000).Select(cell => (long)cell)],
            [
                .. Enumerable.Range(0, 40_000)
                    .Select(cell => cell % 7 == 0 ? CellSymbol.Withheld : cell % 5 == 0 ? CellSymbol.Preliminary : CellSymbol.None),
            ]);
        await using var many = await TestService.StartAsync(SampleRelease.IsSmall() with { Tables = [table] });

        var file = await ReadAsync(many, "/bulk/Y11IGA01.parquet");

        Assert.True(file.Groups.Length > 1, string.Join(' ', file.Groups));
        Assert.Equal(40_000, file.Rows.Length);
        for (var cell = 0; cell < file.Rows.Length; cell++)
        {
            var (area, year) = (areas[cell / 100].Code, years[cell % 100].Code);
            var (value, sign) = cell % 7 == 0
                ? ("null", "\"*\"")
                : (cell.ToString(CultureInfo.InvariantCulture), cell % 5 == 0 ? "\"f\"" : "null");
            Assert.Equal(
                $$"""{"omraade":"{{area}}","periode":"{{year}}","timestamp":"{{year}}-01-01T00:00:00.000Z","value":"""
                    + $$"""{{value}},"value_symbol":{{sign}}}""",
                file.Rows[cell].GetRawText());
        }
    }

    [Fact]
    public async Task The_same_release_gives_the_same_bytes_in_both_languages_and_from_any_replica()
    {
        await using var another = await TestService.StartAsync(SampleRelease.IsSmall());
        var bytes = await service.Client.GetByteArrayAsync("/bulk/Y11IGA01.parquet");

        Assert.Equal("PAR1"u8.ToArray(), bytes[..4]);
        Assert.Equal(bytes, await another.Client.GetByteArrayAsync("/bulk/Y11IGA01.parquet"));
        Assert.Equal(bytes, await service.Client.GetByteArrayAsync("/bulk/Y11IGA01.parquet?lang=en"));
    }

    [Fact]
    public async Task A_file_has_type_and_name()
    {
        using var answer = await service.Client.GetAsync(Data + All);

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.parquet\"", answer.Content.Headers.ContentDisposition!.ToString());
    }

    private static async Task<ParquetFile> ReadAsync(TestService service, string address) =>
        await ParquetFile.ReadAsync(await service.Client.GetByteArrayAsync(address));
}
