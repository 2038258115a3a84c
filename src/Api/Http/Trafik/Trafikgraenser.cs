using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.Trafik;

/// <summary>
/// What the service takes upon itself. Each client has so many calls in a window (429 beyond, with the time until the
/// next window). All together have so many requests under way and so many waiting: beyond that a request is refused at
/// once (503), so that those taken in are answered as fast as ever. A request that takes too long is given up (503).
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
            graenser.GlobalLimiter = PartitionedRateLimiter.CreateChained(PrKlient(http), Ialt(http));
            graenser.OnRejected = (afvist, _) => Afvis(afvist, http);
            graenser.AddPolicy(Gem, kald => RateLimitPartition.GetFixedWindowLimiter(Klient(kald), _ => Vindue(http, Math.Max(1, http.MaxCallsPerTimeWindow / GemBroekdel))));
        });
        services.TryAddSingleton<RefusalLog>();
        services.AddRateLimiter(_ => { });
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
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        return app;
    }

    private static PartitionedRateLimiter<HttpContext> PrKlient(HttpIndstillinger http) =>
        PartitionedRateLimiter.Create<HttpContext, Klientnoegle>(kald => ErUdenfor(kald)
            ? RateLimitPartition.GetNoLimiter(default(Klientnoegle))
            : RateLimitPartition.GetFixedWindowLimiter(Klient(kald), _ => Vindue(http, http.MaxCallsPerTimeWindow)));

    private static PartitionedRateLimiter<HttpContext> Ialt(HttpIndstillinger http) =>
        PartitionedRateLimiter.Create<HttpContext, bool>(kald => ErUdenfor(kald)
            ? RateLimitPartition.GetNoLimiter(false)
            : RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = http.MaxConcurrentRequests,
                QueueLimit = http.MaxQueuedRequests,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));

    private static FixedWindowRateLimiterOptions Vindue(HttpIndstillinger http, int kald) => new()
    {
        PermitLimit = kald,
        Window = TimeSpan.FromSeconds(http.TimeWindow),
        QueueLimit = 0,
    };

    private static Klientnoegle Klient(HttpContext http) => Klientnoegle.Af(http.Connection.RemoteIpAddress);

    private static bool ErUdenfor(HttpContext http) => http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static ValueTask Afvis(OnRejectedContext afvist, HttpIndstillinger http)
    {
        var kald = afvist.HttpContext;
        if (!afvist.Lease.TryGetMetadata(MetadataName.RetryAfter, out var om))
        {
            kald.Refused(Refusals.Busy);
            return new ValueTask(Overbelastet(kald, Fejlliste.Overbelastet(), http));
        }

        kald.Refused(Refusals.TooManyCalls);
        kald.Response.Headers.RetryAfter = Sekunder(Math.Max(1, Math.Ceiling(om.TotalSeconds)));
        return new ValueTask(Fejlliste.ForMangeKald(http.MaxCallsPerTimeWindow, http.TimeWindow).Respond(kald).ExecuteAsync(kald));
    }

    private static Task Overbelastet(HttpContext kald, Fejl fejl, HttpIndstillinger http)
    {
        kald.Response.Headers.RetryAfter = Sekunder(http.BusyRetryAfterSeconds);
        return fejl.Respond(kald).ExecuteAsync(kald);
    }

    private static string Sekunder(double sekunder) => sekunder.ToString("0", CultureInfo.InvariantCulture);
}
