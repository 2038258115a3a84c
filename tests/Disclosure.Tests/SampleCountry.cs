using System.Collections.Concurrent;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DisclosureTests;

/// <summary>
/// A country of made-up forloeb, one by one, and its cube added up the slow way: every forloeb is put into every cell that it
/// belongs to.
/// </summary>
internal sealed class SampleCountry
{
    private static readonly Ordning Scheme = Ordning.Standard;
    private static readonly Regelsaet Rules = Regelsaet.All["bek-2408"];
    private static readonly double[] Shares = [0.2, 0.45, 0.2, 0.15];

    private static readonly ConcurrentDictionary<(int Seed, int Quarters, double PerQuarter), Lazy<PublishedCountry>> Shared = new();

    private readonly List<SampleForloeb> _forloeb = [];
    private readonly Random _randomObject;
    private readonly Random _endings;

    /// <param name="seed">The seed.</param>
    /// <param name="quarters">How many quarters from the first of 2022.</param>
    /// <param name="perQuarter">How many forloeb a kommune has in a quarter, on average; kommuner differ tenfold.</param>
    public SampleCountry(int seed, int quarters, double perQuarter)
    {
        _randomObject = new Random(seed);
        _endings = new Random(seed);
        Plan = PlanOf(quarters);
        foreach (var kommune in Omraader.Standard.All.Where(omraade => omraade.Level == OmraadeLevel.Kommune))
        {
            var size = perQuarter * Math.Pow(10, (_randomObject.NextDouble() * 1.4) - 0.9);
            foreach (var quarter in Plan.Quarters)
            {
                for (var count = (int)((size * 2 * _randomObject.NextDouble()) + _randomObject.NextDouble()); count > 0; count--)
                {
                    Add(kommune.Code, quarter.Code);
                }
            }
        }
    }

    private SampleCountry(SampleCountry same, int quarters)
    {
        (_randomObject, _endings, _forloeb) = (same._randomObject, same._endings, same._forloeb);
        Plan = PlanOf(quarters);
    }

    public PeriodPlan Plan { get; }

    /// <summary>The same forloeb, when so many quarters are published.</summary>
    public SampleCountry Until(int quarters) => new(this, quarters);

    /// <summary>A country with its first release, made once for all tests that only read it.</summary>
    /// <inheritdoc cref="SampleCountry(int, int, double)" />
    public static PublishedCountry Published(int seed, int quarters, double perQuarter) =>
        Shared.GetOrAdd((seed, quarters, perQuarter), size => new(() =>
    {
        var country = new SampleCountry(size.Seed, size.Quarters, size.PerQuarter);
        var (tables, report) = country.Publish();
        return new PublishedCountry(country, tables, report);
    })).Value;

