using System.Data.Common;
using Dapper;
using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation;

/// <summary>The states of a release.</summary>
public enum ReleaseState
{
    /// <summary>Made and frozen, not public.</summary>
    Prepared,

    /// <summary>The public one.</summary>
    Published,

    /// <summary>Was public until a newer one took its place.</summary>
    Superseded,

    /// <summary>Was withdrawn, before or after it was public. It never becomes public again.</summary>
    Withdrawn,

    /// <summary>A person has approved that it becomes public at an instant, which has not come.</summary>
    Approved,
}

/// <summary>The states as they are stored and shown.</summary>
public static class ReleaseStates
{
    /// <summary>klargjort, godkendt, udgivet, erstattet, trukket.</summary>
    public static string Code(this ReleaseState state) => state switch
    {
        ReleaseState.Prepared => "klargjort",
        ReleaseState.Approved => "godkendt",
        ReleaseState.Published => "udgivet",
        ReleaseState.Superseded => "erstattet",
        _ => "trukket",
    };

    /// <summary>The state with this code.</summary>
    /// <exception cref="InvalidDataException">A code that is none.</exception>
    public static ReleaseState Find(string code) => code switch
    {
        "klargjort" => ReleaseState.Prepared,
        "godkendt" => ReleaseState.Approved,
        "udgivet" => ReleaseState.Published,
        "erstattet" => ReleaseState.Superseded,
        "trukket" => ReleaseState.Withdrawn,
        _ => throw new InvalidDataException($"Ukendt tilstand af en udgivelse: '{code}'."),
    };
}

/// <summary>
/// The releases that have ever been public, as it is written down: what they showed is known, also where it was replaced or withdrawn.
/// </summary>
internal static class EverPublic
{
    private const string Sql = """
        SELECT udgivelse_id, dato, tilstand
        FROM udgivelse
        WHERE udgivet IS NOT NULL
        ORDER BY udgivet, udgivelse_id
        """;

    /// <summary>In the order in which they first were.</summary>
    public static IReadOnlyList<PublicRelease> Read(DbConnection connection, DbTransaction? transaction = null) =>
    [
        .. connection.Query<ReleaseRow>(Sql, transaction: transaction)
            .Select(row => new PublicRelease(row.Udgivelse_id, DateOnly.FromDayNumber((int)row.Dato), ReleaseStates.Find(row.Tilstand))),
    ];

    /// <summary>A row of udgivelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record ReleaseRow(long Udgivelse_id, long Dato, string Tilstand);
}

/// <summary>A release that has been public.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Date">Its opgoerelsesdato.</param>
/// <param name="State">Its state now.</param>
internal readonly record struct PublicRelease(long Id, DateOnly Date, ReleaseState State);
