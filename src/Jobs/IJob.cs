using Opgoerelse.Domain;

namespace Opgoerelse.Jobs;

/// <summary>
/// A piece of work that a scheduler or a command may start. It knows neither of them, and it can be run again
/// after it was killed at any point.
/// </summary>
public interface IJob
{
    /// <summary>The kind of work; two runs of one kind never overlap on one database.</summary>
    string Name { get; }

    /// <summary>What it was asked, for the ledger. Never personal data.</summary>
    IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Does the work and returns the counts of what it did, for the ledger.</summary>
    IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop);
}
