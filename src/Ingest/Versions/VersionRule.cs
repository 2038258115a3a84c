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
            return new Decision(hash == besked.Hash || hash == besked.FormerHash ? Outcome.Repeated : Outcome.ConflictRejection, Superseded: false, null);
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
