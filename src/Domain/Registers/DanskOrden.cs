using System.Text;

namespace Opgoerelse.Domain.Registers;

/// <summary>
/// Danish alphabetical order: æ, ø, å after z, and aa as å (Retskrivningsordbogen § 3, stk. 2). Upper and lower case and
/// accents do not matter; spaces and hyphens come before letters. The process knows no culture, so the rule stands here.
/// </summary>
public sealed class DanskOrden : IComparer<string>
{
    private const char Ae = '{';
    private const char Oe = '|';
    private const char Aa = '}';

    private DanskOrden()
    {
    }

    /// <summary>The one there is.</summary>
    public static DanskOrden Standard { get; } = new();

    public int Compare(string? x, string? y)
    {
        var orden = string.CompareOrdinal(Noegle(x ?? ""), Noegle(y ?? ""));
        return orden != 0 ? orden : string.CompareOrdinal(x, y);
    }

    /// <summary>The text in letters whose ordinal order is the Danish one: {, | and } follow z.</summary>
    private static string Noegle(string tekst)
    {
        var noegle = new StringBuilder(tekst.Length);
        foreach (var tegn in tekst)
        {
            var lille = char.ToLowerInvariant(tegn);
            if (lille == 'a' && noegle.Length > 0 && noegle[^1] == 'a')
            {
                noegle[^1] = Aa;
                continue;
            }

            noegle.Append(lille switch
            {
                'æ' or 'ä' => Ae,
                'ø' or 'ö' => Oe,
                'å' => Aa,
                'é' or 'è' or 'ê' or 'ë' => 'e',
                'á' or 'à' or 'â' => 'a',
                'ó' or 'ò' or 'ô' => 'o',
                'ü' or 'ý' or 'ú' => lille == 'ú' ? 'u' : 'y',
                '-' => ' ',
                _ => lille,
            });
        }

        return noegle.ToString();
    }
}
