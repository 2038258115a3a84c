using System.Buffers.Binary;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The cells of a table as bytes: what a release's checksum is taken of, and how its figures are stored for those who serve
/// them. Nine bytes a cell: the value, most significant first, and the symbol's number.
/// </summary>
internal static class Cellepakke
{
    private const int Bredde = sizeof(long) + 1;

    public static byte[] Pak(long[] vaerdier, Cellesymbol[] symboler)
    {
        var pakke = new byte[checked(vaerdier.Length * Bredde)];
        for (var i = 0; i < vaerdier.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(pakke.AsSpan(i * Bredde), vaerdier[i]);
            pakke[(i * Bredde) + sizeof(long)] = (byte)symboler[i];
        }

        return pakke;
    }

    /// <summary>Fills the two lists. False when <paramref name="pakke"/> does not hold as many cells, or holds none.</summary>
    public static bool Pakud(byte[] pakke, long[] vaerdier, Cellesymbol[] symboler)
    {
        if (pakke.LongLength != vaerdier.LongLength * Bredde)
        {
            return false;
        }

        for (var i = 0; i < vaerdier.Length; i++)
        {
            vaerdier[i] = BinaryPrimitives.ReadInt64BigEndian(pakke.AsSpan(i * Bredde));
            symboler[i] = (Cellesymbol)pakke[(i * Bredde) + sizeof(long)];
        }

        return true;
    }
}
