using System.Globalization;
using System.IO.Compression;
using System.Text;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Sheets;

/// <summary>Writes tables as a workbook, a sheet each (Office Open XML). The same tables give the same bytes.</summary>
public static class Arbejdsbog
{
    /// <summary>Writes it.</summary>
    /// <param name="ud">Where to.</param>
    /// <param name="ark">The sheets, in order; their names must differ.</param>
    /// <param name="tid">The time that its parts bear: the release's, not the clock's.</param>
    public static void Skriv(Stream ud, IReadOnlyList<Ark> ark, DateTimeOffset tid)
    {
        using var arkiv = new ZipArchive(ud, ZipArchiveMode.Create, leaveOpen: true);
        Del(arkiv, tid, "[Content_Types].xml", XlsxDele.Indholdstyper(ark.Count));
        Del(arkiv, tid, "_rels/.rels", XlsxDele.Pakke);
        Del(arkiv, tid, "xl/workbook.xml", XlsxDele.Projektmappe([.. ark.Select(et => et.Navn)]));
        Del(arkiv, tid, "xl/_rels/workbook.xml.rels", XlsxDele.Projektmappens(ark.Count));
        Del(arkiv, tid, "xl/styles.xml", XlsxDele.Typografi);
        for (var i = 0; i < ark.Count; i++)
        {
            Del(arkiv, tid, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), Indhold(ark[i]));
        }
    }

    private static string Indhold(Ark ark)
    {
        var xml = new StringBuilder(XlsxDele.ArketsBegyndelse);
        xml.Append(XlsxDele.Fastlaas(raekker: 2, kolonner: ark.Kolonner.Count > 1 ? 1 : 0));
        xml.Append(XlsxDele.Bredder([.. ark.Kolonner.Select((navn, i) => (1, ark.Raekker.Select(raekke => raekke[i].Tekst?.Length ?? 8).Append(Math.Min(navn.Length, 24)).Max()))]));
        xml.Append("<sheetData><row>").Append(XlsxDele.Tekst(ark.Titel, XlsxDele.Overskrift)).Append("</row><row>");
        foreach (var kolonne in ark.Kolonner)
        {
            xml.Append(XlsxDele.Tekst(kolonne, XlsxDele.Overskrift));
        }

        xml.Append("</row>");
        foreach (var raekke in ark.Raekker)
        {
            xml.Append("<row>");
            foreach (var felt in raekke)
            {
                if (felt.Tal is { } tal)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<c s=\"{XlsxDele.Tal(felt.Decimaler, felt.Foreloebig)}\"><v>{tal}</v></c>");
                }
                else
                {
                    xml.Append(XlsxDele.Tekst(felt.Tekst!, felt.Symbol == Cellesymbol.Ingen ? 0 : XlsxDele.Tegn));
                }
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Del(ZipArchive arkiv, DateTimeOffset tid, string navn, string indhold)
    {
        var del = arkiv.CreateEntry(navn, CompressionLevel.Optimal);
        // Zip knows no time before 1980.
        del.LastWriteTime = tid.Year < 1980 ? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) : tid;
        using var stroem = del.Open();
        stroem.Write(Encoding.UTF8.GetBytes(indhold));
    }
}
