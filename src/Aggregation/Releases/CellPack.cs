using System.Buffers.Binary;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The cells of a table as bytes: what a release's checksum is taken of, and how its figures are stored for those who serve
/// them. Nine bytes a cell: the value, most significant first, and the symbol's number.
/// </summary>
internal static class CellPack
{
    private const int Width = sizeof(long) + 1;

    public static byte[] Pack(long[] values, CellSymbol[] symbols)
    {
        var packagePart = new byte[checked(values.Length * Width)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(packagePart.AsSpan(i * Width), values[i]);
            packagePart[(i * Width) + sizeof(long)] = (byte)symbols[i];
        }

        return packagePart;
    }

    /// <summary>Fills the two lists. False when <paramref name="packagePart"/> does not hold as many cells, or holds none.</summary>
    public static bool Unpack(byte[] packagePart, long[] values, CellSymbol[] symbols)
    {
        if (packagePart.LongLength != values.LongLength * Width)
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt64BigEndian(packagePart.AsSpan(i * Width));
            symbols[i] = (CellSymbol)packagePart[(i * Width) + sizeof(long)];
        }

        return true;
    }
}
