namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The records of a <c>;</c>-separated file with the quotes of RFC 4180, as cells of bytes.
/// </summary>
/// <remarks>
/// Why an own reader: the contract refuses a file with broken quotes (an end of file inside quotes too), bounds a
/// line at 1 MiB also when a quote is never closed, numbers lines physically, and wants a personnummer read from
/// bytes that can be overwritten. A general CSV parser gives strings, grows its buffer with an open quote, and takes
/// the end of the file for the end of the cell.
/// </remarks>
internal sealed class CsvRecords(LineReader lines)
{
    private readonly List<(int Start, int Length)> _cells = [];
    private byte[] _post = new byte[4096];
    private int _usedUp;

    /// <summary>The physical line on which the record begins.</summary>
    public long Number { get; private set; }

    /// <summary>Holds the cells until the next call of <see cref="Next"/>.</summary>
    public byte[] Buffer { get; private set; } = [];

    public IReadOnlyList<(int Start, int Length)> Cells => _cells;

    /// <summary>The bytes of the record in the file, without the end of its last line.</summary>
    public int Bytes { get; private set; }

    public ReadOnlySpan<byte> Cell(int ordinal) => Buffer.AsSpan(_cells[ordinal].Start, _cells[ordinal].Length);

    /// <summary>Goes to the next record that is not a blank line; false at the end.</summary>
    /// <exception cref="FileRejectedException">Broken quotes, a record that is too long or not ended, or another kind of CSV.</exception>
    public bool Next()
    {
        do
        {
            if (!lines.Next())
            {
                return false;
            }
        }
        while (lines.IsBlank);

        if (Number == 0)
        {
            CsvDialect.Check(lines.Line);
        }

        Number = lines.Number;
        Bytes = lines.Length;
        _cells.Clear();
        if (lines.Line.Contains((byte)'"'))
        {
            SplitQuoted();
        }
        else
        {
            Split();
        }

        // The number of cells may be right all the same: then the last of them is what was cut.
        return lines.LineEnd.EndsWith("\n"u8)
            ? true
            : throw new FileRejectedException(
                $"Filen slutter midt i linje {lines.Number}: den sidste linje skal slutte med et linjeskift. Filen kan være afkortet.");
    }

    /// <summary>Overwrites what was read: it may be personal data.</summary>
    public void Clear() => Array.Clear(_post);

    private void Split()
    {
        Buffer = lines.Buffer;
        var start = lines.Start;
        var rest = lines.Line;
        for (var found = rest.IndexOf((byte)';'); found >= 0; found = rest.IndexOf((byte)';'))
        {
            _cells.Add((start, found));
            start += found + 1;
            rest = rest[(found + 1)..];
        }

        _cells.Add((start, rest.Length));
    }

    private void SplitQuoted()
    {
        _usedUp = 0;
        var i = 0;
        while (true)
        {
            var start = _usedUp;
            i = i < lines.Length && lines.Line[i] == (byte)'"' ? QuotedLength(i + 1) : UnquotedLength(i);
            _cells.Add((start, _usedUp - start));
            if (i == lines.Length)
            {
                Buffer = _post;
                return;
            }

            i++;
        }
    }

    /// <summary>Copies a bare cell and returns the position of the separator or the line's end.</summary>
    private int UnquotedLength(int i)
    {
        var rest = lines.Line[i..];
        var length = rest.IndexOf((byte)';');
        var cell = length < 0 ? rest : rest[..length];
        if (cell.Contains((byte)'"'))
        {
            throw Broken("et citationstegn står midt i en celle uden citationstegn");
        }

        CopyOut(cell);
        return i + cell.Length;
    }

    /// <summary>Copies a quoted cell, over as many lines as it takes, and returns the position after its closing quote.</summary>
    private int QuotedLength(int i)
    {
        while (true)
        {
            var rest = lines.Line[i..];
            var closingAt = rest.IndexOf((byte)'"');
            if (closingAt < 0)
            {
                CopyOut(rest);
                CopyOut(lines.LineEnd);
                Bytes += lines.LineEnd.Length;
                if (!lines.Next())
                {
                    throw Broken("et citationstegn lukkes ikke");
                }

                Bytes += lines.Length;
                if (Bytes > LineReader.Longest)
                {
                    throw new FileRejectedException($"Linje {Number} er længere end 1 MiB.");
                }

                i = 0;
                continue;
            }

            CopyOut(rest[..closingAt]);
            i += closingAt + 1;
            if (i == lines.Length || lines.Line[i] == (byte)';')
            {
                return i;
            }

            if (lines.Line[i] != (byte)'"')
            {
                throw Broken("der står tegn efter et afsluttende citationstegn");
            }

            CopyOut("\""u8);
            i++;
        }
    }

    private void CopyOut(ReadOnlySpan<byte> bytes)
    {
        if (_usedUp + bytes.Length > _post.Length)
        {
            var larger = new byte[Math.Max(_post.Length * 2, _usedUp + bytes.Length)];
            _post.AsSpan(0, _usedUp).CopyTo(larger);
            Array.Clear(_post);
            _post = larger;
        }

        bytes.CopyTo(_post.AsSpan(_usedUp));
        _usedUp += bytes.Length;
    }

    private FileRejectedException Broken(string why) =>
        new($"Citationstegnene i filen er brudt ved linje {lines.Number}: {why}.");
}

/// <summary>
/// Tells the kinds of CSV that are not ours by their first line, so that the file is refused with its cause and not
/// with what the cause leads to.
/// </summary>
internal static class CsvDialect
{
    /// <param name="firstLine">The first line that is not blank, without its end.</param>
    /// <exception cref="FileRejectedException">The line is the beginning of another kind of CSV.</exception>
    public static void Check(ReadOnlySpan<byte> firstLine)
    {
        // Where CR alone ends lines, the first "line" is the header and all that follows it.
        if (firstLine.Contains((byte)'\r'))
        {
            throw new FileRejectedException(LineReader.EndedByCr);
        }

        if (IsSeparatorLine(firstLine))
        {
            throw new FileRejectedException(
                "Filen begynder med linjen »sep=«, som kun regneark kender. Den første linje skal være overskriften.");
        }

        if (IsHeader(firstLine, (byte)','))
        {
            throw new FileRejectedException("Cellerne i filen er adskilt af komma. De skal være adskilt af semikolon.");
        }

        if (IsHeader(firstLine, (byte)'\t'))
        {
            throw new FileRejectedException("Cellerne i filen er adskilt af tabulator. De skal være adskilt af semikolon.");
        }
    }

    private static bool IsSeparatorLine(ReadOnlySpan<byte> line) =>
        line.TrimStart((byte)'"') is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', ..];

    /// <summary>Whether the line, cut at a separator that is none of ours, has a column that every file has.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> line, byte separator)
    {
        if (line.Contains((byte)';') || !line.Contains(separator))
        {
            return false;
        }

        foreach (var cell in line.Split(separator))
        {
            if (FieldNames.Find(line[cell].Trim("\" "u8)) == Field.BeskedId)
            {
                return true;
            }
        }

        return false;
    }
}
