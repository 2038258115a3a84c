using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage;
using Filfremdrift = Opgoerelse.Ingest.Leverancer.IngestProgress;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Jobs;

/// <summary>Indlæs: takes leverancer in, each in one transaction.</summary>
/// <param name="source">Where they come from, for the ledger.</param>
/// <param name="take">Takes them.</param>
public sealed class IngestJob(string source, Func<IProgress<Filfremdrift>, CancellationToken, FolderResult> take) : IJob
{
    public const string JobName = "indlaes";

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["kilde"] = FileNames.Shown(source) };

    /// <summary>What was taken and what was passed over; empty until the job has run.</summary>
    public FolderResult Result { get; private set; } = new([], []);

    /// <summary>What lies in the inbox now, or was written to after it was taken; null when nothing is.</summary>
    public static IJob? OfInbox(IServiceProvider provider)
    {
        var folder = provider.GetRequiredService<DataFolder>();
        return Inbox.HasWork(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<TimeProvider>(),
            folder.Inbox,
            new LeveranceArchive(folder.Archive))
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
        Result = take(new IngestProgressRelay(progress), stop);
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
        new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["rettet"] = correction.Correct(leverance.LeveranceId, receipt).LeveranceId,
        };

    private static string Text(DateTimeOffset time) =>
        DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}

/// <summary>
/// Configuration section <c>Opgoerelse:Leverance</c>: when a file of the inbox is taken, and how much a leverance may hold.
/// </summary>
public sealed class LeveranceSettings
{
    public const string Section = "Opgoerelse:Leverance";

    /// <summary>How many seconds size and time of a file in the inbox must have been still before it is taken.</summary>
    [ConfigurationKeyName("StillSeconds")]
    [Range(0, 86400)]
    public int StillSeconds { get; set; } = 60;

    /// <summary><see cref="LeveranceLimits.MaxTextLength"/>.</summary>
    [ConfigurationKeyName("MaxTextLength")]
    [Range(1, 10_000)]
    public int MaxTextLength { get; set; } = LeveranceLimits.Standard.MaxTextLength;

    /// <summary><see cref="LeveranceLimits.MaxKommuner"/>.</summary>
    [ConfigurationKeyName("MaxKommuner")]
    [Range(1, 1000)]
    public int MaxKommuner { get; set; } = LeveranceLimits.Standard.MaxKommuner;

    /// <summary><see cref="LeveranceLimits.MaxVersion"/>.</summary>
    [ConfigurationKeyName("MaxVersion")]
    [Range(1, 9_007_199_254_740_991)]
    public long MaxVersion { get; set; } = LeveranceLimits.Standard.MaxVersion;

    /// <summary><see cref="LeveranceLimits.MaxUnpackedBytes"/>, in MiB.</summary>
    [ConfigurationKeyName("MaxUnpackedMebibytes")]
    [Range(1, 1 << 20)]
    public int MaxUnpackedMebibytes { get; set; } = (int)(LeveranceLimits.Standard.MaxUnpackedBytes >> 20);

    /// <summary><see cref="LeveranceLimits.MaxUnpackRatio"/>.</summary>
    [ConfigurationKeyName("MaxUnpackRatio")]
    [Range(2, 2000)]
    public int MaxUnpackRatio { get; set; } = LeveranceLimits.Standard.MaxUnpackRatio;

    /// <summary><see cref="LeveranceLimits.MaxRejections"/>.</summary>
    [ConfigurationKeyName("MaxRejections")]
    [Range(0, 10_000_000)]
    public int MaxRejections { get; set; } = LeveranceLimits.Standard.MaxRejections;

    /// <summary>The limits that they make.</summary>
    public LeveranceLimits Limits => new()
    {
        MaxTextLength = MaxTextLength,
        MaxKommuner = MaxKommuner,
        MaxVersion = MaxVersion,
        MaxUnpackedBytes = (long)MaxUnpackedMebibytes << 20,
        MaxUnpackRatio = MaxUnpackRatio,
        MaxRejections = MaxRejections,
    };
}
