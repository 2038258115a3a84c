using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Opgoerelse.Reports.Sheets;

/// <summary>The parts of a workbook that are the same in all of them, and small pieces of the others (ECMA-376).</summary>
public static class XlsxDele
{
    /// <summary>The columns that a sheet can have.</summary>
    public const int FlestKolonner = 16_384;

    /// <summary>The rows that a sheet can have.</summary>
    public const int FlestRaekker = 1_048_576;

    /// <summary>The characters that a sheet's name can have.</summary>
    public const int LaengsteArknavn = 31;

    /// <summary>The style of names: bold.</summary>
    public const int Overskrift = 1;

    /// <summary>The style of a sign in place of a value: to the right, where values stand.</summary>
    public const int Tegn = 2;

    /// <summary>The most decimals that there is a style for.</summary>
    public const int FlestDecimaler = 3;

    private const int FoersteTal = 3;

    private const int FoersteForeloebige = FoersteTal + FlestDecimaler + 1;

    private const string Erklaering = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>The package's own part: where the workbook lies.</summary>
    public const string Pakke = Erklaering + """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
        </Relationships>
        """;

    /// <summary>How a sheet begins.</summary>
    public const string ArketsBegyndelse = Erklaering + """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""";

    /// <summary>Decimals are shown as the measure has them; a preliminary value has its sign in its number format, so that it stays a number.</summary>
    public static string Typografi { get; } = ByggetTypografi();

    /// <summary>The part that says what the others are, for so many sheets.</summary>
    public static string Indholdstyper(int ark) =>
        $"""
        {Erklaering}
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        {string.Join('\n', Enumerable.Range(1, ark).Select(nr => string.Create(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{nr}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")))}
        </Types>
        """;

    /// <summary>The workbook's own part: where so many sheets and the styles lie.</summary>
    public static string Projektmappens(int ark) =>
        $"""
        {Erklaering}
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        {string.Join('\n', Enumerable.Range(1, ark).Select(nr => string.Create(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{nr}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{nr}.xml\"/>")))}
        <Relationship Id="rId{(ark + 1).ToString(CultureInfo.InvariantCulture)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
        </Relationships>
        """;

    /// <summary>The workbook with the names of its sheets.</summary>
    public static string Projektmappe(params IReadOnlyList<string> ark) =>
        Erklaering
        + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
        + string.Concat(ark.Select((navn, i) => string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(navn)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))
        + "</sheets></workbook>";

    /// <summary>A sheet's name: without what none can hold, and cut between words where it is too long.</summary>
    public static string Arknavn(string navn)
    {
        var lovligt = string.Concat(navn.Where(tegn => !"[]:*?/\\".Contains(tegn, StringComparison.Ordinal))).Trim(' ', '\'');
        if (lovligt.Length <= LaengsteArknavn)
        {
            return lovligt;
        }

        var ord = lovligt.LastIndexOf(' ', LaengsteArknavn - 1);
        return lovligt[..(ord > 0 ? ord : LaengsteArknavn - 1)].TrimEnd(' ', ',') + "…";
    }

    /// <summary>The style of a value.</summary>
    public static int Tal(int decimaler, bool foreloebig) => (foreloebig ? FoersteForeloebige : FoersteTal) + Math.Min(decimaler, FlestDecimaler);

    /// <summary>The first rows and columns stay in sight when the reader scrolls.</summary>
    public static string Fastlaas(int raekker, int kolonner)
    {
        var delt = (kolonner > 0 ? string.Create(CultureInfo.InvariantCulture, $" xSplit=\"{kolonner}\"") : "") + string.Create(CultureInfo.InvariantCulture, $" ySplit=\"{raekker}\"");
        var rude = kolonner > 0 ? "bottomRight" : "bottomLeft";
        return string.Create(CultureInfo.InvariantCulture, $"""<sheetViews><sheetView workbookViewId="0"><pane{delt} topLeftCell="{Kolonne(kolonner)}{raekker + 1}" activePane="{rude}" state="frozen"/></sheetView></sheetViews>""");
    }

    /// <summary>How wide columns are: runs of so many columns that hold so many characters, from the left.</summary>
    public static string Bredder(params IReadOnlyList<(int Kolonner, int Tegn)> loeb)
    {
        var xml = new StringBuilder("<cols>");
        var foer = 0;
        foreach (var (kolonner, tegn) in loeb)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{foer + 1}\" max=\"{foer + kolonner}\" width=\"{Math.Clamp(tegn + 2, 9, 90)}\" customWidth=\"1\"/>");
            foer += kolonner;
        }

        return xml.Append("</cols>").ToString();
    }

    /// <summary>A cell with a text that is no formula, whatever it begins with.</summary>
    public static string Tekst(string tekst, int typografi) =>
        string.Create(CultureInfo.InvariantCulture, $"<c s=\"{typografi}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(Lovlig(tekst))}</t></is></c>");

    /// <summary>Without what XML cannot hold.</summary>
    private static string Lovlig(string tekst) =>
        tekst.All(tegn => XmlConvert.IsXmlChar(tegn) || char.IsSurrogate(tegn)) ? tekst : string.Concat(tekst.Where(tegn => XmlConvert.IsXmlChar(tegn)));

    /// <summary>A, B ... Z, AA ...</summary>
    public static string Kolonne(int nummer)
    {
        var navn = "";
        for (nummer++; nummer > 0; nummer = (nummer - 1) / 26)
        {
            navn = (char)('A' + ((nummer - 1) % 26)) + navn;
        }

        return navn;
    }

    private static string ByggetTypografi()
    {
        var former = Enumerable.Range(0, 2 * (FlestDecimaler + 1))
            .Select(i => "#,##0" + (i % (FlestDecimaler + 1) is > 0 and var decimaler ? "." + new string('0', decimaler) : "") + (i > FlestDecimaler ? "\" f\"" : ""))
            .Select((form, i) => (Id: 164 + i, Form: form.Replace("\"", "&quot;", StringComparison.Ordinal)))
            .ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Erklaering}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="{former.Count}">{string.Concat(former.Select(par => $"<numFmt numFmtId=\"{par.Id}\" formatCode=\"{par.Form}\"/>"))}</numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{former.Count + FoersteTal}"><xf/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment horizontal="right"/></xf>{string.Concat(former.Select(par => $"<xf numFmtId=\"{par.Id}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>
            """);
    }
}
