using System.Text;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Finds the value that a client means by a label or a code. Case, kinds of blank and the way that letters are composed
/// (NFC, NFD) never matter; of an omraade neither do aa for å, a hyphen, nor what a kommune may call itself after its name.
/// </summary>
internal sealed class LabelIndex
{
    /// <summary>What a municipality may call itself after its name.</summary>
    private static readonly string[] Endings = [" regionskommune", " kommune"];

    private readonly Dimension _dimension;
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loose = new(StringComparer.Ordinal);

    public LabelIndex(Dimension dimension, IReadOnlyList<string> labels)
    {
        _dimension = dimension;
        for (var i = 0; i < labels.Count; i++)
        {
            _labels.TryAdd(Folded(labels[i]), i);
            if (dimension.Role == DimensionRole.Geography)
            {
                _loose.TryAdd(Loose(labels[i]), i);
            }
        }
    }

    /// <summary>The number of the value, or -1.</summary>
    public int Find(string text)
    {
        // A plus that a client did not encode arrives as a blank: 40+ as "40 ".
        var found = FindAsWritten(text);
        return found < 0 && text.Contains(' ', StringComparison.Ordinal) ? FindAsWritten(text.Replace(' ', '+')) : found;
    }

    private int FindAsWritten(string text)
    {
        var folded = Folded(text.Trim('"', '\''));
        if (_labels.TryGetValue(folded, out var found) || (found = _dimension.IndexOf(folded)) >= 0)
        {
            return found;
        }

        return _loose.Count > 0 ? FindOmraade(folded) : -1;
    }

    private int FindOmraade(string folded)
    {
        // A spreadsheet takes the 0 that a code begins with.
        if (folded.Length == 3 && folded.All(char.IsAsciiDigit))
        {
            return _dimension.IndexOf("0" + folded);
        }

        var loose = Loose(folded);
        if (_loose.TryGetValue(loose, out var found))
        {
            return found;
        }

        // Københavns Kommune is København here, and Nordfyn Kommune is Nordfyns.
        var ending = Endings.FirstOrDefault(known => loose.EndsWith(known, StringComparison.Ordinal)) ?? "";
        var name = loose[..^ending.Length];
        string[] spellings = [name, name.TrimEnd('s'), name + "s"];
        return spellings.Any(spelling => _loose.TryGetValue(spelling, out found)) ? found : -1;
    }

    /// <summary>Composed, in small letters, one blank between words.</summary>
    public static string Folded(string text)
    {
        // A noncharacter, which no label has, is what cannot be composed.
        var composed = text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);
        return string.Join(' ', composed.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Loose(string text) => Folded(text).Replace("å", "aa", StringComparison.Ordinal).Replace('-', ' ');
}
