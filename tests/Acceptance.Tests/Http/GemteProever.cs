using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Http;

public sealed class GemteProever(TjenestePaaHverMotor tjenester) : IClassFixture<TjenestePaaHverMotor>
{
    private const string Gemte = "/api/v2/savedqueries";
    private const string Indhold = """{"tableId":"y11iga01","language":"da","outputFormat":"csv","outputFormatParams":["UseTexts"],"selection":{"selection":[{"variableCode":"omraade","codelist":"vs_kommuner","valueCodes":["*"]},{"variableCode":"periode","valueCodes":["TOP(2)"]},{"variableCode":"indsats","valueCodes":["nogen"]},{"variableCode":"maal","valueCodes":["andel"]}],"placement":{"heading":["periode"]}}}""";

    private const string Adresse = "/api/v2/tables/Y11IGA01/data?codelist[omraade]=vs_kommuner&valuecodes[omraade]=*&valuecodes[periode]=TOP(2)&valuecodes[indsats]=nogen&valuecodes[maal]=andel&heading=periode";

    [Theory]
    [PaaHverMotor]
    public async Task En_forespoergsel_kan_gemmes_og_laeses_som_den_blev_skrevet(string motor)
    {
        var tjeneste = tjenester.Paa(motor);
        using var svar = await GemAsync(tjeneste, Indhold);
        Assert.Equal(HttpStatusCode.Created, svar.StatusCode);
        var gemt = await LaesAsync(svar);
        Guld.SammenlignJson("gemt-forespoergsel.json", gemt);

        var id = gemt.GetProperty("id").GetString();
        Assert.Equal($"{Gemte}/{id}", svar.Headers.Location!.AbsolutePath);
        Assert.Equal(gemt.GetRawText(), (await tjeneste.JsonAsync(svar.Headers.Location.ToString())).GetRawText());
        foreach (var link in gemt.GetProperty("links").EnumerateArray())
        {
            await tjeneste.TekstAsync(link.GetProperty("href").GetString()!);
        }
    }

    [Theory]
    [PaaHverMotor]
    public async Task Det_samme_gemt_igen_har_samme_id_noget_andet_et_andet(string motor)
    {
        var tjeneste = tjenester.Paa(motor);
        var en = await IdAsync(tjeneste, Indhold);
        Assert.Equal(en, await IdAsync(tjeneste, Indhold.Replace("y11iga01", "Y11IGA01", StringComparison.Ordinal).Replace("{\"tableId\"", "{\"id\":\"hvadsomhelst\", \"tableId\"", StringComparison.Ordinal)));
        Assert.NotEqual(en, await IdAsync(tjeneste, Indhold.Replace("TOP(2)", "TOP(3)", StringComparison.Ordinal)));
    }

