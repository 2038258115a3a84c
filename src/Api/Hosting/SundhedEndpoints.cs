using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
public static class SundhedEndpoints
{
    /// <summary>The tag of checks that must pass before the service is sent any traffic.</summary>
    public const string Klar = "ready";

    internal static IServiceCollection AddSundhed(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Udgivelsestjek>("udgivelse", tags: [Klar]);
        return services;
    }

    internal static void MapSundhed(this IEndpointRouteBuilder app)
    {
        var gruppe = app.MapGroup("/health").WithTags("Health");
        gruppe.MapGet("/live", (HttpContext http, HealthCheckService tjek) => Tjek(http, tjek, _ => false))
            .WithName("GetLive")
            .WithSummary("Whether the process answers")
            .WithDescription("For what watches over the process: it answers as long as it runs.");
        gruppe.MapGet("/ready", (HttpContext http, HealthCheckService tjek) => Tjek(http, tjek, registrering => registrering.Tags.Contains(Klar)))
            .WithName("GetReady")
            .WithSummary("Whether a published release is loaded and what it needs is there")
            .WithDescription("For what sends it requests: 503 until figures can be had.")
            .Produces<Sundhedssvar>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Sundhedssvar>, JsonHttpResult<Sundhedssvar>>> Tjek(HttpContext http, HealthCheckService tjek, Func<HealthCheckRegistration, bool> hvilke)
    {
        http.Response.Headers.CacheControl = "no-store";
        var rapport = await tjek.CheckHealthAsync(hvilke, http.RequestAborted);
        var svar = new Sundhedssvar(
            rapport.Status.ToString(),
            rapport.Entries.ToDictionary(punkt => punkt.Key, punkt => new Sundhedspunkt(punkt.Value.Status.ToString(), punkt.Value.Description), StringComparer.Ordinal));
        return rapport.Status == HealthStatus.Unhealthy
            ? TypedResults.Json(svar, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(svar);
    }
}

/// <summary>How the service is.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Checks">Each check by name.</param>
[PinnedName("Sundhedssvar")]
public sealed record Sundhedssvar(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("checks")] IReadOnlyDictionary<string, Sundhedspunkt> Checks);

/// <summary>How one check went.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Description">In words.</param>
[PinnedName("Sundhedspunkt")]
public sealed record Sundhedspunkt(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("description")] string? Description);
