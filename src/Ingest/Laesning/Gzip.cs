using System.IO.Compression;

namespace Opgoerelse.Ingest.Laesning;

/// <summary>
/// Unpacks gzip so that a truncated file is told from a whole one.
/// </summary>
/// <remarks>
/// By default the runtime takes the end of a truncated file for the end of its data, silently. The switch
/// <c>System.IO.Compression.UseStrictValidation</c> (Directory.Build.props) makes it an error; a program built
/// without the switch would lose data, so it is tried once and refused.
/// </remarks>
internal static class Gzip
{
    /// <summary>"Hej" in gzip without its last byte.</summary>
    private static readonly byte[] Afkortet =
        [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xF3, 0x48, 0xCD, 0x02, 0x00, 0xCE, 0x12, 0x25, 0x34, 0x03, 0, 0];

    private static readonly Lazy<bool> ErStreng = new(() =>
    {
        try
        {
            using var proeve = new GZipStream(new MemoryStream(Afkortet), CompressionMode.Decompress);
            proeve.CopyTo(Stream.Null);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    });

    public static Stream Udpak(Stream kilde)
    {
        if (!ErStreng.Value)
        {
            throw new InvalidOperationException("The program was built without System.IO.Compression.UseStrictValidation: truncated gzip would pass.");
        }

        return new Udpakning(kilde);
    }

    private sealed class Udpakning(Stream kilde) : LaesbarStroem
    {
        private readonly GZipStream _gzip = new(new Begyndelse(kilde), CompressionMode.Decompress);

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return _gzip.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw new FilAfvistException("Filen er ikke hel gzip: den er afkortet eller ødelagt.");
            }
        }

        protected override void Dispose(bool disposing)
        {
            _gzip.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Looks at the first two bytes, so that "no gzip" and "broken gzip" have each their own reason.</summary>
    private sealed class Begyndelse(Stream kilde) : LaesbarStroem
    {
        private bool _set;

        public override int Read(Span<byte> buffer)
        {
            if (_set)
            {
                return kilde.Read(buffer);
            }

            var laest = kilde.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
            _set = true;
            return laest >= 2 && buffer is [0x1F, 0x8B, ..]
                ? laest
                : throw new FilAfvistException("Filen er ikke gzip.");
        }
    }
}
