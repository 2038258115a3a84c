using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Masse;
using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>How a program gets the figures, with examples that work as they stand.</summary>
internal static class Apiside
{
    private const string Manchet = "Alle tal kan hentes frit af programmer, uden nøgle. Eksemplerne kan kopieres og køres, som de står.";

    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"API: {Ordning.Standard.Navn.Da}",
        side,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "Hent tal med et program", Manchet);
            SkrivVeje(html, katalog, side);
            if (katalog.FindSlags("indsats") is { Maal: >= 0 } tabel)
            {
                SkrivEksempler(html, new Apieksempler(tabel, side.Vaert), tabel, side);
            }

            SkrivLaesning(html, side);
            SkrivRegler(html, indstillinger, side);
        },
        html => Tabelside.SkrivFod(html, indstillinger, side),
        hoved => Sidehoved.SkrivLinks(hoved, side.Vaert + OplysningssiderEndpoints.Api, Manchet),
        kunDansk: true);

    private static void SkrivVeje(Html html, Katalog katalog, Side side)
    {
        html.Skriv($"""
            <section class="bredde laes" aria-labelledby="veje">
            <h2 id="veje">Tre veje til de samme tal</h2>
            <ul>
            <li><strong>Hele tabeller som filer</strong> er det letteste: CSV eller JSON-stat på en fast adresse, som altid har den nyeste udgivelse.</li>
            <li><strong>PxWebApi 2</strong> giver et udvalg af en tabel i CSV, Excel, JSON-stat, PX og HTML, på dansk eller engelsk (<code>lang=en</code>). Det er det samme API, som flere statistikbureauer har, så kendte værktøjer kan bruges.</li>
            <li><strong>Som jobindsats' API</strong>: scripts skrevet til det kan bruges på <code>/v2</code> og <code>/v3</code> med en nøgle fra udgiveren.</li>
            </ul>
            <div class="rul" role="region" aria-label="Tabellernes filer" tabindex="0">
            <table>
            <caption><span>Tabellernes filer og koder</span></caption>
            <thead><tr><th scope="col">Tabel</th><th scope="col" class="tekst">Indhold</th><th scope="col" class="tekst">Hele tabellen</th><th scope="col" class="tekst">Koder</th></tr></thead>
            <tbody>

            """).SkrivAlle(katalog.Tabeller, (ud, tabel) => ud.Skriv($"""
            <tr><th scope="row"><a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}</a></th><td class="tekst">{tabel.Tabel.Titel.Da}</td><td class="tekst"><a href="{side.Basis}{MasseEndpoints.Sti(tabel.Tabel.Id, "csv")}">CSV<span class="skjult"> af {tabel.Tabel.Id}</span></a> <a href="{side.Basis}{MasseEndpoints.Sti(tabel.Tabel.Id, "json")}">JSON-stat<span class="skjult"> af {tabel.Tabel.Id}</span></a></td><td class="tekst"><a href="{side.Basis}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/metadata?lang=da">metadata<span class="skjult"> om {tabel.Tabel.Id}</span></a></td></tr>

            """)).Skriv($"""
            </tbody>
            </table>
            </div>
            </section>

            """);
    }

    private static void SkrivEksempler(Html html, Apieksempler eksempler, Katalogtabel tabel, Side side)
    {
        html.Skriv($"""
            <section class="bredde laes" aria-labelledby="eksempler">
            <h2 id="eksempler">Eksempler</h2>
            <p>De henter <a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}, {tabel.Tabel.Titel.Da}</a>. Kommunernes numre begynder med 0 og skal læses som tekst.</p>

            """);
        SkrivProgram(html, "curl", eksempler.Curl);
        SkrivProgram(html, "R", eksempler.R);
        SkrivProgram(html, "Python", eksempler.Python);
        SkrivProgram(html, "Excel og Power BI (Power Query)", eksempler.PowerQuery, "I Excel: Data, Hent data, Fra andre kilder, Tom forespørgsel, Avanceret editor. Sæt teksten ind i stedet for den, der står der.");
        html.Skriv($"""
            </section>

            """);
    }

    private static void SkrivProgram(Html html, string navn, string program, string vejledning = "")
    {
        html.Skriv($"<h3>{navn}</h3>\n");
        if (vejledning.Length > 0)
        {
            html.Skriv($"<p>{vejledning}</p>\n");
        }

        html.Skriv($"""
            <pre tabindex="0" aria-label="Eksempel i {navn}"><code>{program.ReplaceLineEndings("\n")}</code></pre>

            """);
    }

    private static void SkrivLaesning(Html html, Side side) => html.Skriv($"""
        <section class="bredde laes" aria-labelledby="laesning">
        <h2 id="laesning">Sådan vælges der, og sådan læses svaret</h2>
        <p>I et udvalg er der ét led for hver variabel: <code>valuecodes[variabel]=koder</code> med komma imellem. <code>*</code> er alle, <code>TOP(4)</code> de fire nyeste, <code>FROM(...)</code> fra og med. Variablernes og værdiernes koder står i tabellens metadata. En variabel med en total kan udelades; så vælges totalen.</p>
        <p>Tal er skrevet med punktum. Hvor der ikke kan stå et tal, står et tegn: <code>*</code> er skjult af hensyn til fortrolighed, <code>-</code> uden grundlag, <code>..</code> findes ikke, <code>...</code> er ikke offentliggjort endnu. Ingen af dem er nul. I JSON-stat er værdien <code>null</code>, og <code>status</code> siger hvorfor; foreløbige tal har status <code>f</code>. Hvad tallene er, står i <a href="{side.Til(OplysningssiderEndpoints.Metode)}">metoden</a>.</p>
        <p>Andele kan ikke lægges sammen eller midles: brug tabellens egne tal for landsdele, regioner og hele landet.</p>
        </section>

        """);

    private static void SkrivRegler(Html html, HttpIndstillinger indstillinger, Side side) => html.Skriv($"""
        <section class="bredde laes" aria-labelledby="regler">
        <h2 id="regler">Grænser og vilkår</h2>
        <p>Et udvalg kan have op til {DanskSkrift.Tal(indstillinger.MaxDataCells)} celler; hele tabeller har ingen grænse. En klient kan regne med {DanskSkrift.Tal(indstillinger.MaxCallsPerTimeWindow)} kald på {DanskSkrift.Tal(indstillinger.TimeWindow)} sekunder; flere besvares med 429 og <code>Retry-After</code>. Svarene har <code>ETag</code>: spørg med <code>If-None-Match</code>, og få 304, når der intet nyt er.</p>
        <p>Tallene må bruges frit med kildeangivelse. En ny udgivelse kommer på de samme adresser; svarets <code>ETag</code> begynder med udgivelsens nummer, og <a href="{side.Til(OplysningssiderEndpoints.Udgivelser)}">listen over udgivelser</a> siger, hvad den ændrede.</p>
        <ul class="filer">
        <li><a href="{side.Basis}/swagger">Alle kald, med afprøvning</a> og <a href="{side.Basis}/openapi/v1.json">OpenAPI-dokumentet</a></li>
        <li><a href="{side.Basis}{PxWebEndpoints.Rod}/tables?lang=da">Listen over tabeller</a> og <a href="{side.Basis}{PxWebEndpoints.Rod}/config">tjenestens grænser</a> som JSON</li>
        <li><a href="{side.Basis}{OpdagelseEndpoints.Dcat}">Kataloget (DCAT-AP)</a>, <a href="{side.Basis}{OpdagelseEndpoints.Feed}">udgivelserne som feed (Atom)</a> og <a href="{side.Basis}/llms.txt">et indeks i ren tekst</a></li>
        </ul>
        </section>

        """);
}
