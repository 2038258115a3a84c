using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Opgoerelse.Support;

namespace Opgoerelse.JobsTests;

/// <summary>
/// When a recurring job is done, by a clock that the test sets: the plan, the ledger and the runner are the service's own, only the
/// work is none. A scheduler asks every fifth minute while the service is there.
/// </summary>
public sealed class WhatIsDueTests : IDisposable
{
    private const int Tries = 3;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<(string Job, string Key, DateTimeOffset At)> _done = [];
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private TestDatabase _base = null!;
    private ServiceProvider _services = null!;
    private RunLedger _ledger = null!;

    public void Dispose()
    {
        _services?.Dispose();
        _base?.Dispose();
    }

    [Theory]
    [InlineData("indlaes", "2026-11-21T09:04:59+01:00", "2026-11-21T08:00Z")]
    [InlineData("indlaes", "2026-11-21T09:05:00+01:00", "2026-11-21T08:05Z")]
    [InlineData("opgoer", "2026-11-21T04:15:00+01:00", "2026-11-21")]
    [InlineData("opgoer", "2026-11-21T04:14:59+01:00", "2026-11-20")]
    [InlineData("oprydning", "2026-11-21T23:59:00+01:00", "2026-11-21")]
    // The day before the announced one.
    [InlineData("udgiv", "2026-10-14T08:00:00+02:00", "2026Q4")]
    [InlineData("udgiv", "2026-10-14T07:59:59+02:00", "2026Q3")]
    [InlineData("udgiv", "2027-04-13T12:00:00+02:00", "2027Q1")]
    // Still the old year in UTC.
    [InlineData("opgoer", "2027-01-01T03:30:00Z", "2027-01-01")]
    [InlineData("rapporter", "2026-10-15T08:59:00+02:00", "2026-10-15T08")]
    [InlineData("rapporter", "2026-10-15T02:59:00+02:00", "2026-10-14T23")]
    public void A_moment_lies_in_the_period_that_last_began(string job, string time, string key) =>
        Assert.Equal(
            key,
            JobPlan.Find(job).Schedule.Newest(
                DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), () => ReleaseCalendar.AsPlanned).Key);

    [Theory]
    [OnEachEngine]
    public void Every_period_runs_once_when_the_service_is_there(string engine)
    {
        On(engine);
        Up("2027-01-14T00:00:00+01:00", "2027-01-17T00:00:00+01:00");

        // From 00:00 on the 14th the day before was still due.
        Assert.Equal(["2027-01-13", "2027-01-14", "2027-01-15", "2027-01-16"], Keys("opgoer"));
        Assert.Equal(
            [Instant("2027-01-14T04:15:00+01:00"), Instant("2027-01-15T04:15:00+01:00"), Instant("2027-01-16T04:15:00+01:00")],
            _done.Where(run => run.Job == "opgoer").Skip(1).Select(run => run.At));
        Assert.Equal([("2026Q4", Instant("2027-01-14T00:00:00+01:00")), ("2027Q1", Instant("2027-01-14T08:00:00+01:00"))], Runs("udgiv"));
        Assert.Equal(3 * 24 * 12, Keys("indlaes").Count);
    }

    [Theory]
    [OnEachEngine]
    public void A_day_without_the_service_is_caught_up(string engine)
    {
        On(engine);
        Up("2027-01-13T12:00:00+01:00", "2027-01-13T18:00:00+01:00");
        _done.Clear();
        Up("2027-01-16T13:00:00+01:00", "2027-01-17T13:00:00+01:00");

        Assert.Equal([("2027Q1", Instant("2027-01-16T13:00:00+01:00"))], Runs("udgiv"));
        Assert.Equal(
            [("2027-01-16", Instant("2027-01-16T13:00:00+01:00")), ("2027-01-17", Instant("2027-01-17T04:15:00+01:00"))],
            Runs("opgoer"));
        Assert.Equal(
            [("2027-01-16", Instant("2027-01-16T13:00:00+01:00")), ("2027-01-17", Instant("2027-01-17T03:45:00+01:00"))],
            Runs("oprydning"));
    }

    /// <summary>Up to the eve of the next release, the one that was missed is due; what is made then is as of then.</summary>
    [Theory]
    [OnEachEngine("2027-02-20T10:00:00+01:00")]
    [OnEachEngine("2027-04-14T07:55:00+02:00")]
    public void A_month_and_more_without_the_service_is_caught_up(string engine, string back)
    {
        On(engine);
        Up("2027-01-10T12:00:00+01:00", "2027-01-10T12:30:00+01:00");
        _done.Clear();
        Up(back, Instant(back).AddMinutes(5).ToString("O", CultureInfo.InvariantCulture));

        Assert.Equal([("2027Q1", Instant(back))], Runs("udgiv"));
        Assert.Single(Runs("opgoer"));
    }

    [Theory]
    [OnEachEngine]
    public void After_several_quarters_only_the_newest_is_made(string engine)
    {
        On(engine);
        Up("2026-12-01T12:00:00+01:00", "2026-12-01T12:05:00+01:00");
        _done.Clear();
        Up("2027-07-20T12:00:00+02:00", "2027-07-20T13:00:00+02:00");

        Assert.Equal(["2027Q3"], Keys("udgiv"));
    }

    /// <summary>The night has 25 hours or 23; no job is done twice or left out. 2026-10-25 and 2027-03-28.</summary>
    [Theory]
    [OnEachEngine("2026-10-24T22:00:00Z", 25)]
    [OnEachEngine("2027-03-27T23:00:00Z", 23)]
    public void The_night_the_clock_is_set_every_period_runs_once(string engine, string midnight, int hours)
    {
        On(engine);
        Up(midnight, Instant(midnight).AddHours(hours).ToString("O", CultureInfo.InvariantCulture));

        var day = DateOnly.FromDateTime(Instant(midnight).ToOffset(TimeSpan.FromHours(hours == 25 ? 2 : 1)).DateTime);
        var days = new[] { day.AddDays(-1), day }.Select(one => one.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(days, Keys("opgoer"));
        Assert.Equal(days, Keys("oprydning"));
        Assert.Equal(hours * 12, Keys("indlaes").Count);
        Assert.Equal(1 + 21, Keys("rapporter").Count);
        Assert.Equal(_done.Count, _done.Select(run => (run.Job, run.Key)).Distinct().Count());
    }

    [Theory]
    [OnEachEngine]
    public void What_fails_is_tried_again_after_an_hour_and_then_left_to_a_person(string engine)
    {
        On(engine);
        _failing.Add("opgoer");
        Up("2027-02-02T04:15:00+01:00", "2027-02-02T23:00:00+01:00");

        Assert.Equal(
            ["03:15", "04:15", "05:15"],
            _ledger.Newest(10_000)
                .Where(run => run.Job == "opgoer")
                .Select(run => run.StartedAt.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture))
                .Reverse());

        // The next day is another period.
        _failing.Clear();
        Up("2027-02-03T04:15:00+01:00", "2027-02-03T04:20:00+01:00");
        Assert.Equal(["2027-02-03"], Keys("opgoer"));
    }

    /// <summary>A process that died in the middle has not failed: the period is due at once, to whoever asks next.</summary>
    [Theory]
    [OnEachEngine]
    public void What_a_dead_process_was_doing_is_still_to_be_done(string engine)
    {
        On(engine);
        _clock.SetUtcNow(Instant("2027-01-15T08:00:00+01:00"));
        _ledger.Begin(new DueWork("udgiv", null), "2027Q1", Tries);
        Up("2027-01-15T08:05:00+01:00", "2027-01-15T09:00:00+01:00");

        Assert.Equal([("2027Q1", Instant("2027-01-15T08:05:00+01:00"))], Runs("udgiv"));
        Assert.Contains(_ledger.Newest(10_000), run => run is { Job: "udgiv", State: RunState.Interrupted, Attempts: 1 });
    }

    /// <summary>A clock that was ahead once and failed then does not hold the job up when it is right again.</summary>
    [Fact]
    public void An_attempt_in_the_future_postpones_nothing() =>
        Assert.True(DueJobs.IsDue(
            [new Attempt(RunState.Failed, Instant("2030-01-01T00:00:00Z"))],
            Instant("2027-01-01T00:00:00Z"),
            TimeSpan.FromHours(1),
            Tries));

    private static DateTimeOffset Instant(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private List<string> Keys(string job) => [.. _done.Where(run => run.Job == job).Select(run => run.Key)];

    private List<(string Key, DateTimeOffset At)> Runs(string job) =>
        [.. _done.Where(run => run.Job == job).Select(run => (run.Key, run.At))];

    private void On(string engine)
    {
        _base = Engine.New(engine);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(_base.OpenReader())
            .AddSingleton<ReleaseStore>()
            .AddSingleton<CalendarStore>()
            .BuildServiceProvider();
        _ledger = new RunLedger(_base.OpenReader(), _clock);
    }

    /// <summary>The service is there from one instant until another.</summary>
    private void Up(string from, string until)
    {
        var due = new DueJobs(_services, _ledger, _clock, Options.Create(new JobSettings { Attempts = Tries }));
        var runner = new JobRunner(_base.OpenReader(), _ledger, NullLogger<JobRunner>.Instance);
        for (_clock.SetUtcNow(Instant(from)); _clock.GetUtcNow() < Instant(until); _clock.Advance(Tick))
        {
            foreach (var job in JobPlan.All)
            {
                if (due.Due(job) is { } opening)
                {
                    Run(runner, job.Name, opening.Key);
                }
            }
        }
    }

    private void Run(JobRunner runner, string job, string key)
    {
        try
        {
            runner.Run(
                new DueWork(job, _failing.Contains(job) ? "virker ikke" : null),
                key,
                new JobOptions(TimeSpan.Zero, Tries),
                onlooker: null,
                CancellationToken.None);
            _done.Add((job, key, _clock.GetUtcNow()));
        }
        catch (InvalidOperationException)
        {
            // It stands in the ledger.
        }
    }

    /// <summary>Work that is none.</summary>
    private sealed class DueWork(string name, string? fault) : IJob
    {
        public string Name => name;

        public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
            fault is null ? new Dictionary<string, long>(StringComparer.Ordinal) : throw new InvalidOperationException(fault);
    }
}
