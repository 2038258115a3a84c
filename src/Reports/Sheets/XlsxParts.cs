using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Opgoerelse.Reports.Sheets;

/// <summary>The parts of a workbook that are the same in all of them, and small pieces of the others (ECMA-376).</summary>
public static class XlsxParts
{
    /// <summary>The columns that a sheet can have.</summary>
    public const int MostColumns = 16_384;

    /// <summary>The rows that a sheet can have.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The characters that a sheet's name can have.</summary>
    public const int LongestSheetName = 31;

    /// <summary>The style of names: bold.</summary>
    public const int Heading = 1;

    /// <summary>The style of a sign in place of a value: to the right, where values stand.</summary>
    public const int Sign = 2;

    /// <summary>The most decimals that there is a style for.</summary>
    public const int MostDecimals = 3;

    private const int FirstNumber = 3;

    private const int FirstPreliminary = FirstNumber + MostDecimals + 1;

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>How a sheet's part ends, after its rows.</summary>
    public const string SheetEnd = "</sheetData></worksheet>";

    /// <summary>The package's own part: where the workbook lies.</summary>
    private const string PackagePart = Declaration + $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/>
        </Relationships>
        """;

    /// <summary>How a sheet begins.</summary>
    public const string SheetStart = Declaration + """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""";

    /// <summary>
    /// Decimals are shown as the measure has them; a preliminary value has its sign in its number format, so that it stays a number.
    /// </summary>
    private static readonly string Styles = BuiltStyles();

    /// <summary>The parts around the sheets, in the order in which they are written: before the first sheet.</summary>
    /// <param name="sheetNames">The names of the sheets, in order.</param>
    public static IEnumerable<(string Name, string Content)> Package(params IReadOnlyList<string> sheetNames) =>
    [
        ("[Content_Types].xml", ContentTypesXml(sheetNames.Count)),
        ("_rels/.rels", PackagePart),
        ("xl/workbook.xml", WorkbookXml(sheetNames)),
        ("xl/_rels/workbook.xml.rels", WorkbookRelations(sheetNames.Count)),
        ("xl/styles.xml", Styles),
    ];

    /// <summary>The name of the part that holds sheet number <paramref name="ordinal"/>, from 1.</summary>
    public static string SheetPart(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{ordinal}.xml");

    /// <summary>A row of texts in one style.</summary>
    public static string Row(int style, params IEnumerable<string> texts) =>
        $"<row>{string.Concat(texts.Select(text => Text(text, style)))}</row>";

    /// <summary>The part that says what the others are, for so many sheets.</summary>
    private static string ContentTypesXml(int sheet) =>
        $"""
        {Declaration}
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        {string.Join(
            '\n',
            Enumerable.Range(1, sheet).Select(index => string.Create(
            CultureInfo.InvariantCulture,
            $"<Override PartName=\"/xl/worksheets/sheet{index}.xml\" "
                + $"ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")))}
        </Types>
        """;

    /// <summary>The workbook's own part: where so many sheets and the styles lie.</summary>
    private static string WorkbookRelations(int sheet) =>
        $"""
        {Declaration}
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        {string.Join(
            '\n',
            Enumerable.Range(1, sheet).Select(index => string.Create(
            CultureInfo.InvariantCulture,
            $"<Relationship Id=\"rId{index}\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>")))}
        <Relationship Id="rId{(sheet + 1).ToString(CultureInfo.InvariantCulture)}" Type="{Relationships}/styles" Target="styles.xml"/>
        </Relationships>
        """;

    /// <summary>The workbook with the names of its sheets.</summary>
    private static string WorkbookXml(IReadOnlyList<string> sheet) =>
        Declaration
        + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        + $"xmlns:r=\"{Relationships}\"><sheets>"
        + string.Concat(sheet.Select((
            name,
            i) => string.Create(
                CultureInfo.InvariantCulture,
                $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))
        + "</sheets></workbook>";

    /// <summary>A sheet's name: without what none can hold, and cut between words where it is too long.</summary>
    public static string SheetName(string name)
    {
        var legalName = string.Concat(name.Where(sign => !"[]:*?/\\".Contains(sign, StringComparison.Ordinal))).Trim(' ', '\'');
        if (legalName.Length <= LongestSheetName)
        {
            return legalName;
        }

        var word = legalName.LastIndexOf(' ', LongestSheetName - 1);
        return legalName[..(word > 0 ? word : LongestSheetName - 1)].TrimEnd(' ', ',') + "…";
    }

    /// <summary>The style of a value.</summary>
    public static int Number(int decimals, bool preliminary) =>
        (preliminary ? FirstPreliminary : FirstNumber) + Math.Min(decimals, MostDecimals);

    /// <summary>The first rows and columns stay in sight when the reader scrolls.</summary>
    public static string FreezePane(int rows, int columns)
    {
        var splitPane = (columns > 0 ? string.Create(CultureInfo.InvariantCulture, $" xSplit=\"{columns}\"") : "")
            + string.Create(CultureInfo.InvariantCulture, $" ySplit=\"{rows}\"");
        var pane = columns > 0 ? "bottomRight" : "bottomLeft";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<sheetViews><sheetView workbookViewId="0"><pane{splitPane} topLeftCell="{Column(columns)}{rows + 1}" """
                + $"""activePane="{pane}" state="frozen"/></sheetView></sheetViews>""");
    }

    /// <summary>How wide columns are: runs of so many columns that hold so many characters, from the left.</summary>
    public static string WidthsXml(params IReadOnlyList<(int Columns, int Sign)> runsOfColumns)
    {
        var xml = new StringBuilder("<cols>");
        var before = 0;
        foreach (var (columns, sign) in runsOfColumns)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<col min=\"{before + 1}\" max=\"{before + columns}\" width=\"{Math.Clamp(sign + 2, 9, 90)}\" customWidth=\"1\"/>");
            before += columns;
        }

        return xml.Append("</cols>").ToString();
    }

    /// <summary>A cell with a text that is no formula, whatever it begins with.</summary>
    public static string Text(string text, int styles) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<c s=\"{styles}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(Legal(text))}</t></is></c>");

    /// <summary>Without what XML cannot hold.</summary>
    private static string Legal(string text) =>
        text.All(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign))
            ? text
            : string.Concat(text.Where(sign => XmlConvert.IsXmlChar(sign)));

    /// <summary>A, B ... Z, AA ...</summary>
    public static string Column(int ordinal)
    {
        var name = "";
        for (ordinal++; ordinal > 0; ordinal = (ordinal - 1) / 26)
        {
            name = (char)('A' + ((ordinal - 1) % 26)) + name;
        }

        return name;
    }

    private static string BuiltStyles()
    {
        var former = Enumerable.Range(0, 2 * (MostDecimals + 1))
            .Select(i => "#,##0"
                + (i % (MostDecimals + 1) is > 0 and var decimals ? "." + new string('0', decimals) : "")
                + (i > MostDecimals ? "\" f\"" : ""))
            .Select((form, i) => (Id: 164 + i, Form: form.Replace("\"", "&quot;", StringComparison.Ordinal)))
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""{Declaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"""
                + $"""<numFmts count="{former.Count}">"""
                + $"""{string.Concat(former.Select(pair => $"<numFmt numFmtId=\"{pair.Id}\" formatCode=\"{pair.Form}\"/>"))}</numFmts>"""
                + $"""<fonts count="2"><font/><font><b/></font></fonts>"""
                + $"""<fills count="2"><fill><patternFill patternType="none"/></fill>"""
                + $"""<fill><patternFill patternType="gray125"/></fill></fills>"""
                + $"""<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>"""
                + $"""<cellXfs count="{former.Count + FirstNumber}">"""
                + $"""<xf/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment horizontal="right"/></xf>"""
                + $"""{string.Concat(former.Select(pair => $"<xf numFmtId=\"{pair.Id}\" applyNumberFormat=\"1\"/>"))}"""
                + $"""</cellXfs></styleSheet>""");
    }
}
