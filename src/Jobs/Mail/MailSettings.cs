using System.ComponentModel.DataAnnotations;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Configuration section <c>Opgoerelse:Post</c>: the letters that tell of reports.</summary>
public sealed class MailSettings : IValidatableObject
{
    public const string Section = "Opgoerelse:Post";

    /// <summary>The file of the recipients; null for <c>modtagere.csv</c> in the instance's folder. Without one nobody is told.</summary>
    [ConfigurationKeyName("Modtagere")]
    public string? Recipients { get; set; }

    /// <summary>From whom letters are, and where answers go.</summary>
    [ConfigurationKeyName("Afsender")]
    [Required]
    [EmailAddress]
    public string Sender { get; set; } = "opgoerelse@localhost";

    /// <summary>The mail server; null lays letters in <see cref="Folder"/> instead.</summary>
    [ConfigurationKeyName("Server")]
    public string? Server { get; set; }

    [ConfigurationKeyName("Port")]
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>
    /// Whether the connection to the server is encrypted (STARTTLS). Then a server that does not offer it, or whose certificate this
    /// machine does not trust, gets nothing.
    /// </summary>
    [ConfigurationKeyName("Tls")]
    public bool Tls { get; set; } = true;

    /// <summary>Whether the password may be sent over a connection that is not encrypted, for others to read.</summary>
    [ConfigurationKeyName("KodeordUdenTls")]
    public bool PasswordWithoutTls { get; set; }

    /// <summary>The user on the server; null for none.</summary>
    [ConfigurationKeyName("Bruger")]
    public string? User { get; set; }

    /// <summary>The user's password: a secret.</summary>
    [ConfigurationKeyName("Kodeord")]
    public string? Password { get; set; }

    /// <summary>How many seconds the server may take over a letter.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 600)]
    public int Seconds { get; set; } = 30;

    /// <summary>How often a letter is tried, once in each run, before it is left to a person.</summary>
    [ConfigurationKeyName("Forsoeg")]
    [Range(1, 1000)]
    public int Attempts { get; set; } = 24;

    /// <summary>The folder of outgoing letters where there is no server; null for <c>udgaaende</c> in the instance's folder.</summary>
    [ConfigurationKeyName("Mappe")]
    public string? Folder { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Recipients is { Length: > 0 } && ReadError(Recipients) is { } error)
        {
            yield return new ValidationResult($"{Section}:Modtagere kan ikke bruges: {error}");
        }

        if (File.Exists(Folder))
        {
            yield return new ValidationResult($"{Section}:Mappe kan ikke være '{Folder}': det er en fil, ikke en mappe.");
        }

        if (Server is not { Length: > 0 } || User is not { Length: > 0 })
        {
            yield break;
        }

        if (!Tls && !PasswordWithoutTls)
        {
            yield return new ValidationResult(
                $"{Section}:Kodeord ville blive sendt over en forbindelse, der ikke er krypteret. Sæt {Section}:Tls=true, eller tillad "
                    + $"det med {Section}:KodeordUdenTls=true.");
        }

        if (Password is not { Length: > 0 })
        {
            yield return new ValidationResult($"{Section}:Bruger er sat, men {Section}:Kodeord mangler.");
        }
    }

    /// <summary>Why a file cannot be read; null when it can.</summary>
    private static string? ReadError(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}

/// <summary>Where the service is seen from outside: the links of letters lead there.</summary>
/// <param name="Url">With scheme and host; empty when it is not set.</param>
internal sealed record PublicAddress(string Url)
{
    /// <summary>The setting that holds it.</summary>
    public const string Setting = "Http:Webadresse";
}
