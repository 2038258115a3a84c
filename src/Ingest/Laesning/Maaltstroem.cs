using System.Security.Cryptography;

namespace Opgoerelse.Ingest.Laesning;

/// <summary>The bytes of a leverance as they came: counted and hashed on their way.</summary>
internal sealed class Maaltstroem(Stream kilde) : LaesbarStroem
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes read so far.</summary>
    public long Laest { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var laest = kilde.Read(buffer);
        _hash.AppendData(buffer[..laest]);
        Laest += laest;
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
