namespace Opgoerelse.Pages.Layout;

/// <summary>How these pages begin.</summary>
internal static class PageHeader
{
    /// <summary>The heading, what the page is about, and what <paramref name="more"/> adds.</summary>
    public static void Write(Html html, string overline, string title, string lead, Action<Html>? more = null)
    {
        html.Write($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{overline}</p>
            <h1>{title}</h1>
            <p class="manchet">{lead}</p>

            """);
        more?.Invoke(html);
        html.Write($"""
            </div>
            </section>

            """);
    }

    /// <summary>The page's own address, and what it is about.</summary>
    public static void WriteLinks(Html html, Page page, string path, string description) => html.Write($"""
        <link rel="canonical" href="{page.Host}{Page.InLanguage(path, page.Language)}">
        <meta name="description" content="{description}">

        """);
}
