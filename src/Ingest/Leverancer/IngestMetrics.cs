using System.Diagnostics.Metrics;
using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What was taken in, counted when it is kept. Nothing of a line but its fate is in it.</summary>
public static class IngestMetrics
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Opgoerelse.Ingest";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Lines =
        Meter.CreateCounter<long>("opgoerelse.ingest.lines", "{line}", "Lines of leverancer that were taken in, by outcome.");

    private static readonly Counter<long> Rejections =
        Meter.CreateCounter<long>("opgoerelse.ingest.rejections", "{line}", "Rejected lines, by code.");

    private static readonly Counter<long> Leverancer =
        Meter.CreateCounter<long>("opgoerelse.ingest.leverancer", "{leverance}", "Leverancer that were taken in or refused whole.");

    internal static void Kept(Leverance leverance, IEnumerable<LeveranceCounts> counts)
    {
        Leverancer.Add(1, new KeyValuePair<string, object?>("outcome", leverance.State == LeveranceState.Ingested ? "taken" : "refused"));
        Add("accepted", leverance.Accepted);
        Add("repeated", leverance.Repeated);
        Add("rejected", leverance.Rejected);
        if (!Rejections.Enabled)
        {
            return;
        }

        foreach (var count in counts.Where(count => count.Kind == LeveranceCounts.Rejection))
        {
            Rejections.Add(count.Count, new KeyValuePair<string, object?>("code", count.Name));
        }
    }

    private static void Add(string outcome, long lines)
    {
        if (lines > 0)
        {
            Lines.Add(lines, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
