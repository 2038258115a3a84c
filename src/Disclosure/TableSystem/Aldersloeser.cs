using Opgoerelse.Disclosure.Suppression;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides which cells of one concept are withheld by age and sex. A breakdown (omraade, age group, sex) is shown in all
/// rolling years or in none: rolling years overlap, and what one of them withholds its neighbours would tell.
/// </summary>
/// <remarks>
/// The pattern is found on the table of all quarters together. Then it is proved by each rolling year that has a
/// primary cell: other tables in which only its own quarters change, each within itself, and every shown breakdown and
/// every landsdel's total of the quarter stands still. So nothing changes in any other rolling year that is shown, nor in the
/// tables without age and sex. Where the proof fails, the whole breakdown of the omraade and of a neighbour is given up.
/// </remarks>
/// <param name="rum">The cells.</param>
/// <param name="begreb">The concept.</param>
/// <param name="k">How many values a primary cell must leave open.</param>
/// <param name="indenSkjult">What is withheld of the concept that it is a part of; null when it stands alone.</param>
/// <param name="tidligere">The previous release.</param>
/// <param name="efter">What an attack has taught about this concept.</param>
/// <param name="skjult">What is withheld; holds the cells without age and sex, and is filled with the others.</param>
internal sealed class Aldersloeser(Cellerum rum, Begreb begreb, int k, bool[]? indenSkjult, Tidligere tidligere, Efterkrav efter, bool[] skjult)
{
    /// <summary>How often giving up more may fail to help.</summary>
    private const int FlestForgaeves = 3;

    /// <summary>With more unproved than this, breakdowns are not given up one by one.</summary>
    private const int Mange = 50;

    private readonly int[] _rullende = [.. Enumerable.Range(0, rum.Perioder.Count).Where(p => rum.Perioder[p].Slags == Periodeslags.RullendeAar)];
    private readonly int[] _kvartaler = [.. Enumerable.Range(0, rum.Starter.Count).Where(s => rum.Perioder[rum.Starter[s]].Slags == Periodeslags.Kvartal)];
    private readonly (int Alder, int Koen)[] _snit = [.. from a in Enumerable.Range(0, Cellerum.Aldre) from s in Enumerable.Range(0, Cellerum.Koen) where a + s > 0 select (a, s)];
    private readonly HashSet<int> _helt = [];

    /// <summary>Cells whose safety has no proof; normally none.</summary>
    public List<int> Ubeviste { get; private set; } = [];

    /// <param name="foer">The same with less given up: taken over where nothing about it is new. Null the first time.</param>
    public void Loes(Aldersloeser? foer)
    {
        if (foer is not null && Genbrug(foer))
        {
            return;
        }

        foreach (var landsdel in rum.Landsdele.Where(landsdel => _rullende.Any(p => skjult[rum.Nr(landsdel, p)])))
        {
            // Its total is withheld in some years, and the sum of its breakdowns would tell it.
            _helt.Add(landsdel);
        }

        if (rum.ErTynd(k))
        {
            _helt.UnionWith(rum.Overordnede);
        }

        bool[]? bedste = null;
        for (var forgaeves = 0; forgaeves < FlestForgaeves; forgaeves++)
        {
            FindMoenster();
            List<int> ubeviste = [.. _rullende.SelectMany(UbevisteI)];
            if (bedste is null || ubeviste.Count < Ubeviste.Count)
            {
                forgaeves = 0;
                Ubeviste = ubeviste;
                bedste = [.. skjult];
            }

            if (Ubeviste.Count == 0 || !GivOp(ubeviste))
            {
                break;
            }
        }

        // Giving up more than helps would only withhold more.
        bedste!.CopyTo(skjult, 0);
    }

    private bool Genbrug(Aldersloeser foer)
    {
        var alle = (from o in rum.Overordnede from p in _rullende select (Omraade: o, Periode: p)).ToList();
        var celler = (from par in alle from snit in _snit select rum.Nr(par.Omraade, par.Periode, snit.Alder, snit.Koen)).ToList();
        if (alle.Exists(par => Skjult[rum.Nr(par.Omraade, par.Periode)] != foer.Skjult[rum.Nr(par.Omraade, par.Periode)])
            || celler.Exists(nr => !Efter.ErEns(foer.Efter, nr) || IndenSkjult?[nr] != foer.IndenSkjult?[nr]))
        {
            return false;
        }

        foreach (var nr in celler)
        {
            Skjult[nr] = foer.Skjult[nr];
        }

        Ubeviste = foer.Ubeviste;
        return true;
    }

    private bool[] Skjult => skjult;

    private bool[]? IndenSkjult => indenSkjult;

