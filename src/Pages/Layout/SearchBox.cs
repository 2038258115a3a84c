using Opgoerelse.Domain;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Layout;

/// <summary>The field that searches, on every page and in the browser itself.</summary>
internal static class SearchBox
{
    public const string MediaType = "application/opensearchdescription+xml";

    private static readonly Tekst Sought = new("Søg efter kommuner, tabeller og målinger", "Search for municipalities, tables and measures");

    /// <summary>What stands in the head of a page.</summary>
    public static Html Link(Side page) => new Html().Skriv($"""
        <link rel="search" type="{MediaType}" title="{Name(page)}" href="{page.Til(Addresses.OpenSearch)}">

        """);

    /// <summary>The field of every page.</summary>
    public static Html Field(Side page, string asked) => new Html().Skriv($"""
        <form class="find" action="{page.Basis}{Addresses.Search}" role="search" method="get"
         aria-label="{page.Ord("Hele siden", "The whole site")}">
        {page.Sprogfelt()}<label for="q" class="skjult">{page.Ord(Sought)}</label>
        <input type="search" id="q" name="{Addresses.SearchQuery}" value="{asked}" maxlength="{SearchIndex.LongestQuery}"
         placeholder="{page.Ord("Kommune, tabel", "Area, table")}" autocomplete="off">
        <button type="submit">{page.Ord("Søg", "Search")}</button>
        </form>
        """);

    /// <summary>At most 16 letters, says the specification.</summary>
    public static string Name(Side page) => page.Ord("Opgørelsen", "Opgørelsen (en)");
}
