namespace Opgoerelse.Serving.Selection;

/// <summary>Lists in a query string: items between commas; a comma inside square brackets belongs to its item.</summary>
internal static class Kommaliste
{
    /// <summary>The items, trimmed. None of an empty text.</summary>
    public static IReadOnlyList<string> Del(string tekst)
    {
        if (tekst.Length == 0)
        {
            return [];
        }

        var dele = new List<string>();
        var slut = tekst.Length;
        // From the right: a comma separates unless the next bracket after it closes.
        var indeni = false;
        for (var i = tekst.Length - 1; i >= 0; i--)
        {
            switch (tekst[i])
            {
                case ']':
                    indeni = true;
                    break;
                case '[':
                    indeni = false;
                    break;
                case ',' when !indeni:
                    dele.Add(tekst[(i + 1)..slut].Trim());
                    slut = i;
                    break;
            }
        }

        dele.Add(tekst[..slut].Trim());
        dele.Reverse();
        return dele;
    }

    /// <summary>An item without the square brackets around it.</summary>
    public static string UdenKlammer(string del) =>
        del is ['[', .., ']'] ? del[1..^1] : del;
}
