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
