using System.Runtime.InteropServices;
using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Versions;

/// <summary>What becomes of a valid message.</summary>
internal enum Outcome
{
    /// <summary>A version not received before: stored.</summary>
    Accepted,

    /// <summary>A beskedId accepted before, or a version received before with the same content: counted, nothing else.</summary>
    Repeated,

    /// <summary>A version received before with other content: rejected, the first stays.</summary>
    ConflictRejection,
}

/// <summary>The decision on one message.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Superseded">Accepted, but a higher version is there already: it is never in force.</param>
/// <param name="Superseder">Accepted, and this row is not the highest any more.</param>
internal readonly record struct Decision(Outcome Outcome, bool Superseded, CurrentState? Superseder);

/// <summary>The highest version of an entity.</summary>
/// <param name="Version">Its number.</param>
/// <param name="ForloebId">Its forloeb; null when it is the delete of a child.</param>
/// <param name="Row">The message that brought it, when it came in the same batch; null when it is in the database.</param>
internal readonly record struct CurrentState(long Version, Guid? ForloebId, Besked? Row);

/// <summary>
/// The version rules of the contract, decided message by message in the order of the lines: repeat by beskedId, repeat
/// by same id, version and content, conflict, accepted. It knows what the database told of the batch's keys, and what
/// it has accepted since.
/// </summary>
internal sealed class VersionRule
{
    private readonly HashSet<Guid> _beskeder = [];
    private readonly Dictionary<(Entity Entity, Guid Id, long Version), Hash32> _versions = [];
    private readonly Dictionary<(Entity Entity, Guid Id), CurrentState> _highest = [];

    /// <summary>Forgets everything, for the next batch.</summary>
    public void Reset()
    {
        _beskeder.Clear();
        _versions.Clear();
        _highest.Clear();
    }

    /// <summary>A beskedId that an earlier message was accepted under.</summary>
    public void KnowsBesked(Guid beskedId) => _beskeder.Add(beskedId);

    /// <summary>A version that was received before, and its content.</summary>
    public void KnowsVersion(Entity entity, Guid id, long version, Hash32 hash) => _versions[(entity, id, version)] = hash;

    /// <summary>The highest version that was received before.</summary>
    public void KnowsHighest(Entity entity, Guid id, long version, Guid? forloebId) =>
        _highest[(entity, id)] = new CurrentState(version, forloebId, null);

    /// <summary>The highest version received before, or null when the entity is new.</summary>
    public long? Highest(Entity entity, Guid id) => _highest.TryGetValue((entity, id), out var state) ? state.Version : null;

    /// <summary>Decides on the next message, and remembers it when it is accepted.</summary>
    public Decision Decide(Besked besked)
    {
        if (_beskeder.Contains(besked.BeskedId))
        {
            return new Decision(Outcome.Repeated, Superseded: false, null);
        }

        ref var hash = ref CollectionsMarshal.GetValueRefOrAddDefault(_versions, (besked.Entity, besked.Id, besked.Version), out var known);
        if (known)
        {
            return new Decision(
                hash == besked.Hash || hash == besked.FormerHash ? Outcome.Repeated : Outcome.ConflictRejection,
                Superseded: false,
                null);
        }

        hash = besked.Hash;
        _beskeder.Add(besked.BeskedId);
        ref var highest = ref CollectionsMarshal.GetValueRefOrAddDefault(_highest, (besked.Entity, besked.Id), out var existed);
        if (existed && highest.Version > besked.Version)
        {
            return new Decision(Outcome.Accepted, Superseded: true, null);
        }

        CurrentState? before = existed ? highest : null;
        highest = new CurrentState(besked.Version, besked.TouchedForloeb, besked);
        return new Decision(Outcome.Accepted, Superseded: false, before);
    }
}

/// <summary>
/// The SQL of the version rules, set-based over staging tables and the same on both engines. <c>$tabel</c>,
/// <c>$id</c> and <c>$noegler</c> stand for the entity's table, its id column and the staging table.
/// </summary>
internal static class VersionSql
{
    /// <summary>Staging of beskedIds.</summary>
    public const string BeskedKeys = "indlaes_besked";

    /// <summary>Staging of entity ids.</summary>
    public const string IdKeys = "indlaes_id";

    /// <summary>Staging of entity ids with versions.</summary>
    public const string VersionKeys = "indlaes_version";

    /// <summary>Which of the batch's beskedIds were accepted before.</summary>
    public const string KnownBeskeder = """
        SELECT b.besked_id
        FROM $noegler AS n
        JOIN besked AS b ON b.besked_id = n.id
        """;

    /// <summary>The highest version of each of the batch's entities, and the forloeb it belongs to.</summary>
    public const string HighestVersions = """
        SELECT t.$id, t.version, t.forloeb_id, t.slettet
        FROM $noegler AS n
        JOIN $tabel AS t ON t.$id = n.id
        WHERE t.version = (SELECT MAX(h.version) FROM $tabel AS h WHERE h.$id = n.id)
        """;

    /// <summary>The content of those of the batch's versions that were received before.</summary>
    public const string KnownVersions = """
        SELECT t.$id, t.version, t.indhold_hash
        FROM $noegler AS n
        JOIN $tabel AS t ON t.$id = n.id AND t.version = n.version
        """;

    /// <summary>The rows in force that a higher version of this leverance takes the place of. Run before that is written.</summary>
    public const string Supersede = """
        UPDATE $tabel
        SET afloest_af = @leverance
        WHERE afloest_af IS NULL
          AND $id IN (SELECT n.id FROM $noegler AS n)
        """;

    /// <summary>The forloeb that the batch touches, each once in a leverance.</summary>
    public const string TouchedOne = """
        INSERT INTO beroert (leverance_id, forloeb_id)
        SELECT @leverance, n.id
        FROM $noegler AS n
        WHERE NOT EXISTS (SELECT 1 FROM beroert AS b WHERE b.leverance_id = @leverance AND b.forloeb_id = n.id)
        """;

    public static string With(string sql, string keys) => sql.Replace("$noegler", keys, StringComparison.Ordinal);

    public static string With(string sql, string keys, EntityTable table) => With(sql, keys)
        .Replace("$tabel", table.Name, StringComparison.Ordinal)
        .Replace("$id", table.Id, StringComparison.Ordinal);
}
