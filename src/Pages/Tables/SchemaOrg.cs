using System.Globalization;
using System.Text.Json.Nodes;
using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// The table as a schema.org Dataset, for search engines. The script element is a block of data: no browser runs it, so
/// the page's Content-Security-Policy, which allows no scripts in the page, does not stop it.
/// </summary>
internal static class SchemaOrg
{
    public static Html Skriv(Katalog katalog, Katalogtabel tabel, HttpIndstillinger indstillinger, string adresse)
    {
        var html = new Html();
        html.Skriv($"""<script type="application/ld+json">""").SkrivRaat(Datasaet(katalog, tabel, indstillinger, adresse).ToJsonString(Linkeddata.Json)).Skriv($"</script>");
        return html;
    }

    private static JsonObject Datasaet(Katalog katalog, Katalogtabel tabel, HttpIndstillinger indstillinger, string adresse)
    {
        var side = $"{adresse}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}";
        var udgiver = new JsonObject
        {
            ["@type"] = "GovernmentOrganization",
            ["name"] = indstillinger.Kontakt.Da,
            ["url"] = indstillinger.Kontakt.Hjemmeside,
            ["email"] = indstillinger.Kontakt.Mail,
        };
        var datasaet = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["@id"] = side + "#datasaet",
            ["name"] = tabel.Tabel.Titel.Da,
            ["alternateName"] = tabel.Tabel.Titel.En,
            ["description"] = Tabeltekst.Beskrivelse(tabel).Da,
            ["url"] = side,
            ["identifier"] = tabel.Tabel.Id,
            ["version"] = katalog.Udgivelse.Id.ToString(CultureInfo.InvariantCulture),
            ["dateModified"] = Linkeddata.IsoTid(katalog.FiguresChanged),
            ["inLanguage"] = "da",
            ["isAccessibleForFree"] = true,
            ["license"] = indstillinger.Licens.Adresse,
            ["creditText"] = indstillinger.Kilde.Da,
            ["creator"] = udgiver.DeepClone(),
            ["publisher"] = udgiver,
            ["keywords"] = new JsonArray(Ordning.Standard.Emne.Navn.Da, "beskæftigelsesindsats", "kommuner"),
            ["spatialCoverage"] = new JsonObject { ["@type"] = "Country", ["name"] = "Danmark", ["identifier"] = "DK" },
            ["variableMeasured"] = new JsonArray(
            [
                .. tabel.Dimensioner[tabel.Maal].Vaerdier.Select(maal => new JsonObject
                {
                    ["@type"] = "PropertyValue",
                    ["propertyID"] = maal.Kode,
                    ["name"] = maal.Navn.Da,
                    ["unitText"] = maal.Enhed?.Da ?? "",
                }),
            ]),
            ["distribution"] = new JsonArray(
                Fil(adresse + Addresses.WholeTable(tabel.Tabel.Id, "csv"), "text/csv"),
                Fil(adresse + Addresses.WholeTable(tabel.Tabel.Id, "json"), "application/json"),
                Fil(adresse + Addresses.WholeTable(tabel.Tabel.Id, "parquet"), Medietyper.Parquet)),
            ["includedInDataCatalog"] = new JsonObject { ["@type"] = "DataCatalog", ["name"] = "Den systematiske opgørelse", ["url"] = adresse + "/" },
        };
        if (Tabeltekst.Tidsrum(tabel) is var (fra, til))
        {
            datasaet["temporalCoverage"] = $"{Linkeddata.IsoDag(fra)}/{Linkeddata.IsoDag(til)}";
        }

        return datasaet;
    }

    private static JsonObject Fil(string adresse, string medietype) => new() { ["@type"] = "DataDownload", ["encodingFormat"] = medietype, ["contentUrl"] = adresse };
}
