namespace Opgoerelse.Jobs;

/// <summary>The states of a run.</summary>
public enum Koerselstilstand
{
    /// <summary>It runs now (or its process died and nobody has looked since).</summary>
    Koerer,

    /// <summary>It did what it was asked.</summary>
    Afsluttet,

    /// <summary>It met an error.</summary>
    Fejlet,

    /// <summary>It was stopped, or its process died.</summary>
    Afbrudt,
}

/// <summary>The states as they are stored.</summary>
public static class Koerselstilstande
{
    /// <summary>koerer, afsluttet, fejlet, afbrudt.</summary>
    public static string Kode(this Koerselstilstand tilstand) => tilstand switch
    {
        Koerselstilstand.Koerer => "koerer",
        Koerselstilstand.Afsluttet => "afsluttet",
        Koerselstilstand.Fejlet => "fejlet",
        _ => "afbrudt",
    };

    /// <summary>The state with this code.</summary>
    /// <exception cref="InvalidDataException">A code that is none.</exception>
    public static Koerselstilstand Find(string kode) => kode switch
    {
        "koerer" => Koerselstilstand.Koerer,
        "afsluttet" => Koerselstilstand.Afsluttet,
        "fejlet" => Koerselstilstand.Fejlet,
        "afbrudt" => Koerselstilstand.Afbrudt,
        _ => throw new InvalidDataException($"Ukendt tilstand af en kørsel: '{kode}'."),
    };
}

/// <summary>One row of the ledger of runs.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Job">The kind of work.</param>
/// <param name="Noegle">The period that it was for.</param>
/// <param name="Forsoeg">Which attempt at that period: 1, 2 ...</param>
/// <param name="Tilstand">Its state.</param>
/// <param name="Startet">When it began (UTC).</param>
/// <param name="Sluttet">When it ended (UTC); null while it runs.</param>
/// <param name="Fremdrift">How far it has come, as a person reads it.</param>
/// <param name="Parametre">JSON: what it was asked.</param>
/// <param name="Tal">JSON: counts of what it did; null until it has ended well.</param>
/// <param name="Fejl">Why it failed or was stopped.</param>
/// <param name="Bruger">Who ran it.</param>
/// <param name="Proces">Machine and process number.</param>
public sealed record Koersel(
    long Id,
    string Job,
    string Noegle,
    int Forsoeg,
    Koerselstilstand Tilstand,
    DateTimeOffset Startet,
    DateTimeOffset? Sluttet,
    string? Fremdrift,
    string Parametre,
    string? Tal,
    string? Fejl,
    string Bruger,
    string Proces);
