using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// How forløb ended, as every door shows it: in a country where 60 ended in each landsdel and year, half of them in disability pension,
/// and 2 in education in the landsdel of Bornholm in 2024, who stand nowhere. And how long was waited: of 80 in every omraade and year 60
/// began within a month of the indstilling and 20 had an indsats so soon, which is withheld of Bornholm in 2024.
/// </summary>
public sealed class EndingTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await TestService.StartAsync(Release());
        _service.LetIn((TestService.Key, null));
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task PxWeb_describes_and_shows_them_in_both_languages()
    {
        var danish = await _service.JsonAsync("/api/v2/tables/Y11IGA07/metadata?lang=da");
        Assert.Equal("Hvad der fulgte", danish.GetProperty("dimension").GetProperty("afslutning").GetProperty("label").GetString());
        var english = await _service.JsonAsync("/api/v2/tables/Y11IGA07/metadata?lang=en");
        var labels = english.GetProperty("dimension").GetProperty("afslutning").GetProperty("category").GetProperty("label");
        Assert.Equal("Disability pension", labels.GetProperty("foertidspension").GetString());
        Assert.Contains("fortæller, hvad der fulgte", danish.GetProperty("note").ToString(), StringComparison.Ordinal);
        Assert.Contains("kommuner ikke med", danish.GetProperty("note").ToString(), StringComparison.Ordinal);

        // 30 of 60 in one landsdel, 330 of 660 in the country.
        var shown = await _service.JsonAsync(
            "/api/v2/tables/Y11IGA07/data?valuecodes[omraade]=DK,DK013&valuecodes[periode]=2024&valuecodes[indsats6]=alle"
                + "&valuecodes[afslutning]=foertidspension&valuecodes[maal]=antal,andel");
        Assert.Equal([330.0, 50.0, 30.0, 50.0], shown.GetProperty("value").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public async Task The_two_stand_at_no_door()
    {
        var withheld = await _service.JsonAsync(
            "/api/v2/tables/Y11IGA07/data?valuecodes[omraade]=DK014&valuecodes[periode]=2024&valuecodes[indsats6]=alle"
                + "&valuecodes[afslutning]=uddannelse&valuecodes[maal]=antal");
        Assert.Equal("*", withheld.GetProperty("status").GetProperty("0").GetString());
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/v2/data/Y11IGA07/csv?area=Bornholm&period=2024&_indsats6=*&_afslutning=Uddannelse");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestService.Key);
        using var answer = await _service.Client.SendAsync(request);
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(";2;", csv, StringComparison.Ordinal);
        var page = await _service.Client.GetStringAsync("/tabeller/Y11IGA07?omraade=DK014&periode=2024");
        Assert.Contains("Hvad der fulgte efter afsluttede forløb", page, StringComparison.Ordinal);
        Assert.Contains("/metode#" + LegalRule.Ending, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_kommune_tells_of_its_landsdel_and_of_the_country_and_says_that_it_is_no_effect()
    {
        var page = await _service.Client.GetStringAsync("/kommune/aalborg");
        var from = page.IndexOf("id=\"fulgte\"", StringComparison.Ordinal);
        var section = page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
        Assert.Contains("landsdelen Nordjylland", section, StringComparison.Ordinal);
        Assert.Contains("ikke hvorfor", section, StringComparison.Ordinal);
        Assert.Contains("50,0", section, StringComparison.Ordinal);
        Assert.Contains("Landet, ingen indsats", section, StringComparison.Ordinal);
        Assert.Contains("What followed", await _service.Client.GetStringAsync("/kommune/aalborg?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_waits_stand_at_every_door_and_kommuner_at_none()
    {
        const string Query = "/api/v2/tables/Y11IGA09/data?valuecodes[periode]=2024&valuecodes[straekning]=indstilling-indsats"
            + "&valuecodes[interval]=1-maaned,alle&valuecodes[maal]=antal,andel,median&valuecodes[omraade]=";
        var shown = await _service.JsonAsync(Query + "DK013");
        // 20 of 80; the median stands in the row of any time.
        Assert.Equal(
            [20.0, 25.0, 45.5],
            shown.GetProperty("value").EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number)
                .Select(value => value.GetDouble()));
        Assert.Equal("*", (await _service.JsonAsync(Query + "DK014")).GetProperty("status").GetProperty("0").GetString());
        var metadata = await _service.JsonAsync("/api/v2/tables/Y11IGA09/metadata?lang=en");
        Assert.Contains("municipalities are not included", metadata.GetProperty("note").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0101", metadata.GetProperty("dimension").GetProperty("omraade").ToString(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/v2/data/Y11IGA09/csv?area=Nordjylland&period=2024&_straekning=*&_interval=Inden for 1 måned");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestService.Key);
        using var answer = await _service.Client.SendAsync(request);
        Assert.Contains(";60;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var table = await _service.Client.GetStringAsync("/tabeller/Y11IGA09?omraade=DK013&periode=2024");
        Assert.Contains("/metode#" + LegalRule.Waiting, table, StringComparison.Ordinal);

        var page = await _service.Client.GetStringAsync("/kommune/aalborg");
        var from = page.IndexOf("id=\"ventetid\"", StringComparison.Ordinal);
        var section = page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
        Assert.Contains("landsdelen Nordjylland", section, StringComparison.Ordinal);
        Assert.Contains("Til start: inden for 1 måned", section, StringComparison.Ordinal);
        Assert.Contains("75,0", section, StringComparison.Ordinal);
        Assert.Contains("45,5", section, StringComparison.Ordinal);
        var english = await _service.Client.GetStringAsync("/kommune/aalborg?lang=en");
        Assert.Contains("To first effort: within 1 month", english, StringComparison.Ordinal);
        var report = WebUtility.HtmlDecode(NationalReport.Html(new ReportBasis(Release()))).Replace('\u00A0', ' ');
        Assert.Contains("begyndte højst 12 dage efter indstillingen", report, StringComparison.Ordinal);
        Assert.Contains("fik halvdelen den første højst 45,5 dage efter indstillingen", report, StringComparison.Ordinal);
    }

    private static ReleaseWithTables Release()
    {
        var others = new BenchmarkingCountry().Publish();
        var ordning = Ordning.Standard;
        var regelsaet = Regelsaet.All[ordning.OfficialRegelsaet];
        var plan = new PeriodPlan(new DateOnly(2022, 1, 3), others.Release.Date, regelsaet, ordning);
        var ended = new Dictionary<(string Omraade, string Period), CubeSums>();
        foreach (var landsdel in Omraader.Standard.All.Where(omraade => omraade.Level == OmraadeLevel.Landsdel))
        {
            var kommune = Omraader.Standard.Memberships.First(member => member.Omraade == landsdel.Code).Kommune;
            var over = Omraader.Standard.Memberships.Where(member => member.Kommune == kommune).Select(member => member.Omraade);
            foreach (var omraade in over.Distinct(StringComparer.Ordinal))
            {
                foreach (var period in plan.Endings.Periods)
                {
                    foreach (var year in plan.Endings.Years.Where(year => year.StartPeriods.All(period.StartPeriods.Contains)))
                    {
                        Add(omraade, period.Code, landsdel.Code == "DK014" && year.Code == "2024" ? 2 : 6);
                    }
                }
            }
        }

        var waited = new CubeSums { N = 100 };
        waited.With[PerCategory.Nogen] = 90;
        (waited.WaitingToStart.DoubledMedian, waited.WaitingToIndsats.DoubledMedian) = (24, 91);
        foreach (var (sums, counts) in new[] { (waited.WaitingToStart, new[] { 60, 20 }), (waited.WaitingToIndsats, new[] { 20, 50 }) })
        {
            sums.Add(0, counts[0]);
            sums.Add(1, counts[1]);
        }

        var total = (from omraade in TableBuilder.ValidOmraader(plan)
                     from period in plan.PublishedPeriods
                     select (omraade.Code, period.Code)).ToDictionary(key => key, _ => waited);
        var cube = new CubeExtract(total, [], ended);
        var solver = new EndingSolver(
            cube,
            plan.Endings,
            [.. TableBuilder.ValidOmraader(plan).Where(omraade => omraade.Level != OmraadeLevel.Kommune)],
            DisclosureRules.Standard);
        var space = new CellSpace(cube, plan, TableBuilder.ValidOmraader(plan));
        var nothing = Concepts.Of(regelsaet, DisclosureRules.Standard, ordning)
            .Select(concept => concept.Code)
            .Concat([Concepts.Amounts, Concepts.Median, .. WaitingStretch.All.Select(Concepts.MedianOf)])
            .ToDictionary(code => code, _ => new bool[space.Count], StringComparer.Ordinal);
        nothing[Concepts.Waited(WaitingStretch.ToIndsats, 0)][space.Index("DK014", "2024", "alle", "alle")] = true;
        var endings = new TableBuilder(
                cube,
                plan,
                ordning,
                regelsaet,
                new SuppressionPattern(space, nothing),
                solver.Solve(new EarlierEndings(), new HashSet<PublicCell>()))
            .Build(withUpcoming: false)
            .Where(table => table.Id is "Y11IGA07" or "Y11IGA08" or "Y11IGA09");
        return others with { Tables = [.. others.Tables, .. endings] };

        void Add(string omraade, string period, int inEducation)
        {
            var sums = ended.TryGetValue((omraade, period), out var known) ? known : ended[(omraade, period)] = new CubeSums();
            sums.Ended.Add("andre", "foertidspension", 1, 20);
            sums.Ended.Add("ingen", "foertidspension", 2, 10);
            sums.Ended.Add("andre", "fleksjob", 1, 12);
            sums.Ended.Add("virksomhedsrettet", "uddannelse", 0, inEducation);
            sums.Ended.Add("virksomhedsrettet", "oevrige", 3, 12 - inEducation);
            sums.Ended.Add("ingen", "oevrige", 3, 6);
            sums.Ended.DoubledMedian = 1000;
        }
    }
}
