using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Layout;

/// <summary>How these pages begin.</summary>
internal static class Sidehoved
{
    /// <summary>The heading, what the page is about, and what <paramref name="mere"/> adds.</summary>
    public static void Skriv(Html html, string overlinje, string titel, string manchet, Action<Html>? mere = null)
    {
        html.Skriv($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{overlinje}</p>
            <h1>{titel}</h1>
            <p class="manchet">{manchet}</p>

            """);
        mere?.Invoke(html);
        html.Skriv($"""
            </div>
            </section>

            """);
    }

    /// <summary>The page's own address, and what it is about.</summary>
    public static void SkrivLinks(Html html, Side side, string sti, string beskrivelse) => html.Skriv($"""
        <link rel="canonical" href="{side.Vaert}{Side.PaaSprog(sti, side.Sprog)}">
        <meta name="description" content="{beskrivelse}">

        """);
}
