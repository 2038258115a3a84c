using System.Globalization;
using System.Text.Json.Nodes;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// The catalogue that data portals harvest: DCAT-AP 3 in JSON-LD, with the controlled vocabularies that the profile
/// names. Every term is written with its prefix, so that a reader needs no context but the one inside.
/// </summary>
internal sealed class Dcatkatalog(Katalog katalog, HttpIndstillinger indstillinger, string rod)
{
    private const string Eu = "http://publications.europa.eu/resource/authority/";
    private const string Iana = "https://www.iana.org/assignments/media-types/";

    private static readonly JsonObject Praefikser = new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dcatap"] = "http://data.europa.eu/r5r/",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    private static readonly string[] Sprog = ["DAN", "ENG"];

    /// <summary>When figures were first published here.</summary>
    private DateTimeOffset Foerst => katalog.Historik.Min(udgivelse => udgivelse.Udgivet) ?? katalog.Published;

    private string Tjeneste => rod + "/#api";

    public JsonObject Skriv() => new()
    {
        ["@context"] = Praefikser.DeepClone(),
        ["@id"] = rod + "/#katalog",
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = Linkeddata.Tekst(new Tekst($"Den systematiske opgørelse: {Ordning.Standard.Navn.Da}", $"The systematic statistics: {Ordning.Standard.Navn.En}")),
        ["dct:description"] = Linkeddata.Tekst(new Tekst(
            "Hvilke indsatser kommunerne giver i de første måneder, kommune for kommune. Tallene er udgivet som uforanderlige udgivelser.",
            "Which efforts the municipalities give in the first months, municipality by municipality. The figures are published as immutable releases.")),
        ["dct:publisher"] = Udgiver(),
        ["dct:language"] = Alle(Sprog.Select(sprog => Eu + "language/" + sprog)),
        ["dct:license"] = Licens(),
        ["dct:issued"] = Linkeddata.Tidspunkt(Foerst),
        ["dct:modified"] = Linkeddata.Tidspunkt(katalog.FiguresChanged),
        ["dct:spatial"] = Linkeddata.Id(Eu + "country/DNK"),
        ["dcat:themeTaxonomy"] = Linkeddata.Id(Eu + "data-theme"),
        ["foaf:homepage"] = Af("foaf:Document", rod + "/"),
        ["dcat:service"] = Api(),
        ["dcat:dataset"] = new JsonArray([.. katalog.Tabeller.Select(Datasaet)]),
    };

    private JsonObject Datasaet(Katalogtabel tabel)
    {
        var side = $"{rod}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}";
        var datasaet = new JsonObject
        {
            ["@id"] = Datasaetid(tabel),
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = tabel.Tabel.Id,
            ["dct:title"] = Linkeddata.Tekst(tabel.Tabel.Titel),
            ["dct:description"] = Linkeddata.Tekst(Tabeltekst.Beskrivelse(tabel)),
            ["dct:publisher"] = Linkeddata.Id(indstillinger.Kontakt.Hjemmeside),
            ["dcat:contactPoint"] = Kontakt(),
            ["dcat:theme"] = Alle([Eu + "data-theme/SOCI", Eu + "data-theme/GOVE"]),
            ["dcat:keyword"] = Noegleord(),
            // A series that has ended, all of it final, is not updated any more.
            ["dct:accrualPeriodicity"] = Linkeddata.Id(Eu + "frequency/" + (katalog.NextRelease.Planned is null ? "NEVER" : "QUARTERLY")),
            ["dct:accessRights"] = Linkeddata.Id(Eu + "access-right/PUBLIC"),
            ["dct:language"] = Alle(Sprog.Select(sprog => Eu + "language/" + sprog)),
            ["dct:spatial"] = Linkeddata.Id(Eu + "country/DNK"),
            ["dct:issued"] = Linkeddata.Tidspunkt(Foerst),
            ["dct:modified"] = Linkeddata.Tidspunkt(katalog.FiguresChanged),
            ["dcat:version"] = katalog.Udgivelse.Id.ToString(CultureInfo.InvariantCulture),
            ["dcat:landingPage"] = Af("foaf:Document", side),
            ["dcat:distribution"] = new JsonArray(
                Fil(tabel, "csv", new Tekst("Hele tabellen som CSV", "The whole table as CSV"), "CSV", "text/csv", side),
                Fil(tabel, "json", new Tekst("Hele tabellen som JSON-stat", "The whole table as JSON-stat"), "JSON", "application/json", side),
                Fil(tabel, "parquet", new Tekst("Hele tabellen som Parquet", "The whole table as Parquet"), "PARQUET", Medietyper.Parquet, side),
                ApiDistribution(tabel)),
        };
        if (Tabeltekst.Tidsrum(tabel) is var (fra, til))
        {
            datasaet["dct:temporal"] = new JsonObject { ["@type"] = "dct:PeriodOfTime", ["dcat:startDate"] = Linkeddata.Dag(fra), ["dcat:endDate"] = Linkeddata.Dag(til) };
        }

        return datasaet;
    }

