using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Support;

namespace Opgoerelse.JobsTests;

/// <summary>Which jobs a run that ended wakes, whoever ran it.</summary>
public sealed class ChainTests : IDisposable
{
    private TestDatabase _base = null!;
    private RunLedger _ledger = null!;

    public void Dispose() => _base?.Dispose();

    [Theory]
    [OnEachEngine]
    public void Each_link_wakes_the_next_once(string engine)
    {
        var chain = On(engine);
        Begin("rapporter", "foer");
        Assert.Empty(chain.Woken());

        var inbox = Begin("indlaes", "1");
        Assert.Empty(chain.Woken());
        End(inbox);
        Assert.Equal(["opgoer", "udgiv"], chain.Woken());
        Assert.Empty(chain.Woken());

        End(Begin("opgoer", "1"));
        Assert.Equal(["udgiv"], chain.Woken());

        // A person's order is a run like any other: an approval is of the kind udgiv.
        End(Begin("udgiv", "kommando 1"));
        Assert.Equal(["rapporter"], chain.Woken());
        End(Begin("rapporter", "1"));
        Assert.Equal(["udsend"], chain.Woken());
        End(Begin("udsend", "1"));
        End(Begin("oprydning", "1"));
        Assert.Empty(chain.Woken());
    }

    /// <summary>A long run that began first does not hide those that end while it is at work, and is not forgotten when it ends.</summary>
    [Theory]
    [OnEachEngine]
    public void A_long_run_hides_no_short_ones(string engine)
    {
        var chain = On(engine);
        Assert.Empty(chain.Woken());
        var release = Begin("udgiv", "2026Q4");
        End(Begin("indlaes", "1"));
        Assert.Equal(["opgoer", "udgiv"], chain.Woken());
        End(Begin("indlaes", "2"));
        Assert.Equal(["opgoer", "udgiv"], chain.Woken());
        Assert.Empty(chain.Woken());
        End(release);
        Assert.Equal(["rapporter"], chain.Woken());
        Assert.Empty(chain.Woken());
    }

    [Theory]
    [OnEachEngine]
    public void What_fails_or_is_interrupted_wakes_nobody(string engine)
    {
        var chain = On(engine);
        Assert.Empty(chain.Woken());
        _ledger.Error(Begin("udgiv", "2026Q4"), "virker ikke");
        _ledger.Interrupt(Begin("udgiv", "2026Q4"));
        Assert.Empty(chain.Woken());
    }

    [Fact]
    public void Each_link_waits_for_something_that_exists() =>
        Assert.All(
            JobPlan.All.SelectMany(planned => planned.WokenBy),
            kind => Assert.Contains(JobPlan.All, planned => planned.Name == kind));

    private Chain On(string engine)
    {
        _base = Engine.New(engine);
        _ledger = new RunLedger(_base.OpenReader(), TimeProvider.System);
        return new Chain(
            _ledger,
            new Publisher(_base.OpenReader(), TimeProvider.System),
            new RecurringJobManager(new InMemoryStorage()),
            new SchedulerState(),
            TimeProvider.System,
            NullLogger<Chain>.Instance);
    }

    private long Begin(string job, string key) => _ledger.Begin(new Work(job), key, attemptsInAll: 9)!.Value;

    private void End(long id) => _ledger.Complete(id, new Dictionary<string, long>(StringComparer.Ordinal));

    private sealed class Work(string name) : IJob
    {
        public string Name => name;

        public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
            throw new NotSupportedException();
    }
}
