using Hangfire;
using Hangfire.Dashboard;
using Opgoerelse.Domain;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// What Hangfire keeps and calls. Its name and method stand in Hangfire's storage: the name is written out, so that what an earlier
/// version queued is found wherever the type lives; the method is never renamed. Whether a period is tried
/// again is the ledger's to say, at the next firing; a run that failed is shown as failed and left alone.
/// </summary>
[PinnedNames]
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
public sealed class HangfireJob(ScheduledRun run)
{
    /// <summary>What it is called in Hangfire's storage.</summary>
    public const string StoredName = "Opgoerelse.Api.Job.Scheduling.HangfireJob, Opgoerelse.Api";

    /// <summary>Runs the job named <paramref name="name"/>, if it is due.</summary>
    /// <exception cref="InvalidOperationException">The run met an error, which stands in the ledger and the log.</exception>
    /// <exception cref="OperationCanceledException">The server stops; Hangfire puts the job back in its queue.</exception>
    [DanishName]
    public void Run(string name, CancellationToken stop)
    {
        if (!run.Run(name, stop))
        {
            throw new InvalidOperationException($"{name} fejlede: se kørslen i protokollen (koersler).");
        }
    }

    /// <summary>What the dashboard calls a job: the words of <see cref="JobPlan"/>.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class DanishNameAttribute() : JobDisplayNameAttribute("{0}")
    {
        public override string Format(DashboardContext context, global::Hangfire.Common.Job job) =>
            JobPlan.All.FirstOrDefault(planned => planned.Name == job.Args[0] as string)?.Title ?? base.Format(context, job);
    }
}
