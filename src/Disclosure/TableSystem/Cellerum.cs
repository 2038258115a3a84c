using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Every cell that a concept can have, numbered: omraade × period × age group × sex; and of which finest cells it consists
/// (kommune × start period, and landsdel × start quarter × age band × sex).
/// </summary>
internal sealed class Cellerum
{
    private readonly Dictionary<string, int> _omraade;
    private readonly Dictionary<string, int> _periode;
    private readonly Dictionary<string, int> _alder;
    private readonly Dictionary<string, int> _koen;
    private readonly int[][][] _kommuner;
    private readonly Kubetal[] _tal;

    /// <param name="kube">The true figures.</param>
    /// <param name="plan">Gives the published periods.</param>
    /// <param name="omraader">The omraader that the tables show.</param>
    public Cellerum(Kubeudtraek kube, Periodeplan plan, IReadOnlyList<Omraade> omraader)
    {
        Omraader = omraader;
        Perioder = [.. plan.Publicerede];
        Starter = [.. Perioder.Select((periode, p) => (periode, p)).Where(par => par.periode.Slags is Periodeslags.Kvartal or Periodeslags.Indfasning).Select(par => par.p)];
        _omraade = omraader.Select((omraade, o) => KeyValuePair.Create(omraade.Kode, o)).ToDictionary(StringComparer.Ordinal);
        _periode = Perioder.Select((periode, p) => KeyValuePair.Create(periode.Kode, p)).ToDictionary(StringComparer.Ordinal);
        _alder = AgeGroup.All.Select((gruppe, a) => KeyValuePair.Create(gruppe.Code, a)).ToDictionary(StringComparer.Ordinal);
        _koen = Koenskoder.Select((kode, k) => KeyValuePair.Create(kode, k)).ToDictionary(StringComparer.Ordinal);
        var nummer = Starter.Select((p, s) => KeyValuePair.Create(Perioder[p].Kode, s)).ToDictionary(StringComparer.Ordinal);
        StartperioderI = [.. Perioder.Select(periode => (int[])[.. periode.Startperioder.Select(kode => nummer[kode])])];
        var sidste = Perioder.Where(periode => periode.Slags == Periodeslags.RullendeAar).MaxBy(periode => periode.SidsteDag);
        ErNyeste = [.. Perioder.Select(periode => periode == sidste)];
        var aar = Perioder.Where(periode => periode.Slags == Periodeslags.Aar).Select(periode => string.Join(',', periode.Startperioder)).ToHashSet(StringComparer.Ordinal);
        ErKalenderaar = [.. Perioder.Select(periode => aar.Contains(string.Join(',', periode.Startperioder)))];

        _kommuner = new int[omraader.Count][][];
        var medlemmer = Domain.Registers.Omraader.Standard.Medlemskaber.Where(medlem => _omraade.ContainsKey(medlem.Kommune)).ToLookup(medlem => medlem.Omraade, StringComparer.Ordinal);
        for (var o = 0; o < omraader.Count; o++)
        {
            _kommuner[o] = [.. Starter.Select(p => (int[])[.. medlemmer[omraader[o].Kode].Where(medlem => Gaelder(medlem, Perioder[p])).Select(medlem => _omraade[medlem.Kommune])])];
        }

        Kommuner = [.. Paa(Omraadeniveau.Kommune)];
        Landsdele = [.. Paa(Omraadeniveau.Landsdel)];
        Overordnede = [.. Enumerable.Range(0, omraader.Count).Where(o => omraader[o].Niveau != Omraadeniveau.Kommune)];
        Landsdel = new int[omraader.Count];
        Array.Fill(Landsdel, -1);
        foreach (var l in Landsdele)
        {
            foreach (var kommune in _kommuner[l].SelectMany(kommuner => kommuner))
            {
                Landsdel[kommune] = l;
            }
        }

        _tal = new Kubetal[Antal];
        Array.Fill(_tal, Kubetal.Tomt);
        for (var o = 0; o < omraader.Count; o++)
        {
            for (var p = 0; p < Perioder.Count; p++)
            {
                _tal[Nr(o, p)] = kube[omraader[o].Kode, Perioder[p].Kode];
                if (omraader[o].Niveau == Omraadeniveau.Kommune || Perioder[p].Slags is not (Periodeslags.Kvartal or Periodeslags.RullendeAar))
                {
                    continue;
                }

                for (var a = 0; a < Aldre; a++)
                {
                    for (var k = 0; k < Koen; k++)
                    {
                        if (a + k > 0)
                        {
                            _tal[Nr(o, p, a, k)] = kube[omraader[o].Kode, Perioder[p].Kode, AgeGroup.All[a].Code, Koenskoder[k]];
                        }
                    }
                }
            }
        }
    }

