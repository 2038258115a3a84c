using System.Globalization;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Jobs;

/// <summary>
/// Sets a receipt right that lies in the future. It is work of the same kind as <see cref="IngestJob"/>, so that the two never meet; the
/// ledger of runs says who did it, from what to what, and why.
/// </summary>
/// <param name="correction">Does it.</param>
/// <param name="leverance">The leverance as it is.</param>
/// <param name="receipt">What its receipt is to be.</param>
/// <param name="reason">Why; null where none was asked for.</param>
internal sealed class CorrectReceipt(ReceiptCorrection correction, Leverance leverance, DateTimeOffset receipt, string? reason) : IJob
{
    /// <inheritdoc />
    public string Name => IngestJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["modtaget"] = leverance.LeveranceId.ToString(CultureInfo.InvariantCulture),
        ["fra"] = Text(leverance.Received),
        ["til"] = Text(receipt),
    }.WithReason(reason);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
        new Dictionary<string, long>(StringComparer.Ordinal) { ["rettet"] = correction.Correct(leverance.LeveranceId, receipt).LeveranceId };

    private static string Text(DateTimeOffset time) => DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
