using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AggregationTests;

/// <summary>A release that is approved for an instant: who may, when it is public, and what can be ordered until then.</summary>
public sealed class ApprovalTests : IDisposable
{
    private static readonly DateTimeOffset Eve = new(2027, 1, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>8 o'clock in Denmark.</summary>
    private static readonly DateTimeOffset Instant = new(2027, 1, 15, 7, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Eve);
    private TestDatabase? _base;

    private Database Database => _base!.OpenReader();

    private ReleaseStore Store => new(Database, _clock);

    public void Dispose() => _base?.Dispose();

    [Theory]
    [OnEachEngine]
    public void It_is_public_from_its_instant_whoever_is_at_work_then(string engine)
    {
        var publisher = With(engine, publicOnes: 1);
        var id = EmptyRelease.Prepare(Database, _clock);
        publisher.Approve(id, Instant);
        Assert.Equal([ReleaseState.Published, ReleaseState.Approved], States());

        _clock.SetUtcNow(Instant.AddMilliseconds(-1));
        Assert.Equal(1, Store.Newest());
        Assert.Null(publisher.Settle());
        Assert.Null(Store.All()[1].Published);

        _clock.SetUtcNow(Instant);
        Assert.Equal(id, Store.Newest());
        Assert.Equal([ReleaseState.Superseded, ReleaseState.Published], States());
        Assert.Equal(Instant, Store.Fetch(id).Release.Published);

        // What is written down later is what everybody has seen, and when.
        _clock.Advance(TimeSpan.FromHours(3));
        var seen = Store.All();
        Assert.Equal(id, publisher.Settle());
        Assert.Equal(seen, Store.All());
        Assert.Null(publisher.Settle());
    }

    [Theory]
    [OnEachEngine]
    public void Every_step_is_in_the_log_with_who_when_and_why(string engine)
    {
        With(engine, publicOnes: 1);
        var id = EmptyRelease.Prepare(Database, _clock, "anna");
        new Publisher(Database, _clock, user: "bo").Approve(id, Instant);
        _clock.SetUtcNow(Instant.AddHours(1));
        new Publisher(Database, _clock, user: "carl").Withdraw(id, "en fejl");

        Assert.Equal(
            [
                (1, ReleaseState.Prepared, Eve, "anna", null, null),
                (1, ReleaseState.Approved, Eve, "anna", null, Eve),
                (1, ReleaseState.Published, Eve, "anna", null, null),
                (2, ReleaseState.Prepared, Eve, "anna", null, null),
                (2, ReleaseState.Approved, Eve, "bo", null, Instant),
                (1, ReleaseState.Superseded, Instant, "bo", null, null),
                (2, ReleaseState.Published, Instant, "bo", null, null),
                (2, ReleaseState.Withdrawn, Instant.AddHours(1), "carl", "en fejl", null),
                (1, ReleaseState.Published, Instant.AddHours(1), "carl", "udgivelse 2 blev trukket tilbage", (DateTimeOffset?)null),
            ],
            Store.Steps().Select(step => ((int)step.Release, step.State, step.At, step.User, step.Reason, step.PublicFrom)));
    }

    [Theory]
    [OnEachEngine]
    public void Another_instant_can_be_approved_until_it_is_near(string engine)
    {
        var publisher = With(engine, publicOnes: 1);
        var id = EmptyRelease.Prepare(Database, _clock);
        publisher.Approve(id, Instant);
        publisher.Approve(id, Instant.AddDays(1));
        publisher.Approve(id, Instant.AddDays(2));

        _clock.SetUtcNow(Instant.AddDays(2).AddSeconds(-10));
        Assert.Equal(1, Store.Newest());
        Assert.Throws<PublicationException>(() => publisher.Approve(id, Instant.AddDays(3)));
        Assert.Throws<PublicationException>(() => publisher.Publish(id, reason: "hastesag"));
        Assert.Throws<PublicationException>(() => publisher.Withdraw(id, "fortrudt"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(id, Store.Newest());
    }

    [Theory]
    [OnEachEngine]
    public void Too_short_a_notice_or_another_that_waits_is_refused(string engine)
    {
        var publisher = With(engine, publicOnes: 1);
        var (first, second) = (EmptyRelease.Prepare(Database, _clock), EmptyRelease.Prepare(Database, _clock));
        Assert.Throws<PublicationException>(() => publisher.Approve(first, Eve.AddSeconds(59)));
        Assert.Throws<PublicationException>(() => publisher.Approve(first, Eve.AddDays(-1)));
        publisher.Approve(first, Eve.AddSeconds(60));
        Assert.Throws<PublicationException>(() => publisher.Approve(second, Instant));
        Assert.Throws<PublicationException>(() => publisher.Publish(second));
        Assert.Throws<PublicationException>(() => publisher.Publish(first));

        // It did not know the first one, which is public now.
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Throws<InvalidOperationException>(() => publisher.Approve(second, Instant));
        Assert.Equal([ReleaseState.Superseded, ReleaseState.Published, ReleaseState.Prepared], States());
    }

    [Theory]
    [OnEachEngine]
    public void One_that_waits_can_be_published_now_with_a_reason_or_withdrawn(string engine)
    {
        var publisher = With(engine, publicOnes: 1);
        var id = EmptyRelease.Prepare(Database, _clock);
        publisher.Approve(id, Instant);
        publisher.Publish(id, reason: "den lå i avisen");
        Assert.Equal(id, Store.Newest());

        var next = EmptyRelease.Prepare(Database, _clock);
        publisher.Approve(next, Instant);
        Assert.Null(publisher.Withdraw(next, "fortrudt"));
        _clock.SetUtcNow(Instant.AddDays(1));
        Assert.Equal(id, Store.Newest());
        Assert.Equal([ReleaseState.Superseded, ReleaseState.Published, ReleaseState.Withdrawn], States());
        Assert.Null(Store.All()[2].Published);
    }

    /// <summary>Nothing is public until the one that waits is.</summary>
    [Theory]
    [OnEachEngine]
    public void The_public_one_can_be_withdrawn_while_another_waits(string engine)
    {
        var publisher = With(engine, publicOnes: 1);
        var id = EmptyRelease.Prepare(Database, _clock);
        publisher.Approve(id, Instant);
        Assert.Null(publisher.Withdraw(1, "en fejl"));
        Assert.Null(Store.Newest());
        _clock.SetUtcNow(Instant);
        Assert.Equal(id, Store.Newest());
        Assert.Equal([ReleaseState.Withdrawn, ReleaseState.Published], States());
    }

    [Theory]
    [OnEachEngine]
    public void Of_two_approvals_at_once_one_holds(string engine)
    {
        With(engine, publicOnes: 1);
        for (var i = 0; i < 20; i++)
        {
            var ids = new[] { EmptyRelease.Prepare(Database, _clock), EmptyRelease.Prepare(Database, _clock) };
            var refused = 0;
            Parallel.ForEach(ids, id =>
            {
                try
                {
                    new Publisher(Database, _clock).Approve(id, _clock.GetUtcNow().AddMinutes(1));
                }
                catch (PublicationException)
                {
                    Interlocked.Increment(ref refused);
                }
            });
            Assert.Equal(1, refused);
            _clock.Advance(TimeSpan.FromMinutes(1));

            // Two workers write it down at once: the second finds nothing to write.
            var settled = new long?[2];
            Parallel.For(0, 2, worker => settled[worker] = new Publisher(Database, _clock).Settle());
            Assert.Equal(Store.Newest(), Assert.Single(settled, id => id is not null));
        }

        Assert.Equal(21, Store.Steps().Count(step => step.State == ReleaseState.Published));
        Assert.Equal(20, Store.Steps().Count(step => step.State == ReleaseState.Superseded));
    }

    [Theory]
    [OnEachEngine]
    public void With_four_eyes_nobody_approves_what_he_made_ready(string engine)
    {
        With(engine, publicOnes: 0);
        var anna = new Publisher(Database, _clock, fourEyes: true, user: "anna");
        var id = EmptyRelease.Prepare(Database, _clock, "anna");
        Assert.Throws<PublicationException>(() => anna.Approve(id, Instant));
        Assert.Throws<PublicationException>(() => anna.Publish(id, reason: "haster"));
        new Publisher(Database, _clock, fourEyes: true, user: "bo").Approve(id, Instant);
        _clock.SetUtcNow(Instant);
        Assert.Equal(id, Store.Newest());
    }

    private Publisher With(string engine, int publicOnes)
    {
        _base = Engine.New(engine);
        var publisher = new Publisher(Database, _clock, user: "anna");
        for (var i = 0; i < publicOnes; i++)
        {
            publisher.Publish(EmptyRelease.Prepare(Database, _clock));
        }

        return publisher;
    }

    private IEnumerable<ReleaseState> States() => Store.All().Select(release => release.State);
}
