using Opgoerelse.Domain;
using System.Text.Json.Serialization;

namespace Opgoerelse.Api.PxWeb.Contract;

/// <summary>A table: what it is about and where its data are.</summary>
[PinnedName("Table")]
public record TableEntry
{
    /// <summary>The table's id.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>What else a reader should know.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Where it stands among the others.</summary>
    [JsonPropertyName("sortCode")]
    public required string SortCode { get; init; }

    /// <summary>When its figures were published (UTC).</summary>
    [JsonPropertyName("updated")]
    public required DateTime Updated { get; init; }

    /// <summary>The first period of its shortest kind.</summary>
    [JsonPropertyName("firstPeriod")]
    public required string FirstPeriod { get; init; }

    /// <summary>The last period that has figures.</summary>
    [JsonPropertyName("lastPeriod")]
    public required string LastPeriod { get; init; }

    /// <summary>Always public.</summary>
    [JsonPropertyName("category")]
    public required string Category { get; init; }

    /// <summary>The names of its variables, in the order of the data.</summary>
    [JsonPropertyName("variableNames")]
    public required IReadOnlyList<string> VariableNames { get; init; }

    /// <summary>Whether no more releases of it will come.</summary>
    [JsonPropertyName("discontinued")]
    public required bool Discontinued { get; init; }

    /// <summary>Who stands behind the figures.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The subject under which it is found.</summary>
    [JsonPropertyName("subjectCode")]
    public required string SubjectCode { get; init; }

    /// <summary>How long a period is, of the shortest kind: Annual (a rolling year too), Quarterly or Other.</summary>
    [JsonPropertyName("timeUnit")]
    public required string TimeUnit { get; init; }

    /// <summary>Where it hangs in the tree of subjects.</summary>
    [JsonPropertyName("paths")]
    public required IReadOnlyList<IReadOnlyList<PathElement>> Paths { get; init; }

    /// <summary>Its metadata, its data and itself in the other language.</summary>
    [JsonPropertyName("links")]
    public required IReadOnlyList<Link> Links { get; init; }
}

/// <summary>A table, with the language of the answer.</summary>
public sealed record TableResponse : TableEntry
{
    /// <summary>The language of the texts.</summary>
    [JsonPropertyName("language")]
    public required string Language { get; init; }
}

/// <summary>A step in the tree of subjects.</summary>
public sealed record PathElement(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("sortCode")] string SortCode);

/// <summary>A link to a related resource: an absolute path on this host.</summary>
public sealed record Link(
    [property: JsonPropertyName("rel")] string Rel,
    [property: JsonPropertyName("hreflang")] string Hreflang,
    [property: JsonPropertyName("href")] string Href);
