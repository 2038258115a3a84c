using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>Writes a row as semicolon-separated cells with RFC 4180 quotes; the line end is the file's business.</summary>
internal static class CsvLine
{
    /// <summary>One of the files carries a column the contract does not know, as real extracts do.</summary>
    public static bool HasUnknownColumn(RegisteredEntity entity) => entity == RegisteredEntity.Indsats;

    public static void Header(LineBuffer line, RegisteredEntity entity)
    {
        foreach (var field in ContractFields.CsvEnvelope.Concat(ContractFields.Of(entity)))
        {
            if (line.Length > 0)
                line.Append((byte)';');
            line.Append(field.Utf8);
        }

        if (HasUnknownColumn(entity))
        {
            line.Append((byte)';');
            line.Append(ContractFields.SourceSystem.Utf8);
        }
    }

    public static void Write(LineBuffer line, Row row, RegisteredEntity entity)
    {
        for (var i = 0; i < row.Count; i++)
        {
            ref readonly var cell = ref row[i];
            if (ReferenceEquals(cell.Field, ContractFields.Entity))
                continue;
            if (i > 0)
                line.Append((byte)';');
            Value(line, row.TextOf(cell));
        }

        if (HasUnknownColumn(entity))
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
