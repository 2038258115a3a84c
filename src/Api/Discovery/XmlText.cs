using System.Text;
using System.Xml;

namespace Opgoerelse.Api.Discovery;

/// <summary>Stored text in XML. What is stored was checked when it came, but an older or another program's may hold anything.</summary>
internal static class XmlText
{
    /// <summary>The text with U+FFFD for each character that XML 1.0 cannot hold: a document is never lost for one.</summary>
    public static string Of(string text)
    {
        var held = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            held.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return held.ToString();
    }
}
