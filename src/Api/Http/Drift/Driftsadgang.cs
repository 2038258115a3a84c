using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Trafik;

namespace Opgoerelse.Api.Http.Drift;

/// <summary>
/// The door of everything under <c>/drift</c>: only operations get in, with their key as the password of HTTP's Basic
/// scheme (a browser asks for it; the user's name is not looked at). No address is trusted for being near, and without a
/// configured key there is no door at all. The pages belong on an inner network, behind TLS.
/// </summary>
internal static class Driftsadgang
{
    /// <summary>Where the pages of operations stand.</summary>
    public const string Sti = "/drift";

    /// <summary>The role that whoever has the key is given.</summary>
    public const string Rolle = "drift";

    private const string Skema = "Basic ";

    public static IServiceCollection AddDriftsadgang(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusalLog>();
        services.AddOptions<Driftsindstillinger>().Bind(configuration.GetSection(Driftsindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    public static void UseDriftsadgang(this WebApplication app)
    {
        var hashes = app.Services.GetRequiredService<IOptions<Driftsindstillinger>>().Value.Noeglehash.Select(Convert.FromHexString).ToArray();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Sti, StringComparison.OrdinalIgnoreCase),
            drift => drift.Use((http, naeste) => Luk(http, naeste, hashes)));
    }

    private static Task Luk(HttpContext http, RequestDelegate naeste, byte[][] hashes)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (hashes.Length == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (!Kender(http.Request.Headers.Authorization.ToString(), hashes))
        {
            // A browser asks without a key before it asks its user for one.
            if (http.Request.Headers.Authorization.Count > 0)
            {
                http.Refused(Refusals.WrongOperationsKey);
            }

            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"drift\", charset=\"UTF-8\"";
            return Task.CompletedTask;
        }

        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Rolle)], "driftsnoegle"));
        return naeste(http);
    }

    /// <summary>Whether the header holds a key with one of the hashes. How long it takes tells nothing about any of them.</summary>
    internal static bool Kender(string hoved, byte[][] hashes)
    {
        if (!hoved.StartsWith(Skema, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(hoved.AsSpan(Skema.Length)))
        {
            return false;
        }

        var par = Convert.FromBase64String(hoved[Skema.Length..]);
        var kolon = par.AsSpan().IndexOf((byte)':');
        if (kolon < 0)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(par.AsSpan(kolon + 1), hash);
        var fundet = false;
        foreach (var en in hashes)
        {
            fundet |= CryptographicOperations.FixedTimeEquals(hash, en);
        }

        return fundet;
    }
}
