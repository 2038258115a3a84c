using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>The states of a release.</summary>
public enum Udgivelsestilstand
{
    /// <summary>Made and frozen, not public.</summary>
    Klargjort,

    /// <summary>The public one.</summary>
    Udgivet,

    /// <summary>Was public until a newer one took its place.</summary>
    Erstattet,

    /// <summary>Was withdrawn, before or after it was public. It never becomes public again.</summary>
    Trukket,
}

/// <summary>The states as they are stored and shown.</summary>
public static class Udgivelsestilstande
{
    /// <summary>klargjort, udgivet, erstattet, trukket.</summary>
    public static string Kode(this Udgivelsestilstand tilstand) => tilstand switch
    {
        Udgivelsestilstand.Klargjort => "klargjort",
        Udgivelsestilstand.Udgivet => "udgivet",
        Udgivelsestilstand.Erstattet => "erstattet",
        _ => "trukket",
    };

    /// <summary>The state with this code.</summary>
    /// <exception cref="InvalidDataException">A code that is none.</exception>
    public static Udgivelsestilstand Find(string kode) => kode switch
    {
        "klargjort" => Udgivelsestilstand.Klargjort,
        "udgivet" => Udgivelsestilstand.Udgivet,
        "erstattet" => Udgivelsestilstand.Erstattet,
        "trukket" => Udgivelsestilstand.Trukket,
        _ => throw new InvalidDataException($"Ukendt tilstand af en udgivelse: '{kode}'."),
    };
}

/// <summary>What a release is made of: from this alone its figures can be made again.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Tilstand">Its state.</param>
/// <param name="Ordning">Code of the scheme.</param>
/// <param name="Regelsaet">Code of the regelsaet.</param>
/// <param name="RegelsaetVersion">Its version.</param>
/// <param name="Dato">Opgoerelsesdato D.</param>
/// <param name="Position">The ledger position: the newest leverance received on or before D.</param>
/// <param name="Kodeversion">The version of the program that made the figures.</param>
/// <param name="Kontrolsum">SHA-256 over the frozen tables, lower-case hex.</param>
/// <param name="Klargjort">When it was made (UTC).</param>
/// <param name="Udgivet">When it first was public (UTC); null before. It stays when the release is withdrawn, replaced or public again.</param>
/// <param name="Trukket">When it was withdrawn (UTC); null unless it was.</param>
/// <param name="Grund">Why it was withdrawn.</param>
public sealed record Udgivelse(
    long Id,
    Udgivelsestilstand Tilstand,
    string Ordning,
    string Regelsaet,
    int RegelsaetVersion,
    DateOnly Dato,
    long Position,
    string Kodeversion,
    string Kontrolsum,
    DateTimeOffset Klargjort,
    DateTimeOffset? Udgivet,
    DateTimeOffset? Trukket = null,
    string? Grund = null);

/// <summary>A release with its protected tables, loaded into memory. It never changes.</summary>
public sealed record UdgivelseMedTabeller(Udgivelse Udgivelse, IReadOnlyList<Tabel> Tabeller)
{
    /// <summary>Hele landet under other regelsaet, beside the official one; nothing in a release from before they were made.</summary>
    public IReadOnlyList<Sideregel> SideOmSide { get; init; } = [];

    /// <summary>The quality of the registrations behind it; null in a release from before it was measured.</summary>
    public Registreringskvalitet? Kvalitet { get; init; }

    /// <summary>The table with this id (case does not matter), or null.</summary>
    public Tabel? Find(string id) =>
        Tabeller.FirstOrDefault(tabel => string.Equals(tabel.Id, id, StringComparison.OrdinalIgnoreCase));
}
