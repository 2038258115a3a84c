using System.Globalization;
using System.Text.Json.Nodes;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// The catalogue that data portals harvest: DCAT-AP 3 in JSON-LD, with the controlled vocabularies that the profile
/// names. Every term is written with its prefix, so that a reader needs no context but the one inside.
/// </summary>
internal sealed class DcatCatalogue(Catalogue catalogue, HttpSettings settings, string root)
{
    private const string Eu = "http://publications.europa.eu/resource/authority/";
    private const string Iana = "https://www.iana.org/assignments/media-types/";

    private static readonly JsonObject Prefixes = new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dcatap"] = "http://data.europa.eu/r5r/",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    private static readonly string[] Language = ["DAN", "ENG"];

    /// <summary>When figures were first published here.</summary>
    private DateTimeOffset FirstTime => catalogue.History.Min(release => release.Published) ?? catalogue.Published;

    private string Service => root + "/#api";

    public JsonObject Write() => new()
    {
        ["@context"] = Prefixes.DeepClone(),
        ["@id"] = root + "/#katalog",
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = LinkedData.Text(new BilingualText(
            $"Den systematiske opgørelse: {Ordning.Standard.Name.Da}",
            $"The systematic statistics: {Ordning.Standard.Name.En}")),
        ["dct:description"] = LinkedData.Text(new BilingualText(
            "Hvilke indsatser kommunerne giver i de første måneder, kommune for kommune. Tallene er udgivet som uforanderlige udgivelser.",
            "Which efforts the municipalities give in the first months, municipality by municipality. The figures are published as "
                + "immutable releases.")),
        ["dct:publisher"] = Publisher(),
        ["dct:language"] = All(Language.Select(language => Eu + "language/" + language)),
        ["dct:license"] = License(),
        ["dct:issued"] = LinkedData.Moment(FirstTime),
        ["dct:modified"] = LinkedData.Moment(catalogue.FiguresChanged),
        ["dct:spatial"] = LinkedData.Id(Eu + "country/DNK"),
        ["dcat:themeTaxonomy"] = LinkedData.Id(Eu + "data-theme"),
        ["foaf:homepage"] = Of("foaf:Document", root + "/"),
        ["dcat:service"] = Api(),
        ["dcat:dataset"] = new JsonArray([.. catalogue.Tables.Select(DatasetOf)]),
    };

    private JsonObject DatasetOf(CatalogueTable table)
    {
        var page = $"{root}/tabeller/{Uri.EscapeDataString(table.Table.Id)}";
        var datasetOf = new JsonObject
        {
            ["@id"] = DatasetId(table),
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = table.Table.Id,
            ["dct:title"] = LinkedData.Text(table.Table.Title),
            ["dct:description"] = LinkedData.Text(TableText.Description(table)),
            ["dct:publisher"] = LinkedData.Id(settings.Contact.HomePage),
            ["dcat:contactPoint"] = Contact(),
            ["dcat:theme"] = All([Eu + "data-theme/SOCI", Eu + "data-theme/GOVE"]),
            ["dcat:keyword"] = Keywords(),
            // A series that has ended, all of it final, is not updated any more.
            ["dct:accrualPeriodicity"] = LinkedData.Id(Eu + "frequency/" + (catalogue.NextRelease.Planned is null ? "NEVER" : "QUARTERLY")),
            ["dct:accessRights"] = LinkedData.Id(Eu + "access-right/PUBLIC"),
            ["dct:language"] = All(Language.Select(language => Eu + "language/" + language)),
            ["dct:spatial"] = LinkedData.Id(Eu + "country/DNK"),
            ["dct:issued"] = LinkedData.Moment(FirstTime),
            ["dct:modified"] = LinkedData.Moment(catalogue.FiguresChanged),
            ["dcat:version"] = catalogue.Release.Id.ToString(CultureInfo.InvariantCulture),
            ["dcat:landingPage"] = Of("foaf:Document", page),
            ["dcat:distribution"] = new JsonArray(
                FileOf(table, "csv", new BilingualText("Hele tabellen som CSV", "The whole table as CSV"), "CSV", "text/csv", page),
                FileOf(
                    table,
                    "json",
                    new BilingualText("Hele tabellen som JSON-stat", "The whole table as JSON-stat"),
                    "JSON",
                    "application/json",
                    page),
                FileOf(
                    table,
                    "parquet",
                    new BilingualText("Hele tabellen som Parquet", "The whole table as Parquet"),
                    "PARQUET",
                    MediaTypes.Parquet,
                    page),
                ApiDistribution(table)),
        };
        if (TableText.TimeSpanOf(table) is var (from, to))
        {
            datasetOf["dct:temporal"] = new JsonObject
            {
                ["@type"] = "dct:PeriodOfTime",
                ["dcat:startDate"] = LinkedData.Day(from),
                ["dcat:endDate"] = LinkedData.Day(to),
            };
        }

        return datasetOf;
    }

