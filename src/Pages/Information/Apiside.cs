using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>How a program gets the figures, with examples that work as they stand.</summary>
internal static class Apiside
{
    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side)
    {
        var manchet = side.Ord(
            "Alle tal kan hentes frit af programmer, uden nøgle. Eksemplerne kan kopieres og køres, som de står.",
            "All figures can be downloaded freely by programs, without a key. The examples can be copied and run as they stand.");
        return Ramme.Skriv(
            $"API: {side.Ord(Ordning.Standard.Navn)}",
            side,
            html =>
            {
                Sidehoved.Skriv(html, side.Ord(Ordning.Standard.Navn), side.Ord("Hent tal med et program", "Download figures with a program"), manchet);
                SkrivVeje(html, katalog, side);
                if (katalog.FindSlags("indsats") is { Maal: >= 0 } tabel)
                {
                    SkrivEksempler(html, new Apieksempler(tabel, side), tabel, side);
                }

                SkrivLaesning(html, side);
                SkrivRegler(html, indstillinger, side);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => Sidehoved.SkrivLinks(hoved, side, Addresses.Api, manchet));
    }

    private static void SkrivVeje(Html html, Katalog katalog, Side side)
    {
        var filer = side.Ord("Tabellernes filer og koder", "Files and codes of the tables");
        html.Skriv($"""
            <section class="bredde laes" aria-labelledby="veje">
            <h2 id="veje">{side.Ord("Tre veje til de samme tal", "Three ways to the same figures")}</h2>
            <ul>
            <li><strong>{side.Ord("Hele tabeller som filer", "Whole tables as files")}</strong> {side.Ord("er det letteste: CSV, Parquet eller JSON-stat på en fast adresse, som altid har den nyeste udgivelse.", "are the easiest: CSV, Parquet or JSON-stat at a fixed address that always has the newest release.")}</li>
            <li><strong>PxWebApi 2</strong> {side.Ord("giver et udvalg af en tabel i CSV, Excel, Parquet, JSON-stat, PX og HTML, på dansk eller engelsk", "gives a selection of a table as CSV, Excel, Parquet, JSON-stat, PX and HTML, in Danish or English")} (<code>lang=en</code>). {side.Ord("Det er det samme API, som flere statistikbureauer har, så kendte værktøjer kan bruges.", "It is the same API that several statistical offices have, so known tools can be used.")}</li>
            <li><strong>{side.Ord("Som jobindsats' API", "As the API of jobindsats")}</strong>: {side.Ord("scripts skrevet til det kan bruges på", "scripts written for it can be used at")} <code>/v2</code> {side.Ord("og", "and")} <code>/v3</code> {side.Ord("med en nøgle fra udgiveren. Skift værtsnavn og tabel; variablenes navne og værdier står i", "with a key from the publisher. Change the host and the table; the names and values of the variables are in")} <code>/v2/tables/{katalog.Tabeller[0].Tabel.Id}</code> {side.Ord("og", "and")} <code>/v3/table/{katalog.Tabeller[0].Tabel.Id.ToLowerInvariant()}</code>. {side.Ord("En variabel, der ikke vælges, er sin total eller standardværdi; perioder, tabellen ikke har, udelades; og hvad der ikke blev brugt af en forespørgsel, siger svarets", "A variable that is not selected is its total or default value; periods that the table does not have are left out; and what was not used of a request is told in the answer's")} <code>Warning</code>.</li>
            </ul>
            <div class="rul" role="region" aria-label="{side.Ord("Tabellernes filer", "Files of the tables")}" tabindex="0">
            <table>
            <caption><span>{filer}</span></caption>
            <thead><tr><th scope="col">{side.Ord("Tabel", "Table")}</th><th scope="col" class="tekst">{side.Ord("Indhold", "Content")}</th><th scope="col" class="tekst">{side.Ord("Hele tabellen", "The whole table")}</th><th scope="col" class="tekst">{side.Ord("Koder", "Codes")}</th></tr></thead>
            <tbody>

            """).SkrivAlle(katalog.Tabeller, (ud, tabel) => ud.Skriv($"""
            <tr><th scope="row"><a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}</a></th><td class="tekst">{side.Ord(tabel.Tabel.Titel)}</td><td class="tekst"><a href="{side.Basis}{Addresses.WholeTable(tabel.Tabel.Id, "csv")}">CSV<span class="skjult"> {side.Ord("af", "of")} {tabel.Tabel.Id}</span></a> <a href="{side.Basis}{Addresses.WholeTable(tabel.Tabel.Id, "json")}">JSON-stat<span class="skjult"> {side.Ord("af", "of")} {tabel.Tabel.Id}</span></a> <a href="{side.Basis}{Addresses.WholeTable(tabel.Tabel.Id, "parquet")}">Parquet<span class="skjult"> {side.Ord("af", "of")} {tabel.Tabel.Id}</span></a> <a href="{side.Til(Addresses.Connection(tabel.Tabel.Id))}">{side.Ord("Excel-forbindelse", "Excel connection")}<span class="skjult"> {side.Ord("til", "to")} {tabel.Tabel.Id}</span></a></td><td class="tekst"><a href="{side.Basis}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/metadata?lang={side.Sprog}">metadata<span class="skjult"> {side.Ord("om", "about")} {tabel.Tabel.Id}</span></a></td></tr>

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
            <h2 id="eksempler">{side.Ord("Eksempler", "Examples")}</h2>
            <p>{side.Ord("De henter", "They download")} <a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}, {side.Ord(tabel.Tabel.Titel)}</a>. {side.Ord("Kommunernes numre begynder med 0 og skal læses som tekst.", "The numbers of the municipalities begin with 0 and must be read as text.")}</p>

            """);
        SkrivProgram(html, "curl", eksempler.Curl, side);
        SkrivProgram(html, "R", eksempler.R, side);
        SkrivProgram(html, "R, PxWebApiData", eksempler.PxWebApiData, side);
        SkrivProgram(html, "Python, pandas", eksempler.Pandas, side);
        SkrivProgram(html, "Python, pxwebpy", eksempler.PxWebPy, side);
        SkrivProgram(
            html,
            side.Ord("Excel og Power BI (Power Query)", "Excel and Power BI (Power Query)"),
            eksempler.PowerQuery,
            side,
            side.Ord(
                "I Excel: Data, Hent data, Fra andre kilder, Tom forespørgsel, Avanceret editor. Sæt teksten ind i stedet for den, der står der. Det er en funktion: skriv tabellens nummer i feltet, og vælg Aktivér.",
                "In Excel: Data, Get Data, From Other Sources, Blank Query, Advanced Editor. Put the text in place of the one that stands there. It is a function: write the table's number in the field and choose Invoke."));
        html.Skriv($"""
            <p><a href="{side.Til(Addresses.PowerQuery)}">{side.Ord("Hent funktionen som fil", "Download the function as a file")} (opgoerelse.pq)</a>. {side.Ord("Som regneark, der selv henter de nyeste tal, når det opdateres:", "As a workbook that gets the newest figures itself when it is refreshed:")} <a href="{side.Til(Addresses.Connection(tabel.Tabel.Id))}">{tabel.Tabel.Id}.odc</a>. {side.Ord("Excel spørger først, om du har tillid til kilden.", "Excel first asks whether you trust the source.")}</p>

            """);
        html.Skriv($"""
            </section>

            """);
    }

    private static void SkrivProgram(Html html, string navn, string program, Side side, string vejledning = "")
    {
        html.Skriv($"<h3>{navn}</h3>\n");
        if (vejledning.Length > 0)
        {
            html.Skriv($"<p>{vejledning}</p>\n");
        }

        html.Skriv($"""
            <pre tabindex="0" aria-label="{side.Ord("Eksempel i", "Example in")} {navn}"><code>{program.ReplaceLineEndings("\n")}</code></pre>

            """);
    }

    private static void SkrivLaesning(Html html, Side side) => html.Skriv($"""
        <section class="bredde laes" aria-labelledby="laesning">
        <h2 id="laesning">{side.Ord("Sådan vælges der, og sådan læses svaret", "How to select, and how to read the answer")}</h2>
        <p>{side.Ord("I et udvalg er der ét led for hver variabel:", "A selection has one part for each variable:")} <code>valuecodes[{side.Ord("variabel", "variable")}]={side.Ord("koder", "codes")}</code> {side.Ord("med komma imellem.", "with commas between them.")} <code>*</code> {side.Ord("er alle,", "is all,")} <code>TOP(4)</code> {side.Ord("de fire nyeste,", "the four newest,")} <code>FROM(...)</code> {side.Ord("fra og med. Variablernes og værdiernes koder står i tabellens metadata. En variabel med en total kan udelades; så vælges totalen.", "from there on. The codes of variables and values are in the metadata of the table. A variable with a total may be left out; then the total is selected.")}</p>
        <p>{side.Ord(
            "Kvartaler, rullende år og kalenderår står i samme variabel og overlapper. Et udtryk gælder én slags: ",
            "Quarters, rolling years and calendar years stand in one variable and overlap. An expression means one kind: ")}<code>FROM(2024)</code> {side.Ord(
            "er år,", "is years,")} <code>TO(2020Q1)</code> {side.Ord("kvartaler, og", "quarters, and")} <code>TOP(4)</code> {side.Ord(
            "de nyeste kvartaler med tal (i tabeller uden kvartaler rullende år). Kodelisterne",
            "the newest quarters with figures (in tables without quarters, rolling years). The codelists")} <code>vs_kvartaler</code>, <code>vs_rullendeaar</code> {side.Ord(
            "og", "and")} <code>vs_aar</code> {side.Ord("viser en slags hver.", "show one kind each.")}</p>
        <p>{side.Ord("Tal er skrevet med punktum. Hvor der ikke kan stå et tal, står et tegn:", "Decimals have a full stop. Where no number can stand, there is a sign:")} <code>*</code> {side.Ord("er skjult af hensyn til fortrolighed,", "is withheld for confidentiality,")} <code>-</code> {side.Ord("uden grundlag,", "without a basis,")} <code>..</code> {side.Ord("findes ikke,", "not available,")} <code>...</code> {side.Ord("er ikke offentliggjort endnu. Ingen af dem er nul. I JSON-stat er værdien", "not published yet. None of them is zero. In JSON-stat the value is")} <code>null</code>, {side.Ord("og", "and")} <code>status</code> {side.Ord("siger hvorfor; foreløbige tal har status", "tells why; preliminary figures have the status")} <code>f</code>. {side.Ord("Hele tabeller som CSV har det samme i kolonnerne", "Whole tables as CSV have the same in the columns")} <code>_status</code> {side.Ord("(i et udvalg med", "(in a selection with")} <code>outputFormatParams=IncludeStatus</code>), {side.Ord("og Parquet i", "and Parquet in")} <code>_symbol</code>. {side.Ord("Hvad tallene er, står i", "What the figures are is told in")} <a href="{side.Til(Addresses.Method)}">{side.Ord("metoden", "the method")}</a>.</p>
        <p>{side.Ord("Andele kan ikke lægges sammen eller midles: brug tabellens egne tal for landsdele, regioner og hele landet.", "Shares cannot be added up or averaged: use the table's own figures for provinces, regions and all Denmark.")}</p>
        </section>

        """);

    private static void SkrivRegler(Html html, HttpIndstillinger indstillinger, Side side)
    {
        var (celler, kald, sekunder) = (side.Tal(indstillinger.MaxDataCells), side.Tal(indstillinger.MaxCallsPerTimeWindow), side.Tal(indstillinger.TimeWindow));
        html.Skriv($"""
            <section class="bredde laes" aria-labelledby="regler">
            <h2 id="regler">{side.Ord("Grænser og vilkår", "Limits and terms")}</h2>
            <p>{side.Ord(
                $"Et udvalg kan have op til {celler} celler; hele tabeller har ingen grænse. En klient kan regne med {kald} kald på {sekunder} sekunder; flere besvares med 429 og",
                $"A selection may have up to {celler} cells; whole tables have no limit. A client can count on {kald} calls in {sekunder} seconds; more are answered with 429 and")} <code>Retry-After</code>. {side.Ord("Svarene har", "The answers have an")} <code>ETag</code>: {side.Ord("spørg med", "ask with")} <code>If-None-Match</code>, {side.Ord("og få 304, når der intet nyt er.", "and get 304 when there is nothing new.")}</p>
            <p>{side.Ord(
                "Hvad en forespørgsel har med, som ikke betyder noget her, bliver ikke brugt, og hvad der er for stort, bliver sat ned; svarhovedet",
                "What a request holds that means nothing here is not used, and what is too large is reduced; the header")} <code>Warning</code> {side.Ord(
                "siger det (på engelsk, kode 299). Ville tallene blive andre end dem, der blev spurgt om, er svaret i stedet 400.",
                "tells (code 299). Where the figures would be other than those asked for, the answer is 400 instead.")}</p>
            <p>{side.Ord("Tallene må bruges frit med kildeangivelse. En ny udgivelse kommer på de samme adresser; svarets", "The figures may be used freely with reference to the source. A new release comes at the same addresses; the")} <code>ETag</code> {side.Ord("begynder med udgivelsens nummer, og", "of the answer begins with the number of the release, and")} <a href="{side.Til(Addresses.Releases)}">{side.Ord("listen over udgivelser", "the list of releases")}</a> {side.Ord("siger, hvad den ændrede.", "tells what it changed.")}</p>
            <ul class="filer">
            <li><a href="{side.Basis}/swagger">{side.Ord("Alle kald, med afprøvning", "All calls, to be tried")}</a> {side.Ord("og", "and")} <a href="{side.Basis}/openapi/v1.json">{side.Ord("OpenAPI-dokumentet", "the OpenAPI document")}</a></li>
            <li><a href="{side.Basis}{Addresses.PxWeb}/tables?lang={side.Sprog}">{side.Ord("Listen over tabeller", "The list of tables")}</a> {side.Ord("og", "and")} <a href="{side.Basis}{Addresses.PxWeb}/config">{side.Ord("tjenestens grænser", "the limits of the service")}</a> {side.Ord("som JSON", "as JSON")}</li>
            <li><a href="{side.Basis}{Addresses.Dcat}">{side.Ord("Kataloget (DCAT-AP)", "The catalogue (DCAT-AP)")}</a>, <a href="{side.Basis}{Addresses.Feed}">{side.Ord("udgivelserne som feed (Atom)", "the releases as a feed (Atom)")}</a> {side.Ord("og", "and")} <a href="{side.Basis}/llms.txt">{side.Ord("et indeks i ren tekst", "an index in plain text")}</a></li>
            </ul>
            </section>

            """);
    }
}
