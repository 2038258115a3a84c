using System.Data.Common;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
public static class HealthEndpoints
{
    /// <summary>The tag of checks that must pass before the service is sent any traffic.</summary>
    public const string Ready = "ready";

    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReleaseCheck>("udgivelse", tags: [Ready]);
        return services;
    }

    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", (HttpContext http, HealthCheckService checkHealth) => CheckHealth(http, checkHealth, _ => false))
            .WithName("GetLive")
            .WithSummary("Whether the process answers")
            .WithDescription("For what watches over the process: it answers as long as it runs.");
        group
            .MapGet(
                "/ready",
                (HttpContext http, HealthCheckService checkHealth) =>
                    CheckHealth(http, checkHealth, registration => registration.Tags.Contains(Ready)))
            .WithName("GetReady")
            .WithSummary("Whether a published release is loaded and what it needs is there")
            .WithDescription("For what sends it requests: 503 until figures can be had.")
            .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>>> CheckHealth(
        HttpContext http,
        HealthCheckService checkHealth,
        Func<HealthCheckRegistration, bool> which)
    {
        http.Response.Headers.CacheControl = "no-store";
        var report = await checkHealth.CheckHealthAsync(which, http.RequestAborted);
        var answer = new HealthAnswer(
            report.Status.ToString(),
            report.Entries.ToDictionary(
                point => point.Key,
                point => new HealthPoint(point.Value.Status.ToString(), point.Value.Description),
                StringComparer.Ordinal));
        return report.Status == HealthStatus.Unhealthy
            ? TypedResults.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(answer);
    }
}

/// <summary>How the service is.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Checks">Each check by name.</param>
[PinnedName("Sundhedssvar")]
public sealed record HealthAnswer(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("checks")] IReadOnlyDictionary<string, HealthPoint> Checks);

/// <summary>How one check went.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Description">In words.</param>
[PinnedName("Sundhedspunkt")]
public sealed record HealthPoint(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("description")] string? Description);

/// <summary>Whether a published release is loaded.</summary>
internal sealed class ReleaseCheck(CurrentRelease currentOf) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(currentOf.Now is { } now
            ? HealthCheckResult.Healthy($"Udgivelse {now.Release.Id} er indlæst.")
            : HealthCheckResult.Unhealthy("Ingen offentliggjort udgivelse er indlæst."));
}

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
