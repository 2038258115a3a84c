using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Api.Hosting;

/// <summary>Configuration section <c>Opgoerelse:Udgivelse</c>: the release that is served.</summary>
public sealed class Udgivelsesindstillinger
{
    public const string Sektion = "Opgoerelse:Udgivelse";

    /// <summary>How many seconds may pass before a process serves what another has published.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 3600)]
    public int Sekunder { get; set; } = 5;
}

/// <summary>Configuration section <c>Opgoerelse:Database</c>: how long SQL Server is waited for.</summary>
public sealed class Databaseindstillinger
{
    public const string Sektion = "Opgoerelse:Database";

    /// <summary>How many seconds a login may take. The connection string's own <c>Connect Timeout</c> goes first.</summary>
    [ConfigurationKeyName("ForbindSekunder")]
    [Range(1, 600)]
    public int ForbindSekunder { get; set; } = 15;

    /// <summary>How many seconds a statement, or one portion of a bulk load, may take.</summary>
    [ConfigurationKeyName("KommandoSekunder")]
    [Range(1, 86400)]
    public int KommandoSekunder { get; set; } = 600;

    /// <summary>How many seconds a writer waits for the writer before it.</summary>
    [ConfigurationKeyName("SkrivelaasSekunder")]
    [Range(1, 86400)]
    public int SkrivelaasSekunder { get; set; } = 60;
}
