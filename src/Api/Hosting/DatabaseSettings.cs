using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Api.Hosting;

/// <summary>Configuration section <c>Opgoerelse:Database</c>: how long SQL Server is waited for.</summary>
public sealed class DatabaseSettings
{
    public const string Section = "Opgoerelse:Database";

    /// <summary>How many seconds a login may take. The connection string's own <c>Connect Timeout</c> goes first.</summary>
    [ConfigurationKeyName("ForbindSekunder")]
    [Range(1, 600)]
    public int ConnectSeconds { get; set; } = 15;

    /// <summary>How many seconds a statement, or one portion of a bulk load, may take.</summary>
    [ConfigurationKeyName("KommandoSekunder")]
    [Range(1, 86400)]
    public int CommandSeconds { get; set; } = 600;

    /// <summary>How many seconds a writer waits for the writer before it.</summary>
    [ConfigurationKeyName("SkrivelaasSekunder")]
    [Range(1, 86400)]
    public int WriteLockSeconds { get; set; } = 60;
}
