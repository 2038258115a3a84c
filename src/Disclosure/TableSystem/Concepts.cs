using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Something that is counted, however many tables show it: its cells are decided once for all of them.
/// </summary>
/// <param name="Code">Its name in patterns and reports.</param>
/// <param name="Count">The count.</param>
/// <param name="Primary">Whether it must be withheld by itself.</param>
/// <param name="Periods">The kinds of period in which any table shows it.</param>
/// <param name="Ordning">Says which of these kinds kommuner are published in.</param>
internal sealed record Concept(
    string Code,
    Func<CubeSums, long> Count,
    Func<CubeSums, bool> Primary,
    IReadOnlyList<PeriodKind> Periods,
    Ordning Ordning)
{
    /// <summary>What it is a part of: it cannot be greater, and it is withheld where this is. Null for what stands alone.</summary>
    public Concept? Within { get; init; }

    /// <summary>The concept whose pattern it has; itself, but for a complement (<c>ingen</c> is shown where <c>nogen</c> is).</summary>
    public string SuppressionPattern { get; init; } = Code;

    /// <summary>Whether it may be shown where what it is a part of is withheld; those of one whole together cover it.</summary>
    public bool StandsBesideItsWhole { get; init; }

    /// <summary>The greatest it can be by other counts of the same forloeb, where that is less than the whole; otherwise null.</summary>
    public Func<CubeSums, long>? AtMost { get; init; }

    /// <summary>The least it can be by other counts of the same forloeb; null for 0.</summary>
    public Func<CubeSums, long>? AtLeast { get; init; }

    /// <summary>Whether the tables show the remainder of the whole too (<c>ingen</c>), so that it is protected with it.</summary>
    public bool RestIsShown { get; init; }

    /// <summary>The indsatser of those counted, which are shown in years of all kinds; null where none are.</summary>
    public Func<CubeSums, long>? Amount { get; init; }

    /// <summary>
    /// Whether a 0 is withheld beside a small number: of a count that is mostly 0, a withheld cell would otherwise tell that it is not.
    /// </summary>
    public bool HidesZero { get; init; }

    /// <summary>Whether it is also shown by age and sex, above the kommuner, in rolling and pooled years.</summary>
    public bool AgeAndSex { get; init; }

    /// <summary>Whether a table shows it in this kind of period, for omraader of this level.</summary>
    public bool IsShown(PeriodKind kind, OmraadeLevel level) => Periods.Contains(kind) && Ordning.Publishes(kind, level);

    /// <summary>Whether it is the smallest that is shown: nothing tells how much such a cell has changed since a release.</summary>
    public bool IsFinest(PeriodKind kind, OmraadeLevel level) => level == OmraadeLevel.Kommune
        && (kind == PeriodKind.PhaseIn || kind == (IsShown(PeriodKind.Quarter, level) ? PeriodKind.Quarter : PeriodKind.Year));

    /// <summary>Whether a table shows its magnitudes in this kind of period, for omraader of this level.</summary>
    public bool AmountIsShown(PeriodKind kind, OmraadeLevel level) =>
        Amount is not null && Concepts.Years.Contains(kind) && Ordning.Publishes(kind, level);
}

/// <summary>The concepts that the tables of a scheme count, parents before their parts.</summary>
internal static class Concepts
{
    public const string N = "n";
    public const string Nogen = CategoryCodes.Nogen;
    public const string Ingen = CategoryCodes.Ingen;
    public const string ExemptLoentimer = "undtagetLoentimer";
    public const string Genbehandlet = "genbehandlet";
    public const string EndedBeforeFrist = "afsluttetInden";
    public const string Fritaget = "fritaget";
    public const string NotObserved = "ikkeObserveret";
    public const string Indstillet = "indstillet";
    public const string Given = "givet";

    /// <summary>The magnitudes of the categories (indsatser, weeks, hours), which add up to those of nogen.</summary>
    public const string Amounts = "omfang";

    /// <summary>Those who waited from an indstilling on: no pattern has them, so no table with a pattern can show them.</summary>
    public const string Waiting = "ventetid";

    /// <summary>What the code of an interval begins with.</summary>
    public const string IntervalPrefix = "inden ";

    /// <summary>The median of the days to the first indsats.</summary>
    public const string Median = "median";

    /// <summary>
    /// The counts of which one lies within the other though it is no base of its share: whoever is in the whole and not in the
    /// part is a group of its own. The categories and the intervals lie in nogen, each interval in every longer one.
    /// </summary>
    public static IReadOnlyList<(string Whole, string Part)> Nested { get; } =
    [
        .. CategoryCodes.All.Select(category => (Nogen, category)),
        .. from i in Enumerable.Range(0, StartInterval.All.Count)
           from whole in Enumerable.Range(i + 1, StartInterval.All.Count - i - 1).Select(Within).Append(Nogen)
           select (whole, Within(i)),
        (Ingen, ExemptLoentimer), (Ingen, Genbehandlet), (Indstillet, Given), (With(Category.Virksomhedsrettet), Given),
    ];

    private const string Less = " uden ";

    private static readonly PeriodKind[] All = Enum.GetValues<PeriodKind>();
    internal static readonly PeriodKind[] Years = [PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.RollingYear];
    private static readonly PeriodKind[] NotRolling = [PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.PhaseIn, PeriodKind.Quarter];

