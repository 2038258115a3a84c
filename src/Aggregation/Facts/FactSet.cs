using System.Data.Common;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>A set of facts that is made: all forloeb under one regelsaet.</summary>
/// <param name="Id">Its number in the database.</param>
/// <param name="Regelsaet">Code of the regelsaet.</param>
/// <param name="Current">Whether it is kept up to date; otherwise it was made once and is dropped after use.</param>
/// <param name="Date">Opgoerelsesdato D.</param>
/// <param name="Position">The ledger position it was made from.</param>
/// <param name="Fingerprint">Fingerprint of the code, rules and registers that made it.</param>
/// <param name="FirstStart">The first valid start; null when there is no forloeb.</param>
public sealed record FactSet(
    long Id,
    string Regelsaet,
    bool Current,
    DateOnly Date,
    long Position,
    string Fingerprint,
    DateOnly? FirstStart);

/// <summary>What a run did.</summary>
/// <param name="FactSet">The set as it stands now.</param>
/// <param name="Full">Whether every forloeb was made again, not only the touched ones.</param>
/// <param name="Forloeb">Forloeb whose facts were made again.</param>
public sealed record FactRun(FactSet FactSet, bool Full, long Forloeb);

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

    /// <summary>Makes the cells of endings, lengths and waits of a set on loan.</summary>
    internal void MakeEndings(FactSet factSet, CancellationToken stop) => _maker.MakeEndings(this, factSet, stop);

    /// <summary>A set that has a cube and no facts, for as long as this loan lasts.</summary>
    /// <param name="like">What else is true of it.</param>
    /// <param name="firstStart">The first valid start.</param>
    /// <param name="fill">Makes the cube of the set with this number.</param>
    /// <param name="stop">Stops between attempts.</param>
    internal FactSet WithCube(FactSet like, DateOnly? firstStart, Action<DbTransaction, long> fill, CancellationToken stop)
    {
        var factSet = _maker.WithCube(this, like, firstStart, fill, stop);
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
