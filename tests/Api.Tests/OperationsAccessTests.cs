using Opgoerelse.Api.Access;

namespace Opgoerelse.ApiTests;

/// <summary>What is read of the header that opens the door of operations.</summary>
public sealed class OperationsAccessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Bearer xyz")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic ikke-base64!")]
    [InlineData("Basic dWRlbmtvbG9u")]
    public void A_header_that_cannot_be_read_does_not_let_in(string header) =>
        Assert.False(OperationsAccess.HashOfKey(header, new byte[32]));
}
