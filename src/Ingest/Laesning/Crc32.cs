using System.Buffers.Binary;

namespace Opgoerelse.Ingest.Laesning;

/// <summary>The checksum that closes a gzip member (RFC 1952), eight bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tabeller = Beregn();

    /// <summary>The checksum of what <paramref name="crc"/> is the checksum of, followed by <paramref name="bytes"/>; begin with 0.</summary>
    public static uint Tilfoej(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tabeller;
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            var a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[7][a & 0xFF] ^ t[6][(a >> 8) & 0xFF] ^ t[5][(a >> 16) & 0xFF] ^ t[4][a >> 24]
                ^ t[3][b & 0xFF] ^ t[2][(b >> 8) & 0xFF] ^ t[1][(b >> 16) & 0xFF] ^ t[0][b >> 24];
            bytes = bytes[8..];
        }

        foreach (var en in bytes)
        {
            crc = t[0][(crc ^ en) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[][] Beregn()
    {
        var tabeller = new uint[8][];
        for (var nr = 0; nr < 8; nr++)
        {
            tabeller[nr] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                var crc = nr == 0 ? i : tabeller[nr - 1][i];
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }

                tabeller[nr][i] = crc;
            }
        }

        return tabeller;
    }
}
