using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving;

/// <summary>The public paths that one door tells of another. None of them ever changes.</summary>
internal static class Addresses
{
    public const string PxWeb = "/api/v2";
    public const string Bulk = "/bulk";
    public const string PowerQuery = "/powerquery/opgoerelse.pq";

    /// <summary>The pages that show the API, with their own scripts.</summary>
    public const string Documentation = "/swagger";

    public const string Dcat = "/dcat.jsonld";

    /// <summary>Where the public catalogue of data harvests.</summary>
    public const string Digst = "/v2/digst";

    public const string Feed = "/feed.atom";
    /// <summary>The announced publications: the page, and with an ending the file.</summary>
    public const string Calendar = "/kalender";

    public const string Sitemap = "/sitemap.xml";
    public const string OpenSearch = "/opensearch.xml";

    public const string Method = "/metode";
    public const string RuleSets = "/regelsaet";
    public const string Releases = "/udgivelser";

    /// <summary>The releases, for programs.</summary>
    public const string ReleaseList = "/api/v1/udgivelser";
    public const string Api = "/api";
    public const string Search = "/soeg";

    /// <summary>What a reader searches for, as a parameter of <see cref="Search"/>.</summary>
    public const string SearchQuery = "q";

    /// <summary>The <c>outputFormatParams</c> of a CSV file that a person opens.</summary>
    public const string SpreadsheetFile = "ForSpreadsheet,IncludeStatus,IncludeTitle,IncludeNotes";

    /// <summary>The path of a whole table.</summary>
    /// <param name="table">Its id.</param>
    /// <param name="ending">csv, json or parquet.</param>
    public static string WholeTable(string table, string ending) => $"{Bulk}/{Uri.EscapeDataString(table)}.{ending}";

    /// <summary>The path of the connection of a table, for Excel.</summary>
    public static string Connection(string table) => $"/powerquery/{Uri.EscapeDataString(table)}.odc";

    /// <summary>The path of a kommune's page: its name in small letters.</summary>
    public static string Kommune(DimensionValue kommune) => "/kommune/" + Uri.EscapeDataString(kommune.Name.Da.ToLowerInvariant());
}

/// <summary>The address under which the world sees this service, for documents that must hold whole addresses.</summary>
internal static class WebAddress
{
    /// <summary>Characters of a path that are repeated in an answer.</summary>
    private const int LongestEcho = 1_000;

    /// <summary>Without a slash at its end: <see cref="HttpSettings.WebAddress"/>, or else the one the request came to.</summary>
    public static string Of(HttpContext http, HttpSettings settings) =>
        settings.WebAddress is { Length: > 0 } sat
            ? sat.TrimEnd('/')
            : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";

    /// <summary>
    /// The whole address of a request but its query; null when it names no host and none is set, or is too long to repeat.
    /// </summary>
    public static string? OfRequest(HttpContext http)
    {
        var settings = http.RequestServices.GetRequiredService<IOptions<HttpSettings>>().Value;
        var path = http.Request.Path.ToUriComponent();
        return path.Length <= LongestEcho && (settings.WebAddress is { Length: > 0 } || http.Request.Host.HasValue)
            ? Of(http, settings) + path
            : null;
    }
}
