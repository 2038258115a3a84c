using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Opgoerelse.Api.Access;

/// <summary>The keys that open the door of operations: those of the configuration, and one that a demo makes for its own machine.</summary>
internal sealed class OperationsKeys(IOptions<OperationsSettings> settings)
{
    private readonly byte[][] _configured = [.. settings.Value.KeyHash.Select(Convert.FromHexString)];
    private byte[]? _local;

    /// <summary>Whether there is a door at all.</summary>
    public bool Any => _configured.Length > 0 || _local is not null;

    /// <summary>Makes a key that opens the door to callers on this machine, until the process ends. It is shown here and kept nowhere.</summary>
    public string MakeLocal()
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _local = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return key;
    }

    /// <summary>Whether a key with this hash opens the door to <paramref name="caller"/>. How long it takes tells nothing about any of them.</summary>
    public bool Opens(ReadOnlySpan<byte> hash, IPAddress? caller)
    {
        var found = false;
        foreach (var one in _configured)
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, one);
        }

        if (_local is { } local && caller is not null && IPAddress.IsLoopback(caller))
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, local);
        }

        return found;
    }
}
