using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>One of the counts that the tables of endings show, in an omraade and a year.</summary>
/// <param name="Code">Its name in patterns, attacks and reports.</param>
/// <param name="Atoms">The finest counts that it is the sum of, by their place in <see cref="EndingCounts.Atoms"/>.</param>
/// <param name="Base">The same of what it is in per cent of: all of the same group by indsats, or all that ended.</param>
/// <param name="IsSensitive">Whether all or none of few tells something sensitive of everybody among them.</param>
internal sealed record EndingCount(
    string Code,
    IReadOnlyList<int> Atoms,
    IReadOnlyList<int> Base,
    bool IsSensitive);

/// <summary>
/// The counts of how forloeb ended and how long they lasted. They are one system: what had been had by the frist crossed with what
/// followed, and the lengths of all of them.
/// </summary>
internal static class EndingCounts
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "afsluttet ";

    /// <summary>The median of their lengths.</summary>
    public const string Median = Prefix + "median";

    /// <summary>The cube's groups, each forloeb in one.</summary>
    private static readonly IReadOnlyList<string> Groups = IndsatsByFrist.All[0].InCube;

    /// <summary>All of them that are shown: wholes before their parts.</summary>
    public static IReadOnlyList<EndingCount> All { get; } =
    [
        .. IndsatsByFrist.All.SelectMany(group => (EndingCount[])
        [
            OfGroup(group.Code, AgeGroup.AllCode),
            .. EndingCategory.All.Select(category => OfGroup(group.Code, category.Code)),
        ]),
        .. Enumerable.Range(0, LengthInterval.All.Count + 1).Select(length => new EndingCount(
            Within(length),
            [.. (length == LengthInterval.Over ? [length] : Enumerable.Range(0, length + 1)).Select(i => Crossed + i)],
            [.. Enumerable.Range(0, Crossed)],
            IsSensitive: false)),
    ];

    /// <summary>
    /// The counts of which one lies within the other: whoever is in the whole and not in the part is a group of its own. What over-3-aar
    /// leaves of all is inden-3-aar, which is shown.
    /// </summary>
    public static IReadOnlyList<(string Whole, string Part)> Nested { get; } =
    [
        .. from outer in IndsatsByFrist.All
           from category in EndingCategory.All
           select (Of(outer.Code, AgeGroup.AllCode), Of(outer.Code, category.Code)),
        .. from outer in IndsatsByFrist.All
           from inner in IndsatsByFrist.All
           where inner != outer && inner.InCube.All(code => outer.InCube.Contains(code, StringComparer.Ordinal))
           from category in EndingCategory.All.Select(category => category.Code).Prepend(AgeGroup.AllCode)
           select (Of(outer.Code, category), Of(inner.Code, category)),
        .. from longer in Enumerable.Range(1, LengthInterval.All.Count - 1)
           from shorter in Enumerable.Range(0, longer)
           select (Within(longer), Within(shorter)),
        .. Enumerable.Range(0, LengthInterval.All.Count - 1)
            .Select(length => (Of(AgeGroup.AllCode, AgeGroup.AllCode), Within(length))),
    ];

    /// <summary>The counts of one group by indsats and one category.</summary>
    private static readonly HashSet<string> Crossing =
    [
        .. from indsats in IndsatsByFrist.All
           where indsats.Code != AgeGroup.AllCode
           from category in EndingCategory.All
           select Of(indsats.Code, category.Code),
    ];

    private static int Crossed => Groups.Count * EndingCategory.All.Count;

    /// <summary>The count of a group by indsats (<see cref="IndsatsByFrist"/>) and what followed, or of all of either.</summary>
    public static string Of(string indsats, string category) => $"{Prefix}{indsats}/{category}";

    /// <summary>The count of those of a length, by its index.</summary>
    public static string Within(int length) =>
        Prefix + (length == LengthInterval.Over ? LengthInterval.OverCode : LengthInterval.All[length].Code);

    /// <summary>Whether a count, or the rest of one, is of endings.</summary>
    public static bool IsOne(string concept) => concept.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The finest counts, which add up to all others: groups crossed with categories, and then lengths.</summary>
    public static long[] Atoms(EndingSums sums) =>
    [
        .. from indsats in Groups
           from category in EndingCategory.All
           select indsats == IndsatsByFrist.Others
               ? sums[CategoryCodes.Nogen, category.Code] - sums[CategoryCodes.Virksomhedsrettet, category.Code]
               : sums[indsats, category.Code],
        sums.Within(0),
        .. Enumerable.Range(1, LengthInterval.All.Count - 1).Select(length => sums.Within(length) - sums.Within(length - 1)),
        sums.Within(LengthInterval.Over),
    ];

    /// <summary>The places of the atoms that all of the forloeb are in once: by group and category, and by length.</summary>
    public static (IEnumerable<int> Crossed, IEnumerable<int> Lengths) Partitions =>
        (Enumerable.Range(0, Crossed), Enumerable.Range(Crossed, LengthInterval.All.Count + 1));

    /// <summary>Whether it is a count of a group by indsats, whatever followed.</summary>
    public static bool IsOfAllCategories(string concept) => concept.EndsWith("/" + AgeGroup.AllCode, StringComparison.Ordinal);

    /// <summary>Whether it is a count of one group by indsats and one category.</summary>
    public static bool IsCrossing(string concept) => Crossing.Contains(concept);

    /// <summary>
    /// Whether a count is shown of omraader of a level. What followed by what had been had is shown of hele landet only: of a region or
    /// landsdel in one year most of these groups are a few forloeb. Kommuner are not shown at all: of most a year is a few forloeb, and
    /// pooled years grow by one a year, so two releases would tell that year.
    /// </summary>
    public static bool IsShown(string concept, OmraadeLevel level) =>
        level == OmraadeLevel.Country || (level != OmraadeLevel.Kommune && !Crossing.Contains(concept));

    /// <summary>What a count is, of these finest ones.</summary>
    public static long Value(this EndingCount count, long[] atoms) => count.Atoms.Sum(i => atoms[i]);

    /// <summary>What it is in per cent of.</summary>
    public static long BaseValue(this EndingCount count, long[] atoms) => count.Base.Sum(i => atoms[i]);

    /// <summary>The finest counts of what followed, whatever had been had: each as a sum of atoms.</summary>
    public static IReadOnlyList<int[]> ByCategory { get; } =
        [.. EndingCategory.All.Select(category => (int[])[.. AtomsOf(AgeGroup.AllCode, category.Code)])];

    /// <summary>The finest counts of what had been had, whatever followed.</summary>
    public static IReadOnlyList<int[]> ByIndsats { get; } =
        [.. Enumerable.Range(0, Groups.Count).Select(g => (int[])[
            .. Enumerable.Range(g * EndingCategory.All.Count, EndingCategory.All.Count),
        ])];

    /// <summary>Whether a count must be withheld by itself.</summary>
    public static bool IsPrimary(this EndingCount count, long[] atoms, DisclosureRules rules) =>
        rules.IsSmallPart(count.Value(atoms), count.BaseValue(atoms), count.IsSensitive);

    private static EndingCount OfGroup(string indsats, string category)
    {
        var isWhole = category == AgeGroup.AllCode;
        return new EndingCount(
            Of(indsats, category),
            AtomsOf(indsats, category),
            AtomsOf(isWhole ? AgeGroup.AllCode : indsats, AgeGroup.AllCode),
            // What became of people, and whether they had had any indsats.
            IsSensitive: !isWhole || indsats is CategoryCodes.Nogen or CategoryCodes.Ingen);
    }

    private static List<int> AtomsOf(string indsats, string category)
    {
        var inCube = IndsatsByFrist.All.Single(group => group.Code == indsats).InCube;
        return
        [
            .. from g in Enumerable.Range(0, Groups.Count)
               where inCube.Contains(Groups[g], StringComparer.Ordinal)
               from c in Enumerable.Range(0, EndingCategory.All.Count)
               where category == AgeGroup.AllCode || EndingCategory.All[c].Code == category
               select (g * EndingCategory.All.Count) + c,
        ];
    }
}
