using System.Security.Cryptography;

namespace Opgoerelse.Ingest.Reading;

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
