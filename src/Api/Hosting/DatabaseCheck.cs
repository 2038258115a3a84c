using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Whether the database answers. The figures are served from memory, so without it the service is only degraded: it
/// notices no new release and runs no jobs.
/// </summary>
/// <remarks>
/// A server that is away in the worst way, by not answering at all, keeps a question for as long as a statement may take.
/// A probe waits seconds, and a replica whose probe hears nothing is sent no traffic; so the answer is given after
/// <see cref="Frist"/>, and the question that is still out is the next probe's too.
/// </remarks>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    /// <summary>How long a probe waits for the database. The probes of deploy/ wait longer than that.</summary>
    public static readonly TimeSpan Frist = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task _question = Task.CompletedTask;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await Question().WaitAsync(Frist, cancellationToken);
            return HealthCheckResult.Healthy("Databasen svarer.");
        }
        catch (Exception error) when (error is DbException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Degraded("Databasen svarer ikke. Tallene vises fra hukommelsen.");
        }
    }

    private Task Question()
    {
        lock (_lock)
        {
            return _question.IsCompleted ? _question = Task.Run(Ask) : _question;
        }
    }

    private void Ask()
    {
        using var connection = database.Connect();
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM skema_version");
    }
}
