namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Tries to find every withheld figure from what is published. It shares nothing with the suppressor and does not know
/// the true values.
/// </summary>
/// <remarks>
/// Interval propagation first, then linear programming in exact fractions over each independent part. The intervals are
/// those of the linear relaxation, rounded inwards to whole numbers: a figure that only integrality of several unknowns
/// together would give away is not seen (an attacker would need integer programming for it).
/// </remarks>
internal static class Angriber
{
    /// <summary>A finding for each withheld figure, in their order.</summary>
    /// <param name="system">What is known.</param>
    /// <param name="nok">An interval with this many values is wide enough: it is not searched further.</param>
    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public static Fund[] Angrib(Angrebssystem system, long nok = long.MaxValue)
    {
        long[] lav = [.. system.Lav], hoej = [.. system.Hoej];
        Indsnaevring.Udbred(system.Ligninger, lav, hoej);
        var ligninger = Opdeling.Forenkl(system.Ligninger, lav, hoej);
        // A withheld sum holds its unknowns together in one part.
        var samlet = ligninger.Concat(system.Maal
            .Select(maal => new Ligning([.. maal.Where(v => lav[v] != hoej[v]).Select(v => (v, 1))], 0))
            .Where(ligning => ligning.Led.Length > 0)).ToList();
        var (del, antal) = Opdeling.Del(samlet, lav, hoej);
        var dele = Enumerable.Range(0, antal).Select(_ => (Variable: new List<int>(), Ligninger: new List<Ligning>(), Maal: new List<int>())).ToArray();
        var lokal = new int[lav.Length];
        for (var v = 0; v < del.Length; v++)
        {
            if (del[v] >= 0)
            {
                lokal[v] = dele[del[v]].Variable.Count;
                dele[del[v]].Variable.Add(v);
            }
        }

        foreach (var ligning in ligninger)
        {
            dele[del[ligning.Led[0].Variabel]].Ligninger.Add(ligning);
        }

        var fund = new Fund[system.Maal.Count];
        for (var m = 0; m < fund.Length; m++)
        {
            var ukendte = Array.FindAll(system.Maal[m], v => del[v] >= 0);
            var kendt = system.Maal[m].Sum(v => del[v] < 0 ? lav[v] : 0);
            fund[m] = new Fund(kendt, kendt, true);
            if (ukendte.Length > 0)
            {
                dele[del[ukendte[0]]].Maal.Add(m);
            }
        }

        foreach (var (variable, deres, maal) in dele)
        {
            if (maal.Count == 0)
            {
                continue;
            }

            var simplex = new EksaktSimplex(
                [.. variable.Select(v => lav[v])],
                [.. variable.Select(v => hoej[v])],
                [.. deres.Select(l => new Ligning([.. l.Led.Select(led => (lokal[led.Variabel], led.Koefficient))], l.Vaerdi))],
                [.. maal.Select(m => (int[])[.. system.Maal[m].Where(v => del[v] >= 0).Select(v => lokal[v])])]);
            for (var i = 0; i < maal.Count; i++)
            {
                var (fra, til, praecis) = simplex.Interval(i, nok);
                fund[maal[i]] = new Fund(fund[maal[i]].Lav + fra, fund[maal[i]].Hoej + til, praecis);
            }
        }

        return fund;
    }
}
