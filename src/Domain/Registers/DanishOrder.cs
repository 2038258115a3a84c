using System.Text;

namespace Opgoerelse.Domain.Registers;

/// <summary>
/// Danish alphabetical order: æ, ø, å after z, and aa as å (Retskrivningsordbogen § 3, stk. 2). Upper and lower case and
/// accents do not matter; spaces and hyphens come before letters. The process knows no culture, so the rule stands here.
/// </summary>
public sealed class DanishOrder : IComparer<string>
{
    private const char Ae = '{';
    private const char Oe = '|';
    private const char Aa = '}';

    private DanishOrder()
    {
    }

    /// <summary>The one there is.</summary>
    public static DanishOrder Standard { get; } = new();

    public int Compare(string? x, string? y)
    {
        var order = string.CompareOrdinal(Key(x ?? ""), Key(y ?? ""));
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    /// <summary>The text in letters whose ordinal order is the Danish one: {, | and } follow z.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            var isSmall = char.ToLowerInvariant(sign);
            if (isSmall == 'a' && key.Length > 0 && key[^1] == 'a')
            {
                key[^1] = Aa;
                continue;
            }

            key.Append(isSmall switch
            {
                'æ' or 'ä' => Ae,
                'ø' or 'ö' => Oe,
                'å' => Aa,
                'é' or 'è' or 'ê' or 'ë' => 'e',
                'á' or 'à' or 'â' => 'a',
                'ó' or 'ò' or 'ô' => 'o',
                'ü' or 'ý' or 'ú' => isSmall == 'ú' ? 'u' : 'y',
                '-' => ' ',
                _ => isSmall,
            });
        }

        return key.ToString();
    }
}
