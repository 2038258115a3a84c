namespace Opgoerelse.Pages.Layout;

/// <summary>The page before a release is loaded.</summary>
internal static class Venteside
{
    public static string Skriv(Side side) => Ramme.Skriv(side.Ord("Tallene er på vej", "The figures are on their way"), side, html => html.Skriv($"""
        <section class="bredde" aria-labelledby="venter">
        <h1 id="venter">{side.Ord("Tallene er på vej", "The figures are on their way")}</h1>
        <p class="manchet">{side.Ord("Tjenesten er i gang, men der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.", "The service is running, but no published release has been loaded yet. Please try again shortly.")}</p>
        </section>

        """));
}
