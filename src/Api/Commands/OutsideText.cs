using System.Globalization;
using System.Xml;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// Text that a person or a sender wrote: what is refused when an operator types it, and what is done to it before it is shown,
/// so that it can neither steer a terminal nor turn the direction of a line.
/// </summary>
internal static class OutsideText
{
    /// <summary>What <see cref="IsOneLine"/> asks, as an error's reason.</summary>
    public const string OneLine = "den skal stå på én linje og kun have tegn, der kan ses";

    /// <summary>Whether all of it is seen: no control, line or direction characters, and nothing that XML cannot hold.</summary>
    public static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]) || IsUnseen(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text with U+FFFD for what is not seen.</summary>
    public static string Visible(string text) =>
        text.Any(IsUnseen) ? string.Concat(text.Select(one => IsUnseen(one) ? '\uFFFD' : one)) : text;

    private static bool IsUnseen(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
