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
internal sealed class CellSpace
{
    private readonly Dictionary<string, int> _omraade;
    private readonly Dictionary<string, int> _period;
    private readonly Dictionary<string, int> _age;
    private readonly Dictionary<string, int> _sex;
    private readonly int[][][] _kommuner;
    private readonly CubeSums[] _number;

    /// <param name="cube">The true figures.</param>
    /// <param name="plan">Gives the published periods.</param>
    /// <param name="omraader">The omraader that the tables show.</param>
    public CellSpace(CubeExtract cube, PeriodPlan plan, IReadOnlyList<Omraade> omraader)
    {
        Omraader = omraader;
        Periods = [.. plan.PublishedPeriods];
        Starts =
        [
            .. Periods.Select((period, p) => (period, p))
                .Where(pair => pair.period.Kind is PeriodKind.Quarter or PeriodKind.PhaseIn)
                .Select(pair => pair.p),
        ];
        _omraade = omraader.Select((omraade, o) => KeyValuePair.Create(omraade.Code, o)).ToDictionary(StringComparer.Ordinal);
        _period = Periods.Select((period, p) => KeyValuePair.Create(period.Code, p)).ToDictionary(StringComparer.Ordinal);
        _age = AgeGroup.All.Select((group, a) => KeyValuePair.Create(group.Code, a)).ToDictionary(StringComparer.Ordinal);
        _sex = SexCodeList.Select((code, k) => KeyValuePair.Create(code, k)).ToDictionary(StringComparer.Ordinal);
        var ordinal = Starts.Select((p, s) => KeyValuePair.Create(Periods[p].Code, s)).ToDictionary(StringComparer.Ordinal);
        StartPeriodsIn = [.. Periods.Select(period => (int[])[.. period.StartPeriods.Select(code => ordinal[code])])];
        var last = Periods.Where(period => period.Kind == PeriodKind.RollingYear).MaxBy(period => period.LastDay);
        IsNewest = [.. Periods.Select(period => period == last)];
        var year = Periods.Where(period => period.Kind == PeriodKind.Year)
            .Select(period => string.Join(',', period.StartPeriods))
            .ToHashSet(StringComparer.Ordinal);
        IsCalendarYear = [.. Periods.Select(period => year.Contains(string.Join(',', period.StartPeriods)))];

        _kommuner = new int[omraader.Count][][];
        var members = Domain.Registers.Omraader.Standard.Memberships.Where(member => _omraade.ContainsKey(member.Kommune))
            .ToLookup(member => member.Omraade, StringComparer.Ordinal);
        for (var o = 0; o < omraader.Count; o++)
        {
            _kommuner[o] =
            [
                .. Starts.Select(p => (int[])[
                    .. members[omraader[o].Code].Where(member => Applies(member, Periods[p])).Select(member => _omraade[member.Kommune]),
                ]),
            ];
        }

        Kommuner = [.. OnLevel(OmraadeLevel.Kommune)];
        Landsdele = [.. OnLevel(OmraadeLevel.Landsdel)];
        Superiors = [.. Enumerable.Range(0, omraader.Count).Where(o => omraader[o].Level != OmraadeLevel.Kommune)];
        Landsdel = new int[omraader.Count];
        Array.Fill(Landsdel, -1);
        foreach (var l in Landsdele)
        {
            foreach (var kommune in _kommuner[l].SelectMany(kommuner => kommuner))
            {
                Landsdel[kommune] = l;
            }
        }

        _number = new CubeSums[Count];
        Array.Fill(_number, CubeSums.None);
        for (var o = 0; o < omraader.Count; o++)
        {
            for (var p = 0; p < Periods.Count; p++)
            {
                _number[Index(o, p)] = cube[omraader[o].Code, Periods[p].Code];
                if (omraader[o].Level == OmraadeLevel.Kommune || Periods[p].Kind is PeriodKind.Year or PeriodKind.PhaseIn)
                {
                    continue;
                }

                for (var a = 0; a < AgesOf; a++)
                {
                    for (var k = 0; k < Sex; k++)
                    {
                        if (a + k > 0)
                        {
                            _number[Index(o, p, a, k)] = cube[omraader[o].Code, Periods[p].Code, AgeGroup.All[a].Code, SexCodeList[k]];
                        }
                    }
                }
            }
        }
    }

