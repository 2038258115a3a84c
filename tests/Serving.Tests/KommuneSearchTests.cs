using Opgoerelse.Domain.Registers;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.ServingTests;

/// <summary>A kommune's name as it is looked for, however it is written.</summary>
public sealed class KommuneSearchTests
{
    [Theory]
    [InlineData("Bornholms Regionskommune", "bornholms")]
    [InlineData("  Ærø kommune ", "aro")]
    public void The_word_kommune_is_not_a_part_of_the_name(string written, string name) =>
        Assert.Equal(name, KommuneSearch.Coarse(written));

    /// <summary>No two kommuner are the same when written with a and o.</summary>
    [Fact]
    public void No_name_can_be_mistaken() =>
        Assert.Equal(
            98,
            Omraader.Standard.All
                .Where(omraade => omraade.Level == OmraadeLevel.Kommune)
                .Select(kommune => KommuneSearch.Coarse(kommune.Name.Da))
                .Distinct(StringComparer.Ordinal)
                .Count());
}
