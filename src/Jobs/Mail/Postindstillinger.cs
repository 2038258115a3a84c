using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Configuration section <c>Opgoerelse:Post</c>: the letters that tell of reports.</summary>
public sealed class Postindstillinger : IValidatableObject
{
    public const string Sektion = "Opgoerelse:Post";

    /// <summary>The file of the recipients; null for <c>modtagere.csv</c> in the instance's folder. Without one nobody is told.</summary>
    [ConfigurationKeyName("Modtagere")]
    public string? Modtagere { get; set; }

    /// <summary>From whom letters are, and where answers go.</summary>
    [ConfigurationKeyName("Afsender")]
    [Required]
    [EmailAddress]
    public string Afsender { get; set; } = "opgoerelse@localhost";

    /// <summary>The mail server; null lays letters in <see cref="Mappe"/> instead.</summary>
    [ConfigurationKeyName("Server")]
    public string? Server { get; set; }

    [ConfigurationKeyName("Port")]
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection to the server is encrypted (STARTTLS). Then a server that does not offer it, or whose certificate this machine does not trust, gets nothing.</summary>
    [ConfigurationKeyName("Tls")]
    public bool Tls { get; set; } = true;

    /// <summary>Whether the password may be sent over a connection that is not encrypted, for others to read.</summary>
    [ConfigurationKeyName("KodeordUdenTls")]
    public bool KodeordUdenTls { get; set; }

    /// <summary>The user on the server; null for none.</summary>
    [ConfigurationKeyName("Bruger")]
    public string? Bruger { get; set; }

    /// <summary>The user's password: a secret.</summary>
    [ConfigurationKeyName("Kodeord")]
    public string? Kodeord { get; set; }

    /// <summary>How many seconds the server may take over a letter.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 600)]
    public int Sekunder { get; set; } = 30;

    /// <summary>How often a letter is tried, once in each run, before it is left to a person.</summary>
    [ConfigurationKeyName("Forsoeg")]
    [Range(1, 1000)]
    public int Forsoeg { get; set; } = 24;

    /// <summary>The folder of outgoing letters where there is no server; null for <c>udgaaende</c> in the instance's folder.</summary>
    [ConfigurationKeyName("Mappe")]
    public string? Mappe { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Modtagere is { Length: > 0 } && Laesefejl(Modtagere) is { } fejl)
        {
            yield return new ValidationResult($"{Sektion}:Modtagere kan ikke bruges: {fejl}");
        }

        if (File.Exists(Mappe))
        {
            yield return new ValidationResult($"{Sektion}:Mappe kan ikke være '{Mappe}': det er en fil, ikke en mappe.");
        }

        if (Server is not { Length: > 0 } || Bruger is not { Length: > 0 })
        {
            yield break;
        }

        if (!Tls && !KodeordUdenTls)
        {
            yield return new ValidationResult($"{Sektion}:Kodeord ville blive sendt over en forbindelse, der ikke er krypteret. Sæt {Sektion}:Tls=true, eller tillad det med {Sektion}:KodeordUdenTls=true.");
        }

        if (Kodeord is not { Length: > 0 })
        {
            yield return new ValidationResult($"{Sektion}:Bruger er sat, men {Sektion}:Kodeord mangler.");
        }
    }

    /// <summary>Why a file cannot be read; null when it can.</summary>
    private static string? Laesefejl(string sti)
    {
        try
        {
            using var fil = File.OpenRead(sti);
            return null;
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            return fejl.Message;
        }
    }
}
