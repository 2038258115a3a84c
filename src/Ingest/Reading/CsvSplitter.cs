using System.Text;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// Takes a CSV file of one entity apart. The header names the columns, in any order; names are compared exactly.
/// </summary>
internal sealed class CsvSplitter : ILineSplitter
{
    private readonly CsvRecords _records;
    private readonly EntityShape _form;
    private readonly CsvColumn[] _columns;

    private readonly record struct CsvColumn(Field Field, int Unknown);

    /// <exception cref="FileRejectedException">The header is missing, names a column twice or lacks a required one.</exception>
    public CsvSplitter(CsvRecords records, EntityShape form, UnknownFields unknownFields)
    {
        _records = records;
        _form = form;
        _columns = ReadHeader(unknownFields);
    }

    public int Next(RawBesked raw)
    {
        if (!_records.Next())
        {
            return 0;
        }

        raw.Begin(_records.Buffer, _records.Number);
        if (_records.Cells.Count != _columns.Length)
        {
            raw.State = RawBesked.LineForm.WrongCellCount;
            raw.Cells = _records.Cells.Count;
            return _records.Bytes + 1;
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            var (start, length) = _records.Cells[i];
            var (field, unknown) = _columns[i];
            // An empty cell is absent, but for kategorier, where it is the empty list.
            if (length == 0 && field != Field.Categories)
            {
                continue;
            }

            var value = new RawValue(ValueKind.Cell, Scratch: false, start, length);
            if (field == Field.None)
            {
                raw.Unknown.Add(unknown);
            }
            else if (field.IsEnvelope())
            {
                raw.SetEnvelope(field, value);
            }
            else
            {
                raw.SetContent(field, value);
                ListOf(field, value, raw);
            }
        }

        return _records.Bytes + 1;
    }

    private static void ListOf(Field field, RawValue value, RawBesked raw)
    {
        if (field is not (Field.Kommuner or Field.Categories) || value.Length == 0)
        {
            return;
        }

        var cell = raw.Bytes(value);
        foreach (var term in cell.Split((byte)'|'))
        {
            var (start, length) = term.GetOffsetAndLength(cell.Length);
            if (field == Field.Categories)
            {
                raw.Categories.Add(Part(start, length));
                continue;
            }

            // Exactly one @ makes a pair.
            var code = cell[term].IndexOf((byte)'@');
            raw.Kommuner.Add(code < 0 || code != cell[term].LastIndexOf((byte)'@')
                ? default
                : new RawKommune(IsObject: true, Part(start, code), Part(start + code + 1, length - code - 1)));
        }

        RawValue Part(int start, int length) =>
            value with { Kind = length == 0 ? ValueKind.Absent : ValueKind.Cell, Start = value.Start + start, Length = length };
    }

    private CsvColumn[] ReadHeader(UnknownFields unknownFields)
    {
        if (!_records.Next())
        {
            throw new FileRejectedException("Filen er tom: der er ingen overskriftslinje.");
        }

        var columns = new CsvColumn[_records.Cells.Count];
        CheckRecord(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            var name = _records.Cell(i);
            var field = FieldNames.Find(name);
            columns[i] = _form.Has(field) || EntityShape.CsvEnvelope.Contains(field)
                ? new CsvColumn(field, 0)
                : new CsvColumn(Field.None, unknownFields.Number(name));
        }

        return columns;
    }

    private void CheckRecord(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetString(_records.Cell(i))).ToList();
        foreach (var field in EntityShape.CsvEnvelope.Concat(_form.RequiredFields))
        {
            if (!names.Contains(field.Name()))
            {
                throw new FileRejectedException($"Overskriften mangler kolonnen »{field.Name()}«.");
            }
        }

        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(alike => alike.Count() > 1) is { } doubleField)
        {
            throw new FileRejectedException(
                $"Overskriften har kolonnen »{Rendering.Clean(Encoding.UTF8.GetBytes(doubleField.Key))}« to gange.");
        }
    }
}
