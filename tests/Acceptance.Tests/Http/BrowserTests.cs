using System.Globalization;
using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Readers;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The pages as a browser shows them. They are a step of their own (.ci/run): a browser takes its time. Where it, Node or
/// the modules are missing they are skipped and say so.
/// </summary>
public class BrowserTests(BrowserRun run) : IClassFixture<BrowserRun>
{
    [Fact(Explicit = true)]
    public void Every_page_answers_is_light_and_silent_in_the_console() => OnEachPage((path, page) =>
    {
        Assert.Equal(200, page.GetProperty("status").GetInt32());
        Assert.NotEmpty(page.GetProperty("titel").GetString()!);
        Assert.Empty(ListOf(page, "konsol"));
        Assert.Empty(ListOf(page, "svar"));
        Assert.True(
            path.StartsWith("/rapporter/", StringComparison.Ordinal) || page.GetProperty("bytes").GetInt32() < 100_000,
            $"{page.GetProperty("bytes")} bytes");
    });

    [Fact(Explicit = true)]
    public void No_page_asks_others_than_us() => OnEachPage((_, page) => Assert.Empty(ListOf(page, "udenfor")));

    [Fact(Explicit = true)]
    public void Axe_finds_nothing_serious_by_day_by_night_or_on_paper() => OnEachPage((path, page) =>
    {
        Assert.Empty(ListOf(page, "axe"));
        if (BrowserRun.WithDayAndNight.Contains(path, StringComparer.Ordinal))
        {
            Assert.Equal("rgb(17, 26, 36)", page.GetProperty("moerk").GetString());
        }
    });

    [Fact(Explicit = true)]
    public void At_320_points_there_is_nothing_to_scroll_sideways() =>
        OnEachPage((_, page) => Assert.InRange(page.GetProperty("smal").GetInt32(), 1, 320));

    [Fact(Explicit = true)]
    public void Every_chart_is_there_with_title_description_and_its_table()
    {
        OnEachPage((path, page) =>
        {
            foreach (var diagram in Parts(page).SelectMany(part => part.GetProperty("diagrammer").EnumerateArray()))
            {
                Assert.True(diagram.GetProperty("titel").GetString()!.Length > 5, path);
                Assert.True(diagram.GetProperty("beskrivelse").GetString()!.Length > 10, path);
                Assert.True(diagram.GetProperty("bredde").GetDouble() > 300, path);
            }
        });
        foreach (var path in new[] { BrowserRun.Kommune, BrowserRun.KommuneInEnglish })
        {
            var onTheKommune = Parts(Page(path)).Where(part => part.GetProperty("diagrammer").GetArrayLength() > 0).ToList();
            Assert.Equal(
                ["ved", "tragt", "tid", "hurtigt", "meget", "givet"],
                onTheKommune.Select(part => part.GetProperty("navn").GetString()));
            Assert.All(onTheKommune, part => Assert.Equal(1, part.GetProperty("diagrammer")[0].GetProperty("tabeller").GetInt32()));
            Assert.Equal(6, Page(path).GetProperty("trykt").GetInt32());
        }

        Assert.Single(Parts(Page(BrowserRun.StartPageAddress))
            .Single(part => part.GetProperty("navn").GetString() == "kort")
            .GetProperty("diagrammer")
            .EnumerateArray());
    }