    private Efterkrav Efter => efter;

    private long Vaerdi(int nr) => begreb.Antal(rum.Tal(nr));

    private bool ErPrimaer(int nr) => begreb.Primaer(rum.Tal(nr));

    private bool MaaSkjules(int nr) =>
        ErPrimaer(nr) || (indenSkjult is not null && indenSkjult[nr]) || tidligere.VarSkjult(begreb.Kode, nr) || efter.Opgivne.Contains(nr);

    private void FindMoenster()
    {
        var former = new Formsamling(k);
        var baser = new Dictionary<(int Landsdel, int Alder, int Koen), int>();
        foreach (var landsdel in rum.Landsdele)
        {
            foreach (var (a, s) in Fineste())
            {
                var ialt = _kvartaler.Sum(q => Vaerdi(rum.Nr(landsdel, rum.Starter[q], a, s)));
                var hoejst = begreb.Inden is { } inden ? _kvartaler.Sum(q => inden.Antal(rum.Tal(rum.Nr(landsdel, rum.Starter[q], a, s)))) : CellSystem.Unbounded;
                baser.Add((landsdel, a, s), former.Base(ialt, hoejst));
            }
        }

        foreach (var o in rum.Overordnede)
        {
            // The totals are decided without age and sex, and stand still here.
            former.Celle(-1, Cellevalg.Kendt, Led(o, 0, 0, baser));
            foreach (var (a, s) in _snit)
            {
                var nr = rum.Nr(o, _rullende[^1], a, s);
                var valg = _helt.Contains(o) || Array.Exists(_rullende, p => ErPrimaer(rum.Nr(o, p, a, s))) ? Cellevalg.Primaer
                    : Array.Exists(_rullende, p => MaaSkjules(rum.Nr(o, p, a, s)) || skjult[rum.Nr(o, p)]) ? Cellevalg.Tvungen
                    : Cellevalg.Kandidat;
                var led = Led(o, a, s, baser);
                former.Celle(nr, valg, led, ((long)rum.Omraader[o].Niveau << 40) - ((long)led.Count << 32) - Math.Min(Vaerdi(nr), int.MaxValue));
            }
        }

        former.Undertryk(skjult);
        foreach (var o in rum.Overordnede)
        {
            foreach (var (a, s) in _snit)
            {
                var altid = skjult[rum.Nr(o, _rullende[^1], a, s)];
                foreach (var p in _rullende)
                {
                    // What was shown before is known: withholding it would hide nothing.
                    var nr = rum.Nr(o, p, a, s);
                    skjult[nr] = MaaSkjules(nr) || skjult[rum.Nr(o, p)] || (altid && !tidligere.VarVist(begreb.Kode, nr, Vaerdi(nr)));
                }
            }
        }
    }

    /// <summary>The primary cells of a rolling year for which no proof is found.</summary>
    private List<int> UbevisteI(int periode)
    {
        var primaere = rum.Overordnede.SelectMany(o => _snit.Select(snit => (Omraade: o, snit.Alder, snit.Koen, Nr: rum.Nr(o, periode, snit.Alder, snit.Koen))))
            .Where(celle => ErPrimaer(celle.Nr) && !tidligere.VarVist(begreb.Kode, celle.Nr, Vaerdi(celle.Nr))).ToList();
        if (primaere.Count == 0)
        {
            return [];
        }

        var former = new Formsamling(k);
        var alle = rum.Overordnede.SelectMany(o => _snit.Select(snit => (Omraade: o, snit.Alder, snit.Koen))).ToList();
        var iAlt = primaere.ToDictionary(celle => celle.Nr, _ => new List<int>());
        foreach (var q in rum.StartperioderI[periode])
        {
            var med = Array.FindAll(_rullende, p => Array.IndexOf(rum.StartperioderI[p], q) >= 0);
            var baser = new Dictionary<(int Landsdel, int Alder, int Koen), int>();
            var rest = new Dictionary<(int Landsdel, int Alder, int Koen), int>();
            foreach (var landsdel in rum.Landsdele)
            {
                foreach (var (a, s) in Fineste())
                {
                    var nr = rum.Nr(landsdel, rum.Starter[q], a, s);
                    if (begreb.Inden is not { } inden)
                    {
                        baser.Add((landsdel, a, s), former.Base(Vaerdi(nr)));
                    }
                    else if (Vises(indenSkjult!, landsdel, a, s))
                    {
                        // Within the true whole: those who know less of it can rule out less.
                        baser.Add((landsdel, a, s), former.Base(Vaerdi(nr), inden.Antal(rum.Tal(nr))));
                    }
                    else
                    {
                        baser.Add((landsdel, a, s), former.Base(Vaerdi(nr)));
                        rest.Add((landsdel, a, s), former.Base(inden.Antal(rum.Tal(nr)) - Vaerdi(nr)));
                    }
                }
            }

            foreach (var (o, a, s) in alle.Concat(rum.Landsdele.Select(o => (Omraade: o, Alder: 0, Koen: 0))))
            {
                var ialt = a + s == 0;
                if (ialt || Vises(skjult, o, a, s))
                {
                    former.Celle(-1, Cellevalg.Kendt, Led(o, a, s, baser));
                }

                if (rest.Count > 0 && (ialt || Vises(indenSkjult!, o, a, s)))
                {
                    former.Celle(-1, Cellevalg.Kendt, [.. Led(o, a, s, rest), .. Led(o, a, s, baser, rest)]);
                }
            }

            foreach (var (o, a, s, nr) in primaere)
            {
                iAlt[nr].AddRange(Led(o, a, s, baser));
            }

            bool Vises(bool[] moenster, int omraade, int alder, int koen) => Array.Exists(med, p => !moenster[rum.Nr(omraade, p, alder, koen)]);
        }

        foreach (var (nr, led) in iAlt)
        {
            // Where the whole or the total is withheld too, it has k values to itself, and most often the part gets them from there.
            var skjultHele = (indenSkjult is not null && indenSkjult[nr]) || skjult[rum.Nr(rum.Omraade(nr), periode)];
            former.Celle(nr, Cellevalg.Primaer, led, vaerdier: skjultHele && !efter.Skaerpede.Contains(nr) ? 2 : k);
        }

        return former.Undertryk(new bool[skjult.Length]);
    }

