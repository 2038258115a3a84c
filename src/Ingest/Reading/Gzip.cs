using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// Unpacks gzip (RFC 1952, several members too) so that a file that was cut short, damaged or has something after its
/// data is refused.
/// </summary>
/// <remarks>
/// The runtime's own gzip stream takes the end of a truncated file for the end of its data, and passes over what
/// follows it: both would lose registrations silently (docs/adr/0041). So the members are read here, each with the
/// length and checksum that close it.
/// </remarks>
internal sealed class Gzip : ReadableStream
{
    private const int TailLength = 8;

    // A writer that was flushed before it was closed leaves five bytes each time.
    private const int Lookahead = 512;

    private readonly Stream _source;
    private readonly GzipFeeder _feeder;
    private readonly Crc32 _crc = new();
    private byte[] _rest = [];
    private int _usedUp;
    private DeflateStream? _member;
    private bool _begun;
    private uint _length;

    /// <summary>Packed bytes read so far.</summary>
    public long Packed { get; private set; }

    public Gzip(Stream source)
    {
        _source = source;
        _feeder = new GzipFeeder(this);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_member is not null || BeginFilledMember())
        {
            int read;
            try
            {
                read = _member!.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }

            if (read > 0)
            {
                _crc.Append(buffer[..read]);
                _length = unchecked(_length + (uint)read);
                return read;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _member?.Dispose();
        base.Dispose(disposing);
    }

    private static FileRejectedException Damaged() => new("Filen er ikke hel gzip: den er afkortet eller ødelagt.");

    /// <summary>Goes to the next member with something in it; false at the end of the file.</summary>
    private bool BeginFilledMember()
    {
        do
        {
            if (!BeginMember())
            {
                return false;
            }
        }
        while (SkipEmpty());
        _crc.Reset();
        _length = 0;
        _member = new DeflateStream(_feeder, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>Reads a member's header; false at the end of the file.</summary>
    private bool BeginMember()
    {
        Span<byte> header = stackalloc byte[10];
        var read = Fetch(header);
        if (read == 0 && _begun)
        {
            return false;
        }

        if (read < 2 || header[0] != 0x1F || header[1] != 0x8B)
        {
            throw _begun
                ? new FileRejectedException("Filen er ikke hel gzip: der står andet efter de pakkede data.")
                : new FileRejectedException("Filen er ikke gzip.");
        }

        if (read < header.Length || header[2] != 8)
        {
            throw Damaged();
        }

        var flag = header[3];
        if ((flag & 4) != 0)
        {
            for (var extra = NextByte() | (NextByte() << 8); extra > 0; extra--)
            {
                NextByte();
            }
        }

        // Name and comment, each ended by a zero; then the header's own checksum.
        for (var texts = ((flag >> 3) & 1) + ((flag >> 4) & 1); texts > 0; texts--)
        {
            while (NextByte() != 0)
            {
            }
        }

        if ((flag & 2) != 0)
        {
            NextByte();
            NextByte();
        }

        _begun = true;
        return true;
    }

    /// <summary>
    /// The data ended somewhere in the last bytes that were handed out: there, where checksum and length of what was
    /// unpacked follow. When they follow nowhere, the data were cut short or are not what was packed.
    /// </summary>
    private void EndMember()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> tail = stackalloc byte[TailLength];
        _crc.GetCurrentHash(tail);
        BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], _length);

        Span<byte> after = stackalloc byte[TailLength];
        var read = Fetch(after);
        byte[] possible = [.. _feeder.Last, .. after[..read]];
        var found = possible.AsSpan().IndexOf(tail);
        // An empty member in a form that no packer writes (SkipEmpty): its end cannot be told from zeros before it.
        if (found < 0 || !tail.ContainsAnyExcept((byte)0))
        {
            throw Damaged();
        }

        // Before what of the rest was not yet handed out stands what follows the member.
        PutBack(possible.AsSpan(found + tail.Length));
    }

    /// <summary>
    /// Passes over a member with nothing in it. Length and checksum are zeros then, and what is packed may end with zeros
    /// too, so where the member ends cannot be found by them.
    /// </summary>
    private bool SkipEmpty()
    {
        Span<byte> ahead = stackalloc byte[Lookahead];
        ahead = ahead[..Fetch(ahead)];
        var end = EmptyDeflate.End(ahead);
        if (end == 0)
        {
            PutBack(ahead);
            return false;
        }

        var close = ahead[end..Math.Min(end + TailLength, ahead.Length)];
        if (close.Length < TailLength || close.ContainsAnyExcept((byte)0))
        {
            throw Damaged();
        }

        PutBack(ahead[(end + TailLength)..]);
        return true;
    }

    private void PutBack(ReadOnlySpan<byte> bytes)
    {
        _rest = [.. bytes, .. _rest.AsSpan(_usedUp)];
        _usedUp = 0;
    }

    private int NextByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Fetch(one) == 1 ? one[0] : throw Damaged();
    }

    /// <summary>Fills as much of the buffer as there is.</summary>
    private int Fetch(Span<byte> buffer)
    {
        var fetched = 0;
        while (fetched < buffer.Length && FetchSome(buffer[fetched..]) is > 0 and var read)
        {
            fetched += read;
        }

        return fetched;
    }

    private int FetchSome(Span<byte> buffer)
    {
        if (_usedUp == _rest.Length)
        {
            var read = _source.Read(buffer);
            Packed += read;
            return read;
        }

        var count = Math.Min(buffer.Length, _rest.Length - _usedUp);
        _rest.AsSpan(_usedUp, count).CopyTo(buffer);
        _usedUp += count;
        return count;
    }

    /// <summary>Hands bytes to the unpacker and remembers the last it got.</summary>
    private sealed class GzipFeeder(Gzip gzip) : ReadableStream
    {
        private byte[] _last = [];
        private int _count;

        public ReadOnlySpan<byte> Last => _last.AsSpan(0, _count);

        public override int Read(Span<byte> buffer)
        {
            var read = gzip.FetchSome(buffer);
            if (read > 0)
            {
                if (_last.Length < read)
                {
                    _last = new byte[buffer.Length];
                }

                buffer[..read].CopyTo(_last);
                _count = read;
            }

            return read;
        }
    }
}

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
