using System.Text.Json.Serialization;

namespace Opgoerelse.Api.PxWeb.Contract;

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
