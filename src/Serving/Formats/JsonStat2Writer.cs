using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes one dataset, from the top down, straight into the response: pieces written beforehand
/// (<see cref="JsonStat2Pieces"/>), and between them what was selected. Given <paramref name="codelistAddress"/> (of an
/// id) it names the codelists of the dimensions, as metadata do.
/// </summary>
internal sealed class JsonStat2Writer(DataTask task, PipeWriter output, Func<string, string>? codelistAddress = null)
{
    /// <summary>Cells between two flushes: about as much as the socket takes at a time.</summary>
    private const int CellsAtATime = 8_192;

    /// <summary>Per symbol <c>":"*"</c> : what stands after a cell's number.</summary>
    private static readonly byte[][] Signs =
        [.. Enum.GetValues<CellSymbol>().Select(symbol => Encoding.UTF8.GetBytes($"\":\"{symbol.Sign()}\""))];

    private readonly JsonStat2Pieces _pieces = JsonStat2Pieces.For(task);

    /// <summary>Writes the dataset; as metadata without its cells.</summary>
    public async Task WriteOutAsync(bool withCells, CancellationToken stop)
    {
        WriteHeader();
        if (!withCells)
        {
            output.Write("\"value\":[]}"u8);
            return;
        }

        // Two walks over the cells, so that nothing is kept between them but where they are.
        var cells = new CellStretches(task.Selection);
        var first = true;
        while (WriteValues(cells, ref first))
        {
            if (await IsFinished(stop))
            {
                return;
            }
        }

        cells.Restart();
        var walk = new StatusWalk();
        while (WriteStatus(cells, walk))
        {
            if (await IsFinished(stop))
            {
                return;
            }
        }

        output.Write(walk.Begun ? "}}"u8 : "}"u8);
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private async ValueTask<bool> IsFinished(CancellationToken stop)
    {
        var sent = await output.FlushAsync(stop);
        return sent.IsCompleted || sent.IsCanceled;
    }

    private void WriteHeader()
    {
        var line = new ByteWriter(output);
        line.Write(_pieces.Beginning);
        WriteRoles(ref line);
        line.Write("},\"id\":["u8);
        WriteCodes(ref line, task.Selection.Axes);
        line.Write("],\"size\":["u8);
        for (var i = 0; i < task.Selection.Axes.Count; i++)
        {
            Comma(ref line, i);
            line.Write(task.Selection.Selected(task.Selection.Axes[i]).Length, 0);
        }

        line.Write("],\"dimension\":{"u8);
        for (var i = 0; i < task.Selection.Axes.Count; i++)
        {
            Comma(ref line, i);
            WriteDimension(ref line, task.Selection.Axes[i]);
        }

        line.Write("},"u8);
        WriteExtension(ref line);
        line.Complete();
    }

    private void WriteRoles(ref ByteWriter line)
    {
        var table = task.Selection.Table;
        var written = 0;
        Role(ref line, "\"time\":["u8, table.Time, ref written);
        Role(ref line, "\"geo\":["u8, table.Geography, ref written);
        Role(ref line, "\"metric\":["u8, table.Measure, ref written);
    }

    private void Role(ref ByteWriter line, ReadOnlySpan<byte> role, int dimension, ref int written)
    {
        if (dimension >= 0 && !task.Selection.IsEliminated(dimension))
        {
            Comma(ref line, written++);
            line.Write(role);
            line.Write(_pieces.Dimensions[dimension].Code);
            line.Write((byte)']');
        }
    }

    private void WriteDimension(ref ByteWriter line, int axis)
    {
        var pieces = _pieces.Dimensions[axis];
        var selected = task.Selection.Selected(axis);
        line.Write(pieces.Beginning);
        for (var i = 0; i < selected.Length; i++)
        {
            Comma(ref line, i);
            line.Write(pieces.Index[selected[i]]);
            line.Write(i, 0);
        }

        line.Write("},\"label\":{"u8);
        WritePieces(ref line, pieces.LabelText, selected);
        line.Write((byte)'}');
        if (pieces.HasNotes && Array.Exists(selected, position => pieces.Note[position].Length > 0))
        {
            line.Write(",\"note\":{"u8);
            WritePieces(ref line, pieces.Note, selected);
            line.Write((byte)'}');
        }

        if (pieces.Unit.Length > 0)
        {
            line.Write(",\"unit\":{"u8);
            WritePieces(ref line, pieces.Unit, selected);
            line.Write((byte)'}');
        }

        line.Write("},"u8);
        line.Write(pieces.Extension);
        foreach (var (name, measure) in pieces.MeasureTypes)
        {
            line.Write(Encoding.UTF8.GetBytes($",\"{name}\":{{"));
            WritePieces(ref line, measure, selected);
            line.Write((byte)'}');
        }

        if (codelistAddress is not null)
        {
            line.Write((byte)',');
            line.Write(Codelists(axis, codelistAddress));
        }

        line.Write("}}"u8);
    }

    private byte[] Codelists(int axis, Func<string, string> address) => JsonStat2Pieces.Write(json =>
    {
        json.WriteStartArray("codelists"u8);
        foreach (var listOf in TableCodelists.For(task.Selection.Table).Of(axis))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, listOf.Id);
            json.WriteString("label"u8, listOf.Name.In(task.Language));
            json.WriteString("type"u8, listOf.Type.Code());
            json.WriteStartArray("links"u8);
            json.WriteStartObject();
            json.WriteString("rel"u8, "metadata"u8);
            json.WriteString("hreflang"u8, task.Language);
            json.WriteString("href"u8, address(listOf.Id));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void WriteExtension(ref ByteWriter line)
    {
        line.Write(_pieces.BeforeDecimals);
        line.Write(Decimals(), 0);
        line.Write(_pieces.AfterDecimals);
        WriteCodes(ref line, task.Placement.Heading);
        line.Write("],\"stub\":["u8);
        WriteCodes(ref line, task.Placement.Stub);
        line.Write(_pieces.AfterPlacement);
        for (int i = 0, written = 0; i < _pieces.Dimensions.Count; i++)
        {
            // Which totals stand for dimensions taken away.
            if (task.Selection.IsEliminated(i))
            {
                Comma(ref line, written++);
                line.Write(_pieces.Dimensions[i].EliminatedPart);
            }
        }

        line.Write("}}},"u8);
    }

    /// <summary>The most decimals of any chosen measure.</summary>
    private int Decimals()
    {
        var measure = task.Selection.Table.Measure;
        var most = 0;
        if (measure >= 0 && !task.Selection.IsEliminated(measure))
        {
            foreach (var position in task.Selection.Selected(measure))
            {
                most = Math.Max(most, task.Selection.Table.Dimensions[measure].Values[position].Decimals);
            }
        }

        return most;
    }

    private void WriteCodes(ref ByteWriter line, IReadOnlyList<int> dimensions)
    {
        for (var i = 0; i < dimensions.Count; i++)
        {
            Comma(ref line, i);
            line.Write(_pieces.Dimensions[dimensions[i]].Code);
        }
    }

    private static void WritePieces(ref ByteWriter line, byte[][] pieces, int[] selected)
    {
        var written = 0;
        foreach (var position in selected)
        {
            if (pieces[position].Length > 0)
            {
                Comma(ref line, written++);
                line.Write(pieces[position]);
            }
        }
    }

    private static void Comma(ref ByteWriter line, int ordinal)
    {
        if (ordinal > 0)
        {
            line.Write((byte)',');
        }
    }

    /// <summary>Writes the values of the next stretches. False when there are no more.</summary>
    private bool WriteValues(CellStretches cells, ref bool first)
    {
        var table = JsonStat2Cells.For(task.Selection.Table);
        var line = new ByteWriter(output);
        var spring = cells.Spring;
        for (var written = 0; written < CellsAtATime; written += spring.Length)
        {
            if (!cells.Next())
            {
                line.Write((byte)']');
                line.Complete();
                return false;
            }

            var rest = spring;
            if (first)
            {
                first = false;
                line.Write("\"value\":["u8);
                WriteFirst(ref line, table, cells.From + spring[0]);
                rest = spring[1..];
            }

            line.WriteCells(table, cells.From, rest);
        }

        line.Complete();
        return true;
    }

    /// <summary>The first has no comma before it.</summary>
    private static void WriteFirst(ref ByteWriter line, JsonStat2Cells table, int cell)
    {
        Span<byte> text = stackalloc byte[1 + NumberText.Longest];
        var length = table.Write(cell, text);
        line.Write(text[1..length]);
    }

    /// <summary>
    /// Writes the signs of the next stretches. The object is begun with the first sign, so that it is left out when there is none.
    /// </summary>
    private bool WriteStatus(CellStretches cells, StatusWalk walk)
    {
        var line = new ByteWriter(output);
        Span<byte> ordinal = stackalloc byte[16];
        ReadOnlySpan<CellSymbol> symbols = task.Selection.Table.Table.Symbols;
        var spring = cells.Spring;
        for (var set = 0; set < CellsAtATime; set += spring.Length)
        {
            if (!cells.Next())
            {
                line.Complete();
                return false;
            }

            var from = cells.From;
            for (var i = 0; i < spring.Length; i++)
            {
                var symbol = symbols[from + spring[i]];
                if (symbol == CellSymbol.None)
                {
                    continue;
                }

                line.Write(walk.Begun ? ",\""u8 : ",\"status\":{\""u8);
                walk.Begun = true;
                Utf8Formatter.TryFormat(walk.Number + i, ordinal, out var length);
                line.Write(ordinal[..length]);
                line.Write(Signs[(int)symbol]);
            }

            walk.Number += spring.Length;
        }

        line.Complete();
        return true;
    }

    private sealed class StatusWalk
    {
        public int Number { get; set; }

        public bool Begun { get; set; }
    }
}
