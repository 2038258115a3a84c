using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>Whether the scheduler works: a part of <c>/health/ready</c>, because a worker that asks for no jobs is none.</summary>
internal sealed class SchedulerState : IHealthCheck
{
    private volatile State _state;

    private enum State
    {
        Starting,
        Working,
        Failing,
    }

    /// <summary>Whether it has declared its plan.</summary>
    public bool Working => _state == State.Working;

    /// <summary>It has declared its plan.</summary>
    public void Works() => _state = State.Working;

    /// <summary>Its storage could not be used.</summary>
    public void Fails() => _state = State.Failing;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_state switch
        {
            State.Failing => HealthCheckResult.Degraded("De faste job kan ikke startes: planlæggerens lager kan ikke bruges. Det prøves igen."),
            State.Working => HealthCheckResult.Healthy("Det undersøges hvert femte minut, om et fast job skal køres."),
            _ => HealthCheckResult.Healthy("De faste job kommer i gang, når tjenesten svarer."),
        });
}
