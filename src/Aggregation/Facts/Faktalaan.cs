using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>A set of facts on loan: nobody changes it meanwhile, and one made for this use only is dropped afterwards.</summary>
public sealed class Faktalaan : IDisposable
{
    private readonly Faktadanner _danner;
    private readonly List<Faktasaet> _ogsaa = [];

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

    /// <summary>The same forloeb at the same ledger position under another regelsaet, for as long as this loan lasts.</summary>
    public Faktasaet Ogsaa(Regelsaet regelsaet, IProgress<Fremdrift>? fremdrift = null, CancellationToken stop = default)
    {
        var saet = _danner.FindEllerDan(this, regelsaet, fremdrift, stop);
        _ogsaa.Add(saet);
        return saet;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            foreach (var saet in _ogsaa.Append(Saet).Where(saet => !saet.Loebende))
            {
                _danner.Slet(saet.Id);
            }
        }
        finally
        {
            Laas.Dispose();
        }
    }
}
