using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

[assembly: AssemblyFixture(typeof(TestService))]
[assembly: AssemblyFixture(typeof(Opgoerelse.AcceptanceTests.Http.SharedServices))]

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The services that all tests of the assembly ask, several at once, and none changes: <see cref="TestService"/> itself with the
/// small release, and beside it these, each started when first asked for. A test that needs a setting, a clock, a log or a release
/// of its own starts its own.
/// </summary>
public sealed class SharedServices : IAsyncDisposable
{
    private readonly Lazy<Task<TestService>> _large = new(() => StartAsync(SampleRelease.Large()));
    private readonly Lazy<Task<TestService>> _empty = new(() => StartAsync(null));

    /// <summary>Every omraade of today.</summary>
    internal Task<TestService> Large => _large.Value;

    /// <summary>No release is loaded.</summary>
    internal Task<TestService> Empty => _empty.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { _large, _empty }.Where(service => service.IsValueCreated))
        {
            await (await service.Value).DisposeAsync();
        }
    }

    private static async Task<TestService> StartAsync(Aggregation.Releases.ReleaseWithTables? release)
    {
        var service = await TestService.StartAsync(release);
        service.LetIn((TestService.Key, null));
        return service;
    }
}
