using System.Globalization;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// File names as they are stored, logged, shown and used in the archive. They come from outside, and a sender may write
/// anything in them, a personnummer too.
/// </summary>
public static class FileNames
{
    /// <summary>
    /// The name or path without personnumre (<see cref="PersonalNumbers.Masked"/>), and with <c>_</c> for characters that are
    /// not seen or turn the direction of writing. What is shown is itself when it is asked for again.
    /// </summary>
    public static string Shown(string name) => PersonalNumbers.Masked(string.Concat(name.Select(one => IsUnseen(one) ? '_' : one)));

    private static bool IsUnseen(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
