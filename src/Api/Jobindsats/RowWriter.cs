using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Streams rows: the labels of a row, then its measures. Counts are numbers; what has decimals is text with a decimal
/// comma in JSON, as on jobindsats. It holds the labels in memory, but no row.
/// </summary>
internal sealed class RowWriter
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellsAtATime = 2_048;

    private readonly bool _json;
    private readonly CellReader _cells;
    private readonly byte[][][] _labels;
    private readonly byte[][] _signs;
    private readonly int _measure;
    private int _column;
    private bool _begun;

    public RowWriter(JobindsatsExtract extract, TableFormat format)
    {
        _json = format == TableFormat.Json;
        _cells = new CellReader(
            extract.Selection,
            [.. extract.Columns.Select(column => column.Variable.Number), extract.Table.Table.Measure]);
        _labels =
        [
            .. extract.Columns.Select(column => Array.ConvertAll(
                extract.Selection.Selected(column.Variable.Number),
                position => Text(column.Variable.Labels[position], format))),
        ];
        _signs = [.. Enum.GetValues<CellSymbol>().Select(symbol => Text(JobindsatsSigns.Sign(symbol), format))];
        _measure = extract.Selection.Selected(extract.Table.Table.Measure).Length;
    }

    /// <summary>A text as it stands in a cell: quoted in JSON, in CSV only where it must be.</summary>
    public static byte[] Text(string text, TableFormat format) => Encoding.UTF8.GetBytes(format switch
    {
        TableFormat.Json => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        _ when text.AsSpan().IndexOfAny(";\"\r\n") >= 0 => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => text,
    });

    /// <summary>Writes all rows: in JSON as arrays with commas between them, in CSV a line each.</summary>
    public async Task WriteOutAsync(PipeWriter output, CancellationToken stop)
    {
        while (WriteNext(output))
        {
            var sent = await output.FlushAsync(stop);
            if (sent.IsCompleted || sent.IsCanceled)
            {
                return;
            }
        }
    }

    private bool WriteNext(PipeWriter output)
    {
        var line = new ByteWriter(output);
        var more = true;
        for (var i = 0; i < CellsAtATime && (more = _cells.Next()); i++)
        {
            if (_column == 0)
            {
                BeginRow(ref line);
            }

            line.Write(Delimiter);
            WriteCell(ref line);
            if (++_column == _measure)
            {
                _column = 0;
                line.Write(_json ? "]"u8 : "\r\n"u8);
            }
        }

        line.Complete();
        return more;
    }

    private byte Delimiter => _json ? (byte)',' : (byte)';';

    private void BeginRow(ref ByteWriter line)
    {
        if (_json)
        {
            line.Write(_begun ? ",["u8 : "["u8);
            _begun = true;
        }

        for (var axis = 0; axis < _labels.Length; axis++)
        {
            if (axis > 0)
            {
                line.Write(Delimiter);
            }

            line.Write(_labels[axis][_cells.Place(axis)]);
        }
    }

    private void WriteCell(ref ByteWriter line)
    {
        if (!_cells.Symbol.HasValue())
        {
            line.Write(_signs[(int)_cells.Symbol]);
            return;
        }

        Span<byte> place = stackalloc byte[NumberText.Longest + 2];
        var decimals = _cells.Decimals;
        var length = NumberText.Write(_cells.Value, decimals, place[1..]);
        var number = place.Slice(1, length);
        if (decimals == 0)
        {
            line.Write(number);
            return;
        }

        number.Replace((byte)'.', (byte)',');
        if (_json)
        {
            place[0] = (byte)'"';
            place[length + 1] = (byte)'"';
            line.Write(place[..(length + 2)]);
        }
        else
        {
            line.Write(number);
        }
    }
}

/// <summary>The two formats of jobindsats.</summary>
internal enum TableFormat
{
    Json,

    /// <summary>Semicolons, decimal comma, byte order mark.</summary>
    Csv,
}

/// <summary>Reads the name of a format.</summary>
internal static class TableFormats
{
    /// <summary>The format with this name; JSON for none; null for an unknown one.</summary>
    public static TableFormat? Find(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        null or "" or "JSON" => TableFormat.Json,
        "CSV" => TableFormat.Csv,
        _ => null,
    };

    public static string MediaType(this TableFormat format) => format switch
    {
        // JSON is UTF-8 (RFC 8259, 8.1); the parameter would mean nothing.
        TableFormat.Json => "application/json",
        _ => "text/csv; charset=utf-8",
    };
}

/// <summary>
/// The signs in the place of a figure. Clients written for jobindsats know <c>-</c>, <c>..</c> and <c>.</c> as missing and
/// would stumble over <c>*</c>, so withheld is <c>..</c> here, and what cannot occur is <c>.</c>; the answers about a table explain them.
/// </summary>
internal static class JobindsatsSigns
{
    /// <summary>Each symbol that can stand in an answer, with its sign.</summary>
    public static IReadOnlyList<(CellSymbol Symbol, string Sign)> All { get; } =
    [
        (CellSymbol.NoBasis, "-"),
        (CellSymbol.Withheld, ".."),
        (CellSymbol.NotAvailable, "."),
    ];

    public static string Sign(CellSymbol symbol) => All.FirstOrDefault(known => known.Symbol == symbol).Sign ?? ".";
}
