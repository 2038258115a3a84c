using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>
/// The clients of jobindsats, unchanged but for the host, the table and what it is divided by: they get through, and their
/// figures are right.
/// </summary>
public class JobindsatsClientsTests(TestService service)
{
    public static TheoryData<string> Clients => [.. Recording.Names("Jobindsats")];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task The_client_gets_through_and_ends_with_the_release_s_figures(string client)
    {
        var player = new Player(service.Client, SampleRelease.IsSmall().Tables);
        await player.PlayAsync(Recording.Load("Jobindsats", client));

        TestContext.Current.TestOutputHelper!.WriteLine($"{client}: {player.Checks} checks, {player.Figures} figures");
        Assert.True(player.Failures.Count == 0, string.Join('\n', player.Failures));
        Assert.True(player.Figures > 0);
    }
}
