using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>The clients of PxWebApi 2, unchanged: what they send is answered, and what they read is there and right.</summary>
public class PxWebClientsTests(TestService service)
{
    public static TheoryData<string> Clients => [.. Recording.Names("Recordings")];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task The_client_gets_through_and_ends_with_the_release_s_figures(string client)
    {
        var player = new Player(service.Client, SampleRelease.IsSmall().Tables);
        await player.PlayAsync(Recording.Load("Recordings", client));

        TestContext.Current.TestOutputHelper!.WriteLine($"{client}: {player.Checks} checks, {player.Figures} figures");
        Assert.True(player.Failures.Count == 0, string.Join('\n', player.Failures));
        Assert.True(player.Checks > 0);
    }
}
