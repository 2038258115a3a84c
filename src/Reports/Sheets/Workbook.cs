using System.Globalization;
using System.IO.Compression;
using System.Text;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Sheets;

/// <summary>Writes tables as a workbook, a sheet each (Office Open XML). The same tables give the same bytes.</summary>
public static class Workbook
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sheet">The sheets, in order; their names must differ.</param>
    /// <param name="time">The time that its parts bear: the release's, not the clock's.</param>
    public static void Write(Stream output, IReadOnlyList<Sheet> sheet, DateTimeOffset time)
    {
        using var archive = new XlsxArchive(output, time, CompressionLevel.Optimal, [.. sheet.Select(item => item.Name)]);
        for (var i = 0; i < sheet.Count; i++)
        {
            archive.WritePart(XlsxParts.SheetPart(i + 1), Content(sheet[i]));
        }
    }

    private static string Content(Sheet sheet)
    {
        var xml = new StringBuilder(XlsxParts.SheetStart);
        xml.Append(XlsxParts.FreezePane(rows: 2, columns: sheet.Columns.Count > 1 ? 1 : 0));
        xml.Append(XlsxParts.WidthsXml([
            .. sheet.Columns.Select((name, i) =>
                (1, sheet.Rows.Select(row => row[i].Text?.Length ?? 8).Append(Math.Min(name.Length, 24)).Max())),
        ]));
        xml.Append("<sheetData>")
            .Append(XlsxParts.Row(XlsxParts.Heading, sheet.Title))
            .Append(XlsxParts.Row(XlsxParts.Heading, sheet.Columns));
        foreach (var row in sheet.Rows)
        {
            xml.Append("<row>");
            foreach (var field in row)
            {
                if (field.Number is { } number)
                {
                    xml.Append(
                        CultureInfo.InvariantCulture,
                        $"<c s=\"{XlsxParts.Number(field.Decimals, field.Preliminary)}\"><v>{number}</v></c>");
                }
                else
                {
                    xml.Append(XlsxParts.Text(field.Text!, field.Symbol == CellSymbol.None ? 0 : XlsxParts.Sign));
                }
            }

            xml.Append("</row>");
        }

        return xml.Append(XlsxParts.SheetEnd).ToString();
    }
}

/// <summary>
/// A workbook as it is written: what stands around its sheets first, then a part each, one after another. All parts bear one time, so
/// that the same sheets are the same file.
/// </summary>
public sealed class XlsxArchive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _time;
    private readonly CompressionLevel _level;

    /// <param name="output">Where to; it stays open.</param>
    /// <param name="time">The time that its parts bear.</param>
    /// <param name="level">How hard they are packed.</param>
    /// <param name="sheetNames">The names of the sheets, in order; they must differ.</param>
    public XlsxArchive(Stream output, DateTimeOffset time, CompressionLevel level, params IReadOnlyList<string> sheetNames)
    {
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        // Zip knows no time before 1980.
        _time = time.Year < 1980 ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) : time;
        _level = level;
        foreach (var (name, content) in XlsxParts.Package(sheetNames))
        {
            WritePart(name, content);
        }
    }

    /// <summary>A part that is written as it goes; it must be closed before the next.</summary>
    public Stream OpenEntry(string name)
    {
        var part = _zip.CreateEntry(name, _level);
        part.LastWriteTime = _time;
        return part.Open();
    }

    /// <summary>Writes a whole part.</summary>
    public void WritePart(string name, string content)
    {
        using var part = OpenEntry(name);
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();
}
