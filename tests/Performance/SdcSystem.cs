using System.Globalization;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Performance;

/// <summary>The table systems of the benchmark, made of data/sdc/base.csv.</summary>
internal static class SdcSystem
{
    /// <summary>The threshold: the smallest count that is published.</summary>
    public const int Graense = 5;

    private const string Ialt = "";

    /// <summary>
    /// (i) geography × quarter and year, (ii) geography × year × age × sex, (iii) as (i) with rolling years; B: with,
    /// without and total are all cells.
    /// </summary>
    public static IReadOnlyList<string> Navne { get; } = ["i", "ii", "iii", "iB", "iiB", "iiiB"];

    /// <summary>The system and its cells in the order in which they are wanted: level, size in bases, how far the count and its complement are from being none.</summary>
    /// <param name="navn">One of <see cref="Navne"/>.</param>
    /// <param name="gange">How many times the periods stand side by side.</param>
    /// <param name="vaerdier">How many values the interval of a primary cell must hold.</param>
    public static (CellSystem System, int[] Orden) Byg(string navn, int gange, int vaerdier)
    {
        var alle = Laes();
        var medAlder = navn.TrimEnd('B') == "ii";
        var rullende = navn.TrimEnd('B') == "iii";
        var tredelt = navn.EndsWith('B');
        var kvartaler = alle.Select(l => l.Kvartal).Distinct().Order(StringComparer.Ordinal).ToList();
        var fineste = alle
            .GroupBy(l => (l.Kommune, Tid: medAlder ? l.Aar : l.Kvartal, Alder: medAlder ? l.Alder : Ialt, Koen: medAlder ? l.Koen : Ialt))
            .Select(g => g.First() with { Alder = g.Key.Alder, Koen = g.Key.Koen, N = g.Sum(l => l.N), Freq = g.Sum(l => l.Freq) })
            .ToList();

        var system = new CellSystem();
        var niveau = new List<int>();
        var afstand = new List<long>();
        for (var gang = 0; gang < gange; gang++)
        {
            var foerste = system.Bases;
            var celler = new Dictionary<(int Niveau, string Geo, string Tid, string Alder, string Koen), List<int>>();
            for (var i = 0; i < fineste.Count; i++)
            {
                var l = fineste[i];
                if (tredelt)
                {
                    system.AddBase(l.Freq);
                    system.AddBase(l.N - l.Freq);
                }
                else
                {
                    system.AddBase(l.Freq, 0, l.N);
                }

                string[] geo = [l.Land, l.Region, l.Landsdel, l.Kommune];
                foreach (var (nr, tid, alder, koen) in
                    from nr in Enumerable.Range(0, geo.Length)
                    from tid in Tider(l, medAlder, rullende, kvartaler)
                    from alder in (IEnumerable<string>)(medAlder ? [l.Alder, Ialt] : [Ialt])
                    from koen in (IEnumerable<string>)(medAlder ? [l.Koen, Ialt] : [Ialt])
                    select (nr, tid, alder, koen))
                {
                    if (!celler.TryGetValue((nr, geo[nr], tid, alder, koen), out var liste))
                    {
                        celler.Add((nr, geo[nr], tid, alder, koen), liste = []);
                    }

                    liste.Add(i);
                }
            }

            foreach (var (noegle, led) in celler)
            {
                long n = led.Sum(i => fineste[i].N), freq = led.Sum(i => fineste[i].Freq);
                if (tredelt)
                {
                    Tilfoej(noegle.Niveau, Lille(freq), freq, led.Select(i => foerste + (2 * i)));
                    Tilfoej(noegle.Niveau, Lille(n - freq), n - freq, led.Select(i => foerste + (2 * i) + 1));
                    Tilfoej(noegle.Niveau, Lille(n), n, led.SelectMany(i => (int[])[foerste + (2 * i), foerste + (2 * i) + 1]));
                }
                else
                {
                    Tilfoej(noegle.Niveau, Lille(freq) || Lille(n - freq), Math.Min(freq, n - freq), led.Select(i => foerste + i));
                }
            }
        }

        var orden = Enumerable.Range(0, system.Cells)
            .OrderBy(celle => niveau[celle])
            .ThenByDescending(celle => system.Terms(celle).Length)
            .ThenByDescending(celle => afstand[celle])
            .ToArray();
        return (system, orden);

        void Tilfoej(int geoniveau, bool primaer, long fraGraensen, IEnumerable<int> led)
        {
            system.AddCell(primaer ? CellRole.Primary : CellRole.Candidate, [.. led], values: vaerdier);
            niveau.Add(geoniveau);
            afstand.Add(fraGraensen);
        }
    }

    private static bool Lille(long antal) => antal is > 0 and < Graense;

    private static IEnumerable<string> Tider(Linje linje, bool medAlder, bool rullende, List<string> kvartaler)
    {
        yield return linje.Aar;
        if (medAlder)
        {
            yield break;
        }

        yield return linje.Kvartal;
        var nr = kvartaler.IndexOf(linje.Kvartal);
        for (var slut = nr; rullende && slut <= Math.Min(nr + 3, kvartaler.Count - 1); slut++)
        {
            // Four quarters that end with a calendar year are that year.
            if (slut >= 3 && slut % 4 != 3)
            {
                yield return "til " + kvartaler[slut];
            }
        }
    }

    private static List<Linje> Laes() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "sdc", "base.csv")).Skip(1).Select(linje =>
        {
            var f = linje.Split(';');
            return new Linje(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], long.Parse(f[8], CultureInfo.InvariantCulture), long.Parse(f[9], CultureInfo.InvariantCulture));
        })];

    private sealed record Linje(string Kommune, string Landsdel, string Region, string Land, string Kvartal, string Aar, string Alder, string Koen, long N, long Freq);
}
