namespace Opgoerelse.Model;

/// <summary>
/// Unpacks a gzip file (RFC 1952) and makes sure that it is whole: member after member, each with the length and
/// checksum that close it, and nothing after the last. The framework's stream ends quietly where a file is cut short
/// and passes over what follows, so it is not used.
/// </summary>
public static class SlowGzip
{
    /// <summary>The unpacked bytes; <see cref="FormatException"/> when the content is no whole gzip file.</summary>
    public static byte[] Unpack(byte[] content)
    {
        List<byte> all = [];
        int at = 0;
        do
        {
            at = SkipHeader(content, at);
            (List<byte> member, at) = SlowInflate.Inflate(content, at);
            if (at + 8 > content.Length
                || LittleEndian(content, at) != Checksum(member)
                || LittleEndian(content, at + 4) != (uint)member.Count)
            {
                throw new FormatException("truncated or damaged gzip");
            }

            at += 8;
            all.AddRange(member);
        }
        while (at < content.Length);
        return [.. all];
    }

    /// <summary>The position after the header of a member: ten bytes, then what its flags say.</summary>
    private static int SkipHeader(byte[] content, int at)
    {
        if (at + 10 > content.Length || content[at] != 0x1f || content[at + 1] != 0x8b || content[at + 2] != 8)
        {
            throw new FormatException("not gzip");
        }

        int flags = content[at + 3];
        at += 10;
        if ((flags & 4) != 0)
        {
            at += 2 + ByteAt(content, at) + (256 * ByteAt(content, at + 1));
        }

        for (int text = 8; text <= 16; text *= 2)
        {
            if ((flags & text) != 0)
            {
                while (ByteAt(content, at) != 0)
                {
                    at++;
                }

                at++;
            }
        }

        return (flags & 2) != 0 ? at + 2 : at;
    }

    private static int ByteAt(byte[] content, int at) =>
        at < content.Length ? content[at] : throw new FormatException("truncated gzip");

    private static uint LittleEndian(byte[] bytes, int at) =>
        bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24);

    /// <summary>CRC-32, bit by bit.</summary>
    private static uint Checksum(List<byte> bytes)
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
