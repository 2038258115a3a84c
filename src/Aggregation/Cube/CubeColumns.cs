using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>A sum of the cube. Every statement of <see cref="CubeSql"/> and the reader follow the list of them.</summary>
/// <param name="Name">Its column in <c>kube</c>, and what it is called on the way up.</param>
/// <param name="OfFact">What is summed over the facts of a cell.</param>
/// <param name="Keep">Where the sum is kept.</param>
internal sealed record CubeColumn(string Name, string OfFact, Action<CubeSums, long> Keep)
{
    /// <summary>Whether it is also lifted by age and sex.</summary>
    public bool ByAgeAndSex { get; init; }

    /// <summary>What the statement says before it; null for nothing.</summary>
    public string? Remark { get; init; }
}

/// <summary>The sums of the cube, in the order of its columns.</summary>
internal static class CubeColumns
{
    public static IReadOnlyList<CubeColumn> All { get; } =
    [
        new("n", If("status = 'N'"), (sums, sum) => sums.N = sum)
        {
            ByAgeAndSex = true,
            Remark = "the population, and what is left out of it by reason",
        },
        new("afsluttet_inden", If("status = 'afsluttetInden'"), (sums, sum) => sums.EndedBeforeFrist = sum),
        new("fritaget", If("status = 'fritaget'"), (sums, sum) => sums.Fritaget = sum),
        new("ikke_observeret", If("status = 'ikkeObserveret'"), (sums, sum) => sums.NotObserved = sum),
        .. PerCategoryOf(
                "med",
                "antalMed: forloeb with at least one counting indsats",
                kind => If($"dage_{kind} > 0"),
                (sums, kind, sum) => sums.With[kind] = sum)
            .Select(column => column with { ByAgeAndSex = true }),
        .. PerCategoryOf(
            "antal",
            "counting indsatser, days covered, minutes a week times days",
            kind => Whole($"antal_{kind}"),
            (sums, kind, sum) => sums.Count[kind] = sum),
        .. PerCategoryOf("dage", null, kind => Whole($"dage_{kind}"), (sums, kind, sum) => sums.Days[kind] = sum),
        .. PerCategoryOf("minutdage", null, kind => Whole($"minutdage_{kind}"), (sums, kind, sum) => sums.MinuteDays[kind] = sum),
        .. StartInterval.All.Select((interval, i) => new CubeColumn(
            "inden_" + interval.Code.Replace('-', '_'),
            If(string.Create(CultureInfo.InvariantCulture, $"interval_nr <= {i}")),
            (sums, sum) => sums.Within[i] = sum)
        {
            Remark = i == 0 ? "cumulative: first indsats within the interval" : null,
        }),
        new("undtaget_loentimer", If("dage_nogen = 0 AND loentimer = 1"), (sums, sum) => sums.ExemptLoentimer = sum)
        {
            Remark = "without any indsats: with ordinary hours; brought before the team again",
        },
        new("genbehandlet", If("dage_nogen = 0 AND genbehandlet = 1"), (sums, sum) => sums.Genbehandlet = sum),
        new("indstillet", If("indstillet_virksomhedsrettet = 1"), (sums, sum) => sums.Indstillet = sum)
        {
            Remark = "virksomhedsrettet named by the team, and given to those",
        },
        new("givet", If("indstillet_virksomhedsrettet = 1 AND dage_virksomhedsrettet > 0"), (sums, sum) => sums.Given = sum),
    ];

    private static string If(string condition) => $"CASE WHEN {condition} THEN 1 ELSE 0 END";

    private static string Whole(string column) => $"CAST(COALESCE({column}, 0) AS BIGINT)";

    /// <summary>A column for each category and one for nogen.</summary>
    private static IEnumerable<CubeColumn> PerCategoryOf(
        string name,
        string? remark,
        Func<string, string> ofFact,
        Action<CubeSums, int, long> keep) =>
        CategoryCodes.All.Append(CategoryCodes.Nogen).Select(code => code.Replace('-', '_')).Select((kind, i) =>
            new CubeColumn($"{name}_{kind}", ofFact(kind), (sums, sum) => keep(sums, i, sum)) { Remark = i == 0 ? remark : null });
}
