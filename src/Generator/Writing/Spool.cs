using System.Buffers.Binary;

namespace Opgoerelse.Generator.Writing;

/// <summary>
/// Lines of one month of one file, in the order of people; read back in the order of arrival. It lives on disk
/// while it fills, so that memory holds one month of lines at a time and never a whole country.
/// </summary>
internal sealed class Spool(string path)
{
    private const int HeaderLength = sizeof(long) + sizeof(int);

    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _used;

    public void Append(long order, ReadOnlySpan<byte> line)
    {
        if (_buffer.Length - _used < HeaderLength + line.Length)
            Flush();
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt64LittleEndian(header, order);
        BinaryPrimitives.WriteInt32LittleEndian(header[sizeof(long)..], line.Length);
        header.CopyTo(_buffer.AsSpan(_used));
        line.CopyTo(_buffer.AsSpan(_used + HeaderLength));
        _used += HeaderLength + line.Length;
    }

    /// <summary>Writes the lines by arrival; lines of the same second as they were appended.</summary>
    public void DrainTo(Stream output)
    {
        Flush();
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        var lines = new List<(long Order, int Start, int Length)>();
        for (var at = 0; at < bytes.Length;)
        {
            var order = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + sizeof(long)));
            lines.Add((order, at + HeaderLength, length));
            at += HeaderLength + length;
        }

        // The start breaks ties, so the order is total and the sort need not be stable.
        lines.Sort((a, b) => a.Order == b.Order ? a.Start.CompareTo(b.Start) : a.Order.CompareTo(b.Order));
        foreach (var (_, start, length) in lines)
            output.Write(bytes, start, length);
    }

    private void Flush()
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(_buffer, 0, _used);
        _used = 0;
    }
}