    [Theory]
    [PaaHverMotor("", "&outputFormat=csv&outputFormatParams=UseTexts")]
    [PaaHverMotor("?lang=en", "&lang=en&outputFormat=csv&outputFormatParams=UseTexts")]
    [PaaHverMotor("?outputFormatParams=UseCodes,SeparatorTab", "&outputFormat=csv&outputFormatParams=UseCodes,SeparatorTab")]
    [PaaHverMotor("?outputFormat=CSV", "&outputFormat=csv&outputFormatParams=UseTexts")]
    [PaaHverMotor("?outputFormat=json-stat2", "&outputFormat=json-stat2")]
    [PaaHverMotor("?outputFormat=px&lang=en", "&outputFormat=px&lang=en")]
    [PaaHverMotor("?outputFormat=html&outputFormatParams=UseCodes", "&outputFormat=html&outputFormatParams=UseCodes")]
    public async Task Dens_tal_er_udvalgets_og_parametre_gaar_forud(string motor, string parametre, string samme)
    {
        var tjeneste = tjenester.Paa(motor);
        var id = await IdAsync(tjeneste, Indhold);
        using var gemt = await tjeneste.Klient.GetAsync($"{Gemte}/{id}/data{parametre}");
        using var direkte = await tjeneste.Klient.GetAsync(Adresse + samme);

        Assert.Equal(await direkte.Content.ReadAsStringAsync(), await gemt.Content.ReadAsStringAsync());
        Assert.Equal(direkte.Content.Headers.ContentType, gemt.Content.Headers.ContentType);
        Assert.Equal(direkte.Content.Headers.ContentDisposition, gemt.Content.Headers.ContentDisposition);
        Assert.Equal(direkte.Headers.ETag, gemt.Headers.ETag);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Dens_udvalg_er_skrevet_ud_i_koder_og_kan_sendes(string motor)
    {
        var tjeneste = tjenester.Paa(motor);
        var id = await IdAsync(tjeneste, Indhold);
        var udvalg = await tjeneste.JsonAsync($"{Gemte}/{id}/selection?lang=en");

        Assert.Equal("en", udvalg.GetProperty("language").GetString());
        Assert.Equal(["2025Q2", "2025Q3"], udvalg.GetProperty("selection").EnumerateArray().Single(valg => valg.GetProperty("variableCode").GetString() == "periode").GetProperty("valueCodes").EnumerateArray().Select(kode => kode.GetString()));
        using var sendt = new StringContent(udvalg.GetRawText(), Encoding.UTF8, "application/json");
        using var svar = await tjeneste.Klient.PostAsync("/api/v2/tables/Y11IGA01/data?outputFormat=csv&outputFormatParams=UseTexts", sendt);
        Assert.Equal(await tjeneste.TekstAsync($"{Gemte}/{id}/data"), await svar.Content.ReadAsStringAsync());

        var metadata = await tjeneste.JsonAsync($"/api/v2/tables/Y11IGA01/metadata?savedQuery={id}");
        // Every value, so that a client has something else to tick; of the omraader those of the query's codelist.
        Assert.Equal("[6,7,6,3]", metadata.GetProperty("size").GetRawText());
        Assert.Equal(
            "vs_kommuner",
            udvalg.GetProperty("selection").EnumerateArray().Single(valg => valg.GetProperty("variableCode").GetString() == "omraade").GetProperty("codelist").GetString());
        using var anden = await tjeneste.Klient.GetAsync($"/api/v2/tables/Y11IGA02/metadata?savedQuery={id}");
        Assert.Equal(HttpStatusCode.BadRequest, anden.StatusCode);
    }

    [Theory]
    [PaaHverMotor("", 400, "ingen-forespoergsel")]
    [PaaHverMotor("[]", 400, "ugyldig-json")]
    [PaaHverMotor("""{"language":"da","selection":{"selection":[]}}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","selection":{"selection":[]}}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da"}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormats":"csv"}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[null]}}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"csv","outputFormatParams":[null]}""", 400, "ugyldig-json")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"sv","selection":{"selection":[]}}""", 400, "ukendt-sprog")]
    [PaaHverMotor("""{"tableId":"Y11IGA99","language":"da","selection":{"selection":[]}}""", 404, "ukendt-tabel")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"pdf"}""", 400, "ukendt-format")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormatParams":["UseTexts"]}""", 400, "ukendt-formatparameter")]
    [PaaHverMotor("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[{"variableCode":"periode","valueCodes":["2031"]}]}}""", 400, "ukendt-vaerdi")]
    public async Task Hvad_der_ikke_kan_besvares_gemmes_ikke(string motor, string indhold, int status, string kode)
    {
        var tjeneste = tjenester.Paa(motor);
        using var svar = await GemAsync(tjeneste, indhold);

        Assert.Equal(status, (int)svar.StatusCode);
        Assert.Equal(kode, (await LaesAsync(svar)).GetProperty("code").GetString());
    }

    [Theory]
    [PaaHverMotor]
    public async Task Der_er_graenser_for_hvor_meget_der_gemmes(string motor)
    {
        var tjeneste = tjenester.Paa(motor);
        await using var lille = await Tjeneste.StartAsync(() => Motor.Ny(motor), Proeveudgivelse.Lille(), ("Http:MaxSavedQueries", "1"), ("Http:MaxCallsPerTimeWindow", "60"), ("Http:TimeWindow", "86400"));
        using var foerste = await lille.Klient.PostAsync(Gemte, Som(Indhold));
        Assert.Equal(HttpStatusCode.Created, foerste.StatusCode);

        // There is room for one; what is there already takes none.
        using var fuld = await lille.Klient.PostAsync(Gemte, Som(Indhold.Replace("TOP(2)", "TOP(3)", StringComparison.Ordinal)));
        Assert.Equal("ikke-plads-til-flere", (await LaesAsync(fuld)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, fuld.StatusCode);
        using var igen = await lille.Klient.PostAsync(Gemte, Som(Indhold));
        Assert.Equal(HttpStatusCode.Created, igen.StatusCode);

        // A twentieth of a client's calls may save.
        using var forMange = await lille.Klient.PostAsync(Gemte, Som(Indhold));
        Assert.Equal(HttpStatusCode.TooManyRequests, forMange.StatusCode);
        await lille.TekstAsync("/api/v2/tables");

        using var stor = await tjeneste.Klient.PostAsync(Gemte, Som("{\"tableId\":\"" + new string('x', 70_000) + "\"}"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, stor.StatusCode);
        using var tekst = await tjeneste.Klient.PostAsync(Gemte, new StringContent(Indhold, Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, tekst.StatusCode);
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_ny_udgivelse_svares_der_efter_og_hvad_der_er_vaek_siges(string motor)
    {
        await using var egen = await Tjeneste.StartAsync(() => Motor.Ny(motor), Proeveudgivelse.Lille());
        var loebende = await IdAsync(egen, Indhold);
        var fast = await IdAsync(egen, Indhold.Replace("TOP(2)", "2025Q4", StringComparison.Ordinal));
        var foer = await egen.TekstAsync($"{Gemte}/{loebende}/data");

        // A release with other figures: the same selection of it.
        egen.Skift(Proeveudgivelse.Lille(9, 1_000));
        Assert.NotEqual(foer, await egen.TekstAsync($"{Gemte}/{loebende}/data?outputFormat=json-stat2"));
        Assert.Equal(7, (await egen.JsonAsync($"{Gemte}/{loebende}")).GetProperty("release").GetInt64());

        // A period less.
        var kortere = Proeveudgivelse.Lille(10);
        egen.Skift(kortere with { Tabeller = [UdenSidstePeriode(kortere.Find("Y11IGA01")!)] });
        Assert.Equal(["2025Q2", "2025Q3"], (await egen.JsonAsync($"{Gemte}/{loebende}/selection")).GetProperty("selection")[1].GetProperty("valueCodes").EnumerateArray().Select(kode => kode.GetString()));
        using var vaek = await egen.Klient.GetAsync($"{Gemte}/{fast}/data");
        Assert.Equal(HttpStatusCode.BadRequest, vaek.StatusCode);
        Assert.Contains("'periode' har ingen værdi '2025Q4'", (await LaesAsync(vaek)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        await egen.TekstAsync($"{Gemte}/{fast}");

        // No such table any more.
        egen.Skift(kortere with { Tabeller = [kortere.Find("Y11IGA02")!] });
        using var borte = await egen.Klient.GetAsync($"{Gemte}/{fast}/data");
        Assert.Equal(HttpStatusCode.NotFound, borte.StatusCode);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Uden_database_svares_tallene_stadig_og_de_gemte_er_503(string motor)
    {
        // A database without the table, or a file that is none: what cannot be asked is as good as away.
        await using var egen = await Tjeneste.StartAsync(() => Motor.Tom(motor), Proeveudgivelse.Lille());
        if (egen.Hent<SavedQueryDatabase>().Own is { IsEmbedded: true } fil)
        {
            fil.Delete();
            await File.WriteAllTextAsync(fil.Place, new string('x', 5_000));
        }

        using var hentet = await egen.Klient.GetAsync($"{Gemte}/{new string('a', 32)}/data");
        using var gemt = await GemAsync(egen, Indhold);

        foreach (var svar in new[] { hentet, gemt })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, svar.StatusCode);
            Assert.Equal("lager-utilgaengeligt", (await LaesAsync(svar)).GetProperty("code").GetString());
            Assert.NotNull(svar.Headers.RetryAfter);
        }

        await egen.TekstAsync(Adresse);
    }

    private static Tabel UdenSidstePeriode(Tabel tabel)
    {
        var perioder = tabel.Dimensioner[1];
        var kortere = new Dimension(perioder.Kode, perioder.Navn, perioder.Rolle, [.. perioder.Vaerdier.SkipLast(1)], null);
        var celler = tabel.Vaerdier.Length / perioder.Vaerdier.Count * kortere.Vaerdier.Count;
        return new Tabel(tabel.Id, tabel.Titel, tabel.Noter, [tabel.Dimensioner[0], kortere, .. tabel.Dimensioner.Skip(2)], new long[celler], new Cellesymbol[celler]);
    }

    private static StringContent Som(string indhold) => new(indhold, Encoding.UTF8, "application/json");

    private static async Task<string> IdAsync(Tjeneste tjeneste, string indhold)
    {
        using var svar = await GemAsync(tjeneste, indhold);
        Assert.Equal(HttpStatusCode.Created, svar.StatusCode);
        return (await LaesAsync(svar)).GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> LaesAsync(HttpResponseMessage svar) => svar.Content.ReadFromJsonAsync<JsonElement>();

    private static Task<HttpResponseMessage> GemAsync(Tjeneste tjeneste, string indhold) => tjeneste.Klient.PostAsync(Gemte, Som(indhold));
}
