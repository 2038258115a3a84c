using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>What a release is made of: from this alone its figures can be made again.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="State">Its state.</param>
/// <param name="Ordning">Code of the scheme.</param>
/// <param name="Regelsaet">Code of the regelsaet.</param>
/// <param name="RegelsaetVersion">Its version.</param>
/// <param name="Date">Opgoerelsesdato D.</param>
/// <param name="Position">The ledger position: the newest leverance received on or before D.</param>
/// <param name="CodeVersion">The version of the program that made the figures.</param>
/// <param name="Checksum">SHA-256 over the frozen tables, lower-case hex.</param>
/// <param name="Prepared">When it was made (UTC).</param>
/// <param name="Published">When it first was public (UTC); null before. It stays when the release is withdrawn, replaced or public
/// again.</param>
/// <param name="Withdrawn">When it was withdrawn (UTC); null unless it was.</param>
/// <param name="Reason">Why it was withdrawn.</param>
public sealed record Release(
    long Id,
    ReleaseState State,
    string Ordning,
    string Regelsaet,
    int RegelsaetVersion,
    DateOnly Date,
    long Position,
    string CodeVersion,
    string Checksum,
    DateTimeOffset Prepared,
    DateTimeOffset? Published,
    DateTimeOffset? Withdrawn = null,
    string? Reason = null)
{
    /// <summary>
    /// How many releases had ever been public when it was made: it is protected together with these. Null in one from before that was kept.
    /// </summary>
    public long? Known { get; init; }

    /// <summary>From when it is to be public, or was to be (UTC); null unless it was approved for an instant.</summary>
    public DateTimeOffset? PublicFrom { get; init; }

    /// <summary>Whether it is public, or may become so: no other has become public since it was made.</summary>
    /// <param name="all">All releases.</param>
    public bool Stands(IReadOnlyList<Release> all) =>
        State == ReleaseState.Published
        || (State is ReleaseState.Prepared or ReleaseState.Approved && Known == all.Count(one => one.Published is not null));
}

/// <summary>A release with its protected tables, loaded into memory. It never changes.</summary>
public sealed record ReleaseWithTables(Release Release, IReadOnlyList<Table> Tables)
{
    /// <summary>Hele landet under other regelsaet, beside the official one; nothing in a release from before they were made.</summary>
    public IReadOnlyList<ComparedRule> RuleComparison { get; init; } = [];

    /// <summary>The quality of the registrations behind it; null in a release from before it was measured.</summary>
    public RegistrationQuality? Quality { get; init; }

    /// <summary>The table with this id (case does not matter), or null.</summary>
    public Table? Find(string id) =>
        Tables.FirstOrDefault(table => string.Equals(table.Id, id, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// The cells of a table as bytes: what a release's checksum is taken of, and how its figures are stored for those who serve
/// them. Nine bytes a cell: the value, most significant first, and the symbol's number. Compiled whole at the first call: that
/// call is at the start, and goes over every cell of the release.
/// </summary>
internal static class CellPack
{
    private const int Width = sizeof(long) + 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Pack(long[] values, CellSymbol[] symbols)
    {
        var packed = new byte[checked(values.Length * Width)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(i * Width), values[i]);
            packed[(i * Width) + sizeof(long)] = (byte)symbols[i];
        }

        return packed;
    }

    /// <summary>Fills the two lists. False when <paramref name="packed"/> does not hold as many cells, or holds none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Unpack(byte[] packed, long[] values, CellSymbol[] symbols)
    {
        if (packed.LongLength != values.LongLength * Width)
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt64BigEndian(packed.AsSpan(i * Width));
            symbols[i] = (CellSymbol)packed[(i * Width) + sizeof(long)];
        }

        return true;
    }
}
