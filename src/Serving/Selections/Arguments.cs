namespace Opgoerelse.Serving.Selections;

/// <summary>What stands between the brackets of <c>KEYWORD(...)</c>.</summary>
internal static class Arguments
{
    /// <summary>Whether <paramref name="expression"/> begins as that expression does, well made or not.</summary>
    public static bool StartsWith(string expression, string keywords) =>
        expression.Length > keywords.Length && expression[keywords.Length] == '(' && expression.StartsWith(keywords, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands between the brackets; null when there is nothing, or no closing bracket at the end.</summary>
    public static ReadOnlyMemory<char>? Of(string expression, string keywords) =>
        StartsWith(expression, keywords) && expression[^1] == ')' && expression.Length > keywords.Length + 2
            ? expression.AsMemory()[(keywords.Length + 1)..^1]
            // Not plain null: that would be an array of none.
            : default(ReadOnlyMemory<char>?);

    /// <summary>The only code between the brackets, or null.</summary>
    public static string? Code(string expression, string keywords) =>
        Of(expression, keywords) is { } arguments && !arguments.Span.Contains(',') ? arguments.ToString() : null;
}
