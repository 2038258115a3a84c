namespace Opgoerelse.Serving.Selections;

/// <summary>Lists in a query string: items between commas; a comma inside square brackets belongs to its item.</summary>
internal static class CommaList
{
    /// <summary>The items, trimmed. None of an empty text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var parts = new List<string>();
        var end = text.Length;
        // From the right: a comma separates unless the next bracket after it closes.
        var isInside = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            switch (text[i])
            {
                case ']':
                    isInside = true;
                    break;
                case '[':
                    isInside = false;
                    break;
                case ',' when !isInside:
                    parts.Add(text[(i + 1)..end].Trim());
                    end = i;
                    break;
            }
        }

        parts.Add(text[..end].Trim());
        parts.Reverse();
        return parts;
    }

    /// <summary>An item without the square brackets around it.</summary>
    public static string WithoutBrackets(string part) =>
        part is ['[', .., ']'] ? part[1..^1] : part;
}