    private JsonObject Fil(Katalogtabel tabel, string endelse, Tekst titel, string filtype, string medietype, string side) => new()
    {
        ["@id"] = $"{side}#{endelse}",
        ["@type"] = "dcat:Distribution",
        ["dct:title"] = Linkeddata.Tekst(titel),
        ["dct:description"] = Linkeddata.Tekst(Indkodning.ErKomprimeret(medietype)
            ? new Tekst("Alle celler i ét stykke, uden grænse, med koder. Filen er pakket i sig selv.", "All cells in one piece, without limit, with codes. The file is packed in itself.")
            : new Tekst(
                "Alle celler i ét stykke, uden grænse, med koder. Sendes pakket (br, gzip) til den, der beder om det.",
                "All cells in one piece, without limit, with codes. Sent packed (br, gzip) to whoever asks for that.")),
        ["dcat:accessURL"] = Linkeddata.Id(side),
        ["dcat:downloadURL"] = Linkeddata.Id(rod + Addresses.WholeTable(tabel.Tabel.Id, endelse)),
        ["dct:format"] = Linkeddata.Id(Eu + "file-type/" + filtype),
        ["dcat:mediaType"] = Af("dct:MediaType", Iana + medietype),
        ["dct:license"] = Licens(),
        ["dct:modified"] = Linkeddata.Tidspunkt(katalog.FiguresChanged),
        ["dcatap:availability"] = Linkeddata.Id(Eu + "planned-availability/STABLE"),
    };

    /// <summary>A part of the table of one's own choice, in any format of the service.</summary>
    private JsonObject ApiDistribution(Katalogtabel tabel) => new()
    {
        ["@id"] = $"{rod}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}#api",
        ["@type"] = "dcat:Distribution",
        ["dct:title"] = Linkeddata.Tekst(new Tekst("Et udvalg gennem API'et (PxWebApi 2)", "A selection through the API (PxWebApi 2)")),
        ["dct:description"] = Linkeddata.Tekst(new Tekst(
            "De celler, der vælges i adressen, som JSON-stat, CSV, XLSX, PX, HTML, JSON-px eller Parquet. Uden valg svares med tabellens standardudvalg.",
            "The cells chosen in the address, as JSON-stat, CSV, XLSX, PX, HTML, JSON-px or Parquet. Without a choice the answer is the table's default selection.")),
        ["dcat:accessURL"] = Linkeddata.Id($"{rod}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/data"),
        ["dcat:accessService"] = Linkeddata.Id(Tjeneste),
        ["dct:format"] = Linkeddata.Id(Eu + "file-type/JSON"),
        ["dcat:mediaType"] = Af("dct:MediaType", Iana + "application/json"),
        ["dct:license"] = Licens(),
        ["dct:modified"] = Linkeddata.Tidspunkt(katalog.FiguresChanged),
        ["dcatap:availability"] = Linkeddata.Id(Eu + "planned-availability/STABLE"),
    };

    private JsonObject Api() => new()
    {
        ["@id"] = Tjeneste,
        ["@type"] = "dcat:DataService",
        ["dct:title"] = Linkeddata.Tekst(new Tekst("PxWebApi 2", "PxWebApi 2")),
        ["dct:publisher"] = Linkeddata.Id(indstillinger.Kontakt.Hjemmeside),
        ["dcat:contactPoint"] = Kontakt(),
        ["dcat:endpointURL"] = Linkeddata.Id(rod + Addresses.PxWeb),
        ["dcat:endpointDescription"] = Linkeddata.Id(rod + "/openapi/v1.json"),
        ["dct:accessRights"] = Linkeddata.Id(Eu + "access-right/PUBLIC"),
        ["dct:license"] = Licens(),
        ["dct:conformsTo"] = Af("dct:Standard", "https://github.com/PxTools/PxApiSpecs"),
        ["dcat:keyword"] = Noegleord(),
        ["dcat:theme"] = Alle([Eu + "data-theme/SOCI"]),
        ["dcat:servesDataset"] = Alle(katalog.Tabeller.Select(Datasaetid)),
    };

    private JsonObject Udgiver() => new()
    {
        ["@id"] = indstillinger.Kontakt.Hjemmeside,
        ["@type"] = "foaf:Agent",
        ["foaf:name"] = Linkeddata.Tekst(indstillinger.Kontakt.Navn),
        ["foaf:homepage"] = Linkeddata.Id(indstillinger.Kontakt.Hjemmeside),
        ["dct:type"] = Linkeddata.Id("http://purl.org/adms/publishertype/NationalAuthority"),
    };

    private JsonObject Kontakt()
    {
        var kontakt = new JsonObject
        {
            ["@id"] = rod + "/#kontakt",
            ["@type"] = new JsonArray("vcard:Organization", "vcard:Kind"),
            ["vcard:fn"] = indstillinger.Kontakt.Da,
            ["vcard:hasEmail"] = Linkeddata.Id("mailto:" + indstillinger.Kontakt.Mail),
        };
        if (indstillinger.Kontakt.Telefon is { Length: > 0 } telefon)
        {
            kontakt["vcard:hasTelephone"] = Linkeddata.Id("tel:" + telefon.Replace(" ", "", StringComparison.Ordinal));
        }

        return kontakt;
    }

    private JsonObject Licens() => Af("dct:LicenseDocument", indstillinger.Licens.Adresse);

    private static JsonArray Noegleord() =>
    [
        Linkeddata.Tekst(Ordning.Standard.Emne.Navn.Da, Tekstsprog.Dansk),
        Linkeddata.Tekst("beskæftigelsesindsats", Tekstsprog.Dansk),
        Linkeddata.Tekst("kommuner", Tekstsprog.Dansk),
        Linkeddata.Tekst(Ordning.Standard.Emne.Navn.En, Tekstsprog.Engelsk),
        Linkeddata.Tekst("municipalities", Tekstsprog.Engelsk),
    ];

    /// <summary>Something that is elsewhere, and what it is: the profile asks for that, and its own page does not tell a reader of triples.</summary>
    private static JsonObject Af(string type, string adresse) => new() { ["@id"] = adresse, ["@type"] = type };

    private string Datasaetid(Katalogtabel tabel) => $"{rod}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}#datasaet";

    private static JsonArray Alle(IEnumerable<string> adresser) => [.. adresser.Select(Linkeddata.Id)];
}
