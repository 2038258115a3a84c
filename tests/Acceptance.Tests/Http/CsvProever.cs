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
    public async Task En_fil_er_som_kontrakten_vil_have_den(string fil, string parametre) =>
        Guld.Sammenlign(fil, await tjeneste.TekstAsync(Data + parametre));

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
