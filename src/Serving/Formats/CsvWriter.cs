using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes rows (the stub) and columns (the heading); every text is quoted, quotes are doubled. Where there is no value
/// its sign stands; a preliminary value is told in a column of its own, after the values, when IncludeStatus asks for
/// it. A file is data only, so that a program can read it; what it means stands below an empty line when IncludeNotes
/// asks for it.
/// </summary>
internal sealed class CsvWriter(FormatParameters parameters) : IDataWriter
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellsAtATime = 2_048;

    private static readonly byte[][] Signs =
        [.. Enum.GetValues<CellSymbol>().Select(symbol => Encoding.UTF8.GetBytes(symbol.Sign()))];

    private readonly Naming _naming =
        parameters.Naming ?? (parameters.ForSpreadsheet ? Naming.Texts : Naming.Codes);

    public bool SameInEveryLanguage =>
        _naming == Naming.Codes && parameters is { ForSpreadsheet: false, WithTitle: false, WithNotes: false };

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        var labels = new Labels(task, _naming, parameters.ForSpreadsheet);
        var form = CsvStyle.For(parameters, task.Language);
        if (form.ForSpreadsheet)
        {
            output.Write(CsvStyle.ByteOrderMark);
        }

        if (parameters.WithTitle)
        {
            Write(output, form, task.Selection.Table.Table.Title.In(task.Language));
            // A spreadsheet takes what hangs together for one table: its first row must be the names of the columns.
            output.Write(form.ForSpreadsheet ? "\r\n"u8 : []);
        }

        var index = 0;
        foreach (var name in ColumnNames(labels))
        {
            if (index++ > 0)
            {
                output.Write([form.Separator]);
            }

            output.Write(form.Quote(name));
            if (index % CellsAtATime == 0 && await IsFinished(output, stop))
            {
                return;
            }
        }

        output.Write("\r\n"u8);
        var walk = new CsvWalk(labels, task, form, parameters.WithStatus);
        while (WriteNext(walk, output))
        {
            if (await IsFinished(output, stop))
            {
                return;
            }
        }

        if (parameters.WithNotes)
        {
            WriteNotes(task, output, form);
        }
    }

    private IEnumerable<string> ColumnNames(Labels labels)
    {
        var names = labels.StubColumns().Concat(labels.ColumnNames());
        return parameters.WithStatus ? names.Concat(labels.ColumnNames().Select(labels.StatusName)) : names;
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private static async ValueTask<bool> IsFinished(PipeWriter output, CancellationToken stop)
    {
        var sent = await output.FlushAsync(stop);
        return sent.IsCompleted || sent.IsCanceled;
    }

    /// <summary>Rows of two: what it is, and the text.</summary>
    private static void WriteNotes(DataTask task, PipeWriter output, CsvStyle form)
    {
        var danish = task.Language == TextLanguages.Danish;
        output.Write("\r\n"u8);
        foreach (var note in Notes.AboutTable(task).Concat(Notes.AboutValues(task)))
        {
            Write(output, form, "Note", note);
        }

        foreach (var symbol in Notes.Symbols)
        {
            Write(output, form, (danish ? "Tegn " : "Sign ") + symbol.Sign(), symbol.Meaning().In(task.Language));
        }

        foreach (var (name, value) in Notes.Facts(task))
        {
            Write(output, form, name, value);
        }
    }

    private static void Write(PipeWriter output, CsvStyle form, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0)
            {
                output.Write([form.Separator]);
            }

            output.Write(form.Quote(texts[i]));
        }

        output.Write("\r\n"u8);
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool WriteNext(CsvWalk walk, PipeWriter output)
    {
        var line = new ByteWriter(output);
        var several = true;
        for (var i = 0; i < CellsAtATime && (several = walk.IsInStatus || walk.Cells.Next()); i++)
        {
            if (walk.Column == 0)
            {
                for (var axis = 0; axis < walk.RowNames.Length; axis++)
                {
                    line.Write(walk.RowNames[axis][walk.Cells.Place(axis)]);
                }
            }
            else
            {
                line.Write(walk.Form.Separator);
            }

            if (walk.IsInStatus)
            {
                line.Write(Signs[(int)walk.Status[walk.Column - walk.Columns]]);
            }
            else
            {
                WriteValue(walk, ref line);
            }

            if (++walk.Column == walk.Width)
            {
                walk.Column = 0;
                line.Write("\r\n"u8);
            }
        }

        line.Complete();
        return several;
    }

    private static void WriteValue(CsvWalk walk, ref ByteWriter line)
    {
        var symbol = walk.Cells.Symbol;
        if (walk.Status.Length > 0)
        {
            walk.Status[walk.Column] = symbol;
        }

        if (!symbol.HasValue())
        {
            line.Write(Signs[(int)symbol]);
        }
        else if (walk.Form.DecimalMark == (byte)'.')
        {
            line.Write(walk.Cells.Value, walk.Cells.Decimals);
        }
        else
        {
            Span<byte> number = stackalloc byte[NumberText.Longest];
            var text = number[..NumberText.Write(walk.Cells.Value, walk.Cells.Decimals, number)];
            text.Replace((byte)'.', walk.Form.DecimalMark);
            line.Write(text);
        }
    }

    /// <summary>Where the writing is.</summary>
    private sealed class CsvWalk(Labels labels, DataTask task, CsvStyle form, bool withStatus)
    {
        public CsvStyle Form => form;

        public CellReader Cells { get; } = labels.Cells();

        /// <summary>Values in a row.</summary>
        public long Columns { get; } = labels.Columns();

        /// <summary>The signs of the values of the current row; none when they are not written.</summary>
        public CellSymbol[] Status { get; } = withStatus ? new CellSymbol[labels.Columns()] : [];

        /// <summary>Values and signs in a row.</summary>
        public long Width => Columns + Status.Length;

        /// <summary>The values and signs of the current row that are written.</summary>
        public long Column { get; set; }

        /// <summary>Whether a sign is next.</summary>
        public bool IsInStatus => Column >= Columns;

        /// <summary>Per axis of the stub the names of its values, with the separator after them.</summary>
        public byte[][][] RowNames { get; } =
            [
                .. task.Placement.Stub.Select(axis =>
                    Array.ConvertAll(labels.Values(axis), name => (byte[])[.. form.Quote(name), form.Separator])),
            ];
    }
}

/// <summary>How the texts and numbers of a CSV file are written.</summary>
/// <param name="Separator">Between two cells.</param>
/// <param name="DecimalMark">Before the decimals.</param>
/// <param name="ForSpreadsheet">
/// Begins with a byte order mark, without which Excel takes the letters for those of another alphabet; and no text can
/// be taken for a formula.
/// </param>
internal sealed record CsvStyle(byte Separator, byte DecimalMark, bool ForSpreadsheet)
{
    /// <summary>
    /// A file for programs has commas and decimal points. One for a spreadsheet has what a spreadsheet in that language
    /// expects: semicolons and decimal commas in Danish, where <c>12.5</c> would become the twelfth of May.
    /// </summary>
    public static CsvStyle For(FormatParameters parameters, string language)
    {
        var danish = parameters.ForSpreadsheet && language == TextLanguages.Danish;
        return new CsvStyle(parameters.Delimiter ?? (byte)(danish ? ';' : ','), (byte)(danish ? ',' : '.'), parameters.ForSpreadsheet);
    }

    public static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>A text in quotes. What a spreadsheet would calculate gets an apostrophe before it.</summary>
    public byte[] Quote(string text)
    {
        var safe = ForSpreadsheet ? CellText.Safe(text) : text;
        return Encoding.UTF8.GetBytes($"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