    /// <summary>The codes of the sexes, <c>alle</c> first.</summary>
    public static IReadOnlyList<string> Koenskoder { get; } = [AgeGroup.AllCode, .. Enum.GetValues<Koen>().Select(koen => koen.Kode())];

    /// <summary>How many age groups there are; number 0 is all ages.</summary>
    public static int Aldre => AgeGroup.All.Count;

    /// <summary>How many sexes there are; number 0 is both.</summary>
    public static int Koen => Koenskoder.Count;

    /// <summary>The age groups that are one band.</summary>
    public static IReadOnlyList<int> Baand { get; } = [.. Enumerable.Range(1, Aldre - 1).Where(a => AgeGroup.All[a].Bands.Count == 1)];

    public IReadOnlyList<Omraade> Omraader { get; }

    public IReadOnlyList<Periode> Perioder { get; }

    /// <summary>The start periods (quarters and the phase-in), by the number of their period.</summary>
    public IReadOnlyList<int> Starter { get; }

    /// <summary>By period: the start periods that it counts, by their place in <see cref="Starter"/>.</summary>
    public IReadOnlyList<int[]> StartperioderI { get; }

    /// <summary>By period: whether it is a calendar year, under whichever name.</summary>
    public IReadOnlyList<bool> ErKalenderaar { get; }

    /// <summary>By period: whether it is the newest rolling year.</summary>
    public IReadOnlyList<bool> ErNyeste { get; }

    public IReadOnlyList<int> Kommuner { get; }

    public IReadOnlyList<int> Landsdele { get; }

    /// <summary>The omraader above the kommuner.</summary>
    public IReadOnlyList<int> Overordnede { get; }

    /// <summary>By kommune: its landsdel.</summary>
    public int[] Landsdel { get; }

    public int Antal => Omraader.Count * Perioder.Count * Aldre * Koen;

    /// <summary>The number of a cell.</summary>
    public int Nr(int omraade, int periode, int alder = 0, int koen = 0) => (((((omraade * Perioder.Count) + periode) * Aldre) + alder) * Koen) + koen;

    /// <summary>The number of a cell by its codes, or -1.</summary>
    public int Nr(string omraade, string periode, string alder, string koen) =>
        _omraade.TryGetValue(omraade, out var o) && _periode.TryGetValue(periode, out var p) && _alder.TryGetValue(alder, out var a) && _koen.TryGetValue(koen, out var k)
            ? Nr(o, p, a, k)
            : -1;

    /// <summary>The omraade of a cell.</summary>
    public int Omraade(int nr) => nr / (Koen * Aldre * Perioder.Count);

    /// <summary>The period of a cell.</summary>
    public int Periode(int nr) => nr / (Koen * Aldre) % Perioder.Count;

    /// <summary>The age group of a cell.</summary>
    public static int Alder(int nr) => nr / Koen % Aldre;

    /// <summary>The true figures of a cell.</summary>
    public Kubetal Tal(int nr) => _tal[nr];

    /// <summary>The kommuner of an omraade for starts in the start period at this place.</summary>
    public ReadOnlySpan<int> KommunerI(int omraade, int start) => _kommuner[omraade][start];

    /// <summary>The landsdele of an omraade above the kommuner, for starts in the start period at this place.</summary>
    public IEnumerable<int> LandsdeleI(int omraade, int start) =>
        Omraader[omraade].Niveau == Omraadeniveau.Landsdel ? [omraade] : _kommuner[omraade][start].Select(kommune => Landsdel[kommune]).Distinct();

    /// <summary>A cell of a concept, by its codes.</summary>
    public Offentligcelle Offentlig(string begreb, int nr) =>
        new(begreb, Omraader[Omraade(nr)].Kode, Perioder[Periode(nr)].Kode, AgeGroup.All[Alder(nr)].Code, Koenskoder[nr % Koen]);

    /// <summary>How many forloeb an omraade has in all.</summary>
    public long Stoerrelse(int omraade) => Starter.Sum(p => _tal[Nr(omraade, p)].N);

    /// <summary>Whether most kommuner have fewer than <paramref name="k"/> forloeb in a calendar year: there is nothing to show of them.</summary>
    public bool ErTynd(int k)
    {
        var aar = Enumerable.Range(0, Perioder.Count).Where(p => ErKalenderaar[p]).ToList();
        var celler = Kommuner.SelectMany(o => aar.Select(p => _tal[Nr(o, p)].N)).ToList();
        return celler.Count(n => n < k) > celler.Count / 2;
    }

    private IEnumerable<int> Paa(Omraadeniveau niveau) => Enumerable.Range(0, Omraader.Count).Where(o => Omraader[o].Niveau == niveau);

    /// <summary>The omraader of a kommune are those on the start period's last day, as in the cube.</summary>
    private static bool Gaelder(Medlemskab medlem, Periode start) =>
        medlem.Fra <= start.SidsteDag && (medlem.Til is not { } til || start.SidsteDag <= til);
}
