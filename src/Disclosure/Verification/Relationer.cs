using System.Globalization;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// What everybody knows of how the counts hang together: omraader by the public register, years and rolling years by their
/// quarters, ages and sexes, and which counts are parts of which. Every count is an unknown of its own, also those that no
/// table shows (a landsdel's quarter by age and sex).
/// </summary>
internal sealed class Relationer
{
    private static readonly string[] Baand = ["u30", "30-39", "40-49", "50+"];
    private static readonly (string Samlet, string[] Dele)[] Aldre =
        [("u40", ["u30", "30-39"]), ("40+", ["40-49", "50+"]), ("alle", Baand)];

    private readonly Dictionary<Offentligcelle, int> _nummer = [];
    private readonly int _offentlige;

    /// <param name="offentligt">What is public: which omraader, periods and counts there are.</param>
    public Relationer(Offentligt offentligt)
    {
        foreach (var celle in offentligt.Vist.Keys.Concat(offentligt.Skjult))
        {
            Nummer(celle);
        }

        _offentlige = _nummer.Count;
        var begreber = _nummer.Keys.Select(celle => celle.Begreb).Distinct(StringComparer.Ordinal).ToList();
        var medAlder = _nummer.Keys.Where(celle => celle.Alder != "alle").Select(celle => celle.Begreb).ToHashSet(StringComparer.Ordinal);
        var perioder = offentligt.Perioder.ToDictionary(kode => kode, Kvartaler, StringComparer.Ordinal);
        var starter = perioder.Values.SelectMany(kvartaler => kvartaler).Distinct(StringComparer.Ordinal).ToList();
        var kommuner = offentligt.Omraader.ToDictionary(kode => kode, kode => (IReadOnlyDictionary<string, HashSet<string>>)starter.ToDictionary(start => start, start => Medlemmer(kode, start), StringComparer.Ordinal), StringComparer.Ordinal);
        var opdelinger = perioder.ToDictionary(par => par.Key, par => Opdeling(par.Value, kommuner), StringComparer.Ordinal);
        var overordnede = kommuner.Where(par => !Omraader.Standard.ErKommune(par.Key)).ToDictionary(StringComparer.Ordinal);
        var overordnedes = perioder.Concat(starter.Select(start => KeyValuePair.Create(start, new[] { start }))).DistinctBy(par => par.Key).ToDictionary(par => par.Key, par => Opdeling(par.Value, overordnede), StringComparer.Ordinal);
        foreach (var begreb in begreber)
        {
            foreach (var (periode, kvartaler) in perioder)
            {
                foreach (var omraade in offentligt.Omraader)
                {
                    Tid(new Offentligcelle(begreb, omraade, periode, "alle", "alle"), kvartaler);
                }

                Geografi(begreb, periode, opdelinger[periode], "alle", "alle");
            }

            if (medAlder.Contains(begreb))
            {
                AlderOgKoen(begreb, perioder, overordnede, overordnedes);
            }
        }

        foreach (var celle in _nummer.Keys.ToList())
        {
            Begreber(celle);
        }
    }

    /// <summary>The sexes.</summary>
    public static IReadOnlyList<string> Koen { get; } = ["kvinde", "mand"];

    /// <summary>Every count with a number.</summary>
    public IReadOnlyDictionary<Offentligcelle, int> Numre => _nummer;

    public int Antal => _nummer.Count;

    /// <summary>Total = sum of parts.</summary>
    public List<(int Ialt, int[] Dele)> Summer { get; } = [];

    /// <summary>Part ≤ whole.</summary>
    public List<(int Del, int Hele)> Hoejst { get; } = [];

    /// <summary>Total ≤ sum of parts (they may overlap).</summary>
    public List<(int Ialt, int[] Dele)> Daekket { get; } = [];

