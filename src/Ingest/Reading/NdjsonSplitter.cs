using System.Text.Json;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// Takes NDJSON apart: one message a line, its fields in any order.
/// </summary>
/// <remarks>
/// A name that stands twice in the message, its <c>indhold</c> or an element of <c>kommuner</c> makes the line wrong, as
/// a column that stands twice makes a CSV file: readers differ in which of the two holds. What is inside an unknown
/// field is not looked at.
/// </remarks>
internal sealed class NdjsonSplitter(LineReader lines) : ILineSplitter
{
    // A line is at most 1 MiB, so its depth is bounded already; how deep an unknown field is decides nothing.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = LineReader.Longest };

    private readonly SeenNames _envelope = new();
    private readonly SeenNames _content = new();
    private readonly SeenNames _element = new();
    private int _lineStart;

    public int Next(RawBesked raw)
    {
        while (lines.Next())
        {
            if (!lines.IsBlank)
            {
                raw.Begin(lines.Buffer, lines.Number);
                _lineStart = lines.Start;
                raw.State = Split(lines.Line, raw)
                    ? raw.DuplicateName.Length == 0 ? RawBesked.LineForm.Besked : RawBesked.LineForm.DuplicateField
                    : RawBesked.LineForm.InvalidJson;
                return lines.Length + 1;
            }
        }

        return 0;
    }

    private bool Split(ReadOnlySpan<byte> line, RawBesked raw)
    {
        try
        {
            var json = new Utf8JsonReader(line, Strict);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            _envelope.Clear();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                ReadEnvelopeField(ref json, raw);
            }

            // Anything after the object is an error, which one more read finds.
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadEnvelopeField(ref Utf8JsonReader json, RawBesked raw)
    {
        var field = Name(ref json, raw, _envelope, Field.None, out var name);
        json.Read();
        if (field == Field.Content)
        {
            raw.SetEnvelope(field, json.TokenType == JsonTokenType.StartObject ? Content(ref json, raw) : Value(ref json, raw));
        }
        else if (field.IsEnvelope())
        {
            raw.SetEnvelope(field, Value(ref json, raw));
        }
        else
        {
            Unknown(ref json, raw, name);
        }
    }

    private RawValue Content(ref Utf8JsonReader json, RawBesked raw)
    {
        var start = (int)json.TokenStartIndex;
        _content.Clear();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = Name(ref json, raw, _content, Field.None, out var name);
            json.Read();
            if (field == Field.None || field.IsEnvelope())
            {
                Unknown(ref json, raw, name);
            }
            else if (field == Field.Kommuner)
            {
                raw.SetContent(field, json.TokenType == JsonTokenType.StartArray ? Kommuner(ref json, raw) : Value(ref json, raw));
            }
            else if (field == Field.Categories)
            {
                raw.SetContent(field, json.TokenType == JsonTokenType.StartArray ? Categories(ref json, raw) : Value(ref json, raw));
            }
            else
            {
                raw.SetContent(field, Value(ref json, raw));
            }
        }

        return CopyValue(ref json, ValueKind.JsonObjectKind, start);
    }

    private RawValue Kommuner(ref Utf8JsonReader json, RawBesked raw)
    {
        var start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                raw.Kommuner.Add(default);
                continue;
            }

            RawValue code = default, from = default;
            _element.Clear();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var field = Name(ref json, raw, _element, Field.Kommuner, out var name);
                json.Read();
                switch (field)
                {
                    case Field.KommuneCode:
                        code = Value(ref json, raw);
                        break;
                    case Field.From:
                        from = Value(ref json, raw);
                        break;
                    default:
                        Unknown(ref json, raw, name);
                        break;
                }
            }

            raw.Kommuner.Add(new RawKommune(IsObject: true, code, from));
        }

        return CopyValue(ref json, ValueKind.ListOf, start);
    }

    private RawValue Categories(ref Utf8JsonReader json, RawBesked raw)
    {
        var start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            raw.Categories.Add(Value(ref json, raw));
        }

        return CopyValue(ref json, ValueKind.ListOf, start);
    }

    /// <summary>An unknown field counts when it is there, and null is absent.</summary>
    private static void Unknown(ref Utf8JsonReader json, RawBesked raw, scoped ReadOnlySpan<byte> name)
    {
        if (json.TokenType != JsonTokenType.Null)
        {
            raw.Unknown.Add(raw.UnknownFields.Number(name));
        }

        json.Skip();
    }

    /// <summary>Reads a name, and tells when its object has had it before.</summary>
    /// <param name="json">Stands at the name.</param>
    /// <param name="raw">The line.</param>
    /// <param name="seen">The names of the object.</param>
    /// <param name="element">The field that the object is an element of; none for the message and its content.</param>
    /// <param name="name">The name.</param>
    private static Field Name(ref Utf8JsonReader json, RawBesked raw, SeenNames seen, Field element, out ReadOnlySpan<byte> name)
    {
        name = json.ValueSpan;
        if (json.ValueIsEscaped)
        {
            if (Text(ref json, raw) is not { Kind: ValueKind.Text } text)
            {
                // No text, so it is the same as no other.
                name = "\uFFFD"u8;
                return Field.None;
            }

            name = raw.Bytes(text);
        }

        var field = FieldNames.Find(name);
        if (!seen.Add(field, name))
        {
            raw.SetDouble(element == Field.None ? field : element, name);
        }

        return field;
    }

    private RawValue Value(ref Utf8JsonReader json, RawBesked raw)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String when json.ValueIsEscaped:
                return Text(ref json, raw);
            case JsonTokenType.String:
                return new RawValue(ValueKind.Text, Scratch: false, _lineStart + start + 1, json.ValueSpan.Length);
            case JsonTokenType.Number:
                return new RawValue(ValueKind.Number, Scratch: false, _lineStart + start, json.ValueSpan.Length);
            case JsonTokenType.True:
                return new RawValue(ValueKind.True, Scratch: false, _lineStart + start, json.ValueSpan.Length);
            case JsonTokenType.False:
                return new RawValue(ValueKind.False, Scratch: false, _lineStart + start, json.ValueSpan.Length);
            default:
                var kind = json.TokenType == JsonTokenType.StartArray ? ValueKind.ListOf : ValueKind.JsonObjectKind;
                json.Skip();
                return CopyValue(ref json, kind, start);
        }
    }

    private static RawValue Text(ref Utf8JsonReader json, RawBesked raw)
    {
        try
        {
            return raw.Keep(ValueKind.Text, json.CopyString(raw.Place(json.ValueSpan.Length)));
        }
        catch (InvalidOperationException)
        {
            // Valid JSON by its grammar, but "\ud800" alone is no text.
            return raw.Keep(ValueKind.Unreadable, 0);
        }
    }

    private RawValue CopyValue(ref Utf8JsonReader json, ValueKind kind, int start) =>
        new(kind, Scratch: false, _lineStart + start, (int)json.BytesConsumed - start);
}
