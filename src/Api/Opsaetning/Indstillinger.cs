using System.ComponentModel.DataAnnotations;
using Opgoerelse.Aggregation.Fortrolighed;
using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>Configuration section <c>Opgoerelse:Job</c>: recurring jobs.</summary>
public sealed class Jobindstillinger
{
    public const string Sektion = "Opgoerelse:Job";

    /// <summary>Whether this process runs recurring jobs.</summary>
    [ConfigurationKeyName("Aktiv")]
    public bool Aktiv { get; set; } = true;

    /// <summary>How often a period's job may fail before it is left to a person.</summary>
    [ConfigurationKeyName("Forsoeg")]
    [Range(1, 100)]
    public int Forsoeg { get; set; } = 3;

    /// <summary>
    /// Whether the quarterly job only makes the release ready, so that nothing becomes public before a person has looked
    /// (command <c>godkend</c>).
    /// </summary>
    [ConfigurationKeyName("KraevGodkendelse")]
    public bool KraevGodkendelse { get; set; } = true;

    /// <summary>How many seconds a command waits for another run of the same kind.</summary>
    [ConfigurationKeyName("VentSekunder")]
    [Range(0, 86400)]
    public int VentSekunder { get; set; } = 60;
}

/// <summary>Configuration section <c>Opgoerelse:Arkiv</c>: archived leverancer.</summary>
public sealed class Arkivindstillinger
{
    public const string Sektion = "Opgoerelse:Arkiv";

    /// <summary>How many days an archived leverance is kept. They hold personnumre: no longer than needed.</summary>
    [ConfigurationKeyName("OpbevaringDage")]
    [Range(0, 3650)]
    public int OpbevaringDage { get; set; } = 90;
}

/// <summary>Whether a small group may be shown to be all alike.</summary>
[PinnedNames]
public enum Gruppeoplysning
{
    /// <summary>0 and 100 pct. are shown.</summary>
    Vis,

    /// <summary>0 and 100 pct. are withheld where the base is small.</summary>
    Beskyt,
}

/// <summary>Configuration section <c>Opgoerelse:Fortrolighed</c>: what a release withholds.</summary>
public sealed class Fortrolighedsindstillinger
{
    public const string Sektion = "Opgoerelse:Fortrolighed";

    /// <summary>The smallest count that is shown, and how many values a withheld one leaves open.</summary>
    [ConfigurationKeyName("Graense")]
    [Range(2, 100)]
    public int Graense { get; set; } = Fortrolighedsregler.Standard.Graense;

    /// <summary>Whether 0 and 100 pct. are withheld where N is below <see cref="Gruppegraense"/>.</summary>
    [ConfigurationKeyName("Gruppeoplysning")]
    public Gruppeoplysning Gruppeoplysning { get; set; } = Gruppeoplysning.Vis;

    /// <summary>The smallest N in which everybody may be shown to be alike.</summary>
    [ConfigurationKeyName("Gruppegraense")]
    [Range(2, 1000)]
    public int Gruppegraense { get; set; } = Fortrolighedsregler.Standard.Gruppegraense;

    /// <summary>The rules that they make.</summary>
    public Fortrolighedsregler Regler => new() { Graense = Graense, BeskytGruppe = Gruppeoplysning == Gruppeoplysning.Beskyt, Gruppegraense = Gruppegraense };
}

/// <summary>Configuration section <c>Opgoerelse:Udgivelse</c>: the release that is served.</summary>
public sealed class Udgivelsesindstillinger
{
    public const string Sektion = "Opgoerelse:Udgivelse";

    /// <summary>How many seconds may pass before a process serves what another has published.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 3600)]
    public int Sekunder { get; set; } = 5;
}

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
