using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>Writes a row as semicolon-separated cells with RFC 4180 quotes; the line end is the file's business.</summary>
internal static class CsvLine
{
    /// <summary>One of the files carries a column the contract does not know, as real extracts do.</summary>
    public static bool HasUnknownColumn(Entitet entitet) => entitet == Entitet.Indsats;

    public static void Header(LineBuffer line, Entitet entitet)
    {
        foreach (var felt in Felter.CsvEnvelope.Concat(Felter.Of(entitet)))
        {
            if (line.Length > 0)
                line.Append((byte)';');
            line.Append(felt.Utf8);
        }

        if (HasUnknownColumn(entitet))
        {
            line.Append((byte)';');
            line.Append(Felter.Kildesystem.Utf8);
        }
    }

    public static void Write(LineBuffer line, Row row, Entitet entitet)
    {
        for (var i = 0; i < row.Count; i++)
        {
            ref readonly var cell = ref row[i];
            if (ReferenceEquals(cell.Felt, Felter.Entitet))
                continue;
            if (i > 0)
                line.Append((byte)';');
            Value(line, row.TextOf(cell));
        }

        if (HasUnknownColumn(entitet))
            line.Append(";fag-2"u8);
    }

    private static void Value(LineBuffer line, ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(";\"\n"u8) < 0)
        {
            line.Append(text);
            return;
        }

        line.Append((byte)'"');
        foreach (var value in text)
        {
            if (value == (byte)'"')
                line.Append(value);
            line.Append(value);
        }

        line.Append((byte)'"');
    }
}
