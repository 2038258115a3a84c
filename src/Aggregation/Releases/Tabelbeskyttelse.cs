using System.Diagnostics;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The confidentiality step of a release: decides what is withheld, makes the tables, attacks them as the public will meet
/// them, and reports.
/// </summary>
internal static class Tabelbeskyttelse
{
    /// <summary>How often tables are made and attacked before the release is stopped.</summary>
    private const int FlestRunder = 8;

    /// <param name="kube">The true figures.</param>
    /// <param name="plan">The periods.</param>
    /// <param name="ordning">The scheme.</param>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="regler">The rules of confidentiality.</param>
    /// <param name="forrige">The tables of the previous public release; empty before the first.</param>
    /// <param name="fremdrift">Told of the steps.</param>
    /// <param name="stop">Stops between steps.</param>
    /// <exception cref="FortrolighedException">The attack found what must not be found.</exception>
    public static (IReadOnlyList<Tabel> Tabeller, Fortrolighedsrapport Rapport) Byg(
        Kubeudtraek kube,
        Periodeplan plan,
        Ordning ordning,
        Regelsaet regelsaet,
        Fortrolighedsregler regler,
        IReadOnlyList<Tabel> forrige,
        IProgress<Fremdrift>? fremdrift,
        CancellationToken stop)
    {
        var ur = Stopwatch.StartNew();
        fremdrift?.Report(new Fremdrift("Fortrolighed", 0, null));
        var rum = new Cellerum(kube, plan, Tabelbygger.GyldigeOmraader(plan));
        var begreber = Begreber.Af(regelsaet, regler);
        var (tidligere, kendte) = Foer(rum, begreber, forrige);
        var opgivne = new HashSet<(string Begreb, int Nr)>();
        var skaerpede = new HashSet<(string Begreb, int Nr)>();
        var angreb = new Udgivelsesangreb(kendte, regler.Graense);
        Beskyttelse? beskyttelse = null;
        for (var runde = 1; ; runde++)
        {
            beskyttelse = Tabelbeskytter.Beskyt(rum, begreber, regler.Graense, tidligere, Efter, beskyttelse, stop);
            var tabeller = new Tabelbygger(kube, plan, ordning, regelsaet, beskyttelse.Moenster).Byg(medKommende: true);

            fremdrift?.Report(new Fremdrift("Angreb på tabellerne", 0, null));
            var maal = Maal(rum, begreber, beskyttelse.Moenster, tidligere, regler);
            var fund = angreb.Angrib(tabeller, maal.Keys, stop);
            var fundne = fund.Where(f => f.Vaerdier < regler.Graense).ToList();
            if (fundne.Count == 0)
            {
                return (tabeller, new Fortrolighedsrapport(regler, beskyttelse.Ubeviste.Count, (long)ur.Elapsed.TotalMilliseconds, Linjer(rum, begreber, tabeller, fund)));
            }

            // What counts tell of each other, or what little a revision has changed, is not in the proofs.
            foreach (var f in fundne)
            {
                if (f.Bestemt || !maal[f.Celle].Where(skaerpede.Add).Any())
                {
                    opgivne.UnionWith(Omkring(rum, begreber, f.Celle, runde));
                }
            }

            if (runde == FlestRunder)
            {
                throw new FortrolighedException([.. fundne.Select(Linje).Order(StringComparer.Ordinal)]);
            }
        }

        Efterkrav Efter(string begreb) => new(Af(opgivne, begreb), Af(skaerpede, begreb));

        static HashSet<int> Af(HashSet<(string Begreb, int Nr)> celler, string begreb) => [.. celler.Where(celle => celle.Begreb == begreb).Select(celle => celle.Nr)];
    }

    /// <summary>
    /// What is given up around a cell that was found, in all periods that share a quarter with it: its own count, its parts and
    /// its siblings in its own omraade; the neighbours' count that bounds it; and, round by round, its own count in the omraader that hold it.
    /// </summary>
    private static IEnumerable<(string Begreb, int Nr)> Omkring(Cellerum rum, IReadOnlyList<Begreb> begreber, Offentligcelle celle, int runde)
    {
        var kode = celle.Begreb == Begreber.Ingen ? Begreber.Nogen : celle.Begreb;
        var nr = rum.Nr(celle.Omraade, celle.Periode, celle.Alder, celle.Koen);
        var (o, p) = (rum.Omraade(nr), rum.Periode(nr));
        var starter = rum.StartperioderI[p];
        var i = nr - rum.Nr(o, p);
        foreach (var periode in Enumerable.Range(0, rum.Perioder.Count).Where(periode => rum.StartperioderI[periode].Intersect(starter).Any()))
        {
            foreach (var omraade in Enumerable.Range(0, rum.Omraader.Count).Where(omraade => omraade == o || IRaekkevidde(rum.Omraader[omraade].Niveau, runde)).Where(omraade => starter.All(s => rum.KommunerI(o, s).ToArray().All(kommune => rum.KommunerI(omraade, s).Contains(kommune)))))
            {
                yield return (kode, rum.Nr(omraade, periode) + i);
            }

            foreach (var begreb in begreber.Where(begreb => begreb.Inden is not null && kode != Begreber.N))
            {
                yield return (begreb.Kode, rum.Nr(o, periode) + i);
            }

            if (kode == Begreber.Med(Kategori.Virksomhedsrettet) || kode == Begreber.Givet)
            {
                // Those named who were given it are among all given it: a bound on the neighbours, and by their sum on this one.
                foreach (var nabo in rum.Kommuner.Where(nabo => rum.Landsdel[nabo] == rum.Landsdel[o]))
                {
                    yield return (Begreber.Givet, rum.Nr(nabo, periode) + i);
                }
            }
        }
    }

