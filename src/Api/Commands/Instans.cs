using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.Commands;

/// <summary>The instance that a command works on: its folder, services and database, brought up to date.</summary>
internal sealed class Instans : IDisposable
{
    private readonly IHost _vaert;
    private readonly ParseResult _linje;

    private Instans(IHost vaert, ParseResult linje, Datamappe mappe)
    {
        _vaert = vaert;
        _linje = linje;
        Mappe = mappe;
    }

    public Datamappe Mappe { get; }

    public IServiceProvider Tjenester => _vaert.Services;

    public TimeProvider Time => Hent<TimeProvider>();

    /// <summary>Opens the instance of <c>--data</c>.</summary>
    /// <param name="linje">The order.</param>
    /// <param name="kraevDatabase">Whether the command only asks, so that there must be something to ask.</param>
    public static Instans Aabn(ParseResult linje, bool kraevDatabase = false)
    {
        var mappe = Datamappe.Paa(linje.GetValue(Felter.Data)!);
        var bygger = ConfigurationLoading.Load(() => Host.CreateApplicationBuilder());
        bygger.MedLogning(LogLevel.Warning);
        bygger.AddTelemetry();
        bygger.Services.AddOpgoerelse(bygger.Configuration, mappe);
        var instans = new Instans(bygger.Build(), linje, mappe);
        try
        {
            instans.Tjenester.BeginTelemetry();
            var database = instans.Hent<Database>();
            if (kraevDatabase && !database.Exists())
            {
                throw new KommandoException(Exitkode.IkkeTilgaengelig, $"Der er ingen database at spørge: {database.Place}.");
            }

            mappe.Klargoer();
            ProtectedFiles.Tighten(mappe, instans.Hent<ILogger<Datamappe>>());
            Opdater(instans.Tjenester);
            return instans;
        }
        catch
        {
            instans.Dispose();
            throw;
        }
    }

    /// <summary>Brings the database to this program's schema.</summary>
    /// <exception cref="KommandoException">It cannot be: it is newer, it is not set up as it must be, or another process holds it.</exception>
    public static void Opdater(IServiceProvider tjenester)
    {
        var time = tjenester.GetRequiredService<TimeProvider>();
        var database = tjenester.GetRequiredService<Database>();
        if (database.Lacks() is { } lacks)
        {
            throw new KommandoException(Exitkode.Uventet, lacks);
        }

        OnSchema(() =>
        {
            Migrator.Migrate(database, time);
            PrepareSavedQueries(tjenester, time);
            return true;
        });
    }

    /// <summary>Does something to the schema, whose refusals are sentences for a person.</summary>
    /// <exception cref="KommandoException">It was refused.</exception>
    public static T OnSchema<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidOperationException fejl)
        {
            throw new KommandoException(Exitkode.Uventet, fejl.Message);
        }
    }

    /// <summary>The figures do not hang on saved queries: when those are out of reach, what asks for one is told so.</summary>
    private static void PrepareSavedQueries(IServiceProvider tjenester, TimeProvider time)
    {
        try
        {
            tjenester.GetRequiredService<SavedQueryDatabase>().Prepare(time);
        }
        catch (Exception fejl) when (fejl is DbException or TimeoutException or UnauthorizedAccessException)
        {
            tjenester.GetRequiredService<ILogger<SavedQueryDatabase>>().LogError(fejl, "Saved queries are out of reach, or not all moved to where they are kept");
        }
    }

    public T Hent<T>()
        where T : notnull => Tjenester.GetRequiredService<T>();

    /// <summary>Runs a job as an order from a person: always, with progress on the screen, in the ledger.</summary>
    public void Koer(IJob job, CancellationToken stop)
    {
        var valg = new Jobvalg(TimeSpan.FromSeconds(Hent<IOptions<Jobindstillinger>>().Value.VentSekunder), Forsoeg: int.MaxValue);
        var noegle = Kommandonoegle();
        var resultat = Visning.Under(_linje, visning => Hent<Jobkoerer>().Koer(job, noegle, valg, visning, stop));
        if (resultat.Udfald == Jobudfald.Optaget)
        {
            throw new KommandoException(Exitkode.Optaget, $"En anden proces er i gang med {job.Navn}. Prøv igen senere.");
        }
    }

    public void Dispose() => _vaert.Dispose();

    /// <summary>A key that no other run has: a person's order is a period of its own.</summary>
    private string Kommandonoegle() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kommando {Time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'} {Environment.ProcessId}");
}
