using System.Globalization;
using System.Text;
using System.Xml;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Discovery;

/// <summary>Plain indexes of what is here: for language models (<c>/llms.txt</c>) and for search engines.</summary>
internal static class Indeks
{
    private static readonly Tekst IngenNaeste = new("ingen; serien er slut, og alle tal er endelige", "none; the series has ended, and all figures are final");

    /// <summary>Markdown: what this is, the tables, and where each thing is.</summary>
    public static string Llms(Katalog katalog, HttpIndstillinger indstillinger, string rod)
    {
        var tekst = new StringBuilder();
        tekst.Append(CultureInfo.InvariantCulture, $"""
            # Den systematiske opgørelse: {Ordning.Standard.Navn.Da}

            > Hvilke indsatser kommunerne giver borgere i de første måneder, kommune for kommune. Tallene er opgjort pr. {Linkeddata.IsoDag(katalog.Udgivelse.Dato)} og offentliggjort {Linkeddata.IsoTid(katalog.Published)} (udgivelse {katalog.Udgivelse.Id}).

            - Kilde: {indstillinger.Kilde.Da}
            - Licens: [{indstillinger.Licens.Navn}]({indstillinger.Licens.Adresse})
            - Kontakt: {indstillinger.Kontakt.Da}, {indstillinger.Kontakt.Mail}
            - Næste udgivelse: {NextReleaseText.Value(katalog.NextRelease, IngenNaeste).Da}
            - Tegn i stedet for et tal: * er diskretioneret, - er intet grundlag, .. foreligger ikke, ... er endnu ikke offentliggjort. De er ikke nul.
            - Andele kan ikke lægges sammen eller midles; brug de udgivne totaler.

            ## Tabeller


            """);
        foreach (var tabel in katalog.Tabeller)
        {
            var id = Uri.EscapeDataString(tabel.Tabel.Id);
            tekst.Append(CultureInfo.InvariantCulture, $"- [{tabel.Tabel.Id}: {tabel.Tabel.Titel.Da}]({rod}/tabeller/{id}): {Tabeltekst.Beskrivelse(tabel).Da} Hele tabellen: [CSV]({rod}{Addresses.WholeTable(tabel.Tabel.Id, "csv")}), [JSON-stat]({rod}{Addresses.WholeTable(tabel.Tabel.Id, "json")}), [Parquet]({rod}{Addresses.WholeTable(tabel.Tabel.Id, "parquet")}). [Variable og værdier]({rod}{Addresses.PxWeb}/tables/{id}/metadata).\n");
        }

        tekst.Append(CultureInfo.InvariantCulture, $"""

            ## API

            - [PxWebApi 2]({rod}{Addresses.PxWeb}/tables): udvalg af en tabel i flere formater, på dansk og engelsk
            - [Grænser og formater]({rod}{Addresses.PxWeb}/config)
            - {rod}{Addresses.PxWeb}/tables?query=ORD: søg efter tabeller, også i værdiernes navne; Lucenes syntaks (`indsats*`, `"første indsats"`, `title:indsats`)
            - {rod}{Addresses.Search}?{Addresses.SearchQuery}=ORD: siden, hvor mennesker søger efter kommuner, tabeller og målinger med definitioner
            - [OpenAPI]({rod}/openapi/v1.json)
            - {rod}/v2 og {rod}/v3: som jobindsats' API, med en nøgle fra udgiveren
            - [DCAT-AP]({rod}{Addresses.Dcat})
            - [Udgivelser, Atom]({rod}{Addresses.Feed})

            """);
        return tekst.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// Whom to tell of a weakness (RFC 9116). It says so for half a year to a year ahead: until the end of the half-year
    /// after this one.
    /// </summary>
    public static string Security(HttpIndstillinger settings, string address, DateTimeOffset now)
    {
        var expires = new DateTime(now.Year + 1, now.Month <= 6 ? 1 : 7, 1, 0, 0, 0, DateTimeKind.Utc);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Contact: mailto:{settings.Kontakt.Mail}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: da, en\nCanonical: {address}\n");
    }

    /// <summary>Everything may be read; the API's answers are no pages.</summary>
    public static string Robots(string rod) => $"""
        User-agent: *
        Disallow: {Addresses.PxWeb}/
        Disallow: /v2/
        Disallow: /v3/
        Disallow: /health/
        Disallow: {Addresses.Search}

        Sitemap: {rod}{Addresses.Sitemap}

        """.ReplaceLineEndings("\n");

    /// <summary>The pages, each as old as the release.</summary>
    public static byte[] Sidekort(Katalog katalog, string rod)
    {
        const string Skema = "http://www.sitemaps.org/schemas/sitemap/0.9";
        using var ud = new MemoryStream();
        using (var xml = XmlWriter.Create(ud, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("urlset", Skema);
            foreach (var sti in Sider(katalog))
            {
                xml.WriteStartElement("url", Skema);
                xml.WriteElementString("loc", Skema, rod + sti);
                xml.WriteElementString("lastmod", Skema, Linkeddata.IsoTid(katalog.FiguresChanged));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return ud.ToArray();
    }

    private static IEnumerable<string> Sider(Katalog katalog)
    {
        var sider = new[] { "/", ReportAddress.Root, Addresses.Method, Addresses.RuleSets, Addresses.Releases, Addresses.Api, "/tabeller" }
            .Concat(katalog.Tabeller.Select(tabel => "/tabeller/" + Uri.EscapeDataString(tabel.Tabel.Id)));
        // A release without a whole year has no pages about kommuner.
        return Sammenligner.KanDannes(katalog.Indhold) && katalog.FindSlags("indsats") is { Geografi: >= 0 } tabel
            ? sider.Append("/kommune").Concat(tabel.Dimensioner[tabel.Geografi].Vaerdier.Where(omraade => omraade.Slags == "kommune").Select(Addresses.Kommune))
            : sider;
    }
}
