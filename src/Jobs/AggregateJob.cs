using System.Globalization;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>Opgør: makes facts and cube of one or more regelsaet for an opgoerelsesdato.</summary>
public sealed class AggregateJob(FactMaker maker, IReadOnlyList<Regelsaet> regelsaet, DateOnly date, bool full = false) : IJob
{
    public const string JobName = "opgoer";

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dato"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["regelsaet"] = string.Join(' ', regelsaet.Select(item => item.Code)),
    };

    /// <summary>What was done for each regelsaet; filled as the job runs.</summary>
    public IReadOnlyList<FactRun> Runs => _runs;

    private readonly List<FactRun> _runs = [];

    /// <summary>The daily work: every regelsaet of data/regelsaet, as of <paramref name="day"/>; null before the first receipt.</summary>
    public static IJob? AllRegelsaet(IServiceProvider provider, DateOnly day) =>
        IsReceived(provider, day) ? new AggregateJob(provider.GetRequiredService<FactMaker>(), InOrder(Regelsaet.All.Values), day) : null;

    /// <summary>Whether anything had been received by <paramref name="day"/>: otherwise there is nothing to make figures from.</summary>
    public static bool IsReceived(IServiceProvider provider, DateOnly day)
    {
        using var connection = provider.GetRequiredService<Database>().Connect();
        return FactMaker.FindPosition(connection, day) is not null;
    }

    /// <summary>The official regelsaet first, then by code.</summary>
    public static IReadOnlyList<Regelsaet> InOrder(IEnumerable<Regelsaet> regelsaet) =>
        [.. regelsaet.OrderByDescending(item => item.Code == Ordning.Standard.OfficialRegelsaet).ThenBy(item => item.Code, StringComparer.Ordinal)];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        foreach (var item in regelsaet)
        {
            stop.ThrowIfCancellationRequested();
            _runs.Add(maker.Refresh(item, date, progress, full, stop));
        }

        return _runs.ToDictionary(run => "forloeb " + run.FactSet.Regelsaet, run => run.Forloeb, StringComparer.Ordinal);
    }
}
