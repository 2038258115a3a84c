using System.Globalization;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Errors;

/// <summary>Every error that a client can meet, with its status, its stable code and its words.</summary>
internal static class ErrorList
{
    /// <summary>What a client sent is repeated in an answer up to this length.</summary>
    private const int LongestEcho = 100;

    /// <summary>The code of <see cref="UnknownPath"/>.</summary>
    public const string UnknownPathCode = "ukendt-sti";

    /// <summary>The code of <see cref="UnknownValue"/>.</summary>
    public const string UnknownValueCode = "ukendt-vaerdi";

    // The request as such

    public static Error UnknownPath(string path) => new(
        404, UnknownPathCode, new BilingualText("Siden findes ikke", "Not found"),
        new BilingualText(
            $"Der er intet på adressen '{Short(path)}'. Tjenestens adresser står på /swagger.",
            $"There is nothing at '{Short(path)}'. The addresses of this service are listed at /swagger."));

    public static Error WrongMethod(string method) => new(
        405, "forkert-metode", new BilingualText("Metoden er ikke tilladt", "Method not allowed"),
        new BilingualText(
            $"Adressen kan ikke kaldes med {Short(method)}; se svarhovedet Allow.",
            $"This address cannot be called with {Short(method)}; see the Allow header."));

    public static Error WrongMediaType(string? mediaType) => new(
        415, "forkert-medietype", new BilingualText("Medietypen understøttes ikke", "Unsupported media type"),
        new BilingualText(
            $"Indholdet skal være application/json, men var '{Short(mediaType ?? "")}'.",
            $"The body must be application/json, but was '{Short(mediaType ?? "")}'."));

    public static Error BodyTooLarge() => new(
        413, "for-stort-indhold", new BilingualText("Indholdet er for stort", "Content too large"),
        new BilingualText(
            "Et udvalg må højst fylde 1 MB, en gemt forespørgsel 64 KB.",
            "A selection may take up at most 1 MB, a saved query 64 KB."));

    public static Error AddressTooLong(int length, int atMost) => new(
        414, "for-lang-adresse", new BilingualText("Adressen er for lang", "The address is too long"),
        new BilingualText(
            $"Adressen har {length} tegn; her kan den have {atMost}. Send udvalget med POST til tabellens 'data' i stedet.",
            $"The address has {length} characters; here it can have {atMost}. Send the selection by POST to the table's 'data' instead."));

    public static Error HeadersTooLarge(int most, int largest) => new(
        431, "for-store-hoveder", new BilingualText("Forespørgslens hoveder er for store", "Request header fields too large"),
        new BilingualText(
            $"En forespørgsel kan her have {most} hoveder, som tilsammen fylder {largest} tegn.",
            $"A request can have {most} header fields here, of {largest} characters in all."));

    public static Error UnacceptableMediaType(string accept, IEnumerable<string> known) => new(
        406, "uacceptabel-medietype", new BilingualText("Medietypen kan ikke leveres", "Not acceptable"),
        new BilingualText(
            $"Forespørgslens hoved Accept var '{Short(accept)}', men her kan svares med {string.Join(", ", known)}.",
            $"The Accept header was '{Short(accept)}', but this address can answer {string.Join(", ", known)}."))
    {
        Variable = "Accept",
        Value = Short(accept),
    };

    public static Error TooManyCalls(int call, int seconds) => new(
        429, "for-mange-kald", new BilingualText("For mange kald", "Too many requests"),
        new BilingualText(
            $"Der kan kaldes {call} gange på {seconds} sekunder (maxCallsPerTimeWindow, timeWindow); svarhovedet Retry-After siger, "
                + "hvornår der er plads igen.",
            $"{call} calls can be made in {seconds} seconds (maxCallsPerTimeWindow, timeWindow); the Retry-After header tells when there "
                + "is room again."));