    /// <summary>Whether these are the relations of the same cells, shown or withheld.</summary>
    public bool ErOver(Offentligt offentligt)
    {
        var celler = offentligt.Vist.Keys.Concat(offentligt.Skjult).ToHashSet();
        return celler.Count == _offentlige && celler.All(celle => _nummer.TryGetValue(celle, out var nummer) && nummer < _offentlige);
    }

    /// <summary>The age bands of an age group.</summary>
    public static string[] Baandene(string alder) => Array.Find(Aldre, gruppe => gruppe.Samlet == alder).Dele ?? [alder];

    /// <summary>The quarters of a period, read from its code; the phase-in is its own.</summary>
    public static string[] Kvartaler(string periode)
    {
        if (periode.Length == 4)
        {
            return [.. Enumerable.Range(1, 4).Select(q => $"{periode}Q{q}")];
        }

        if (periode.Length == 10 && periode[4..8] == "QMAT")
        {
            var sidste = (int.Parse(periode.AsSpan(0, 4), CultureInfo.InvariantCulture) * 4) + int.Parse(periode.AsSpan(8), CultureInfo.InvariantCulture) - 1;
            return [.. Enumerable.Range(sidste - 3, 4).Select(q => string.Create(CultureInfo.InvariantCulture, $"{q / 4:D4}Q{(q % 4) + 1}"))];
        }

        return [periode];
    }

    /// <summary>The kommuner of an omraade for starts in a quarter, by the public register.</summary>
    public static HashSet<string> Medlemmer(string omraade, string start)
    {
        var dag = start.Length == 6
            ? new DateOnly(int.Parse(start.AsSpan(0, 4), CultureInfo.InvariantCulture), 3 * (start[5] - '0'), 28)
            : new DateOnly(2022, 1, 1);
        return Omraader.Standard.Medlemskaber.Where(medlem => medlem.Omraade == omraade && medlem.Fra <= dag && (medlem.Til is not { } til || dag <= til)).Select(medlem => medlem.Kommune).ToHashSet(StringComparer.Ordinal);
    }

    private int Nummer(Offentligcelle celle)
    {
        if (!_nummer.TryGetValue(celle, out var nummer))
        {
            _nummer.Add(celle, nummer = _nummer.Count);
        }

        return nummer;
    }

    private void Tid(Offentligcelle celle, string[] kvartaler)
    {
        if (kvartaler.Length > 1)
        {
            Summer.Add((Nummer(celle), [.. kvartaler.Select(kvartal => Nummer(celle with { Periode = kvartal }))]));
        }
    }

    private void Geografi(string begreb, string periode, List<(string Omraade, List<string> Dele)> opdeling, string alder, string koen)
    {
        foreach (var (omraade, dele) in opdeling)
        {
            Summer.Add((Nummer(new(begreb, omraade, periode, alder, koen)), [.. dele.Select(del => Nummer(new(begreb, del, periode, alder, koen)))]));
        }
    }

    /// <summary>Each omraade is the sum of the largest ones within it that together are it.</summary>
    private static List<(string Omraade, List<string> Dele)> Opdeling(string[] kvartaler, Dictionary<string, IReadOnlyDictionary<string, HashSet<string>>> kommuner)
    {
        var opdeling = new List<(string, List<string>)>();
        foreach (var (omraade, egne) in kommuner)
        {
            var rest = egne[kvartaler[0]].ToHashSet(StringComparer.Ordinal);
            if (kvartaler.Any(kvartal => !egne[kvartal].SetEquals(rest)) || rest.Count == 0)
            {
                // An omraade that changes within the period: its quarters say what there is to say.
                continue;
            }

            var dele = new List<string>();
            foreach (var (anden, andres) in kommuner.Where(par => par.Key != omraade).OrderByDescending(par => par.Value[kvartaler[0]].Count))
            {
                var deres = andres[kvartaler[0]];
                if (deres.Count > 0 && (deres.Count < egne[kvartaler[0]].Count || (deres.Count == egne[kvartaler[0]].Count && string.CompareOrdinal(anden, omraade) < 0))
                    && deres.IsSubsetOf(rest) && kvartaler.All(kvartal => andres[kvartal].SetEquals(deres)))
                {
                    dele.Add(anden);
                    rest.ExceptWith(deres);
                }
            }

            if (dele.Count > 0 && rest.Count == 0)
            {
                opdeling.Add((omraade, dele));
            }
        }

        return opdeling;
    }

