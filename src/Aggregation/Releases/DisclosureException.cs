using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>A release was stopped: the attack on its finished tables found a count that must not be found. Nothing was frozen.</summary>
/// <param name="finding">The cells, one a line, as a person reads them.</param>
[PinnedName("FortrolighedException")]
public sealed class DisclosureException(IReadOnlyList<string> finding)
    : Exception($"Udgivelsen er stoppet: {finding.Count} {(finding.Count == 1 ? "fortroligt tal" : "fortrolige tal")} kan findes i de færdige tabeller.\n" + string.Join('\n', finding))
{
    /// <summary>The cells, one a line.</summary>
    public IReadOnlyList<string> Finding { get; } = finding;
}
