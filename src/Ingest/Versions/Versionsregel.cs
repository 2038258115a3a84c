using System.Runtime.InteropServices;
using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Versions;

/// <summary>What becomes of a valid message.</summary>
internal enum Udfald
{
    /// <summary>A version not received before: stored.</summary>
    Accepteret,

    /// <summary>A beskedId accepted before, or a version received before with the same content: counted, nothing else.</summary>
    Gentaget,

    /// <summary>A version received before with other content: rejected, the first stays.</summary>
    Konflikt,
}

/// <summary>The decision on one message.</summary>
/// <param name="Udfald">What becomes of it.</param>
/// <param name="Afloest">Accepted, but a higher version is there already: it is never in force.</param>
/// <param name="Afloeser">Accepted, and this row is not the highest any more.</param>
internal readonly record struct Afgoerelse(Udfald Udfald, bool Afloest, Stand? Afloeser);

/// <summary>The highest version of an entity.</summary>
/// <param name="Version">Its number.</param>
/// <param name="ForloebId">Its forloeb; null when it is the delete of a child.</param>
/// <param name="Raekke">The message that brought it, when it came in the same batch; null when it is in the database.</param>
internal readonly record struct Stand(long Version, Guid? ForloebId, Besked? Raekke);

/// <summary>
/// The version rules of the contract, decided message by message in the order of the lines: repeat by beskedId, repeat
/// by same id, version and content, conflict, accepted. It knows what the database told of the batch's keys, and what
/// it has accepted since.
/// </summary>
internal sealed class Versionsregel
{
    private readonly HashSet<Guid> _beskeder = [];
    private readonly Dictionary<(Entitet Entitet, Guid Id, long Version), Hash32> _versioner = [];
    private readonly Dictionary<(Entitet Entitet, Guid Id), Stand> _hoejeste = [];

    /// <summary>Forgets everything, for the next batch.</summary>
    public void Nulstil()
    {
        _beskeder.Clear();
        _versioner.Clear();
        _hoejeste.Clear();
    }

    /// <summary>A beskedId that an earlier message was accepted under.</summary>
    public void KenderBesked(Guid beskedId) => _beskeder.Add(beskedId);

    /// <summary>A version that was received before, and its content.</summary>
    public void KenderVersion(Entitet entitet, Guid id, long version, Hash32 hash) => _versioner[(entitet, id, version)] = hash;

    /// <summary>The highest version that was received before.</summary>
    public void KenderHoejeste(Entitet entitet, Guid id, long version, Guid? forloebId) =>
        _hoejeste[(entitet, id)] = new Stand(version, forloebId, null);

    /// <summary>The highest version received before, or null when the entity is new.</summary>
    public long? Hoejeste(Entitet entitet, Guid id) => _hoejeste.TryGetValue((entitet, id), out var stand) ? stand.Version : null;

    /// <summary>Decides on the next message, and remembers it when it is accepted.</summary>
    public Afgoerelse Afgoer(Besked besked)
    {
        if (_beskeder.Contains(besked.BeskedId))
        {
            return new Afgoerelse(Udfald.Gentaget, Afloest: false, null);
        }

        ref var hash = ref CollectionsMarshal.GetValueRefOrAddDefault(_versioner, (besked.Entitet, besked.Id, besked.Version), out var kendt);
        if (kendt)
        {
            return new Afgoerelse(hash == besked.Hash || hash == besked.FormerHash ? Udfald.Gentaget : Udfald.Konflikt, Afloest: false, null);
        }

        hash = besked.Hash;
        _beskeder.Add(besked.BeskedId);
        ref var hoejeste = ref CollectionsMarshal.GetValueRefOrAddDefault(_hoejeste, (besked.Entitet, besked.Id), out var fandtes);
        if (fandtes && hoejeste.Version > besked.Version)
        {
            return new Afgoerelse(Udfald.Accepteret, Afloest: true, null);
        }

        Stand? foer = fandtes ? hoejeste : null;
        hoejeste = new Stand(besked.Version, besked.Beroerer, besked);
        return new Afgoerelse(Udfald.Accepteret, Afloest: false, foer);
    }
}