    /// <summary>Every number of a picture's table is one that its own call gives, under the same names.</summary>
    [Theory(Explicit = true)]
    [InlineData(BrowserRun.Kommune, "Hele landet", "Virksomhedsrettet indsats")]
    [InlineData(BrowserRun.KommuneInEnglish, "All Denmark", "Company-based effort")]
    public async Task The_figures_behind_the_charts_are_the_APIs(string path, string country, string virksomhedsrettet)
    {
        var inDanish = path == BrowserRun.Kommune;
        Task<Dictionary<string, string>> Call(JsonElement part, int index = 0) =>
            Fetch(part.GetProperty("kald")[index].GetString()!, inDanish);
        var parts = Parts(Page(path)).ToDictionary(part => part.GetProperty("navn").GetString() ?? "", StringComparer.Ordinal);
        string[] omraader = ["0751", "0101", "0851", "0580", "DK"];
        string[] names = ["Aarhus", "København", "Aalborg", "Aabenraa", country];
        Assert.All(
            parts.Values.SelectMany(part => part.GetProperty("kald").EnumerateArray()),
            call => Assert.Contains(inDanish ? "?lang=da&" : "?lang=en&", call.GetString(), StringComparison.Ordinal));

        var at = await Call(parts["ved"]);
        var atTable = Table(parts["ved"], 0).ToDictionary(row => row[0], StringComparer.Ordinal);
        Assert.All(omraader.Zip(names), pair => Assert.Equal(at[$"{pair.First}|2025|virksomhedsrettet|andel"], atTable[pair.Second][1]));
        var all = Table(parts["ved"], 1).ToDictionary(row => row[0], StringComparer.Ordinal);
        Assert.Equal(at["0751|2025|virksomhedsrettet|antalForloeb"], all[virksomhedsrettet][1]);

        var funnel = await Call(parts["tragt"]);
        var kommuner = Table(parts["tragt"], 0);
        Assert.Equal(98, kommuner.Count);
        Assert.Equal(
            funnel.Where(cell => cell.Key.EndsWith("|andel", StringComparison.Ordinal) && cell.Key[0] == '0')
                .Select(cell => cell.Value)
                .Order(StringComparer.Ordinal),
            kommuner.Select(row => row[2]).Order(StringComparer.Ordinal));
        Assert.Equal(funnel["0851|2025|virksomhedsrettet|antalForloeb"], kommuner.Single(row => row[0] == "Aalborg")[1]);

        var time = await Call(parts["tid"]);
        var year = Table(parts["tid"], 0);
        Assert.Equal(7, year.Count);
        Assert.All(year, row => Assert.Equal(omraader.Select(omraade => time[$"{omraade}|{row[0]}|virksomhedsrettet|andel"]), row.Skip(1)));

        var fast = await Call(parts["hurtigt"]);
        string[] intervals = ["1-dag", "1-uge", "1-maaned", "2-maaneder", "3-maaneder", "6-maaneder"];
        var curve = Table(parts["hurtigt"], 0);
        Assert.All(
            intervals.Index(),
            interval => Assert.Equal(
                omraader.Select(omraade => fast[$"{omraade}|2025|{interval.Item}|andel"]),
                curve[interval.Index].Skip(1)));
        Assert.Equal(fast["0751|2025|alle|median"], curve[^1][1]);

        // What the bars are as long as, and the kommune's own table below.
        var much = await Call(parts["meget"]);
        string[] indsatser = ["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed"];
        var weeks = Table(parts["meget"], 0);
        Assert.All(
            indsatser.Index(),
            indsats => Assert.Equal(
                omraader.Select(omraade => much[$"{omraade}|2025|{indsats.Item}|ugerPrForloeb"]),
                weeks[indsats.Index].Skip(1)));
        var own = Table(parts["meget"], 1);
        Assert.All(
            indsatser.Index(),
            indsats => Assert.Equal(
                new[] { "antalIndsatser", "indsatserPrForloeb", "ugerPrForloeb", "timerPrForloeb" }.Select(measure =>
                    much[$"0751|2025|{indsats.Item}|{measure}"]),
                own[indsats.Index].Skip(1)));

        var given = await Call(parts["givet"]);
        Assert.All(
            omraader.Index(),
            omraade => Assert.Equal(
                new[] { "indstillet", "givet", "andel" }.Select(measure => given[$"{omraade.Item}|2025|{measure}"]),
                Table(parts["givet"], 0)[omraade.Index].Skip(1).Take(3)));
        Assert.Equal(5, (await Call(parts["givet"], 1)).Keys.Select(key => key.Split('|')[0]).Distinct(StringComparer.Ordinal).Count());
        if (!inDanish)
        {
            return;
        }

        var startPageAddress = Parts(Page(BrowserRun.StartPageAddress)).Single(part => part.GetProperty("navn").GetString() == "kommuner");
        var from = await Fetch(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=2025&valuecodes[indsats]=virksomhedsrettet"
                + "&valuecodes[maal]=andel");
        Assert.Equal(
            from.Where(cell => cell.Key[0] == '0' || cell.Key.StartsWith("DK|", StringComparison.Ordinal))
                .Select(cell => cell.Value)
                .Order(StringComparer.Ordinal),
            Table(startPageAddress, 0).Select(row => row[3]).Order(StringComparer.Ordinal));
    }

    [Fact(Explicit = true)]
    public void Everything_can_be_reached_by_keyboard_and_one_sees_where_one_is()
    {
        foreach (var page in Set().GetProperty("tastatur").EnumerateObject())
        {
            Assert.True(page.Value.GetProperty("antal").GetInt32() > 20, page.Name);
            Assert.Equal("A #indhold", page.Value.GetProperty("foerste").GetString());
            Assert.Empty(ListOf(page.Value, "usete"));
            Assert.Empty(ListOf(page.Value, "glemt"));
        }

        Assert.Equal("indhold", Set().GetProperty("sprang").GetString());
    }

