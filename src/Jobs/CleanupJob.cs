using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Ingest.Leverancer;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Jobs;

/// <summary>
/// Cleanup: deletes archived leverancer, what the inbox set aside, and what it never takes, that have been kept for as long as
/// they may be.
/// </summary>
public sealed class CleanupJob(IReadOnlyList<LeveranceArchive> archives, string inbox, DateOnly before) : IJob
{
    public const string JobName = "oprydning";

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["foer"] = before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The daily work: what was received longer ago than <c>Opgoerelse:Arkiv:OpbevaringDage</c>.</summary>
    public static IJob OfArchive(IServiceProvider provider, DateOnly day)
    {
        var folder = provider.GetRequiredService<DataFolder>();
        var aside = new SetAsideFolder(folder.Inbox).Path;
        return new CleanupJob(
            [
                new LeveranceArchive(folder.Archive),
                .. Directory.Exists(aside) ? (ReadOnlySpan<LeveranceArchive>)[new LeveranceArchive(aside)] : [],
            ],
            folder.Inbox,
            day.AddDays(-provider.GetRequiredService<IOptions<ArchiveSettings>>().Value.RetentionDays));
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
        new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["slettet"] = archives.Sum(archive => archive.Clear(before)) + Inbox.DeleteForgotten(inbox, before),
        };
}

/// <summary>Configuration section <c>Opgoerelse:Arkiv</c>: archived leverancer.</summary>
public sealed class ArchiveSettings
{
    public const string Section = "Opgoerelse:Arkiv";

    /// <summary>How many days an archived leverance is kept. They hold personnumre: no longer than needed.</summary>
    [ConfigurationKeyName("OpbevaringDage")]
    [Range(0, 3650)]
    public int RetentionDays { get; set; } = 90;
}
