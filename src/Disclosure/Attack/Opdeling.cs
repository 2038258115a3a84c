namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Takes known unknowns out of the equations, and finer equations out of coarser ones that contain them, so that the
/// system falls apart into small independent parts.
/// </summary>
internal static class Opdeling
{
    /// <summary>The equations between what is still unknown, none of them empty.</summary>
    public static List<Ligning> Forenkl(IReadOnlyList<Ligning> ligninger, long[] lav, long[] hoej)
    {
        var korte = new List<Ligning>();
        foreach (var (led, vaerdi) in ligninger)
        {
            var rest = vaerdi;
            var ukendte = new List<(int Variabel, int Koefficient)>();
            foreach (var (variabel, koefficient) in led)
            {
                if (lav[variabel] == hoej[variabel])
                {
                    rest -= koefficient * lav[variabel];
                }
                else
                {
                    ukendte.Add((variabel, koefficient));
                }
            }

            if (ukendte.Count == 0)
            {
                if (rest != 0)
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden: en sum passer ikke.");
                }

                continue;
            }

            ukendte.Sort();
            korte.Add(new Ligning([.. ukendte], rest));
        }

        // Coarser ones last; each loses the finer ones within it, the largest first.
        korte.Sort((a, b) => a.Led.Length.CompareTo(b.Led.Length));
        var faerdige = new List<Ligning>();
        var medVariabel = new Dictionary<int, List<int>>();
        foreach (var ligning in korte)
        {
            var tilbage = ligning.Led.ToDictionary(led => led.Variabel, led => led.Koefficient);
            var rest = ligning.Vaerdi;
            foreach (var nr in ligning.Led.SelectMany(led => medVariabel.GetValueOrDefault(led.Variabel, [])).Distinct().OrderByDescending(nr => nr).ToList())
            {
                var (finere, vaerdi) = faerdige[nr];
                if (finere.Length <= tilbage.Count && Array.TrueForAll(finere, led => tilbage.GetValueOrDefault(led.Variabel) == led.Koefficient))
                {
                    foreach (var (variabel, _) in finere)
                    {
                        tilbage.Remove(variabel);
                    }

                    rest -= vaerdi;
                }
            }

            if (tilbage.Count == 0)
            {
                continue;
            }

            faerdige.Add(new Ligning([.. tilbage.OrderBy(led => led.Key).Select(led => (led.Key, led.Value))], rest));
            foreach (var variabel in tilbage.Keys)
            {
                if (!medVariabel.TryGetValue(variabel, out var liste))
                {
                    medVariabel.Add(variabel, liste = []);
                }

                liste.Add(faerdige.Count - 1);
            }
        }

        return faerdige;
    }

    /// <summary>Parts that share no unknown: for each variable the number of its part, or -1 where it is known.</summary>
    public static (int[] Del, int Antal) Del(List<Ligning> ligninger, long[] lav, long[] hoej)
    {
        var leder = Enumerable.Range(0, lav.Length).ToArray();
        foreach (var (led, _) in ligninger)
        {
            foreach (var (variabel, _) in led)
            {
                leder[Find(variabel)] = Find(led[0].Variabel);
            }
        }

        var numre = new Dictionary<int, int>();
        var del = new int[lav.Length];
        for (var v = 0; v < del.Length; v++)
        {
            if (lav[v] == hoej[v])
            {
                del[v] = -1;
                continue;
            }

            if (!numre.TryGetValue(Find(v), out var nr))
            {
                numre.Add(Find(v), nr = numre.Count);
            }

            del[v] = nr;
        }

        return (del, numre.Count);

        int Find(int v)
        {
            while (leder[v] != v)
            {
                v = leder[v] = leder[leder[v]];
            }

            return v;
        }
    }
}
