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
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(archive, time, "[Content_Types].xml", XlsxParts.ContentTypesXml(sheet.Count));
        WritePart(archive, time, "_rels/.rels", XlsxParts.PackagePart);
        WritePart(archive, time, "xl/workbook.xml", XlsxParts.WorkbookXml([.. sheet.Select(item => item.Name)]));
        WritePart(archive, time, "xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(sheet.Count));
        WritePart(archive, time, "xl/styles.xml", XlsxParts.Styles);
        for (var i = 0; i < sheet.Count; i++)
        {
            WritePart(archive, time, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), Content(sheet[i]));
        }
    }

    private static string Content(Sheet sheet)
    {
        var xml = new StringBuilder(XlsxParts.SheetStart);
        xml.Append(XlsxParts.FreezePane(rows: 2, columns: sheet.Columns.Count > 1 ? 1 : 0));
        xml.Append(XlsxParts.WidthsXml([.. sheet.Columns.Select((name, i) => (1, sheet.Rows.Select(row => row[i].Text?.Length ?? 8).Append(Math.Min(name.Length, 24)).Max()))]));
        xml.Append("<sheetData><row>").Append(XlsxParts.Text(sheet.Title, XlsxParts.Heading)).Append("</row><row>");
        foreach (var column in sheet.Columns)
        {
            xml.Append(XlsxParts.Text(column, XlsxParts.Heading));
        }

        xml.Append("</row>");
        foreach (var row in sheet.Rows)
        {
            xml.Append("<row>");
            foreach (var field in row)
            {
                if (field.Number is { } number)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{XlsxParts.Number(field.Decimals, field.Preliminary)}\"><v>{number}</v></c>");
                }
                else
                {
                    xml.Append(XlsxParts.Text(field.Text!, field.Symbol == CellSymbol.None ? 0 : XlsxParts.Sign));
                }
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void WritePart(ZipArchive archive, DateTimeOffset time, string name, string content)
    {
        var part = archive.CreateEntry(name, CompressionLevel.Optimal);
        // Zip knows no time before 1980.
        part.LastWriteTime = time.Year < 1980 ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) : time;
        using var stream = part.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
