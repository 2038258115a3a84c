using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs;

/// <summary>
/// Reports: makes the reports of the public release into the archive, once for each release. It may be run again after it was
/// killed: every file is whole or not there, and the mark that they are all there comes last.
/// </summary>
internal sealed class ReportJob(ReleaseStore store, ReportArchive archive, Chromium? chromium, GroupFile? groups, long id) : IJob
{
    public const string JobName = "rapporter";

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["udgivelse"] = id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The reports of the release that is public now; null when they are there, or nothing is public. Asked often: a person
    /// approves a release at any time of any day.
    /// </summary>
    public static IJob? OfPublicRelease(IServiceProvider provider, DateOnly day)
    {
        var store = provider.GetRequiredService<ReleaseStore>();
        var archive = provider.GetRequiredService<ReportArchive>();
        var settings = provider.GetRequiredService<IOptions<ReportSettings>>().Value;
        return store.Newest() is { } id && !archive.IsFinished(store.All().Single(release => release.Id == id))
            ? new ReportJob(
                store,
                archive,
                settings.Pdf ? Chromium.Find(Environment.GetEnvironmentVariable("OPGOERELSE_CHROMIUM")) : null,
                settings.ReadGroups(),
                id)
            : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Some of them could not be made. The others are there.</exception>
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        var release = store.Fetch(id);
        // A release without a whole year has nothing to compare.
        if (!KommuneComparison.CanBeMade(release))
        {
            archive.Mark(release.Release, error: 0);
            return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["filer"] = 0 };
        }

        var basis = new ReportBasis(release, groups);
        archive.Begin(release.Release);
        var result = new ReportMaker(chromium).Make(
            basis,
            basis.KommuneComparison.Kommuner,
            withCountry: true,
            archive.Location(release.Release),
            progress,
            stop);
        archive.Mark(release.Release, result.Error.Count);
        if (result.Error is [var (report, reason), ..])
        {
            throw new InvalidOperationException($"{result.Error.Count} rapporter om udgivelse {id} kunne ikke dannes. {report}: {reason}");
        }

        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["udgivelse"] = id,
            ["filer"] = result.Files.Count,
            ["pdf"] = result.Pdf ? 1 : 0,
        };
    }
}

/// <summary>Configuration section <c>Opgoerelse:Rapport</c>: the archive of reports, and whom kommuner are compared with.</summary>
public sealed class ReportSettings : IValidatableObject
{
    public const string Section = "Opgoerelse:Rapport";

    /// <summary>The folder of the archive; null for <c>rapporter</c> in the instance's folder.</summary>
    [ConfigurationKeyName("Mappe")]
    public string? Folder { get; set; }

    /// <summary>Whether the recurring job prints PDF too, where a Chromium is found.</summary>
    [ConfigurationKeyName("Pdf")]
    public bool Pdf { get; set; } = true;

    /// <summary>The file of peer groups (<see cref="GroupFile"/>), for reports and pages alike; null for the seven nearest.</summary>
    [ConfigurationKeyName("Grupper")]
    public string? Groups { get; set; }

    /// <summary>The peer groups; null for the seven nearest.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public GroupFile? ReadGroups()
    {
        if (Groups is not { Length: > 0 } path)
        {
            return null;
        }

        using var file = File.OpenText(path);
        return GroupFile.Read(file);
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? error = null;
        try
        {
            ReadGroups();
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error = reason.Message;
        }

        if (error is not null)
        {
            yield return new ValidationResult($"{Section}:Grupper kan ikke bruges: {error}");
        }

        if (File.Exists(Folder))
        {
            yield return new ValidationResult($"{Section}:Mappe kan ikke være '{Folder}': det er en fil, ikke en mappe.");
        }
    }
}
