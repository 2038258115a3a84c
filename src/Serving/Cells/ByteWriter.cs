using System.Buffers;
using System.Runtime.InteropServices;

namespace Opgoerelse.Serving.Cells;

/// <summary>Fills a buffer (the response's own, as a rule) piece by piece; call <see cref="Complete"/> when done.</summary>
internal ref struct ByteWriter(IBufferWriter<byte> output)
{
    /// <summary>Room worth asking for; a larger wish would cost a buffer of its own.</summary>
    private const int AtLeast = 256;

    private Span<byte> _place;
    private int _usedUp;

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > AtLeast)
        {
            WriteLong(bytes);
            return;
        }

        bytes.CopyTo(Place(bytes.Length));
        _usedUp += bytes.Length;
    }

    public void Write(byte sign)
    {
        Place(1)[0] = sign;
        _usedUp++;
    }

    public void Write(long value, int decimals)
    {
        // In two steps: making room may start over from 0.
        var place = Place(NumberText.Longest);
        _usedUp += NumberText.Write(value, decimals, place);
    }

    /// <summary>The values of cells, each with a comma before it.</summary>
    public void WriteCells(JsonStat2Cells table, int from, scoped ReadOnlySpan<int> spring)
    {
        var texts = table.Texts;
        var place = _place;
        var usedUp = _usedUp;
        foreach (var item in spring)
        {
            if (place.Length - usedUp < NumberText.Longest)
            {
                _usedUp = usedUp;
                Place(NumberText.Longest);
                place = _place;
                usedUp = _usedUp;
            }

            var text = texts[from + item];
            if (text != 0)
            {
                // All eight bytes; the next cell is written over those that are none of it.
                MemoryMarshal.Write(place[usedUp..], text);
                usedUp += (int)(text >> 56);
            }
            else
            {
                usedUp += table.Write(from + item, place[usedUp..]);
            }
        }

        _usedUp = usedUp;
    }

    /// <summary>Hands over what is written.</summary>
    public void Complete()
    {
        // Nothing may be handed over that was not asked for, not even nothing.
        if (_usedUp > 0)
        {
            output.Advance(_usedUp);
        }

        _place = default;
        _usedUp = 0;
    }

    /// <summary>Over as many buffers as it takes, none larger than usual.</summary>
    private void WriteLong(scoped ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var place = Place(1);
            var part = Math.Min(place.Length, bytes.Length);
            bytes[..part].CopyTo(place);
            _usedUp += part;
            bytes = bytes[part..];
        }
    }

    private Span<byte> Place(int count)
    {
        if (_place.Length - _usedUp < count)
        {
            Complete();
            _place = output.GetSpan(Math.Max(count, AtLeast));
        }

        return _place[_usedUp..];
    }
}

/// <summary>A stream for libraries that want one: what is written goes into a buffer that somebody else sends.</summary>
internal sealed class BufferStream(IBufferWriter<byte> output) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!buffer.IsEmpty)
        {
            output.Write(buffer);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Whoever owns the buffer sends it.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
