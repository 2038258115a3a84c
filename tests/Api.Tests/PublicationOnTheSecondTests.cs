using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.ApiTests;

/// <summary>
/// Several replicas on one database: at every instant each shows exactly one release, a release that was approved for an instant is seen by
/// none before it and by all from it on, whoever was restarted or away.
/// </summary>
public sealed class PublicationOnTheSecondTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Tempo = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<Replica> _begun = [];
    private TestDatabase? _base;

    private Database Database => _base!.OpenReader();

    public void Dispose()
    {
        _begun.ForEach(replica => replica.Dispose());
        _base?.Dispose();
    }

    /// <summary>Random orders, two workers, three replicas that are restarted: what is public follows from orders and clock.</summary>
    [Theory]
    [OnEachEngine(1)]
    [OnEachEngine(2)]
    [OnEachEngine(3)]
    [OnEachEngine(4)]
    public void Whatever_is_ordered_when_every_replica_shows_what_is_public(string engine, int seed)
    {
        _base = Engine.New(engine);
        var random = new Random(seed);
        var database = Database;
        var publisher = new Publisher(database, _clock);
        var store = new ReleaseStore(database, _clock);
        publisher.Publish(EmptyRelease.Prepare(database, _clock));
        var replicas = Enumerable.Range(0, 3).Select(_ => Begin()).ToArray();
        var (orders, switched, refused) = (new List<(DateTimeOffset At, long? Before)>(), 0, 0);
        for (var step = 0; step < 1500; step++)
        {
            var before = store.Newest();
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 3000)));
            switched += store.Newest() == before ? 0 : 1;
            Order(random, store, publisher, orders, ref refused);
            foreach (var index in Enumerable.Range(0, replicas.Length).OrderBy(_ => random.Next()))
            {
                if (random.Next(60) == 0)
                {
                    replicas[index] = Begin();
                }

                replicas[index].LookIfDue();
            }

            var (now, truth) = (_clock.GetUtcNow(), store.Newest());
            Assert.True(store.All().Count(release => release.State == ReleaseState.Published) <= 1);
            Assert.All(replicas, replica =>
            {
                var seen = replica.Current.Now?.Release;
                Assert.True(seen is null || seen.Published <= now, $"{seen?.Id} was seen before its instant");
                // What is ordered for now is seen at the next look.
                Assert.True(
                    seen?.Id == truth || orders.Any(order => now - order.At <= Tempo && order.Before == seen?.Id),
                    $"step {step}: {seen?.Id} is shown and {truth} is public");
            });
        }

        output.WriteLine($"{switched} by the clock, {orders.Count} by an order, {refused} orders refused");
        Assert.True(switched > 5 && orders.Count > 20 && refused > 5);
    }

    /// <summary>
    /// A thousand publications: at 8 on the announced days of 57 years, and at hours that come twice or follow the one that never comes on
    /// the nights when the clock is set. Before each a replica is restarted or its worker is away; none is early, late or lost.
    /// </summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [OnEachEngine(2027)]
    [OnEachEngine(2084)]
    [OnEachEngine(2141)]
    public void A_thousand_publications_are_none_early_none_late_none_lost(string engine, int year) =>
        Assert.True(3 * Publish(engine, year, years: 57) > 1000);

    /// <summary>The same for a few years.</summary>
    [Theory]
    [OnEachEngine]
    public void Publications_are_none_early_none_late_none_lost(string engine) => Publish(engine, 2027, years: 6);

    private int Publish(string engine, int year, int years)
    {
        _base = Engine.New(engine);
        var random = new Random(year);
        var database = Database;
        var publisher = new Publisher(database, _clock);
        var store = new ReleaseStore(database, _clock);
        _clock.SetUtcNow(new DateTimeOffset(year, 1, 2, 12, 0, 0, TimeSpan.Zero));
        publisher.Publish(EmptyRelease.Prepare(database, _clock));
        var replicas = Enumerable.Range(0, 2).Select(_ => Begin()).ToArray();
        var instants = Instants(year, years).ToList();
        foreach (var instant in instants)
        {
            var shown = store.Newest();
            _clock.SetUtcNow(instant.AddHours(-20));
            var id = EmptyRelease.Prepare(database, _clock);
            publisher.Approve(id, instant);
            _clock.SetUtcNow(instant.AddMilliseconds(-1 - random.Next(60_000)));
            replicas[0].Look();
            replicas[1] = Begin();
            _clock.SetUtcNow(instant.AddMilliseconds(-1));
            Assert.All(replicas, replica => Assert.Equal(shown, replica.Current.Now!.Release.Id));

            _clock.SetUtcNow(instant);
            Assert.All(replicas, replica =>
                Assert.Equal((id, instant), (replica.Current.Now!.Release.Id, replica.Current.Now.Release.Published)));
            if (random.Next(2) == 0)
            {
                _clock.Advance(TimeSpan.FromSeconds(random.Next(300)));
                publisher.Settle();
            }

            replicas[0].Look();
            Assert.Equal(id, replicas[0].Current.Now!.Release.Id);
        }

        var all = store.All();
        Assert.Equal(instants, all.Skip(1).Select(release => release.Published!.Value));
        Assert.Equal(all.Count - 1, all.Count(release => release.State == ReleaseState.Superseded));
        return instants.Count;
    }

    /// <summary>Readers never wait and never see a release before its instant or the one before it after that.</summary>
    [Theory]
    [OnEachEngine]
    public async Task Who_reads_while_it_becomes_public_sees_one_or_the_other(string engine)
    {
        _base = Engine.New(engine);
        var database = Database;
        var publisher = new Publisher(database, _clock);
        publisher.Publish(EmptyRelease.Prepare(database, _clock));
        var replica = Begin();
        using var stop = new CancellationTokenSource();
        var due = new (long Id, DateTimeOffset From)[] { (1, _clock.GetUtcNow()) };
        using var begun = new CountdownEvent(3);

        // Each on a thread of its own, and all at it before the first release is approved.
        var readers = Enumerable.Range(0, begun.InitialCount)
            .Select(_ => Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        for (var i = 0; i < 60; i++)
        {
            var id = EmptyRelease.Prepare(database, _clock);
            var from = _clock.GetUtcNow().AddSeconds(61);
            publisher.Approve(id, from);
            replica.Look();
            Volatile.Write(ref due, [.. due, (id, from)]);
            while (_clock.GetUtcNow() < from.AddSeconds(1))
            {
                _clock.Advance(TimeSpan.FromMilliseconds(500));
                if (_clock.GetUtcNow().Second % 7 == 0)
                {
                    replica.Look();
                }
            }
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));

        long Read()
        {
            var reads = 0L;
            for (; !stop.IsCancellationRequested; reads++)
            {
                var (known, before) = (Volatile.Read(ref due), _clock.GetUtcNow());
                var seen = replica.Current.Catalogue!;
                Assert.True(seen.Published <= _clock.GetUtcNow());
                Assert.True(seen.Release.Id >= known.Last(one => one.From <= before).Id);
                if (reads == 0)
                {
                    begun.Signal();
                }
            }

            return reads;
        }
    }

    /// <summary>What everybody has seen stays, though the clock is set back before anybody wrote it down.</summary>
    [Theory]
    [OnEachEngine]
    public void A_clock_that_is_set_back_takes_nothing_back(string engine)
    {
        _base = Engine.New(engine);
        var publisher = new Publisher(Database, _clock);
        publisher.Publish(EmptyRelease.Prepare(Database, _clock));
        var id = EmptyRelease.Prepare(Database, _clock);
        var from = _clock.GetUtcNow().AddMinutes(10);
        publisher.Approve(id, from);
        var replica = Begin();
        _clock.AdjustTime(from);
        Assert.Equal(id, replica.Current.Now!.Release.Id);

        _clock.AdjustTime(from.AddMinutes(-5));
        replica.Look();
        Assert.Equal(id, replica.Current.Now!.Release.Id);
    }

    private Replica Begin()
    {
        var replica = new Replica(Database, _clock);
        _begun.Add(replica);
        return replica;
    }

    private static IEnumerable<DateTimeOffset> Instants(int year, int years)
    {
        var first = new Quarter(year, 2);
        for (var i = 0; i < years; i++)
        {
            for (var quarter = 0; quarter < 4; quarter++)
            {
                yield return ReleasePlan.Within(first.Plus((i * 4) + quarter)).ToUniversalTime();

                // 1 UTC on the last Sundays: 2 becomes 3, and 3 becomes 2.
                if (quarter is 2 or 3)
                {
                    var night = LastSunday(quarter == 2 ? year + i : year + i + 1, quarter == 2 ? 10 : 3);
                    yield return night.AddMinutes(quarter == 2 && i % 2 == 0 ? 30 : 60);
                    if (quarter == 2 && i % 2 == 0)
                    {
                        yield return night.AddHours(24);
                    }
                }
            }
        }
    }

    private static DateTimeOffset LastSunday(int year, int month)
    {
        var day = new DateTimeOffset(year, month, 31, 0, 0, 0, TimeSpan.Zero);
        return day.AddDays(-(int)day.DayOfWeek);
    }

    private void Order(
        Random random,
        ReleaseStore store,
        Publisher publisher,
        List<(DateTimeOffset At, long? Before)> orders,
        ref int refused)
    {
        var before = store.Newest();
        try
        {
            switch (random.Next(24))
            {
                case 0:
                    publisher.Publish(EmptyRelease.Prepare(Database, _clock));
                    break;
                case 1 or 2 or 3:
                    publisher.Approve(EmptyRelease.Prepare(Database, _clock), _clock.GetUtcNow().AddSeconds(60 + random.Next(30)));
                    break;
                case 4 when random.Next(3) == 0:
                    publisher.Withdraw(store.All()[^1].Id, "prøve");
                    break;
                case 5 or 6:
                    publisher.Settle();
                    break;
                case 7 when random.Next(3) == 0 && before is { } id:
                    publisher.Withdraw(id, "prøve");
                    break;
            }
        }
        catch (Exception error) when (error is PublicationException or InvalidOperationException)
        {
            refused++;
        }

        if (store.Newest() != before)
        {
            orders.Add((_clock.GetUtcNow(), before));
        }
    }

    /// <summary>A process that serves: it asks the database every few seconds.</summary>
    private sealed class Replica : IDisposable
    {
        private readonly FakeTimeProvider _clock;
        private readonly ReleaseWatch _watch;
        private DateTimeOffset _looked;

        public Replica(Database database, FakeTimeProvider clock)
        {
            _clock = clock;
            Current = new CurrentRelease(time: clock);
            _watch = new ReleaseWatch(
                new ReleaseStore(database, clock),
                new CalendarStore(database, clock),
                Current,
                null!,
                clock,
                Options.Create(new ReleaseSettings()),
                NullLogger<ReleaseWatch>.Instance);
            Look();
        }

        public CurrentRelease Current { get; }

        public void Dispose() => _watch.Dispose();

        public void Look()
        {
            _watch.Look();
            _looked = _clock.GetUtcNow();
        }

        public void LookIfDue()
        {
            if (_clock.GetUtcNow() - _looked >= Tempo)
            {
                Look();
            }
        }
    }
}
