using System.Globalization;
using System.Text;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary>
/// The links of an answer: whole addresses, as the reference server writes them, for clients hand them to their users as
/// they are; queries encoded.
/// </summary>
/// <param name="address">The service's own, see <see cref="WebAddress"/>.</param>
/// <param name="language">The answer's language.</param>
internal sealed class Links(string address, string language)
{
    private readonly string _root = address + Addresses.PxWeb;

    /// <summary>A table: itself, in the other language, its metadata and its data.</summary>
    public IReadOnlyList<Link> Table(string id) =>
    [
        new Link("self", language, Address(id, "", language)),
        new Link("alternate", TextLanguages.Other(language), Address(id, "", TextLanguages.Other(language))),
        new Link("metadata", language, Address(id, "/metadata", language)),
        new Link("data", language, Address(id, "/data", language) + "&outputFormat=json-stat2"),
    ];

    /// <summary>The default selection of a table, in both languages, and the data that it selects.</summary>
    public IReadOnlyList<Link> DefaultSelection(string id) =>
    [
        new Link("self", language, Address(id, "/defaultselection", language)),
        new Link("alternate", TextLanguages.Other(language), Address(id, "/defaultselection", TextLanguages.Other(language))),
        new Link("data", language, Address(id, "/data", language)),
    ];

    /// <summary>A saved query: itself, its data and its selection.</summary>
    public IReadOnlyList<Link> Stored(string id) =>
    [
        new Link("self", language, SavedAddress(id, "")),
        new Link("data", language, SavedAddress(id, "/data")),
        new Link("selection", language, SavedAddress(id, "/selection")),
    ];

    /// <summary>The selection of a saved query, in both languages, and its data.</summary>
    public IReadOnlyList<Link> SavedSelection(string id) =>
    [
        new Link("self", language, $"{SavedAddress(id, "/selection")}?lang={language}"),
        new Link("alternate", TextLanguages.Other(language), $"{SavedAddress(id, "/selection")}?lang={TextLanguages.Other(language)}"),
        new Link("data", language, $"{SavedAddress(id, "/data")}?lang={language}"),
    ];

    /// <summary>A codelist, in both languages.</summary>
    public IReadOnlyList<Link> Codelist(string id) =>
    [
        new Link("self", language, CodelistAddress(id, language)),
        new Link("alternate", TextLanguages.Other(language), CodelistAddress(id, TextLanguages.Other(language))),
    ];

    /// <summary>The address of a codelist, which the metadata of a table link to.</summary>
    public string CodelistAddress(string id) => CodelistAddress(id, language);

    /// <summary>The pages around the one asked for.</summary>
    public IReadOnlyList<Link> Pages(TableSearch search, int pages)
    {
        var links = new List<Link>();
        if (search.Page > 1)
        {
            links.Add(TablePage("previous", search, search.Page - 1));
        }

        if (search.Page < pages)
        {
            links.Add(TablePage("next", search, search.Page + 1));
            links.Add(TablePage("last", search, pages));
        }

        return links;
    }

    /// <summary>A page of the list of tables.</summary>
    public Link TablePage(string rel, TableSearch search, int page)
    {
        var path = new StringBuilder($"{_root}/tables?lang={language}");
        if (search.Word.Length > 0)
        {
            path.Append("&query=").Append(Uri.EscapeDataString(search.Word));
        }

        if (search.LatestDays is { } days)
        {
            path.Append(CultureInfo.InvariantCulture, $"&pastDays={days}");
        }

        if (search.WithEnded is { } having)
        {
            path.Append("&includeDiscontinued=").Append(having ? "true" : "false");
        }

        path.Append(CultureInfo.InvariantCulture, $"&pageSize={search.Size}&pageNumber={page}");
        return new Link(rel, language, path.ToString());
    }

    private string SavedAddress(string id, string part) => $"{_root}/savedqueries/{Uri.EscapeDataString(id)}{part}";

    private string CodelistAddress(string id, string ofLanguage) => $"{_root}/codelists/{Uri.EscapeDataString(id)}?lang={ofLanguage}";

    private string Address(string id, string part, string ofLanguage) =>
        $"{_root}/tables/{Uri.EscapeDataString(id)}{part}?lang={ofLanguage}";
}
