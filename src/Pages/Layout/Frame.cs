using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;

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
    public static string Write(string title, Page page, Action<Html> content, Action<Html>? footer = null, Action<Html>? header = null, string asked = "")
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
            <link rel="stylesheet" href="{page.Basis}{Assets.StyleAddress}">
            <link rel="icon" href="{page.Basis}/ikon.svg" type="image/svg+xml">
            <link rel="alternate" type="application/atom+xml" title="{page.Word("Udgivelser", "Releases")}" href="{page.Basis}{Addresses.Feed}">
            {SearchBox.Link(page)}{LanguageEditions(page)}{more}</head>
            <body>
            <a class="spring" href="#indhold">{page.Word("Spring til indholdet", "Skip to the content")}</a>
            <header class="top">
            <div class="bredde">
            <a class="navn" href="{page.To("/")}"><span lang="da">Opgørelsen</span> <span class="ordning">{page.Word(Ordning.Standard.Name)}</span></a>
            <nav aria-label="{page.Word("Sider", "Pages")}">
            <ul>
            <li><a href="{page.To("/kommune")}">{page.Word("Kommuner", "Municipalities")}</a></li>
            <li><a href="{page.To("/tabeller")}">{page.Word("Tabeller", "Tables")}</a></li>
            <li><a href="{page.To(ReportAddress.Root)}">{page.Word("Rapporter", "Reports")}</a></li>
            <li><a href="{page.To(Addresses.Method)}">{page.Word("Metode", "Method")}</a></li>
            <li><a href="{page.To(Addresses.Releases)}">{page.Word("Udgivelser", "Releases")}</a></li>
            <li><a href="{page.To(Addresses.Api)}">API</a></li>
            <li><a class="sprog" href="{page.InTheOther}" lang="{TextLanguages.Other(page.Language)}" hreflang="{TextLanguages.Other(page.Language)}">{page.Word("English", "Dansk")}</a></li>
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
