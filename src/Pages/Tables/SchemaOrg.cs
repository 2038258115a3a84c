using System.Globalization;
using System.Text.Json.Nodes;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// The table as a schema.org Dataset, for search engines. The script element is a block of data: no browser runs it, so
/// the page's Content-Security-Policy, which allows no scripts in the page, does not stop it.
/// </summary>
internal static class SchemaOrg
{
    public static Html Write(Catalogue catalogue, CatalogueTable table, HttpSettings settings, string address)
    {
        var html = new Html();
        html.Write($"""<script type="application/ld+json">""")
            .WriteRaw(DatasetOf(catalogue, table, settings, address).ToJsonString(LinkedData.Json))
            .Write($"</script>");
        return html;
    }

    private static JsonObject DatasetOf(Catalogue catalogue, CatalogueTable table, HttpSettings settings, string address)
    {
        var page = $"{address}/tabeller/{Uri.EscapeDataString(table.Table.Id)}";
        var publisher = new JsonObject
        {
            ["@type"] = "GovernmentOrganization",
            ["name"] = settings.Contact.Da,
            ["url"] = settings.Contact.HomePage,
            ["email"] = settings.Contact.Mail,
        };
        var datasetOf = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["@id"] = page + "#datasaet",
            ["name"] = table.Table.Title.Da,
            ["alternateName"] = table.Table.Title.En,
            ["description"] = TableText.Description(table).Da,
            ["url"] = page,
            ["identifier"] = table.Table.Id,
            ["version"] = catalogue.Release.Id.ToString(CultureInfo.InvariantCulture),
            ["dateModified"] = LinkedData.IsoTime(catalogue.FiguresChanged),
            ["inLanguage"] = "da",
            ["isAccessibleForFree"] = true,
            ["license"] = settings.License.Address,
            ["creditText"] = settings.Source.Da,
            ["creator"] = publisher.DeepClone(),
            ["publisher"] = publisher,
            ["keywords"] = new JsonArray(Ordning.Standard.Subject.Name.Da, "beskæftigelsesindsats", "kommuner"),
            ["spatialCoverage"] = new JsonObject { ["@type"] = "Country", ["name"] = "Danmark", ["identifier"] = "DK" },
            ["variableMeasured"] = new JsonArray(
            [
                .. table.ExactMeasures.Select(i => table.Dimensions[table.Measure].Values[i]).Select(measure => new JsonObject
                {
                    ["@type"] = "PropertyValue",
                    ["propertyID"] = measure.Code,
                    ["name"] = measure.Name.Da,
                    ["unitText"] = measure.Unit?.Da ?? "",
                }),
            ]),
            ["distribution"] = new JsonArray(
                FileOf(address + Addresses.WholeTable(table.Table.Id, "csv"), "text/csv"),
                FileOf(address + Addresses.WholeTable(table.Table.Id, "json"), "application/json"),
                FileOf(address + Addresses.WholeTable(table.Table.Id, "parquet"), MediaTypes.Parquet)),
            ["includedInDataCatalog"] = new JsonObject
            {
                ["@type"] = "DataCatalog",
                ["name"] = "Den systematiske opgørelse",
                ["url"] = address + "/",
            },
        };
        if (TableText.TimeSpanOf(table) is var (from, to))
        {
            datasetOf["temporalCoverage"] = $"{LinkedData.IsoDay(from)}/{LinkedData.IsoDay(to)}";
        }

        return datasetOf;
    }

    private static JsonObject FileOf(string address, string mediaType) =>
        new() { ["@type"] = "DataDownload", ["encodingFormat"] = mediaType, ["contentUrl"] = address };
}
