using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
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
        services.AddOptions<OperationsSettings>()
            .Bind(configuration.GetSection(OperationsSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
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

/// <summary>The keys that open the door of operations: those of the configuration, and one that a demo makes for its own machine.</summary>
internal sealed class OperationsKeys(IOptions<OperationsSettings> settings)
{
    private readonly byte[][] _configured = [.. settings.Value.KeyHash.Select(Convert.FromHexString)];
    private byte[]? _local;

    /// <summary>Whether there is a door at all.</summary>
    public bool Any => _configured.Length > 0 || _local is not null;

    /// <summary>
    /// Makes a key that opens the door to callers on this machine, until the process ends. It is shown here and kept nowhere.
    /// </summary>
    public string MakeLocal()
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _local = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return key;
    }

    /// <summary>
    /// Whether a key with this hash opens the door to <paramref name="caller"/>. How long it takes tells nothing about any of them.
    /// </summary>
    public bool Opens(ReadOnlySpan<byte> hash, IPAddress? caller)
    {
        var found = false;
        foreach (var one in _configured)
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, one);
        }

        if (_local is { } local && caller is not null && IPAddress.IsLoopback(caller))
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, local);
        }

        return found;
    }
}

/// <summary>Configuration section <c>Opgoerelse:Drift</c>: who may see the pages of operations.</summary>
public sealed class OperationsSettings : IValidatableObject
{
    public const string Section = "Opgoerelse:Drift";

    /// <summary>
    /// SHA-256, in hex, of each key that opens <c>/drift</c>. A key is at least 32 random bytes, so that a plain hash
    /// tells nobody anything. Two while a key is being changed; none closes the pages.
    /// </summary>
    [ConfigurationKeyName("Noeglehash")]
    public string[] KeyHash { get; set; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KeyHash.All(IsHash)
            ? []
            : [
                new ValidationResult(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Section}:Noeglehash skal være SHA-256 af nøglen, skrevet med {2 * SHA256.HashSizeInBytes} hexcifre."),
                    ["Noeglehash"]),
            ];

    private static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit);
}
