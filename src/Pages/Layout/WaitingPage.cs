namespace Opgoerelse.Pages.Layout;

/// <summary>The page before a release is loaded.</summary>
internal static class WaitingPage
{
    public static string Write(Page page) => Frame.Write(page.Word("Tallene er på vej", "The figures are on their way"), page, html => html.Write($"""
        <section class="bredde" aria-labelledby="venter">
        <h1 id="venter">{page.Word("Tallene er på vej", "The figures are on their way")}</h1>
        <p class="manchet">{page.Word("Tjenesten er i gang, men der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.", "The service is running, but no published release has been loaded yet. Please try again shortly.")}</p>
        </section>

        """));
}
