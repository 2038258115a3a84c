using System.Buffers.Text;

namespace Opgoerelse.Serving.Cells;

/// <summary>Numbers as text, written from whole numbers: what was rounded once is not touched by floating point.</summary>
internal static class Tal
{
    /// <summary>Room for any number that <see cref="Skriv"/> writes, with some to spare.</summary>
    public const int Laengst = 40;

    /// <summary>Writes <paramref name="vaerdi"/> with a decimal point before its last <paramref name="decimaler"/> digits: 333 with one is 33.3.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Skriv(long vaerdi, int decimaler, Span<byte> ud)
    {
        // Nearly all there is to write.
        if (unchecked((ulong)vaerdi) <= uint.MaxValue && decimaler <= 1)
        {
            return SkrivLille((uint)vaerdi, decimaler, ud);
        }

        var n = 0;
        if (vaerdi < 0)
        {
            ud[n++] = (byte)'-';
        }

        Span<byte> cifre = stackalloc byte[20];
        var stoerrelse = vaerdi < 0 ? (ulong)-(vaerdi + 1) + 1 : (ulong)vaerdi;
        Utf8Formatter.TryFormat(stoerrelse, cifre, out var antal);
        if (decimaler == 0)
        {
            cifre[..antal].CopyTo(ud[n..]);
            return n + antal;
        }

        var hele = Math.Max(antal - decimaler, 0);
        if (hele == 0)
        {
            ud[n++] = (byte)'0';
        }

        cifre[..hele].CopyTo(ud[n..]);
        n += hele;
        ud[n++] = (byte)'.';
        var nuller = decimaler - (antal - hele);
        ud.Slice(n, nuller).Fill((byte)'0');
        n += nuller;
        cifre[hele..antal].CopyTo(ud[n..]);
        return n + antal - hele;
    }

    private static int SkrivLille(uint vaerdi, int decimaler, Span<byte> ud)
    {
        if (decimaler == 0)
        {
            Utf8Formatter.TryFormat(vaerdi, ud, out var antal);
            return antal;
        }

        var (hele, tiendedel) = Math.DivRem(vaerdi, 10);
        Utf8Formatter.TryFormat(hele, ud, out var n);
        ud[n] = (byte)'.';
        ud[n + 1] = (byte)('0' + tiendedel);
        return n + 2;
    }
}
