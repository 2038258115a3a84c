using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Opgoerelse.Domain.Tables;

/// <summary>What a dimension is about. Stored by its number.</summary>
public enum Dimensionsrolle
{
    /// <summary>A plain classification: age, sex, indsats, interval.</summary>
    Klassifikation = 0,

    /// <summary>The omraader.</summary>
    Geografi = 1,

    /// <summary>The periods.</summary>
    Tid = 2,

    /// <summary>The measures.</summary>
    Maal = 3,
}

/// <summary>One value of a dimension. Its members are stored with a release, in this order.</summary>
/// <param name="Kode">Its code, the same in API, files and commands.</param>
/// <param name="Navn">Its label.</param>
public sealed record Dimensionsvaerdi([property: JsonPropertyName("kode")] string Kode, [property: JsonPropertyName("navn")] Tekst Navn)
{
    /// <summary>For a measure: how many decimals its cells have. Otherwise 0.</summary>
    [JsonPropertyName("decimaler")]
    public int Decimaler { get; init; }

    /// <summary>For a measure: its unit. Otherwise null.</summary>
    [JsonPropertyName("enhed")]
    public Tekst? Enhed { get; init; }

    /// <summary>For an omraade: its level (land, region, landsdel, kommune). For a period: its kind (kvartal, indfasning, rullendeaar, aar). Otherwise null.</summary>
    [JsonPropertyName("slags")]
    public string? Slags { get; init; }

    /// <summary>For an omraade below hele landet: the codes of those that contain it; for a period: whether it is preliminary is told by its cells. Otherwise empty.</summary>
    [JsonPropertyName("hoererunder")]
    public IReadOnlyList<string> Hoererunder { get; init; } = [];

    /// <summary>Footnotes of this value.</summary>
    [JsonPropertyName("noter")]
    public IReadOnlyList<Tekst> Noter { get; init; } = [];
}

/// <summary>A dimension of a table, its values in stored order (periods: years, rolling years, phase-in, quarters, each oldest first).</summary>
public sealed class Dimension
{
    private readonly FrozenDictionary<string, int> _indeks;

    [JsonConstructor]
    public Dimension(string kode, Tekst navn, Dimensionsrolle rolle, IReadOnlyList<Dimensionsvaerdi> vaerdier, string? totalkode)
    {
        Kode = kode;
        Navn = navn;
        Rolle = rolle;
        Vaerdier = vaerdier;
        Totalkode = totalkode;
        _indeks = vaerdier.Select((vaerdi, i) => KeyValuePair.Create(vaerdi.Kode, i)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>omraade, periode, alder, koen, indsats, interval or maal.</summary>
    [JsonPropertyName("kode")]
    public string Kode { get; }

    [JsonPropertyName("navn")]
    public Tekst Navn { get; }

    [JsonPropertyName("rolle")]
    public Dimensionsrolle Rolle { get; }

    [JsonPropertyName("vaerdier")]
    public IReadOnlyList<Dimensionsvaerdi> Vaerdier { get; }

    /// <summary>The value that stands for all of the others together, so that the dimension can be eliminated; null when there is none.</summary>
    [JsonPropertyName("totalkode")]
    public string? Totalkode { get; }

    /// <summary>The index of the value with this code (case does not matter), or -1.</summary>
    public int IndeksAf(string kode) => _indeks.GetValueOrDefault(kode, -1);
}