    public static Error UnknownHost(string host) => new(
        400, "ukendt-vaert", new BilingualText("Tjenesten kendes ikke under det navn", "The service is not known by that name"),
        new BilingualText(
            $"Der er spurgt under navnet '{host}'. Den, der driver tjenesten, kan tilføje det (Http:Webadresse eller Http:AllowedHosts).",
            $"The request came to the name '{host}'. Whoever runs the service can add it (Http:Webadresse or Http:AllowedHosts)."));

    public static Error TooManyConcurrent(int atMost) => new(
        429, "for-mange-samtidige-kald", new BilingualText("For mange kald på én gang", "Too many requests at the same time"),
        new BilingualText(
            $"En klient kan have {atMost} kald i gang ad gangen og nogle flere, der venter. Vent på svar, før der spørges igen.",
            $"A client can have {atMost} requests under way at a time and some more that wait. Please await answers before asking again."));

    public static Error Overloaded() => new(
        503, "overbelastet", new BilingualText("Tjenesten har for travlt", "The service is too busy"),
        new BilingualText(
            "Der er for mange forespørgsler i gang. Prøv igen om lidt.",
            "Too many requests are under way. Please try again shortly."));

    public static Error TooLongTime() => new(
        503, "for-lang-tid", new BilingualText("Forespørgslen tog for lang tid", "The request took too long"),
        new BilingualText("Forespørgslen blev opgivet. Prøv igen om lidt.", "The request was given up. Please try again shortly."));

    public static Error OtherStatus(int status) => new(
        status,
        "http-" + status.ToString(CultureInfo.InvariantCulture),
        new BilingualText("Forespørgslen kunne ikke besvares", "The request could not be answered"),
        new BilingualText($"Tjenesten svarede med HTTP-status {status}.", $"The service answered with HTTP status {status}."));

    public static Error Intern() => new(
        500, "intern-fejl", new BilingualText("Der opstod en fejl", "Internal error"),
        new BilingualText(
            "Fejlen ligger hos os og er noteret. Prøv igen senere.",
            "The fault is ours and has been noted. Please try again later."));

    public static Error NoRelease() => new(
        503, "ingen-udgivelse", new BilingualText("Tallene er på vej", "The figures are on their way"),
        new BilingualText(
            "Der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.",
            "No published release has been loaded yet. Please try again shortly."));

    public static Error UnknownLanguage(string asked) => new(
        400, "ukendt-sprog", new BilingualText("Sproget understøttes ikke", "Unsupported language"),
        new BilingualText(
            $"'lang' kan være da eller en, men var '{Short(asked)}'.",
            $"'lang' can be da or en, but was '{Short(asked)}'."))
    {
        Variable = "lang",
        Value = Short(asked),
    };

    /// <summary>A name that is nearly a known one: what was meant is not guessed at.</summary>
    public static Error MeantParameter(string name, string meant) => new(
        400, "ukendt-parameter", new BilingualText("Ukendt parameter", "Unknown parameter"),
        new BilingualText(
            $"Parameteren '{Short(name)}' findes ikke her. Er '{Short(meant)}' ment?",
            $"There is no parameter '{Short(name)}' here. Is '{Short(meant)}' meant?"))
    {
        Variable = Short(name),
    };

    /// <summary>A selection in the address where it stands elsewhere.</summary>
    public static Error SelectionNotHere(string name) => new(
        400, "ukendt-parameter", new BilingualText("Ukendt parameter", "Unknown parameter"),
        new BilingualText(
            $"'{Short(name)}' kan ikke vælge noget her: udvalget står i indholdet eller i den gemte forespørgsel.",
            $"'{Short(name)}' cannot select anything here: the selection stands in the body or in the saved query."))
    {
        Variable = Short(name),
    };

