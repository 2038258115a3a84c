using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// What the service takes upon itself. Each client has so many calls in a window (429 beyond, with the time until the
/// next window) and so many under way and waiting (429 beyond). All together have so many requests under way and so many
/// waiting (<see cref="Places"/>): beyond that a request is refused at once (503), so that those taken in are answered as
/// fast as ever. A request counts there when it has come whole (<see cref="BodyReading"/>). One that takes too long is given
/// up (503).
/// Health checks stand outside: they must answer when the service is busy.
/// </summary>
internal static class TrafficLimits
{
    /// <summary>Saving is dearer than reading: this share of a client's calls may be it.</summary>
    private const int SaveDivisor = 20;

    /// <summary>The policy of endpoints that save something.</summary>
    public const string Save = "gem";

    public static IServiceCollection AddTrafficLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HttpSettings>>((limiter, settings) =>
        {
            var http = settings.Value;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerClient(http), ConcurrentPerClient(http));
            limiter.OnRejected = (rejected, _) => Reject(rejected, http);
            limiter.AddPolicy(
                Save,
                call => RateLimitPartition.GetFixedWindowLimiter(
                    ClientKey.Of(call),
                    _ => Window(http, Math.Max(1, http.MaxCallsPerTimeWindow / SaveDivisor))));
        });
        services.TryAddSingleton<RefusalLog>();
        services.AddRateLimiter(_ => { });
        services.AddSingleton<Places>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpSettings>>((kestrel, settings) =>
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(
                settings.Value.MinBodyBytesPerSecond,
                gracePeriod: TimeSpan.FromSeconds(5)));
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<HttpSettings>>((times, settings) =>
            times.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(settings.Value.RequestTimeoutSeconds),
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = http =>
                {
                    http.Refused(Refusals.TookTooLong);
                    return Overloaded(http, ErrorList.TooLongTime(), settings.Value);
                },
            });
        services.AddRequestTimeouts();
        return services;
    }

    public static WebApplication UseTrafficLimits(this WebApplication app)
    {
        // First the client's own window and places, then its body, then a place among all: who is slow holds what is its own.
        app.UseRateLimiter();
        app.UseMiddleware<BodyReading>();
        var places = app.Services.GetRequiredService<Places>();
        app.Use(next => http => places.InvokeAsync(http, next));
        app.UseRequestTimeouts();
        return app;
    }

    private static PartitionedRateLimiter<HttpContext> PerClient(HttpSettings http) =>
        PartitionedRateLimiter.Create<HttpContext, ClientKey>(call => IsOutside(call)
            ? RateLimitPartition.GetNoLimiter(default(ClientKey))
            : RateLimitPartition.GetFixedWindowLimiter(ClientKey.Of(call), _ => Window(http, http.MaxCallsPerTimeWindow)));

    private static PartitionedRateLimiter<HttpContext> ConcurrentPerClient(HttpSettings http) =>
        PartitionedRateLimiter.Create<HttpContext, ClientKey>(call => IsOutside(call)
            ? RateLimitPartition.GetNoLimiter(default(ClientKey))
            : RateLimitPartition.GetConcurrencyLimiter(ClientKey.Of(call), _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = http.MaxConcurrentRequestsPerClient,
                QueueLimit = http.MaxQueuedRequestsPerClient,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));

    private static FixedWindowRateLimiterOptions Window(HttpSettings http, int call) => new()
    {
        PermitLimit = call,
        Window = TimeSpan.FromSeconds(http.TimeWindow),
        QueueLimit = 0,
    };

    /// <summary>Health checks: counted as nobody, and never made to wait.</summary>
    internal static bool IsOutside(HttpContext http) => http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static ValueTask Reject(OnRejectedContext rejected, HttpSettings http)
    {
        var call = rejected.HttpContext;
        if (!rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var about))
        {
            return new ValueTask(TooManyConcurrent(call, http));
        }

        call.Refused(Refusals.TooManyCalls);
        call.Response.Headers.RetryAfter = Seconds(Math.Max(1, Math.Ceiling(about.TotalSeconds)));
        return new ValueTask(ErrorList.TooManyCalls(http.MaxCallsPerTimeWindow, http.TimeWindow).Respond(call).ExecuteAsync(call));
    }

    /// <summary>429: the client has as many requests under way, and waiting, as one client may have.</summary>
    internal static Task TooManyConcurrent(HttpContext call, HttpSettings http)
    {
        call.Refused(Refusals.TooManyCalls);
        return Overloaded(call, ErrorList.TooManyConcurrent(http.MaxConcurrentRequestsPerClient), http);
    }

    /// <summary>503: all places are taken, and those to wait in.</summary>
    internal static Task RespondBusy(HttpContext call, HttpSettings http)
    {
        call.Refused(Refusals.Busy);
        return Overloaded(call, ErrorList.Overloaded(), http);
    }

    /// <summary>An error that is over in a moment, with the time after which to try again.</summary>
    private static Task Overloaded(HttpContext call, Error error, HttpSettings http)
    {
        var headers = call.Response.Headers;
        (headers.ETag, headers.LastModified) = (default, default);
        headers.RetryAfter = Seconds(http.BusyRetryAfterSeconds);
        return error.Respond(call).ExecuteAsync(call);
    }

    private static string Seconds(double seconds) => seconds.ToString("0", CultureInfo.InvariantCulture);
}