    private static bool IRaekkevidde(Omraadeniveau niveau, int runde) => niveau switch
    {
        Omraadeniveau.Landsdel => runde >= 2,
        Omraadeniveau.Region => runde >= 3,
        Omraadeniveau.Land => runde >= 4,
        _ => false,
    };

    /// <summary>What the previous release showed, and of that what its readers know of ours: the unchanged values.</summary>
    private static (Tidligere Tidligere, Dictionary<Offentligcelle, long> Kendte) Foer(Cellerum rum, IReadOnlyList<Begreb> begreber, IReadOnlyList<Tabel> forrige)
    {
        var tidligere = new Tidligere();
        var kendte = new Dictionary<Offentligcelle, long>();
        var paaKode = begreber.ToDictionary(begreb => begreb.Kode, StringComparer.Ordinal);
        var offentligt = new Offentligt(forrige);
        foreach (var celle in offentligt.Vist.Keys.Concat(offentligt.Skjult))
        {
            var nr = rum.Nr(celle.Omraade, celle.Periode, celle.Alder, celle.Koen);
            if (nr < 0 || !paaKode.TryGetValue(celle.Begreb, out var begreb))
            {
                continue;
            }

            var vist = offentligt.Vist.TryGetValue(celle, out var vaerdi);
            tidligere.Husk(begreb.Kode, nr, vist ? vaerdi : null);
            if (vist && vaerdi == begreb.Antal(rum.Tal(nr)))
            {
                kendte.Add(celle, vaerdi);
            }
        }

        return (tidligere, kendte);
    }

    /// <summary>
    /// The primary cells, and what can be asked for that they leave more open: nothing where that has been asked for from the
    /// beginning, otherwise the cell and what it is a part of.
    /// </summary>
    private static Dictionary<Offentligcelle, List<(string Begreb, int Nr)>> Maal(Cellerum rum, IReadOnlyList<Begreb> begreber, Moenster moenster, Tidligere tidligere, Fortrolighedsregler regler)
    {
        var maal = new Dictionary<Offentligcelle, List<(string Begreb, int Nr)>>();
        foreach (var begreb in begreber)
        {
            var skjult = moenster.Af(begreb.Kode);
            var inden = begreb.Inden is { } hele ? moenster.Af(hele.Moenster) : null;
            for (var nr = 0; nr < skjult.Length; nr++)
            {
                if (!skjult[nr] || !begreb.Primaer(rum.Tal(nr)) || tidligere.VarVist(begreb.Kode, nr, begreb.Antal(rum.Tal(nr))))
                {
                    continue;
                }

                var tal = rum.Tal(nr);
                var celle = rum.Offentlig(begreb.Kode, nr);
                var ialt = rum.Nr(rum.Omraade(nr), rum.Periode(nr));
                List<(string Begreb, int Nr)> krav = (inden is not null && inden[nr]) || (ialt != nr && skjult[ialt]) ? [(begreb.Kode, nr)] : [];
                if (inden is not null && inden[nr])
                {
                    krav.Add((begreb.Inden!.Moenster, nr));
                }

                // A 0 within a small N is withheld with it, but is no small number: N is.
                if (begreb.Antal(tal) > 0 || !regler.Lille(tal.N))
                {
                    maal.Add(celle, krav);
                }

                if (begreb.Kode == Begreber.Nogen && (tal.Ingen > 0 || !regler.Lille(tal.N)))
                {
                    maal.Add(celle with { Begreb = Begreber.Ingen }, krav);
                }
            }
        }

        return maal;
    }

    private static string Linje(Angrebsfund fund) =>
        fund.Bestemt ? $"{fund.Celle}: {fund.Hvordan}" : $"{fund.Celle}: kun {fund.Vaerdier} mulige værdier";

    private static List<Fortrolighedslinje> Linjer(Cellerum rum, IReadOnlyList<Begreb> begreber, IReadOnlyList<Tabel> tabeller, IReadOnlyList<Angrebsfund> fund)
    {
        var paaKode = begreber.ToDictionary(begreb => begreb.Kode, StringComparer.Ordinal);
        paaKode.Add(Begreber.Ingen, paaKode[Begreber.Nogen]);
        var fundet = fund.ToDictionary(f => f.Celle);
        return [.. from tabel in tabeller
                   from linje in Offentligt.Antalsceller(tabel)
                       .Select(par => (par.Celle, par.Skjult, Nr: rum.Nr(par.Celle.Omraade, par.Celle.Periode, par.Celle.Alder, par.Celle.Koen)))
                       .Where(par => par.Nr >= 0)
                       .GroupBy(par => (rum.Omraader[rum.Omraade(par.Nr)].Niveau, rum.Perioder[rum.Periode(par.Nr)].Slags))
                       .OrderBy(gruppe => gruppe.Key.Niveau).ThenByDescending(gruppe => gruppe.Key.Slags)
                   let skjulte = linje.Where(par => par.Skjult).ToList()
                   let primaere = skjulte.Where(par => paaKode[par.Celle.Begreb].Primaer(rum.Tal(par.Nr))).ToList()
                   let angrebne = primaere.Where(par => fundet.ContainsKey(par.Celle)).Select(par => fundet[par.Celle]).ToList()
                   select new Fortrolighedslinje(
                       tabel.Id,
                       linje.Key.Niveau.Kode(),
                       linje.Key.Slags.Kode(),
                       linje.Count(),
                       primaere.Count,
                       skjulte.Count - primaere.Count,
                       linje.Sum(par => rum.Tal(par.Nr).N),
                       skjulte.Sum(par => rum.Tal(par.Nr).N),
                       angrebne.Count == 0 ? null : angrebne.Min(f => f.Vaerdier),
                       angrebne.Count(f => f.Bestemt))];
    }
}
