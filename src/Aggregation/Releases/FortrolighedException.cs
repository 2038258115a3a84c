using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>A release was stopped: the attack on its finished tables found a count that must not be found. Nothing was frozen.</summary>
/// <param name="fund">The cells, one a line, as a person reads them.</param>
[PinnedName("FortrolighedException")]
public sealed class FortrolighedException(IReadOnlyList<string> fund)
    : Exception($"Udgivelsen er stoppet: {fund.Count} {(fund.Count == 1 ? "fortroligt tal" : "fortrolige tal")} kan findes i de færdige tabeller.\n" + string.Join('\n', fund))
{
    /// <summary>The cells, one a line.</summary>
    public IReadOnlyList<string> Fund { get; } = fund;
}
