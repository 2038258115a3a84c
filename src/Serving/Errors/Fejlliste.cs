using System.Globalization;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Errors;

/// <summary>Every error that a client can meet, with its status, its stable code and its words.</summary>
internal static class Fejlliste
{
    /// <summary>What a client sent is repeated in an answer up to this length.</summary>
    private const int LaengsteGentagelse = 100;

    /// <summary>The code of <see cref="UkendtSti"/>.</summary>
    public const string UkendtStiKode = "ukendt-sti";

    /// <summary>The code of <see cref="UkendtVaerdi"/>.</summary>
    public const string UkendtVaerdiKode = "ukendt-vaerdi";

    // The request as such

    public static Fejl UkendtSti(string sti) => new(
        404, UkendtStiKode, new Tekst("Siden findes ikke", "Not found"),
        new Tekst($"Der er intet på adressen '{Kort(sti)}'. Tjenestens adresser står på /swagger.", $"There is nothing at '{Kort(sti)}'. The addresses of this service are listed at /swagger."));

    public static Fejl ForkertMetode(string metode) => new(
        405, "forkert-metode", new Tekst("Metoden er ikke tilladt", "Method not allowed"),
        new Tekst($"Adressen kan ikke kaldes med {Kort(metode)}; se svarhovedet Allow.", $"This address cannot be called with {Kort(metode)}; see the Allow header."));

    public static Fejl ForkertMedietype(string? medietype) => new(
        415, "forkert-medietype", new Tekst("Medietypen understøttes ikke", "Unsupported media type"),
        new Tekst($"Indholdet skal være application/json, men var '{Kort(medietype ?? "")}'.", $"The body must be application/json, but was '{Kort(medietype ?? "")}'."));

    public static Fejl ForStortIndhold() => new(
        413, "for-stort-indhold", new Tekst("Indholdet er for stort", "Content too large"),
        new Tekst("Et udvalg må højst fylde 1 MB, en gemt forespørgsel 64 KB.", "A selection may take up at most 1 MB, a saved query 64 KB."));

    public static Fejl ForLangAdresse(int laengde, int hoejst) => new(
        414, "for-lang-adresse", new Tekst("Adressen er for lang", "The address is too long"),
        new Tekst($"Adressen har {laengde} tegn; her kan den have {hoejst}. Send udvalget med POST til tabellens 'data' i stedet.", $"The address has {laengde} characters; here it can have {hoejst}. Send the selection by POST to the table's 'data' instead."));

    public static Fejl ForStoreHoveder(int flest, int stoerst) => new(
        431, "for-store-hoveder", new Tekst("Forespørgslens hoveder er for store", "Request header fields too large"),
        new Tekst($"En forespørgsel kan her have {flest} hoveder, som tilsammen fylder {stoerst} tegn.", $"A request can have {flest} header fields here, of {stoerst} characters in all."));

    public static Fejl UacceptabelMedietype(string accept, IEnumerable<string> kendte) => new(
        406, "uacceptabel-medietype", new Tekst("Medietypen kan ikke leveres", "Not acceptable"),
        new Tekst($"Forespørgslens hoved Accept var '{Kort(accept)}', men her kan svares med {string.Join(", ", kendte)}.", $"The Accept header was '{Kort(accept)}', but this address can answer {string.Join(", ", kendte)}."))
    {
        Variabel = "Accept",
        Vaerdi = Kort(accept),
    };

    public static Fejl ForMangeKald(int kald, int sekunder) => new(
        429, "for-mange-kald", new Tekst("For mange kald", "Too many requests"),
        new Tekst($"Der kan kaldes {kald} gange på {sekunder} sekunder (maxCallsPerTimeWindow, timeWindow); svarhovedet Retry-After siger, hvornår der er plads igen.", $"{kald} calls can be made in {sekunder} seconds (maxCallsPerTimeWindow, timeWindow); the Retry-After header tells when there is room again."));