    private void AlderOgKoen(
        string begreb,
        Dictionary<string, string[]> perioder,
        Dictionary<string, IReadOnlyDictionary<string, HashSet<string>>> overordnede,
        Dictionary<string, List<(string Omraade, List<string> Dele)>> opdelinger)
    {
        var rullende = perioder.Where(par => par.Key.Contains("QMAT", StringComparison.Ordinal)).ToList();
        var kvartaler = rullende.SelectMany(par => par.Value).Distinct(StringComparer.Ordinal).Select(kvartal => KeyValuePair.Create(kvartal, new[] { kvartal })).ToList();
        string[] aldre = ["alle", "u40", "40+", .. Baand], koen = ["alle", .. Koen];
        foreach (var (periode, dens) in rullende.Concat(kvartaler))
        {
            foreach (var alder in aldre)
            {
                foreach (var k in koen.Where(k => alder != "alle" || k != "alle"))
                {
                    foreach (var omraade in overordnede.Keys)
                    {
                        Tid(new(begreb, omraade, periode, alder, k), dens);
                    }

                    Geografi(begreb, periode, opdelinger[periode], alder, k);
                }
            }

            foreach (var omraade in overordnede.Keys)
            {
                foreach (var alder in aldre)
                {
                    Summer.Add((Nummer(new(begreb, omraade, periode, alder, "alle")), [.. Koen.Select(k => Nummer(new(begreb, omraade, periode, alder, k)))]));
                }

                foreach (var (samlet, dele) in Aldre)
                {
                    foreach (var k in koen)
                    {
                        Summer.Add((Nummer(new(begreb, omraade, periode, samlet, k)), [.. dele.Select(alder => Nummer(new(begreb, omraade, periode, alder, k)))]));
                    }
                }
            }
        }
    }

    /// <summary>How the counts of one cell hang together.</summary>
    private void Begreber(Offentligcelle celle)
    {
        if (celle.Begreb != "n")
        {
            return;
        }

        int? Af(string begreb) => _nummer.TryGetValue(celle with { Begreb = begreb }, out var nummer) ? nummer : null;
        var n = _nummer[celle];
        if (Af("nogen") is { } nogen)
        {
            if (Af("ingen") is { } ingen)
            {
                Summer.Add((n, [nogen, ingen]));
                Op(Af("undtagetLoentimer"), ingen);
                Op(Af("genbehandlet"), ingen);
            }

            var kategorier = new List<int>();
            foreach (var kategori in Kategorikoder.Alle)
            {
                if (Af(kategori) is { } med)
                {
                    kategorier.Add(med);
                    Op(med, nogen);
                }
            }

            if (kategorier.Count > 0)
            {
                Daekket.Add((nogen, [.. kategorier]));
            }

            int? foer = null;
            foreach (var interval in Intervaller.Alle)
            {
                var inden = Af("inden " + interval);
                if (foer is not null && inden is { } naeste)
                {
                    Op(foer, naeste);
                }

                Op(inden, nogen);
                foer = inden;
            }
        }

        if (Af("indstillet") is { } indstillet)
        {
            Op(indstillet, n);
            Op(Af("givet"), indstillet);
            if (Af("virksomhedsrettet") is { } virksomhedsrettet)
            {
                Op(Af("givet"), virksomhedsrettet);
            }
        }

        void Op(int? del, int hele)
        {
            if (del is { } nummer)
            {
                Hoejst.Add((nummer, hele));
            }
        }
    }
}
