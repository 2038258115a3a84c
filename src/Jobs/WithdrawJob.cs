using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs;

/// <summary>
/// Træk: withdraws a release; was it the public one, the one before it is public again. It is work of the same kind as
/// <see cref="PublishJob"/>, so that the two never meet; the ledger says who did it and why.
/// </summary>
public sealed class WithdrawJob(Publisher publisher, long id, string reason) : IJob
{
    /// <inheritdoc />
    public string Name => PublishJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["traek"] = id.ToString(CultureInfo.InvariantCulture),
        ["grund"] = PersonalNumbers.MaskedRuns(reason),
    };

    /// <summary>The release that took its place; null when none did.</summary>
    public long? Superseder { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        Superseder = publisher.Withdraw(id, PersonalNumbers.MaskedRuns(reason));
        var number = new Dictionary<string, long>(StringComparer.Ordinal) { ["trukket"] = id };
        if (Superseder is { } superseder)
        {
            number["udgivelse"] = superseder;
        }

        return number;
    }
}