    public static Fejl UkendtVaert(string vaert) => new(
        400, "ukendt-vaert", new Tekst("Tjenesten kendes ikke under det navn", "The service is not known by that name"),
        new Tekst(
            $"Der er spurgt under navnet '{vaert}'. Den, der driver tjenesten, kan tilføje det (Http:Webadresse eller Http:AllowedHosts).",
            $"The request came to the name '{vaert}'. Whoever runs the service can add it (Http:Webadresse or Http:AllowedHosts)."));

    public static Fejl ForMangeSamtidige(int hoejst) => new(
        429, "for-mange-samtidige-kald", new Tekst("For mange kald på én gang", "Too many requests at the same time"),
        new Tekst(
            $"En klient kan have {hoejst} kald i gang ad gangen og nogle flere, der venter. Vent på svar, før der spørges igen.",
            $"A client can have {hoejst} requests under way at a time and some more that wait. Please await answers before asking again."));

    public static Fejl Overbelastet() => new(
        503, "overbelastet", new Tekst("Tjenesten har for travlt", "The service is too busy"),
        new Tekst("Der er for mange forespørgsler i gang. Prøv igen om lidt.", "Too many requests are under way. Please try again shortly."));

    public static Fejl ForLangTid() => new(
        503, "for-lang-tid", new Tekst("Forespørgslen tog for lang tid", "The request took too long"),
        new Tekst("Forespørgslen blev opgivet. Prøv igen om lidt.", "The request was given up. Please try again shortly."));

    public static Fejl AndenStatus(int status) => new(
        status, "http-" + status.ToString(CultureInfo.InvariantCulture), new Tekst("Forespørgslen kunne ikke besvares", "The request could not be answered"),
        new Tekst($"Tjenesten svarede med HTTP-status {status}.", $"The service answered with HTTP status {status}."));

    public static Fejl Intern() => new(
        500, "intern-fejl", new Tekst("Der opstod en fejl", "Internal error"),
        new Tekst("Fejlen ligger hos os og er noteret. Prøv igen senere.", "The fault is ours and has been noted. Please try again later."));

    public static Fejl IngenUdgivelse() => new(
        503, "ingen-udgivelse", new Tekst("Tallene er på vej", "The figures are on their way"),
        new Tekst("Der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.", "No published release has been loaded yet. Please try again shortly."));

    public static Fejl UkendtSprog(string lang) => new(
        400, "ukendt-sprog", new Tekst("Sproget understøttes ikke", "Unsupported language"),
        new Tekst($"'lang' kan være da eller en, men var '{Kort(lang)}'.", $"'lang' can be da or en, but was '{Kort(lang)}'."))
    {
        Variabel = "lang",
        Vaerdi = Kort(lang),
    };

    public static Fejl UkendtParameter(string navn) => new(
        400, "ukendt-parameter", new Tekst("Ukendt parameter", "Unknown parameter"),
        new Tekst($"Parameteren '{Kort(navn)}' findes ikke her.", $"There is no parameter '{Kort(navn)}' here."))
    {
        Variabel = Kort(navn),
    };

    /// <summary>A name that is nearly a known one: what was meant is not guessed at.</summary>
    public static Fejl MentParameter(string navn, string ment) => new(
        400, "ukendt-parameter", new Tekst("Ukendt parameter", "Unknown parameter"),
        new Tekst(
            $"Parameteren '{Kort(navn)}' findes ikke her. Er '{Kort(ment)}' ment?",
            $"There is no parameter '{Kort(navn)}' here. Is '{Kort(ment)}' meant?"))
    {
        Variabel = Kort(navn),
    };

    /// <summary>A selection in the address where it stands elsewhere.</summary>
    public static Fejl ValgHoererIkkeTilHer(string navn) => new(
        400, "ukendt-parameter", new Tekst("Ukendt parameter", "Unknown parameter"),
        new Tekst(
            $"'{Kort(navn)}' kan ikke vælge noget her: udvalget står i indholdet eller i den gemte forespørgsel.",
            $"'{Kort(navn)}' cannot select anything here: the selection stands in the body or in the saved query."))
    {
        Variabel = Kort(navn),
    };

