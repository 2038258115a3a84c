using System.Text.Json.Serialization;
using Opgoerelse.Domain;

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

/// <summary>A page of the tables that match.</summary>
/// <param name="Language">The language of the texts.</param>
/// <param name="Tables">The tables on this page.</param>
/// <param name="Page">Which page it is.</param>
/// <param name="Links">The page itself.</param>
public sealed record TablesResponse(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("tables")] IReadOnlyList<TableEntry> Tables,
    [property: JsonPropertyName("page")] PageInfo Page,
    [property: JsonPropertyName("links")] IReadOnlyList<Link> Links);

/// <summary>Which page of how many.</summary>
/// <param name="PageNumber">This page, from 1.</param>
/// <param name="PageSize">Tables on a page.</param>
/// <param name="TotalElements">Tables that match.</param>
/// <param name="TotalPages">Pages, at least 1.</param>
/// <param name="Links">The previous, next and last page.</param>
public sealed record PageInfo(
    [property: JsonPropertyName("pageNumber")] int PageNumber,
    [property: JsonPropertyName("pageSize")] int PageSize,
    [property: JsonPropertyName("totalElements")] int TotalElements,
    [property: JsonPropertyName("totalPages")] int TotalPages,
    [property: JsonPropertyName("links")] IReadOnlyList<Link> Links);

/// <summary>A codelist: a named part of the values of a variable.</summary>
/// <param name="Id">Its id, as in <c>codelist[VARIABLE]</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Language">The language of the texts.</param>
/// <param name="Languages">The languages it can be had in.</param>
/// <param name="Elimination">Always false: with a codelist, values must be selected.</param>
/// <param name="Type">Valueset or Aggregation. Either way every value is published as such; nothing is added up.</param>
/// <param name="Values">Its values, in the order of the data.</param>
/// <param name="Links">Itself, also in the other language.</param>
public sealed record CodelistResponse(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("languages")] IReadOnlyList<string> Languages,
    [property: JsonPropertyName("elimination")] bool Elimination,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("values")] IReadOnlyList<CodelistValue> Values,
    [property: JsonPropertyName("links")] IReadOnlyList<Link> Links);

/// <summary>A value of a codelist.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What it is called.</param>
/// <param name="ValueMap">The value of the variable that holds its cells: its own code.</param>
/// <param name="Notes">Its footnotes.</param>
public sealed record CodelistValue(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("valueMap")] IReadOnlyList<string> ValueMap,
    [property: JsonPropertyName("notes")] IReadOnlyList<CodelistNote> Notes);

/// <summary>A footnote of a value.</summary>
public sealed record CodelistNote(
    [property: JsonPropertyName("mandatory")] bool Mandatory,
    [property: JsonPropertyName("text")] string Text);