    /// <summary>The codes of the sexes, <c>alle</c> first.</summary>
    public static IReadOnlyList<string> SexCodeList { get; } = [AgeGroup.AllCode, .. Enum.GetValues<Sex>().Select(sex => sex.Code())];

    /// <summary>How many age groups there are; number 0 is all ages.</summary>
    public static int AgesOf => AgeGroup.All.Count;

    /// <summary>How many sexes there are; number 0 is both.</summary>
    public static int Sex => SexCodeList.Count;

    /// <summary>How many cells an omraade has in a period: its total, and the others by age and sex after it.</summary>
    public static int Slices => AgesOf * Sex;

    /// <summary>The age groups that are one band.</summary>
    public static IReadOnlyList<int> Bands { get; } = [.. Enumerable.Range(1, AgesOf - 1).Where(a => AgeGroup.All[a].Bands.Count == 1)];

    public IReadOnlyList<Omraade> Omraader { get; }

    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The start periods (quarters and the phase-in), by the number of their period.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>By period: the start periods that it counts, by their place in <see cref="Starts"/>.</summary>
    public IReadOnlyList<int[]> StartPeriodsIn { get; }

    /// <summary>By period: whether it is a calendar year, under whichever name.</summary>
    public IReadOnlyList<bool> IsCalendarYear { get; }

    /// <summary>Whether a period lies in one calendar year: a quarter, or the year.</summary>
    public bool IsInOneYear(int period) => IsCalendarYear[period] || Periods[period].Kind == PeriodKind.Quarter;

    /// <summary>By period: whether it is the newest rolling year.</summary>
    public IReadOnlyList<bool> IsNewest { get; }

    public IReadOnlyList<int> Kommuner { get; }

    public IReadOnlyList<int> Landsdele { get; }

    /// <summary>The omraader above the kommuner.</summary>
    public IReadOnlyList<int> Superiors { get; }

    /// <summary>By kommune: its landsdel.</summary>
    public int[] Landsdel { get; }

    public int Count => Omraader.Count * Periods.Count * AgesOf * Sex;

    /// <summary>The number of a cell.</summary>
    public int Index(int omraade, int period, int age = 0, int sex = 0) =>
        (((((omraade * Periods.Count) + period) * AgesOf) + age) * Sex) + sex;

    /// <summary>The number of a cell by its codes, or -1.</summary>
    public int Index(string omraade, string period, string age, string sex) =>
        _omraade.TryGetValue(omraade, out var o)
            && _period.TryGetValue(period, out var p)
            && _age.TryGetValue(age, out var a)
            && _sex.TryGetValue(sex, out var k)
            ? Index(o, p, a, k)
            : -1;

    /// <summary>The omraade of a cell.</summary>
    public int Omraade(int index) => index / (Sex * AgesOf * Periods.Count);

    /// <summary>The period of a cell.</summary>
    public int Period(int index) => index / (Sex * AgesOf) % Periods.Count;

    /// <summary>Whether a cell counts all ages and both sexes.</summary>
    public static bool IsTotal(int index) => index % Slices == 0;

    /// <summary>Whether a count is shown of nothing smaller than a cell.</summary>
    public bool IsFinest(Concept concept, int index) => concept.IsFinest(Periods[Period(index)].Kind, Omraader[Omraade(index)].Level);

    /// <summary>The age group of a cell.</summary>
    public static int Age(int index) => index / Sex % AgesOf;

    /// <summary>The true figures of a cell.</summary>
    public CubeSums Number(int index) => _number[index];

    /// <summary>The kommuner of an omraade for starts in the start period at this place.</summary>
    public ReadOnlySpan<int> KommunerIn(int omraade, int start) => _kommuner[omraade][start];

    /// <summary>The landsdele of an omraade above the kommuner, for starts in the start period at this place.</summary>
    public IEnumerable<int> LandsdeleIn(int omraade, int start) =>
        Omraader[omraade].Level == OmraadeLevel.Landsdel
            ? [omraade]
            : _kommuner[omraade][start].Select(kommune => Landsdel[kommune]).Distinct();

