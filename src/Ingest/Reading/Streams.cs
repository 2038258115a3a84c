using System.Globalization;
using System.Security.Cryptography;

namespace Opgoerelse.Ingest.Reading;

/// <summary>A stream that can only be read forward; a subclass reads.</summary>
internal abstract class ReadableStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The bytes of a leverance as they came: counted and hashed on their way.</summary>
internal sealed class MeasuredStream(Stream source) : ReadableStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long _readCount;

    /// <summary>Bytes read so far. May be asked while another thread reads.</summary>
    public long ReadCount => Volatile.Read(ref _readCount);

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        _hash.AppendData(buffer[..read]);
        Volatile.Write(ref _readCount, _readCount + read);
        return read;
    }

    /// <summary>Reads what is left, so that the hash is the whole file's, and returns it.</summary>
    public byte[] Complete()
    {
        var rest = new byte[1 << 16];
        while (Read(rest) > 0)
        {
        }

        Array.Clear(rest);
        return _hash.GetHashAndReset();
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The unpacked bytes of a leverance, refused when they are more than it may hold.</summary>
/// <param name="source">The bytes.</param>
/// <param name="packed">Where they are unpacked; null when they came as they are.</param>
/// <param name="limits">How many they may be.</param>
internal sealed class BoundedStream(Stream source, Gzip? packed, LeveranceLimits limits) : ReadableStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        _read += read;
        if (_read > limits.MaxUnpackedBytes)
        {
            var most = (limits.MaxUnpackedBytes >> 20).ToString(CultureInfo.InvariantCulture);
            throw new FileRejectedException($"Filen fylder mere end {most} MiB{(packed is null ? "" : " udpakket")}.");
        }

        if (packed is not null && _read > LeveranceLimits.RatioFreeBytes && _read / limits.MaxUnpackRatio > packed.Packed)
        {
            var ratio = limits.MaxUnpackRatio.ToString(CultureInfo.InvariantCulture);
            throw new FileRejectedException(
                $"Filen fylder udpakket mere end {ratio} gange så meget som pakket. Så meget kan registreringer ikke pakkes.");
        }

        return read;
    }
}
