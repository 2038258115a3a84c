using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Opgoerelse.AcceptanceTests.Http.Laesere;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Dimension = Opgoerelse.Domain.Tables.Dimension;

namespace Opgoerelse.AcceptanceTests.Http;

public class XlsxProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=xlsx&valuecodes[omraade]=DK,0740,0751,0492&valuecodes[periode]=2025Q1,2025Q3,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.xlsx.txt", "")]
    [InlineData("data-en.xlsx.txt", "&lang=en&outputFormatParams=UseCodesAndTexts,IncludeTitle&heading=time,maal&stub=omraade,indsats")]
    public async Task En_projektmappe_er_som_den_skal_vaere(string fil, string parametre)
    {
        // The parts of the archive, one after another.
        using var arkiv = new ZipArchive(new MemoryStream(await tjeneste.Klient.GetByteArrayAsync(Data + parametre)));
        var tekst = new StringBuilder();
        foreach (var del in arkiv.Entries.Where(del => del.FullName is "xl/workbook.xml" or "xl/styles.xml" || del.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var laeser = new StreamReader(del.Open());
            tekst.Append(del.FullName).Append('\n').Append((await laeser.ReadToEndAsync()).Replace("<row>", "\n<row>", StringComparison.Ordinal)).Append("\n\n");
        }

        Guld.Sammenlign(fil, tekst.ToString());
    }

    [Theory]
    [InlineData("", 1, 3)]
    [InlineData("&outputFormatParams=IncludeTitle", 2, 3)]
    [InlineData("&heading=omraade,periode,indsats,maal", 1, 0)]
    [InlineData("&stub=omraade,periode,indsats,maal", 1, 4)]
    public async Task Regneark_kan_aabne_den_og_navnene_bliver_staaende(string parametre, int raekker, int kolonner)
    {
        using var fil = new MemoryStream(await tjeneste.Klient.GetByteArrayAsync(Data + parametre));
        using var dokument = SpreadsheetDocument.Open(fil, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(dokument).Select(fejl => $"{fejl.Part?.Uri} {fejl.Path?.XPath}: {fejl.Description}"));
        // The title is cut between words at 31 characters.
        Assert.Equal(["Y11IGA01 Indsats i de første 6…", "Noter"], dokument.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(ark => ark.Name!.Value));
        var rude = dokument.WorkbookPart.WorksheetParts.SelectMany(del => del.Worksheet.Descendants<Pane>()).Single();
        Assert.Equal(PaneStateValues.Frozen, rude.State!.Value);
        Assert.Equal((raekker, kolonner), ((int)rude.VerticalSplit!.Value, (int)(rude.HorizontalSplit?.Value ?? 0)));
        // All rows are equally long but the title's.
        Assert.Single(Formatlaesere.Ark(dokument, 0).Skip(raekker - 1).Select(raekke => raekke.Count).Distinct());
    }

    [Fact]
    public async Task Den_samme_fil_er_den_samme_byte_for_byte()
    {
        var en = await tjeneste.Klient.GetByteArrayAsync(Data);
        await using var anden = await Tjeneste.StartAsync(Proeveudgivelse.Lille());

        Assert.Equal(en, await anden.Klient.GetByteArrayAsync(Data));
    }

    [Fact]
    public async Task En_projektmappe_har_type_og_navn_og_komprimeres_ikke_igen()
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, Data);
        kald.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var svar = await tjeneste.Klient.SendAsync(kald);

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", svar.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.xlsx\"", svar.Content.Headers.ContentDisposition!.ToString());
        Assert.Empty(svar.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("-br", svar.Headers.ETag!.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Et_udvalg_der_er_for_bredt_til_et_ark_er_400()
    {
        var bred = Proeveudgivelse.Lille();
        var dimension = new Dimension("omraade", new Tekst("område", "area"), Dimensionsrolle.Geografi, [.. Enumerable.Range(0, 16_384).Select(i => new Dimensionsvaerdi($"k{i}", new Tekst($"Sted {i}", $"Place {i}")))], null);
        await using var egen = await Tjeneste.StartAsync(bred with { Tabeller = [new Tabel("BRED", new Tekst("Bred", "Wide"), [], [dimension], new long[16_384], new Cellesymbol[16_384])] });
        const string Bred = "/api/v2/tables/BRED/data?outputFormat=xlsx&valuecodes[omraade]=";

        using var lige = await egen.Klient.GetAsync(Bred + "*&heading=omraade");
        Assert.Equal(200, (int)lige.StatusCode);
        using var paaHoejkant = await egen.Klient.GetAsync(Bred + "*&stub=omraade");
        Assert.Equal(200, (int)paaHoejkant.StatusCode);

        // One more column: a variable in the rows takes one.
        var maal = new Dimension("maal", new Tekst("mål", "measure"), Dimensionsrolle.Maal, [new Dimensionsvaerdi("antal", new Tekst("Antal", "Number"))], null);
        egen.Skift(bred with { Tabeller = [new Tabel("BRED", new Tekst("Bred", "Wide"), [], [dimension, maal], new long[16_384], new Cellesymbol[16_384])] });
        using var svar = await egen.Klient.GetAsync(Bred + "*&valuecodes[maal]=*&heading=omraade");
        Assert.Equal(400, (int)svar.StatusCode);
        Assert.Contains("16385 kolonner", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
