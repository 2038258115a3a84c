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
        [
            .. regelsaet.OrderByDescending(item => item.Code == Ordning.Standard.OfficialRegelsaet)
                .ThenBy(item => item.Code, StringComparer.Ordinal),
        ];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        foreach (var run in maker.Refresh(regelsaet, date, progress, full, stop))
        {
            _runs.Add(run);
        }

        return _runs.ToDictionary(run => "forloeb " + run.FactSet.Regelsaet, run => run.Forloeb, StringComparer.Ordinal);
    }
}

/// <summary>
/// Writes a checking file, <c>facts</c> or <c>figures</c>. It is administrative: started by a person on the machine,
/// never by a scheduler and never over HTTP, and every run stands in the ledger with who asked.
/// </summary>
/// <param name="parameters">What was asked, for the ledger.</param>
/// <param name="file">Where to write: beside its final name until it is whole.</param>
/// <param name="write">Writes the content and returns its number of rows.</param>
internal sealed class CheckFileJob(
    IReadOnlyDictionary<string, string> parameters,
    string file,
    Func<Stream, CancellationToken, long> write) : IJob
{
    /// <inheritdoc />
    public string Name => "kontrol";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => parameters;

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        var scratch = file + ".part";
        try
        {
            // What a killed run left may have another mode: the file is made anew, the owner's only.
            File.Delete(scratch);
            using (var stream = OwnerOnly.Open(scratch, FileMode.CreateNew))
            {
                Rows = write(stream, stop);
            }

            File.Move(scratch, file, overwrite: true);
        }
        catch
        {
            File.Delete(scratch);
            throw;
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["raekker"] = Rows };
    }
}
