using System.Text;

namespace Opgoerelse.Domain;

/// <summary>One text has one form: Unicode's composed one (NFC).</summary>
public static class Composed
{
    // The platform refuses texts with it, and no other character composes with it.
    private const char Noncharacter = '\uFFFE';

    /// <summary>The text in NFC.</summary>
    public static string Of(string text) => text.Contains(Noncharacter, StringComparison.Ordinal)
        ? string.Join(Noncharacter, text.Split(Noncharacter).Select(part => part.Normalize(NormalizationForm.FormC)))
        : text.Normalize(NormalizationForm.FormC);
}
