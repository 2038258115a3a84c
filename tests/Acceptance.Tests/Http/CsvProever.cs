using System.Text;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

public class CsvProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?outputFormat=csv&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("koder.csv", "")]
    [InlineData("tekster-semikolon-titel.csv", "&outputFormatParams=UseTexts,SeparatorSemicolon,IncludeTitle")]
    [InlineData("koder-og-tekster-tab.csv", "&outputFormatParams=UseCodesAndTexts&outputFormatParams=SeparatorTab")]
    [InlineData("mellemrum-en.csv", "&lang=en&outputFormatParams=usetexts,separatorspace")]
    [InlineData("perioder-i-kolonner.csv", "&heading=time,maal&stub=indsats,omraade")]
    [InlineData("kun-forspalte.csv", "&stub=omraade,periode,indsats,ContentsCode")]
    [InlineData("kun-hoved.csv", "&heading=omraade,periode,indsats,maal")]
    [InlineData("koder-status.csv", "&outputFormatParams=IncludeStatus")]
    [InlineData("regneark.csv", "&outputFormatParams=ForSpreadsheet,IncludeStatus,IncludeTitle")]
    [InlineData("regneark-en.csv", "&lang=en&outputFormatParams=UseTexts,ForSpreadsheet,IncludeStatus")]
    public async Task En_fil_er_som_kontrakten_vil_have_den(string fil, string parametre) =>
        Guld.Sammenlign(fil, Encoding.UTF8.GetString(await tjeneste.Klient.GetByteArrayAsync(Data + parametre)).TrimStart('\uFEFF'));

    /// <summary>Without the mark Excel reads å as Ã¥; with it a program finds another name on its first column.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("&outputFormatParams=IncludeStatus,IncludeNotes,IncludeTitle,UseTexts,SeparatorSemicolon", false)]
    [InlineData("&outputFormatParams=ForSpreadsheet", true)]
    [InlineData("&lang=en&outputFormatParams=forspreadsheet,separatortab", true)]
    public async Task Kun_en_fil_til_regneark_begynder_med_et_BOM(string parametre, bool medBom) =>
        Assert.Equal(medBom, (await tjeneste.Klient.GetByteArrayAsync(Data + parametre)).AsSpan().StartsWith("\uFEFF"u8));

    /// <summary>An area is never a bare code where a spreadsheet would make a number of it, whatever names are asked for.</summary>
    [Theory]
    [InlineData("ForSpreadsheet", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseTexts", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseCodes", "\"0751 Aarhus\"")]
    [InlineData("ForSpreadsheet,UseCodesAndTexts", "\"0751 - Aarhus\"")]
    public async Task En_kommunes_nummer_staar_sammen_med_dens_navn_i_et_regneark(string parametre, string navn) =>
        Assert.Contains($"\r\n{navn};", await tjeneste.TekstAsync(Data + "&outputFormatParams=" + parametre), StringComparison.Ordinal);

    /// <summary>The status of a row stands after its values, also where the row is longer than what is sent at a time.</summary>
    [Fact]
    public async Task Statuskolonnerne_staar_efter_vaerdierne_ogsaa_i_een_lang_raekke()
    {
        const string Alt = "/api/v2/tables/Y11IGA01/data?outputFormat=csv&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*&heading=omraade,periode,indsats,maal";
        await using var stor = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        var tabel = Proeveudgivelse.Stor().Find("Y11IGA01")!;

        var linjer = (await stor.TekstAsync(Alt + "&outputFormatParams=IncludeStatus")).Split("\r\n");
        var uden = (await stor.TekstAsync(Alt)).Split("\r\n");

        Assert.Equal(3, linjer.Length);
        Assert.StartsWith(uden[0] + ",\"", linjer[0], StringComparison.Ordinal);
        Assert.StartsWith(uden[1] + ",", linjer[1], StringComparison.Ordinal);
        Assert.Equal(tabel.Symboler.Select(symbol => symbol.Tegn()), linjer[1].Split(',').Skip(tabel.Vaerdier.Length));
        Assert.Equal(2 * tabel.Vaerdier.Length, linjer[0].Split(',').Length);
    }

    /// <summary>The contact is the operator's own text: a spreadsheet must not calculate it. A file for programs has it as it is.</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+45 1234")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    public async Task En_tekst_kan_ikke_blive_til_en_formel_i_et_regneark(string navn)
    {
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:Kontakt:Da", navn));

        Assert.Contains($"\"Kontakt\";\"'{navn}, ", await egen.TekstAsync(Data + "&outputFormatParams=ForSpreadsheet,IncludeNotes"), StringComparison.Ordinal);
        Assert.Contains($"\"Kontakt\",\"{navn}, ", await egen.TekstAsync(Data + "&outputFormatParams=IncludeNotes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kun_heading_lader_resten_blive_raekker()
    {
        var linjer = (await tjeneste.TekstAsync(Data + "&heading=periode")).Split("\r\n");

        Assert.Equal("\"omraade\",\"indsats\",\"maal\",\"2025QMAT03\",\"2025Q4\"", linjer[0]);
        Assert.Equal(1 + (3 * 2 * 3) + 1, linjer.Length);
    }

    [Fact]
    public async Task Standardudvalget_har_sin_egen_placering()
    {
        var linjer = (await tjeneste.TekstAsync("/api/v2/tables/Y11IGA01/data?outputFormat=csv")).Split("\r\n");

        Assert.StartsWith("\"omraade\",\"andel 2025Q3 nogen\",", linjer[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_fil_har_type_og_navn()
    {
        using var svar = await tjeneste.Klient.GetAsync(Data);

        Assert.Equal("text/csv; charset=utf-8", svar.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"Y11IGA01.csv\"", svar.Content.Headers.ContentDisposition!.ToString());
    }
}