    public static Fejl UgyldigParameter(string navn, string vaerdi, Tekst krav) => new(
        400, "ugyldig-parameter", new Tekst("Ugyldig parameter", "Invalid parameter"),
        new Tekst($"'{navn}' skal være {krav.Da}, men var '{Kort(vaerdi)}'.", $"'{navn}' must be {krav.En}, but was '{Kort(vaerdi)}'."))
    {
        Variabel = navn,
        Vaerdi = Kort(vaerdi),
    };

    public static Fejl UgyldigJson(string hvor, Tekst hvorfor) => UgyldigJson(hvor, new Tekst("", ""), hvorfor);

    /// <summary>The same, with where in the text that is.</summary>
    public static Fejl UgyldigJson(string hvor, Tekst position, Tekst hvorfor) => new(
        400, "ugyldig-json", new Tekst("Indholdet kan ikke læses", "The body cannot be read"),
        new Tekst($"Ved {Kort(hvor)}{position.Da}: {hvorfor.Da}", $"At {Kort(hvor)}{position.En}: {hvorfor.En}"));

    public static Fejl IngenForespoergsel() => new(
        400, "ingen-forespoergsel", new Tekst("Forespørgslen mangler", "No query specified"),
        new Tekst("Indholdet skal være et JSON-objekt med 'selection'. En tom 'selection' giver standardudvalget.", "The body must be a JSON object with 'selection'. An empty 'selection' gives the default selection."));

    // Keys

    public static Fejl ManglendeNoegle() => new(
        401, "manglende-noegle", new Tekst("Nøglen mangler", "Missing key"),
        new Tekst("Send organisationens nøgle i hovedet Authorization: alene, eller efter ordet Bearer.", "Send your organisation's key in the Authorization header: alone, or after the word Bearer."));

    public static Fejl ForkertNoegle() => new(
        401, "forkert-noegle", new Tekst("Forkert nøgle eller nøglen er udløbet.", "Wrong key, or the key has expired."),
        new Tekst("Forkert nøgle eller nøglen er udløbet. Bed udgiveren om en ny.", "Wrong key, or the key has expired. Ask the publisher for a new one."));

    // Tables

    public static Fejl UkendtTabel(string id) => new(
        404, "ukendt-tabel", new Tekst("Tabellen findes ikke", "Non-existent table"),
        new Tekst($"Der er ingen tabel '{Kort(id)}' i udgivelsen.", $"There is no table '{Kort(id)}' in the release."))
    {
        Vaerdi = Kort(id),
    };

    public static Fejl UkendtSide(string side, int sider) => new(
        404, "ukendt-side", new Tekst("Siden findes ikke", "Non-existent page"),
        new Tekst($"Side {Kort(side)} findes ikke; der er {sider}.", $"There is no page {Kort(side)}; there are {sider}."))
    {
        Variabel = "pageNumber",
        Vaerdi = Kort(side),
    };

    // Selections

    public static Fejl UkendtVariabel(string navn, string tabel) => new(
        400, "ukendt-variabel", new Tekst("Variablen findes ikke", "Non-existent variable"),
        new Tekst($"Tabellen {tabel} har ingen variabel '{Kort(navn)}'.", $"Table {tabel} has no variable '{Kort(navn)}'."))
    {
        Variabel = Kort(navn),
    };

    public static Fejl VariabelGentaget(string variabel) => new(
        400, "variabel-gentaget", new Tekst("Variablen er valgt to gange", "Variable selected twice"),
        new Tekst($"Variablen '{variabel}' må kun stå én gang i udvalget.", $"Variable '{variabel}' may stand only once in the selection."))
    {
        Variabel = variabel,
    };

    /// <param name="variabel">The variable.</param>
    /// <param name="vaerdi">What was asked for.</param>
    /// <param name="medPlus">The value that it is when a plus is put to it, which an unencoded address turns into a blank; else null.</param>
    public static Fejl UkendtVaerdi(string variabel, string vaerdi, string? medPlus = null) => new(
        400, UkendtVaerdiKode, new Tekst("Værdien findes ikke", "Non-existent value"),
        new Tekst(
            $"Variablen '{variabel}' har ingen værdi '{Kort(vaerdi)}'." + (medPlus is null ? "" : $" Er '{medPlus}' ment, skrives plus som %2B i en adresse."),
            $"Variable '{variabel}' has no value '{Kort(vaerdi)}'." + (medPlus is null ? "" : $" If '{medPlus}' is meant, write the plus as %2B in an address.")))
    {
        Variabel = variabel,
        Vaerdi = Kort(vaerdi),
    };

