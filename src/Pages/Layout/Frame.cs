using System.Security.Cryptography;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Layout;

/// <summary>What stands around every page: head, top and foot.</summary>
internal static class Frame
{
    /// <param name="title">The page's title, in its own language.</param>
    /// <param name="page">The page.</param>
    /// <param name="content">Writes what is between top and foot.</param>
    /// <param name="footer">Writes the foot, in the language of the labels.</param>
    /// <param name="header">Writes more into the head.</param>
    /// <param name="asked">What was searched for, to stand in the search field.</param>
    public static string Write(
        string title,
        Page page,
        Action<Html> content,
        Action<Html>? footer = null,
        Action<Html>? header = null,
        string asked = "")
    {
        var html = new Html();
        var more = new Html();
        header?.Invoke(more);
        html.Write($"""
            <!DOCTYPE html>
            <html lang="{page.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="stylesheet" href="{page.PathBase}{Assets.StyleAddress}">
            <link rel="icon" href="{page.PathBase}/ikon.svg" type="image/svg+xml">
            <link rel="alternate" type="application/atom+xml" title="{page.Word(
                "Udgivelser", "Releases")}" href="{page.PathBase}{Addresses.Feed}">
            {SearchBox.Link(page)}{LanguageEditions(page)}{more}</head>
            <body>
            <a class="spring" href="#indhold">{page.Word("Spring til indholdet", "Skip to the content")}</a>
            <header class="top">
            <div class="bredde">
            <a class="navn" href="{page.To("/")}"><span lang="da">Opgørelsen</span> <span class="ordning">{page.Word(
                Ordning.Standard.Name)}</span></a>
            <nav aria-label="{page.Word("Sider", "Pages")}">
            <ul>
            <li><a href="{page.To("/kommune")}">{page.Word("Kommuner", "Municipalities")}</a></li>
            <li><a href="{page.To("/tabeller")}">{page.Word("Tabeller", "Tables")}</a></li>
            <li><a href="{page.To(ReportAddress.Root)}">{page.Word("Rapporter", "Reports")}</a></li>
            <li><a href="{page.To(Addresses.Method)}">{page.Word("Metode", "Method")}</a></li>
            <li><a href="{page.To(Addresses.Releases)}">{page.Word("Udgivelser", "Releases")}</a></li>
            <li><a href="{page.To(Addresses.Api)}">API</a></li>
            <li><a class="sprog" href="{page.InTheOther}" lang="{TextLanguages.Other(page.Language)}"
            hreflang="{TextLanguages.Other(page.Language)}">{page.Word("English", "Dansk")}</a></li>
            </ul>
            </nav>
            {SearchBox.Field(page, asked)}
            </div>
            </header>

            """);
        html.Write($"""
            <main id="indhold" tabindex="-1">

            """);
        content(html);
        html.Write($"""
            </main>
            <footer class="bund">
            <div class="bredde">

            """);
        footer?.Invoke(html);
        html.Write($"""
            </div>
            </footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    /// <summary>Where the page is in each language, for search engines.</summary>
    private static Html LanguageEditions(Page page) => new Html().WriteAll(TextLanguages.All, (output, language) => output.Write($"""
        <link rel="alternate" hreflang="{language}" href="{page.Address(language)}">

        """));
}

/// <summary>The field that searches, on every page and in the browser itself.</summary>
internal static class SearchBox
{
    public const string MediaType = "application/opensearchdescription+xml";

    private static readonly BilingualText Sought = new(
        "Søg efter kommuner, tabeller og målinger",
        "Search for municipalities, tables and measures");

    /// <summary>What stands in the head of a page.</summary>
    public static Html Link(Page page) => new Html().Write($"""
        <link rel="search" type="{MediaType}" title="{Name(page)}" href="{page.To(Addresses.OpenSearch)}">

        """);

    /// <summary>The field of every page.</summary>
    public static Html Field(Page page, string asked) => new Html().Write($"""
        <form class="find" action="{page.PathBase}{Addresses.Search}" role="search" method="get"
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

/// <summary>The style, program and icon of all pages, built into the program. Nothing of it comes from elsewhere.</summary>
internal static class Assets
{
    public static byte[] Style { get; } = Read("stil.css");

    public static byte[] Icon { get; } = Read("ikon.svg");

    public static byte[] Program { get; } = Read("udvalg.js");

    /// <summary>The stylesheet's address. It holds its checksum, so it can be kept for a year.</summary>
    public static string StyleAddress { get; } = "/stil.css?v=" + Checksum(Style);

    /// <summary>The address of the program that makes it easier to select figures.</summary>
    public static string ProgramAddress { get; } = "/udvalg.js?v=" + Checksum(Program);

    private static string Checksum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content)[..6]);

    private static byte[] Read(string name)
    {
        using var source = typeof(Assets).Assembly.GetManifestResourceStream("forside/" + name)
            ?? throw new FileNotFoundException($"{name} er ikke bygget ind i programmet.");
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
