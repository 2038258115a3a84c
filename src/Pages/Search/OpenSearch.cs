using System.Text;
using System.Xml;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Search;

/// <summary>Tells a browser how to search here from its own field (OpenSearch 1.1).</summary>
internal static class OpenSearch
{
    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static string Write(Page page)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("OpenSearchDescription", Namespace);
            xml.WriteElementString("ShortName", Namespace, SearchBox.Name(page));
            xml.WriteElementString("Description", Namespace, $"{page.Word("Søg i", "Search in")} {page.Word(Ordning.Standard.Name)}");
            xml.WriteElementString("Language", Namespace, page.Language);
            xml.WriteElementString("InputEncoding", Namespace, "UTF-8");
            xml.WriteStartElement("Url", Namespace);
            xml.WriteAttributeString("type", "text/html");
            const string Template = Addresses.Search + "?" + Addresses.SearchQuery + "={searchTerms}";
            xml.WriteAttributeString("template", page.Host + Page.InLanguage(Template, page.Language));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }
}
