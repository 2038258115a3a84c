using System.Net.Http.Headers;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// How forløb ended, as every door shows it: in a country where 60 ended in each landsdel and year, half of them in disability pension,
/// and 2 in education in the landsdel of Bornholm in 2024, who stand nowhere.
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

        var cube = new CubeExtract([], [], ended);
        var solver = new EndingSolver(
            cube,
            plan.Endings,
            [.. TableBuilder.ValidOmraader(plan).Where(omraade => omraade.Level != OmraadeLevel.Kommune)],
            DisclosureRules.Standard);
        var space = new CellSpace(cube, plan, TableBuilder.ValidOmraader(plan));
        var nothing = Concepts.Of(regelsaet, DisclosureRules.Standard, ordning)
            .Select(concept => concept.Code)
            .Concat([Concepts.Amounts, Concepts.Median])
            .ToDictionary(code => code, _ => new bool[space.Count], StringComparer.Ordinal);
        var endings = new TableBuilder(
                cube,
                plan,
                ordning,
                regelsaet,
                new SuppressionPattern(space, nothing),
                solver.Solve(new EarlierEndings(), new HashSet<PublicCell>()))
            .Build(withUpcoming: false)
            .Where(table => table.Id is "Y11IGA07" or "Y11IGA08");
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
