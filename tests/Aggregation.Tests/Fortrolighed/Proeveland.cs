using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AggregationTests.Fortrolighed;

/// <summary>
/// A country of made-up forloeb, one by one, and its cube added up the slow way: every forloeb is put into every cell that it
/// belongs to.
/// </summary>
internal sealed class Proeveland
{
    private static readonly Ordning Skema = Ordning.Standard;
    private static readonly Regelsaet Regler = Regelsaet.Alle["bek-2408"];
    private static readonly double[] Andele = [0.2, 0.45, 0.2, 0.15];
    private readonly List<Forloeb> _forloeb = [];
    private readonly Random _tilfaeldig;

    /// <param name="fro">The seed.</param>
    /// <param name="kvartaler">How many quarters from the first of 2022.</param>
    /// <param name="prKvartal">How many forloeb a kommune has in a quarter, on average; kommuner differ tenfold.</param>
    public Proeveland(int fro, int kvartaler, double prKvartal)
    {
        _tilfaeldig = new Random(fro);
        var sidste = new Kvartal(2022, 1).Plus(kvartaler - 1);
        Plan = new Periodeplan(new DateOnly(2022, 1, 3), sidste.SidsteDag.AddMonths(6), Regler, Skema);
        foreach (var kommune in Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune))
        {
            var stoerrelse = prKvartal * Math.Pow(10, (_tilfaeldig.NextDouble() * 1.4) - 0.9);
            foreach (var kvartal in Plan.Kvartaler)
            {
                for (var antal = (int)((stoerrelse * 2 * _tilfaeldig.NextDouble()) + _tilfaeldig.NextDouble()); antal > 0; antal--)
                {
                    Tilfoej(kommune.Kode, kvartal.Kode);
                }
            }
        }
    }

    public Periodeplan Plan { get; }

    /// <summary>One more forloeb.</summary>
    public void Tilfoej(string kommune, string kvartal)
    {
        var med = Enumerable.Range(0, 4).Select(i => _tilfaeldig.NextDouble() < Andele[i]).ToArray();
        _forloeb.Add(new Forloeb(
            kommune,
            kvartal,
            Aldersgrupper.Alle[_tilfaeldig.Next(4)],
            _tilfaeldig.Next(2) == 0 ? "kvinde" : "mand",
            _tilfaeldig.Next(20) switch { 0 => 1, 1 => 2, _ => 0 },
            med,
            _tilfaeldig.Next(7),
            _tilfaeldig.Next(3) == 0,
            _tilfaeldig.Next(8) == 0));
    }

    public Kubeudtraek Kube()
    {
        var samlet = new Dictionary<(string, string), List<Forloeb>>();
        var efterAlder = new Dictionary<(string, string, string, string), List<Forloeb>>();
        var omraader = Omraader.Standard.Medlemskaber.Where(medlem => medlem.Fra <= new DateOnly(2022, 1, 1)).ToLookup(medlem => medlem.Kommune, medlem => medlem.Omraade, StringComparer.Ordinal);
        var perioder = Plan.Publicerede.SelectMany(periode => periode.Startperioder.Select(start => (start, periode.Kode))).ToLookup(par => par.start, par => par.Kode, StringComparer.Ordinal);
        foreach (var forloeb in _forloeb)
        {
            foreach (var omraade in omraader[forloeb.Kommune])
            {
                foreach (var periode in perioder[forloeb.Kvartal])
                {
                    Laeg(samlet, (omraade, periode), forloeb);
                    foreach (var (gruppe, _, _) in AgeGroup.All.Where(g => omraade != forloeb.Kommune && g.Bands.Contains(forloeb.Alder)))
                    {
                        Laeg(efterAlder, (omraade, periode, gruppe, forloeb.Koen), forloeb);
                        Laeg(efterAlder, (omraade, periode, gruppe, "alle"), forloeb);
                    }
                }
            }
        }

        return new Kubeudtraek(samlet.ToDictionary(par => par.Key, par => Tal(par.Value)), efterAlder.ToDictionary(par => par.Key, par => Tal(par.Value)));

        static void Laeg<T>(Dictionary<T, List<Forloeb>> til, T noegle, Forloeb forloeb)
            where T : notnull => (til.TryGetValue(noegle, out var liste) ? liste : til[noegle] = []).Add(forloeb);
    }

    /// <summary>The release that this country gets after <paramref name="forrige"/>.</summary>
    public (IReadOnlyList<Tabel> Tabeller, Fortrolighedsrapport Rapport) Udgiv(IReadOnlyList<Tabel>? forrige = null, Fortrolighedsregler? regler = null) =>
        Tabelbeskyttelse.Byg(Kube(), Plan, Skema, Regler, regler ?? Fortrolighedsregler.Standard, forrige ?? [], fremdrift: null, CancellationToken.None);

    /// <summary>The tables with nothing withheld.</summary>
    public IReadOnlyList<Tabel> Sande() => new Tabelbygger(Kube(), Plan, Skema, Regler, moenster: null).Byg(medKommende: true);

    private static Kubetal Tal(List<Forloeb> forloeb)
    {
        var n = forloeb.FindAll(f => f.Udenfor == 0);
        Kategoritabel med = default, antal = default, dage = default;
        for (var i = 0; i < 4; i++)
        {
            var deres = n.FindAll(f => f.Med[i]);
            med[i] = deres.Count;
            antal[i] = deres.Count * 2;
            dage[i] = deres.Count * 30;
        }

        med[Kategoritabel.Nogen] = n.Count(f => f.Nogen);
        antal[Kategoritabel.Nogen] = med[0] + med[1] + med[2] + med[3];
        dage[Kategoritabel.Nogen] = 40 * med[Kategoritabel.Nogen];
        return new Kubetal
        {
            N = n.Count,
            AfsluttetInden = forloeb.Count(f => f.Udenfor == 1),
            Fritaget = forloeb.Count(f => f.Udenfor == 2),
            Med = med,
            Antal = antal,
            Dage = dage,
            Minutdage = dage,
            Inden = [.. Enumerable.Range(0, 6).Select(i => (long)n.Count(f => f.Nogen && f.Interval <= i))],
            UndtagetLoentimer = n.Count(f => !f.Nogen && f.Maerke),
            Genbehandlet = n.Count(f => !f.Nogen && f.Indstillet),
            Indstillet = n.Count(f => f.Indstillet),
            Givet = n.Count(f => f.Indstillet && f.Med[0]),
            DobbeltMedian = n.Exists(f => f.Nogen) ? 20 : null,
        };
    }

    private sealed record Forloeb(string Kommune, string Kvartal, string Alder, string Koen, int Udenfor, bool[] Med, int Interval, bool Indstillet, bool Maerke)
    {
        public bool Nogen => Array.Exists(Med, m => m);
    }
}
