using System.Globalization;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class JsonStatTests(TestService service)
{
    private const string SelectionUrl =
        "valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Fact]
    public async Task A_dataset_is_as_the_contract_wants_it() =>
        Golden.CompareJson("data.json", await service.JsonAsync("/api/v2/tables/Y11IGA01/data?" + SelectionUrl));

    [Fact]
    public async Task A_dataset_in_English() =>
        Golden.CompareJson("data-en.json", await service.JsonAsync("/api/v2/tables/Y11IGA01/data?lang=en&" + SelectionUrl));

    [Fact]
    public async Task Metadata_are_the_whole_table_without_cells() =>
        Golden.CompareJson("metadata.json", await service.JsonAsync("/api/v2/tables/Y11IGA02/metadata"));

    [Fact]
    public async Task Metadata_for_the_default_selection_have_every_value()
    {
        var metadata = await service.JsonAsync("/api/v2/tables/Y11IGA01/metadata?defaultSelection=true");

        // 9 omraader, 7 periods, 6 kinds of indsats, 3 measures: a client ticks among them.
        Assert.Equal("[9,7,6,3]", metadata.GetProperty("size").GetRawText());
        Assert.Equal(0, metadata.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Every_cell_is_the_one_the_table_has()
    {
        var table = SampleRelease.IsSmall().Find("Y11IGA01")!;
        var json = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");

        var values = json.GetProperty("value").EnumerateArray().ToList();
        var status = json.GetProperty("status");
        Assert.Equal(table.Values.Length, values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var sign = status.TryGetProperty(i.ToString(CultureInfo.InvariantCulture), out var found) ? found.GetString() : "";
            Assert.Equal(CellSymbols.Sign(table.Symbols[i]), sign);
            var decimals = i % 3 == 2 ? 1 : 0;
            var expected = sign is "" or "f"
                ? ((decimal)table.Values[i] / (decimals == 1 ? 10 : 1)).ToString(decimals == 1 ? "0.0" : "0", CultureInfo.InvariantCulture)
                : "null";
            Assert.Equal(expected, values[i].GetRawText());
        }
    }

    [Fact]
    public async Task Status_is_left_out_when_no_cell_has_a_sign()
    {
        var json = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*");

        Assert.False(json.TryGetProperty("status", out _));
    }

    [Fact]
    public async Task An_eliminated_variable_stands_for_its_total_and_is_not_there()
    {
        var without = await service.JsonAsync(
            "/api/v2/tables/Y11IGA02/data?valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");
        var having = await service.JsonAsync(
            "/api/v2/tables/Y11IGA02/data?valuecodes[omraade]=DK&valuecodes[alder]=alle&valuecodes[koen]=alle"
                + "&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*");

        Assert.Equal(["periode", "indsats", "maal"], ListOf(without.GetProperty("id")));
        Assert.Equal(having.GetProperty("value").GetRawText(), without.GetProperty("value").GetRawText());
        Assert.Equal(
            """{"omraade":"DK","alder":"alle","koen":"alle"}""",
            without.GetProperty("extension").GetProperty("opgoerelse").GetProperty("elimineret").GetRawText());
        Assert.False(without.GetProperty("role").TryGetProperty("geo", out _));
    }

    [Fact]
    public async Task The_default_selection_is_the_whole_row_of_omraader_for_the_latest_period_with_figures()
    {
        var json = await service.JsonAsync("/api/v2/tables/Y11IGA01/data");

        Assert.Equal(["omraade", "periode", "indsats", "maal"], ListOf(json.GetProperty("id")));
        Assert.Equal("[9,1,6,1]", json.GetProperty("size").GetRawText());
        Assert.True(json.GetProperty("dimension")
            .GetProperty("periode")
            .GetProperty("category")
            .GetProperty("index")
            .TryGetProperty("2025Q3", out _));
        var px = json.GetProperty("extension").GetProperty("px");
        Assert.Equal(["omraade"], ListOf(px.GetProperty("stub")));
        Assert.Equal(["maal", "periode", "indsats"], ListOf(px.GetProperty("heading")));
    }

    [Fact]
    public async Task The_default_selection_eliminates_what_can_be_eliminated()
    {
        var json = await service.JsonAsync("/api/v2/tables/Y11IGA02/data");

        Assert.Equal(["periode", "koen", "indsats", "maal"], ListOf(json.GetProperty("id")));
    }

    [Fact]
    public async Task The_answer_says_who_it_is_and_how_long_it_holds()
    {
        using var answer = await service.Client.GetAsync("/api/v2/tables/Y11IGA01/data");

        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.json\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("da", Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal(SampleRelease.Published, answer.Content.Headers.LastModified);
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.ETag!.IsWeak);
    }

    private static IEnumerable<string?> ListOf(JsonElement json) => json.EnumerateArray().Select(code => code.GetString());
}
