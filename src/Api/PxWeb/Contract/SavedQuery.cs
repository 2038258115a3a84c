using System.Text.Json.Serialization;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.Contract;

/// <summary>A query to be kept, or as it is kept: what to select, of which table, and how to show it.</summary>
public sealed record SavedQuery
{
    /// <summary>Its id. Ignored when a query is saved: the service gives it one.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>What to select. Expressions are kept as written, so that TOP(4) is the latest four periods at any time.</summary>
    [JsonRequired]
    [JsonPropertyName("selection")]
    public required VariablesSelection Selection { get; init; }

    /// <summary>The language of an answer when none is asked for: da or en.</summary>
    [JsonRequired]
    [JsonPropertyName("language")]
    public required string Language { get; init; }

    /// <summary>The table.</summary>
    [JsonRequired]
    [JsonPropertyName("tableId")]
    public required string TableId { get; init; }

    /// <summary>The format of an answer when none is asked for; the default format where there is none.</summary>
    [JsonPropertyName("outputFormat")]
    public string? OutputFormat { get; init; }

    /// <summary>The parameters of that format.</summary>
    [JsonPropertyName("outputFormatParams")]
    public IReadOnlyList<string> OutputFormatParams { get; init; } = [];
}

/// <summary>A query as it is kept.</summary>
/// <param name="Language">The language of the query.</param>
/// <param name="Id">Its id. It follows from the content: the same query has the same id.</param>
/// <param name="SavedQuery">The query.</param>
/// <param name="Version">The version of the form that it is kept in.</param>
/// <param name="Saved">When it was saved first (UTC).</param>
/// <param name="Release">The release that it was tried against then.</param>
/// <param name="Links">Itself, its data, and its selection with the codes written out.</param>
public sealed record SavedQueryResponse(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("savedQuery")] SavedQuery SavedQuery,
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("saved")] DateTime Saved,
    [property: JsonPropertyName("release")] long Release,
    [property: JsonPropertyName("links")] IReadOnlyList<Link> Links);

/// <summary>A selection with its codes written out. It can be sent to <c>/tables/{id}/data</c> as it is.</summary>
/// <param name="Selection">One entry per variable; without codes where the variable is taken away.</param>
/// <param name="Placement">Rows and columns.</param>
/// <param name="Language">The language of the answer.</param>
/// <param name="Links">Itself, and the data it selects.</param>
public sealed record SelectionResponse(
    [property: JsonPropertyName("selection")] IReadOnlyList<VariableSelection> Selection,
    [property: JsonPropertyName("placement")] VariablePlacement Placement,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("links")] IReadOnlyList<Link> Links);