    /// <summary>
    /// Whether two periods of one kind lie in the same sum: years in pooled years, quarters in a calendar year. A period lies beside
    /// itself.
    /// </summary>
    public bool IsBeside(int one, int other) =>
        one == other || (Periods[one].Kind == Periods[other].Kind && !Overlap(one, other)
            && Enumerable.Range(0, Periods.Count).Any(sum => Overlap(sum, one) && Overlap(sum, other)
                && (Periods[one].Kind == PeriodKind.Quarter ? IsCalendarYear[sum] : Periods[sum].Kind == PeriodKind.PooledYears)));

    /// <summary>Whether two periods count a start period both.</summary>
    public bool Overlap(int period, int other) => StartPeriodsIn[period].Intersect(StartPeriodsIn[other]).Any();

    /// <summary>The omraader of the same level in the next larger one: what is withheld of them hides what is withheld here.</summary>
    public List<int> Siblings(int omraade) => Omraader[omraade].Level switch
    {
        OmraadeLevel.Kommune => [.. Kommuner.Where(other => Landsdel[other] == Landsdel[omraade])],
        OmraadeLevel.Landsdel =>
        [
            .. Superiors.Where(region => Omraader[region].Level == OmraadeLevel.Region)
                .Select(region => LandsdeleIn(region, 0).ToList())
                .Where(landsdele => landsdele.Contains(omraade))
                .SelectMany(landsdele => landsdele),
        ],
        _ => [],
    };

    /// <summary>A cell of a concept, by its codes.</summary>
    public PublicCell PublicCellOf(string concept, int index) =>
        new(concept, Omraader[Omraade(index)].Code, Periods[Period(index)].Code, AgeGroup.All[Age(index)].Code, SexCodeList[index % Sex]);

    /// <summary>How many forloeb an omraade has in all.</summary>
    public long Size(int omraade) => Starts.Sum(p => _number[Index(omraade, p)].N);

    /// <summary>
    /// Whether most kommuner have fewer than <paramref name="k"/> forloeb in a calendar year: there is nothing to show of them.
    /// </summary>
    public bool IsThin(int k)
    {
        var year = Enumerable.Range(0, Periods.Count).Where(p => IsCalendarYear[p]).ToList();
        var cells = Kommuner.SelectMany(o => year.Select(p => _number[Index(o, p)].N)).ToList();
        return cells.Count(n => n < k) > cells.Count / 2;
    }

    private IEnumerable<int> OnLevel(OmraadeLevel level) => Enumerable.Range(0, Omraader.Count).Where(o => Omraader[o].Level == level);

    /// <summary>The omraader of a kommune are those on the start period's last day, as in the cube.</summary>
    private static bool Applies(Membership member, Period start) =>
        member.From <= start.LastDay && (member.To is not { } to || start.LastDay <= to);
}

/// <summary>A count as the public meets it, whichever table shows it.</summary>
/// <param name="Concept">What is counted.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Period">Code.</param>
/// <param name="Age">Code, or <c>alle</c>.</param>
/// <param name="Sex">Code, or <c>alle</c>.</param>
internal readonly record struct PublicCell(string Concept, string Omraade, string Period, string Age, string Sex)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="ArgumentException">It is no such thing.</exception>
    public static PublicCell Parse(string text) => text.Split(',', StringSplitOptions.TrimEntries) switch
    {
        [var concept, var omraade, var period] => new(concept, omraade, period, AgeGroup.AllCode, AgeGroup.AllCode),
        [var concept, var omraade, var period, var age, var sex] => new(concept, omraade, period, age, sex),
        _ => throw new ArgumentException(
            $"'{text}' er ikke et tal: skriv begreb, område og periode, og evt. alder og køn, med komma imellem.",
            nameof(text)),
    };

    /// <summary>What a person reads.</summary>
    public override string ToString() =>
        Age == "alle" && Sex == "alle" ? $"{Concept}, {Omraade}, {Period}" : $"{Concept}, {Omraade}, {Period}, {Age}, {Sex}";
}

/// <summary>What the attacker found about a withheld count.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Low">The least value that agrees with all that is published, as far as the attacker can see.</param>
/// <param name="High">The greatest.</param>
/// <param name="How">What gave it away, when it is determined; otherwise empty.</param>
internal readonly record struct AttackFinding(PublicCell Cell, long Low, long High, string How)
{
    public bool IsDetermined => How.Length > 0;

    /// <summary>How many values are left open.</summary>
    public long Values => IsDetermined ? 1 : High - Low + 1;
}
