using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Opgoerelse.Domain.Tables;

/// <summary>What a dimension is about. Stored by its number.</summary>
public enum DimensionRole
{
    /// <summary>A plain classification: age, sex, indsats, interval.</summary>
    Classification = 0,

    /// <summary>The omraader.</summary>
    Geography = 1,

    /// <summary>The periods.</summary>
    Time = 2,

    /// <summary>The measures.</summary>
    Measure = 3,
}

/// <summary>One value of a dimension. Its members are stored with a release, in this order.</summary>
/// <param name="Code">Its code, the same in API, files and commands.</param>
/// <param name="Name">Its label.</param>
public sealed record DimensionValue([property: JsonPropertyName("kode")] string Code, [property: JsonPropertyName("navn")] BilingualText Name)
{
    /// <summary>For a measure: how many decimals its cells have. Otherwise 0.</summary>
    [JsonPropertyName("decimaler")]
    public int Decimals { get; init; }

    /// <summary>For a measure: its unit. Otherwise null.</summary>
    [JsonPropertyName("enhed")]
    public BilingualText? Unit { get; init; }

    /// <summary>For an omraade: its level (land, region, landsdel, kommune). For a period: its kind (kvartal, indfasning, rullendeaar, aar). Otherwise null.</summary>
    [JsonPropertyName("slags")]
    public string? Kind { get; init; }

    /// <summary>For an omraade below hele landet: the codes of those that contain it; for a period: whether it is preliminary is told by its cells. Otherwise empty.</summary>
    [JsonPropertyName("hoererunder")]
    public IReadOnlyList<string> BelongsUnder { get; init; } = [];

    /// <summary>Footnotes of this value.</summary>
    [JsonPropertyName("noter")]
    public IReadOnlyList<BilingualText> Notes { get; init; } = [];
}

/// <summary>A dimension of a table, its values in stored order (periods: years, rolling years, phase-in, quarters, each oldest first).</summary>
public sealed class Dimension
{
    private readonly FrozenDictionary<string, int> _index;

    [JsonConstructor]
    public Dimension(string code, BilingualText name, DimensionRole role, IReadOnlyList<DimensionValue> values, string? totalCode)
    {
        Code = code;
        Name = name;
        Role = role;
        Values = values;
        TotalCode = totalCode;
        _index = values.Select((value, i) => KeyValuePair.Create(value.Code, i)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>omraade, periode, alder, koen, indsats, interval or maal.</summary>
    [JsonPropertyName("kode")]
    public string Code { get; }

    [JsonPropertyName("navn")]
    public BilingualText Name { get; }

    [JsonPropertyName("rolle")]
    public DimensionRole Role { get; }

    [JsonPropertyName("vaerdier")]
    public IReadOnlyList<DimensionValue> Values { get; }

    /// <summary>The value that stands for all of the others together, so that the dimension can be eliminated; null when there is none.</summary>
    [JsonPropertyName("totalkode")]
    public string? TotalCode { get; }

    /// <summary>The index of the value with this code (case does not matter), or -1.</summary>
    public int IndexOf(string code) => _index.GetValueOrDefault(code, -1);
}
