using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The public interface on each engine, for tests of what it keeps in the database.</summary>
public sealed class ServiceOnEachEngine : IAsyncLifetime
{
    private readonly Dictionary<string, TestService> _provider = new(StringComparer.Ordinal);

    internal TestService On(string engine) => _provider[engine];

    public async ValueTask InitializeAsync()
    {
        foreach (var engine in Engine.All)
        {
            _provider.Add(engine, await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _provider.Values)
        {
            await service.DisposeAsync();
        }
    }
}
