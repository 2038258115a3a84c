using Microsoft.Extensions.Logging.Abstractions;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>The ledger of runs: a period's job runs once however many schedulers fire, and again after a crash.</summary>
public sealed class Protokollen : IDisposable
{
    private static readonly Jobvalg Plan = new(TimeSpan.Zero, Forsoeg: 3);

    private Proevebase _base = null!;
    private Database _database = null!;
    private Koerselslager _lager = null!;
    private Jobkoerer _koerer = null!;

    public void Dispose() => _base.Dispose();

    [Theory]
    [PaaHverMotor]
    public void En_periodes_job_koerer_en_gang(string motor)
    {
        Paa(motor);
        var job = new Proevejob();

        Assert.Equal(Jobudfald.Afsluttet, Koer(job, "2026-11-21"));
        Assert.Equal(Jobudfald.IkkeNoedvendig, Koer(job, "2026-11-21"));
        Assert.Equal(Jobudfald.Afsluttet, Koer(job, "2026-11-22"));
        Assert.Equal(2, job.Gange);
        Assert.All(_lager.Nyeste(10), koersel => Assert.Equal(Koerselstilstand.Afsluttet, koersel.Tilstand));
    }

    [Theory]
    [PaaHverMotor]
    public async Task Mange_planlaeggere_paa_en_gang_giver_en_koersel(string motor)
    {
        Paa(motor);
        var job = new Proevejob(arbejde: _ => Thread.Sleep(200));

        var udfald = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Koer(job, "2026-11-21"))));

        Assert.Equal(1, job.Gange);
        Assert.Single(udfald, Jobudfald.Afsluttet);
        Assert.Single(_lager.Nyeste(10));
    }

    [Theory]
    [PaaHverMotor]
    public void En_koersel_hvis_proces_er_vaek_bliver_afbrudt_og_koerer_igen(string motor)
    {
        Paa(motor);
        var job = new Proevejob();
        // A process that died: begun, never ended, its lock let go of.
        Assert.NotNull(_lager.Begynd(job, "2026-11-21", 3));

        Assert.Equal(Jobudfald.Afsluttet, Koer(job, "2026-11-21"));

        Assert.Equal(
            [(2, Koerselstilstand.Afsluttet), (1, Koerselstilstand.Afbrudt)],
            _lager.Nyeste(10).Select(koersel => (koersel.Forsoeg, koersel.Tilstand)));
    }

    [Theory]
    [PaaHverMotor]
    public void En_tjeneste_der_starter_rydder_op_efter_doede_koersler_men_ikke_efter_levende(string motor)
    {
        Paa(motor);
        _lager.Begynd(new Proevejob(), "død", 3);
        var levende = new Proevejob("levende", arbejde: _ => _koerer.RydOp());

        Koer(levende, "nu");

        Assert.Equal(Koerselstilstand.Afsluttet, _lager.Nyeste(10).Single(koersel => koersel.Job == "levende").Tilstand);
        Assert.Equal(Koerselstilstand.Afbrudt, _lager.Nyeste(10).Single(koersel => koersel.Job == "proeve").Tilstand);
    }

    [Theory]
    [PaaHverMotor]
    public void Et_job_der_fejler_proeves_igen_men_ikke_i_det_uendelige(string motor)
    {
        Paa(motor);
        var job = new Proevejob(arbejde: _ => throw new InvalidOperationException("linje 7: 0101801234 gik galt"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<InvalidOperationException>(() => Koer(job, "2026-11-21"));
        }

        Assert.Equal(Jobudfald.IkkeNoedvendig, Koer(job, "2026-11-21"));
        Assert.Equal(3, job.Gange);
        Assert.All(_lager.Nyeste(10), koersel => Assert.Equal(Koerselstilstand.Fejlet, koersel.Tilstand));
        // What looks like a personnummer is never kept.
        Assert.All(_lager.Nyeste(10), koersel => Assert.Equal("InvalidOperationException: linje 7: ########## gik galt", koersel.Fejl));
    }

    [Theory]
    [PaaHverMotor]
    public void Et_stoppet_job_staar_som_afbrudt(string motor)
    {
        Paa(motor);
        using var stop = new CancellationTokenSource();
        var job = new Proevejob(arbejde: _ =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        });

        Assert.Throws<OperationCanceledException>(() => _koerer.Koer(job, "2026-11-21", Plan, null, stop.Token));

        Assert.Equal(Koerselstilstand.Afbrudt, Assert.Single(_lager.Nyeste(10)).Tilstand);
    }

    [Theory]
    [PaaHverMotor]
    public void Fremdrift_og_tal_staar_i_protokollen(string motor)
    {
        Paa(motor);
        var job = new Proevejob(arbejde: fremdrift => fremdrift.Report(new Fremdrift("Fakta", 1200, 41000)));

        Koer(job, "2026-11-21");

        var koersel = Assert.Single(_lager.Nyeste(10));
        Assert.Equal("Fakta: 1.200 af 41.000", koersel.Fremdrift);
        Assert.Equal("""{"gange":1}""", koersel.Tal);
        Assert.Equal("""{"hvad":"prøve"}""", koersel.Parametre);
        Assert.NotNull(koersel.Sluttet);
        Assert.EndsWith(":" + Environment.ProcessId, koersel.Proces, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public void Fremdrift_venter_ikke_paa_jobbets_egen_transaktion(string motor)
    {
        Paa(motor);
        var job = new Proevejob(arbejde: fremdrift =>
        {
            using var forbindelse = _database.Connect();
            using var transaktion = _database.BeginWrite(forbindelse);
            for (var i = 0; i < 25; i++)
            {
                fremdrift.Report(new Fremdrift("Skriver", i, 25));
                Thread.Sleep(100);
            }
        });

        var ur = System.Diagnostics.Stopwatch.StartNew();
        Koer(job, "2026-11-21");

        Assert.True(ur.Elapsed < TimeSpan.FromSeconds(20), $"Det tog {ur.Elapsed}.");
    }

    private void Paa(string motor)
    {
        _base = Motor.Ny(motor);
        _database = _base.Aabn();
        _lager = new Koerselslager(_database, TimeProvider.System);
        _koerer = new Jobkoerer(_database, _lager, NullLogger<Jobkoerer>.Instance);
    }

    private Jobudfald Koer(IJob job, string noegle) => _koerer.Koer(job, noegle, Plan, null, CancellationToken.None).Udfald;

    private sealed class Proevejob(string navn = "proeve", Action<IProgress<Fremdrift>>? arbejde = null) : IJob
    {
        private int _gange;

        public int Gange => _gange;

        public string Navn => navn;

        public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal) { ["hvad"] = "prøve" };

        public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
        {
            var gange = Interlocked.Increment(ref _gange);
            arbejde?.Invoke(fremdrift);
            return new Dictionary<string, long>(StringComparer.Ordinal) { ["gange"] = gange };
        }
    }
}
