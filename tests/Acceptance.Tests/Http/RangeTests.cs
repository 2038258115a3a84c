using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// A withheld figure with its range, in every format and on the page of the table: in 0751 N lies from 70 to 79 and sundhed from 9 to 13,
/// so the share from 900/79 = 11.39 to 1300/70 = 18.57; in 0740 only N is given. What has no range stands as before.
/// </summary>
public sealed partial class RangeTests(TestService service, SharedServices others)
{
    private const string Choice =
        "valuecodes[omraade]=DK,0751,0740,0492&valuecodes[periode]=2024&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";
    private const string Data = "/api/v2/tables/Y11IGA01/data?" + Choice;

    [Fact]
    public async Task JSON_stat_has_no_value_and_the_sign_where_the_figure_is_withheld_and_numbers_beside()
    {
        var answer = await (await others.Ranges).JsonAsync(Data);
        Golden.CompareJson("interval.json", answer);
        var measures = answer.GetProperty("dimension")
            .GetProperty("maal")
            .GetProperty("category")
            .GetProperty("index")
            .EnumerateObject()
            .Select(code => code.Name)
            .ToList();
        // 0492, 0740, 0751 in the order of the table: sundhed of 0751.
        var areas = answer.GetProperty("dimension").GetProperty("omraade").GetProperty("category").GetProperty("index");
        var row = ((areas.GetProperty("0751").GetInt32() * 2) + 1) * measures.Count;
        string Cell(string measure)
        {
            var index = row + measures.IndexOf(measure);
            var sign = answer.GetProperty("status").TryGetProperty(index.ToString(CultureInfo.InvariantCulture), out var status)
                ? status.GetString()
                : "";
            return answer.GetProperty("value")[index] is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() + sign : sign!;
        }

        Assert.Equal(
            ["*", "*", "*", "70", "79", "9", "13", "11.3", "18.6"],
            new[]
            {
                "antalForloeb",
                "antalMed",
                "andel",
                "antalForloebFra",
                "antalForloebTil",
                "antalMedFra",
                "antalMedTil",
                "andelFra",
                "andelTil",
            }.Select(Cell));
    }

    [Theory]
    [InlineData("interval.csv", "csv")]
    [InlineData("interval-regneark.csv", "csv&outputFormatParams=ForSpreadsheet,IncludeStatus")]
    [InlineData("interval.px", "px")]
    [InlineData("interval.json-px.json", "json-px")]
    [InlineData("interval.html", "html")]
    public async Task Other_formats_have_the_sign_and_the_numbers_too(string file, string format) =>
        Golden.Compare(file, (await (await others.Ranges).TextAsync($"{Data}&outputFormat={format}")).TrimStart('\uFEFF'));

