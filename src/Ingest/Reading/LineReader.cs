using System.Text.Unicode;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The physical lines of a UTF-8 stream, one at a time in a buffer of fixed size. A line ends with LF or CRLF.
/// </summary>
internal sealed class LineReader(Stream source) : IDisposable
{
    /// <summary>The longest line, without its end: 1 MiB.</summary>
    public const int Longest = 1 << 20;

    /// <summary>Why a file is refused whose lines end with CR alone.</summary>
    public const string EndedByCr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";

    private const int Headroom = 1 << 17;
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    private readonly byte[] _buffer = new byte[Longest + Headroom];
    private int _next;
    private int _end;
    private bool _empty;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Holds the current line until the next call of <see cref="Next"/>.</summary>
    public byte[] Buffer => _buffer;

    public int Start { get; private set; }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Line => _buffer.AsSpan(Start, Length);

    /// <summary>The bytes that ended the line: LF, CRLF, or none at the end of the file.</summary>
    public ReadOnlySpan<byte> LineEnd => _buffer.AsSpan(Start + Length, _next - Start - Length);

    /// <summary>Whether nothing stands on the line but spaces and tabs.</summary>
    public bool IsBlank => Line.Trim(Blank).IsEmpty;

    private static ReadOnlySpan<byte> Blank => " \t\r"u8;

    /// <summary>Goes to the next line; false at the end.</summary>
    /// <exception cref="FileRejectedException">A line is too long or no UTF-8, or lines end with CR alone.</exception>
    public bool Next()
    {
        var searchedTo = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_next + searchedTo, _end - _next - searchedTo).IndexOf((byte)'\n');
            if (found >= 0)
            {
                Take(searchedTo + found, end: 1);
                return true;
            }

            searchedTo = _end - _next;
            if (searchedTo > Longest + Bom.Length + 1)
            {
                throw Number == 0 && IsSplitByCr(_buffer.AsSpan(_next, searchedTo)) ? new FileRejectedException(EndedByCr) : TooLong();
            }

            if (!Fill())
            {
                if (searchedTo == 0)
                {
                    return false;
                }

                Take(searchedTo, end: 0);
                return true;
            }
        }
    }

    /// <summary>Overwrites what was read: it may be personal data.</summary>
    public void Dispose() => Array.Clear(_buffer);

    private void Take(int length, int end)
    {
        Number++;
        Start = _next;
        _next += length + end;
        if (Number == 1 && _buffer.AsSpan(Start, length).StartsWith(Bom))
        {
            Start += Bom.Length;
            length -= Bom.Length;
        }

        if (Number == 1 && end == 0 && IsSplitByCr(_buffer.AsSpan(Start, length)))
        {
            throw new FileRejectedException(EndedByCr);
        }

        Length = length > 0 && _buffer[Start + length - 1] == (byte)'\r' ? length - 1 : length;
        if (Length > Longest)
        {
            throw TooLong();
        }

        if (!Utf8.IsValid(Line))
        {
            throw new FileRejectedException($"Filen er ikke UTF-8 (linje {Number}).");
        }
    }

    private bool Fill()
    {
        if (_empty)
        {
            return false;
        }

        if (_end == _buffer.Length)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            _end -= _next;
            _next = 0;
        }

        var read = source.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _empty = read == 0;
        return !_empty;
    }

    /// <summary>Whether a CR stands between two texts, in what is the whole file, or its beginning, without an LF.</summary>
    private static bool IsSplitByCr(ReadOnlySpan<byte> file)
    {
        var text = file.Trim(Blank);
        return text.IndexOf((byte)'\r') is >= 0 and var first && Utf8.IsValid(text[..first]);
    }

    private FileRejectedException TooLong() => new($"Linje {(Number == 0 ? 1 : Number)} er længere end 1 MiB.");
}
