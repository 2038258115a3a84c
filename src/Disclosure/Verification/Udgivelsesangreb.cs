using System.Collections.Concurrent;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Attacks a release as the public meets it. It reads the tables, builds its own relations from the public registers and
/// the codes of the periods, and knows neither the pattern's reasons nor any true value.
/// </summary>
/// <remarks>
/// Four ways, the cheap ones first: something computed from a withheld count is shown; interval propagation over all counts
/// of all tables together; linear combinations within a count (exact elimination; by omraade and period at any size, and by
/// age and sex within each rolling year); and linear programming in exact fractions over parts of at most
/// <see cref="StoersteLigningssystem"/> unknowns. What it can miss: intervals that only several relations together narrow
/// in larger parts, combinations across different counts or different rolling years by age and sex that are no interval
/// step, and what only wholeness gives away.
/// </remarks>
/// <param name="kendte">Counts that an earlier release showed, and that stand unchanged.</param>
/// <param name="k">An interval of this many values is wide enough: linear programming stops there.</param>
internal sealed class Udgivelsesangreb(IReadOnlyDictionary<Offentligcelle, long> kendte, int k)
{
    /// <summary>The largest part that is given to linear programming.</summary>
    public const int StoersteLigningssystem = 60;

    // From one attempt to the next: how the counts hang together, what was known of them, and what the systems gave.
    private readonly ConcurrentDictionary<(string Begreb, bool EfterAlder, string Periode), (List<Offentligcelle> Maal, List<Angrebsfund> Fund)> _systemer = [];
    private Relationer? _relationer;
    private Viden? _foer;

    /// <summary>Tries to find every one of <paramref name="maal"/>. Tables of the same cells can be tried again; only what differs is looked at anew.</summary>
    /// <param name="tabeller">The tables, as any download shows them.</param>
    /// <param name="maal">The withheld counts that must not be found.</param>
    /// <param name="stop">Stops between parts.</param>
    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public IReadOnlyList<Angrebsfund> Angrib(IReadOnlyList<Tabel> tabeller, IReadOnlyCollection<Offentligcelle> maal, CancellationToken stop = default)
    {
        var offentligt = new Offentligt(tabeller);
        foreach (var (celle, vaerdi) in kendte)
        {
            offentligt.Vist.TryAdd(celle, vaerdi);
        }

        var relationer = _relationer is not null && _relationer.ErOver(offentligt) ? _relationer : new Relationer(offentligt);
        var lav = new long[relationer.Antal];
        var hoej = new long[relationer.Antal];
        Array.Fill(hoej, Forplantning.Uendelig);
        foreach (var (celle, vaerdi) in offentligt.Vist)
        {
            var v = relationer.Numre[celle];
            lav[v] = hoej[v] = vaerdi;
        }

        Forplantning.Udbred(relationer, lav, hoej);
        var viden = new Viden(offentligt, lav, hoej);
        var (nyeBegreber, nyePerioder) = Nyt(relationer, viden);

        var fund = new ConcurrentDictionary<Offentligcelle, Angrebsfund>();
        var afledte = offentligt.Afledt.ToLookup(par => par.Celle, par => par.Maal);
        foreach (var celle in maal)
        {
            var v = relationer.Numre[celle];
            fund[celle] = new Angrebsfund(
                celle,
                lav[v],
                hoej[v],
                afledte.Contains(celle) ? "vises som " + string.Join(", ", afledte[celle])
                : offentligt.Vist.ContainsKey(celle) ? "vises i en anden tabel eller udgivelse"
                : lav[v] == hoej[v] ? "summer og grænser giver tallet" : "");
        }

        Parallel.ForEach(
            maal.Where(celle => !fund[celle].Bestemt).GroupBy(celle => (celle.Begreb, EfterAlder: celle.Alder != "alle" || celle.Koen != "alle", Periode: celle.Alder != "alle" || celle.Koen != "alle" ? celle.Periode : "")),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            gruppe =>
            {
                var celler = gruppe.ToList();
                var erNyt = gruppe.Key.EfterAlder ? nyePerioder.Contains((gruppe.Key.Begreb, gruppe.Key.Periode)) : nyeBegreber.Contains(gruppe.Key.Begreb);
                if (erNyt || !_systemer.TryGetValue(gruppe.Key, out var loest) || !loest.Maal.SequenceEqual(celler))
                {
                    var system = gruppe.Key.EfterAlder
                        ? EfterAlder(offentligt, gruppe.Key.Begreb, gruppe.Key.Periode)
                        : EfterOmraade(offentligt, gruppe.Key.Begreb);
                    loest = (celler, [.. LoesDele(system, relationer, lav, hoej, celler, k)]);
                    _systemer[gruppe.Key] = loest;
                }

                foreach (var nyt in loest.Fund)
                {
                    fund[nyt.Celle] = nyt;
                }
            });
        (_relationer, _foer) = (relationer, viden);
        return [.. maal.Select(celle => fund[celle])];
    }

