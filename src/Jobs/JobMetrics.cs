using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Opgoerelse.Jobs;

/// <summary>Runs of jobs, by job and how they ended; a run is a trace.</summary>
internal static class JobMetrics
{
    /// <summary>The name under which metrics and traces are listened to.</summary>
    public const string Name = "Opgoerelse.Jobs";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Runs = Meter.CreateHistogram(
        "opgoerelse.job.duration", "s", "How long a run of a job took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200] });

    /// <summary>The trace of a run; null when nobody listens.</summary>
    public static Activity? Begin(string job, long run) => Source.StartActivity("job " + job)?.SetTag("opgoerelse.run", run);

    /// <summary>A run that ended.</summary>
    public static void Ended(string job, string outcome, TimeSpan took, Activity? trace)
    {
        Runs.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("outcome", outcome));
        trace?.SetTag("outcome", outcome).SetStatus(outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }
}
