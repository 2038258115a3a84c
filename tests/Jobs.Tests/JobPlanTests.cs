using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.JobsTests;

/// <summary>The recurring jobs, as a scheduler calls them.</summary>
public sealed class JobPlanTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opgoerelse-test-");
    private TestDatabase? _base;
    private ServiceProvider _provider = null!;
    private DataFolder _data = null!;

    private RunLedger Store => _provider.GetRequiredService<RunLedger>();

    public void Dispose()
    {
        _provider?.Dispose();
        _base?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The service was away on the day of the release and the days after it; deliveries lay in the inbox.</summary>
    [Theory]
    [OnEachEngine]
    public void What_was_due_while_the_service_was_gone_is_done(string engine)
    {
        On(engine);
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 18, 12, 3, 0, TimeSpan.Zero));
        LaegIIndbakken();

        // What lies in the inbox goes first, in whatever order the scheduler asks.
        Run("udgiv");
        Run("opgoer");
        Assert.Empty(Store.Newest(10));
        foreach (var job in new[] { "indlaes", "udgiv", "opgoer", "udgiv", "opgoer" })
        {
            Run(job);
        }

        Assert.Equal(
            [("opgoer", "2026-10-18"), ("udgiv", "2026Q4"), ("indlaes", "2026-10-18T12:00Z")],
            Store.Newest(10).Select(run => (run.Job, run.Key)));
        Assert.Equal(new DateOnly(2026, 10, 18), Assert.Single(_provider.GetRequiredService<ReleaseStore>().All()).Date);
    }

    /// <summary>A person who made the quarter's release while the jobs were away has done the quarter's work.</summary>
    [Theory]
    [OnEachEngine]
    public void The_quarters_release_is_not_made_again_when_a_person_has_made_it(string engine)
    {
        On(engine);
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 17, 12, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();
        Run("indlaes");
        _provider.GetRequiredService<Publisher>().PrepareRelease(new DateOnly(2026, 10, 17));
        _clock.Advance(TimeSpan.FromDays(1));
        Run("udgiv");
        Assert.Single(_provider.GetRequiredService<ReleaseStore>().All());

        // It is no release of the quarter after.
        _clock.SetUtcNow(new DateTimeOffset(2027, 1, 15, 7, 0, 0, TimeSpan.Zero));
        Run("udgiv");
        Assert.Equal(
            [new DateOnly(2026, 10, 17), new DateOnly(2027, 1, 15)],
            _provider.GetRequiredService<ReleaseStore>().All().Select(release => release.Date));
    }

    /// <summary>One that was made before another became public will never be: the quarter's work is still to be done.</summary>
    [Theory]
    [OnEachEngine]
    public void A_release_that_can_no_longer_become_public_is_not_the_quarters(string engine)
    {
        On(engine);
        LaegIIndbakken();
        Run("indlaes");
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 17, 12, 0, 0, TimeSpan.Zero));
        var publisher = _provider.GetRequiredService<Publisher>();
        publisher.PrepareRelease(new DateOnly(2026, 10, 17));
        var other = publisher.PrepareRelease(new DateOnly(2026, 10, 1));
        publisher.Publish(other.Id);
        Run("udgiv");

        Assert.Equal(
            [(1, ReleaseState.Prepared), (2, ReleaseState.Published), (3, ReleaseState.Prepared)],
            _provider.GetRequiredService<ReleaseStore>().All().Select(release => ((int)release.Id, release.State)));
        publisher.Publish(3);
        Assert.Equal(3, _provider.GetRequiredService<ReleaseStore>().Newest());
    }

    /// <summary>
    /// The quarter's work is done the day before the calendar says, under the quarter's own key: 15 October is moved to the 20th.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void A_publication_that_was_moved_is_made_when_it_was_moved_to(string engine)
    {
        On(engine);
        LaegIIndbakken();
        Run("indlaes");
        Run("udgiv");
        var to = new DateTimeOffset(2026, 10, 20, 8, 0, 0, TimeSpan.Zero);
        _provider.GetRequiredService<CalendarStore>().Move(new Quarter(2026, 4), to, "Leverancer mangler");

        _clock.SetUtcNow(to.AddDays(-1).AddSeconds(-1));
        Run("udgiv");
        Assert.Equal(["2026Q3"], Published());
        _clock.SetUtcNow(to.AddDays(-1));
        Run("udgiv");
        Assert.Equal(["2026Q4", "2026Q3"], Published());

        IEnumerable<string> Published() => Store.Newest(10).Where(run => run.Job == "udgiv").Select(run => run.Key);
    }

    [Theory]
    [OnEachEngine]
    public void The_inbox_is_taken_calculated_published_and_cleared(string engine)
    {
        On(engine);
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();

        Run("indlaes");
        Run("indlaes");
        Run("opgoer");
        Run("opgoer");
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        Run("udgiv");
        Run("udgiv");

        // Ready, and nobody has looked at it: nothing is public.
        Assert.Null(_provider.GetRequiredService<ReleaseStore>().Newest());
        Assert.Equal(ReleaseState.Prepared, Assert.Single(_provider.GetRequiredService<ReleaseStore>().All()).State);
        JobRunner().Run(
            new ApproveJob(_provider.GetRequiredService<Publisher>(), 1),
            "kommando",
            new JobOptions(TimeSpan.Zero, 1),
            onlooker: null,
            CancellationToken.None);

        Assert.Empty(Directory.GetFiles(_data.Inbox));
        Assert.Single(Directory.GetFiles(_data.Archive, "*", SearchOption.AllDirectories));
        Assert.Equal(["udgiv", "udgiv", "opgoer", "indlaes"], Store.Newest(10).Select(run => run.Job));
        Assert.All(Store.Newest(10), run => Assert.Equal(RunState.Ended, run.State));
        Assert.Equal(1, _provider.GetRequiredService<ReleaseStore>().Newest());

        _clock.Advance(TimeSpan.FromDays(29));
        Run("oprydning");
        Assert.Single(Directory.GetFiles(_data.Archive, "*", SearchOption.AllDirectories));
        _clock.Advance(TimeSpan.FromDays(2));
        Run("oprydning");
        Assert.Empty(Directory.GetFiles(_data.Archive, "*", SearchOption.AllDirectories));
    }

    /// <summary>
    /// A list of peer groups that cannot be read: the job fails before there is one, and the ledger says so and counts the try.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void A_job_that_fails_while_it_is_made_stands_in_the_ledger(string engine)
    {
        On(engine);
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();
        Run("indlaes");
        JobRunner().Run(
            PublishJob.OfficialOf(_provider, new DateOnly(2026, 10, 14)),
            "kommando",
            new JobOptions(TimeSpan.Zero, 1),
            onlooker: null,
            CancellationToken.None);
        _provider.GetRequiredService<IOptions<ReportSettings>>().Value.Groups = Path.Combine(_data.Location, "findes-ikke.csv");

        Run("rapporter");

        var run = Store.Newest(10)[0];
        Assert.Equal(("rapporter", "2026-10-14T12 udgivelse 1", RunState.Failed), (run.Job, run.Key, run.State));
        Assert.Contains("findes-ikke.csv", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public void The_reports_are_made_once_when_the_release_is_public(string engine)
    {
        On(engine);
        var archive = _provider.GetRequiredService<ReportArchive>();
        var store = _provider.GetRequiredService<ReleaseStore>();
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        // A report has a whole year.
        LaegIIndbakken("2025-02-03");
        Run("indlaes");
        Run("rapporter");
        Run("udgiv");
        Run("rapporter");

        // Ready, but not public: nothing has been made of it, nor tried.
        Assert.False(Directory.Exists(archive.Folder));
        Assert.DoesNotContain(Store.Newest(10), run => run.Job == ReportJob.JobName);

        JobRunner().Run(
            new ApproveJob(_provider.GetRequiredService<Publisher>(), 1),
            "kommando",
            new JobOptions(TimeSpan.Zero, 1),
            onlooker: null,
            CancellationToken.None);
        Run("rapporter");
        _clock.Advance(TimeSpan.FromHours(1));
        Run("rapporter");

        var release = Assert.Single(store.All());
        Assert.True(archive.IsFinished(release));
        Assert.Equal(2 * 99, archive.Files(release).Count);
        Assert.Equal(
            """{"udgivelse":1,"filer":198,"pdf":0}""",
            Assert.Single(Store.Newest(10), run => run.Job == ReportJob.JobName).Number);

        // Those of another release with that number are not shown, and are made again.
        archive.Mark(release with { Checksum = new string('0', 64) }, error: 0);
        Assert.Empty(archive.Files(release));
        File.WriteAllText(Path.Combine(archive.Location(release), "0999.html"), "en anden");
        Run("rapporter");
        Assert.Equal(2 * 99, archive.Files(release).Count);
    }

    [Theory]
    [OnEachEngine]
    public void Without_a_demand_for_approval_publishing_happens_by_itself(string engine)
    {
        On(engine);
        _provider.GetRequiredService<IOptions<JobSettings>>().Value.RequireApproval = false;
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();

        Run("indlaes");
        Run("udgiv");

        Assert.Equal(1, _provider.GetRequiredService<ReleaseStore>().Newest());
    }

    [Theory]
    [OnEachEngine]
    public void Before_anything_is_received_there_is_nothing_to_do(string engine)
    {
        On(engine);
        Run("indlaes");
        Run("opgoer");
        Run("udgiv");

        Assert.Empty(Store.Newest(10));
    }

    private void On(string engine)
    {
        _base = Engine.New(engine);
        _data = DataFolder.At(_folder.FullName);
        _data.Prepare();
        var database = _base.OpenReader();
        _provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(_data)
            .AddSingleton(database)
            .AddSingleton(new PseudonymKey(new byte[32]))
            .AddSingleton(Options.Create(new JobSettings()))
            .AddSingleton(Options.Create(new ArchiveSettings { RetentionDays = 30 }))
            .AddSingleton(Options.Create(new LeveranceSettings()))
            .AddSingleton(new StillFiles(_clock, TimeSpan.Zero))
            .AddSingleton<FactMaker>()
            .AddSingleton<Publisher>()
            .AddSingleton<ReleaseStore>()
            .AddSingleton<CalendarStore>()
            .AddSingleton<RunLedger>()
            .AddSingleton(Options.Create(new ReportSettings { Pdf = false }))
            .AddSingleton(new ReportArchive(_data.Reports))
            .BuildServiceProvider();
    }

    /// <summary>
    /// One forløb lies in the inbox, of the last quarter that is published in October 2026: a release of one quarter is made soon.
    /// </summary>
    private void LaegIIndbakken(string start = "2026-02-02") =>
        File.WriteAllText(Path.Combine(_data.Inbox, "a.ndjson"), Beskeder.Forloeb(1, start) + "\n");

    private void Run(string job) =>
        new ScheduledRun(
            _provider,
            JobRunner(),
            new DueJobs(_provider, Store, _clock, _provider.GetRequiredService<IOptions<JobSettings>>()),
            _clock,
            _provider.GetRequiredService<IOptions<JobSettings>>(),
            NullLogger<ScheduledRun>.Instance).Run(job, CancellationToken.None);

    private JobRunner JobRunner() => new(_provider.GetRequiredService<Database>(), Store, NullLogger<JobRunner>.Instance);
}