    public static Error InvalidParameter(string name, string value, BilingualText requirement) => new(
        400, "ugyldig-parameter", new BilingualText("Ugyldig parameter", "Invalid parameter"),
        new BilingualText(
            $"'{name}' skal være {requirement.Da}, men var '{Short(value)}'.",
            $"'{name}' must be {requirement.En}, but was '{Short(value)}'."))
    {
        Variable = name,
        Value = Short(value),
    };

    public static Error InvalidJson(string phrase, BilingualText why) => InvalidJson(phrase, new BilingualText("", ""), why);

    /// <summary>The same, with where in the text that is.</summary>
    public static Error InvalidJson(string phrase, BilingualText position, BilingualText why) => new(
        400, "ugyldig-json", new BilingualText("Indholdet kan ikke læses", "The body cannot be read"),
        new BilingualText($"Ved {Short(phrase)}{position.Da}: {why.Da}", $"At {Short(phrase)}{position.En}: {why.En}"));

    public static Error NoQuery() => new(
        400, "ingen-forespoergsel", new BilingualText("Forespørgslen mangler", "No query specified"),
        new BilingualText(
            "Indholdet skal være et JSON-objekt med 'selection'. En tom 'selection' giver standardudvalget.",
            "The body must be a JSON object with 'selection'. An empty 'selection' gives the default selection."));

    // Keys

    public static Error MissingKey() => new(
        401, "manglende-noegle", new BilingualText("Nøglen mangler", "Missing key"),
        new BilingualText(
            "Send organisationens nøgle i hovedet Authorization: alene, eller efter ordet Bearer.",
            "Send your organisation's key in the Authorization header: alone, or after the word Bearer."));

    public static Error WrongKey() => new(
        401, "forkert-noegle", new BilingualText("Forkert nøgle eller nøglen er udløbet.", "Wrong key, or the key has expired."),
        new BilingualText(
            "Forkert nøgle eller nøglen er udløbet. Bed udgiveren om en ny.",
            "Wrong key, or the key has expired. Ask the publisher for a new one."));

    // Tables

    public static Error UnknownTable(string id) => new(
        404, "ukendt-tabel", new BilingualText("Tabellen findes ikke", "Non-existent table"),
        new BilingualText($"Der er ingen tabel '{Short(id)}' i udgivelsen.", $"There is no table '{Short(id)}' in the release."))
    {
        Value = Short(id),
    };

    public static Error UnknownPage(string page, int pages) => new(
        404, "ukendt-side", new BilingualText("Siden findes ikke", "Non-existent page"),
        new BilingualText($"Side {Short(page)} findes ikke; der er {pages}.", $"There is no page {Short(page)}; there are {pages}."))
    {
        Variable = "pageNumber",
        Value = Short(page),
    };

    // Selections

    public static Error UnknownVariable(string name, string table) => new(
        400, "ukendt-variabel", new BilingualText("Variablen findes ikke", "Non-existent variable"),
        new BilingualText($"Tabellen {table} har ingen variabel '{Short(name)}'.", $"Table {table} has no variable '{Short(name)}'."))
    {
        Variable = Short(name),
    };

    public static Error VariableRepeated(string variable) => new(
        400, "variabel-gentaget", new BilingualText("Variablen er valgt to gange", "Variable selected twice"),
        new BilingualText(
            $"Variablen '{variable}' må kun stå én gang i udvalget.",
            $"Variable '{variable}' may stand only once in the selection."))
    {
        Variable = variable,
    };

    /// <param name="variable">The variable.</param>
    /// <param name="value">What was asked for.</param>
    /// <param name="withPlus">The value that it is when a plus is put to it, which an unencoded address turns into a blank; else
    /// null.</param>
    public static Error UnknownValue(string variable, string value, string? withPlus = null) => new(
        400, UnknownValueCode, new BilingualText("Værdien findes ikke", "Non-existent value"),
        new BilingualText(
            $"Variablen '{variable}' har ingen værdi '{Short(value)}'."
                + (withPlus is null ? "" : $" Er '{withPlus}' ment, skrives plus som %2B i en adresse."),
            $"Variable '{variable}' has no value '{Short(value)}'."
                + (withPlus is null ? "" : $" If '{withPlus}' is meant, write the plus as %2B in an address.")))
    {
        Variable = variable,
        Value = Short(value),
    };

