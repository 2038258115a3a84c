using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Tabeller;

/// <summary>What a dimension is about.</summary>
public enum Dimensionsrolle
{
    /// <summary>A plain classification: age, sex, indsats, interval.</summary>
    Klassifikation,

    /// <summary>The omraader.</summary>
    Geografi,

    /// <summary>The periods.</summary>
    Tid,

    /// <summary>The measures.</summary>
    Maal,
}

/// <summary>One value of a dimension.</summary>
/// <param name="Kode">Its code, the same in API, files and commands.</param>
/// <param name="Navn">Its label.</param>
public sealed record Dimensionsvaerdi(string Kode, Tekst Navn)
{
    /// <summary>For a measure: how many decimals its cells have. Otherwise 0.</summary>
    public int Decimaler { get; init; }

    /// <summary>For a measure: its unit. Otherwise null.</summary>
    public Tekst? Enhed { get; init; }

    /// <summary>For an omraade: its level (land, region, landsdel, kommune). For a period: its kind (kvartal, indfasning, rullendeaar, aar). Otherwise null.</summary>
    public string? Slags { get; init; }

    /// <summary>For an omraade below hele landet: the codes of those that contain it; for a period: whether it is preliminary is told by its cells. Otherwise empty.</summary>
    public IReadOnlyList<string> Hoererunder { get; init; } = [];

    /// <summary>Footnotes of this value.</summary>
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
    public string Kode { get; }

    public Tekst Navn { get; }

    public Dimensionsrolle Rolle { get; }

    public IReadOnlyList<Dimensionsvaerdi> Vaerdier { get; }

    /// <summary>The value that stands for all of the others together, so that the dimension can be eliminated; null when there is none.</summary>
    public string? Totalkode { get; }

    /// <summary>The index of the value with this code (case does not matter), or -1.</summary>
    public int IndeksAf(string kode) => _indeks.GetValueOrDefault(kode, -1);
}
