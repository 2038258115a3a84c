using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>
/// Whether the database answers. The figures are served from memory, so without it the service is only degraded: it
/// notices no new release and runs no jobs.
/// </summary>
internal sealed class Databasetjek(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var forbindelse = database.Connect();
            await forbindelse.ExecuteScalarAsync<long>(new CommandDefinition("SELECT COUNT(*) FROM skema_version", cancellationToken: cancellationToken));
            return HealthCheckResult.Healthy("Databasen svarer.");
        }
        catch (DbException)
        {
            return HealthCheckResult.Degraded("Databasen svarer ikke. Tallene vises fra hukommelsen.");
        }
    }
}
