using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// How a table differs from the same table in the release before, counted in cells. A cell is published when its sign is not
/// <c>...</c>; cells are the same when their codes are.
/// </summary>
/// <param name="Tabel">The table's id.</param>
/// <param name="Forrige">The release before.</param>
/// <param name="Aendrede">Published in both, and shown otherwise: another value, withheld where it was shown, or the like.</param>
/// <param name="Endelige">Published in both with the same value, then preliminary and now final.</param>
/// <param name="Nye">Published now, not in the release before.</param>
/// <param name="Udgaaede">Published in the release before, and no more.</param>
public sealed record Tabelaendring(string Tabel, long Forrige, long Aendrede, long Endelige, long Nye, long Udgaaede)
{
    /// <summary>Every table of either release, in the order of their ids.</summary>
    public static IReadOnlyList<Tabelaendring> Mellem(UdgivelseMedTabeller forrige, UdgivelseMedTabeller ny)
    {
        var ider = forrige.Tabeller.Concat(ny.Tabeller).Select(tabel => tabel.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. ider.Select(id => Mellem(id, forrige.Udgivelse.Id, forrige.Find(id), ny.Find(id)))];
    }

    private static Tabelaendring Mellem(string id, long forrige, Tabel? gammel, Tabel? ny)
    {
        long aendrede = 0, endelige = 0, nye = 0, faelles = 0;
        var kort = gammel is null || ny is null ? null : Kort(gammel, ny);
        for (var celle = 0; celle < (ny?.Symboler.Length ?? 0); celle++)
        {
            if (ny!.Symboler[celle] == Cellesymbol.EndnuIkke)
            {
                continue;
            }

            var samme = kort is null ? -1 : Samme(ny, kort, celle);
            if (samme < 0 || gammel!.Symboler[samme] == Cellesymbol.EndnuIkke)
            {
                nye++;
                continue;
            }

            faelles++;
            var (foer, nu) = (gammel.Symboler[samme], ny.Symboler[celle]);
            if (gammel.Vaerdier[samme] != ny.Vaerdier[celle] || (foer != nu && (foer, nu) is not (Cellesymbol.Foreloebig, Cellesymbol.Ingen)))
            {
                aendrede++;
            }
            else if (foer != nu)
            {
                endelige++;
            }
        }

        var foerPubliceret = gammel?.Symboler.LongCount(symbol => symbol != Cellesymbol.EndnuIkke) ?? 0;
        return new Tabelaendring(id, forrige, aendrede, endelige, nye, foerPubliceret - faelles);
    }

    /// <summary>
    /// For each dimension of <paramref name="ny"/> and each of its values, how much it adds to the number of the same cell in
    /// <paramref name="gammel"/>, or -1. Null when the tables have not the same dimensions: then no cell is the same.
    /// </summary>
    private static long[][]? Kort(Tabel gammel, Tabel ny)
    {
        if (gammel.Dimensioner.Count != ny.Dimensioner.Count)
        {
            return null;
        }

        var kort = new long[ny.Dimensioner.Count][];
        for (var i = 0; i < kort.Length; i++)
        {
            var sted = gammel.DimensionsIndeks(ny.Dimensioner[i].Kode);
            if (sted < 0)
            {
                return null;
            }

            kort[i] = [.. ny.Dimensioner[i].Vaerdier.Select(vaerdi => gammel.Dimensioner[sted].IndeksAf(vaerdi.Kode) is var indeks and >= 0 ? indeks * gammel.Skridt(sted) : -1)];
        }

        return kort;
    }

    private static long Samme(Tabel ny, long[][] kort, long celle)
    {
        var sum = 0L;
        for (var i = 0; i < kort.Length; i++)
        {
            var del = kort[i][celle / ny.Skridt(i) % kort[i].Length];
            if (del < 0)
            {
                return -1;
            }

            sum += del;
        }

        return sum;
    }
}
