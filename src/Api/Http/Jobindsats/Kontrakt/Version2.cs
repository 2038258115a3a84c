using System.Text.Json.Serialization;

namespace Opgoerelse.Api.Http.Jobindsats.Kontrakt;

/// <summary>A subject, version 2.</summary>
internal sealed record Subject2(
    [property: JsonPropertyName("SubjectID")] string SubjectId,
    [property: JsonPropertyName("SubjectName")] string SubjectName);

/// <summary>A table in the list, version 2. Dates are Danish days, yyyy-MM-dd.</summary>
internal record Table2(
    [property: JsonPropertyName("TableID")] string TableId,
    [property: JsonPropertyName("TableName")] string TableName,
    [property: JsonPropertyName("SubjectID")] string SubjectId,
    [property: JsonPropertyName("SubjectName")] string SubjectName,
    [property: JsonPropertyName("LatestUpdate")] string LatestUpdate,
    [property: JsonPropertyName("NextUpdate")] string? NextUpdate,
    [property: JsonPropertyName("UpdateFrequency")] string UpdateFrequency);

/// <summary>A table with the values that its parameters can have, version 2: one member per parameter.</summary>
internal sealed record TableDetails2(
    string TableId,
    string TableName,
    string SubjectId,
    string SubjectName,
    string LatestUpdate,
    string? NextUpdate,
    string UpdateFrequency,
    [property: JsonPropertyName("Period")] IReadOnlyList<string> Period,
    [property: JsonPropertyName("Preliminary")] IReadOnlyList<string> Preliminary,
    [property: JsonPropertyName("Area")] IReadOnlyList<string> Area,
    [property: JsonPropertyName("Measure")] IReadOnlyList<string> Measure,
    [property: JsonPropertyName("Symbols")] IReadOnlyDictionary<string, string> Symbols,
    [property: JsonPropertyName("Notes")] IReadOnlyList<string> Notes)
    : Table2(TableId, TableName, SubjectId, SubjectName, LatestUpdate, NextUpdate, UpdateFrequency)
{
    /// <summary>The other parameters, <c>_kon</c> and the like, each with its values.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);
}

/// <summary>A column, version 2.</summary>
internal sealed record Variable2([property: JsonPropertyName("Label")] string Label);

/// <summary>Rows, version 2: counts are numbers, what has decimals is text with a decimal comma.</summary>
internal sealed record Data2(
    [property: JsonPropertyName("Variables")] IReadOnlyList<Variable2> Variables,
    [property: JsonPropertyName("Data")] IReadOnlyList<IReadOnlyList<object>> Data);
