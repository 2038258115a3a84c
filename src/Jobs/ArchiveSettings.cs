using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Jobs;

/// <summary>Configuration section <c>Opgoerelse:Arkiv</c>: archived leverancer.</summary>
public sealed class ArchiveSettings
{
    public const string Section = "Opgoerelse:Arkiv";

    /// <summary>How many days an archived leverance is kept. They hold personnumre: no longer than needed.</summary>
    [ConfigurationKeyName("OpbevaringDage")]
    [Range(0, 3650)]
    public int RetentionDays { get; set; } = 90;
}
