using System.ComponentModel.DataAnnotations;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http;

/// <summary>What an operator can set for the public interface (section <c>Http</c> of the configuration).</summary>
public sealed class HttpIndstillinger
{
    /// <summary>The section of the configuration.</summary>
    public const string Sektion = "Http";

    /// <summary>Whether this process serves the public interface. One that does not is a worker: it answers <c>/health</c> only.</summary>
    public bool Aktiv { get; set; } = true;

    /// <summary>The most cells that one request may ask for; told in <c>/api/v2/config</c>.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDataCells { get; set; } = 250_000;

    /// <summary>Calls that a client may make in <see cref="TimeWindow"/>, more is answered 429; told in <c>/api/v2/config</c>.</summary>
    [Range(1, int.MaxValue)]
    public int MaxCallsPerTimeWindow { get; set; } = 1_000;

    /// <summary>Seconds.</summary>
    [Range(1, int.MaxValue)]
    public int TimeWindow { get; set; } = 10;

    /// <summary>Requests under way at the same time. Those beyond wait.</summary>
    [Range(1, int.MaxValue)]
    public int MaxConcurrentRequests { get; set; } = 64;

    /// <summary>Requests that wait. Those beyond are answered 503 at once.</summary>
    [Range(0, int.MaxValue)]
    public int MaxQueuedRequests { get; set; } = 256;

    /// <summary>Seconds after which a client may try again when the service was too busy.</summary>
    [Range(1, int.MaxValue)]
    public int BusyRetryAfterSeconds { get; set; } = 2;

    /// <summary>Seconds after which a request is given up, whoever is slow.</summary>
    [Range(1, int.MaxValue)]
    public int RequestTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Saved queries in all. When they are so many, the one that nobody has asked for the longest gives way to a new one, and when
    /// that is not so long (<see cref="SavedQueryKeptDays"/>), no more are taken.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int MaxSavedQueries { get; set; } = 100_000;

    /// <summary>New queries that a client may save in a day (UTC), more is answered 429.</summary>
    [Range(0, int.MaxValue)]
    public int MaxSavedQueriesPerClientPerDay { get; set; } = 200;

    /// <summary>Days for which a saved query is kept, whatever room there is, after it was last saved or asked for.</summary>
    [Range(1, 100_000)]
    public int SavedQueryKeptDays { get; set; } = 90;

    /// <summary>Seconds for which an answer may be reused without asking again; never past the next planned release.</summary>
    [Range(0, int.MaxValue)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>Seconds after which a client may try again while no release is loaded.</summary>
    [Range(1, int.MaxValue)]
    public int RetryAfterSeconds { get; set; } = 30;

    /// <summary>Tables on a page of <c>/api/v2/tables</c>, unless the client says otherwise.</summary>
    [Range(1, 200)]
    public int PageSize { get; set; } = 20;

    /// <summary>Who stands behind the figures.</summary>
    public Kilde Kilde { get; set; } = new();

    /// <summary>The licence of the figures.</summary>
    public Licens Licens { get; set; } = new();

    /// <summary>Who publishes the figures and answers questions about them.</summary>
    public Kontakt Kontakt { get; set; } = new();

    /// <summary>
    /// The address under which the world sees this service, for documents that must hold whole addresses. Empty: the one
    /// that the request came to.
    /// </summary>
    [Url]
    public string? Webadresse { get; set; }
}

/// <summary>Who stands behind the figures, in both languages.</summary>
public sealed class Kilde
{
    [Required]
    public string Da { get; set; } = "Styrelsen for Arbejdsmarked og Rekruttering på grundlag af kommunernes indberetninger";

    [Required]
    public string En { get; set; } = "Danish Agency for Labour Market and Recruitment, based on registrations by the municipalities";

    internal Tekst Tekst => new(Da, En);
}

/// <summary>A licence: name and address.</summary>
public sealed class Licens
{
    [Required]
    public string Navn { get; set; } = "CC BY 4.0";

    [Required]
    public string Adresse { get; set; } = "https://creativecommons.org/licenses/by/4.0/";
}

/// <summary>Who publishes the figures and answers questions about them.</summary>
public sealed class Kontakt
{
    /// <summary>The organisation's Danish name.</summary>
    [Required]
    public string Da { get; set; } = "Styrelsen for Arbejdsmarked og Rekruttering";

    /// <summary>The organisation's English name.</summary>
    [Required]
    public string En { get; set; } = "Danish Agency for Labour Market and Recruitment";

    [Required]
    [Url]
    public string Hjemmeside { get; set; } = "https://www.star.dk";

    [Required]
    [EmailAddress]
    public string Mail { get; set; } = "jobindsats@star.dk";

    /// <summary>Null where questions are not taken by telephone.</summary>
    public string? Telefon { get; set; }

    /// <summary>The person or office to ask for; null where the organisation is enough.</summary>
    public string? Person { get; set; }

    internal Tekst Navn => new(Da, En);
}
