namespace Opgoerelse.Serving.Selection;

/// <summary>What stands between the brackets of <c>KEYWORD(...)</c>.</summary>
internal static class Argumenter
{
    /// <summary>Whether <paramref name="udtryk"/> begins as that expression does, well made or not.</summary>
    public static bool Begynder(string udtryk, string noegleord) =>
        udtryk.Length > noegleord.Length && udtryk[noegleord.Length] == '(' && udtryk.StartsWith(noegleord, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands between the brackets; null when there is nothing, or no closing bracket at the end.</summary>
    public static ReadOnlyMemory<char>? Af(string udtryk, string noegleord) =>
        Begynder(udtryk, noegleord) && udtryk[^1] == ')' && udtryk.Length > noegleord.Length + 2
            ? udtryk.AsMemory()[(noegleord.Length + 1)..^1]
            // Not plain null: that would be an array of none.
            : default(ReadOnlyMemory<char>?);

    /// <summary>The only code between the brackets, or null.</summary>
    public static string? Kode(string udtryk, string noegleord) =>
        Af(udtryk, noegleord) is { } argumenter && !argumenter.Span.Contains(',') ? argumenter.ToString() : null;
}