    [Fact(Explicit = true)]
    public void A_kommune_is_found_by_keyboard()
    {
        Assert.Equal(98, Set().GetProperty("forslag").GetInt32());
        Assert.Equal("Læsø", Set().GetProperty("soegt").GetProperty("overskrift").GetString());
        Assert.Equal("/kommune/l%C3%A6s%C3%B8", Set().GetProperty("soegt").GetProperty("sti").GetString());
    }

    [Fact(Explicit = true)]
    public void Everything_can_be_searched_by_keyboard()
    {
        Assert.Equal("Læsø", Set().GetProperty("fandt").GetProperty("foerste").GetString());
        Assert.Equal("Læsø", Set().GetProperty("fandt").GetProperty("felt").GetString());
    }

    [Fact(Explicit = true)]
    public void Figures_are_selected_by_keyboard_and_the_call_can_be_copied()
    {
        Assert.Equal("INPUT soeg-omraade", Set().GetProperty("soegefelt").GetString());
        Assert.Equal("1 fundet", Set().GetProperty("fundet").GetString());
        Assert.StartsWith("7 af ", Set().GetProperty("optalt").GetString(), StringComparison.Ordinal);
        Chosen(Set().GetProperty("valgt"));
        var copy = Set().GetProperty("kopi");
        Assert.Equal(copy.GetProperty("kald").GetString()!["GET ".Length..], copy.GetProperty("tekst").GetString());
        Assert.Equal("Kopieret", copy.GetProperty("sagt").GetString());
    }

    [Fact(Explicit = true)]
    public void Without_JavaScript_one_can_select_and_see()
    {
        var without = Set().GetProperty("uden");
        Chosen(without);
        Assert.Equal(Set().GetProperty("valgt").GetProperty("url").GetString(), without.GetProperty("url").GetString());
        Assert.Equal(0, without.GetProperty("doedeKnapper").GetInt32());
        Assert.True(without.GetProperty("kald").GetBoolean());
        Assert.Equal("Læsø", without.GetProperty("kommune").GetString());
        Assert.Equal(6, without.GetProperty("diagrammer").GetInt32());
    }

    private static void Chosen(JsonElement chosen)
    {
        Assert.Equal(
            "/tabeller/Y11IGA01?omraade=DK,1081,1082,1083,1084,1085,0825&periode=2025&indsats=*&maal=andel#tal",
            chosen.GetProperty("url").GetString());
        Assert.Equal(7, chosen.GetProperty("raekker").GetArrayLength());
        Assert.Equal("Læsø", chosen.GetProperty("raekker")[6].GetString());
    }

    private JsonElement Set()
    {
        Assert.SkipWhen(run.IsMissing is not null, run.IsMissing ?? "");
        return run.Set;
    }

    private JsonElement Page(string path) => Set().GetProperty("sider").GetProperty(path);

    private void OnEachPage(Action<string, JsonElement> requirement) => Assert.All(
        BrowserRun.Pages.Select(path => (Location: path, Page: Page(path))).ToList(),
        pair => requirement(pair.Location, pair.Page));

    private static IEnumerable<JsonElement> Parts(JsonElement page) => page.GetProperty("dele").EnumerateArray();

    private static IEnumerable<string?> ListOf(JsonElement from, string name) =>
        from.GetProperty(name).EnumerateArray().Select(item => item.GetString());

    /// <summary>The rows below the heading.</summary>
    private static List<List<string>> Table(JsonElement part, int index) =>
        [
            .. part.GetProperty("tabeller")[index]
                .EnumerateArray()
                .Skip(1)
                .Select(row => row.EnumerateArray().Select(cell => cell.GetString()!).ToList()),
        ];

    /// <summary>The cells of a call as a page writes them.</summary>
    private async Task<Dictionary<string, string>> Fetch(string call, bool inDanish = true)
    {
        var answer = await run.Service.Client.GetByteArrayAsync(call);
        using var json = JsonDocument.Parse(answer);
        var units = json.RootElement.GetProperty("dimension").GetProperty("maal").GetProperty("category").GetProperty("unit");
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (inDanish)
        {
            (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        }

        return FormatReaders.JsonStat(answer).ToDictionary(
            cell => cell.Key,
            cell => cell.Value.Number is { } value
                ? value.ToString(
                    "N"
                        + units.GetProperty(cell.Key.Split('|')[^1])
                            .GetProperty("decimals")
                            .GetInt32()
                            .ToString(CultureInfo.InvariantCulture),
                    culture)
                : cell.Value.Sign,
            StringComparer.Ordinal);
    }
}
