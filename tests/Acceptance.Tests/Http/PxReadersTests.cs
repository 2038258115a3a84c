using System.Globalization;
using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What the software of the PX family finds in our files, and its clients in our metadata.</summary>
public class PxReadersTests(TestService service, SharedServices others)
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?outputFormat=px&valuecodes[omraade]=DK&valuecodes[indsats]=*&valuecodes[maal]=*&valuecodes[periode]=";

    [Theory]
    [InlineData("2025Q1,2025Q3,2025Q4", "Quarterly", "20251 20253 20254")]
    [InlineData("2024", "Annual", "2024")]
    [InlineData("2025QMAT02,2025QMAT03", null, "202502 202503")]
    [InlineData("2025QMAT03", null, "202503")]
    [InlineData("*", null, "2024 202502 202503 20251 20252 20253 20254")]
    public async Task The_period_is_the_files_time(string periods, string? scale, string times)
    {
        var file = PxFile.Read(await service.Client.GetByteArrayAsync(Data + periods));

        var time = Assert.Single(file.Variables, variable => variable.IsTime);
        Assert.Equal("periode", time.Name);
        Assert.Equal(scale, time.Scale);
        Assert.Equal(times.Split(' '), time.Times);
        Assert.Equal(time.Codes.Count, time.Times.Count);
    }

    [Theory]
    [InlineData("Y11IGA01", "da")]
    [InlineData("Y11IGA01", "en")]
    [InlineData("Y11IGA02", "da")]
    [InlineData("Y11IGA02", "en")]
    public async Task The_whole_table_has_one_time_and_each_name_only_once(string table, string language)
    {
        var large = await others.Large;
        var metadata = await large.JsonAsync($"/api/v2/tables/{table}/metadata");
        var everything = string.Concat(metadata.GetProperty("id")
            .EnumerateArray()
            .Select(variable => $"&valuecodes[{variable.GetString()}]=*"));

        var file = PxFile.Read(await large.Client.GetByteArrayAsync(
            $"/api/v2/tables/{table}/data?outputFormat=px&lang={language}{everything}"));

        Assert.Single(file.Variables, variable => variable.IsTime);
        Assert.Equal(
            metadata.GetProperty("size").EnumerateArray().Aggregate(1, (cells, count) => cells * count.GetInt32()),
            file.Data.Count);
    }

    /// <summary>Published 06.00 and next to be at 06.00, both UTC in April: 08.00 in Denmark.</summary>
    [Fact]
    public async Task The_times_are_Danish()
    {
        var file = PxFile.Read(await service.Client.GetByteArrayAsync(Data + "2024"));

        Assert.Equal(
            ("20260401 08:00", "20260401 08:00", "20260401 08:00", "20260415 08:00"),
            (file["CREATION-DATE"], file["LAST-UPDATED"], file["LAST-UPDATED(Antal forløb)"], file["NEXT-UPDATE"]));
        var read = DateTime.ParseExact(file["LAST-UPDATED"]!, "yyyyMMdd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(SampleRelease.Published, new DateTimeOffset(read, DanishTime.Zone.GetUtcOffset(read)));
    }

    /// <summary>
    /// The letters take two bytes each, so 120 of them and what stands around them are one line's worth; the last half of a
    /// surrogate stays with the first.
    /// </summary>
    [Theory]
    [InlineData("æ", 2_000)]
    [InlineData("a", 2_000)]
    [InlineData("🙂", 500)]
    [InlineData("aæ", 999)]
    public async Task A_long_text_is_split_and_can_be_joined_again(string sign, int count)
    {
        var text = string.Concat(Enumerable.Repeat(sign, count));
        var isSmall = SampleRelease.IsSmall();
        var table = isSmall.Tables[0];
        await using var own = await TestService.StartAsync(isSmall with
        {
            Tables =
            [
                new Table(
                    table.Id,
                    new BilingualText(text, text),
                    [new BilingualText(text, text)],
                    table.Dimensions,
                    table.Values,
                    table.Symbols),
            ],
        });

        var file = PxFile.Read(await own.Client.GetByteArrayAsync(Data + "*"));

        Assert.Equal(text, file["TITLE"]);
    }

    [Theory]
    [InlineData("da", "Landsdel Bornholm")]
    [InlineData("en", "Province Bornholm")]
    public async Task The_landsdel_Bornholm_says_that_it_is_a_landsdel(string language, string landsdel)
    {
        await using var own = await TestService.StartAsync(SampleRelease.Make(9, 1, ["DK", "DK014", "DK042", "0400", "0751"]));
        var metadata = await own.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?lang={language}");
        var names = metadata.GetProperty("dimension").GetProperty("omraade").GetProperty("category").GetProperty("label");
        var csv = await own.TextAsync(
            $"/api/v2/tables/Y11IGA01/data?lang={language}&outputFormat=csv&outputFormatParams=UseTexts&valuecodes[omraade]=*"
                + $"&valuecodes[indsats]=nogen&valuecodes[maal]=andel&valuecodes[periode]=2024");
        var listOf = await own.JsonAsync($"/api/v2/codelists/agg_landsdele?lang={language}");

        Assert.Equal((landsdel, "Bornholm"), (names.GetProperty("DK014").GetString(), names.GetProperty("0400").GetString()));
        // Who shares his name with nobody keeps it.
        Assert.DoesNotContain("Landsdel", names.GetProperty("DK042").GetString(), StringComparison.Ordinal);
        Assert.Contains(landsdel, csv, StringComparison.Ordinal);
        Assert.Contains(landsdel, listOf.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("label").GetString()));
    }

    /// <summary>
    /// Counts and sums over a period's forløb are flows, means are averages; a share and a median are neither. Nothing is money or
    /// adjusted.
    /// </summary>
    [Fact]
    public async Task Metadata_say_what_kind_of_quantity_a_measure_is()
    {
        var extension = (await service.JsonAsync("/api/v2/tables/Y11IGA01/metadata"))
            .GetProperty("dimension")
            .GetProperty("maal")
            .GetProperty("extension");

        Assert.Equal("""{"antalForloeb":"Flow","antalMed":"Flow","andel":"Other"}""", extension.GetProperty("measuringType").GetRawText());
        Assert.Equal(
            """{"antalForloeb":"NotApplicable","antalMed":"NotApplicable","andel":"NotApplicable"}""",
            extension.GetProperty("priceType").GetRawText());
        Assert.Equal("""{"antalForloeb":"None","antalMed":"None","andel":"None"}""", extension.GetProperty("adjustment").GetRawText());
    }

    [Fact]
    public async Task The_contact_is_the_one_that_is_set_up_and_always_has_all_parts()
    {
        await using var own = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:Kontakt:Person", "Kontoret for Data"),
            ("Http:Kontakt:Telefon", "72 14 20 00"));

        var sat = Contact(await own.JsonAsync("/api/v2/tables/Y11IGA01/metadata"));
        var notThere = Contact(await service.JsonAsync("/api/v2/tables/Y11IGA01/metadata"));

        Assert.Equal(("Kontoret for Data", "72 14 20 00"), (sat.GetProperty("name").GetString(), sat.GetProperty("phone").GetString()));
        Assert.StartsWith("Kontoret for Data, Styrelsen", sat.GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal(("", ""), (notThere.GetProperty("name").GetString(), notThere.GetProperty("phone").GetString()));
        Assert.Equal("jobindsats@star.dk", notThere.GetProperty("mail").GetString());

        static JsonElement Contact(JsonElement metadata) =>
            Assert.Single(metadata.GetProperty("extension").GetProperty("contact").EnumerateArray());
    }
}
