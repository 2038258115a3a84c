using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;

namespace Opgoerelse.Jobs;

/// <summary>
/// Approve: makes a release public that was made ready. It is work of the same kind as <see cref="PublishJob"/>, so that the
/// two never meet; the ledger says who approved it.
/// </summary>
/// <param name="publisher">Makes it public.</param>
/// <param name="id">The release.</param>
/// <param name="remaining">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
public sealed class ApproveJob(Publisher publisher, long id, string? remaining = null) : IJob
{
    /// <inheritdoc />
    public string Name => PublishJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["godkend"] = id.ToString(CultureInfo.InvariantCulture),
    }.WithReason(remaining);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        publisher.Publish(id, remaining);
        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["ny"] = 1 };
    }
}
