using Opgoerelse.Domain;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>Which of the kept dimensions go in the rows and which in the columns, outermost first.</summary>
/// <param name="Stub">The rows.</param>
/// <param name="Heading">The columns.</param>
internal sealed record Placering(IReadOnlyList<int> Stub, IReadOnlyList<int> Heading)
{
    private static readonly Tekst ErIkkeValgt = new("er ikke blandt de valgte variable", "is not among the selected variables");
    private static readonly Tekst StaarToGange = new("står mere end én gang", "stands more than once");
    private static readonly Tekst Mangler = new("er ikke placeret", "has no place");

    /// <summary>When nobody asks: a column per measure, a row for each combination of the rest.</summary>
    public static Placering Standard(Udsnit udsnit)
    {
        var maal = udsnit.Tabel.Maal;
        if (maal < 0 || udsnit.ErElimineret(maal))
        {
            return new Placering(udsnit.Akser, []);
        }

        var stub = new List<int>(udsnit.Akser.Count);
        foreach (var akse in udsnit.Akser)
        {
            if (akse != maal)
            {
                stub.Add(akse);
            }
        }

        return new Placering(stub, [maal]);
    }

    /// <summary>Whether it is <see cref="Standard"/>.</summary>
    public bool ErStandard(Udsnit udsnit)
    {
        var standard = Standard(udsnit);
        return Stub.SequenceEqual(standard.Stub) && Heading.SequenceEqual(standard.Heading);
    }

    /// <summary>As asked for. When only one of the two is given, the rest go to the other.</summary>
    public static Udfald<Placering> Tolk(Udsnit udsnit, IReadOnlyList<string> heading, IReadOnlyList<string> stub)
    {
        var brugt = new HashSet<int>();
        if (!Find(udsnit, heading, brugt).Lykkedes(out var kolonner, out var fejl) || !Find(udsnit, stub, brugt).Lykkedes(out var raekker, out fejl))
        {
            return fejl;
        }

        int[] resten = [.. udsnit.Akser.Where(akse => !brugt.Contains(akse))];
        if (heading.Count > 0 && stub.Count > 0)
        {
            return resten.Length == 0 ? new Placering(raekker, kolonner) : Fejlliste.UlovligPlacering(udsnit.Tabel.Dimensioner[resten[0]].Kode, Mangler);
        }

        return heading.Count > 0 ? new Placering(resten, kolonner) : new Placering(raekker, resten);
    }

    private static Udfald<int[]> Find(Udsnit udsnit, IReadOnlyList<string> navne, HashSet<int> brugt)
    {
        var fundne = new int[navne.Count];
        for (var i = 0; i < navne.Count; i++)
        {
            fundne[i] = udsnit.Tabel.FindDimension(navne[i]);
            if (fundne[i] < 0 || udsnit.ErElimineret(fundne[i]))
            {
                return Fejlliste.UlovligPlacering(navne[i], ErIkkeValgt);
            }

            if (!brugt.Add(fundne[i]))
            {
                return Fejlliste.UlovligPlacering(navne[i], StaarToGange);
            }
        }

        return fundne;
    }
}
