using System.Globalization;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Revisions;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Model;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests.Revisions;

/// <summary>
/// Releases one after the other while registrations come late, change and go, with k = 5: what is public changes by nobody or by five. In
/// two quarters of 2024 30 started in 0101, 20 in 0147 and 10 in 0461, none of whom got anything.
/// </summary>
public sealed class WaitingRevisionTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 1, 2);

    private static readonly DateOnly FirstQuarter = new(2024, 1, 15), SecondQuarter = new(2024, 5, 15);

    private AggregationTestDatabase _test = null!;

    private int _count;

    [Theory]
    [OnEachEngine]
    public void One_who_is_registered_late_changes_nothing_until_there_are_five(string engine)
    {
        Country(engine);
        var first = Release(1);
        Assert.Equal((60, 60), (N(first, "2024Q1"), N(first, "2024Q2")));

        TakeIn(1, Started("0147", FirstQuarter, 1));
        var second = Release(2);
        Assert.Equal(first.Release.Checksum, second.Release.Checksum);
        Assert.Equal(first.RuleComparison[0].Cells, second.RuleComparison[0].Cells);
        Assert.Equal(new RevisionReport(false, 0, 1, 1, 0, 1, 0), Report(second));
        // The public is told how many wait in all, to the nearest ten; under ten is 0.
        Assert.Equal((null, 0), (Waiting(first), Waiting(second)));
        Assert.Empty(ChangedBlocks(first, second));

        TakeIn(2, [.. Started("0147", FirstQuarter, 3), .. Started("0461", SecondQuarter, 4)]);
        var third = Release(3);
        Assert.Equal(first.Release.Checksum, third.Release.Checksum);
        Assert.Equal(new RevisionReport(false, 0, 2, 2, 0, 8, 0), Report(third));

        TakeIn(3, Started("0147", FirstQuarter, 1));
        var fourth = Release(4);
        Assert.Equal((65, 60), (N(fourth, "2024Q1"), N(fourth, "2024Q2")));
        Assert.Equal(new RevisionReport(false, 1, 1, 1, 0, 4, 0), Report(fourth));
        Assert.Equal(["bek-2408 2024Q1 0147", "kl-2021 2024Q1 0147"], ChangedBlocks(first, fourth));

        static long? Waiting(ReleaseWithTables release) => release.Quality!.Find("DK", QualityCodes.Waiting);
    }

    [Theory]
    [OnEachEngine]
    public void Who_is_deleted_stays_until_there_are_five(string engine)
    {
        var people = Country(engine);
        var first = Release(1);
        var there = people.Where(one => one.Kommuner[0].KommuneCode == "0461" && one.StartDate == FirstQuarter)
            .Select(one => one.ForloebId)
            .ToList();
        _test.TakeIn(Day.AddDays(1), [], there[..1]);
        var second = Release(2);
        Assert.Equal(first.Release.Checksum, second.Release.Checksum);
        Assert.Equal(new RevisionReport(false, 0, 1, 1, 0, 0, 1), Report(second));

        _test.TakeIn(Day.AddDays(2), [], there[1..5]);
        Assert.Equal(55, N(Release(3), "2024Q1"));
    }

    [Fact]
    public void A_series_does_not_begin_later_because_few_are_gone()
    {
        _test = new AggregationTestDatabase(Engine.Sqlite);
        var early = Started("0101", FirstQuarter, 4);
        TakeIn(0, [.. early, .. Started("0101", SecondQuarter, 30)]);
        var first = Release(1);
        _test.TakeIn(Day.AddDays(1), [], early.Select(one => one.ForloebId));
        var second = Release(2);
        Assert.Equal(first.Release.Checksum, second.Release.Checksum);
        Assert.Equal(4, Report(second).Gone);
    }

    /// <summary>Four leave 0101 for 0147, and nothing moves; with a fifth both do.</summary>
    [Theory]
    [OnEachEngine]
    public void Who_moves_is_gone_from_one_kommune_and_new_in_another(string engine)
    {
        var people = Country(engine);
        var first = Release(1);
        var movers = people.Where(one => one.Kommuner[0].KommuneCode == "0101" && one.StartDate == FirstQuarter).Take(5)
            .Select(one => one with { Kommuner = [new SlowKommune("0147", FirstQuarter)] })
            .ToList();
        TakeIn(1, movers[..4]);
        var second = Release(2);
        Assert.Equal(first.Release.Checksum, second.Release.Checksum);
        Assert.Equal(new RevisionReport(false, 0, 2, 2, 0, 4, 4), Report(second));
        TakeIn(2, movers[4..]);
        var third = Release(3);
        Assert.Equal(new RevisionReport(false, 2, 0, 0, 0, 0, 0), Report(third));
        Assert.Equal(60, N(third, "2024Q1"));
    }

    /// <summary>A kommune that sends a forloeb again under another number has changed nobody.</summary>
    [Fact]
    public void The_same_citizen_under_another_number_has_not_changed()
    {
        var people = Country(Engine.Sqlite);
        Release(1);
        var again = people[0] with { ForloebId = new Guid(1000, 0, 0, new byte[8]).ToString("D") };
        _test.TakeIn(Day.AddDays(1), [again], [people[0].ForloebId]);
        IsThePersonOf(again, people[0]);
        Assert.Equal(new RevisionReport(false, 0, 0, 0, 0, 0, 0), Report(Release(2)));

        // Two who turn out to be one: a citizen with two forloeb in the quarter is another, and one is gone.
        IsThePersonOf(people[1], people[2]);
        Assert.Equal(new RevisionReport(false, 0, 1, 1, 1, 0, 1), Report(Release(3)));

        void IsThePersonOf(SlowForloeb one, SlowForloeb other)
        {
            using var connection = _test.Database.Connect();
            connection.Execute(
                "UPDATE forloeb SET person = (SELECT MAX(o.person) FROM forloeb o WHERE o.forloeb_id = @other) WHERE forloeb_id = @one",
                new { other = Id(other), one = Id(one) });
        }

        static byte[] Id(SlowForloeb forloeb) => Guid.Parse(forloeb.ForloebId).ToByteArray(bigEndian: true);
    }

    [Fact]
    public void What_a_withdrawn_release_showed_is_not_told_apart_from_the_next()
    {
        Country(Engine.Sqlite);
        var first = Release(1);
        var five = Started("0147", FirstQuarter, 5).ToList();
        TakeIn(1, five);
        var second = Release(2);
        Assert.Equal(65, N(second, "2024Q1"));
        Publisher().Withdraw(second.Release.Id, "forkert");

        // Four of the five: four more than the first release, one fewer than the withdrawn one.
        _test.TakeIn(Day.AddDays(2), [], [five[0].ForloebId]);
        var third = Release(3);
        Assert.Equal(60, N(third, "2024Q1"));
        Assert.Equal(1, Report(third).WaitingBlocks);

        // Six others: ten more than the first, seven different from the withdrawn one.
        TakeIn(3, Started("0147", FirstQuarter, 6));
        Assert.Equal(70, N(Release(4), "2024Q1"));
    }

    /// <summary>Three new ones in each of two quarters of two kommuner of a landsdel, and one in a third.</summary>
    [Fact]
    public void The_yearly_revision_shows_together_what_waits_of_a_landsdel()
    {
        Country(Engine.Sqlite);
        var first = Release(1, revisionMonth: 3);
        TakeIn(1, [
            .. Started("0101", FirstQuarter, 3), .. Started("0101", SecondQuarter, 3), .. Started("0147", FirstQuarter, 3),
            .. Started("0147", SecondQuarter, 3),
            .. Started("0461", SecondQuarter, 1)]);
        Assert.Equal(first.Release.Checksum, Release(2, revisionMonth: 3).Release.Checksum);
        var yearly = Release(60, revisionMonth: 3);
        Assert.Equal(new RevisionReport(true, 4, 1, 1, 0, 1, 0), Report(yearly));
        Assert.Equal((66, 66), (N(yearly, "2024Q1"), N(yearly, "2024Q2")));
        // Made once more it is the same, and the next is none.
        Assert.Equal(yearly.Release.Checksum, Release(60, revisionMonth: 3).Release.Checksum);
        Assert.False(Report(Release(61, revisionMonth: 3)).IsYearly);
    }

    [Theory]
    [OnEachEngine]
    public void The_same_release_has_the_same_checksum_also_after_a_run_that_was_cut_off(string engine)
    {
        Country(engine);
        Release(1);
        TakeIn(1, [.. Started("0147", FirstQuarter, 3), .. Started("0101", FirstQuarter, 5)]);
        var publisher = Publisher();
        foreach (var step in (string[])["Tabeller", "Fortrolighed", "Fryser udgivelsen", "Registreringernes kvalitet"])
        {
            var before = Counts();
            Assert.Throws<OperationCanceledException>(() =>
                publisher.PrepareRelease(Day.AddDays(2), new Then(step, () => throw new OperationCanceledException())));
            Assert.Equal(before, Counts());
        }

        var made = publisher.PrepareRelease(Day.AddDays(2));
        var again = publisher.PrepareRelease(Day.AddDays(2));
        Assert.Equal(made.Checksum, again.Checksum);
        publisher.Publish(made.Id);
        var afterwards = publisher.PrepareRelease(Day.AddDays(2));
        Assert.Equal(made.Checksum, afterwards.Checksum);
        // Nothing new was to be kept of it.
        Assert.Equal(
            0,
            Of(
                "SELECT COUNT(*) FROM blok b WHERE NOT EXISTS (SELECT 1 FROM udgivelse_blok u WHERE u.blok_id = b.blok_id AND "
                    + "u.udgivelse_id < @id)",
                afterwards.Id));

        (long Blocks, long Citizens, long Releases, long Cells) Counts() => (
            Of("SELECT COUNT(*) FROM blok", 0), Of("SELECT COUNT(*) FROM blok_borger", 0), Of("SELECT COUNT(*) FROM udgivelse_blok", 0),
            Of("SELECT COUNT(*) FROM kube k WHERE NOT EXISTS (SELECT 1 FROM faktasaet s WHERE s.saet_id = k.saet_id)", 0));

        long Of(string sql, long id)
        {
            using var connection = _test.Database.Connect();
            return connection.ExecuteScalar<long>(sql, new { id });
        }
    }

    /// <summary>
    /// Nobody knows what the two tell together: the one that was made first is not protected with what the other shows. That they
    /// are the same
    /// makes no exception: it is made again in seconds.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void A_release_that_was_made_before_another_became_public_is_made_again(string engine)
    {
        Country(engine);
        var publisher = Publisher();
        var forgotten = publisher.PrepareRelease(Day.AddDays(1));
        TakeIn(2, Started("0147", FirstQuarter, 1));
        publisher.Publish(publisher.PrepareRelease(Day.AddDays(2)).Id);
        Assert.Equal(
            "Udgivelse 1 er dannet, før en anden blev offentlig, og de er ikke beskyttet sammen. Træk den tilbage, og dan den igen.",
            Assert.Throws<InvalidOperationException>(() => publisher.Publish(forgotten.Id, "Sammenligning")).Message);
        Assert.Equal(2, new ReleaseStore(_test.Database).Newest());

        // Nor where the other one has been withdrawn: it has been read.
        publisher.Withdraw(2, "Fejl");
        Assert.Throws<InvalidOperationException>(() => publisher.Publish(forgotten.Id));
        publisher.Publish(publisher.PrepareRelease(Day.AddDays(2)).Id);
        Assert.Equal(3, new ReleaseStore(_test.Database).Newest());
    }

    [Fact]
    public void A_release_does_not_freeze_beside_one_that_became_public_while_it_was_made()
    {
        Country(Engine.Sqlite);
        var publisher = Publisher();
        var prepared = publisher.PrepareRelease(Day.AddDays(1));
        var progress = new Then("Fryser udgivelsen", () => publisher.Publish(prepared.Id));
        Assert.Equal(
            "En anden udgivelse blev offentlig, mens denne blev dannet. Dan den igen.",
            Assert.Throws<InvalidOperationException>(() => publisher.PrepareRelease(Day.AddDays(1), progress)).Message);
        Assert.Single(new ReleaseStore(_test.Database).All());
        publisher.Publish(publisher.PrepareRelease(Day.AddDays(1)).Id);
        Assert.Equal(2, new ReleaseStore(_test.Database).Newest());
    }

    /// <summary>
    /// All 120 ended on 10 December 2024, without a reason; then a reason comes for one in 0147, and for four in 0101 of the same
    /// landsdel. No table but that of what followed has any of it.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void What_followed_waits_until_it_is_known_of_five_in_the_landsdel(string engine)
    {
        var people = Country(engine).ConvertAll(one => one with { EndDate = new DateOnly(2024, 12, 10) });
        TakeIn(1, people);
        var first = Release(120);
        Assert.Equal((120, 0), (Followed(first, "uoplyst"), Followed(first, "foertidspension")));

        var known = people.Where(one => one.Kommuner[0].KommuneCode == "0147").Take(1)
            .Concat(people.Where(one => one.Kommuner[0].KommuneCode == "0101").Take(4))
            .Select(one => one with { EndReason = "Førtidspension" })
            .ToList();
        TakeIn(121, known[..1]);
        var second = Release(122);
        Assert.Equal(first.Release.Checksum, second.Release.Checksum);
        Assert.Equal(new RevisionReport(false, 0, 1, 1, 1, 0, 0), Report(second));

        TakeIn(123, known[1..]);
        var third = Release(124);
        Assert.Equal((115, 5), (Followed(third, "uoplyst"), Followed(third, "foertidspension")));
        Assert.Equal(new RevisionReport(false, 2, 0, 0, 0, 0, 0), Report(third));
        Assert.Equal(["bek-2408 2024 0101", "bek-2408 2024 0147"], ChangedBlocks(first, third));

        static long Followed(ReleaseWithTables release, string category)
        {
            var cell = release.Find("Y11IGA07")!.LookUp("DK", "2024", "alle", category, "antal");
            Assert.True(cell.HasValue, $"{category}: {cell.Symbol}");
            return cell.Value;
        }
    }

    public void Dispose() => _test.Dispose();

    private List<SlowForloeb> Country(string engine)
    {
        _test = new AggregationTestDatabase(engine);
        List<SlowForloeb> people =
        [
            .. ((DateOnly[])[FirstQuarter, SecondQuarter]).SelectMany(day => (SlowForloeb[])
                [.. Started("0101", day, 30), .. Started("0147", day, 20), .. Started("0461", day, 10)]),
        ];
        TakeIn(0, people);
        return people;
    }

    private IReadOnlyList<SlowForloeb> Started(string kommune, DateOnly day, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => new SlowForloeb(
            new Guid(++_count, 0, 0, new byte[8]).ToString("D"), new DateOnly(1980, 1, 1), "kvinde", day, null,
            [new SlowKommune(kommune, day)], [], [], [], [])),
    ];

    private void TakeIn(int day, IEnumerable<SlowForloeb> forloeb) => _test.TakeIn(Day.AddDays(day), forloeb);

    private Publisher Publisher(int revisionMonth = 12) =>
        new(_test.Database, TimeProvider.System, new DisclosureRules { Groups = GroupSuppression.None }, revisionMonth);

    /// <summary>Makes a release so many days later, and makes it public.</summary>
    private ReleaseWithTables Release(int day, int revisionMonth = 12)
    {
        var publisher = Publisher(revisionMonth);
        var id = publisher.PrepareRelease(Day.AddDays(day)).Id;
        publisher.Publish(id);
        return new ReleaseStore(_test.Database).Fetch(id);
    }

    /// <summary>The blocks that two releases are made of otherwise, under each regelsaet.</summary>
    private List<string> ChangedBlocks(ReleaseWithTables one, ReleaseWithTables other)
    {
        using var connection = _test.Database.Connect();
        return
        [
            .. connection.Query<(string Regelsaet, string Periode, string Kommune)>(
                """
                SELECT a.regelsaet, a.periode, a.kommune
                FROM udgivelse_blok a
                INNER JOIN udgivelse_blok b ON b.regelsaet = a.regelsaet AND b.periode = a.periode AND b.kommune = a.kommune
                WHERE a.udgivelse_id = @one AND b.udgivelse_id = @other AND COALESCE(a.blok_id, 0) <> COALESCE(b.blok_id, 0)
                ORDER BY a.regelsaet, a.periode, a.kommune
                """,
                new { one = one.Release.Id, other = other.Release.Id }).Select(row => $"{row.Regelsaet} {row.Periode} {row.Kommune}"),
        ];
    }

    private RevisionReport Report(ReleaseWithTables release) => new ReleaseStore(_test.Database).Revision(release.Release.Id)!;

    private static long N(ReleaseWithTables release, string quarter)
    {
        var cell = release.Find("Y11IGA01")!.LookUp("DK", quarter, "nogen", "antalForloeb");
        Assert.True(cell.HasValue, string.Create(CultureInfo.InvariantCulture, $"N of {quarter} is {cell.Symbol}"));
        return cell.Value;
    }

    /// <summary>A run that is cut off when it tells of a step.</summary>
    /// <summary>Does something when a step is begun.</summary>
    private sealed class Then(string step, Action action) : IProgress<Domain.Progress>
    {
        public void Report(Domain.Progress value)
        {
            if (value.Step == step)
            {
                action();
            }
        }
    }
}