    /// <param name="parameter">What the client called it.</param>
    /// <param name="periode">What was asked for.</param>
    /// <param name="nyeste">The newest that there is; null for none.</param>
    public static Fejl UkendtPeriode(string parameter, string periode, string? nyeste) => new(
        400, UkendtVaerdiKode, new Tekst("Værdien findes ikke", "Non-existent value"),
        new Tekst(
            $"'{parameter}' har ingen periode '{Kort(periode)}'." + (nyeste is null ? "" : $" Den nyeste er {nyeste}."),
            $"'{parameter}' has no period '{Kort(periode)}'." + (nyeste is null ? "" : $" The newest is {nyeste}.")))
    {
        Variabel = parameter,
        Vaerdi = Kort(periode),
    };

    public static Fejl ManglendeValg(string variabel) => new(
        400, "manglende-valg", new Tekst("Der mangler et valg for en obligatorisk variabel", "Missing selection for mandatory variable"),
        new Tekst($"Variablen '{variabel}' har ingen total og skal derfor vælges.", $"Variable '{variabel}' has no total and must therefore be selected."))
    {
        Variabel = variabel,
    };

    public static Fejl UlovligtUdtryk(string variabel, string udtryk) => new(
        400, "ulovligt-udtryk", new Tekst("Ulovligt udtryk", "Illegal selection expression"),
        new Tekst($"Udtrykket '{Kort(udtryk)}' for variablen '{variabel}' kan ikke læses.", $"The expression '{Kort(udtryk)}' for variable '{variabel}' cannot be read."))
    {
        Variabel = variabel,
        Vaerdi = Kort(udtryk),
    };

    public static Fejl FlereSlagsPerioder(string variabel, string udtryk) => new(
        400, "flere-slags-perioder", new Tekst("Perioderne er ikke af samme slags", "The periods are not of one kind"),
        new Tekst(
            $"Udtrykket '{Kort(udtryk)}' går fra en slags periode til en anden. De overlapper; vælg hver slags for sig.",
            $"The expression '{Kort(udtryk)}' goes from one kind of period to another. They overlap; select each kind by itself."))
    {
        Variabel = variabel,
        Vaerdi = Kort(udtryk),
    };

    public static Fejl IntetMatch(string variabel, string udtryk) => new(
        400, "intet-match", new Tekst("Udtrykket rammer ingen værdi", "The expression matches no value"),
        new Tekst($"Udtrykket '{Kort(udtryk)}' rammer ingen værdi af variablen '{variabel}'.", $"The expression '{Kort(udtryk)}' matches no value of variable '{variabel}'."))
    {
        Variabel = variabel,
        Vaerdi = Kort(udtryk),
    };

    public static Fejl UkendtKodeliste(string variabel, string kodeliste) => new(
        400, "ukendt-kodeliste", new Tekst("Kodelisten findes ikke", "Non-existent codelist"),
        new Tekst($"Variablen '{Kort(variabel)}' har ingen kodeliste '{Kort(kodeliste)}'.", $"Variable '{Kort(variabel)}' has no codelist '{Kort(kodeliste)}'."))
    {
        Variabel = Kort(variabel),
        Vaerdi = Kort(kodeliste),
    };

    public static Fejl UkendtKodeliste(string id) => new(
        404, "ukendt-kodeliste", new Tekst("Kodelisten findes ikke", "Non-existent codelist"),
        new Tekst($"Der er ingen kodeliste '{Kort(id)}' i udgivelsen.", $"There is no codelist '{Kort(id)}' in the release."))
    {
        Vaerdi = Kort(id),
    };

