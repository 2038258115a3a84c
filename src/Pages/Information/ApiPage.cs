using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>How a program gets the figures, with examples that work as they stand.</summary>
internal static class ApiPage
{
    public static string Write(Catalogue catalogue, HttpSettings settings, Page page)
    {
        var lead = page.Word(
            "Alle tal kan hentes frit af programmer, uden nøgle. Eksemplerne kan kopieres og køres, som de står.",
            "All figures can be downloaded freely by programs, without a key. The examples can be copied and run as they stand.");
        return Frame.Write(
            $"API: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    page.Word("Hent tal med et program", "Download figures with a program"),
                    lead);
                WriteWays(html, catalogue, page);
                if (catalogue.FindKind(TableKind.Indsats) is { Measure: >= 0 } table)
                {
                    WriteExamples(html, new ApiExamples(table, page), table, page);
                }

                WriteReading(html, page);
                WriteRules(html, settings, page);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, Addresses.Api, lead));
    }

    private static void WriteWays(Html html, Catalogue catalogue, Page page)
    {
        var files = page.Word("Tabellernes filer og koder", "Files and codes of the tables");
        html.Write($"""
            <section class="bredde laes" aria-labelledby="veje">
            <h2 id="veje">{page.Word("Tre veje til de samme tal", "Three ways to the same figures")}</h2>
            <ul>
            <li><strong>{page.Word(
                "Hele tabeller som filer",
                "Whole tables as files")}</strong> {page.Word(
                "er det letteste: CSV, Parquet eller JSON-stat på en fast adresse, som altid har den nyeste udgivelse.",
                "are the easiest: CSV, Parquet or JSON-stat at a fixed address that always has the newest release.")}</li>
            <li><strong>PxWebApi 2</strong> {page.Word(
                "giver et udvalg af en tabel i CSV, Excel, Parquet, JSON-stat, PX og HTML, på dansk eller engelsk",
                "gives a selection of a table as CSV, Excel, Parquet, JSON-stat, PX and HTML, in Danish "
                    + "or English")} (<code>lang=en</code>). {page.Word(
                "Det er det samme API, som flere statistikbureauer har, så kendte værktøjer kan bruges.",
                "It is the same API that several statistical offices have, so known tools can be used.")}</li>
            <li><strong>{page.Word(
                "Som jobindsats' API",
                "As the API of jobindsats")}</strong>: {page.Word(
                "scripts skrevet til det kan bruges på",
                "scripts written for it can be used at")} <code>/v2</code> {page.Word("og", "and")} <code>/v3</code> {page.Word(
                "med en nøgle fra udgiveren. Skift værtsnavn og tabel; variablenes navne og værdier står i",
                "with a key from the publisher. Change the host and the table; the names and values of the variables are in")}
                <code>/v2/tables/{catalogue.Tables[0].Table.Id}</code> {page.Word("og", "and")}
                <code>/v3/table/{catalogue.Tables[0].Table.Id.ToLowerInvariant()}</code>. {page.Word(
                "En variabel, der ikke vælges, er sin total eller standardværdi; perioder, tabellen ikke har, udelades; og hvad der "
                    + "ikke blev brugt af en forespørgsel, siger svarets",
                "A variable that is not selected is its total or default value; periods that the table does not have are left out; "
                    + "and what was not used of a request is told in the answer's")} <code>Warning</code>.</li>
            </ul>
            <div class="rul" role="region" aria-label="{page.Word("Tabellernes filer", "Files of the tables")}" tabindex="0">
            <table>
            <caption><span>{files}</span></caption>
            <thead><tr>
            <th scope="col">{page.Word("Tabel", "Table")}</th>
            <th scope="col" class="tekst">{page.Word("Indhold", "Content")}</th>
            <th scope="col" class="tekst">{page.Word("Hele tabellen", "The whole table")}</th>
            <th scope="col" class="tekst">{page.Word("Koder", "Codes")}</th>
            </tr></thead>
            <tbody>

            """).WriteAll(catalogue.Tables, (output, table) => output.Write($"""
            <tr>
            <th scope="row"><a href="{page.ToTable(table.Table.Id)}">{table.Table.Id}</a></th>
            <td class="tekst">{page.Word(table.Table.Title)}</td>
            <td class="tekst">
            <a href="{page.PathBase}{Addresses.WholeTable(table.Table.Id, "csv")}">CSV<span
            class="skjult"> {page.Word("af", "of")} {table.Table.Id}</span></a>
            <a href="{page.PathBase}{Addresses.WholeTable(table.Table.Id, "json")}">JSON-stat<span
            class="skjult"> {page.Word("af", "of")} {table.Table.Id}</span></a>
            <a href="{page.PathBase}{Addresses.WholeTable(table.Table.Id, "parquet")}">Parquet<span
            class="skjult"> {page.Word("af", "of")} {table.Table.Id}</span></a>
            <a href="{page.To(Addresses.Connection(table.Table.Id))}">{page.Word("Excel-forbindelse", "Excel connection")}<span
            class="skjult"> {page.Word("til", "to")} {table.Table.Id}</span></a></td>
            <td class="tekst">
            <a href="{page.PathBase}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(
                table.Table.Id)}/metadata?lang={page.Language}">metadata<span
            class="skjult"> {page.Word("om", "about")} {table.Table.Id}</span></a></td>
            </tr>

            """)).Write($"""
            </tbody>
            </table>
            </div>
            </section>

            """);
    }

    private static void WriteExamples(Html html, ApiExamples examples, CatalogueTable table, Page page)
    {
        html.Write($"""
            <section class="bredde laes" aria-labelledby="eksempler">
            <h2 id="eksempler">{page.Word("Eksempler", "Examples")}</h2>
            <p>{page.Word("De henter", "They download")}
            <a href="{page.ToTable(table.Table.Id)}">{table.Table.Id}, {page.Word(table.Table.Title)}</a>. {page.Word(
                "Kommunernes numre begynder med 0 og skal læses som tekst.",
                "The numbers of the municipalities begin with 0 and must be read as text.")}</p>

            """);
        WriteProgram(html, "curl", examples.Curl, page);
        WriteProgram(html, "R", examples.R, page);
        WriteProgram(html, "R, PxWebApiData", examples.PxWebApiData, page);
        WriteProgram(html, "Python, pandas", examples.Pandas, page);
        WriteProgram(html, "Python, pxwebpy", examples.PxWebPy, page);
        WriteProgram(
            html,
            page.Word("Excel og Power BI (Power Query)", "Excel and Power BI (Power Query)"),
            examples.PowerQuery,
            page,
            page.Word(
                "I Excel: Data, Hent data, Fra andre kilder, Tom forespørgsel, Avanceret editor. Sæt teksten ind i stedet for den, "
                    + "der står der. Det er en funktion: skriv tabellens nummer i feltet, og vælg Aktivér.",
                "In Excel: Data, Get Data, From Other Sources, Blank Query, Advanced Editor. Put the text in place of the one that "
                    + "stands there. It is a function: write the table's number in the field and choose Invoke."));
        html.Write($"""
            <p><a href="{page.To(Addresses.PowerQuery)}">{page.Word(
                "Hent funktionen som fil",
                "Download the function as a file")} (opgoerelse.pq)</a>. {page.Word(
                "Som regneark, der selv henter de nyeste tal, når det opdateres:",
                "As a workbook that gets the newest figures itself when it is refreshed:")}
                <a href="{page.To(Addresses.Connection(table.Table.Id))}">{table.Table.Id}.odc</a>. {page.Word(
                "Excel spørger først, om du har tillid til kilden.",
                "Excel first asks whether you trust the source.")}</p>

            """);
        html.Write($"""
            </section>

            """);
    }

    private static void WriteProgram(Html html, string name, string program, Page page, string guidance = "")
    {
        html.Write($"<h3>{name}</h3>\n");
        if (guidance.Length > 0)
        {
            html.Write($"<p>{guidance}</p>\n");
        }

        html.Write($"""
            <pre tabindex="0" aria-label="{page.Word(
                "Eksempel i", "Example in")} {name}"><code>{program.ReplaceLineEndings("\n")}</code></pre>

            """);
    }

    private static void WriteReading(Html html, Page page) => html.Write($"""
        <section class="bredde laes" aria-labelledby="laesning">
        <h2 id="laesning">{page.Word("Sådan vælges der, og sådan læses svaret", "How to select, and how to read the answer")}</h2>
        <p>{page.Word(
            "I et udvalg er der ét led for hver variabel:",
            "A selection has one part for each variable:")}
            <code>valuecodes[{page.Word("variabel", "variable")}]={page.Word("koder", "codes")}</code> {page.Word(
            "med komma imellem.",
            "with commas between them.")} <code>*</code> {page.Word("er alle,", "is all,")}
            <code>TOP(4)</code> {page.Word("de fire nyeste,", "the four newest,")} <code>FROM(...)</code> {page.Word(
            "fra og med. Variablernes og værdiernes koder står i tabellens metadata. En variabel med en total kan udelades; så "
                + "vælges totalen.",
            "from there on. The codes of variables and values are in the metadata of the table. A variable with a total may be left "
                + "out; then the total is selected.")}</p>
        <p>{page.Word(
            "Kvartaler, rullende år, kalenderår og år samlet står i samme variabel og overlapper. Et udtryk gælder én slags:",
            "Quarters, rolling years, calendar years and pooled years stand in one variable and overlap. An expression means one kind:")}
            <code>FROM(2024)</code> {page.Word(
            "er år,", "is years,")} <code>TO(2020Q1)</code> {page.Word("kvartaler, og", "quarters, and")} <code>TOP(4)</code> {page.Word(
            "de nyeste kvartaler med tal (i tabeller uden kvartaler rullende år). Kodelisterne",
            "the newest quarters with figures (in tables without quarters, rolling years). The codelists")}
            <code>vs_kvartaler</code>, <code>vs_rullendeaar</code>, <code>vs_aar</code> {page.Word(
            "og", "and")} <code>vs_samledeaar</code> {page.Word("viser en slags hver.", "show one kind each.")}
            {(Ordning.Standard.NoteOnKommuner(Enum.GetValues<PeriodKind>()) is { } kommuner
                ? page.Word(kommuner)
                : "")}</p>
        <p>{page.Word(
            "Tal er skrevet med punktum. Hvor der ikke kan stå et tal, står et tegn:",
            "Decimals have a full stop. Where no number can stand, there is a sign:")} <code>*</code> {page.Word(
            "er skjult af hensyn til fortrolighed,",
            "is withheld for confidentiality,")}
            <code>-</code> {page.Word("uden grundlag,", "without a basis,")}
            <code>..</code> {page.Word("findes ikke,", "not available,")} <code>...</code> {page.Word(
            "er ikke offentliggjort endnu. Ingen af dem er nul. I JSON-stat er værdien",
            "not published yet. None of them is zero. In JSON-stat the value is")} <code>null</code>, {page.Word(
                "og", "and")} <code>status</code> {page.Word(
            "siger hvorfor; foreløbige tal har status",
            "tells why; preliminary figures have the status")} <code>f</code>. {page.Word(
            "Hele tabeller som CSV har det samme i kolonnerne",
            "Whole tables as CSV have the same in the columns")} <code>_status</code>
            {page.Word("(i et udvalg med", "(in a selection with")} <code>outputFormatParams=IncludeStatus</code>),
            {page.Word("og Parquet i", "and Parquet in")} <code>_symbol</code>. {page.Word(
            "Hvert antal og hver andel har to målinger til: fra og til, fx",
            "Each count and share has two more measures, from and to, such as")}
            <code>antalMedFra</code> {page.Word("og", "and")} <code>antalMedTil</code>. {page.Word(
            "Hvor tallet er skjult, kan der dér stå et interval, som det ligger i; hvor det vises, er begge tallet selv. Andelens "
                + "interval er rundet ned i den ene ende og op i den anden. I regneark står intervallet også som tekst i tallets sted.",
            "Where the figure is withheld, a range that it lies in may stand there; where it is shown, both are the figure itself. "
                + "The range of a share is rounded down at one end and up at the other. In workbooks the range also stands as text in the "
                + "place of the figure.")} {page.Word(
            "Hvad tallene er, står i",
            "What the figures are is told in")} <a href="{page.To(Addresses.Method)}">{page.Word("metoden", "the method")}</a>.</p>
        <p>{page.Word(
            "Andele kan ikke lægges sammen eller midles: brug tabellens egne tal for landsdele, regioner og hele landet.",
            "Shares cannot be added up or averaged: use the table's own figures for provinces, regions and all Denmark.")}</p>
        </section>

        """);

    private static void WriteRules(Html html, HttpSettings settings, Page page)
    {
        var (cells, call, seconds) =
            (page.Number(settings.MaxDataCells), page.Number(settings.MaxCallsPerTimeWindow), page.Number(settings.TimeWindow));
        html.Write($"""
            <section class="bredde laes" aria-labelledby="regler">
            <h2 id="regler">{page.Word("Grænser og vilkår", "Limits and terms")}</h2>
            <p>{page.Word(
                $"Et udvalg kan have op til {cells} celler; hele tabeller har ingen grænse. En klient kan regne med {call} kald på "
                    + $"{seconds} sekunder; flere besvares med 429 og",
                $"A selection may have up to {cells} cells; whole tables have no limit. A client can count on {call} calls in {seconds} "
                    + $"seconds; more are answered with 429 "
                    + $"and")}
            <code>Retry-After</code>. {page.Word("Svarene har", "The answers have an")} <code>ETag</code>:
            {page.Word("spørg med", "ask with")} <code>If-None-Match</code>, {page.Word(
                "og få 304, når der intet nyt er.",
                "and get 304 when there is nothing new.")}</p>
            <p>{page.Word(
                "Hvad en forespørgsel har med, som ikke betyder noget her, bliver ikke brugt, og hvad der er for stort, bliver sat "
                    + "ned; svarhovedet",
                "What a request holds that means nothing here is not used, and what is too large is reduced; "
                    + "the header")} <code>Warning</code> {page.Word(
                "siger det (på engelsk, kode 299). Ville tallene blive andre end dem, der blev spurgt om, er svaret i stedet 400.",
                "tells (code 299). Where the figures would be other than those asked for, the answer is 400 instead.")}</p>
            <p>{page.Word(
                "Tallene må bruges frit med kildeangivelse. En ny udgivelse kommer på de samme adresser; svarets",
                "The figures may be used freely with reference to the source. A new release comes at the "
                    + "same addresses; the")} <code>ETag</code> {page.Word(
                "begynder med udgivelsens nummer, og",
                "of the answer begins with the number of the release, and")} <a href="{page.To(Addresses.Releases)}">{page.Word(
                "listen over udgivelser",
                "the list of releases")}</a> {page.Word(
                "siger, hvad den ændrede.",
                "tells what it changed.")}</p>
            <ul class="filer">
            <li><a href="{page.PathBase}/swagger">{page.Word(
                "Alle kald, med afprøvning",
                "All calls, to be tried")}</a> {page.Word("og", "and")}
                <a href="{page.PathBase}/openapi/v1.json">{page.Word("OpenAPI-dokumentet", "the OpenAPI document")}</a></li>
            <li><a href="{page.PathBase}{Addresses.PxWeb}/tables?lang={page.Language}">{page.Word(
                "Listen over tabeller",
                "The list of tables")}</a>
            {page.Word("og", "and")} <a href="{page.PathBase}{Addresses.PxWeb}/config">{page.Word(
                "tjenestens grænser",
                "the limits of the service")}</a> {page.Word("som JSON", "as JSON")}</li>
            <li><a href="{page.PathBase}{Addresses.Dcat}">{page.Word(
                "Kataloget (DCAT-AP)",
                "The catalogue (DCAT-AP)")}</a>, <a href="{page.PathBase}{Addresses.Feed}">{page.Word(
                "udgivelserne som feed (Atom)",
                "the releases as a feed (Atom)")}</a> {page.Word("og", "and")} <a href="{page.PathBase}/llms.txt">{page.Word(
                "et indeks i ren tekst",
                "an index in plain text")}</a></li>
            </ul>
            </section>

            """);
    }
}
