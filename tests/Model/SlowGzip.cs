using System.IO.Compression;

namespace Opgoerelse.Model;

/// <summary>
/// Unpacks a gzip file and makes sure that it is whole. The framework's stream ends quietly where a file is cut
/// short, so the length and checksum that close every member (RFC 1952) are compared here.
/// </summary>
public static class SlowGzip
{
    /// <summary>The unpacked bytes; <see cref="FormatException"/> when the content is no whole gzip file.</summary>
    public static byte[] Unpack(byte[] content)
    {
        if (!BeginsMember(content, 0))
        {
            throw new FormatException("not gzip");
        }

        return TryUnpack(content, 0) ?? throw new FormatException("truncated or damaged gzip");
    }

    /// <summary>
    /// One member up to the end of the file; else, since members may follow each other, one up to where another
    /// seems to begin, and what follows. Null when neither fits.
    /// </summary>
    private static byte[]? TryUnpack(byte[] content, int from)
    {
        if (TryUnpackMember(content[from..]) is { } single)
        {
            return single;
        }

        for (int next = from + 18; next < content.Length; next++)
        {
            if (BeginsMember(content, next)
                && TryUnpackMember(content[from..next]) is { } member
                && TryUnpack(content, next) is { } rest)
            {
                return [.. member, .. rest];
            }
        }

        return null;
    }

    private static byte[]? TryUnpackMember(byte[] member)
    {
        try
        {
            using MemoryStream packed = new(member);
            using GZipStream gzip = new(packed, CompressionMode.Decompress);
            using MemoryStream unpacked = new();
            gzip.CopyTo(unpacked);
            byte[] bytes = unpacked.ToArray();
            bool whole = LittleEndian(member, member.Length - 8) == Checksum(bytes)
                && LittleEndian(member, member.Length - 4) == (uint)bytes.LongLength;
            return whole ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The two magic bytes and the only method there is, and room for the shortest member.</summary>
    private static bool BeginsMember(byte[] content, int at) =>
        content.Length - at >= 18 && content[at] == 0x1f && content[at + 1] == 0x8b && content[at + 2] == 8;

    private static uint LittleEndian(byte[] bytes, int at) =>
        bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24);

    /// <summary>CRC-32, bit by bit.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint crc = 0xffffffff;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
