using System.Globalization;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>Plain indexes of what is here: for language models (<c>/llms.txt</c>) and for search engines.</summary>
internal static class PlainIndexes
{
    private const string Signs =
        "* er diskretioneret, - er intet grundlag, .. foreligger ikke, ... er endnu ikke offentliggjort. De er ikke nul.";
    private const string SearchPage = "siden, hvor mennesker søger efter kommuner, tabeller og målinger med definitioner";

    private static readonly BilingualText NoNext = new(
        "ingen; serien er slut, og alle tal er endelige",
        "none; the series has ended, and all figures are final");

    /// <summary>Markdown: what this is, the tables, and where each thing is.</summary>
    public static string Llms(Catalogue catalogue, HttpSettings settings, string root)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Den systematiske opgørelse: {Ordning.Standard.Name.Da}

            > Hvilke indsatser kommunerne giver borgere i de første måneder, kommune for kommune. Tallene er opgjort pr. {LinkedData.IsoDay(
                catalogue.Release.Date)} og offentliggjort {LinkedData.IsoTime(catalogue.Published)} (udgivelse {catalogue.Release.Id}).

            - Kilde: {settings.Source.Da}
            - Licens: [{settings.License.Name}]({settings.License.Address})
            - Kontakt: {settings.Contact.Da}, {settings.Contact.Mail}
            - Næste udgivelse: {NextReleaseText.Value(catalogue.NextRelease, NoNext).Da}
            - Tegn i stedet for et tal: {Signs}
            - Andele kan ikke lægges sammen eller midles; brug de udgivne totaler.

            ## Tabeller


            """);
        foreach (var table in catalogue.Tables)
        {
            var id = Uri.EscapeDataString(table.Table.Id);
            text.Append(
                CultureInfo.InvariantCulture,
                $"- [{table.Table.Id}: {table.Table.Title.Da}]({root}/tabeller/{id}): {TableText.Description(table).Da} Hele tabellen: "
                    + $"[CSV]({root}{Addresses.WholeTable(table.Table.Id, "csv")}), "
                    + $"[JSON-stat]({root}{Addresses.WholeTable(table.Table.Id, "json")}), "
                    + $"[Parquet]({root}{Addresses.WholeTable(table.Table.Id, "parquet")}). [Variable og "
                    + $"værdier]({root}{Addresses.PxWeb}/tables/{id}/metadata).\n");
        }

        const string Lucene = """`indsats*`, `"første indsats"`, `title:indsats`""";
        text.Append(CultureInfo.InvariantCulture, $"""

            ## API

            - [PxWebApi 2]({root}{Addresses.PxWeb}/tables): udvalg af en tabel i flere formater, på dansk og engelsk
            - [Grænser og formater]({root}{Addresses.PxWeb}/config)
            - {root}{Addresses.PxWeb}/tables?query=ORD: søg efter tabeller, også i værdiernes navne; Lucenes syntaks ({Lucene})
            - {root}{Addresses.Search}?{Addresses.SearchQuery}=ORD: {SearchPage}
            - [OpenAPI]({root}/openapi/v1.json)
            - {root}/v2 og {root}/v3: som jobindsats' API, med en nøgle fra udgiveren
            - [DCAT-AP]({root}{Addresses.Dcat})
            - [Udgivelser, Atom]({root}{Addresses.Feed})
            - [Udgivelserne, med ændringer, tilbagetrækninger og kontrolsummer, JSON]({root}{Addresses.ReleaseList})
            - [Udgivelseskalender, JSON]({root}{Addresses.Calendar}.json), også som .ics og .atom

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// Whom to tell of a weakness (RFC 9116). It says so for half a year to a year ahead: until the end of the half-year
    /// after this one.
    /// </summary>
    public static string Security(HttpSettings settings, string address, DateTimeOffset now)
    {
        var expires = new DateTime(now.Year + 1, now.Month <= 6 ? 1 : 7, 1, 0, 0, 0, DateTimeKind.Utc);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Contact: mailto:{settings.Contact.Mail}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: da, "
                + $"en\nCanonical: {address}\n");
    }

    /// <summary>Everything may be read; the API's answers are no pages.</summary>
    public static string Robots(string root) => $"""
        User-agent: *
        Disallow: {Addresses.PxWeb}/
        Disallow: /v2/
        Disallow: /v3/
        Disallow: /health/
        Disallow: {Addresses.Search}

        Sitemap: {root}{Addresses.Sitemap}

        """.ReplaceLineEndings("\n");

    /// <summary>The pages, each as old as the release.</summary>
    public static byte[] SiteMap(Catalogue catalogue, string root)
    {
        const string Scheme = "http://www.sitemaps.org/schemas/sitemap/0.9";
        return XmlText.Document(xml =>
        {
            xml.WriteStartElement("urlset", Scheme);
            foreach (var path in Pages(catalogue))
            {
                xml.WriteStartElement("url", Scheme);
                xml.WriteElementString("loc", Scheme, root + path);
                xml.WriteElementString("lastmod", Scheme, LinkedData.IsoTime(catalogue.FiguresChanged));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static IEnumerable<string> Pages(Catalogue catalogue)
    {
        string[] fixedPages =
        [
            "/", ReportAddress.Root, Addresses.Method, Addresses.RuleSets, Addresses.Releases, Addresses.Calendar, Addresses.Api,
            "/tabeller",
        ];
        var pages = fixedPages.Concat(catalogue.Tables.Select(table => "/tabeller/" + Uri.EscapeDataString(table.Table.Id)));
        // A release without a whole year has no pages about kommuner.
        return KommuneComparison.CanBeMade(catalogue.Content) && catalogue.FindKind(TableKind.Indsats) is { Geography: >= 0 } table
            ? pages.Append("/kommune")
                .Concat(table.Dimensions[table.Geography].Values.Where(omraade => omraade.Kind == "kommune").Select(Addresses.Kommune))
            : pages;
    }
}