    /// <summary>Gives up the whole breakdown of the omraader in trouble, or else of a neighbour of each. False when nothing is left.</summary>
    private bool GivOp(List<int> ubeviste)
    {
        var foer = _helt.Count;
        if (ubeviste.Count > Mange)
        {
            _helt.UnionWith(rum.Overordnede);
            return _helt.Count > foer;
        }

        var ramte = ubeviste.Select(rum.Omraade).Distinct().ToList();
        _helt.UnionWith(ramte);
        if (_helt.Count > foer)
        {
            return true;
        }

        foreach (var o in ramte)
        {
            var naboer = rum.Overordnede.Where(anden => rum.Omraader[anden].Niveau == rum.Omraader[o].Niveau && !_helt.Contains(anden)).ToList();
            var region = rum.Overordnede.Where(r => rum.Omraader[r].Niveau == Omraadeniveau.Region && rum.LandsdeleI(r, _kvartaler[^1]).Contains(o)).SelectMany(r => rum.LandsdeleI(r, _kvartaler[^1])).ToHashSet();
            var nabo = naboer.OrderBy(anden => region.Contains(anden) ? 0 : 1).ThenBy(anden => _kvartaler.Sum(q => Vaerdi(rum.Nr(anden, rum.Starter[q])))).ToList();
            if (nabo.Count > 0)
            {
                _helt.Add(nabo[0]);
            }
        }

        if (_helt.Count == foer)
        {
            _helt.UnionWith(rum.Overordnede.Where(o => rum.Omraader[o].Niveau == Omraadeniveau.Region));
        }

        if (_helt.Count == foer)
        {
            _helt.UnionWith(rum.Overordnede);
        }

        return _helt.Count > foer;
    }

    /// <summary>The finest breakdowns: one age band and one sex.</summary>
    private static IEnumerable<(int Alder, int Koen)> Fineste() =>
        from a in Cellerum.Baand
        from s in Enumerable.Range(1, Cellerum.Koen - 1)
        select (a, s);

    /// <summary>The bases of a breakdown; only where <paramref name="kun"/> has one, when given.</summary>
    private List<int> Led(int omraade, int alder, int koen, Dictionary<(int, int, int), int> baser, Dictionary<(int, int, int), int>? kun = null)
    {
        var baand = AgeGroup.All[alder].Bands;
        var led = new List<int>();
        // Landsdele stay in their region for as long as the series runs; a region of later years holds the same landsdele.
        foreach (var landsdel in rum.LandsdeleI(omraade, _kvartaler[^1]))
        {
            foreach (var (a, s) in Fineste())
            {
                if (baand.Contains(AgeGroup.All[a].Code) && (koen == 0 || s == koen)
                    && baser.TryGetValue((landsdel, a, s), out var b) && (kun is null || kun.ContainsKey((landsdel, a, s))))
                {
                    led.Add(b);
                }
            }
        }

        return led;
    }
}
