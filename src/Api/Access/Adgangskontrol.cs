using System.Collections.Frozen;

namespace Opgoerelse.Api.Access;

/// <summary>
/// The keys that hold now, in memory: a request asks no database, so that the figures are served while it is away, and
/// a flood of wrong keys never reaches it.
/// </summary>
public sealed class Adgangskontrol(TimeProvider time)
{
    // Looked up by hash: how long that takes tells nothing that helps to find a key whose hash it is.
    private volatile FrozenDictionary<string, DateTimeOffset?> _noegler = FrozenDictionary<string, DateTimeOffset?>.Empty;

    /// <summary>Lets these keys in from now on, and no others.</summary>
    public void Skift(IEnumerable<(byte[] Aftryk, DateTimeOffset? Udloeber)> noegler) =>
        _noegler = noegler.ToFrozenDictionary(noegle => Convert.ToHexString(noegle.Aftryk), noegle => noegle.Udloeber, StringComparer.Ordinal);

    /// <summary>Whether the key is one that was issued, has not expired and was not revoked.</summary>
    public bool ErGyldig(string noegle) =>
        Adgangsnoegle.Aftryk(noegle) is { } aftryk
        && _noegler.TryGetValue(Convert.ToHexString(aftryk), out var udloeber)
        && (udloeber is not { } slut || time.GetUtcNow() < slut);
}
