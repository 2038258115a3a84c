using System.Globalization;
using System.Text;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>
/// One message as cells in the contract's order, before any encoding. Both encodings are written from it, and a
/// defect is a change of one cell.
/// </summary>
internal sealed class Row
{
    private readonly LineBuffer _text = new();
    private readonly Cell[] _cells = new Cell[24];

    public int Count { get; private set; }

    /// <summary>The first cells belong to the envelope, the others to indhold.</summary>
    public int EnvelopeCount { get; private set; }

    public ref readonly Cell this[int index] => ref _cells[index];

    public ReadOnlySpan<byte> TextOf(in Cell cell) => _text.Written.Slice(cell.Start, cell.Length);

    public void Clear()
    {
        _text.Clear();
        Count = EnvelopeCount = 0;
    }

    public void EndEnvelope() => EnvelopeCount = Count;

    public void Absent(ContractField field) => Add(field, CellKind.Absent, _text.Length);

    public void Add(ContractField field, CellKind kind, ReadOnlySpan<byte> text)
    {
        var start = _text.Length;
        _text.Append(text);
        Add(field, kind, start);
    }

    public void Text(ContractField field, string? value)
    {
        if (value is null)
        {
            Absent(field);
            return;
        }

        var start = _text.Length;
        _text.Advance(Encoding.UTF8.GetBytes(value, _text.Reserve(Encoding.UTF8.GetMaxByteCount(value.Length))));
        Add(field, CellKind.Text, start);
    }

    public void Literal(ContractField field, bool? value)
    {
        if (value is null)
            Absent(field);
        else
            Add(field, CellKind.Literal, value.Value ? "true"u8 : "false"u8);
    }

    public void Literal(ContractField field, int? value)
    {
        if (value is null)
            Absent(field);
        else
            Formatted(field, CellKind.Literal, value.Value, default);
    }

    public void Formatted<T>(ContractField field, CellKind kind, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        var start = _text.Length;
        value.TryFormat(_text.Reserve(64), out var written, format, CultureInfo.InvariantCulture);
        _text.Advance(written);
        Add(field, kind, start);
    }

    /// <summary>Text that the caller writes itself, begun with <see cref="Begin"/>.</summary>
    public LineBuffer Begin(out int start)
    {
        start = _text.Length;
        return _text;
    }

    public void Add(ContractField field, CellKind kind, int start) =>
        _cells[Count++] = new Cell(field, kind, start, _text.Length - start);

    /// <summary>Another value, or none, in the place of the right one.</summary>
    public void Replace(ContractField field, CellKind kind, string value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!ReferenceEquals(_cells[i].Field, field))
                continue;
            var start = _text.Length;
            _text.Append(Encoding.UTF8.GetBytes(value));
            _cells[i] = new Cell(field, kind, start, _text.Length - start);
            return;
        }

        throw new InvalidOperationException($"The row has no field {field.Name}.");
    }

    internal readonly record struct Cell(ContractField Field, CellKind Kind, int Start, int Length);
}

/// <summary>Bytes of one line, used again for the next.</summary>
internal sealed class LineBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for <paramref name="count"/> bytes more; tell with <see cref="Advance"/> how many were used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;
}
