using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Opgoerelse.Jobs;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.Access;

/// <summary>
/// The door of everything under <c>/drift</c>: only operations get in, with their key as the password of HTTP's Basic
/// scheme (a browser asks for it; the user's name is not looked at). No address is trusted for being near, and without a
/// key there is no door at all. The pages belong on an inner network, behind TLS.
/// </summary>
internal static class Driftsadgang
{
    private const string Skema = "Basic ";

    public static IServiceCollection AddDriftsadgang(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<OperationsKeys>();
        services.AddOptions<Driftsindstillinger>().Bind(configuration.GetSection(Driftsindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    public static void UseDriftsadgang(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<OperationsKeys>();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(OperationsDoor.Path, StringComparison.OrdinalIgnoreCase),
            drift => drift.Use((http, naeste) => Luk(http, naeste, keys)));
    }

    private static Task Luk(HttpContext http, RequestDelegate naeste, OperationsKeys keys)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!keys.Any)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (!HashOfKey(http.Request.Headers.Authorization.ToString(), hash) || !keys.Opens(hash, http.Connection.RemoteIpAddress))
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

        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, OperationsDoor.Role)], "driftsnoegle"));
        return naeste(http);
    }

    /// <summary>The hash of the key that the header holds.</summary>
    /// <returns>False when it holds none.</returns>
    internal static bool HashOfKey(string hoved, Span<byte> hash)
    {
        if (!hoved.StartsWith(Skema, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(hoved.AsSpan(Skema.Length)))
        {
            return false;
        }

        var par = Convert.FromBase64String(hoved[Skema.Length..]);
        var kolon = par.AsSpan().IndexOf((byte)':');
        return kolon >= 0 && SHA256.HashData(par.AsSpan(kolon + 1), hash) == hash.Length;
    }
}
