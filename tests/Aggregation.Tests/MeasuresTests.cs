using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// The sums of the cube and the measures that are computed of them are two lists (ADR 48), which this holds together: no sum is kept for
/// nothing, and no measure reads what nobody sums.
/// </summary>
public sealed class MeasuresTests
{
    /// <summary>
    /// Those of the tables of the cube; of endings and waits other statements make the sums, and of the median days another.
    /// </summary>
    private static readonly IReadOnlyList<Measure> OfCube =
    [
        .. CategoryCodes.All
            .Append(CategoryCodes.Nogen)
            .SelectMany(indsats => Measures.OfIndsats(indsats).Concat(Measures.OfExtent(indsats))),
        .. Measures.OfIndsats(CategoryCodes.Ingen),
        .. Enumerable.Range(0, StartInterval.All.Count).SelectMany(Measures.OfInterval).Where(measure => measure.IsHere),
        .. Measures.OfGuarantee,
        .. Measures.OfIndstillet,
    ];

    public static TheoryData<string> Columns => [.. CubeColumns.All.Select(column => column.Name)];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Every_sum_of_the_cube_is_in_a_measure(string column) => Assert.Contains(OfCube, measure => Follows(measure, column));

    [Fact]
    public void Every_measure_is_computed_of_sums_of_the_cube() =>
        Assert.Empty(OfCube.Where(measure => !CubeColumns.All.Any(column => Follows(measure, column.Name))).Select(measure =>
            measure.Code));

    /// <summary>Whether the measure is another when this sum alone is another.</summary>
    private static bool Follows(Measure measure, string column)
    {
        var sums = new CubeSums();
        CubeColumns.All.Single(one => one.Name == column).Keep(sums, 1_000);
        return !Parts(measure.Figure, sums).SequenceEqual(Parts(measure.Figure, CubeSums.None));
    }

    private static Int128[] Parts(Figure figure, CubeSums sums) => figure switch
    {
        CountFigure count => [count.Of(sums)],
        ShareFigure share => [share.Part.Of(sums), share.Whole.Of(sums)],
        RatioFigure ratio => [ratio.Numerator(sums), ratio.Denominator(sums)],
        _ => throw new NotSupportedException(),
    };
}
