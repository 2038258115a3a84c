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
    private readonly Lazy<Task<TestService>> _ranges = new(() => StartAsync(Ranged));
    private readonly Lazy<Task<TestService>> _empty = new(() => StartAsync(null));

    /// <summary>Every omraade of today.</summary>
    internal Task<TestService> Large => _large.Value;

    /// <summary>
    /// The small release with ranges: in 0751 N lies from 70 to 79 and the count from 9 to 13; in 0740 N is all that is given.
    /// </summary>
    internal static Aggregation.Releases.ReleaseWithTables Ranged { get; } = SampleRelease.IsSmall().WithRanges((_, codes) => (
        codes[0],
        codes[^1]) switch
    {
        ("0751", "antalForloeb") => (70, 79),
        ("0751", "antalMed") => (9, 13),
        ("0740", "antalForloeb") => (1_012, 1_016),
        _ => null,
    });

    /// <summary>Serves <see cref="Ranged"/>.</summary>
    internal Task<TestService> Ranges => _ranges.Value;

    /// <summary>No release is loaded.</summary>
    internal Task<TestService> Empty => _empty.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { _large, _ranges, _empty }.Where(service => service.IsValueCreated))
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
