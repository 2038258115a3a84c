using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Hosting;

/// <summary>Whether a published release is loaded.</summary>
internal sealed class ReleaseCheck(CurrentRelease currentOf) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(currentOf.Now is { } now
            ? HealthCheckResult.Healthy($"Udgivelse {now.Release.Id} er indlæst.")
            : HealthCheckResult.Unhealthy("Ingen offentliggjort udgivelse er indlæst."));
}
