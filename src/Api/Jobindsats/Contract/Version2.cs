using System.Text.Json.Serialization;

namespace Opgoerelse.Api.Jobindsats.Contract;

/// <summary>A subject, version 2.</summary>
internal sealed record Subject2(
    [property: JsonPropertyName("SubjectID")] string SubjectId,
    [property: JsonPropertyName("SubjectName")] string SubjectName);

/// <summary>A table in the list, version 2. Dates are Danish days, yyyy-MM-dd.</summary>
internal record Table2(
    [property: JsonPropertyName("TableID"), JsonPropertyOrder(-1)] string TableId,
    [property: JsonPropertyName("TableName"), JsonPropertyOrder(-1)] string TableName,
    [property: JsonPropertyName("SubjectID"), JsonPropertyOrder(-1)] string SubjectId,
    [property: JsonPropertyName("SubjectName"), JsonPropertyOrder(-1)] string SubjectName,
    [property: JsonPropertyName("LatestUpdate"), JsonPropertyOrder(-1)] string LatestUpdate,
    [property: JsonPropertyName("NextUpdate"), JsonPropertyOrder(-1)] string? NextUpdate,
    [property: JsonPropertyName("UpdateFrequency"), JsonPropertyOrder(-1)] string UpdateFrequency);

/// <summary>A table in the list with what it is made of, version 2.</summary>
/// <param name="TableId">Its id, in capitals.</param>
/// <param name="TableName">Its title.</param>
/// <param name="SubjectId">The subject's number.</param>
/// <param name="SubjectName">The subject's name.</param>
/// <param name="LatestUpdate">The day of the release.</param>
/// <param name="NextUpdate">The day of the next one; null for none.</param>
/// <param name="UpdateFrequency">How often it is updated.</param>
/// <param name="Measurements">Its measures.</param>
/// <param name="PeriodCategory">The kinds of its periods, Q, QMAT, Y, YP.</param>
/// <param name="AreaHierarchy">The kinds of its omraader, as text.</param>
/// <param name="FirstPeriod">The first period of the finest kind.</param>
/// <param name="LatestPeriod">The newest of that kind.</param>
/// <param name="Dimensions">Its other variables.</param>
internal sealed record ListedTable2(
    string TableId,
    string TableName,
    string SubjectId,
    string SubjectName,
    string LatestUpdate,
    string? NextUpdate,
    string UpdateFrequency,
    [property: JsonPropertyName("Measurements")] IReadOnlyList<Named2> Measurements,
    [property: JsonPropertyName("PeriodCategory")] IReadOnlyList<string> PeriodCategory,
    [property: JsonPropertyName("AreaHierarchy")] IReadOnlyList<string> AreaHierarchy,
    [property: JsonPropertyName("FirstPeriod")] string? FirstPeriod,
    [property: JsonPropertyName("LatestPeriod")] string? LatestPeriod,
    [property: JsonPropertyName("Dimensions")] IReadOnlyList<Named2> Dimensions)
    : Table2(TableId, TableName, SubjectId, SubjectName, LatestUpdate, NextUpdate, UpdateFrequency);

/// <summary>An id, as a request names it, and what a person calls it, version 2.</summary>
internal sealed record Named2([property: JsonPropertyName("ID")] string Id, [property: JsonPropertyName("Name")] string Name);

/// <summary>A variable with its values, version 2; the default value is the one that is answered where none is chosen.</summary>
internal sealed record Dimension2(
    [property: JsonPropertyName("DimensionID")] string DimensionId,
    [property: JsonPropertyName("DimensionName")] string DimensionName,
    [property: JsonPropertyName("DefaultValue")] string DefaultValue,
    [property: JsonPropertyName("Values")] IReadOnlyList<string> Values);

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
    [property: JsonPropertyName("Measurements")] IReadOnlyList<Named2> Measurements,
    [property: JsonPropertyName("Dimensions")] IReadOnlyList<Dimension2> Dimensions,
    [property: JsonPropertyName("Symbols")] IReadOnlyDictionary<string, string> Symbols,
    [property: JsonPropertyName("Notes")] IReadOnlyList<string> Notes)
    : Table2(TableId, TableName, SubjectId, SubjectName, LatestUpdate, NextUpdate, UpdateFrequency)
{
    /// <summary>The other parameters, <c>_kon</c> and the like, each with its values.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);
}

/// <summary>A column, version 2: its id, as a request names it, and what a person calls it.</summary>
internal sealed record Variable2([property: JsonPropertyName("Name")] string Name, [property: JsonPropertyName("Label")] string Label);

/// <summary>Rows, version 2: counts are numbers, what has decimals is text with a decimal comma.</summary>
internal sealed record Data2(
    [property: JsonPropertyName("Variables")] IReadOnlyList<Variable2> Variables,
    [property: JsonPropertyName("Data")] IReadOnlyList<IReadOnlyList<object>> Data);
