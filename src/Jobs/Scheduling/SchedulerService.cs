using Hangfire;
using Hangfire.Storage;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// Brings Hangfire up and takes it down. It begins once the service answers, so that nobody's first page waits for it; it goes on
/// trying while its storage is away, and says so in the health check meanwhile (<see cref="SchedulerState"/>).
/// </summary>
internal sealed class SchedulerService(
    JobStorage storage,
    JobActivator activator,
    IRecurringJobManager plan,
    SchedulerState state,
    IConfiguration configuration,
    IHostApplicationLifetime life,
    TimeProvider time,
    ILogger<SchedulerService> log) : BackgroundService
{
    /// <summary>How long the first answers have to themselves.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before the next try.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            await Task.Delay(Courtesy, time, stoppingToken);
            while (!Declare())
            {
                await Task.Delay(Again, time, stoppingToken);
            }

            await Serve(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    /// <summary>
    /// Declares the jobs of <see cref="JobPlan"/>, takes those out that it no longer declares, and asks for each at once: what fell due
    /// while the service was away does not wait for the clock.
    /// </summary>
    /// <returns>False when the storage does not answer.</returns>
    private bool Declare()
    {
        try
        {
            Scheduler.Prepare(configuration);
            foreach (var planned in JobPlan.All)
            {
                var name = planned.Name;
                plan.AddOrUpdate<HangfireJob>(
                    name,
                    Scheduler.Queue(planned),
                    job => job.Run(name, CancellationToken.None),
                    JobPlan.Tempo,
                    new RecurringJobOptions { TimeZone = DanishTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
            }

            using var connection = storage.GetConnection();
            foreach (var job in connection.GetRecurringJobs())
            {
                if (JobPlan.All.All(planned => planned.Name != job.Id))
                {
                    plan.RemoveIfExists(job.Id);
                }
                else
                {
                    plan.Trigger(job.Id);
                }
            }

            state.Works();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            state.Fails();
            log.LogError(
                "The scheduler cannot work, and is tried again: {Error}",
                PersonnummerMask.MaskedRuns($"{PinnedNameAttribute.Of(error.GetType())}: {error.Message}"));
            return false;
        }
    }

    /// <summary>One worker for each queue, until the service stops. A run that is at work then is asked to stop, and waited for.</summary>
    private async Task Serve(CancellationToken stop)
    {
        var servers = Scheduler.Queues.Select(queue => new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                ServerName = $"{Environment.MachineName}:{queue}",
                Queues = [queue],
                WorkerCount = 1,
                Activator = activator,
            },
            storage)).ToList();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        finally
        {
            servers.ForEach(server => server.SendStop());
            foreach (var server in servers)
            {
                await server.WaitForShutdownAsync(CancellationToken.None);
                server.Dispose();
            }
        }
    }
}
