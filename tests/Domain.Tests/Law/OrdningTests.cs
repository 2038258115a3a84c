using System.Text;
using System.Text.Json;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Law;

public class OrdningTests
{
    [Fact]
    public void An_unknown_kind_of_period_is_refused_by_field_and_value()
    {
        var text = File(Ordning.Standard.Code).Replace("[\"samledeaar\",", "[\"maaned\",", StringComparison.Ordinal);
        var error = Assert.Throws<JsonException>(() => Ordning.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Contains("kommunePerioder", error.Message, StringComparison.Ordinal);
        Assert.Contains("'maaned'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_kommuner_are_left_out_of_a_kind_of_period()
    {
        var ordning = Ordning.Standard with { KommunePeriods = ["samledeaar", "aar"] };
        Assert.True(ordning.Publishes(PeriodKind.PooledYears, OmraadeLevel.Kommune));
        Assert.False(ordning.Publishes(PeriodKind.Quarter, OmraadeLevel.Kommune));
        Assert.True(ordning.Publishes(PeriodKind.Quarter, OmraadeLevel.Landsdel));
    }

    private static string File(string code)
    {
        using var reader = new StreamReader(Data.Open(Data.List("ordninger").Single(path =>
            path.Contains(code, StringComparison.Ordinal))));
        return reader.ReadToEnd();
    }
}
