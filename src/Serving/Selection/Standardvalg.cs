using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// The selection when a client makes none: a picture that fits a screen. The algorithm is the reference server's
/// (contract, section 2.5): rows take at most 1,500 values, columns at most 13, "one" is the latest period or, otherwise
/// than there, the share rather than the first measure. Periods are of one kind, the latest that has figures last.
/// </summary>
internal static class Standardvalg
{
    private const int Raekker = 1_500;
    private const int Kolonner = 13;

    /// <summary>The measure that is shown when only one is: areas of different size can be compared by it.</summary>
    private const string Andel = "andel";

    /// <summary>From this many measures on they go in the rows.</summary>
    private const int MangeMaal = 6;

    public static (Udsnit Udsnit, Placering Placering) For(Katalogtabel tabel)
    {
        int[] klassifikationer = [.. Enumerable.Range(0, tabel.Dimensioner.Count).Where(i => i != tabel.Tid && i != tabel.Maal)];
        var flereMaal = Antal(tabel, tabel.Maal) > 1;
        return klassifikationer switch
        {
            [] when Antal(tabel, tabel.Maal) < MangeMaal => Byg(tabel, [(tabel.Tid, Kolonner)], [(tabel.Maal, Kolonner)]),
            [] => Byg(tabel, [(tabel.Maal, Raekker)], [(tabel.Tid, Kolonner)]),
            [var ene] when !flereMaal => Byg(tabel, [(ene, Raekker)], [(tabel.Maal, 1), (tabel.Tid, Kolonner)]),
            [var ene] => ByggetAf(tabel, ene, tabel.Maal, [(tabel.Tid, 1)]),
            _ => Flere(tabel, klassifikationer),
        };
    }

    /// <summary>Several classifications: two of them span the picture, the other mandatory ones show one value each.</summary>
    private static (Udsnit, Placering) Flere(Katalogtabel tabel, int[] klassifikationer)
    {
        int[] krav = [.. klassifikationer.Where(i => tabel.Dimensioner[i].Totalkode is null)];
        var (en, anden) = krav switch
        {
            [] => (klassifikationer[0], klassifikationer[^1]),
            [var kun] => (kun, klassifikationer.Last(i => i != kun)),
            _ => (krav[0], krav[^1]),
        };
        var enkelte = krav.Where(i => i != en && i != anden).Select(i => (i, 1));
        return ByggetAf(tabel, en, anden, [(tabel.Maal, 1), (tabel.Tid, 1), .. enkelte]);
    }

    /// <summary>The larger of the two goes in the rows; the smaller in the columns, after the single ones.</summary>
    private static (Udsnit, Placering) ByggetAf(Katalogtabel tabel, int en, int anden, (int, int)[] enkelte)
    {
        var (stor, lille) = Antal(tabel, en) >= Antal(tabel, anden) ? (en, anden) : (anden, en);
        return Byg(tabel, [(stor, Raekker)], [.. enkelte, (lille, Kolonner)]);
    }

    private static (Udsnit, Placering) Byg(Katalogtabel tabel, (int Dimension, int Hoejst)[] stub, (int Dimension, int Hoejst)[] heading)
    {
        var valgte = new int[]?[tabel.Dimensioner.Count];
        foreach (var (dimension, hoejst) in stub.Concat(heading).Where(plads => plads.Dimension >= 0))
        {
            valgte[dimension] = dimension == tabel.Tid
                ? Seneste(tabel, hoejst)
                : hoejst == 1 && dimension == tabel.Maal
                    ? [Math.Max(0, tabel.Dimensioner[dimension].IndeksAf(Andel))]
                    : [.. Enumerable.Range(0, Math.Min(hoejst, Antal(tabel, dimension)))];
        }

        return (new Udsnit(tabel, valgte), new Placering(Kun(stub), Kun(heading)));

        static int[] Kun((int Dimension, int Hoejst)[] pladser) => [.. pladser.Where(plads => plads.Dimension >= 0).Select(plads => plads.Dimension)];
    }

    /// <summary>The latest periods, as TOP has them.</summary>
    private static int[] Seneste(Katalogtabel tabel, int hoejst) =>
        [.. new SelectionAxis(tabel.Dimensioner[tabel.Tid], tabel.MedTal).Countable().TakeLast(hoejst)];

    private static int Antal(Katalogtabel tabel, int dimension) => dimension < 0 ? 0 : tabel.Dimensioner[dimension].Vaerdier.Count;
}
