using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Layout;

/// <summary>The field that searches, on every page and in the browser itself.</summary>
internal static class SearchBox
{
    public const string MediaType = "application/opensearchdescription+xml";

    private static readonly BilingualText Sought = new("Søg efter kommuner, tabeller og målinger", "Search for municipalities, tables and measures");

    /// <summary>What stands in the head of a page.</summary>
    public static Html Link(Page page) => new Html().Write($"""
        <link rel="search" type="{MediaType}" title="{Name(page)}" href="{page.To(Addresses.OpenSearch)}">

        """);

    /// <summary>The field of every page.</summary>
    public static Html Field(Page page, string asked) => new Html().Write($"""
        <form class="find" action="{page.Basis}{Addresses.Search}" role="search" method="get"
         aria-label="{page.Word("Hele siden", "The whole site")}">
        {page.LanguageField()}<label for="q" class="skjult">{page.Word(Sought)}</label>
        <input type="search" id="q" name="{Addresses.SearchQuery}" value="{asked}" maxlength="{SearchIndex.LongestQuery}"
         placeholder="{page.Word("Kommune, tabel", "Area, table")}" autocomplete="off">
        <button type="submit">{page.Word("Søg", "Search")}</button>
        </form>
        """);

    /// <summary>At most 16 letters, says the specification.</summary>
    public static string Name(Page page) => page.Word("Opgørelsen", "Opgørelsen (en)");
}
