using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Formats;

namespace Opgoerelse.ServingTests;

/// <summary>What kind of number a measure is, for readers of PX and JSON-stat.</summary>
public sealed class MeasuringTypeTests
{
    [Theory]
    [InlineData("uger", "Flow", "F")]
    [InlineData("antalIndsatser", "Flow", "F")]
    [InlineData("ugerPrForloeb", "Average", "A")]
    [InlineData("median", "Other", null)]
    public void A_measure_is_of_one_kind(string code, string kind, string? character)
    {
        var measure = new DimensionValue(code, new BilingualText(code, code));

        Assert.Equal((kind, character), (MeasuringType.Of(measure), MeasuringType.PxLetter(measure)));
    }
}
