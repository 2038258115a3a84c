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

    /// <summary>The greatest it can be by other counts of the same forloeb, where that is less than the whole; otherwise null.</summary>
    public Func<CubeSums, long>? AtMost { get; init; }

    /// <summary>The least it can be by other counts of the same forloeb; null for 0.</summary>
    public Func<CubeSums, long>? AtLeast { get; init; }

    /// <summary>Whether the tables show the remainder of the whole too (<c>ingen</c>), so that it is protected with it.</summary>
    public bool RestIsShown { get; init; }

    /// <summary>Whether it is also shown by age and sex, above the kommuner, in rolling and pooled years.</summary>
    public bool AgeAndSex { get; init; }

    /// <summary>Whether a table shows it in this kind of period, for omraader of this level.</summary>
    public bool IsShown(PeriodKind kind, OmraadeLevel level) => Periods.Contains(kind) && Ordning.Publishes(kind, level);
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

    private static readonly PeriodKind[] All = Enum.GetValues<PeriodKind>();
    private static readonly PeriodKind[] Years = [PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.RollingYear];
    private static readonly PeriodKind[] NotRolling = [PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.PhaseIn, PeriodKind.Quarter];

    /// <summary>The concept of a category's antalMed.</summary>
    public static string With(Category category) => category.Code();

    /// <summary>The concept of the forloeb with a first indsats within an interval.</summary>
    public static string Within(int interval) => "inden " + StartInterval.All[interval].Code;

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
                number => rules.IsSmall(number.Count[(int)category])) with
            {
                AgeAndSex = true,
            }),
            .. Enumerable.Range(0, StartInterval.All.Count).Select(i => Part(Within(i), number => number.Within[i], nogen, Years)),
            Part(ExemptLoentimer, number => number.ExemptLoentimer, ingen, NotRolling),
            Part(Genbehandlet, number => number.Genbehandlet, ingen, NotRolling),
            // Left out of N: no base, and so no complement.
            LeftOut(EndedBeforeFrist, number => number.EndedBeforeFrist),
            LeftOut(Fritaget, number => number.Fritaget),
            LeftOut(NotObserved, number => number.NotObserved),
            indstillet,
            // The base of its share is those named, so a small remainder of them is protected too.
            Part(Given, number => number.Given, indstillet, Years, number => rules.IsSmallPart(number.Given, number.Indstillet)) with
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
                number => rules.IsSmallPart(count(number), number.N) || (alsoUnder is not null && alsoUnder(number)),
                periods,
                ordning)
            {
                Within = within,
            };

        Concept LeftOut(string code, Func<CubeSums, long> count) =>
            new(code, count, number => rules.IsSmall(count(number)), NotRolling, ordning);
    }
}