    /// <summary>The counts of which something is known that was not, or the other way: without age and sex, and by period.</summary>
    private (HashSet<string> Begreber, HashSet<(string Begreb, string Periode)> Perioder) Nyt(Relationer relationer, Viden viden)
    {
        var begreber = new HashSet<string>(StringComparer.Ordinal);
        var perioder = new HashSet<(string, string)>();
        foreach (var (celle, v) in relationer.Numre)
        {
            if (relationer == _relationer && viden.ErSom(_foer!, celle, v))
            {
                continue;
            }

            perioder.Add((celle.Begreb, celle.Periode));
            if (celle.Alder == "alle" && celle.Koen == "alle")
            {
                begreber.Add(celle.Begreb);
            }
        }

        return (begreber, perioder);
    }

    /// <summary>The finest counts that a count consists of, and the shown counts.</summary>
    private static (Func<Offentligcelle, List<Offentligcelle>> Fineste, List<Offentligcelle> Viste) EfterOmraade(Offentligt offentligt, string begreb)
    {
        var medlemmer = new ConcurrentDictionary<(string, string), List<string>>();
        return (
            celle => [.. from kvartal in Relationer.Kvartaler(celle.Periode)
                         from kommune in medlemmer.GetOrAdd((celle.Omraade, kvartal), noegle => [.. Relationer.Medlemmer(noegle.Item1, noegle.Item2)])
                         select celle with { Omraade = kommune, Periode = kvartal }],
            [.. offentligt.Vist.Keys.Where(celle => celle.Begreb == begreb && celle.Alder == "alle" && celle.Koen == "alle")]);
    }

    /// <summary>The same for one rolling year by age and sex, with landsdele as the finest omraader.</summary>
    private static (Func<Offentligcelle, List<Offentligcelle>> Fineste, List<Offentligcelle> Viste) EfterAlder(Offentligt offentligt, string begreb, string periode)
    {
        var kvartal = Relationer.Kvartaler(periode)[^1];
        var landsdele = offentligt.Omraader.Where(kode => Omraader.Standard.Find(kode)?.Niveau == Omraadeniveau.Landsdel).ToDictionary(kode => kode, kode => Relationer.Medlemmer(kode, kvartal), StringComparer.Ordinal);
        var medlemmer = new ConcurrentDictionary<string, List<string>>(StringComparer.Ordinal);
        return (
            celle => [.. from landsdel in medlemmer.GetOrAdd(celle.Omraade, omraade => { var inde = Relationer.Medlemmer(omraade, kvartal); return [.. landsdele.Where(par => par.Value.IsSubsetOf(inde)).Select(par => par.Key)]; })
                         from alder in Relationer.Baandene(celle.Alder)
                         from koen in celle.Koen == "alle" ? Relationer.Koen : [celle.Koen]
                         select celle with { Omraade = landsdel, Alder = alder, Koen = koen }],
            [.. offentligt.Vist.Keys.Where(celle => celle.Begreb == begreb && celle.Periode == periode && Omraader.Standard.Find(celle.Omraade)?.Niveau != Omraadeniveau.Kommune)]);
    }

