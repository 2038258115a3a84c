using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Hosting;

/// <summary>Whether a published release is loaded.</summary>
internal sealed class Udgivelsestjek(AktuelUdgivelse aktuel) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(aktuel.Nu is { } nu
            ? HealthCheckResult.Healthy($"Udgivelse {nu.Udgivelse.Id} er indlæst.")
            : HealthCheckResult.Unhealthy("Ingen offentliggjort udgivelse er indlæst."));
}
