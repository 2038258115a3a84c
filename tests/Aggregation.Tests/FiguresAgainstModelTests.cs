using System.Collections.Concurrent;
using System.Text;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Model;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>Registrations in two leverancer, and what is in force after each.</summary>
public sealed class TwoLeverancer : IDisposable
{
    public static readonly DateOnly FirstReceipt = new(2022, 3, 15);
    public static readonly DateOnly SecondReceipt = new(2024, 10, 1);
    private readonly ConcurrentDictionary<string, Lazy<AggregationTestDatabase>> _bases = new(StringComparer.Ordinal);
    private readonly List<SlowForloeb> _changedCount = [];
    private readonly List<string> _deletedOnes;

    public TwoLeverancer()
    {
        var random = new RandomCase(7, withEndings: true);
        for (var i = 0; i < 1500; i++)
        {
            var (forloebCase, _) = random.Next();
            Before.Add(forloebCase.ForloebId, forloebCase);
        }

        // The second leverance brings new ones, new contents for some of the old, and deletes a few.
        After = new Dictionary<string, SlowForloeb>(Before);
        foreach (var id in Before.Keys.Take(300))
        {
            _changedCount.Add(random.Next().Model with { ForloebId = id });
        }

        for (var i = 0; i < 500; i++)
        {
            _changedCount.Add(random.Next().Model);
        }

        _deletedOnes = Before.Keys.Skip(300).Take(50).ToList();
        _changedCount.ForEach(forloebCase => After[forloebCase.ForloebId] = forloebCase);
        _deletedOnes.ForEach(id => After.Remove(id));
    }

    public Dictionary<string, SlowForloeb> Before { get; } = [];

    public Dictionary<string, SlowForloeb> After { get; }

    /// <summary>A database of this engine that has received both.</summary>
    public Database Database(string engine) => _bases.GetOrAdd(engine, one => new(() => TakeIn(one))).Value.Database;

    public void Dispose()
    {
        foreach (var test in _bases.Values)
        {
            test.Value.Dispose();
        }
    }

    private AggregationTestDatabase TakeIn(string engine)
    {
        var test = new AggregationTestDatabase(engine);
        test.TakeIn(FirstReceipt, Before.Values);
        test.TakeIn(SecondReceipt, _changedCount, _deletedOnes);
        return test;
    }
}

/// <summary>Facts and figures out of the database against the slow model, under every regelsaet and as of several days.</summary>
public sealed class FiguresAgainstModelTests(TwoLeverancer leverancer) : IClassFixture<TwoLeverancer>
{
    private static readonly DateOnly FirstReceipt = TwoLeverancer.FirstReceipt;

    /// <summary>Each regelsaet with each date. In the default suite each date comes with one regelsaet, and so every one of both.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> Engine_regelsaet_and_date() =>
        from engine in Engine.All
        from regelsaet in SlowRegelsaet.All.Index()
        from date in ((string[])["2022-03-15", "2022-07-01", "2024-09-30", "2024-10-01", "2026-11-21"]).Index()
        let row = new TheoryDataRow<string, string, string>(engine, regelsaet.Item.Name, date.Item)
        select date.Index % SlowRegelsaet.All.Count == regelsaet.Index ? row : row.WithExplicit(true).WithTrait("Category", "Long");