    /// <param name="parameter">What the client called it.</param>
    /// <param name="period">What was asked for.</param>
    /// <param name="newest">The newest that there is; null for none.</param>
    public static Error UnknownPeriod(string parameter, string period, string? newest) => new(
        400, UnknownValueCode, new BilingualText("Værdien findes ikke", "Non-existent value"),
        new BilingualText(
            $"'{parameter}' har ingen periode '{Short(period)}'." + (newest is null ? "" : $" Den nyeste er {newest}."),
            $"'{parameter}' has no period '{Short(period)}'." + (newest is null ? "" : $" The newest is {newest}.")))
    {
        Variable = parameter,
        Value = Short(period),
    };

    public static Error MissingSelection(string variable) => new(
        400,
        "manglende-valg",
        new BilingualText("Der mangler et valg for en obligatorisk variabel", "Missing selection for mandatory variable"),
        new BilingualText(
            $"Variablen '{variable}' har ingen total og skal derfor vælges.",
            $"Variable '{variable}' has no total and must therefore be selected."))
    {
        Variable = variable,
    };

    public static Error IllegalExpression(string variable, string expression) => new(
        400, "ulovligt-udtryk", new BilingualText("Ulovligt udtryk", "Illegal selection expression"),
        new BilingualText(
            $"Udtrykket '{Short(expression)}' for variablen '{variable}' kan ikke læses.",
            $"The expression '{Short(expression)}' for variable '{variable}' cannot be read."))
    {
        Variable = variable,
        Value = Short(expression),
    };

    public static Error SeveralPeriodKinds(string variable, string expression) => new(
        400, "flere-slags-perioder", new BilingualText("Perioderne er ikke af samme slags", "The periods are not of one kind"),
        new BilingualText(
            $"Udtrykket '{Short(expression)}' går fra en slags periode til en anden. De overlapper; vælg hver slags for sig.",
            $"The expression '{Short(expression)}' goes from one kind of period to another. They overlap; select each kind by itself."))
    {
        Variable = variable,
        Value = Short(expression),
    };

    public static Error NoMatch(string variable, string expression) => new(
        400, "intet-match", new BilingualText("Udtrykket rammer ingen værdi", "The expression matches no value"),
        new BilingualText(
            $"Udtrykket '{Short(expression)}' rammer ingen værdi af variablen '{variable}'.",
            $"The expression '{Short(expression)}' matches no value of variable '{variable}'."))
    {
        Variable = variable,
        Value = Short(expression),
    };

    public static Error UnknownCodelist(string variable, string codelist) => new(
        400, "ukendt-kodeliste", new BilingualText("Kodelisten findes ikke", "Non-existent codelist"),
        new BilingualText(
            $"Variablen '{Short(variable)}' har ingen kodeliste '{Short(codelist)}'.",
            $"Variable '{Short(variable)}' has no codelist '{Short(codelist)}'."))
    {
        Variable = Short(variable),
        Value = Short(codelist),
    };

    public static Error UnknownCodelist(string id) => new(
        404, "ukendt-kodeliste", new BilingualText("Kodelisten findes ikke", "Non-existent codelist"),
        new BilingualText($"Der er ingen kodeliste '{Short(id)}' i udgivelsen.", $"There is no codelist '{Short(id)}' in the release."))
    {
        Value = Short(id),
    };

    public static Error OutsideCodelist(string variable, string value, string codelist) => new(
        400, UnknownValueCode, new BilingualText("Værdien findes ikke", "Non-existent value"),
        new BilingualText(
            $"Kodelisten '{codelist}' for variablen '{variable}' har ingen værdi '{Short(value)}'.",
            $"Codelist '{codelist}' of variable '{variable}' has no value '{Short(value)}'."))
    {
        Variable = variable,
        Value = Short(value),
    };

