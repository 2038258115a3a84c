using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Jobs;

/// <summary>Configuration section <c>Opgoerelse:Arkiv</c>: archived leverancer.</summary>
public sealed class Arkivindstillinger
{
    public const string Sektion = "Opgoerelse:Arkiv";

    /// <summary>How many days an archived leverance is kept. They hold personnumre: no longer than needed.</summary>
    [ConfigurationKeyName("OpbevaringDage")]
    [Range(0, 3650)]
    public int OpbevaringDage { get; set; } = 90;
}
