using System.Text.Unicode;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The physical lines of a UTF-8 stream, one at a time in a buffer of fixed size. A line ends with LF or CRLF.
/// </summary>
internal sealed class Linjelaeser(Stream kilde) : IDisposable
{
    /// <summary>The longest line, without its end: 1 MiB.</summary>
    public const int Laengst = 1 << 20;

    /// <summary>Why a file is refused whose lines end with CR alone.</summary>
    public const string EndedByCr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";

    private const int Luft = 1 << 17;
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    private readonly byte[] _buffer = new byte[Laengst + Luft];
    private int _naeste;
    private int _slut;
    private bool _tom;

    /// <summary>The number of the current line, from 1.</summary>
    public long Nummer { get; private set; }

    /// <summary>Holds the current line until the next call of <see cref="Naeste"/>.</summary>
    public byte[] Buffer => _buffer;

    public int Start { get; private set; }

    public int Laengde { get; private set; }

    public ReadOnlySpan<byte> Linje => _buffer.AsSpan(Start, Laengde);

    /// <summary>The bytes that ended the line: LF, CRLF, or none at the end of the file.</summary>
    public ReadOnlySpan<byte> Linjeslut => _buffer.AsSpan(Start + Laengde, _naeste - Start - Laengde);

    /// <summary>Whether nothing stands on the line but spaces and tabs.</summary>
    public bool ErBlank => Linje.Trim(Blanke).IsEmpty;

    private static ReadOnlySpan<byte> Blanke => " \t\r"u8;

    /// <summary>Goes to the next line; false at the end.</summary>
    /// <exception cref="FilAfvistException">A line is too long or no UTF-8, or lines end with CR alone.</exception>
    public bool Naeste()
    {
        var soegt = 0;
        while (true)
        {
            var fundet = _buffer.AsSpan(_naeste + soegt, _slut - _naeste - soegt).IndexOf((byte)'\n');
            if (fundet >= 0)
            {
                Tag(soegt + fundet, slut: 1);
                return true;
            }

            soegt = _slut - _naeste;
            if (soegt > Laengst + Bom.Length + 1)
            {
                throw Nummer == 0 && DelesAfCr(_buffer.AsSpan(_naeste, soegt)) ? new FilAfvistException(EndedByCr) : ForLang();
            }

            if (!Fyld())
            {
                if (soegt == 0)
                {
                    return false;
                }

                Tag(soegt, slut: 0);
                return true;
            }
        }
    }

    /// <summary>Overwrites what was read: it may be personal data.</summary>
    public void Dispose() => Array.Clear(_buffer);

    private void Tag(int laengde, int slut)
    {
        Nummer++;
        Start = _naeste;
        _naeste += laengde + slut;
        if (Nummer == 1 && _buffer.AsSpan(Start, laengde).StartsWith(Bom))
        {
            Start += Bom.Length;
            laengde -= Bom.Length;
        }

        if (Nummer == 1 && slut == 0 && DelesAfCr(_buffer.AsSpan(Start, laengde)))
        {
            throw new FilAfvistException(EndedByCr);
        }

        Laengde = laengde > 0 && _buffer[Start + laengde - 1] == (byte)'\r' ? laengde - 1 : laengde;
        if (Laengde > Laengst)
        {
            throw ForLang();
        }

        if (!Utf8.IsValid(Linje))
        {
            throw new FilAfvistException($"Filen er ikke UTF-8 (linje {Nummer}).");
        }
    }

    private bool Fyld()
    {
        if (_tom)
        {
            return false;
        }

        if (_slut == _buffer.Length)
        {
            _buffer.AsSpan(_naeste, _slut - _naeste).CopyTo(_buffer);
            _slut -= _naeste;
            _naeste = 0;
        }

        var laest = kilde.Read(_buffer, _slut, _buffer.Length - _slut);
        _slut += laest;
        _tom = laest == 0;
        return !_tom;
    }

    /// <summary>Whether a CR stands between two texts, in what is the whole file, or its beginning, without an LF.</summary>
    private static bool DelesAfCr(ReadOnlySpan<byte> fil)
    {
        var tekst = fil.Trim(Blanke);
        return tekst.IndexOf((byte)'\r') is >= 0 and var foerste && Utf8.IsValid(tekst[..foerste]);
    }

    private FilAfvistException ForLang() => new($"Linje {(Nummer == 0 ? 1 : Nummer)} er længere end 1 MiB.");
}
