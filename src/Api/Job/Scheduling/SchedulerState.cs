using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Opgoerelse.Api.Job.Scheduling;

/// <summary>Whether the scheduler works: a part of <c>/health/ready</c>, because a worker that asks for no jobs is none.</summary>
internal sealed class SchedulerState : IHealthCheck
{
    private volatile bool _fails;
    private volatile bool _works;

    /// <summary>Whether it has declared its plan.</summary>
    public bool Working => _works;

    /// <summary>It has declared its plan.</summary>
    public void Works() => (_works, _fails) = (true, false);

    /// <summary>Its storage could not be used.</summary>
    public void Fails() => _fails = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((_fails, _works) switch
        {
            (true, _) => HealthCheckResult.Degraded("De faste job kan ikke startes: planlæggerens lager kan ikke bruges. Det prøves igen."),
            (_, true) => HealthCheckResult.Healthy("Det undersøges hvert femte minut, om et fast job skal køres."),
            _ => HealthCheckResult.Healthy("De faste job kommer i gang, når tjenesten svarer."),
        });
}
