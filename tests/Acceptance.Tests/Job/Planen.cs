using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Motorer;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>The recurring jobs, as a scheduler calls them.</summary>
public sealed class Planen : IDisposable
{
    private readonly FakeTimeProvider _ur = new(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero));
    private Arbejdsmappe? _mappe;
    private ServiceProvider _tjenester = null!;
    private Datamappe _data = null!;

    private Koerselslager Lager => _tjenester.GetRequiredService<Koerselslager>();

    public void Dispose()
    {
        _tjenester?.Dispose();
        _mappe?.Dispose();
    }

    /// <summary>The service was away on the day of the release and the days after it; deliveries lay in the inbox.</summary>
    [Theory]
    [PaaHverMotor]
    public void Hvad_der_skulle_vaere_gjort_mens_tjenesten_var_vaek_bliver_gjort(string motor)
    {
        Paa(motor);
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 18, 12, 3, 0, TimeSpan.Zero));
        LaegIIndbakken();

        // What lies in the inbox goes first, in whatever order the scheduler asks.
        Koer("udgiv");
        Koer("opgoer");
        Assert.Empty(Lager.Nyeste(10));
        foreach (var job in new[] { "indlaes", "udgiv", "opgoer", "udgiv", "opgoer" })
        {
            Koer(job);
        }

        Assert.Equal(
            [("opgoer", "2026-10-18"), ("udgiv", "2026Q4"), ("indlaes", "2026-10-18T12:00Z")],
            Lager.Nyeste(10).Select(koersel => (koersel.Job, koersel.Noegle)));
        Assert.Equal(new DateOnly(2026, 10, 18), Assert.Single(_tjenester.GetRequiredService<Udgivelseslager>().Alle()).Dato);
    }

    /// <summary>A person who made the quarter's release while the jobs were away has done the quarter's work.</summary>
    [Theory]
    [PaaHverMotor]
    public void Kvartalets_udgivelse_dannes_ikke_igen_naar_et_menneske_har_dannet_den(string motor)
    {
        Paa(motor);
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 17, 12, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();
        Koer("indlaes");
        _tjenester.GetRequiredService<Udgiver>().Klargoer(new DateOnly(2026, 10, 17));
        _ur.Advance(TimeSpan.FromDays(1));
        Koer("udgiv");
        Assert.Single(_tjenester.GetRequiredService<Udgivelseslager>().Alle());

        // It is no release of the quarter after.
        _ur.SetUtcNow(new DateTimeOffset(2027, 1, 15, 7, 0, 0, TimeSpan.Zero));
        Koer("udgiv");
        Assert.Equal([new DateOnly(2026, 10, 17), new DateOnly(2027, 1, 15)], _tjenester.GetRequiredService<Udgivelseslager>().Alle().Select(udgivelse => udgivelse.Dato));
    }

    [Theory]
    [PaaHverMotor]
    public void Indbakken_tages_opgoeres_udgives_og_ryddes(string motor)
    {
        Paa(motor);
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();

        Koer("indlaes");
        Koer("indlaes");
        Koer("opgoer");
        Koer("opgoer");
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        Koer("udgiv");
        Koer("udgiv");

        // Ready, and nobody has looked at it: nothing is public.
        Assert.Null(_tjenester.GetRequiredService<Udgivelseslager>().Nyeste());
        Assert.Equal(Udgivelsestilstand.Klargjort, Assert.Single(_tjenester.GetRequiredService<Udgivelseslager>().Alle()).Tilstand);
        Jobkoerer().Koer(new Godkend(_tjenester.GetRequiredService<Udgiver>(), 1), "kommando", new Jobvalg(TimeSpan.Zero, 1), tilskuer: null, CancellationToken.None);

        Assert.Empty(Directory.GetFiles(_data.Indbakke));
        Assert.Single(Directory.GetFiles(_data.Arkiv, "*", SearchOption.AllDirectories));
        Assert.Equal(["udgiv", "udgiv", "opgoer", "indlaes"], Lager.Nyeste(10).Select(koersel => koersel.Job));
        Assert.All(Lager.Nyeste(10), koersel => Assert.Equal(Koerselstilstand.Afsluttet, koersel.Tilstand));
        Assert.Equal(1, _tjenester.GetRequiredService<Udgivelseslager>().Nyeste());

        _ur.Advance(TimeSpan.FromDays(29));
        Koer("oprydning");
        Assert.Single(Directory.GetFiles(_data.Arkiv, "*", SearchOption.AllDirectories));
        _ur.Advance(TimeSpan.FromDays(2));
        Koer("oprydning");
        Assert.Empty(Directory.GetFiles(_data.Arkiv, "*", SearchOption.AllDirectories));
    }

    /// <summary>A list of peer groups that cannot be read: the job fails before there is one, and the ledger says so and counts the try.</summary>
    [Theory]
    [PaaHverMotor]
    public void Et_job_der_fejler_mens_det_dannes_staar_i_protokollen(string motor)
    {
        Paa(motor);
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();
        Koer("indlaes");
        Jobkoerer().Koer(Udgiv.Officiel(_tjenester, new DateOnly(2026, 10, 14)), "kommando", new Jobvalg(TimeSpan.Zero, 1), tilskuer: null, CancellationToken.None);
        _tjenester.GetRequiredService<IOptions<Rapportindstillinger>>().Value.Grupper = Path.Combine(_data.Sti, "findes-ikke.csv");

        Koer("rapporter");

        var run = Lager.Nyeste(10)[0];
        Assert.Equal(("rapporter", "2026-10-14T12 udgivelse 1", Koerselstilstand.Fejlet), (run.Job, run.Noegle, run.Tilstand));
        Assert.Contains("findes-ikke.csv", run.Fejl, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public void Rapporterne_dannes_en_gang_naar_udgivelsen_er_offentlig(string motor)
    {
        Paa(motor);
        var arkiv = _tjenester.GetRequiredService<Rapportarkiv>();
        var lager = _tjenester.GetRequiredService<Udgivelseslager>();
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();
        Koer("indlaes");
        Koer("rapporter");
        Koer("udgiv");
        Koer("rapporter");

        // Ready, but not public: nothing has been made of it, nor tried.
        Assert.False(Directory.Exists(arkiv.Mappe));
        Assert.DoesNotContain(Lager.Nyeste(10), koersel => koersel.Job == Rapporter.Jobnavn);

        Jobkoerer().Koer(new Godkend(_tjenester.GetRequiredService<Udgiver>(), 1), "kommando", new Jobvalg(TimeSpan.Zero, 1), tilskuer: null, CancellationToken.None);
        Koer("rapporter");
        _ur.Advance(TimeSpan.FromHours(1));
        Koer("rapporter");

        var udgivelse = Assert.Single(lager.Alle());
        Assert.True(arkiv.ErFaerdig(udgivelse));
        Assert.Equal(2 * 99, arkiv.Filer(udgivelse).Count);
        Assert.Equal("""{"udgivelse":1,"filer":198,"pdf":0}""", Assert.Single(Lager.Nyeste(10), koersel => koersel.Job == Rapporter.Jobnavn).Tal);

        // Those of another release with that number are not shown, and are made again.
        arkiv.Maerk(udgivelse with { Kontrolsum = new string('0', 64) }, fejl: 0);
        Assert.Empty(arkiv.Filer(udgivelse));
        File.WriteAllText(Path.Combine(arkiv.Sti(udgivelse), "0999.html"), "en anden");
        Koer("rapporter");
        Assert.Equal(2 * 99, arkiv.Filer(udgivelse).Count);
    }

    [Theory]
    [PaaHverMotor]
    public void Uden_krav_om_godkendelse_udgives_der_af_sig_selv(string motor)
    {
        Paa(motor);
        _tjenester.GetRequiredService<IOptions<Jobindstillinger>>().Value.KraevGodkendelse = false;
        _ur.SetUtcNow(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero));
        LaegIIndbakken();

        Koer("indlaes");
        Koer("udgiv");

        Assert.Equal(1, _tjenester.GetRequiredService<Udgivelseslager>().Nyeste());
    }

    [Theory]
    [PaaHverMotor]
    public void Foer_noget_er_modtaget_er_der_intet_at_goere(string motor)
    {
        Paa(motor);
        Koer("indlaes");
        Koer("opgoer");
        Koer("udgiv");

        Assert.Empty(Lager.Nyeste(10));
    }

    private void Paa(string motor)
    {
        _mappe = new Arbejdsmappe(motor);
        _data = Datamappe.Paa(_mappe.Data);
        _data.Klargoer();
        var database = _mappe.Aabn();
        Migrator.Migrate(database, _ur);
        _tjenester = new ServiceCollection()
            .AddSingleton<TimeProvider>(_ur)
            .AddSingleton(_data)
            .AddSingleton(database)
            .AddSingleton(new Pseudonymnoegle(new byte[32]))
            .AddSingleton(Options.Create(new Jobindstillinger()))
            .AddSingleton(Options.Create(new Arkivindstillinger { OpbevaringDage = 30 }))
            .AddSingleton(Options.Create(new LeveranceSettings()))
            .AddSingleton(new StillFiles(_ur, TimeSpan.Zero))
            .AddSingleton<Faktadanner>()
            .AddSingleton<Udgiver>()
            .AddSingleton<Udgivelseslager>()
            .AddSingleton<Koerselslager>()
            .AddSingleton(Options.Create(new Rapportindstillinger { Pdf = false }))
            .AddSingleton(new Rapportarkiv(_data.Rapporter))
            .BuildServiceProvider();
    }

    /// <summary>One forløb lies in the inbox.</summary>
    private void LaegIIndbakken() => File.WriteAllText(Path.Combine(_data.Indbakke, "a.ndjson"), Beskeder.Forloeb(1, "2022-03-01") + "\n");

    private void Koer(string job) =>
        new ScheduledRun(
            _tjenester,
            Jobkoerer(),
            new DueJobs(_tjenester, Lager, _ur, _tjenester.GetRequiredService<IOptions<Jobindstillinger>>()),
            _ur,
            _tjenester.GetRequiredService<IOptions<Jobindstillinger>>(),
            NullLogger<ScheduledRun>.Instance).Run(job, CancellationToken.None);

    private Jobkoerer Jobkoerer() => new(_tjenester.GetRequiredService<Database>(), Lager, NullLogger<Jobkoerer>.Instance);
}
