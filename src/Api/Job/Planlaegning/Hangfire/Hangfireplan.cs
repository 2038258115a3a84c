using Hangfire;
using Hangfire.Storage;
using Opgoerelse.Domain.Tid;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>Declares the jobs of <see cref="Jobplan"/> when the service starts, and takes those out that it no longer declares.</summary>
internal sealed class Hangfireplan(JobStorage lager, IRecurringJobManager plan) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var planlagt in Jobplan.Alle)
        {
            var navn = planlagt.Navn;
            plan.AddOrUpdate<Hangfirejob>(
                navn,
                Planlaegger.Koe(planlagt),
                job => job.Koer(navn, CancellationToken.None),
                Jobplan.Takt,
                new RecurringJobOptions { TimeZone = DanskTid.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        }

        using var forbindelse = lager.GetConnection();
        foreach (var job in forbindelse.GetRecurringJobs())
        {
            if (Jobplan.Alle.All(planlagt => planlagt.Navn != job.Id))
            {
                plan.RemoveIfExists(job.Id);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
