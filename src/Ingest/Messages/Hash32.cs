using System.Runtime.InteropServices;

namespace Opgoerelse.Ingest.Messages;

/// <summary>Thirty-two bytes compared by value, without an array.</summary>
internal readonly record struct Hash32(ulong A, ulong B, ulong C, ulong D)
{
    public static Hash32 From(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Hash32>(bytes);

    /// <summary>The bytes it was made from.</summary>
    public static ReadOnlySpan<byte> Bytes(in Hash32 hash) => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash32>(in hash));
}
