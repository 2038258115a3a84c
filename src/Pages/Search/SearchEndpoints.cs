using System.Text;
using System.Xml;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Search;

/// <summary>The search of the pages: <c>/soeg?q=</c>, and what tells a browser of it.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet(Addresses.Search, Answer).ExcludeFromDescription();
        app.MapGet(Addresses.OpenSearch, (HttpContext http, IOptions<HttpSettings> settings) =>
        {
            CacheHeaders.AllowReuse(http, settings.Value.CacheSeconds);
            return TypedResults.Text(OpenSearch.Write(Page.Of(http, settings.Value)), SearchBox.MediaType, Encoding.UTF8);
        }).ExcludeFromDescription();
    }

    /// <summary>
    /// The page of results. It is not kept in the release's store of pages: questions have no end, and each would take the place of a page
    /// that is asked for again.
    /// </summary>
    private static IResult Answer(HttpContext http, CurrentRelease current, IOptions<HttpSettings> settings)
    {
        if (current.Catalogue is not { } catalogue)
        {
            return PageAnswer.Waits(http, settings.Value);
        }

        var asked = SearchIndex.Bounded(http.Request.Query[Addresses.SearchQuery].ToString());
        var page = Page.At(Page.Of(http, settings.Value), Address(asked));
        var etag = new Fingerprint(catalogue)
            .Add(Addresses.Search)
            .Add(asked)
            .Add(page.Host)
            .Add(page.Language)
            .Add(catalogue.HistoryFingerprint)
            .Etag();
        if (CacheHeaders.IsUnchanged(http, catalogue, etag, settings.Value.CacheSeconds))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var results = SearchResults.Of(catalogue, page.Language, asked);
        return TypedResults.Content(SearchPage.Write(catalogue, results, settings.Value, page), PageAnswer.MediaType);
    }

    private static string Address(string asked) =>
        asked.Length == 0 ? Addresses.Search : $"{Addresses.Search}?{Addresses.SearchQuery}={Uri.EscapeDataString(asked)}";
}

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
