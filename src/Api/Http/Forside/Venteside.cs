namespace Opgoerelse.Api.Http.Forside;

/// <summary>The page before a release is loaded.</summary>
internal static class Venteside
{
    public static string Skriv(Side side) => Ramme.Skriv("Tallene er på vej", side, html => html.Skriv($"""
        <div class="bredde">
        <h1>Tallene er på vej</h1>
        <p class="manchet">Tjenesten er i gang, men der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.</p>
        </div>

        """));
}
