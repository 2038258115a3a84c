using System.Net;
using System.Net.Http.Headers;

namespace Opgoerelse.AcceptanceTests.Http;

public class MellemlagerProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Data = "/api/v2/tables/Y11IGA01/data?valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*";

    [Theory]
    [InlineData(Data)]
    [InlineData("/api/v2/tables/Y11IGA01/metadata")]
    [InlineData("/?sorter=n")]
    public async Task Hvad_klienten_har_sendes_ikke_igen(string sti)
    {
        using var foerste = await tjeneste.Klient.GetAsync(sti);
        using var igen = new HttpRequestMessage(HttpMethod.Get, sti);
        igen.Headers.IfNoneMatch.Add(foerste.Headers.ETag!);
        using var anden = await tjeneste.Klient.SendAsync(igen);

        Assert.Equal(HttpStatusCode.NotModified, anden.StatusCode);
        Assert.Equal(foerste.Headers.ETag, anden.Headers.ETag);
        Assert.Empty(await anden.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Et_andet_maerke_giver_hele_svaret()
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, Data);
        kald.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"noget-andet\""));
        using var svar = await tjeneste.Klient.SendAsync(kald);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
    }

    [Fact]
    public async Task Siden_offentliggoerelsen_er_intet_aendret()
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, Data);
        kald.Headers.IfModifiedSince = Proeveudgivelse.Udgivet;
        using var svar = await tjeneste.Klient.SendAsync(kald);

        Assert.Equal(HttpStatusCode.NotModified, svar.StatusCode);
    }

    [Theory]
    [InlineData("/api/v2/tables/y11iga01/data?VALUECODES[Time]=2024&valuecodes[INDSATS]=Nogen&valuecodes[contentscode]=antalForloeb,antalMed,andel&outputformat=JSON-STAT2", true)]
    [InlineData(Data + "&lang=en", false)]
    [InlineData(Data + "&outputFormat=csv", false)]
    [InlineData(Data + "&valuecodes[omraade]=DK", false)]
    public async Task Maerket_foelger_hvad_der_spoerges_om_ikke_hvordan(string sti, bool samme)
    {
        using var en = await tjeneste.Klient.GetAsync(Data);
        using var anden = await tjeneste.Klient.GetAsync(sti);

        Assert.Equal(samme, en.Headers.ETag!.Equals(anden.Headers.ETag));
    }

    [Fact]
    public async Task Maerket_er_det_samme_paa_en_anden_maskine_og_et_andet_for_en_anden_udgivelse()
    {
        await using var anden = await Tjeneste.StartAsync(Proeveudgivelse.Lille());
        using var her = await tjeneste.Klient.GetAsync(Data);
        using var der = await anden.Klient.GetAsync(Data);
        anden.Skift(Proeveudgivelse.Lille(id: 9));
        using var senere = await anden.Klient.GetAsync(Data);

        Assert.Equal(her.Headers.ETag, der.Headers.ETag);
        Assert.NotEqual(her.Headers.ETag, senere.Headers.ETag);
    }

    [Fact]
    public async Task Enhver_side_maa_laese_tallene()
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, Data);
        kald.Headers.Add("Origin", "https://eksempel.dk");
        using var svar = await tjeneste.Klient.SendAsync(kald);
        Assert.Equal("*", Assert.Single(svar.Headers.GetValues("Access-Control-Allow-Origin")));

        using var fejl = new HttpRequestMessage(HttpMethod.Get, Data + "&valuecodes[x]=1");
        fejl.Headers.Add("Origin", "https://eksempel.dk");
        using var fejlsvar = await tjeneste.Klient.SendAsync(fejl);
        Assert.Equal("*", Assert.Single(fejlsvar.Headers.GetValues("Access-Control-Allow-Origin")));

        using var forespoergsel = new HttpRequestMessage(HttpMethod.Options, Data);
        forespoergsel.Headers.Add("Origin", "https://eksempel.dk");
        forespoergsel.Headers.Add("Access-Control-Request-Method", "POST");
        forespoergsel.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var tilladelse = await tjeneste.Klient.SendAsync(forespoergsel);
        Assert.Equal(HttpStatusCode.NoContent, tilladelse.StatusCode);
        Assert.Contains("POST", Assert.Single(tilladelse.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }
}
