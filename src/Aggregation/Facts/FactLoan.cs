using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>A set of facts on loan: nobody changes it meanwhile, and one made for this use only is dropped afterwards.</summary>
public sealed class FactLoan : IDisposable
{
    private readonly FactMaker _maker;
    private readonly List<FactSet> _alsoUnder = [];

    internal FactLoan(FactMaker maker, FactSet factSet, DatabaseLock heldLock)
    {
        _maker = maker;
        Lock = heldLock;
        FactSet = factSet;
    }

    /// <summary>What keeps others from the set.</summary>
    internal DatabaseLock Lock { get; }

    /// <summary>The set.</summary>
    public FactSet FactSet { get; }

    /// <summary>The same forloeb at the same ledger position under another regelsaet, for as long as this loan lasts.</summary>
    public FactSet AlsoUnder(Regelsaet regelsaet, IProgress<Progress>? progress = null, CancellationToken stop = default)
    {
        var factSet = _maker.FindOrMake(this, regelsaet, progress, stop);
        _alsoUnder.Add(factSet);
        return factSet;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            foreach (var factSet in _alsoUnder.Append(FactSet).Where(factSet => !factSet.Current))
            {
                _maker.Delete(factSet.Id);
            }
        }
        finally
        {
            Lock.Dispose();
        }
    }
}
