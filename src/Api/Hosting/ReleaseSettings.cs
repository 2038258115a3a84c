using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Api.Hosting;

/// <summary>Configuration section <c>Opgoerelse:Release</c>: the release that is served.</summary>
public sealed class ReleaseSettings
{
    public const string Section = "Opgoerelse:Udgivelse";

    /// <summary>How many seconds may pass before a process serves what another has published.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 3600)]
    public int Seconds { get; set; } = 5;
}
