using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Http.Oplysningssider;
using Opgoerelse.Api.Http.Rapportsider;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What stands around every page: head, top and foot.</summary>
internal static class Ramme
{
    public static string Skriv(string titel, string basis, Action<Html> indhold, Action<Html>? fod = null, Action<Html>? hoved = null)
    {
        var html = new Html();
        var mere = new Html();
        hoved?.Invoke(mere);
        html.Skriv($"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{titel}</title>
            <link rel="stylesheet" href="{basis}{ForsideEndpoints.Stiladresse}">
            <link rel="icon" href="{basis}/ikon.svg" type="image/svg+xml">
            <link rel="alternate" type="application/atom+xml" title="Udgivelser" href="{basis}{OpdagelseEndpoints.Feed}">
            {mere}</head>
            <body>
            <a class="spring" href="#indhold">Spring til indholdet</a>
            <header class="top">
            <div class="bredde">
            <a class="navn" href="{basis}/">Opgørelsen <span>{Ordning.Standard.Navn.Da}</span></a>
            <nav aria-label="Sider">
            <ul>
            <li><a href="{basis}/kommune">Kommuner</a></li>
            <li><a href="{basis}/tabeller">Tabeller</a></li>
            <li><a href="{basis}{RapportsiderEndpoints.Rod}">Rapporter</a></li>
            <li><a href="{basis}{OplysningssiderEndpoints.Metode}">Metode</a></li>
            <li><a href="{basis}{OplysningssiderEndpoints.Udgivelser}">Udgivelser</a></li>
            <li><a href="{basis}{OplysningssiderEndpoints.Api}">API</a></li>
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
