using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Opgoerelse.Aggregation;

/// <summary>How many facts are made, and how long the steps of a release take. No figure is in it.</summary>
public static class AggregationMetrics
{
    /// <summary>The name under which metrics and traces are listened to.</summary>
    public const string Name = "Opgoerelse.Aggregation";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> FactsMade =
        Meter.CreateCounter<long>("opgoerelse.facts", "{fact}", "Facts that were made, by regelsaet and whether all were made again.");

    private static readonly Histogram<double> Steps = Meter.CreateHistogram(
        "opgoerelse.release.step.duration",
        "s",
        "How long a step of a release took.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600] });

    internal static void Facts(string regelsaet, bool all, long made)
    {
        if (made > 0)
        {
            FactsMade.Add(made, new("regelsaet", regelsaet), new("all", all));
        }
    }

    /// <summary>A step of a release, until it is disposed of.</summary>
    internal static Step Begin(string step) => new(step);

    internal readonly struct Step : IDisposable
    {
        private readonly string _name;
        private readonly long _start;
        private readonly Activity? _activity;

        public Step(string name)
        {
            _name = name;
            _start = Stopwatch.GetTimestamp();
            _activity = Source.StartActivity("release " + name);
        }

        public void Dispose()
        {
            Steps.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, new KeyValuePair<string, object?>("step", _name));
            _activity?.Dispose();
        }
    }
}