    /// <summary>The concept of a category's antalMed.</summary>
    public static string With(Category category) => category.Code();

    /// <summary>The concept of the forloeb with a first indsats within an interval.</summary>
    public static string Within(int interval) => IntervalPrefix + StartInterval.All[interval].Code;

    /// <summary>Whether a count tells something sensitive of everybody, when it is of all or of none of them.</summary>
    public static bool IsSensitive(string code) => code is Nogen or Ingen || code == With(Category.Sundhed);

    /// <summary>What the attack calls the indsatser of a category, or of nogen.</summary>
    public static string AmountOf(string indsats) => Amounts + " " + indsats;

    /// <summary>What the attack calls those who are counted in a whole and not in a part of it.</summary>
    public static string RestOf(string whole, string part) => whole + Less + part;

    /// <summary>Whether it is the rest of a whole, which no table shows.</summary>
    public static bool IsRest(string concept) => concept.Contains(Less, StringComparison.Ordinal);

    /// <summary>
    /// The count of forloeb that a count of indsatser belongs to, and the part whose rest a rest is; any other concept is its own.
    /// </summary>
    public static string CountBehind(string concept) =>
        concept.StartsWith(Amounts + " ", StringComparison.Ordinal) ? concept[(Amounts.Length + 1)..]
        : IsRest(concept) ? concept[(concept.IndexOf(Less, StringComparison.Ordinal) + Less.Length)..]
        : concept;

    /// <summary>All concepts in the order in which they are decided.</summary>
    public static IReadOnlyList<Concept> Of(Regelsaet regelsaet, DisclosureRules rules, Ordning ordning)
    {
        var n = new Concept(N, number => number.N, number => rules.IsSmall(number.N), All, ordning) { AgeAndSex = true };
        // The magnitudes of Y11IGA03 are about the forloeb of antalMed and withheld with it. A small number of indsatser is so few forloeb.
        var nogen =
            Part(Nogen, number => number.With[PerCategory.Nogen], n, All, number => rules.IsSmall(number.Count[PerCategory.Nogen])) with
            {
                AgeAndSex = true,
                RestIsShown = true,
                Amount = number => number.Count[PerCategory.Nogen],
            };
        var ingen = new Concept(Ingen, number => number.Ingen, nogen.Primary, All, ordning) { Within = n, SuppressionPattern = Nogen };
        var indstillet = Part(Indstillet, number => number.Indstillet, n, Years);
        return
        [
            n,
            nogen,
            .. regelsaet.Categories.Select(category => Part(
                With(category),
                number => number.With[(int)category],
                nogen,
                All,
                number => rules.IsSmall(number.Count[(int)category])
                    || rules.IsSmall(number.With[PerCategory.Nogen] - number.With[(int)category])) with
            {
                AgeAndSex = true,
                StandsBesideItsWhole = true,
                Amount = number => number.Count[(int)category],
            }),
            .. Enumerable.Range(0, StartInterval.All.Count).Select(i => Part(
                Within(i),
                number => number.Within[i],
                nogen,
                Years,
                number => Later(number, i).Any(count => rules.IsSmall(count - number.Within[i])))),
            OfIngen(ExemptLoentimer, number => number.ExemptLoentimer),
            OfIngen(Genbehandlet, number => number.Genbehandlet),
            // Left out of N: no base, and so no complement.
            LeftOut(EndedBeforeFrist, number => number.EndedBeforeFrist),
            LeftOut(Fritaget, number => number.Fritaget),
            LeftOut(NotObserved, number => number.NotObserved),
            indstillet,
            // The base of its share is those named, so a small remainder of them is protected too.
            // So is a small rest of those given it without having been named.
            Part(
                Given,
                number => number.Given,
                indstillet,
                Years,
                number => rules.IsSmallPart(number.Given, number.Indstillet, isSensitive: false)
                    || rules.IsSmall(number.With[(int)Category.Virksomhedsrettet] - number.Given)) with
            {
                // Those named who were given it are among those given it, and cannot all lie outside them.
                AtMost = number => Math.Min(number.Indstillet, number.With[(int)Category.Virksomhedsrettet]),
                AtLeast = number => Math.Max(0, number.Indstillet + number.With[(int)Category.Virksomhedsrettet] - number.N),
            },
        ];

        Concept Part(
            string code,
            Func<CubeSums, long> count,
            Concept within,
            PeriodKind[] periods,
            Func<CubeSums, bool>? alsoUnder = null) =>
            new(
                code,
                count,
                number => rules.IsSmallPart(count(number), number.N, IsSensitive(code)) || (alsoUnder is not null && alsoUnder(number)),
                periods,
                ordning)
            {
                Within = within,
            };

        Concept OfIngen(string code, Func<CubeSums, long> count) =>
            Part(code, count, ingen, NotRolling, number => rules.IsSmall(number.Ingen - count(number))) with { HidesZero = true };

        Concept LeftOut(string code, Func<CubeSums, long> count) =>
            new(code, count, number => rules.IsSmall(count(number)), NotRolling, ordning) { HidesZero = true };

        // The longer intervals, and all with an indsats: who is in them and not in this one is a group of its own.
        static IEnumerable<long> Later(CubeSums number, int i) => number.Within.Skip(i + 1).Append(number.With[PerCategory.Nogen]);
    }
}