    public static Fejl UdenForKodeliste(string variabel, string vaerdi, string kodeliste) => new(
        400, UkendtVaerdiKode, new Tekst("Værdien findes ikke", "Non-existent value"),
        new Tekst($"Kodelisten '{kodeliste}' for variablen '{variabel}' har ingen værdi '{Kort(vaerdi)}'.", $"Codelist '{kodeliste}' of variable '{variabel}' has no value '{Kort(vaerdi)}'."))
    {
        Variabel = variabel,
        Vaerdi = Kort(vaerdi),
    };

    public static Fejl KodelisteUdenValg(string variabel, string kodeliste) => new(
        400, "kodeliste-uden-valg", new Tekst("Kodelisten mangler et valg", "Codelist without a selection"),
        new Tekst($"Kodelisten '{kodeliste}' for variablen '{variabel}' skal følges af de værdier, der ønskes; * er dem alle.", $"Codelist '{kodeliste}' of variable '{variabel}' must come with the values that are wanted; * is all of them."))
    {
        Variabel = variabel,
        Vaerdi = kodeliste,
    };

    public static Fejl UkendtPeriodetype(string parameter, string type, IEnumerable<string> kendte) => new(
        400, "ukendt-periodetype", new Tekst("Tabellen har ingen perioder af den slags", "The table has no periods of that kind"),
        new Tekst($"'{Kort(parameter)}' kan gælde {string.Join(", ", kendte)}, men var '{Kort(type)}'.", $"'{Kort(parameter)}' can be about {string.Join(", ", kendte)}, but was '{Kort(type)}'."))
    {
        Variabel = Kort(parameter),
        Vaerdi = Kort(type),
    };

    public static Fejl FlereHierarkier(string foerste, string andet) => new(
        400, "flere-hierarkier", new Tekst("Et hierarki ad gangen", "One hierarchy at a time"),
        new Tekst($"'{Kort(foerste)}' og '{Kort(andet)}' deler den samme variabel; vælg det ene.", $"'{Kort(foerste)}' and '{Kort(andet)}' divide the same variable; choose one of them."))
    {
        Variabel = Kort(andet),
    };

    public static Fejl UlovligPlacering(string variabel, Tekst hvorfor) => new(
        400, "ulovlig-placering", new Tekst("Ulovlig placering", "Illegal placement"),
        new Tekst($"'heading' og 'stub' skal tilsammen rumme de valgte variable, hver én gang: '{Kort(variabel)}' {hvorfor.Da}.", $"'heading' and 'stub' must together hold the selected variables, each once: '{Kort(variabel)}' {hvorfor.En}."))
    {
        Variabel = Kort(variabel),
    };

    public static Fejl ForMangeCeller(long celler, int loft) => new(
        403, "for-mange-celler", new Tekst("Der er valgt for mange celler", "Too many cells selected"),
        new Tekst($"Udvalget har {celler} celler; der kan hentes {loft} ad gangen (maxDataCells).", $"The selection has {celler} cells; {loft} can be fetched at a time (maxDataCells)."));

    // Saved queries

    public static Fejl UkendtForespoergsel(string id) => new(
        404, "ukendt-forespoergsel", new Tekst("Den gemte forespørgsel findes ikke", "Saved query not found"),
        new Tekst($"Der er ingen gemt forespørgsel '{Kort(id)}'.", $"There is no saved query '{Kort(id)}'."))
    {
        Vaerdi = Kort(id),
    };

    public static Fejl LagerErFuldt(int hoejst) => new(
        403, "ikke-plads-til-flere", new Tekst("Der kan ikke gemmes flere forespørgsler", "No more queries can be saved"),
        new Tekst($"Tjenesten gemmer højst {hoejst} forespørgsler. Send udvalget med POST til tabellens 'data' i stedet.", $"The service keeps at most {hoejst} queries. Send the selection by POST to the table's 'data' instead."));

