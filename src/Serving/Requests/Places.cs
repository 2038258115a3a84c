using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Places among the requests under way: one for every request that has come whole, and one more of a scarcer kind for an
/// answer that is much work (<see cref="HeavyAsync"/>). Each client has few of the scarce ones, so that one who asks
/// for workbook after workbook waits for itself; and of those who wait for one there are never more than a part of the
/// ordinary places, so that small answers pass by.
/// </summary>
internal sealed class Places : IDisposable
{
    /// <summary>Cells that a connection takes in without waiting for its reader: more of them are much work.</summary>
    public const int FewCells = 2_000;

    private readonly HttpSettings settings;
    private readonly ConcurrencyLimiter all;
    private readonly ConcurrencyLimiter heavy;
    private readonly PartitionedRateLimiter<HttpContext> heavyOfClient;

    /// <summary>Places as the configuration says.</summary>
    public Places(IOptions<HttpSettings> options)
    {
        settings = options.Value;
        all = new ConcurrencyLimiter(Limit(settings.MaxConcurrentRequests, settings.MaxQueuedRequests));
        heavy = new ConcurrencyLimiter(Limit(settings.MaxHeavyRequests, Math.Max(1, settings.MaxConcurrentRequests / 4)));
        heavyOfClient = PartitionedRateLimiter.Create<HttpContext, ClientKey>(call => RateLimitPartition.GetConcurrencyLimiter(
            ClientKey.Of(call),
            _ => Limit(settings.MaxHeavyRequestsPerClient, settings.MaxConcurrentRequestsPerClient)));
    }

    /// <summary>The middleware: waits for a place, or says 503.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (TrafficLimits.IsOutside(http))
        {
            await next(http);
            return;
        }

        using var place = await all.AcquireAsync(1, http.RequestAborted);
        if (place.IsAcquired)
        {
            await next(http);
        }
        else
        {
            await TrafficLimits.RespondBusy(http, settings);
        }
    }

    /// <summary>
    /// A place for an answer that is much work, to be given back when it is written; null after an answer that says that
    /// there is none (429 where the client has them itself, otherwise 503). Nothing of the answer is written before.
    /// </summary>
    public async Task<IDisposable?> HeavyAsync(HttpContext http)
    {
        var own = await heavyOfClient.AcquireAsync(http, 1, http.RequestAborted);
        if (!own.IsAcquired)
        {
            own.Dispose();
            await TrafficLimits.TooManyConcurrent(http, settings);
            return null;
        }

        try
        {
            var place = await heavy.AcquireAsync(1, http.RequestAborted);
            if (place.IsAcquired)
            {
                return new Both(own, place);
            }

            place.Dispose();
        }
        catch
        {
            own.Dispose();
            throw;
        }

        own.Dispose();
        await TrafficLimits.RespondBusy(http, settings);
        return null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        all.Dispose();
        heavy.Dispose();
        heavyOfClient.Dispose();
    }

    private static ConcurrencyLimiterOptions Limit(int places, int waiting) => new()
    {
        PermitLimit = places,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private sealed class Both(RateLimitLease first, RateLimitLease second) : IDisposable
    {
        public void Dispose()
        {
            second.Dispose();
            first.Dispose();
        }
    }
}

/// <summary>
/// Whom a request is counted as. An IPv4 address, or the 64 bits of an IPv6 address that name a household or an
/// office: the rest a client chooses freely. Behind a proxy the address is the client's when the proxy is
/// named (<see cref="HttpSettings.TrustedProxies"/>). It is held in memory only, and not logged.
/// </summary>
internal readonly record struct ClientKey(ulong Value)
{
    private const ulong IPv4 = 0xFFFF_0000_0000;

    public static ClientKey Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    public static ClientKey Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out _))
        {
            return default;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return new ClientKey(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        return address.IsIPv4MappedToIPv6
            ? new ClientKey(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new ClientKey(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
