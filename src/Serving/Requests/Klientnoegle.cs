using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Whom a request is counted as. An IPv4 address, or the 64 bits of an IPv6 address that name a household or an
/// office: the rest a client chooses freely. Behind a proxy the address is the client's when the proxy is
/// named (<see cref="HttpIndstillinger.TrustedProxies"/>). It is held in memory only, and not logged.
/// </summary>
internal readonly record struct Klientnoegle(ulong Vaerdi)
{
    private const ulong IPv4 = 0xFFFF_0000_0000;

    public static Klientnoegle Af(HttpContext http) => Af(http.Connection.RemoteIpAddress);

    public static Klientnoegle Af(IPAddress? adresse)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (adresse is null || !adresse.TryWriteBytes(bytes, out _))
        {
            return default;
        }

        if (adresse.AddressFamily == AddressFamily.InterNetwork)
        {
            return new Klientnoegle(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        return adresse.IsIPv4MappedToIPv6
            ? new Klientnoegle(IPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new Klientnoegle(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
