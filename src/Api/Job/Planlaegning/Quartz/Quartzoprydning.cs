using Quartz;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>Takes what <see cref="Jobplan"/> no longer declares out of the plan that the workers share.</summary>
internal sealed class Quartzoprydning(ISchedulerFactory planer) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var plan = await planer.GetScheduler(cancellationToken);
        var erklaerede = Jobplan.Alle.Select(planlagt => planlagt.Navn).ToHashSet(StringComparer.Ordinal);
        foreach (var job in await plan.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken))
        {
            if (!erklaerede.Contains(job.Name))
            {
                await plan.DeleteJob(job, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
