using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Layout;

/// <summary>What stands around every page: head, top and foot.</summary>
internal static class Ramme
{
    /// <param name="titel">The page's title, in its own language.</param>
    /// <param name="side">The page.</param>
    /// <param name="indhold">Writes what is between top and foot.</param>
    /// <param name="fod">Writes the foot, in the language of the labels.</param>
    /// <param name="hoved">Writes more into the head.</param>
    /// <param name="asked">What was searched for, to stand in the search field.</param>
    public static string Skriv(string titel, Side side, Action<Html> indhold, Action<Html>? fod = null, Action<Html>? hoved = null, string asked = "")
    {
        var html = new Html();
        var mere = new Html();
        hoved?.Invoke(mere);
        html.Skriv($"""
            <!DOCTYPE html>
            <html lang="{side.Sprog}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{titel}</title>
            <link rel="stylesheet" href="{side.Basis}{Assets.StyleAddress}">
            <link rel="icon" href="{side.Basis}/ikon.svg" type="image/svg+xml">
            <link rel="alternate" type="application/atom+xml" title="{side.Ord("Udgivelser", "Releases")}" href="{side.Basis}{Addresses.Feed}">
            {SearchBox.Link(side)}{Sprogudgaver(side)}{mere}</head>
            <body>
            <a class="spring" href="#indhold">{side.Ord("Spring til indholdet", "Skip to the content")}</a>
            <header class="top">
            <div class="bredde">
            <a class="navn" href="{side.Til("/")}"><span lang="da">Opgørelsen</span> <span class="ordning">{side.Ord(Ordning.Standard.Navn)}</span></a>
            <nav aria-label="{side.Ord("Sider", "Pages")}">
            <ul>
            <li><a href="{side.Til("/kommune")}">{side.Ord("Kommuner", "Municipalities")}</a></li>
            <li><a href="{side.Til("/tabeller")}">{side.Ord("Tabeller", "Tables")}</a></li>
            <li><a href="{side.Til(ReportAddress.Root)}">{side.Ord("Rapporter", "Reports")}</a></li>
            <li><a href="{side.Til(Addresses.Method)}">{side.Ord("Metode", "Method")}</a></li>
            <li><a href="{side.Til(Addresses.Releases)}">{side.Ord("Udgivelser", "Releases")}</a></li>
            <li><a href="{side.Til(Addresses.Api)}">API</a></li>
            <li><a class="sprog" href="{side.IDetAndet}" lang="{Tekstsprog.Anden(side.Sprog)}" hreflang="{Tekstsprog.Anden(side.Sprog)}">{side.Ord("English", "Dansk")}</a></li>
            </ul>
            </nav>
            {SearchBox.Field(side, asked)}
            </div>
            </header>

            """);
        html.Skriv($"""
            <main id="indhold" tabindex="-1">

            """);
        indhold(html);
        html.Skriv($"""
            </main>
            <footer class="bund">
            <div class="bredde">

            """);
        fod?.Invoke(html);
        html.Skriv($"""
            </div>
            </footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    /// <summary>Where the page is in each language, for search engines.</summary>
    private static Html Sprogudgaver(Side side) => new Html().SkrivAlle(Tekstsprog.Alle, (ud, sprog) => ud.Skriv($"""
        <link rel="alternate" hreflang="{sprog}" href="{side.Adresse(sprog)}">

        """));
}
