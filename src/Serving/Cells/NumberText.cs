using System.Buffers.Text;

namespace Opgoerelse.Serving.Cells;

/// <summary>Numbers as text, written from whole numbers: what was rounded once is not touched by floating point.</summary>
internal static class NumberText
{
    /// <summary>Room for any number that <see cref="Write"/> writes, with some to spare.</summary>
    public const int Longest = 40;

    /// <summary>
    /// Writes <paramref name="value"/> with a decimal point before its last <paramref name="decimals"/> digits: 333 with one is 33.3.
    /// </summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(long value, int decimals, Span<byte> output)
    {
        // Nearly all there is to write.
        if (unchecked((ulong)value) <= uint.MaxValue && decimals <= 1)
        {
            return WriteSmall((uint)value, decimals, output);
        }

        var n = 0;
        if (value < 0)
        {
            output[n++] = (byte)'-';
        }

        Span<byte> digits = stackalloc byte[20];
        var size = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        Utf8Formatter.TryFormat(size, digits, out var count);
        if (decimals == 0)
        {
            digits[..count].CopyTo(output[n..]);
            return n + count;
        }

        var whole = Math.Max(count - decimals, 0);
        if (whole == 0)
        {
            output[n++] = (byte)'0';
        }

        digits[..whole].CopyTo(output[n..]);
        n += whole;
        output[n++] = (byte)'.';
        var zeros = decimals - (count - whole);
        output.Slice(n, zeros).Fill((byte)'0');
        n += zeros;
        digits[whole..count].CopyTo(output[n..]);
        return n + count - whole;
    }

    private static int WriteSmall(uint value, int decimals, Span<byte> output)
    {
        if (decimals == 0)
        {
            Utf8Formatter.TryFormat(value, output, out var count);
            return count;
        }

        var (whole, tenth) = Math.DivRem(value, 10);
        Utf8Formatter.TryFormat(whole, output, out var n);
        output[n] = (byte)'.';
        output[n + 1] = (byte)('0' + tenth);
        return n + 2;
    }
}
