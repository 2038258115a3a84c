using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Law;

/// <summary>Which fritagelser pause: those that bek. 2408 § 17, stk. 3, names, by the codes of docs/indberetning.md.</summary>
public sealed class FritagelseTests
{
    [Theory]
    [InlineData("LAS-13-7", true)]
    [InlineData("LAS-13-8", true)]
    [InlineData("LAS-13-15", true)]
    [InlineData("LAB-33-5", true)]
    [InlineData("ANDEN", false)]
    public void A_hjemmel_of_another_kind_does_not_pause(string hjemmel, bool pauses) => Assert.Equal(pauses, Fritagelse.PausesBy(hjemmel));
}
