using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes a workbook as it goes: the parts are written one after another into the archive, and the archive into the
/// response. Values are numbers with the measure's decimals, signs are texts, and so is the
/// range of a withheld number, which stands in its place. The rows and columns of names stay in
/// sight. The library for such files wants a file it can read back, which would hold all of the table; it checks ours
/// in the tests.
/// </summary>
internal sealed class XlsxWriter(Naming naming, bool withTitle) : IDataWriter
{
    /// <summary>Cells between two flushes: with the names in their rows about a buffer's worth.</summary>
    private const int CellsAtATime = 256;

    /// <summary>Characters of a column's name that are shown without the reader widening it.</summary>
    private const int WidestHeader = 30;

    private static readonly byte[][] Signs =
        [.. Enum.GetValues<CellSymbol>().Select(symbol => Encoding.UTF8.GetBytes(XlsxParts.Text(symbol.Sign(), XlsxParts.Sign)))];

    /// <summary>By decimals, and whether the value is preliminary: what stands before a value.</summary>
    private static readonly byte[][][] BeforeNumbers =
        [
            .. new[]
            {
                false,
                true,
            }.Select(preliminary => Enumerable.Range(0, XlsxParts.MostDecimals + 1)
                .Select(decimals => Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"<c s=\"{XlsxParts.Number(decimals, preliminary)}\"><v>")))
                .ToArray()),
        ];

    public Error? Reject(DataTask task)
    {
        var labels = new Labels(task, naming);
        var columns = task.Placement.Stub.Count + labels.Columns();
        var rows = 2 + (task.Selection.Cells / labels.Columns());
        return columns > XlsxParts.MostColumns || rows > XlsxParts.MostRows
            ? ErrorList.SheetTooLarge(columns, rows, XlsxParts.MostColumns, XlsxParts.MostRows)
            : null;
    }

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        var danish = task.Language == TextLanguages.Danish;
        await using var response = new BufferStream(output);
        using var archive = new XlsxArchive(
            response,
            task.Call.Catalogue.Published.ToUniversalTime(),
            CompressionLevel.Fastest,
            SheetName(task.Selection.Table.Table, task.Language),
            danish ? "Noter" : "Notes");
        if (await WriteDataAsync(task, archive, output, stop))
        {
            archive.WritePart(XlsxParts.SheetPart(2), NoteSheet(task, danish));
        }
    }

    /// <summary>Which table it is, also when the sheet is moved into a workbook with others.</summary>
    private static string SheetName(Table table, string language) => XlsxParts.SheetName($"{table.Id} {table.Title.In(language)}");

    /// <summary>The names of the rows in full; those of the columns up to a limit, for a value is short.</summary>
    private static string ColumnWidths(DataTask task, Labels labels)
    {
        var stubColumns =
            task.Placement.Stub.Select(axis => (1, labels.Values(axis).Append(labels.Variable(axis)).Max(name => name.Length)));
        var header = labels.Head().Sum(axis => axis.Max(name => name.Length) + 1) - 1;
        return XlsxParts.WidthsXml([.. stubColumns, ((int)labels.Columns(), Math.Min(header, WidestHeader))]);
    }

    private async Task<bool> WriteDataAsync(DataTask task, XlsxArchive archive, PipeWriter output, CancellationToken stop)
    {
        var labels = new Labels(task, naming);
        var walk = new XlsxWalk(labels, task);
        using var part = archive.OpenEntry(XlsxParts.SheetPart(1));
        var buffer = new ArrayBufferWriter<byte>(1 << 17);
        Write(
            buffer,
            XlsxParts.SheetStart
                + XlsxParts.FreezePane(withTitle ? 2 : 1, task.Placement.Stub.Count)
                + ColumnWidths(task, labels)
                + "<sheetData>");
        if (withTitle)
        {
            Write(buffer, XlsxParts.Row(XlsxParts.Heading, task.Selection.Table.Table.Title.In(task.Language)));
        }

        Write(buffer, XlsxParts.Row(XlsxParts.Heading, labels.StubColumns().Concat(labels.ColumnNames())));
        var several = true;
        while (several)
        {
            several = WriteNext(walk, buffer);
            part.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            var sent = await output.FlushAsync(stop);
            if (sent.IsCompleted || sent.IsCanceled)
            {
                return false;
            }
        }

        part.Write(Encoding.UTF8.GetBytes(XlsxParts.SheetEnd));
        return true;
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool WriteNext(XlsxWalk walk, ArrayBufferWriter<byte> output)
    {
        var line = new ByteWriter(output);
        var several = true;
        for (var i = 0; i < CellsAtATime && (several = walk.Cells.Next()); i++)
        {
            if (walk.Column == 0)
            {
                line.Write("<row>"u8);
                for (var axis = 0; axis < walk.RowNames.Length; axis++)
                {
                    line.Write(walk.RowNames[axis][walk.Cells.Place(axis)]);
                }
            }

            if (walk.Cells.Symbol.HasValue())
            {
                line.Write(BeforeNumbers[walk.Cells.Symbol == CellSymbol.Preliminary
                    ? 1
                    : 0][Math.Min(walk.Cells.Decimals, XlsxParts.MostDecimals)]);
                line.Write(walk.Cells.Value, walk.Cells.Decimals);
                line.Write("</v></c>"u8);
            }
            else if (walk.Cells.Range is { } range)
            {
                line.Write(Encoding.UTF8.GetBytes(XlsxParts.Text(walk.Range(range), XlsxParts.Sign)));
            }
            else
            {
                line.Write(Signs[(int)walk.Cells.Symbol]);
            }

            if (++walk.Column == walk.Columns)
            {
                walk.Column = 0;
                line.Write("</row>"u8);
            }
        }

        line.Complete();
        return several;
    }

    /// <summary>Rows of two: what it is, and the text.</summary>
    private static string NoteSheet(DataTask task, bool danish)
    {
        var sheet = new StringBuilder(XlsxParts.SheetStart + XlsxParts.WidthsXml((1, 16), (1, 88)) + "<sheetData>");
        Row(danish ? "Tabel" : "Table", $"{task.Selection.Table.Table.Id} {task.Selection.Table.Table.Title.In(task.Language)}");
        foreach (var note in Notes.AboutTable(task).Concat(Notes.AboutValues(task)))
        {
            Row("Note", note);
        }

        foreach (var symbol in Notes.Symbols)
        {
            Row((danish ? "Tegn " : "Sign ") + symbol.Sign(), symbol.Meaning().In(task.Language));
        }

        foreach (var (name, value) in Notes.Facts(task))
        {
            Row(name, value);
        }

        return sheet.Append(XlsxParts.SheetEnd).ToString();

        void Row(string what, string text) =>
            sheet.Append("<row>").Append(XlsxParts.Text(what, XlsxParts.Heading)).Append(XlsxParts.Text(text, 0)).Append("</row>");
    }

    private static void Write(ArrayBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    /// <summary>Where the writing is.</summary>
    private sealed class XlsxWalk(Labels labels, DataTask task)
    {
        public CellReader Cells { get; } = labels.Cells();

        /// <summary>The text of a range, as the language of the sheet has it.</summary>
        public Func<TableRange, string> Range { get; } =
            task.Language == TextLanguages.Danish ? DanishNotation.Range : EnglishNotation.Range;

        /// <summary>Cells in a row.</summary>
        public long Columns { get; } = labels.Columns();

        /// <summary>The cells of the current row that are written.</summary>
        public long Column { get; set; }

        /// <summary>Per axis of the stub the cells with the names of its values.</summary>
        public byte[][][] RowNames { get; } =
            [
                .. task.Placement.Stub.Select(axis =>
                    Array.ConvertAll(labels.Values(axis), name => Encoding.UTF8.GetBytes(XlsxParts.Text(name, XlsxParts.Heading)))),
            ];
    }
}
