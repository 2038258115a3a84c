using System.ComponentModel.DataAnnotations;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Jobs;

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
