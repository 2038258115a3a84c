using System.Data.Common;
using Hangfire;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// Wakes the next link when a link is done: a run that ended well, of whatever process (an approval is a command's), has the jobs asked for
/// that wait for its kind (<see cref="RecurringJob.WokenBy"/>). It reads the ledger, so that it makes no difference who ran it; what
/// it should miss, the clock asks for within five minutes.
/// </summary>
internal sealed class Chain(
    RunLedger ledger,
    IRecurringJobManager plan,
    SchedulerState state,
    TimeProvider time,
    ILogger<Chain> log) : BackgroundService
{
    /// <summary>How often the ledger is looked at: one question by its key.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly HashSet<long> _seen = [];
    private long? _settled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // From before the plan is declared and every job asked for: what ends after that is seen.
        Wake();
        using var hours = new PeriodicTimer(Interval, time);
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken))
            {
                Wake();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Wake()
    {
        try
        {
            // Before the plan is declared there is nobody to ask.
            if (state.Working || _settled is null)
            {
                foreach (var name in Woken())
                {
                    plan.Trigger(name);
                }
            }
        }
        catch (Exception error) when (error is DbException or BackgroundJobClientException or TimeoutException)
        {
            log.LogWarning("The chain of jobs could not be looked at: {Error}", error.Message);
        }
    }

    /// <summary>The jobs that a run which ended well since the last time wakes, each once.</summary>
    internal IReadOnlyList<string> Woken()
    {
        if (_settled is not { } settled)
        {
            _settled = ledger.LastSettled();
            return [];
        }

        var runs = ledger.After(settled);
        var ended =
            runs.Where(run => run.State == RunState.Ended && _seen.Add(run.Id)).Select(run => run.Job).ToHashSet(StringComparer.Ordinal);
        var running = runs.Where(run => run.State == RunState.InProgress).Select(run => run.Id).ToList();
        _settled = running.Count > 0 ? running.Min() - 1 : runs.Select(run => run.Id).Append(settled).Max();
        _seen.RemoveWhere(id => id <= _settled);
        return [.. JobPlan.All.Where(planned => planned.WokenBy.Any(ended.Contains)).Select(planned => planned.Name)];
    }
}
