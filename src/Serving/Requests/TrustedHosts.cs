using System.Net;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Whose word is taken for who asks and by which name: the proxies that are named (<see cref="HttpSettings.TrustedProxies"/>),
/// and the names that are ours. Links are made of the public address where it is configured
/// (<see cref="HttpSettings.WebAddress"/>); where it is not they follow the name that the request came to, so a
/// name that nobody gave us is refused (400): what a cache kept of the answer would lead readers elsewhere.
/// </summary>
internal static class TrustedHosts
{
    /// <summary>Believes named proxies and refuses names that are not ours. First of all that looks at a request.</summary>
    public static WebApplication UseTrustedHosts(this WebApplication app, HttpSettings settings)
    {
        if (settings.Proxies() is { Count: > 0 } proxies)
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor
                    | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto,
                // As many as there are: the walk stops at the first address that is not named.
                ForwardLimit = null,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }

            app.UseForwardedHeaders(options);
        }

        app.Use((http, next) =>
            IsOurs(http, settings) || TrafficLimits.IsOutside(http)
                ? next(http)
                : ErrorList.UnknownHost(http.Request.Host.Value ?? "").Answer(http, TextLanguages.ToError(http)).ExecuteAsync(http));
        return app;
    }

    /// <summary>Whether links may be made of the name that the request came to, or are made of another anyway.</summary>
    private static bool IsOurs(HttpContext http, HttpSettings settings)
    {
        if (settings.WebAddress is { Length: > 0 })
        {
            return true;
        }

        var name = http.Request.Host.Host.Trim('[', ']');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return IPAddress.TryParse(name, out var address)
            ? IPAddress.IsLoopback(address)
                || (http.Connection.LocalIpAddress is { } own && Same(address, own))
                || settings.IsAllowedHost(name)
            : settings.IsAllowedHost(name);
    }

    private static bool Same(IPAddress one, IPAddress other) => one.MapToIPv6().Equals(other.MapToIPv6());
}
