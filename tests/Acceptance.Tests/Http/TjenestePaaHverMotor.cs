using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The public interface on each engine, for tests of what it keeps in the database.</summary>
public sealed class TjenestePaaHverMotor : IAsyncLifetime
{
    private readonly Dictionary<string, Tjeneste> _tjenester = new(StringComparer.Ordinal);

    internal Tjeneste Paa(string motor) => _tjenester[motor];

    public async ValueTask InitializeAsync()
    {
        foreach (var motor in Motor.Alle)
        {
            _tjenester.Add(motor, await Tjeneste.StartAsync(() => Motor.Ny(motor), Proeveudgivelse.Lille()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tjeneste in _tjenester.Values)
        {
            await tjeneste.DisposeAsync();
        }
    }
}
