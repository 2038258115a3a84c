using System.Data.Common;
using System.Diagnostics;
using Opgoerelse.Domain;
using Opgoerelse.Ingest;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>How an attempt to run a job went. A job that fails throws.</summary>
public enum Jobudfald
{
    /// <summary>It ran and did what it was asked.</summary>
    Afsluttet,

    /// <summary>The period had been run before, or had failed as often as is allowed.</summary>
    IkkeNoedvendig,

    /// <summary>Another run of the same kind held the lock all the time we had patience for.</summary>
    Optaget,
}

/// <summary>What came of running a job.</summary>
/// <param name="Udfald">How it went.</param>
/// <param name="Tal">Counts of what it did; empty when it did not run.</param>
public sealed record Jobresultat(Jobudfald Udfald, IReadOnlyDictionary<string, long> Tal)
{
    internal static Jobresultat Uden(Jobudfald udfald) => new(udfald, new Dictionary<string, long>(StringComparer.Ordinal));
}

/// <summary>
/// Runs jobs, one of a kind at a time on one database, each period once, and keeps the ledger. It makes no
/// difference who asks: a scheduler, a second scheduler, a command.
/// </summary>
public sealed class Jobkoerer(Database database, Koerselslager lager, ILogger<Jobkoerer> log)
{
    /// <summary>Runs <paramref name="job"/> for the period <paramref name="noegle"/>, unless it has been run.</summary>
    /// <param name="job">The work.</param>
    /// <param name="noegle">The period; the key under which it runs once.</param>
    /// <param name="valg">How long to wait for another run, and how often a period may fail.</param>
    /// <param name="tilskuer">Gets the progress beside the ledger; may be null.</param>
    /// <param name="stop">Ends the run as soon as nothing is half done.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the ledger says so.</exception>
    public Jobresultat Koer(IJob job, string noegle, Jobvalg valg, IProgress<Fremdrift>? tilskuer, CancellationToken stop)
    {
        using var laas = database.TagLaas(Laasenavn(job.Navn), valg.Taalmodighed, stop);
        if (laas is null)
        {
            log.LogInformation("Job {Job} {Noegle}: another run holds the lock", job.Navn, noegle);
            return Jobresultat.Uden(Jobudfald.Optaget);
        }

        if (lager.Begynd(job, noegle, valg.Forsoeg) is not { } id)
        {
            log.LogDebug("Job {Job} {Noegle}: nothing to do", job.Navn, noegle);
            return Jobresultat.Uden(Jobudfald.IkkeNoedvendig);
        }

        log.LogInformation("Job {Job} {Noegle}: run {Koersel} started", job.Navn, noegle, id);
        var ur = Stopwatch.GetTimestamp();
        using var trace = JobMetrics.Begin(job.Navn, id);
        try
        {
            var tal = Udfoer(job, id, tilskuer, stop);
            lager.Afslut(id, tal);
            JobMetrics.Ended(job.Navn, "done", Stopwatch.GetElapsedTime(ur), trace);
            log.LogInformation("Job {Job} {Noegle}: run {Koersel} ended after {Sekunder:F1} s: {Tal}", job.Navn, noegle, id, Stopwatch.GetElapsedTime(ur).TotalSeconds, string.Join(", ", tal.Select(par => $"{par.Key}={par.Value}")));
            return new Jobresultat(Jobudfald.Afsluttet, tal);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            JobMetrics.Ended(job.Navn, "stopped", Stopwatch.GetElapsedTime(ur), trace);
            Noter(() => lager.Afbryd(id));
            log.LogInformation("Job {Job} {Noegle}: run {Koersel} stopped", job.Navn, noegle, id);
            throw;
        }
        catch (Exception fejl)
        {
            JobMetrics.Ended(job.Navn, "failed", Stopwatch.GetElapsedTime(ur), trace);
            Noter(() => lager.Fejl(id, PersonalNumbers.MaskedRuns($"{PinnedNameAttribute.Of(fejl.GetType())}: {fejl.Message}")));
            throw;
        }
    }

    /// <summary>Marks the runs whose process is gone, of every kind whose lock is free. Called when a service starts.</summary>
    public void RydOp()
    {
        foreach (var navn in lager.Koerende())
        {
            using var laas = database.TryLock(Laasenavn(navn), TimeSpan.Zero);
            if (laas is not null)
            {
                lager.MarkerDoede(navn);
            }
        }
    }

    private static string Laasenavn(string job) => "job-" + job;

    private Dictionary<string, long> Udfoer(IJob job, long id, IProgress<Fremdrift>? tilskuer, CancellationToken stop)
    {
        using var notat = new Fremdriftsnotat(lager, id, tilskuer);
        return new Dictionary<string, long>(job.Koer(notat, stop), StringComparer.Ordinal);
    }

    /// <summary>Writes how it went. If even that cannot be done, the error that led here is still the one to tell.</summary>
    private void Noter(Action skriv)
    {
        try
        {
            skriv();
        }
        catch (DbException fejl)
        {
            log.LogError(fejl, "The ledger of runs could not be written");
        }
    }
}

/// <summary>How a job is run.</summary>
/// <param name="Taalmodighed">How long to wait while another run of the same kind holds the lock.</param>
/// <param name="Forsoeg">How often a period may fail before it is left alone.</param>
public readonly record struct Jobvalg(TimeSpan Taalmodighed, int Forsoeg);
