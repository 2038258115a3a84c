using Microsoft.Extensions.Options;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage;
using Filfremdrift = Opgoerelse.Ingest.Leverancer.IngestProgress;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Jobs;

/// <summary>Indlæs: takes leverancer in, each in one transaction.</summary>
/// <param name="source">Where they come from, for the ledger.</param>
/// <param name="tag">Takes them.</param>
public sealed class IngestJob(string source, Func<IProgress<Filfremdrift>, CancellationToken, FolderResult> tag) : IJob
{
    public const string JobName = "indlaes";

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal) { ["kilde"] = FileNames.Shown(source) };

    /// <summary>What was taken and what was passed over; empty until the job has run.</summary>
    public FolderResult Result { get; private set; } = new([], []);

    /// <summary>What lies in the inbox now, or was written to after it was taken; null when nothing is.</summary>
    public static IJob? TheInbox(IServiceProvider provider)
    {
        var folder = provider.GetRequiredService<DataFolder>();
        return Inbox.HasWork(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>(), folder.Inbox, new LeveranceArchive(folder.Archive))
            ? WholeInbox(provider)
            : null;
    }

    /// <summary>The inbox, whatever lies in it.</summary>
    public static IngestJob WholeInbox(IServiceProvider provider) => new("indbakke", OpenInbox(provider).Empty);

    private static Inbox OpenInbox(IServiceProvider provider)
    {
        var folder = provider.GetRequiredService<DataFolder>();
        return new Inbox(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<PseudonymKey>(),
            provider.GetRequiredService<TimeProvider>(),
            folder.Inbox,
            new LeveranceArchive(folder.Archive),
            limits: provider.GetRequiredService<IOptions<LeveranceSettings>>().Value.Limits)
        {
            Still = provider.GetRequiredService<StillFiles>(),
        };
    }

    /// <summary>What takes files where they lie.</summary>
    public static CommandLineIngest FromFiles(IServiceProvider services) => new(
        services.GetRequiredService<Database>(),
        services.GetRequiredService<PseudonymKey>(),
        services.GetRequiredService<TimeProvider>(),
        limits: services.GetRequiredService<IOptions<LeveranceSettings>>().Value.Limits);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        Result = tag(new IngestProgressRelay(progress), stop);
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["leverancer"] = Result.Leverancer.Count,
            ["afviste leverancer"] = Result.Leverancer.Count(leverance => leverance.State == LeveranceState.Rejected),
            ["laest"] = Result.Leverancer.Sum(leverance => leverance.ReadCount),
            ["accepteret"] = Result.Leverancer.Sum(leverance => leverance.Accepted),
            ["gentaget"] = Result.Leverancer.Sum(leverance => leverance.Repeated),
            ["afvist"] = Result.Leverancer.Sum(leverance => leverance.Rejected),
            ["oversprunget"] = Result.Skipped.Count,
        };
    }

    private sealed class IngestProgressRelay(IProgress<Progress> progress) : IProgress<Filfremdrift>
    {
        public void Report(Filfremdrift value) =>
            progress.Report(new Progress($"Indlæser {value.FileName} (byte)", value.Bytes, value.BytesInAll));
    }
}
