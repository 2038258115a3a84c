using System.Security.Cryptography;

namespace Opgoerelse.Ingest.Reading;

/// <summary>The bytes of a leverance as they came: counted and hashed on their way.</summary>
internal sealed class Maaltstroem(Stream kilde) : LaesbarStroem
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long _laest;

    /// <summary>Bytes read so far. May be asked while another thread reads.</summary>
    public long Laest => Volatile.Read(ref _laest);

    public override int Read(Span<byte> buffer)
    {
        var laest = kilde.Read(buffer);
        _hash.AppendData(buffer[..laest]);
        Volatile.Write(ref _laest, _laest + laest);
        return laest;
    }

    /// <summary>Reads what is left, so that the hash is the whole file's, and returns it.</summary>
    public byte[] Afslut()
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
