// The source is our own: nobody can make an expression slow.
#pragma warning disable MA0009
using System.Text.RegularExpressions;

namespace Opgoerelse.HouseTests;

/// <summary>
/// What the law, a caseworker or a kommune calls something is Danish and stands in <c>docs/glossary.md</c>; every other word is English.
/// The words below were in names once. A name that is made of one of them, or ends with one, is a relapse.
/// </summary>
public sealed partial class NameTests
{
    private static readonly string[] Gone =
    [
        "aarsagstal", "adgangskontrol", "adgangslager", "adgangsnoegle", "adgangsvagt", "adresse", "aendringsraekke",
        "aendringstype", "afgoerelse", "afrunding", "afvisning", "afvisninger", "afvisningskoder", "afvist", "aktuel",
        "aldersgrupper", "aldersloeser", "andel", "andelscelle", "andelstabel", "angrebsfund", "angrebssystem", "angriber",
        "antagelser", "antalssaetninger", "apieksempler", "apiside", "arbejdsbog", "arbejdsmappe", "argumenter", "arkiv",
        "arkivindstillinger", "barnestroem", "begreb", "begreber", "begrebsloeser", "belastning", "beskedvalidering", "beskrivelse",
        "beskyttede", "beskyttelse", "billedtekst", "binomialfordeling", "bjaelke", "bogafsnit", "bogsag", "broek",
        "browserkoersel", "bufferstroem", "bytelinje", "celle", "cellegang", "cellelaeser", "cellepakke", "celleplads", "celler",
        "celleraekke", "cellerum", "celleskriver", "cellestraekninger", "cellesymbol", "cellesymboler", "cellevalg", "csvposter",
        "csvsvar", "dagspan", "dansk", "dansktal", "databaseindhold", "databaseindstillinger", "databasens", "databasetjek",
        "dataforespoergsel", "datahoveder", "datamappe", "dataopgave", "datasetsvar", "dataskriver", "datasvar", "datoer",
        "dcatkatalog", "dele", "deler", "demoen", "demomaerke", "demomappe", "diagrammer", "dimensioner", "dimensionsrolle",
        "dimensionsvaerdi", "dokumentation", "driftsadgang", "driftsadgangen", "driftsindstillinger", "efterkrav", "eksakt",
        "eksempel", "eksempler", "engelsk", "engelske", "engelskkrav", "entitet", "entitetsform", "entitetstabel", "etiketter",
        "exitkode", "fakta", "faktadanner", "faktafil", "faktakoersel", "faktalaan", "faktasaet", "faktaskriver", "falsk", "farver",
        "fejl", "fejlfang", "fejlliste", "felt", "felter", "feltlaeser", "figurer", "figurfil", "figurskriver", "fingeraftryk",
        "flise", "flisekort", "foer", "forberedelse", "forespoergsel", "forespoergselslager", "forloebsindhold", "forloebstal",
        "formatlaesere", "formatparametre", "formatregister", "formatvalg", "formsamling", "forplantning", "forsendelse",
        "forsendelseslager", "forside", "forsiden", "forsidetal", "forspring", "fortrolighed", "fortrolighedsindstillinger",
        "fortrolighedslinje", "fortrolighedsrapport", "fortrolighedsregler", "forventning", "fremdrift", "fremdriftsnotat",
        "fritagelsesindhold", "frosne", "fuldstaendigt", "gemt", "gemte", "gengivelse", "gentagelse", "godkend", "godkendelse",
        "godkendes", "gruppefil", "gruppeoplysning", "guld", "hele", "heltabel", "heltabelsamling", "heltabelskriver",
        "hemmeligheder", "hentudvalg", "hierarki", "hierarkier", "hierarkiniveau", "hierarkivaerdi", "hjaelp", "hoved",
        "hovedbudskab", "hukommelse", "hulkoder", "ihjel", "indbakke", "indeks", "indfasning", "indhold", "indholdshash",
        "indholdslaeser", "indholdsvalidering", "indkodning", "indlaes", "indlaesning", "indsatsafsnit", "indsatsbillede",
        "indsatsdelkrav", "indsatsindhold", "indsatskatalog", "indsatsstatus", "indsatstal", "indsnaevring", "indstillingsindhold",
        "instans", "intervaller", "intet", "jobbeskriver", "jobindstillinger", "jobkoerer", "jobkolonne", "jobperiode", "jobplan",
        "jobresultat", "jobsvar", "jobtabel", "jobtegn", "jobudfald", "jobudtraek", "jobvalg", "jobvariabel", "kald", "kaldfilter",
        "kanaler", "katalog", "katalogtabel", "kategori", "kategorier", "kategorikoder", "kategoritabel", "kendes", "kilde",
        "klassifikation", "klient", "klientnoegle", "kodeliste", "kodelister", "kodelistetype", "kodelistevalg", "kodeopslag",
        "koder", "kodning", "koen", "koenkoder", "koersel", "koerselslager", "koerselstilstand", "koerselstilstande", "koersler",
        "kolonne", "kombinationer", "kommaliste", "kommando", "kommandolinje", "kommandolinjen", "kommuneansvar", "kommuneblad",
        "kommuneligheder", "kommuneliste", "kommuneside", "kommunesider", "kommunesoegning", "kommunestilling", "kommunetabel",
        "kommunevalg", "komprimering", "konfiguration", "konfigurationsnoegler", "kontakt", "kontrakt", "kontroludskrift", "kube",
        "kubedanner", "kubetal", "kubeudtraek", "kultur", "kurve", "kvalitet", "kvalitetsafrunding", "kvalitetsafsnit",
        "kvalitetsdanner", "kvalitetskoder", "kvalitetslager", "kvalitetsmaal", "kvalitetsslags", "kvalitetstal", "kvartal",
        "laasning", "laesbar", "laest", "laestcelle", "landet", "landkort", "landsrapport", "ledning", "leverancebog",
        "leverancefil", "leveranceformat", "leverancelaesning", "leverancesql", "leverancetal", "leverancetilstand", "licens",
        "ligning", "linje", "linjedeler", "linjediagram", "linjelaeser", "linjer", "linjeraekke", "linkeddata", "logning",
        "maalinger", "maaltstroem", "maanedsnavne", "mappegang", "mapperesultat", "mappeudgang", "maskinens", "masse",
        "medianlaeser", "medietyper", "medlemskab", "mellemlager", "metadatasvar", "metadatavalg", "metoder", "metodeside",
        "modellen", "modtagelse", "modtager", "modtagerliste", "moenster", "motorer", "motorerne", "nattefarver", "navngivning",
        "nedbrud", "noegle", "noeglefilter", "noeglekrav", "noegleord", "noeglerne", "noegletal", "noeglevagt", "normalfordeling",
        "normalisering", "notat", "noter", "offentligcelle", "offentligt", "ogsaa", "omraadeniveau", "omraaderaekke", "opdagelse",
        "opdeling", "opgoer", "opgoerer", "oplysningsside", "oplysningssider", "oprydning", "opsaetning", "opslaget", "ordinaere",
        "oversprunget", "parametertype", "periode", "periodeplan", "periodeslags", "periodetype", "periodevalg", "persondata",
        "placering", "planen", "planlagt", "polaritet", "polariteter", "portionsskriver", "postindstillinger", "postserver",
        "postudgang", "prik", "prikker", "proeve", "proevebase", "proevefil", "proevejob", "proevelaas", "proeveland", "proever",
        "proeveserver", "proeveudgivelse", "programmet", "protokollen", "provokeret", "pseudonymnoegle", "raakommune", "raavaerdi",
        "raekke", "raekkefoelge", "raekkeskriver", "ramme", "rapportark", "rapportarkiv", "rapportdanner", "rapporter",
        "rapporterne", "rapportfil", "rapportgrundlag", "rapportindstillinger", "rapportliste", "rapportpost", "rapportraekke",
        "rapportramme", "rapportresultat", "rapportside", "rapportsider", "regelforskelle", "regelsaetfil", "regelsaetside",
        "registeropslag", "registrering", "registreringskvalitet", "registreringstal", "regnskab", "relationer", "retning",
        "retninger", "rollerne", "saetninger", "saetraekke", "sags", "sagsbogen", "sagsfakta", "sagslaeser", "sammenligner",
        "sammenligningsgrundlag", "selvstaendigfil", "serieudseende", "side", "sidebeskyttelse", "sidecelle", "sidedanner",
        "sidefigurer", "sidehoved", "sidekrav", "sidelager", "sideregel", "sidesvar", "sidetal", "sikkerhedshoved",
        "sikkerhedshoveder", "skaerm", "skifte", "skridt", "skrift", "skriver", "skrivning", "slaas", "slags", "smtpudgang",
        "soejle", "soejlediagram", "soejlegruppe", "soejlegrupper", "sortering", "spoergsmaalstegn", "sprog", "sqltekst",
        "sqltekster", "standardisering", "standardvalg", "statusgang", "statuskoder", "stilling", "stillinger", "stillingsafsnit",
        "stillingskort", "stjerne", "straks", "stroem", "sundhedspunkt", "sundhedssvar", "svar", "symbolforklaring", "tabel",
        "tabelaendring", "tabelbeskriver", "tabelbeskyttelse", "tabelbeskytter", "tabelbygger", "tabelformat", "tabelformater",
        "tabelkodelister", "tabeller", "tabelliste", "tabelopskrift", "tabelopslag", "tabelraekke", "tabelside", "tabelsider",
        "tabelskrift", "tabelsoegning", "tabeltal", "tabeltekst", "tabelvalg", "talhentning", "talt", "tekst", "tekstsprog",
        "testdatabase", "tidligere", "tidspunkt", "tilbagetraekning", "tilfaeldig", "tilgaengelig", "tilgang", "timerindhold",
        "tjeneste", "tjenesten", "tjenester", "traek", "trafik", "trafikgraenser", "tragt", "tragtdiagram", "tragtpunkt",
        "trappekurve", "tsqlregler", "tsqltekster", "uaendretfilter", "udbyder", "udfald", "udfoer", "udgiv", "udgivelse",
        "udgivelser", "udgivelserne", "udgivelses", "udgivelsesangreb", "udgivelsesfeed", "udgivelsesindstillinger",
        "udgivelseslager", "udgivelsesplan", "udgivelsesside", "udgivelsestekst", "udgivelsestilstand", "udgivelsestjek",
        "udgivelsesvagt", "udgiver", "udgivet", "udrulningen", "udsend", "udsendelse", "udsendelsen", "udskrift", "udsnit",
        "udstedtnoegle", "udtryk", "udvalgssvar", "udvikling", "ukendtefelter", "undertrykker", "vaert", "vaertsbygger", "valg",
        "valgforespoergsel", "valgformular", "valgmodel", "valgplan", "valgtolk", "valgttabel", "variabelvalg", "venteside",
        "versionsregel", "versionssql", "viden", "videregiver", "visning", "webadresse", "yderende",
    ];

