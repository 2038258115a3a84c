using System.Text.Json.Serialization;

namespace Opgoerelse.Domain;

/// <summary>A text that a person reads, in Danish and English.</summary>
public sealed record BilingualText([property: JsonPropertyName("da")] string Da, [property: JsonPropertyName("en")] string En)
{
    /// <summary>The text in <paramref name="language"/>: <c>en</c> is English, all else Danish.</summary>
    public string OnDay(string language) => language == "en" ? En : Da;

    /// <summary>The same text with every <c>{navn}</c> replaced by <paramref name="value"/>.</summary>
    public BilingualText With(string name, string value) =>
        new(Da.Replace("{" + name + "}", value, StringComparison.Ordinal), En.Replace("{" + name + "}", value, StringComparison.Ordinal));
}
