using System.Collections.Frozen;

namespace Opgoerelse.Api.Access;

/// <summary>
/// The keys that hold now, in memory: a request asks no database, so that the figures are served while it is away, and
/// a flood of wrong keys never reaches it.
/// </summary>
public sealed class AccessControl(TimeProvider time)
{
    // Looked up by hash: how long that takes tells nothing that helps to find a key whose hash it is.
    private volatile FrozenDictionary<string, DateTimeOffset?> _keys = FrozenDictionary<string, DateTimeOffset?>.Empty;

    /// <summary>Lets these keys in from now on, and no others.</summary>
    public void Switch(IEnumerable<(byte[] Imprint, DateTimeOffset? Expires)> keys) =>
        _keys = keys.ToFrozenDictionary(key => Convert.ToHexString(key.Imprint), key => key.Expires, StringComparer.Ordinal);

    /// <summary>Whether the key is one that was issued, has not expired and was not revoked.</summary>
    public bool IsValid(string key) =>
        AccessKey.Imprint(key) is { } imprint
        && _keys.TryGetValue(Convert.ToHexString(imprint), out var expires)
        && (expires is not { } end || time.GetUtcNow() < end);
}
