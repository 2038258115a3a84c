namespace Opgoerelse.Ingest.Reading;

/// <summary>Packed data (RFC 1951) that unpack to nothing, in the forms that packers write.</summary>
internal static class EmptyDeflate
{
    private const int Stored = 0;
    private const int FixedCodes = 1;

    /// <summary>
    /// The length of the data, when they are only blocks with nothing in them; 0 when something is, or they are not all here.
    /// </summary>
    public static int End(ReadOnlySpan<byte> data)
    {
        var bit = 0;
        while (Bits(data, ref bit, 3) is >= 0 and var head)
        {
            switch (head >> 1)
            {
                case Stored:
                    // From the next whole byte: the length, and the length with every bit turned.
                    bit = (bit + 7) & ~7;
                    if (Bits(data, ref bit, 16) != 0 || Bits(data, ref bit, 16) != 0xFFFF)
                    {
                        return 0;
                    }

                    break;
                case FixedCodes:
                    // The code that ends a block is seven zeros.
                    if (Bits(data, ref bit, 7) != 0)
                    {
                        return 0;
                    }

                    break;
                default:
                    return 0;
            }

            if ((head & 1) == 1)
            {
                return (bit + 7) >> 3;
            }
        }

        return 0;
    }

    /// <summary>The next bits, the lowest first; -1 when there are not so many.</summary>
    private static int Bits(ReadOnlySpan<byte> data, ref int bit, int count)
    {
        if (bit + count > data.Length * 8)
        {
            return -1;
        }

        var value = 0;
        for (var i = 0; i < count; i++, bit++)
        {
            value |= ((data[bit >> 3] >> (bit & 7)) & 1) << i;
        }

        return value;
    }
}