    public static Error CodelistWithoutSelection(string variable, string codelist) => new(
        400, "kodeliste-uden-valg", new BilingualText("Kodelisten mangler et valg", "Codelist without a selection"),
        new BilingualText(
            $"Kodelisten '{codelist}' for variablen '{variable}' skal følges af de værdier, der ønskes; * er dem alle.",
            $"Codelist '{codelist}' of variable '{variable}' must come with the values that are wanted; * is all of them."))
    {
        Variable = variable,
        Value = codelist,
    };

    public static Error UnknownPeriodType(string parameter, string type, IEnumerable<string> known) => new(
        400, "ukendt-periodetype", new BilingualText("Tabellen har ingen perioder af den slags", "The table has no periods of that kind"),
        new BilingualText(
            $"'{Short(parameter)}' kan gælde {string.Join(", ", known)}, men var '{Short(type)}'.",
            $"'{Short(parameter)}' can be about {string.Join(", ", known)}, but was '{Short(type)}'."))
    {
        Variable = Short(parameter),
        Value = Short(type),
    };

    public static Error SeveralHierarchies(string first, string otherOne) => new(
        400, "flere-hierarkier", new BilingualText("Et hierarki ad gangen", "One hierarchy at a time"),
        new BilingualText(
            $"'{Short(first)}' og '{Short(otherOne)}' deler den samme variabel; vælg det ene.",
            $"'{Short(first)}' and '{Short(otherOne)}' divide the same variable; choose one of them."))
    {
        Variable = Short(otherOne),
    };

    public static Error IllegalPlacement(string variable, BilingualText why) => new(
        400, "ulovlig-placering", new BilingualText("Ulovlig placering", "Illegal placement"),
        new BilingualText(
            $"'heading' og 'stub' skal tilsammen rumme de valgte variable, hver én gang: '{Short(variable)}' {why.Da}.",
            $"'heading' and 'stub' must together hold the selected variables, each once: '{Short(variable)}' {why.En}."))
    {
        Variable = Short(variable),
    };

    public static Error TooManyCells(long cells, int ceiling) => new(
        403, "for-mange-celler", new BilingualText("Der er valgt for mange celler", "Too many cells selected"),
        new BilingualText(
            $"Udvalget har {cells} celler; der kan hentes {ceiling} ad gangen (maxDataCells).",
            $"The selection has {cells} cells; {ceiling} can be fetched at a time (maxDataCells)."));

    // Saved queries

    public static Error UnknownQuery(string id) => new(
        404, "ukendt-forespoergsel", new BilingualText("Den gemte forespørgsel findes ikke", "Saved query not found"),
        new BilingualText($"Der er ingen gemt forespørgsel '{Short(id)}'.", $"There is no saved query '{Short(id)}'."))
    {
        Value = Short(id),
    };

    public static Error StoreIsFull(int atMost) => new(
        403, "ikke-plads-til-flere", new BilingualText("Der kan ikke gemmes flere forespørgsler", "No more queries can be saved"),
        new BilingualText(
            $"Tjenesten gemmer højst {atMost} forespørgsler. Send udvalget med POST til tabellens 'data' i stedet.",
            $"The service keeps at most {atMost} queries. Send the selection by POST to the table's 'data' instead."));

    public static Error SavedQueryTooLarge(int bytes, int mostBytes, int values, int mostValues) => new(
        413, "for-stor-forespoergsel", new BilingualText("Forespørgslen er for stor til at gemmes", "The query is too large to be saved"),
        new BilingualText(
            $"Der gemmes højst {mostValues} koder og udtryk og {mostBytes} bytes af en forespørgsel; denne har {values} og {bytes}. Brug "
                + "udtryk som '*' eller 'TOP(4)', eller send udvalget med POST til tabellens 'data'.",
            $"At most {mostValues} codes and expressions and {mostBytes} bytes are kept of a query; this one has {values} and {bytes}. "
                + "Use expressions such as '*' or 'TOP(4)', or send the selection by POST to the table's 'data'."));

