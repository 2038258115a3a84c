namespace Opgoerelse.Ingest.Reading;

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
            throw new FileRejectedException("Filen begynder med linjen »sep=«, som kun regneark kender. Den første linje skal være overskriften.");
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