    private static IEnumerable<Angrebsfund> LoesDele(
        (Func<Offentligcelle, List<Offentligcelle>> Fineste, List<Offentligcelle> Viste) system,
        Relationer relationer,
        long[] lav,
        long[] hoej,
        IEnumerable<Offentligcelle> maal,
        int k)
    {
        // Unknowns get a number when they are met.
        var nummer = new Dictionary<Offentligcelle, int>();
        var variabel = new List<int>();
        var ligninger = new List<(int[] Led, long Vaerdi)>();
        var faerdige = new List<HashSet<Offentligcelle>>();
        var medFineste = new Dictionary<Offentligcelle, List<int>>();

        // Finer sums first: what they tell is taken out of the coarser ones, so that parts stay small.
        foreach (var (celle, fineste) in system.Viste.Select(celle => (celle, system.Fineste(celle))).OrderBy(par => par.Item2.Count))
        {
            var ukendte = fineste.Where(ErUkendt).ToHashSet();
            if (ukendte.Count == 0)
            {
                continue;
            }

            var vaerdi = lav[relationer.Numre[celle]] - fineste.Where(en => !ukendte.Contains(en)).Sum(en => lav[relationer.Numre[en]]);
            foreach (var nr in ukendte.SelectMany(en => medFineste.GetValueOrDefault(en, [])).Distinct().OrderByDescending(nr => nr).ToList())
            {
                if (faerdige[nr].IsSubsetOf(ukendte))
                {
                    ukendte.ExceptWith(faerdige[nr]);
                    vaerdi -= ligninger[nr].Vaerdi;
                }
            }

            if (ukendte.Count == 0)
            {
                continue;
            }

            foreach (var en in ukendte)
            {
                (medFineste.TryGetValue(en, out var liste) ? liste : medFineste[en] = []).Add(ligninger.Count);
            }

            faerdige.Add(ukendte);
            ligninger.Add(([.. ukendte.Select(Nummer)], vaerdi));
        }

        var soegte = maal.Select(celle => (Celle: celle, Fineste: system.Fineste(celle))).Select(par => (par.Celle, Led: (int[])[.. par.Fineste.Where(ErUkendt).Select(Nummer)], Kendt: par.Fineste.Where(en => !ErUkendt(en)).Sum(en => lav[relationer.Numre[en]]))).ToList();
        var leder = Enumerable.Range(0, variabel.Count).ToArray();
        foreach (var led in ligninger.Select(ligning => ligning.Led).Concat(soegte.Select(par => par.Led).Where(led => led.Length > 0)))
        {
            foreach (var v in led)
            {
                leder[Find(v)] = Find(led[0]);
            }
        }

        var ligningerI = ligninger.ToLookup(ligning => Find(ligning.Led[0]));
        foreach (var del in soegte.Where(par => par.Led.Length > 0).GroupBy(par => Find(par.Led[0])))
        {
            var lokal = new Dictionary<int, int>();
            foreach (var v in ligningerI[del.Key].SelectMany(ligning => ligning.Led).Concat(del.SelectMany(par => par.Led)))
            {
                lokal.TryAdd(v, lokal.Count);
            }

            var kombinationer = new Kombinationer(lokal.Count);
            foreach (var (led, _) in ligningerI[del.Key])
            {
                kombinationer.Kendt(led.Select(v => lokal[v]));
            }

            var aabne = new List<(Offentligcelle Celle, int[] Led, long Kendt)>();
            foreach (var par in del)
            {
                var v = relationer.Numre[par.Celle];
                if (kombinationer.Foelger(par.Led.Select(led => lokal[led])))
                {
                    yield return new Angrebsfund(par.Celle, lav[v], hoej[v], "en kombination af viste summer giver tallet");
                }
                else
                {
                    aabne.Add(par);
                }
            }

            if (aabne.Count == 0 || lokal.Count > StoersteLigningssystem)
            {
                continue;
            }

            var angreb = new Angrebssystem();
            foreach (var (v, _) in lokal.OrderBy(par => par.Value))
            {
                angreb.NyVariabel(lav[variabel[v]], hoej[variabel[v]]);
            }

            foreach (var (led, vaerdi) in ligningerI[del.Key])
            {
                angreb.Kendt(led.Select(v => lokal[v]), vaerdi);
            }

            foreach (var (_, led, _) in aabne)
            {
                angreb.Skjult(led.Select(v => lokal[v]));
            }

            var svar = Angriber.Angrib(angreb, nok: k);
            for (var i = 0; i < aabne.Count; i++)
            {
                var (celle, _, kendt) = aabne[i];
                var v = relationer.Numre[celle];
                // An interval that the search left early is only a lower bound of what is open; propagation's stands.
                yield return svar[i].Praecis
                    ? new Angrebsfund(celle, Math.Max(lav[v], svar[i].Lav + kendt), Math.Min(hoej[v], svar[i].Hoej + kendt), svar[i].Bestemt ? "lineær programmering giver tallet" : "")
                    : new Angrebsfund(celle, lav[v], hoej[v], "");
            }
        }

        bool ErUkendt(Offentligcelle en) => lav[relationer.Numre[en]] != hoej[relationer.Numre[en]];

        int Nummer(Offentligcelle en)
        {
            if (!nummer.TryGetValue(en, out var nr))
            {
                nummer.Add(en, nr = nummer.Count);
                variabel.Add(relationer.Numre[en]);
            }

            return nr;
        }

        int Find(int v)
        {
            while (leder[v] != v)
            {
                v = leder[v] = leder[leder[v]];
            }

            return v;
        }
    }

    /// <summary>What the public knows after propagation.</summary>
    private sealed record Viden(Offentligt Offentligt, long[] Lav, long[] Hoej)
    {
        public bool ErSom(Viden anden, Offentligcelle celle, int v) =>
            Lav[v] == anden.Lav[v] && Hoej[v] == anden.Hoej[v] && Offentligt.Vist.ContainsKey(celle) == anden.Offentligt.Vist.ContainsKey(celle);
    }
}