    private JsonObject FileOf(
        CatalogueTable table,
        string extension,
        BilingualText title,
        string fileType,
        string mediaType,
        string page) => new()
        {
            ["@id"] = $"{page}#{extension}",
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = LinkedData.Text(title),
            ["dct:description"] = LinkedData.Text(ContentCoding.IsCompressed(mediaType)
            ? new BilingualText(
                "Alle celler i ét stykke, uden grænse, med koder. Filen er pakket i sig selv.",
                "All cells in one piece, without limit, with codes. The file is packed in itself.")
            : new BilingualText(
                "Alle celler i ét stykke, uden grænse, med koder. Sendes pakket (br, gzip) til den, der beder om det.",
                "All cells in one piece, without limit, with codes. Sent packed (br, gzip) to whoever asks for that.")),
            ["dcat:accessURL"] = LinkedData.Id(page),
            ["dcat:downloadURL"] = LinkedData.Id(root + Addresses.WholeTable(table.Table.Id, extension)),
            ["dct:format"] = LinkedData.Id(Eu + "file-type/" + fileType),
            ["dcat:mediaType"] = Of("dct:MediaType", Iana + mediaType),
            ["dct:license"] = License(),
            ["dct:modified"] = LinkedData.Moment(catalogue.FiguresChanged),
            ["dcatap:availability"] = LinkedData.Id(Eu + "planned-availability/STABLE"),
        };

    /// <summary>A part of the table of one's own choice, in any format of the service.</summary>
    private JsonObject ApiDistribution(CatalogueTable table) => new()
    {
        ["@id"] = $"{root}/tabeller/{Uri.EscapeDataString(table.Table.Id)}#api",
        ["@type"] = "dcat:Distribution",
        ["dct:title"] =
            LinkedData.Text(new BilingualText("Et udvalg gennem API'et (PxWebApi 2)", "A selection through the API (PxWebApi 2)")),
        ["dct:description"] = LinkedData.Text(new BilingualText(
            "De celler, der vælges i adressen, som JSON-stat, CSV, XLSX, PX, HTML, JSON-px eller Parquet. Uden valg svares med tabellens "
                + "standardudvalg.",
            "The cells chosen in the address, as JSON-stat, CSV, XLSX, PX, HTML, JSON-px or Parquet. Without a choice the answer is the "
                + "table's default selection.")),
        ["dcat:accessURL"] = LinkedData.Id($"{root}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(table.Table.Id)}/data"),
        ["dcat:accessService"] = LinkedData.Id(Service),
        ["dct:format"] = LinkedData.Id(Eu + "file-type/JSON"),
        ["dcat:mediaType"] = Of("dct:MediaType", Iana + "application/json"),
        ["dct:license"] = License(),
        ["dct:modified"] = LinkedData.Moment(catalogue.FiguresChanged),
        ["dcatap:availability"] = LinkedData.Id(Eu + "planned-availability/STABLE"),
    };

    private JsonObject Api() => new()
    {
        ["@id"] = Service,
        ["@type"] = "dcat:DataService",
        ["dct:title"] = LinkedData.Text(new BilingualText("PxWebApi 2", "PxWebApi 2")),
        ["dct:publisher"] = LinkedData.Id(settings.Contact.HomePage),
        ["dcat:contactPoint"] = Contact(),
        ["dcat:endpointURL"] = LinkedData.Id(root + Addresses.PxWeb),
        ["dcat:endpointDescription"] = LinkedData.Id(root + "/openapi/v1.json"),
        ["dct:accessRights"] = LinkedData.Id(Eu + "access-right/PUBLIC"),
        ["dct:license"] = License(),
        ["dct:conformsTo"] = Of("dct:Standard", "https://github.com/PxTools/PxApiSpecs"),
        ["dcat:keyword"] = Keywords(),
        ["dcat:theme"] = All([Eu + "data-theme/SOCI"]),
        ["dcat:servesDataset"] = All(catalogue.Tables.Select(DatasetId)),
    };

    private JsonObject Publisher() => new()
    {
        ["@id"] = settings.Contact.HomePage,
        ["@type"] = "foaf:Agent",
        ["foaf:name"] = LinkedData.Text(settings.Contact.Name),
        ["foaf:homepage"] = LinkedData.Id(settings.Contact.HomePage),
        ["dct:type"] = LinkedData.Id("http://purl.org/adms/publishertype/NationalAuthority"),
    };

    private JsonObject Contact()
    {
        var contact = new JsonObject
        {
            ["@id"] = root + "/#kontakt",
            ["@type"] = new JsonArray("vcard:Organization", "vcard:Kind"),
            ["vcard:fn"] = settings.Contact.Da,
            ["vcard:hasEmail"] = LinkedData.Id("mailto:" + settings.Contact.Mail),
        };
        if (settings.Contact.Phone is { Length: > 0 } phone)
        {
            contact["vcard:hasTelephone"] = LinkedData.Id("tel:" + phone.Replace(" ", "", StringComparison.Ordinal));
        }

        return contact;
    }

    private JsonObject License() => Of("dct:LicenseDocument", settings.License.Address);

    private static JsonArray Keywords() =>
    [
        LinkedData.Text(Ordning.Standard.Subject.Name.Da, TextLanguages.Danish),
        LinkedData.Text("beskæftigelsesindsats", TextLanguages.Danish),
        LinkedData.Text("kommuner", TextLanguages.Danish),
        LinkedData.Text(Ordning.Standard.Subject.Name.En, TextLanguages.English),
        LinkedData.Text("municipalities", TextLanguages.English),
    ];

    /// <summary>
    /// Something that is elsewhere, and what it is: the profile asks for that, and its own page does not tell a reader of triples.
    /// </summary>
    private static JsonObject Of(string type, string address) => new() { ["@id"] = address, ["@type"] = type };

    private string DatasetId(CatalogueTable table) => $"{root}/tabeller/{Uri.EscapeDataString(table.Table.Id)}#datasaet";

    private static JsonArray All(IEnumerable<string> addressList) => [.. addressList.Select(LinkedData.Id)];
}
