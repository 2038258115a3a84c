using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opgoerelse.Serving.Selections;

/// <summary>Which values of which variables are wanted, and where they go in a table of rows and columns.</summary>
public sealed record VariablesSelection
{
    /// <summary>One entry per variable; empty for the default selection.</summary>
    [JsonRequired]
    [JsonPropertyName("selection")]
    public required IReadOnlyList<VariableSelection> Selection { get; init; }

    /// <summary>Rows and columns (CSV).</summary>
    [JsonPropertyName("placement")]
    public VariablePlacement? Placement { get; init; }

    /// <summary>Ignored: a selection that this service answered can be sent back as it is.</summary>
    [JsonPropertyName("language")]
    public string? Language { get; init; }

    /// <summary>Ignored, as <see cref="Language"/>.</summary>
    [JsonPropertyName("links")]
    public JsonElement? Links { get; init; }
}

/// <summary>The wanted values of one variable.</summary>
public sealed record VariableSelection
{
    /// <summary>The variable, whatever its case; <c>time</c> is the time variable.</summary>
    [JsonRequired]
    [JsonPropertyName("variableCode")]
    public required string VariableCode { get; init; }

    /// <summary>A codelist of the variable.</summary>
    [JsonPropertyName("codelist")]
    public string? Codelist { get; init; }

    /// <summary>Codes or expressions; empty to take a variable away that can be eliminated.</summary>
    [JsonPropertyName("valueCodes")]
    public IReadOnlyList<string> ValueCodes { get; init; } = [];
}

/// <summary>Which variables go in the columns and which in the rows.</summary>
public sealed record VariablePlacement
{
    /// <summary>The columns.</summary>
    [JsonPropertyName("heading")]
    public IReadOnlyList<string> Heading { get; init; } = [];

    /// <summary>The rows.</summary>
    [JsonPropertyName("stub")]
    public IReadOnlyList<string> Stub { get; init; } = [];
}
