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
internal sealed class Gzip : LaesbarStroem
{
    private const int Halelaengde = 8;

    // A writer that was flushed before it was closed leaves five bytes each time.
    private const int Lookahead = 512;

    private readonly Stream _kilde;
    private readonly Foder _foder;
    private readonly Crc32 _crc = new();
    private byte[] _rest = [];
    private int _brugt;
    private DeflateStream? _medlem;
    private bool _begyndt;
    private uint _laengde;

    /// <summary>Packed bytes read so far.</summary>
    public long Packed { get; private set; }

    public Gzip(Stream kilde)
    {
        _kilde = kilde;
        _foder = new Foder(this);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_medlem is not null || BegyndFyldtMedlem())
        {
            int laest;
            try
            {
                laest = _medlem!.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Oedelagt();
            }

            if (laest > 0)
            {
                _crc.Append(buffer[..laest]);
                _laengde = unchecked(_laengde + (uint)laest);
                return laest;
            }

            AfslutMedlem();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _medlem?.Dispose();
        base.Dispose(disposing);
    }

    private static FilAfvistException Oedelagt() => new("Filen er ikke hel gzip: den er afkortet eller ødelagt.");

    /// <summary>Goes to the next member with something in it; false at the end of the file.</summary>
    private bool BegyndFyldtMedlem()
    {
        do
        {
            if (!BegyndMedlem())
            {
                return false;
            }
        }
        while (SkipEmpty());
        _crc.Reset();
        _laengde = 0;
        _medlem = new DeflateStream(_foder, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>Reads a member's header; false at the end of the file.</summary>
    private bool BegyndMedlem()
    {
        Span<byte> hoved = stackalloc byte[10];
        var laest = Hent(hoved);
        if (laest == 0 && _begyndt)
        {
            return false;
        }

        if (laest < 2 || hoved[0] != 0x1F || hoved[1] != 0x8B)
        {
            throw _begyndt
                ? new FilAfvistException("Filen er ikke hel gzip: der står andet efter de pakkede data.")
                : new FilAfvistException("Filen er ikke gzip.");
        }

        if (laest < hoved.Length || hoved[2] != 8)
        {
            throw Oedelagt();
        }

        var flag = hoved[3];
        if ((flag & 4) != 0)
        {
            for (var ekstra = En() | (En() << 8); ekstra > 0; ekstra--)
            {
                En();
            }
        }

        // Name and comment, each ended by a zero; then the header's own checksum.
        for (var tekster = ((flag >> 3) & 1) + ((flag >> 4) & 1); tekster > 0; tekster--)
        {
            while (En() != 0)
            {
            }
        }

        if ((flag & 2) != 0)
        {
            En();
            En();
        }

        _begyndt = true;
        return true;
    }

    /// <summary>
    /// The data ended somewhere in the last bytes that were handed out: there, where checksum and length of what was
    /// unpacked follow. When they follow nowhere, the data were cut short or are not what was packed.
    /// </summary>
    private void AfslutMedlem()
    {
        _medlem!.Dispose();
        _medlem = null;
        Span<byte> hale = stackalloc byte[Halelaengde];
        _crc.GetCurrentHash(hale);
        BinaryPrimitives.WriteUInt32LittleEndian(hale[4..], _laengde);

        Span<byte> efter = stackalloc byte[Halelaengde];
        var laest = Hent(efter);
        byte[] muligt = [.. _foder.Sidste, .. efter[..laest]];
        var fundet = muligt.AsSpan().IndexOf(hale);
        // An empty member in a form that no packer writes (SkipEmpty): its end cannot be told from zeros before it.
        if (fundet < 0 || !hale.ContainsAnyExcept((byte)0))
        {
            throw Oedelagt();
        }

        // Before what of the rest was not yet handed out stands what follows the member.
        PutBack(muligt.AsSpan(fundet + hale.Length));
    }

    /// <summary>
    /// Passes over a member with nothing in it. Length and checksum are zeros then, and what is packed may end with zeros
    /// too, so where the member ends cannot be found by them.
    /// </summary>
    private bool SkipEmpty()
    {
        Span<byte> ahead = stackalloc byte[Lookahead];
        ahead = ahead[..Hent(ahead)];
        var end = EmptyDeflate.End(ahead);
        if (end == 0)
        {
            PutBack(ahead);
            return false;
        }

        var close = ahead[end..Math.Min(end + Halelaengde, ahead.Length)];
        if (close.Length < Halelaengde || close.ContainsAnyExcept((byte)0))
        {
            throw Oedelagt();
        }

        PutBack(ahead[(end + Halelaengde)..]);
        return true;
    }

    private void PutBack(ReadOnlySpan<byte> bytes)
    {
        _rest = [.. bytes, .. _rest.AsSpan(_brugt)];
        _brugt = 0;
    }

    private int En()
    {
        Span<byte> en = stackalloc byte[1];
        return Hent(en) == 1 ? en[0] : throw Oedelagt();
    }

    /// <summary>Fills as much of the buffer as there is.</summary>
    private int Hent(Span<byte> buffer)
    {
        var hentet = 0;
        while (hentet < buffer.Length && HentNogle(buffer[hentet..]) is > 0 and var laest)
        {
            hentet += laest;
        }

        return hentet;
    }

    private int HentNogle(Span<byte> buffer)
    {
        if (_brugt == _rest.Length)
        {
            var laest = _kilde.Read(buffer);
            Packed += laest;
            return laest;
        }

        var antal = Math.Min(buffer.Length, _rest.Length - _brugt);
        _rest.AsSpan(_brugt, antal).CopyTo(buffer);
        _brugt += antal;
        return antal;
    }

    /// <summary>Hands bytes to the unpacker and remembers the last it got.</summary>
    private sealed class Foder(Gzip gzip) : LaesbarStroem
    {
        private byte[] _sidste = [];
        private int _antal;

        public ReadOnlySpan<byte> Sidste => _sidste.AsSpan(0, _antal);

        public override int Read(Span<byte> buffer)
        {
            var laest = gzip.HentNogle(buffer);
            if (laest > 0)
            {
                if (_sidste.Length < laest)
                {
                    _sidste = new byte[buffer.Length];
                }

                buffer[..laest].CopyTo(_sidste);
                _antal = laest;
            }

            return laest;
        }
    }
}
