using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes a PX file: <see cref="PxHeader"/>, then which cells are preliminary (DATANOTECELL), then the cells, the
/// variables of the stub outermost. Two walks over the cells, so that nothing is kept between them.
/// </summary>
internal sealed class PxWriter : IDataWriter
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellsAtATime = 2_048;

    private static readonly byte[][] Dots =
        [
            .. Enum.GetValues<CellSymbol>()
                .Select(symbol => symbol.HasValue() ? [] : Encoding.UTF8.GetBytes($"\"{PxHeader.DotsFor(symbol)}\"")),
        ];

    private static readonly byte[] Preliminary = Encoding.UTF8.GetBytes($")=\"{CellSymbol.Preliminary.Sign()}\";\r\n");

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        new PxHeader(task, output).Write();
        int[] axes = [.. task.Placement.Stub, .. task.Placement.Heading];
        var walk = new PxWalk(
            new CellReader(task.Selection, axes),
            task.Placement.Heading.Aggregate(1L, (count, axis) => count * task.Selection.Selected(axis).Length));
        var codes = Array.ConvertAll(
            axes,
            axis => Array.ConvertAll(
                task.Selection.Selected(axis),
                position => Encoding.UTF8.GetBytes(PxKeyword.Quoted(task.Selection.Table.Dimensions[axis].Values[position].Code))));
        while (WritePreliminary(walk.Cells, codes, output))
        {
            if (await Finished(output, stop))
            {
                return;
            }
        }

        walk.Cells.Restart();
        output.Write("DATA=\r\n"u8);
        while (WriteCells(walk, output))
        {
            if (await Finished(output, stop))
            {
                return;
            }
        }

        output.Write(";\r\n"u8);
        await output.FlushAsync(stop);
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private static async ValueTask<bool> Finished(PipeWriter output, CancellationToken stop)
    {
        var sent = await output.FlushAsync(stop);
        return sent.IsCompleted || sent.IsCanceled;
    }

    /// <summary>Names the preliminary ones of the next cells, by code. False when there are no more.</summary>
    private static bool WritePreliminary(CellReader cells, byte[][][] codes, PipeWriter output)
    {
        var line = new ByteWriter(output);
        var several = true;
        for (var i = 0; i < CellsAtATime && (several = cells.Next()); i++)
        {
            if (cells.Symbol != CellSymbol.Preliminary)
            {
                continue;
            }

            line.Write("DATANOTECELL("u8);
            for (var axis = 0; axis < codes.Length; axis++)
            {
                line.Write(axis == 0 ? [] : ","u8);
                line.Write(codes[axis][cells.Place(axis)]);
            }

            line.Write(Preliminary);
        }

        line.Complete();
        return several;
    }

    /// <summary>Writes the next cells; a row of the table begins a line. False when there are no more.</summary>
    private static bool WriteCells(PxWalk walk, PipeWriter output)
    {
        Span<byte> number = stackalloc byte[NumberText.Longest];
        var line = new ByteWriter(output);
        var several = true;
        for (var i = 0; i < CellsAtATime && (several = walk.Cells.Next()); i++)
        {
            var cell = walk.Cells.Symbol.HasValue()
                ? number[..NumberText.Write(walk.Cells.Value, walk.Cells.Decimals, number)]
                : Dots[(int)walk.Cells.Symbol].AsSpan();
            if (walk.Line + cell.Length >= PxKeyword.LongestLine)
            {
                line.Write("\r\n"u8);
                walk.Line = 0;
            }

            if (walk.Line > 0)
            {
                line.Write((byte)' ');
                walk.Line++;
            }

            line.Write(cell);
            walk.Line += cell.Length;
            if (++walk.Column == walk.Columns)
            {
                line.Write("\r\n"u8);
                (walk.Column, walk.Line) = (0, 0);
            }
        }

        line.Complete();
        return several;
    }

    /// <summary>Where the writing is.</summary>
    private sealed class PxWalk(CellReader cells, long columns)
    {
        public CellReader Cells => cells;

        /// <summary>Cells in a row.</summary>
        public long Columns => columns;

        /// <summary>The cells of the current row that are written.</summary>
        public long Column { get; set; }

        /// <summary>The characters of the current line that are written.</summary>
        public int Line { get; set; }
    }
}
