using System.ComponentModel.DataAnnotations;
using System.Net;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving;

/// <summary>What an operator can set for the public interface (section <c>Http</c> of the configuration).</summary>
public sealed class HttpSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Http";

    /// <summary>Whether this process serves the public interface. One that does not is a worker: it answers <c>/health</c> only.</summary>
    [ConfigurationKeyName("Aktiv")]
    public bool Active { get; set; } = true;

    /// <summary>The most cells that one request may ask for; told in <c>/api/v2/config</c>.</summary>
    [ConfigurationKeyName("MaxDataCells")]
    [Range(1, int.MaxValue)]
    public int MaxDataCells { get; set; } = 250_000;

    /// <summary>Calls that a client may make in <see cref="TimeWindow"/>, more is answered 429; told in <c>/api/v2/config</c>.</summary>
    [ConfigurationKeyName("MaxCallsPerTimeWindow")]
    [Range(1, int.MaxValue)]
    public int MaxCallsPerTimeWindow { get; set; } = 1_000;

    /// <summary>Seconds.</summary>
    [ConfigurationKeyName("TimeWindow")]
    [Range(1, int.MaxValue)]
    public int TimeWindow { get; set; } = 10;

    /// <summary>Requests under way at the same time. Those beyond wait.</summary>
    [ConfigurationKeyName("MaxConcurrentRequests")]
    [Range(1, int.MaxValue)]
    public int MaxConcurrentRequests { get; set; } = 64;

    /// <summary>Requests that wait. Those beyond are answered 503 at once.</summary>
    [ConfigurationKeyName("MaxQueuedRequests")]
    [Range(0, int.MaxValue)]
    public int MaxQueuedRequests { get; set; } = 256;

    /// <summary>Requests that one client may have under way. Those beyond wait, and hold up nobody else.</summary>
    [ConfigurationKeyName("MaxConcurrentRequestsPerClient")]
    [Range(1, int.MaxValue)]
    public int MaxConcurrentRequestsPerClient { get; set; } = 8;

    /// <summary>Requests of one client that wait. Those beyond are answered 429 at once.</summary>
    [ConfigurationKeyName("MaxQueuedRequestsPerClient")]
    [Range(0, int.MaxValue)]
    public int MaxQueuedRequestsPerClient { get; set; } = 64;

    /// <summary>Answers of many cells that are written at the same time: those that nobody wrote beforehand.</summary>
    [ConfigurationKeyName("MaxHeavyRequests")]
    [Range(1, int.MaxValue)]
    public int MaxHeavyRequests { get; set; } = 16;

    /// <summary>Of those, how many may be one client's. Those beyond wait.</summary>
    [ConfigurationKeyName("MaxHeavyRequestsPerClient")]
    [Range(1, int.MaxValue)]
    public int MaxHeavyRequestsPerClient { get; set; } = 2;

    /// <summary>Bytes a second under which a body is given up, after five seconds (408).</summary>
    [ConfigurationKeyName("MinBodyBytesPerSecond")]
    [Range(1, int.MaxValue)]
    public int MinBodyBytesPerSecond { get; set; } = 1_000;

    /// <summary>Seconds in which a body must have come whole (408 beyond).</summary>
    [ConfigurationKeyName("BodyTimeoutSeconds")]
    [Range(1, int.MaxValue)]
    public int BodyTimeoutSeconds { get; set; } = 20;

    /// <summary>Seconds after which a client may try again when the service was too busy.</summary>
    [ConfigurationKeyName("BusyRetryAfterSeconds")]
    [Range(1, int.MaxValue)]
    public int BusyRetryAfterSeconds { get; set; } = 2;

    /// <summary>Seconds after which a request is given up, whoever is slow.</summary>
    [ConfigurationKeyName("RequestTimeoutSeconds")]
    [Range(1, int.MaxValue)]
    public int RequestTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Saved queries in all. When they are so many, the one that nobody has asked for the longest gives way to a new one, and when
    /// that is not so long (<see cref="SavedQueryKeptDays"/>), no more are taken.
    /// </summary>
    [ConfigurationKeyName("MaxSavedQueries")]
    [Range(0, int.MaxValue)]
    public int MaxSavedQueries { get; set; } = 100_000;

    /// <summary>New queries that a client may save in a day (UTC), more is answered 429.</summary>
    [ConfigurationKeyName("MaxSavedQueriesPerClientPerDay")]
    [Range(0, int.MaxValue)]
    public int MaxSavedQueriesPerClientPerDay { get; set; } = 200;

    /// <summary>Days for which a saved query is kept, whatever room there is, after it was last saved or asked for.</summary>
    [ConfigurationKeyName("SavedQueryKeptDays")]
    [Range(1, 100_000)]
    public int SavedQueryKeptDays { get; set; } = 90;

    /// <summary>Seconds for which an answer may be reused without asking again; never past the next planned release.</summary>
    [ConfigurationKeyName("CacheSeconds")]
    [Range(0, int.MaxValue)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>Seconds after which a client may try again while no release is loaded.</summary>
    [ConfigurationKeyName("RetryAfterSeconds")]
    [Range(1, int.MaxValue)]
    public int RetryAfterSeconds { get; set; } = 30;

    /// <summary>Tables on a page of <c>/api/v2/tables</c>, unless the client says otherwise.</summary>
    [ConfigurationKeyName("PageSize")]
    [Range(1, 200)]
    public int PageSize { get; set; } = 20;

    /// <summary>Who stands behind the figures.</summary>
    [ConfigurationKeyName("Kilde")]
    public Source Source { get; set; } = new();

    /// <summary>The licence of the figures.</summary>
    [ConfigurationKeyName("Licens")]
    public License License { get; set; } = new();

    /// <summary>Who publishes the figures and answers questions about them.</summary>
    [ConfigurationKeyName("Kontakt")]
    public Contact Contact { get; set; } = new();

    /// <summary>
    /// The address under which the world sees this service, for documents that must hold whole addresses. Empty: the one
    /// that the request came to.
    /// </summary>
    [ConfigurationKeyName("Webadresse")]
    [Url]
    public string? WebAddress { get; set; }

    /// <summary>
    /// The names, with ; between them, by which the service may be asked where <see cref="WebAddress"/> is not set, beside
    /// localhost and the address itself: links are made of them. A name that begins with *. is all below it.
    /// </summary>
    [ConfigurationKeyName("AllowedHosts")]
    public string AllowedHosts { get; set; } = "";

    /// <summary>
    /// The proxies, addresses or networks (10.0.0.0/8) with ; between them, whose word is taken for the client's address
    /// and scheme (X-Forwarded-For, X-Forwarded-Proto). Empty: nobody's.
    /// </summary>
    [ConfigurationKeyName("TrustedProxies")]
    public string TrustedProxies { get; set; } = "";

    /// <summary>Whether <paramref name="name"/> is one of <see cref="AllowedHosts"/>.</summary>
    internal bool IsAllowedHost(string name) => Parts(AllowedHosts).Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? name.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(allowed.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));

    /// <summary><see cref="TrustedProxies"/> as networks; null where one of them is none.</summary>
    internal IReadOnlyList<IPNetwork>? Proxies()
    {
        var networks = new List<IPNetwork>();
        foreach (var part in Parts(TrustedProxies))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }

    private static string[] Parts(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Who stands behind the figures, in both languages.</summary>
public sealed class Source
{
    [ConfigurationKeyName("Da")]
    [Required]
    public string Da { get; set; } = "Styrelsen for Arbejdsmarked og Rekruttering på grundlag af kommunernes indberetninger";

    [ConfigurationKeyName("En")]
    [Required]
    public string En { get; set; } = "Danish Agency for Labour Market and Recruitment, based on registrations by the municipalities";

    internal BilingualText Text => new(Da, En);
}

/// <summary>A licence: name and address.</summary>
public sealed class License
{
    [ConfigurationKeyName("Navn")]
    [Required]
    public string Name { get; set; } = "CC BY 4.0";

    [ConfigurationKeyName("Adresse")]
    [Required]
    public string Address { get; set; } = "https://creativecommons.org/licenses/by/4.0/";
}

/// <summary>Who publishes the figures and answers questions about them.</summary>
public sealed class Contact
{
    /// <summary>The organisation's Danish name.</summary>
    [ConfigurationKeyName("Da")]
    [Required]
    public string Da { get; set; } = "Styrelsen for Arbejdsmarked og Rekruttering";

    /// <summary>The organisation's English name.</summary>
    [ConfigurationKeyName("En")]
    [Required]
    public string En { get; set; } = "Danish Agency for Labour Market and Recruitment";

    [ConfigurationKeyName("Hjemmeside")]
    [Required]
    [Url]
    public string HomePage { get; set; } = "https://www.star.dk";

    [ConfigurationKeyName("Mail")]
    [Required]
    [EmailAddress]
    public string Mail { get; set; } = "jobindsats@star.dk";

    /// <summary>Null where questions are not taken by telephone.</summary>
    [ConfigurationKeyName("Telefon")]
    public string? Phone { get; set; }

    /// <summary>The person or office to ask for; null where the organisation is enough.</summary>
    [ConfigurationKeyName("Person")]
    public string? Person { get; set; }

    internal BilingualText Name => new(Da, En);
}