    [Theory]
    [MemberData(nameof(Engine_regelsaet_and_date))]
    public void Facts_and_figures_are_the_same_in_every_line(string engine, string regelsaet, string day)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var rules = SlowRegelsaet.Named(regelsaet);
        var cases = date < TwoLeverancer.SecondReceipt ? leverancer.Before : leverancer.After;
        var fact = cases.Values.SelectMany(forloebCase => SlowModel.Facts(forloebCase, rules, date)).ToList();
        var expectedFacts = fact.Select(line => line.ToLine()).Order(StringComparer.Ordinal).ToList();
        var expectedFigures = SlowModel.Figures(fact, rules, date).Select(figure => figure.ToLine()).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(
            expectedFacts,
            Lines(output => new FactFile(leverancer.Database(engine)).Write(Regelsaet.All[regelsaet], date, output))
                .Order(StringComparer.Ordinal));
        var figures = Lines(output => new FigureFile(leverancer.Database(engine)).Write(null, Regelsaet.All[regelsaet], date, output))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(expectedFigures.Count, figures.Count);
        for (var i = 0; i < figures.Count; i++)
        {
            if (expectedFigures[i] != figures[i])
            {
                Assert.Equal(expectedFigures[i], figures[i]);
            }
        }
    }

    /// <summary>The comparison is worth little for a cell that is always empty.</summary>
    [Theory]
    [OnEachEngine]
    public void Every_code_of_section_7_has_somebody_in_it(string engine)
    {
        var date = new DateOnly(2026, 11, 21);
        var found = Lines(output => new FigureFile(leverancer.Database(engine)).Write(null, Regelsaet.All["bek-2408"], date, output))
            .Select(line => line.Split(';'))
            .Where(field => field[1] == "DK" && field[6] is "antal" or "antalForloeb" or "median" && field[7] is not ("0" or "-"))
            .ToLookup(field => field[0], field => field[0] == "Y11IGA02" ? field[3] : field[5], StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(["senior", "50-senior"], StringComparer.Ordinal),
            found["Y11IGA02"].ToHashSet(StringComparer.Ordinal));
        Assert.Equal(
            (from indsats in SlowEnding.Indsatser from ending in SlowEnding.Categories.Append("alle") select $"{indsats}/{ending}")
                .Order(StringComparer.Ordinal),
            found["Y11IGA07"].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["alle", "inden-1-aar", "inden-2-aar", "inden-3-aar", "over-3-aar"],
            found["Y11IGA08"].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(10, found["Y11IGA09"].Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [OnEachEngine]
    public void A_current_set_that_is_brought_forward_equals_a_full_recalculation(string engine)
    {
        foreach (var regelsaet in Regelsaet.All.Values)
        {
            var maker = new FactMaker(leverancer.Database(engine));
            Assert.True(maker.Refresh(regelsaet, FirstReceipt).Full);
            // Time alone: frister are reached and citizens move.
            var laterThan = maker.Refresh(regelsaet, new DateOnly(2023, 5, 5));
            Assert.False(laterThan.Full);
            Assert.InRange(laterThan.Forloeb, 1, 1499);
            // A leverance.
            var last = maker.Refresh(regelsaet, new DateOnly(2026, 11, 21));
            Assert.False(last.Full);
            var forward = Content();
            Assert.Equal(0, maker.Refresh(regelsaet, new DateOnly(2026, 11, 21)).Forloeb);
            Assert.True(maker.Refresh(regelsaet, new DateOnly(2026, 11, 21), full: true).Full);
            Assert.Equal(forward, Content());
        }

        string Content()
        {
            using var connection = leverancer.Database(engine).Connect();
            return DatabaseContents.Of(
                connection,
                "faktasaet",
                "fakta",
                "kube",
                "kube_dage",
                "kube_afslutning",
                "kube_laengde",
                "kube_ventetid",
                "niveau_omraade",
                "niveau_periode",
                "niveau_alder",
                "niveau_koen",
                "fakta_arbejde");
        }
    }

    [Theory]
    [OnEachEngine]
    public void An_earlier_date_makes_the_set_from_scratch(string engine)
    {
        var maker = new FactMaker(leverancer.Database(engine));
        var regelsaet = Regelsaet.All["bek-2408"];
        maker.Refresh(regelsaet, new DateOnly(2026, 11, 21));
        Assert.True(maker.Refresh(regelsaet, new DateOnly(2024, 1, 1)).Full);
        Assert.Equal(new DateOnly(2024, 1, 1), maker.Refresh(regelsaet, new DateOnly(2024, 1, 1)).FactSet.Date);
    }

    [Theory]
    [OnEachEngine]
    public void Before_the_first_receipt_the_figures_are_not_available(string engine)
    {
        var error = Assert.Throws<NotAvailableException>(() =>
            new FactMaker(leverancer.Database(engine)).Refresh(Regelsaet.All["bek-2408"], FirstReceipt.AddDays(-1)));
        Assert.Contains("2022-03-14", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// N and what is left out add up to all valid forloeb started; kommuner add up to landsdele, regions, the country; quarters to years.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void No_forloeb_disappears_and_none_is_counted_twice(string engine)
    {
        var date = new DateOnly(2026, 11, 21);
        var number = new Dictionary<(string Table, string Omraade, string Period, string Indsats, string Measure), decimal>();
        foreach (var line in Lines(output =>
            new FigureFile(leverancer.Database(engine)).Write(null, Regelsaet.All["bek-2408"], date, output))
            .Where(line => line.StartsWith("Y11IGA01", StringComparison.Ordinal) || line.StartsWith("Y11IGA05", StringComparison.Ordinal)))
        {
            var field = line.Split(';');
            if (field[7] != "-" && field[3] == "alle" && field[4] == "alle")
            {
                number[(field[0], field[1], field[2], field[5], field[6])] = decimal.Parse(
                    field[7],
                    System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        var omraader = number.Keys.Select(key => key.Omraade).Distinct().ToList();
        var periods = number.Keys.Where(key => key.Table == "Y11IGA05").Select(key => key.Period).Distinct().ToList();
        Assert.True(periods.Count > 25);
        Assert.Contains("2022-2025", periods);
        foreach (var period in periods)
        {
            var startedCount = leverancer.After.Values.Count(forloebCase => period switch
            {
                "INDF2022" => SlowModel.IsPhasedIn(forloebCase, SlowRegelsaet.Bek2408),
                "2019-2021" => forloebCase.StartDate.Year is >= 2019 and <= 2021,
                "2022-2025" => forloebCase.StartDate.Year is >= 2022 and <= 2025,
                _ => SlowModel.Quarter(forloebCase.StartDate).StartsWith(period, StringComparison.Ordinal),
            });
            Assert.Equal(startedCount, Sum("DK", period));
            foreach (var level in (IEnumerable<string>[])[
                Codes(code => code.Length == 5),
                Codes(code => code.StartsWith("108", StringComparison.Ordinal)),
                Codes(code => code.Length == 4 && !code.StartsWith("108", StringComparison.Ordinal))])
            {
                Assert.Equal(startedCount, level.Sum(omraade => Sum(omraade, period)));
            }
        }

        foreach (var omraade in omraader)
        {
            foreach (var indsats in (string[])["nogen", "virksomhedsrettet", "ingen"])
            {
                Assert.Equal(
                    Enumerable.Range(1, 4).Sum(quarter => number[("Y11IGA01", omraade, $"2023Q{quarter}", indsats, "antalMed")]),
                    number[("Y11IGA01", omraade, "2023", indsats, "antalMed")]);
                Assert.Equal(
                    number[("Y11IGA01", omraade, "2023", indsats, "antalMed")],
                    number[("Y11IGA01", omraade, "2023QMAT04", indsats, "antalMed")]);
            }
        }

        decimal Sum(string omraade, string period) =>
            new[] { "antalForloeb", "afsluttetInden", "fritaget", "ikkeObserveret" }.Sum(measure =>
                number[("Y11IGA05", omraade, period, "alle", measure)]);

        IEnumerable<string> Codes(Func<string, bool> having) => omraader.Where(having);
    }

    private static List<string> Lines(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