    public static Fejl SavedQueryTooLarge(int bytes, int mostBytes, int values, int mostValues) => new(
        413, "for-stor-forespoergsel", new Tekst("Forespørgslen er for stor til at gemmes", "The query is too large to be saved"),
        new Tekst($"Der gemmes højst {mostValues} koder og udtryk og {mostBytes} bytes af en forespørgsel; denne har {values} og {bytes}. Brug udtryk som '*' eller 'TOP(4)', eller send udvalget med POST til tabellens 'data'.", $"At most {mostValues} codes and expressions and {mostBytes} bytes are kept of a query; this one has {values} and {bytes}. Use expressions such as '*' or 'TOP(4)', or send the selection by POST to the table's 'data'."));

    public static Fejl TooManySavedQueries(int perDay) => new(
        429, "for-mange-gemte", new Tekst("For mange gemte forespørgsler i dag", "Too many queries saved today"),
        new Tekst($"Den samme afsender kan gemme {perDay} nye forespørgsler på et døgn; svarhovedet Retry-After siger, hvornår der er plads igen. Gemte forespørgsler kan hentes som før.", $"The same client can save {perDay} new queries in a day; the Retry-After header tells when there is room again. Saved queries can be fetched as before."));

    public static Fejl LagerErVaek() => new(
        503, "lager-utilgaengeligt", new Tekst("Gemte forespørgsler kan ikke nås lige nu", "Saved queries are out of reach at the moment"),
        new Tekst("Tallene selv kan hentes; prøv den gemte forespørgsel igen om lidt.", "The figures themselves can be had; please try the saved query again shortly."));

    // Formats

    public static Fejl UkendtFormat(string format, IEnumerable<string> kendte) => new(
        400, "ukendt-format", new Tekst("Formatet understøttes ikke", "Unsupported output format"),
        new Tekst($"'outputFormat' kan være {string.Join(" eller ", kendte)}, men var '{Kort(format)}'.", $"'outputFormat' can be {string.Join(" or ", kendte)}, but was '{Kort(format)}'."))
    {
        Variabel = "outputFormat",
        Vaerdi = Kort(format),
    };

    public static Fejl UkendtTabelformat(string format, params IEnumerable<string> kendte) => new(
        400, "ukendt-format", new Tekst("Formatet understøttes ikke", "Unsupported format"),
        new Tekst($"Formatet kan være {string.Join(" eller ", kendte)}, men var '{Kort(format)}'.", $"The format can be {string.Join(" or ", kendte)}, but was '{Kort(format)}'."))
    {
        Variabel = "format",
        Vaerdi = Kort(format),
    };

    public static Fejl UkendtFormatparameter(string parameter, string format) => new(
        400, "ukendt-formatparameter", new Tekst("Ukendt formatparameter", "Unsupported output format parameter"),
        new Tekst($"Formatet {format} har ingen 'outputFormatParams' '{Kort(parameter)}'.", $"Format {format} has no 'outputFormatParams' '{Kort(parameter)}'."))
    {
        Variabel = "outputFormatParams",
        Vaerdi = Kort(parameter),
    };

    public static Fejl ModstridendeFormatparametre(string foerste, string anden) => new(
        400, "modstridende-formatparametre", new Tekst("Modstridende formatparametre", "Conflicting output format parameters"),
        new Tekst($"'outputFormatParams' kan ikke rumme både {foerste} og {anden}.", $"'outputFormatParams' cannot hold both {foerste} and {anden}."))
    {
        Variabel = "outputFormatParams",
        Vaerdi = anden,
    };

    public static Fejl ForStortArk(long kolonner, long raekker, int flestKolonner, int flestRaekker) => new(
        400, "for-stort-ark", new Tekst("Udvalget kan ikke være på et regneark", "The selection does not fit a sheet"),
        new Tekst($"Udvalget giver {kolonner} kolonner og {raekker} rækker; et ark kan have {flestKolonner} kolonner og {flestRaekker} rækker. Flyt variable fra 'heading' til 'stub', eller vælg csv.", $"The selection makes {kolonner} columns and {raekker} rows; a sheet can have {flestKolonner} columns and {flestRaekker} rows. Move variables from 'heading' to 'stub', or choose csv."))
    {
        Variabel = "heading",
    };

    private static string Kort(string tekst) => tekst.Length <= LaengsteGentagelse ? tekst : tekst[..LaengsteGentagelse] + "…";
}
