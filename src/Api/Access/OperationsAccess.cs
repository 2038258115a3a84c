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
internal static class OperationsAccess
{
    private const string Scheme = "Basic ";

    public static IServiceCollection AddOperationsAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<OperationsKeys>();
        services.AddOptions<OperationsSettings>().Bind(configuration.GetSection(OperationsSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    public static void UseOperationsAccess(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<OperationsKeys>();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(OperationsDoor.Path, StringComparison.OrdinalIgnoreCase),
            drift => drift.Use((http, next) => Close(http, next, keys)));
    }

    private static Task Close(HttpContext http, RequestDelegate next, OperationsKeys keys)
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
        return next(http);
    }

    /// <summary>The hash of the key that the header holds.</summary>
    /// <returns>False when it holds none.</returns>
    internal static bool HashOfKey(string header, Span<byte> hash)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(header.AsSpan(Scheme.Length)))
        {
            return false;
        }

        var pair = Convert.FromBase64String(header[Scheme.Length..]);
        var colon = pair.AsSpan().IndexOf((byte)':');
        return colon >= 0 && SHA256.HashData(pair.AsSpan(colon + 1), hash) == hash.Length;
    }
}
