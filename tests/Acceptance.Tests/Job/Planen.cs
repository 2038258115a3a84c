using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Aggregation.Fakta;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Job;
using Opgoerelse.Api.Job.Planlaegning;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonymisering;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>The recurring jobs, as a scheduler calls them.</summary>
public sealed class Planen : IDisposable
{
    private readonly Ur _ur = new();
    private Arbejdsmappe? _mappe;
    private ServiceProvider _tjenester = null!;
    private Datamappe _data = null!;

    private Koerselslager Lager => _tjenester.GetRequiredService<Koerselslager>();

    public void Dispose()
    {
        _tjenester?.Dispose();
        _mappe?.Dispose();
    }

    [Theory]
    [InlineData("indlaes", "2026-11-21T09:04:59+01:00", "2026-11-21T08:00Z")]
    [InlineData("indlaes", "2026-11-21T09:05:00+01:00", "2026-11-21T08:05Z")]
    [InlineData("opgoer", "2026-11-21T00:10:00+01:00", "2026-11-21")]
    [InlineData("oprydning", "2026-11-21T23:59:00+01:00", "2026-11-21")]
    [InlineData("udgiv", "2026-10-15T08:00:00+02:00", "2026Q4")]
    [InlineData("rapporter", "2026-10-15T08:59:00+02:00", "2026-10-15T08")]
    public void En_periode_har_en_noegle(string job, string tid, string noegle) =>
        Assert.Equal(noegle, Jobplan.Alle.Single(planlagt => planlagt.Navn == job).Noegle(DateTimeOffset.Parse(tid, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Ingen_job_proeves_i_den_time_som_uret_stilles_i()
    {
        foreach (var planlagt in Jobplan.Alle.Where(planlagt => planlagt.Navn != Indlaes.Jobnavn))
        {
            var time = planlagt.Cron.Split(' ')[1];
            Assert.True(int.Parse(time.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture) >= 3, planlagt.Cron);
        }
    }

    [Fact]
    public void Udgivelsen_proeves_foerste_gang_naar_laeserne_er_lovet_den() =>
        Assert.Equal("0 8-16 15 1,4,7,10 *", Jobplan.Alle.Single(planlagt => planlagt.Navn == Udgiv.Jobnavn).Cron);

    [Theory]
    [PaaHverMotor]
    public void Indbakken_tages_opgoeres_udgives_og_ryddes(string motor)
    {
        Paa(motor);
        _ur.Nu = new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.Zero);
        File.WriteAllText(Path.Combine(_data.Indbakke, "a.ndjson"), Beskeder.Forloeb(1, "2022-03-01") + "\n");

        Koer("indlaes");
        Koer("indlaes");
        Koer("opgoer");
        Koer("opgoer");
        _ur.Nu = new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero);
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

        _ur.Nu = _ur.Nu.AddDays(29);
        Koer("oprydning");
        Assert.Single(Directory.GetFiles(_data.Arkiv, "*", SearchOption.AllDirectories));
        _ur.Nu = _ur.Nu.AddDays(2);
        Koer("oprydning");
        Assert.Empty(Directory.GetFiles(_data.Arkiv, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [PaaHverMotor]
    public void Rapporterne_dannes_en_gang_naar_udgivelsen_er_offentlig(string motor)
    {
        Paa(motor);
        var arkiv = _tjenester.GetRequiredService<Rapportarkiv>();
        var lager = _tjenester.GetRequiredService<Udgivelseslager>();
        _ur.Nu = new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero);
        File.WriteAllText(Path.Combine(_data.Indbakke, "a.ndjson"), Beskeder.Forloeb(1, "2022-03-01") + "\n");
        Koer("indlaes");
        Koer("rapporter");
        Koer("udgiv");
        Koer("rapporter");

        // Ready, but not public: nothing has been made of it, nor tried.
        Assert.False(Directory.Exists(arkiv.Mappe));
        Assert.DoesNotContain(Lager.Nyeste(10), koersel => koersel.Job == Rapporter.Jobnavn);

        Jobkoerer().Koer(new Godkend(_tjenester.GetRequiredService<Udgiver>(), 1), "kommando", new Jobvalg(TimeSpan.Zero, 1), tilskuer: null, CancellationToken.None);
        Koer("rapporter");
        _ur.Nu = _ur.Nu.AddHours(1);
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
        _ur.Nu = new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero);
        File.WriteAllText(Path.Combine(_data.Indbakke, "a.ndjson"), Beskeder.Forloeb(1, "2022-03-01") + "\n");

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

    private void Koer(string job) =>
        new Planlagtkoersel(
            _tjenester,
            Jobkoerer(),
            _ur,
            _tjenester.GetRequiredService<IOptions<Jobindstillinger>>(),
            NullLogger<Planlagtkoersel>.Instance).Koer(job, CancellationToken.None);

    private Jobkoerer Jobkoerer() => new(_tjenester.GetRequiredService<Database>(), Lager, NullLogger<Jobkoerer>.Instance);

    /// <summary>A clock that a test sets.</summary>
    private sealed class Ur : TimeProvider
    {
        public DateTimeOffset Nu { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Nu;
    }
}
