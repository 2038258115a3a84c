using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Fakta;

/// <summary>A set of facts on loan: nobody changes it meanwhile, and one made for this use only is dropped afterwards.</summary>
public sealed class Faktalaan : IDisposable
{
    private readonly Faktadanner _danner;

    internal Faktalaan(Faktadanner danner, Faktasaet saet, DatabaseLock laas)
    {
        _danner = danner;
        Laas = laas;
        Saet = saet;
    }

    /// <summary>What keeps others from the set.</summary>
    internal DatabaseLock Laas { get; }

    /// <summary>The set.</summary>
    public Faktasaet Saet { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            if (!Saet.Loebende)
            {
                _danner.Slet(Saet.Id);
            }
        }
        finally
        {
            Laas.Dispose();
        }
    }
}
