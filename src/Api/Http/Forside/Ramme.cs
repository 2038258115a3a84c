using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What stands around every page: head, top and foot.</summary>
internal static class Ramme
{
    public static string Skriv(string titel, string basis, Action<Html> indhold, Action<Html>? fod = null)
    {
        var html = new Html();
        html.Skriv($"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{titel}</title>
            <link rel="stylesheet" href="{basis}{ForsideEndpoints.Stiladresse}">
            <link rel="icon" href="{basis}/ikon.svg" type="image/svg+xml">
            </head>
            <body>
            <a class="spring" href="#indhold">Spring til indholdet</a>
            <header class="top">
            <div class="bredde">
            <a class="navn" href="{basis}/">Opgørelsen <span>{Ordning.Standard.Navn.Da}</span></a>
            <nav aria-label="Genveje">
            <ul>
            <li><a href="{basis}/#kommuner">Kommuner</a></li>
            <li><a href="{basis}/#hent">Hent tal</a></li>
            <li><a href="{basis}/#definition">Definition</a></li>
            <li><a href="{basis}/swagger">API</a></li>
            </ul>
            </nav>
            </div>
            </header>
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
}
