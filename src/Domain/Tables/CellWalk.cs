using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>A cell with the codes of all dimensions that any table has: <c>alle</c> where its own table lacks one.</summary>
/// <param name="Index">Its row-major number.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Period">Code.</param>
/// <param name="Age">Code, or <c>alle</c>.</param>
/// <param name="Sex">Code, or <c>alle</c>.</param>
/// <param name="Indsats">Code of the indsats, else of the interval, else <c>alle</c>.</param>
/// <param name="Measure">The measure.</param>
internal readonly record struct CellPlace(int Index, string Omraade, string Period, string Age, string Sex, string Indsats, DimensionValue Measure);

/// <summary>Walks a table's cells in row-major order.</summary>
internal static class CellWalk
{
    public static IEnumerable<CellPlace> Visit(Table table)
    {
        var dimensions = table.Dimensions;
        var position = new int[dimensions.Count];
        int age = table.DimensionIndex(Dimensions.Age), sex = table.DimensionIndex(Dimensions.Sex);
        var indsats = Math.Max(table.DimensionIndex(Dimensions.Indsats), table.DimensionIndex(Dimensions.Interval));
        int omraade = table.DimensionIndex(Dimensions.Omraade), period = table.DimensionIndex(Dimensions.Period), measure = table.DimensionIndex(Dimensions.Measure);
        for (var index = 0; index < table.Values.Length; index++)
        {
            yield return new CellPlace(index, Code(omraade), Code(period), Code(age), Code(sex), Code(indsats), dimensions[measure].Values[position[measure]]);
            for (var i = position.Length - 1; i >= 0; i--)
            {
                if (++position[i] < dimensions[i].Values.Count)
                {
                    break;
                }

                position[i] = 0;
            }
        }

        string Code(int dimension) => dimension < 0 ? AgeGroup.AllCode : dimensions[dimension].Values[position[dimension]].Code;
    }
}
