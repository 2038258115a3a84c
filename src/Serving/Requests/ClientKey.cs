using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Whom a request is counted as. An IPv4 address, or the 64 bits of an IPv6 address that name a household or an
/// office: the rest a client chooses freely. Behind a proxy the address is the client's when the proxy is
/// named (<see cref="HttpSettings.TrustedProxies"/>). It is held in memory only, and not logged.
/// </summary>
internal readonly record struct ClientKey(ulong Value)
{
    private const ulong IPv4 = 0xFFFF_0000_0000;

    public static ClientKey Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    public static ClientKey Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out _))
        {
            return default;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return new ClientKey(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        return address.IsIPv4MappedToIPv6
            ? new ClientKey(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new ClientKey(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