    /// <summary>One more forloeb. Returns whether it is counted: one in ten has none to count by the frist.</summary>
    public bool Add(string kommune, string quarter)
    {
        var having = Enumerable.Range(0, 4).Select(i => _randomObject.NextDouble() < Shares[i]).ToArray();
        _forloeb.Add(new SampleForloeb(
            kommune,
            quarter,
            AgeGroup.BandOf(25 + (10 * _randomObject.Next(4))),
            _randomObject.Next(2) == 0 ? "kvinde" : "mand",
            _randomObject.Next(20) switch { 0 => 1, 1 => 2, _ => 0 },
            having,
            _randomObject.Next(7),
            _randomObject.Next(3) == 0,
            _randomObject.Next(8) == 0)
        {
            // Two of three have ended, in the year of the start or one of the next two: half of them in foertidspension, few in the others.
            EndYear = _endings.Next(3) == 0 ? null : int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture) + _endings.Next(3),
            Followed = EndingCategory.All[_endings.Next(40) switch
            {
                < 20 => 3,
                < 30 => 2,
                < 33 => 7,
                < 36 => 0,
                < 38 => 5,
                38 => 1,
                _ => 6,
            }].Code,
            Length = _endings.Next(4),
        });
        return _forloeb[^1].Outside == 0;
    }

    public CubeExtract Cube()
    {
        var total = new Dictionary<(string, string), List<SampleForloeb>>();
        var byAge = new Dictionary<(string, string, string, string), List<SampleForloeb>>();
        var omraader = Omraader.Standard.Memberships
            .Where(member => member.From <= new DateOnly(2022, 1, 1))
            .ToLookup(member => member.Kommune, member => member.Omraade, StringComparer.Ordinal);
        var periods = Plan.PublishedPeriods
            .SelectMany(period => period.StartPeriods.Select(start => (start, period.Code)))
            .ToLookup(pair => pair.start, pair => pair.Code, StringComparer.Ordinal);
        var pooled = Plan.PublishedPeriods.Where(period => period.Kind == PeriodKind.PooledYears).Select(period => period.Code).ToHashSet();
        foreach (var forloeb in _forloeb)
        {
            foreach (var omraade in omraader[forloeb.Kommune])
            {
                foreach (var period in periods[forloeb.Quarter])
                {
                    PutIn(total, (omraade, period), forloeb);
                    var hasAges = omraade != forloeb.Kommune || pooled.Contains(period);
                    foreach (var (group, _, _) in AgeGroup.All.Where(g => hasAges && g.Bands.Contains(forloeb.Age)))
                    {
                        PutIn(byAge, (omraade, period, group, forloeb.Sex), forloeb);
                        PutIn(byAge, (omraade, period, group, "alle"), forloeb);
                    }
                }
            }
        }

        var ended = new Dictionary<(string, string), List<SampleForloeb>>();
        foreach (var forloeb in _forloeb)
        {
            foreach (var omraade in omraader[forloeb.Kommune])
            {
                foreach (var period in Plan.Endings.Periods.Where(period => period.StartPeriods.Contains($"{forloeb.EndYear}Q1")))
                {
                    PutIn(ended, (omraade, period.Code), forloeb);
                }
            }
        }

        return new CubeExtract(
            total.ToDictionary(pair => pair.Key, pair => Number(pair.Value)),
            byAge.ToDictionary(pair => pair.Key, pair => Number(pair.Value)),
            ended.ToDictionary(pair => pair.Key, pair => Ended(pair.Value)));

        static void PutIn<T>(Dictionary<T, List<SampleForloeb>> to, T key, SampleForloeb forloeb)
            where T : notnull => (to.TryGetValue(key, out var listOf) ? listOf : to[key] = []).Add(forloeb);
    }

    /// <summary>The release that this country gets after <paramref name="previous"/>.</summary>
    public (IReadOnlyList<Table> Tables, DisclosureReport Report) Publish(
        IReadOnlyList<Table>? previous = null,
        DisclosureRules? rules = null) =>
        PublishAfter(previous is null ? [] : [previous], rules);

    /// <summary>The release that this country gets after several, the public one last.</summary>
    public (IReadOnlyList<Table> Tables, DisclosureReport Report) PublishAfter(
        IReadOnlyList<IReadOnlyList<Table>> previous,
        DisclosureRules? rules = null) =>
        DisclosureControl.Build(
            Cube(),
            Plan,
            Scheme,
            Rules,
            rules ?? DisclosureRules.Standard,
            previous,
            progress: null,
            CancellationToken.None);

    /// <summary>The tables of a release with nothing withheld; not those that only control has.</summary>
    public IReadOnlyList<Table> TrueTables() =>
    [
        .. new TableBuilder(Cube(), Plan, Scheme, Rules, suppressionPattern: null).Build(withUpcoming: true)
            .Where(table => !Scheme.Tables.Single(recipe => recipe.Id == table.Id).IsForControl),
    ];

    private static CubeSums Number(List<SampleForloeb> forloeb)
    {
        var n = forloeb.FindAll(f => f.Outside == 0);
        PerCategory having = default, count = default, days = default;
        for (var i = 0; i < 4; i++)
        {
            var theirs = n.FindAll(f => f.With[i]);
            having[i] = theirs.Count;
            count[i] = theirs.Count * 2;
            days[i] = theirs.Count * 30;
        }

        having[PerCategory.Nogen] = n.Count(f => f.Nogen);
        count[PerCategory.Nogen] = count[0] + count[1] + count[2] + count[3];
        days[PerCategory.Nogen] = 40 * having[PerCategory.Nogen];
        return new CubeSums
        {
            N = n.Count,
            EndedBeforeFrist = forloeb.Count(f => f.Outside == 1),
            Fritaget = forloeb.Count(f => f.Outside == 2),
            With = having,
            Count = count,
            Days = days,
            MinuteDays = days,
            Within = [.. Enumerable.Range(0, 6).Select(i => (long)n.Count(f => f.Nogen && f.Interval <= i))],
            ExemptLoentimer = n.Count(f => !f.Nogen && f.Marker),
            Genbehandlet = n.Count(f => !f.Nogen && f.Indstillet),
            Indstillet = n.Count(f => f.Indstillet),
            Given = n.Count(f => f.Indstillet && f.With[0]),
            DoubledMedian = n.Exists(f => f.Nogen) ? 20 : null,
        };
    }

    private static PeriodPlan PlanOf(int quarters) =>
        new(new DateOnly(2022, 1, 3), new Quarter(2022, 1).Plus(quarters - 1).LastDay.AddMonths(6), Rules, Scheme);

    private static CubeSums Ended(List<SampleForloeb> forloeb)
    {
        var sums = new CubeSums();
        foreach (var one in forloeb)
        {
            var indsats = one.Outside > 0 ? "uden-frist" : one.With[0] ? "virksomhedsrettet" : one.Nogen ? "andre" : "ingen";
            sums.Ended.Add(indsats, one.Followed, one.Length, 1);
        }

        sums.Ended.DoubledMedian = 1000;
        return sums;
    }

    private sealed record SampleForloeb(
        string Kommune,
        string Quarter,
        string Age,
        string Sex,
        int Outside,
        bool[] With,
        int Interval,
        bool Indstillet,
        bool Marker)
    {
        public bool Nogen => Array.Exists(With, m => m);

        public int? EndYear { get; init; }

        public required string Followed { get; init; }

        public int Length { get; init; }
    }
}

/// <summary>A country, and the release that it gets.</summary>
/// <param name="Country">The country. Nobody is added to it.</param>
/// <param name="Tables">The tables of the release.</param>
/// <param name="Report">What was withheld of them.</param>
internal sealed record PublishedCountry(SampleCountry Country, IReadOnlyList<Table> Tables, DisclosureReport Report);
