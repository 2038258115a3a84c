using System.ComponentModel.DataAnnotations;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Jobs;

/// <summary>Configuration section <c>Opgoerelse:Rapport</c>: the archive of reports, and whom kommuner are compared with.</summary>
public sealed class Rapportindstillinger : IValidatableObject
{
    public const string Sektion = "Opgoerelse:Rapport";

    /// <summary>The folder of the archive; null for <c>rapporter</c> in the instance's folder.</summary>
    [ConfigurationKeyName("Mappe")]
    public string? Mappe { get; set; }

    /// <summary>Whether the recurring job prints PDF too, where a Chromium is found.</summary>
    [ConfigurationKeyName("Pdf")]
    public bool Pdf { get; set; } = true;

    /// <summary>The file of peer groups (<see cref="Gruppefil"/>), for reports and pages alike; null for the seven nearest.</summary>
    [ConfigurationKeyName("Grupper")]
    public string? Grupper { get; set; }

    /// <summary>The peer groups; null for the seven nearest.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public Gruppefil? LaesGrupper()
    {
        if (Grupper is not { Length: > 0 } sti)
        {
            return null;
        }

        using var fil = File.OpenText(sti);
        return Gruppefil.Laes(fil);
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? fejl = null;
        try
        {
            LaesGrupper();
        }
        catch (Exception grund) when (grund is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            fejl = grund.Message;
        }

        if (fejl is not null)
        {
            yield return new ValidationResult($"{Sektion}:Grupper kan ikke bruges: {fejl}");
        }

        if (File.Exists(Mappe))
        {
            yield return new ValidationResult($"{Sektion}:Mappe kan ikke være '{Mappe}': det er en fil, ikke en mappe.");
        }
    }
}
