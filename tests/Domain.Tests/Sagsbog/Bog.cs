using System.Globalization;
using System.Text.RegularExpressions;

namespace Opgoerelse.DomainTests.Sagsbog;

/// <summary>One case of the book, unread: its number, its title, its prose and its fenced blocks.</summary>
public sealed record Bogafsnit(int Nummer, string Titel, IReadOnlyList<string> Prosa, IReadOnlyList<IReadOnlyList<string>> Blokke);

/// <summary>docs/sagsbog.md as it was when the tests were built, cut into its cases.</summary>
public static partial class Bog
{
    private const string Sagsblok = "```sag";

    /// <summary>Every line of the book.</summary>
    public static IReadOnlyList<string> Linjer { get; } = Hent();

    /// <summary>The cases, in the order of the book.</summary>
    public static IReadOnlyList<Bogafsnit> Sager { get; } = Del(Linjer);

    /// <summary>How many fenced cases the book has, whether or not they stand under the heading of a case.</summary>
    public static int AntalBlokke => Linjer.Count(linje => linje.TrimEnd() == Sagsblok);

    /// <summary>Cuts a book into cases. A heading on the third level that names no case is kept as number 0.</summary>
    public static IReadOnlyList<Bogafsnit> Del(IReadOnlyList<string> linjer)
    {
        var sager = new List<Bogafsnit>();
        List<string>? prosa = null;
        List<IReadOnlyList<string>>? blokke = null;
        List<string>? blok = null;
        foreach (var linje in linjer.Select(linje => linje.TrimEnd()))
        {
            if (blok is not null)
            {
                if (linje == "```")
                {
                    blokke?.Add(blok);
                    blok = null;
                }
                else
                {
                    blok.Add(linje);
                }
            }
            else if (linje == Sagsblok)
            {
                blok = [];
            }
            else if (linje.StartsWith("### ", StringComparison.Ordinal))
            {
                var overskrift = Overskrift().Match(linje);
                (prosa, blokke) = ([], []);
                sager.Add(overskrift.Success
                    ? new Bogafsnit(int.Parse(overskrift.Groups["nummer"].ValueSpan, CultureInfo.InvariantCulture), overskrift.Groups["titel"].Value, prosa, blokke)
                    : new Bogafsnit(0, linje, prosa, blokke));
            }
            else if (linje.StartsWith("## ", StringComparison.Ordinal))
            {
                (prosa, blokke) = (null, null);
            }
            else
            {
                prosa?.Add(linje);
            }
        }

        return sager;
    }

    private static List<string> Hent()
    {
        using var bog = typeof(Bog).Assembly.GetManifestResourceStream("docs/sagsbog.md")
            ?? throw new FileNotFoundException("docs/sagsbog.md er ikke bygget ind i testene.");
        using var laeser = new StreamReader(bog);
        var linjer = new List<string>();
        while (laeser.ReadLine() is { } linje)
        {
            linjer.Add(linje);
        }

        return linjer;
    }

    [GeneratedRegex("^### Sag (?<nummer>[0-9]{1,4}): (?<titel>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Overskrift();
}
