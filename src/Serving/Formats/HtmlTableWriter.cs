using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes a table with a caption, a header cell for every row and column, and the notes as a list. The signs are told a
/// program too: <c>data-tegn</c> in the legend, and on each cell that has one.
/// </summary>
internal sealed class HtmlTableWriter(Naming naming) : IDataWriter
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellsAtATime = 512;

    private static readonly (byte[] Before, byte[] After)[] Cells = [.. Enum.GetValues<CellSymbol>().Select(Around)];

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        var labels = new Labels(task, naming);
        foreach (var piece in Beginning(task, labels))
        {
            if (await Sent(piece, output, stop))
            {
                return;
            }
        }

        var walk = new HtmlWalk(labels, task);
        var several = true;
        while (several)
        {
            several = WriteNext(walk, output);
            if (await IsFinished(output, stop))
            {
                return;
            }
        }

        await Sent(Ending(task), output, stop);
    }

    /// <summary>The header rows, in pieces: there may be as many columns as cells.</summary>
    private static IEnumerable<Html> Beginning(DataTask task, Labels labels)
    {
        var title = task.Selection.Table.Table.Title.In(task.Language);
        var html = new Html().Write(
            $"<!DOCTYPE html>\n<html lang=\"{task.Language}\">\n<head><meta charset=\"utf-8\"><title>"
                + $"{title}</title></head>\n<body>\n<table>\n<caption>{title}</caption>\n<thead>\n");
        var stub = labels.StubColumns();
        var names = labels.Head();
        var multiplier = 1L;
        var written = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var innermost = i == names.Length - 1;
            html.Write($"<tr>");
            if (innermost)
            {
                html.WriteAll(stub, (output, name) => output.Write($"<th scope=\"col\">{name}</th>"));
            }
            else if (stub.Length > 0)
            {
                html.Write($"<td colspan=\"{stub.Length}\"></td>");
            }

            var width = names.Skip(i + 1).Aggregate(1L, (count, axis) => count * axis.Length);
            for (var walk = 0L; walk < multiplier; walk++)
            {
                foreach (var name in names[i])
                {
                    if (innermost)
                    {
                        html.Write($"<th scope=\"col\">{name}</th>");
                    }
                    else
                    {
                        html.Write($"<th scope=\"colgroup\" colspan=\"{width}\">{name}</th>");
                    }
                }

                written += names[i].Length;
                if (written >= CellsAtATime)
                {
                    yield return html;
                    (html, written) = (new Html(), 0);
                }
            }

            html.Write($"</tr>\n");
            multiplier *= names[i].Length;
        }

        yield return html.Write($"</thead>\n<tbody>\n");
    }

    private static Html Ending(DataTask task) => new Html()
        .Write($"</tbody>\n</table>\n<ul class=\"noter\">\n")
        .WriteAll(Notes.AboutTable(task).Concat(Notes.AboutValues(task)), (output, note) => output.Write($"<li>{note}</li>\n"))
        .Write($"</ul>\n<dl class=\"tegn\">\n")
        .WriteAll(
            Notes.Symbols,
            (output, symbol) =>
                output.Write($"<dt data-tegn=\"{symbol.Sign()}\">{symbol.Sign()}</dt><dd>{symbol.Meaning().In(task.Language)}</dd>\n"))
        .Write($"</dl>\n<dl class=\"oplysninger\">\n")
        .WriteAll(Notes.Facts(task), (output, factItem) => output.Write($"<dt>{factItem.Name}</dt><dd>{factItem.Value}</dd>\n"))
        .Write($"</dl>\n</body>\n</html>\n");

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool WriteNext(HtmlWalk walk, PipeWriter output)
    {
        Span<byte> number = stackalloc byte[NumberText.Longest];
        var line = new ByteWriter(output);
        var several = true;
        for (var i = 0; i < CellsAtATime && (several = walk.Cells.Next()); i++)
        {
            if (walk.Column == 0)
            {
                line.Write("<tr>"u8);
                for (var axis = 0; axis < walk.RowNames.Length; axis++)
                {
                    line.Write(walk.RowNames[axis][walk.Cells.Place(axis)]);
                }
            }

            var symbol = walk.Cells.Symbol;
            line.Write(Cells[(int)symbol].Before);
            if (symbol.HasValue())
            {
                var text = number[..NumberText.Write(walk.Cells.Value, walk.Cells.Decimals, number)];
                text.Replace((byte)'.', walk.DecimalMark);
                line.Write(text);
            }

            line.Write(Cells[(int)symbol].After);
            if (++walk.Column == walk.Columns)
            {
                walk.Column = 0;
                line.Write("</tr>\n"u8);
            }
        }

        line.Complete();
        return several;
    }

    /// <summary>What stands around a value, or instead of it, by its sign.</summary>
    private static (byte[] Before, byte[] After) Around(CellSymbol symbol) => symbol == CellSymbol.None
        ? (Bytes(new Html().Write($"<td>")), Bytes(new Html().Write($"</td>")))
        : (
            Bytes(new Html().Write($"<td data-tegn=\"{symbol.Sign()}\">")),
            Bytes(new Html().Write($"{(symbol.HasValue() ? " " : "") + symbol.Sign()}</td>")));

    private static byte[] Bytes(Html html) => Encoding.UTF8.GetBytes(html.ToString());

    /// <summary>Sends a piece. True when nobody is listening any more.</summary>
    private static ValueTask<bool> Sent(Html html, PipeWriter output, CancellationToken stop)
    {
        Encoding.UTF8.GetBytes(html.ToString(), output);
        return IsFinished(output, stop);
    }

    private static async ValueTask<bool> IsFinished(PipeWriter output, CancellationToken stop)
    {
        var sent = await output.FlushAsync(stop);
        return sent.IsCompleted || sent.IsCanceled;
    }

    /// <summary>Where the writing is.</summary>
    private sealed class HtmlWalk(Labels labels, DataTask task)
    {
        public CellReader Cells { get; } = labels.Cells();

        /// <summary>Cells in a row.</summary>
        public long Columns { get; } = labels.Columns();

        /// <summary>The cells of the current row that are written.</summary>
        public long Column { get; set; }

        /// <summary>As the language of the page has it.</summary>
        public byte DecimalMark { get; } = task.Language == TextLanguages.Danish ? (byte)',' : (byte)'.';

        /// <summary>Per axis of the stub the header cells of its values.</summary>
        public byte[][][] RowNames { get; } =
            [
                .. task.Placement.Stub.Select(axis =>
                    Array.ConvertAll(labels.Values(axis), name => Bytes(new Html().Write($"<th scope=\"row\">{name}</th>")))),
            ];
    }
}
