using System.Text.Json.Serialization;

namespace Opgoerelse.Api.PxWeb.Contract;

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
