using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>Writes a row as one JSON object on one line.</summary>
internal static class NdjsonLine
{
    public static void Write(LineBuffer line, Row row, WritingForm form)
    {
        line.Append((byte)'{');
        if (form.HasFlag(WritingForm.ContentFirst))
        {
            Content(line, row, form);
            line.Append((byte)',');
            Envelope(line, row, form);
        }
        else
        {
            Envelope(line, row, form);
            line.Append((byte)',');
            Content(line, row, form);
        }

        line.Append((byte)'}');
    }

    private static void Envelope(LineBuffer line, Row row, WritingForm form)
    {
        Members(line, row, 0, row.EnvelopeCount, explicitNulls: false);
        if (form.HasFlag(WritingForm.UnknownInEnvelope))
            line.Append(""","afsender":{"system":"kommune","udgave":[3,1]}"""u8);
    }

    private static void Content(LineBuffer line, Row row, WritingForm form)
    {
        line.Append("\"indhold\":{"u8);
        Members(line, row, row.EnvelopeCount, row.Count, form.HasFlag(WritingForm.ExplicitNulls));
        if (form.HasFlag(WritingForm.UnknownInContent))
            line.Append(""","kildesystem":"fag-2"}"""u8);
        else
            line.Append((byte)'}');
    }

    private static void Members(LineBuffer line, Row row, int from, int to, bool explicitNulls)
    {
        var separator = false;
        for (var i = from; i < to; i++)
        {
            ref readonly var cell = ref row[i];
            if (cell.Kind == CellKind.Absent && !explicitNulls)
                continue;
            if (separator)
                line.Append((byte)',');
            separator = true;
            line.Append((byte)'"');
            line.Append(cell.Field.Utf8);
            line.Append("\":"u8);
            Value(line, cell.Kind, row.TextOf(cell));
        }
    }

    private static void Value(LineBuffer line, CellKind kind, ReadOnlySpan<byte> text)
    {
        switch (kind)
        {
            case CellKind.Absent:
                line.Append("null"u8);
                break;
            case CellKind.Literal:
                line.Append(text);
                break;
            case CellKind.Text:
                Quoted(line, text);
                break;
            case CellKind.Kommuner:
                Kommuner(line, text);
                break;
            case CellKind.Categories:
                Categories(line, text);
                break;
        }
    }

    private static void Kommuner(LineBuffer line, ReadOnlySpan<byte> text)
    {
        line.Append((byte)'[');
        var separator = false;
        foreach (var range in text.Split((byte)'|'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
                continue;
            if (separator)
                line.Append((byte)',');
            separator = true;
            var at = pair.IndexOf((byte)'@');
            line.Append("{\"kommunekode\":"u8);
            Quoted(line, pair[..at]);
            line.Append(",\"fra\":"u8);
            Quoted(line, pair[(at + 1)..]);
            line.Append((byte)'}');
        }

        line.Append((byte)']');
    }

    private static void Categories(LineBuffer line, ReadOnlySpan<byte> text)
    {
        line.Append((byte)'[');
        if (!text.IsEmpty)
        {
            var separator = false;
            foreach (var range in text.Split((byte)'|'))
            {
                if (separator)
                    line.Append((byte)',');
                separator = true;
                Quoted(line, text[range]);
            }
        }

        line.Append((byte)']');
    }

    private static void Quoted(LineBuffer line, ReadOnlySpan<byte> text)
    {
        line.Append((byte)'"');
        if (text.IndexOfAny("\"\\\n"u8) < 0)
        {
            line.Append(text);
        }
        else
        {
            foreach (var value in text)
            {
                if (value == (byte)'\n')
                {
                    line.Append("\\n"u8);
                    continue;
                }

                if (value is (byte)'"' or (byte)'\\')
                    line.Append((byte)'\\');
                line.Append(value);
            }
        }

        line.Append((byte)'"');
    }
}

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
