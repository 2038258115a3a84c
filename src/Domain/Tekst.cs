using System.Text.Json.Serialization;

namespace Opgoerelse.Domain;

/// <summary>A text that a person reads, in Danish and English.</summary>
public sealed record Tekst([property: JsonPropertyName("da")] string Da, [property: JsonPropertyName("en")] string En)
{
    /// <summary>The text in <paramref name="sprog"/>: <c>en</c> is English, all else Danish.</summary>
    public string Paa(string sprog) => sprog == "en" ? En : Da;

    /// <summary>The same text with every <c>{navn}</c> replaced by <paramref name="vaerdi"/>.</summary>
    public Tekst Med(string navn, string vaerdi) =>
        new(Da.Replace("{" + navn + "}", vaerdi, StringComparison.Ordinal), En.Replace("{" + navn + "}", vaerdi, StringComparison.Ordinal));
}