    public static Error TooManySavedQueries(int perDay) => new(
        429, "for-mange-gemte", new BilingualText("For mange gemte forespørgsler i dag", "Too many queries saved today"),
        new BilingualText(
            $"Den samme afsender kan gemme {perDay} nye forespørgsler på et døgn; svarhovedet Retry-After siger, hvornår der er plads "
                + "igen. Gemte forespørgsler kan hentes som før.",
            $"The same client can save {perDay} new queries in a day; the Retry-After header tells when there is room again. Saved "
                + "queries can be fetched as before."));

    public static Error StoreIsGone() => new(
        503,
        "lager-utilgaengeligt",
        new BilingualText("Gemte forespørgsler kan ikke nås lige nu", "Saved queries are out of reach at the moment"),
        new BilingualText(
            "Tallene selv kan hentes; prøv den gemte forespørgsel igen om lidt.",
            "The figures themselves can be had; please try the saved query again shortly."));

    // Formats

    public static Error UnknownFormat(string format, IEnumerable<string> known) => new(
        400, "ukendt-format", new BilingualText("Formatet understøttes ikke", "Unsupported output format"),
        new BilingualText(
            $"'outputFormat' kan være {string.Join(" eller ", known)}, men var '{Short(format)}'.",
            $"'outputFormat' can be {string.Join(" or ", known)}, but was '{Short(format)}'."))
    {
        Variable = "outputFormat",
        Value = Short(format),
    };

    public static Error UnknownTableFormat(string format, params IEnumerable<string> known) => new(
        400, "ukendt-format", new BilingualText("Formatet understøttes ikke", "Unsupported format"),
        new BilingualText(
            $"Formatet kan være {string.Join(" eller ", known)}, men var '{Short(format)}'.",
            $"The format can be {string.Join(" or ", known)}, but was '{Short(format)}'."))
    {
        Variable = "format",
        Value = Short(format),
    };

    public static Error UnknownFormatParameter(string parameter, string format) => new(
        400, "ukendt-formatparameter", new BilingualText("Ukendt formatparameter", "Unsupported output format parameter"),
        new BilingualText(
            $"Formatet {format} har ingen 'outputFormatParams' '{Short(parameter)}'.",
            $"Format {format} has no 'outputFormatParams' '{Short(parameter)}'."))
    {
        Variable = "outputFormatParams",
        Value = Short(parameter),
    };

    public static Error ContradictoryFormatParameters(string first, string other) => new(
        400, "modstridende-formatparametre", new BilingualText("Modstridende formatparametre", "Conflicting output format parameters"),
        new BilingualText(
            $"'outputFormatParams' kan ikke rumme både {first} og {other}.",
            $"'outputFormatParams' cannot hold both {first} and {other}."))
    {
        Variable = "outputFormatParams",
        Value = other,
    };

    public static Error SheetTooLarge(long columns, long rows, int mostColumns, int mostRows) => new(
        400, "for-stort-ark", new BilingualText("Udvalget kan ikke være på et regneark", "The selection does not fit a sheet"),
        new BilingualText(
            $"Udvalget giver {columns} kolonner og {rows} rækker; et ark kan have {mostColumns} kolonner og {mostRows} rækker. Flyt "
                + "variable fra 'heading' til 'stub', eller vælg csv.",
            $"The selection makes {columns} columns and {rows} rows; a sheet can have {mostColumns} columns and {mostRows} rows. Move "
                + "variables from 'heading' to 'stub', or choose csv."))
    {
        Variable = "heading",
    };

    private static string Short(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";
}
