using System.Globalization;
using Opgoerelse.AcceptanceTests.Http.Laesere;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Parquet beyond what holds for every format (FormatProever): columns, types, size, and the same bytes every time.</summary>
public class ParquetTests(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=parquet";
    private const string All = "&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*";

    [Fact]
    public async Task Hver_maaling_har_en_kolonne_med_tal_og_en_med_tegn()
    {
        var file = await ReadAsync(tjeneste, Data + All);

        Assert.Equal(
            [
                "omraade BYTE_ARRAY STRING REQUIRED", "periode BYTE_ARRAY STRING REQUIRED", "timestamp INT64 TIMESTAMP OPTIONAL", "indsats BYTE_ARRAY STRING REQUIRED",
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
    public async Task Een_maaling_hedder_value()
    {
        var file = await ReadAsync(tjeneste, Data + "&valuecodes[omraade]=0751&valuecodes[periode]=2025QMAT03&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=andel");

        Assert.Equal(["omraade", "periode", "timestamp", "indsats", "value", "value_symbol"], file.Columns.Select(column => column[0]));
        Assert.Equal(
            [
                """{"omraade":"0751","periode":"2025QMAT03","timestamp":"2024-10-01T00:00:00.000Z","indsats":"nogen","value":64.7,"value_symbol":"f"}""",
                """{"omraade":"0751","periode":"2025QMAT03","timestamp":"2024-10-01T00:00:00.000Z","indsats":"sundhed","value":null,"value_symbol":"*"}""",
            ],
            file.Rows.Select(row => row.GetRawText()));
    }

    /// <summary>A variable that is taken away has no column.</summary>
    [Fact]
    public async Task Et_fravalgt_omraade_er_ikke_en_kolonne()
    {
        var file = await ReadAsync(tjeneste, Data + "&valuecodes[periode]=2025Q2&valuecodes[indsats]=nogen&valuecodes[maal]=antalForloeb");

        Assert.Equal(["periode", "timestamp", "indsats", "value", "value_symbol"], file.Columns.Select(column => column[0]));
        Assert.Equal("2025-04-01T00:00:00.000Z", Assert.Single(file.Rows).GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task En_kolonne_uden_et_eneste_tal_er_ogsaa_en_kolonne()
    {
        var file = await ReadAsync(tjeneste, Data + "&valuecodes[omraade]=DK,0751&valuecodes[periode]=2025Q4&valuecodes[indsats]=nogen&valuecodes[maal]=andel");

        Assert.Equal(["null ...", "null ..."], file.Rows.Select(row => $"{row.GetProperty("value").GetRawText()} {row.GetProperty("value_symbol").GetString()}"));
    }

    /// <summary>A file of more than one group of rows, each cell of which follows from its place.</summary>
    [Fact]
    public async Task Mange_raekker_deles_i_grupper_og_er_alle_med()
    {
        var name = new Tekst("n", "n");
        var areas = Enumerable.Range(0, 400).Select(number => new Dimensionsvaerdi(number.ToString("D4", CultureInfo.InvariantCulture), name)).ToList();
        var years = Enumerable.Range(1900, 100)
            .Select(year => new Dimensionsvaerdi(year.ToString(CultureInfo.InvariantCulture), name) { Slags = "aar" }).ToList();
        var table = new Tabel(
            "Y11IGA01",
            new Tekst("Mange", "Many"),
            [],
            [
                new Dimension("omraade", name, Dimensionsrolle.Geografi, areas, null),
                new Dimension("periode", name, Dimensionsrolle.Tid, years, null),
                new Dimension("maal", name, Dimensionsrolle.Maal, [new Dimensionsvaerdi("antal", name)], null),
            ],
            [.. Enumerable.Range(0, 40_000).Select(cell => (long)cell)],
            [
                .. Enumerable.Range(0, 40_000)
                    .Select(cell => cell % 7 == 0 ? Cellesymbol.Diskretioneret : cell % 5 == 0 ? Cellesymbol.Foreloebig : Cellesymbol.Ingen),
            ]);
        await using var many = await Tjeneste.StartAsync(Proeveudgivelse.Lille() with { Tabeller = [table] });

        var file = await ReadAsync(many, "/bulk/Y11IGA01.parquet");

        Assert.True(file.Groups.Length > 1, string.Join(' ', file.Groups));
        Assert.Equal(40_000, file.Rows.Length);
        for (var cell = 0; cell < file.Rows.Length; cell++)
        {
            var (area, year) = (areas[cell / 100].Kode, years[cell % 100].Kode);
            var (value, sign) = cell % 7 == 0 ? ("null", "\"*\"") : (cell.ToString(CultureInfo.InvariantCulture), cell % 5 == 0 ? "\"f\"" : "null");
            Assert.Equal(
                $$"""{"omraade":"{{area}}","periode":"{{year}}","timestamp":"{{year}}-01-01T00:00:00.000Z","value":{{value}},"value_symbol":{{sign}}}""",
                file.Rows[cell].GetRawText());
        }
    }

    [Fact]
    public async Task Den_samme_udgivelse_giver_de_samme_bytes_paa_begge_sprog_og_fra_enhver_replika()
    {
        await using var another = await Tjeneste.StartAsync(Proeveudgivelse.Lille());
        var bytes = await tjeneste.Klient.GetByteArrayAsync("/bulk/Y11IGA01.parquet");

        Assert.Equal("PAR1"u8.ToArray(), bytes[..4]);
        Assert.Equal(bytes, await another.Klient.GetByteArrayAsync("/bulk/Y11IGA01.parquet"));
        Assert.Equal(bytes, await tjeneste.Klient.GetByteArrayAsync("/bulk/Y11IGA01.parquet?lang=en"));
    }

    [Fact]
    public async Task En_fil_har_type_og_navn()
    {
        using var answer = await tjeneste.Klient.GetAsync(Data + All);

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.parquet\"", answer.Content.Headers.ContentDisposition!.ToString());
    }

    private static async Task<ParquetFile> ReadAsync(Tjeneste service, string address) =>
        await ParquetFile.ReadAsync(await service.Klient.GetByteArrayAsync(address));
}
