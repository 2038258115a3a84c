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
    public const string Sitemap = "/sitemap.xml";
    public const string OpenSearch = "/opensearch.xml";

    public const string Method = "/metode";
    public const string RuleSets = "/regelsaet";
    public const string Releases = "/udgivelser";
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
