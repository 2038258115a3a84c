using System.Text.Json.Serialization;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.Contract;

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
