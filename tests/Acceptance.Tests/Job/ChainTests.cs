using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>Which jobs a run that ended wakes, whoever ran it.</summary>
public sealed class ChainTests : IDisposable
{
    private Proevebase _base = null!;
    private Koerselslager _ledger = null!;

    public void Dispose() => _base?.Dispose();

    [Theory]
    [PaaHverMotor]
    public void Hvert_led_vaekker_det_naeste_een_gang(string motor)
    {
        var chain = On(motor);
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
    [PaaHverMotor]
    public void En_lang_koersel_skjuler_ingen_korte(string motor)
    {
        var chain = On(motor);
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
    [PaaHverMotor]
    public void Hvad_der_fejler_eller_afbrydes_vaekker_ingen(string motor)
    {
        var chain = On(motor);
        Assert.Empty(chain.Woken());
        _ledger.Fejl(Begin("udgiv", "2026Q4"), "virker ikke");
        _ledger.Afbryd(Begin("udgiv", "2026Q4"));
        Assert.Empty(chain.Woken());
    }

    [Fact]
    public void Hvert_led_venter_paa_noget_der_findes() =>
        Assert.All(Jobplan.Alle.SelectMany(planned => planned.WokenBy), kind => Assert.Contains(Jobplan.Alle, planned => planned.Navn == kind));

    private Chain On(string motor)
    {
        _base = Motor.Ny(motor);
        _ledger = new Koerselslager(_base.Aabn(), TimeProvider.System);
        return new Chain(_ledger, new RecurringJobManager(new InMemoryStorage()), new SchedulerState(), TimeProvider.System, NullLogger<Chain>.Instance);
    }

    private long Begin(string job, string key) => _ledger.Begynd(new Work(job), key, forsoegIAlt: 9)!.Value;

    private void End(long id) => _ledger.Afslut(id, new Dictionary<string, long>(StringComparer.Ordinal));

    private sealed class Work(string name) : IJob
    {
        public string Navn => name;

        public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop) => throw new NotSupportedException();
    }
}
