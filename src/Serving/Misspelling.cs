namespace Opgoerelse.Serving;

/// <summary>Tells a name that was meant for a known one from a name that means nothing here.</summary>
internal static class Misspelling
{
    /// <summary>Names of up to this length are taken for one another only when a single letter differs.</summary>
    private const int ShortName = 6;

    private const int LongestName = 40;

    /// <summary>What clients have called <see cref="ValueCodes"/>, beyond what is a letter or two from it.</summary>
    private static readonly string[] OtherNames = ["value", "values", "code", "codes"];

    private const string ValueCodes = "valuecodes";

    /// <summary>The one of <paramref name="known"/> that <paramref name="name"/> was meant for, or null.</summary>
    public static string? Of(string name, IEnumerable<string> known) => known.FirstOrDefault(right => IsClose(name, right));

    private static bool IsClose(string name, string right)
    {
        var most = right.Length <= ShortName ? 1 : 2;
        if (right.Equals(ValueCodes, StringComparison.OrdinalIgnoreCase) && OtherNames.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return name.Length <= LongestName
            && Math.Abs(name.Length - right.Length) <= most
            && Distance(name, right) <= most;
    }

    /// <summary>The letters to put in, take out or change (Levenshtein); case does not matter.</summary>
    public static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        var row = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }

            (above, row) = (row, above);
        }

        return above[other.Length];
    }
}
