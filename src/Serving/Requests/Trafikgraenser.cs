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
internal static class Trafikgraenser
{
    /// <summary>Saving is dearer than reading: this share of a client's calls may be it.</summary>
    private const int GemBroekdel = 20;

    /// <summary>The policy of endpoints that save something.</summary>
    public const string Gem = "gem";

    public static IServiceCollection AddTrafikgraenser(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HttpIndstillinger>>((graenser, indstillinger) =>
        {
            var http = indstillinger.Value;
            graenser.GlobalLimiter = PartitionedRateLimiter.CreateChained(PrKlient(http), SamtidigePrKlient(http));
            graenser.OnRejected = (afvist, _) => Afvis(afvist, http);
            graenser.AddPolicy(Gem, kald => RateLimitPartition.GetFixedWindowLimiter(Klientnoegle.Af(kald), _ => Vindue(http, Math.Max(1, http.MaxCallsPerTimeWindow / GemBroekdel))));
        });
        services.TryAddSingleton<RefusalLog>();
        services.AddRateLimiter(_ => { });
        services.AddSingleton<Places>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpIndstillinger>>((kestrel, indstillinger) =>
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(indstillinger.Value.MinBodyBytesPerSecond, gracePeriod: TimeSpan.FromSeconds(5)));
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<HttpIndstillinger>>((tider, indstillinger) =>
            tider.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(indstillinger.Value.RequestTimeoutSeconds),
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
                WriteTimeoutResponse = http =>
                {
                    http.Refused(Refusals.TookTooLong);
                    return Overbelastet(http, Fejlliste.ForLangTid(), indstillinger.Value);
                },
            });
        services.AddRequestTimeouts();
        return services;
    }

    public static WebApplication UseTrafikgraenser(this WebApplication app)
    {
        // First the client's own window and places, then its body, then a place among all: who is slow holds what is its own.
        app.UseRateLimiter();
        app.UseMiddleware<BodyReading>();
        var pladser = app.Services.GetRequiredService<Places>();
        app.Use(next => http => pladser.InvokeAsync(http, next));
        app.UseRequestTimeouts();
        return app;
    }

    private static PartitionedRateLimiter<HttpContext> PrKlient(HttpIndstillinger http) =>
        PartitionedRateLimiter.Create<HttpContext, Klientnoegle>(kald => ErUdenfor(kald)
            ? RateLimitPartition.GetNoLimiter(default(Klientnoegle))
            : RateLimitPartition.GetFixedWindowLimiter(Klientnoegle.Af(kald), _ => Vindue(http, http.MaxCallsPerTimeWindow)));

    private static PartitionedRateLimiter<HttpContext> SamtidigePrKlient(HttpIndstillinger http) =>
        PartitionedRateLimiter.Create<HttpContext, Klientnoegle>(kald => ErUdenfor(kald)
            ? RateLimitPartition.GetNoLimiter(default(Klientnoegle))
            : RateLimitPartition.GetConcurrencyLimiter(Klientnoegle.Af(kald), _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = http.MaxConcurrentRequestsPerClient,
                QueueLimit = http.MaxQueuedRequestsPerClient,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));

    private static FixedWindowRateLimiterOptions Vindue(HttpIndstillinger http, int kald) => new()
    {
        PermitLimit = kald,
        Window = TimeSpan.FromSeconds(http.TimeWindow),
        QueueLimit = 0,
    };

    /// <summary>Health checks: counted as nobody, and never made to wait.</summary>
    internal static bool ErUdenfor(HttpContext http) => http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static ValueTask Afvis(OnRejectedContext afvist, HttpIndstillinger http)
    {
        var kald = afvist.HttpContext;
        if (!afvist.Lease.TryGetMetadata(MetadataName.RetryAfter, out var om))
        {
            return new ValueTask(ForMangeSamtidige(kald, http));
        }

        kald.Refused(Refusals.TooManyCalls);
        kald.Response.Headers.RetryAfter = Sekunder(Math.Max(1, Math.Ceiling(om.TotalSeconds)));
        return new ValueTask(Fejlliste.ForMangeKald(http.MaxCallsPerTimeWindow, http.TimeWindow).Respond(kald).ExecuteAsync(kald));
    }

    /// <summary>429: the client has as many requests under way, and waiting, as one client may have.</summary>
    internal static Task ForMangeSamtidige(HttpContext kald, HttpIndstillinger http)
    {
        kald.Refused(Refusals.TooManyCalls);
        return Overbelastet(kald, Fejlliste.ForMangeSamtidige(http.MaxConcurrentRequestsPerClient), http);
    }

    /// <summary>503: all places are taken, and those to wait in.</summary>
    internal static Task Optaget(HttpContext kald, HttpIndstillinger http)
    {
        kald.Refused(Refusals.Busy);
        return Overbelastet(kald, Fejlliste.Overbelastet(), http);
    }

    /// <summary>An error that is over in a moment, with the time after which to try again.</summary>
    private static Task Overbelastet(HttpContext kald, Fejl fejl, HttpIndstillinger http)
    {
        var hoveder = kald.Response.Headers;
        (hoveder.ETag, hoveder.LastModified) = (default, default);
        hoveder.RetryAfter = Sekunder(http.BusyRetryAfterSeconds);
        return fejl.Respond(kald).ExecuteAsync(kald);
    }

    private static string Sekunder(double sekunder) => sekunder.ToString("0", CultureInfo.InvariantCulture);
}
