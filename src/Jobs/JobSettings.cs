using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Jobs;

/// <summary>Configuration section <c>Opgoerelse:Job</c>: recurring jobs.</summary>
public sealed class JobSettings
{
    public const string Section = "Opgoerelse:Job";

    /// <summary>Whether this process runs recurring jobs.</summary>
    [ConfigurationKeyName("Aktiv")]
    public bool Active { get; set; } = true;

    /// <summary>How often a period's job may fail before it is left to a person.</summary>
    [ConfigurationKeyName("Forsoeg")]
    [Range(1, 100)]
    public int Attempts { get; set; } = 3;

    /// <summary>
    /// Whether the quarterly job only makes the release ready, so that nothing becomes public before a person has looked
    /// (command <c>godkend</c>).
    /// </summary>
    [ConfigurationKeyName("KraevGodkendelse")]
    public bool RequireApproval { get; set; } = true;

    /// <summary>How many seconds a command waits for another run of the same kind.</summary>
    [ConfigurationKeyName("VentSekunder")]
    [Range(0, 86400)]
    public int WaitSeconds { get; set; } = 60;
}