    [Fact]
    public void Types_have_English_technical_names() => Assert.Empty(
        from type in SourceTree.Program.Types
        from word in Words().Matches(type.Name).Select(match => match.Value.ToLowerInvariant())
        where Gone.Contains(word, StringComparer.Ordinal)
        select $"{type.File.Path}: {type.Name} ({word})");

    /// <summary>The next ordning is new data, not new code: its name stands in data/ and nowhere in the program.</summary>
    [Fact]
    public void Only_the_data_knows_the_ordnings_name() => Assert.Empty(
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root(), "src"), "*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".css" or ".js" or ".svg"
            && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        where File.ReadAllText(path).Contains("ressourceforl", StringComparison.OrdinalIgnoreCase)
        select path);

    /// <summary>One word for one thing: two types of one name, neither inside another, are two things.</summary>
    [Fact]
    public void No_two_types_share_a_name() => Assert.Empty(
        from type in SourceTree.Program.Types.Where(type => IsTop(type.Name, type.File)).DistinctBy(type => (type.Name, type.File.Folder))
        group type.File.Folder by type.Name into same
        where same.Count() > 1
        select $"{same.Key}: {string.Join(", ", same)}");

    private static bool IsTop(string name, SourceFile file) =>
        Regex.IsMatch(
            file.Text,
            $@"^(public|internal|static|sealed|abstract|readonly|partial|\s)*\b(class|record struct|record|struct|interface|enum) {name}\b",
            RegexOptions.Multiline)
        && !Regex.IsMatch(
            file.Text,
            $@"^\s+(public|internal|private|protected|static|sealed|abstract|readonly|partial|\s)*"
                + $@"\b(class|record struct|record|struct|interface|enum) {name}\b",
            RegexOptions.Multiline);

    [GeneratedRegex("[A-ZÆØÅ]?[a-zæøå0-9]+")]
    private static partial Regex Words();
}
