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
internal sealed class Csvposter(Linjelaeser linjer)
{
    private readonly List<(int Start, int Laengde)> _celler = [];
    private byte[] _post = new byte[4096];
    private int _brugt;

    /// <summary>The physical line on which the record begins.</summary>
    public long Nummer { get; private set; }

    /// <summary>Holds the cells until the next call of <see cref="Naeste"/>.</summary>
    public byte[] Buffer { get; private set; } = [];

    public IReadOnlyList<(int Start, int Laengde)> Celler => _celler;

    /// <summary>The bytes of the record in the file, without the end of its last line.</summary>
    public int Bytes { get; private set; }

    public ReadOnlySpan<byte> Celle(int nummer) => Buffer.AsSpan(_celler[nummer].Start, _celler[nummer].Laengde);

    /// <summary>Goes to the next record that is not a blank line; false at the end.</summary>
    /// <exception cref="FilAfvistException">Broken quotes, a record that is too long or not ended, or another kind of CSV.</exception>
    public bool Naeste()
    {
        do
        {
            if (!linjer.Naeste())
            {
                return false;
            }
        }
        while (linjer.ErBlank);

        if (Nummer == 0)
        {
            CsvDialect.Check(linjer.Linje);
        }

        Nummer = linjer.Nummer;
        Bytes = linjer.Laengde;
        _celler.Clear();
        if (linjer.Linje.Contains((byte)'"'))
        {
            DelMedCitationstegn();
        }
        else
        {
            Del();
        }

        // The number of cells may be right all the same: then the last of them is what was cut.
        return linjer.Linjeslut.EndsWith("\n"u8)
            ? true
            : throw new FilAfvistException($"Filen slutter midt i linje {linjer.Nummer}: den sidste linje skal slutte med et linjeskift. Filen kan være afkortet.");
    }

    /// <summary>Overwrites what was read: it may be personal data.</summary>
    public void Ryd() => Array.Clear(_post);

    private void Del()
    {
        Buffer = linjer.Buffer;
        var start = linjer.Start;
        var rest = linjer.Linje;
        for (var fundet = rest.IndexOf((byte)';'); fundet >= 0; fundet = rest.IndexOf((byte)';'))
        {
            _celler.Add((start, fundet));
            start += fundet + 1;
            rest = rest[(fundet + 1)..];
        }

        _celler.Add((start, rest.Length));
    }

    private void DelMedCitationstegn()
    {
        _brugt = 0;
        var i = 0;
        while (true)
        {
            var start = _brugt;
            i = i < linjer.Laengde && linjer.Linje[i] == (byte)'"' ? MedCitationstegn(i + 1) : UdenCitationstegn(i);
            _celler.Add((start, _brugt - start));
            if (i == linjer.Laengde)
            {
                Buffer = _post;
                return;
            }

            i++;
        }
    }

    /// <summary>Copies a bare cell and returns the position of the separator or the line's end.</summary>
    private int UdenCitationstegn(int i)
    {
        var rest = linjer.Linje[i..];
        var laengde = rest.IndexOf((byte)';');
        var celle = laengde < 0 ? rest : rest[..laengde];
        if (celle.Contains((byte)'"'))
        {
            throw Brudt("et citationstegn står midt i en celle uden citationstegn");
        }

        Kopier(celle);
        return i + celle.Length;
    }

    /// <summary>Copies a quoted cell, over as many lines as it takes, and returns the position after its closing quote.</summary>
    private int MedCitationstegn(int i)
    {
        while (true)
        {
            var rest = linjer.Linje[i..];
            var lukker = rest.IndexOf((byte)'"');
            if (lukker < 0)
            {
                Kopier(rest);
                Kopier(linjer.Linjeslut);
                Bytes += linjer.Linjeslut.Length;
                if (!linjer.Naeste())
                {
                    throw Brudt("et citationstegn lukkes ikke");
                }

                Bytes += linjer.Laengde;
                if (Bytes > Linjelaeser.Laengst)
                {
                    throw new FilAfvistException($"Linje {Nummer} er længere end 1 MiB.");
                }

                i = 0;
                continue;
            }

            Kopier(rest[..lukker]);
            i += lukker + 1;
            if (i == linjer.Laengde || linjer.Linje[i] == (byte)';')
            {
                return i;
            }

            if (linjer.Linje[i] != (byte)'"')
            {
                throw Brudt("der står tegn efter et afsluttende citationstegn");
            }

            Kopier("\""u8);
            i++;
        }
    }

    private void Kopier(ReadOnlySpan<byte> bytes)
    {
        if (_brugt + bytes.Length > _post.Length)
        {
            var stoerre = new byte[Math.Max(_post.Length * 2, _brugt + bytes.Length)];
            _post.AsSpan(0, _brugt).CopyTo(stoerre);
            Array.Clear(_post);
            _post = stoerre;
        }

        bytes.CopyTo(_post.AsSpan(_brugt));
        _brugt += bytes.Length;
    }

    private FilAfvistException Brudt(string hvorfor) =>
        new($"Citationstegnene i filen er brudt ved linje {linjer.Nummer}: {hvorfor}.");
}