    /// <summary>In a spreadsheet the range stands as text in the place of the sign, whether its ends are chosen or not.</summary>
    [Theory]
    [InlineData("interval.xlsx.txt", "")]
    [InlineData("interval-en.xlsx.txt", "&lang=en")]
    public async Task A_workbook_shows_the_range_as_text(string file, string parameters)
    {
        var ranges = await others.Ranges;
        Golden.Compare(file, await SheetAsync(ranges, $"{Data}&outputFormat=xlsx{parameters}"));
        var comma = parameters.Length == 0 ? ',' : '.';
        Assert.Contains(
            $">11{comma}3-18{comma}6<",
            await SheetAsync(ranges, $"{Data.Replace("[maal]=*", "[maal]=andel", StringComparison.Ordinal)}&outputFormat=xlsx{parameters}"),
            StringComparison.Ordinal);
        Assert.Contains(
            parameters.Length == 0 ? ">1.012-1.016<" : ">1,012-1,016<",
            await SheetAsync(ranges, $"{Data}&outputFormat=xlsx{parameters}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobindsats_has_its_own_sign_and_the_extra_columns()
    {
        var ranges = await others.Ranges;
        var v2 = JsonElement.Parse(await TextAsync(
            ranges,
            "/v2/data/Y11IGA01/json?area=Aarhus&period=2024&_indsats=Mindst én indsats,Sundhedsindsats"));
        Golden.CompareJson("jobindsats/v2-interval.json", v2);
        var v3 = JsonElement.Parse(await TextAsync(
            ranges,
            "/v3/data/y11iga01?mgroup.*=*&format=json&period.Y=2024&hierarchy._nykom=/,/0751/&hierarchy._indsats=*"));
        Golden.CompareJson("jobindsats/v3-interval.json", v3);
    }

    [Fact]
    public async Task Whole_tables_have_the_ends_as_columns()
    {
        var ranges = await others.Ranges;
        var lines = (await ranges.TextAsync("/bulk/Y11IGA01.csv")).Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("antalMedFra", lines[0], StringComparison.Ordinal);
        Assert.Contains("andelTil_status", lines[0], StringComparison.Ordinal);
        Assert.Single(
            lines,
            line => line.Contains("0751", StringComparison.Ordinal)
                && line.Contains("2024\"", StringComparison.Ordinal)
                && line.Contains("sundhed", StringComparison.Ordinal)
                && line.Contains("11.3", StringComparison.Ordinal)
                && line.Contains("18.6", StringComparison.Ordinal));
    }

    /// <summary>Who chooses no measure is shown the figures themselves, as before there were ranges.</summary>
    [Theory]
    [InlineData("/api/v2/tables/Y11IGA01/defaultselection")]
    [InlineData("/api/v2/tables/Y11IGA02/defaultselection")]
    [InlineData("/api/v2/tables/Y11IGA01/data?outputFormat=csv")]
    [InlineData("/api/v2/tables/Y11IGA02/data?outputFormat=csv")]
    public async Task What_is_selected_when_nobody_asks_is_without_the_ends(string path) =>
        Assert.Equal(
            OwnAddress().Replace(await service.TextAsync(path), ""),
            OwnAddress().Replace(await (await others.Ranges).TextAsync(path), ""));

    [Fact]
    public async Task The_page_of_a_table_shows_the_range_and_says_once_what_it_is()
    {
        var ranges = await others.Ranges;
        var page = await ranges.TextAsync("/tabeller/Y11IGA01?omraade=0751,0740&periode=2024&indsats=nogen,sundhed&maal=andel");
        Assert.Contains("""<td><abbr title="interval af hensyn til fortrolighed">11,3-18,6</abbr></td>""", page, StringComparison.Ordinal);
        Assert.Single(page.Split("Interval af hensyn til fortrolighed: ").Skip(1));
        var english = await ranges.TextAsync("/tabeller/Y11IGA01?omraade=0751,0740&periode=2024&indsats=nogen,sundhed&maal=andel&lang=en");
        Assert.Contains("""<td><abbr title="range, for confidentiality">11.3-18.6</abbr></td>""", english, StringComparison.Ordinal);
        Assert.Single(english.Split("Range, for confidentiality: ").Skip(1));
        // 0740 has a sign, and a range of N alone.
        var n = await ranges.TextAsync("/tabeller/Y11IGA01?omraade=0740&periode=2024&indsats=nogen,sundhed&maal=antalForloeb,andel");
        Assert.Contains(">1.012-1.016<", n, StringComparison.Ordinal);
        Assert.Contains(""">*</abbr>""", n, StringComparison.Ordinal);
        // Where nothing is given, nothing is said of it.
        Assert.DoesNotContain(
            "Interval af hensyn",
            await service.TextAsync("/tabeller/Y11IGA01?omraade=0751&periode=2024&indsats=sundhed&maal=andel"),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// The page of a kommune tells the share as its range, in words, picture and table, and once why; beside the country's 16.0
    /// pct. no word
    /// is said that does not hold at both ends.
    /// </summary>
    [Fact]
    public async Task The_page_of_a_kommune_shows_the_range_and_says_once_what_it_is()
    {
        var ranges = await others.Ranges;
        var page = WebUtility.HtmlDecode(await ranges.TextAsync("/kommune/0751?indsats=sundhed"));
        Assert.Contains("I Aarhus fik 11,3-18,6 pct. af 70-79 forløb sundhedsindsats.", page, StringComparison.Ordinal);
        Assert.Contains(">11,3-18,6</text>", page, StringComparison.Ordinal);
        Assert.Contains("""<abbr title="interval af hensyn til fortrolighed">11,3-18,6</abbr>""", page, StringComparison.Ordinal);
        Assert.Single(page.Split("Interval af hensyn til fortrolighed: ").Skip(1));
        Assert.DoesNotContain("få forløb bag", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Hvor en andel ikke vises, er det", page, StringComparison.Ordinal);
        var english = WebUtility.HtmlDecode(await ranges.TextAsync("/kommune/0751?indsats=sundhed&lang=en"));
        Assert.Contains("In Aarhus, 11.3-18.6 per cent of 70-79 courses had health.", english, StringComparison.Ordinal);
        Assert.Contains(">11.3-18.6</text>", english, StringComparison.Ordinal);
        Assert.Contains("""<abbr title="range, for confidentiality">11.3-18.6</abbr>""", english, StringComparison.Ordinal);
        Assert.Single(english.Split("Range, for confidentiality: ").Skip(1));
        // Without ranges the page is as it was.
        Assert.DoesNotContain("Interval af hensyn", await service.TextAsync("/kommune/0751?indsats=sundhed"), StringComparison.Ordinal);
    }

    /// <summary>What lies behind the signs stands nowhere beside the ranges either.</summary>
    [Fact]
    public async Task A_withheld_cells_value_stands_in_no_answer()
    {
        var ranges = await others.Ranges;
        foreach (var path in new[]
        {
            "/", "/?sorter=sundhed", "/kommune/0751?indsats=sundhed", "/kommune/0740",
            "/tabeller/Y11IGA01?omraade=*&periode=2024&indsats=*&maal=*", "/bulk/Y11IGA01.csv", "/bulk/Y11IGA01.json",
            Data, Data + "&outputFormat=csv", Data + "&outputFormat=px", Data + "&outputFormat=html", Data + "&outputFormat=json-px",
        })
        {
            var text = (await ranges.TextAsync(path)).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            Assert.DoesNotContain(SampleRelease.Secret.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_front_page_has_the_range_among_the_kommuner_and_sorts_it_by_its_middle()
    {
        var ranges = await others.Ranges;
        var page = WebUtility.HtmlDecode(await ranges.TextAsync("/?sorter=sundhed&retning=faldende"));
        Assert.Contains("""<abbr title="interval af hensyn til fortrolighed">11,3-18,6</abbr>""", page, StringComparison.Ordinal);
        Assert.Single(page.Split("Interval af hensyn til fortrolighed: ").Skip(1));
        Assert.DoesNotContain("få forløb bag", page, StringComparison.Ordinal);
        // Aarhus has its place among the others; Silkeborg and Ærø, of which nothing is given, stand last.
        var rows = KommuneLink()
            .Matches(page[page.IndexOf("id=\"kommuner\"", StringComparison.Ordinal)..])
            .Select(match => match.Groups["name"].Value)
            .ToList();
        Assert.True(rows.IndexOf("Aarhus") < rows.IndexOf("Ærø"), string.Join(' ', rows));
    }

    [GeneratedRegex("<th scope=\"row\"><a href=\"[^\"]+\">(?<name>[^<]+)</a>", RegexOptions.None, 1000)]
    private static partial Regex KommuneLink();

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex OwnAddress();

    private static async Task<string> SheetAsync(TestService service, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(await service.Client.GetByteArrayAsync(path)));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return (await reader.ReadToEndAsync()).Replace("<row>", "\n<row>", StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(TestService service, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", TestService.Key);
        using var answer = await service.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
