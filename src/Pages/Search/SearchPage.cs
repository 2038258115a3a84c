using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Search;

/// <summary>The page of results.</summary>
internal static class SearchPage
{

    public static string Write(Katalog catalogue, SearchResults results, HttpIndstillinger settings, Side page) => Ramme.Skriv(
        results.Asked.Length == 0 ? page.Ord("Søg", "Search") : page.Ord($"Søgning: {results.Asked}", $"Search: {results.Asked}"),
        page,
        html =>
        {
            html.Skriv($"""
                <section class="bredde" aria-labelledby="soegning">
                <h1 id="soegning">{page.Ord("Søg", "Search")}</h1>
                <p role="status">{Said(results, page)}</p>

                """);
            if (results.Groups.Count == 0)
            {
                Advise(html, catalogue, page);
            }

            html.Skriv($"""
                </section>

                """);
            html.SkrivAlle(results.Groups, (ud, group) => Write(ud, group.Kind, group.Hits, page));
        },
        html => PageParts.WriteFoot(html, settings, page),
        // Answers to questions are for who asked.
        head => head.Skriv($"""
            <meta name="robots" content="noindex">

            """),
        results.Asked);

    private static string Said(SearchResults results, Side page)
    {
        if (results.Asked.Length == 0)
        {
            return page.Ord("Skriv i feltet øverst, hvad du leder efter.", "Write in the field at the top what you are looking for.");
        }

        if (results.Nearly)
        {
            return page.Ord($"Vi fandt intet om '{results.Asked}'.", $"We found nothing about '{results.Asked}'.")
                + (results.Groups.Count > 0 ? page.Ord(" Måske mente du noget af dette:", " Perhaps you meant some of this:") : "");
        }

        var found = results.Groups.Sum(group => group.Hits.Total);
        var noun = found == 1 ? page.Ord("resultat", "result") : page.Ord("resultater", "results");
        return $"{page.Tal(found)} {noun} {page.Ord("om", "about")} '{results.Asked}'.";
    }

    private static void Write(Html html, SearchKind kind, SearchHits hits, Side page)
    {
        var (id, heading) = kind switch
        {
            SearchKind.Kommune => ("kommuner", page.Ord("Kommuner", "Municipalities")),
            SearchKind.Table => ("tabeller", page.Ord("Tabeller", "Tables")),
            SearchKind.Measure => ("maalinger", page.Ord("Målinger", "Measures")),
            _ => ("sider", page.Ord("Sider og forklaringer", "Pages and explanations")),
        };
        html.Skriv($"""
            <section class="bredde" aria-labelledby="{id}">
            <h2 id="{id}">{heading}</h2>
            <ul class="tabelliste">

            """).SkrivAlle(hits.Entries, (ud, entry) => ud.Skriv($"""
            <li>
            <h3><a href="{page.Til(entry.Path)}">{entry.Title}</a> <span class="id">{(kind == SearchKind.Table ? entry.Id : "")}</span></h3>
            <p>{entry.Text}</p>
            </li>

            """)).Skriv($"""
            </ul>
            {More(kind, hits, page)}
            </section>

            """);
    }

    /// <summary>Where the rest is, when there are more than are shown.</summary>
    private static Html More(SearchKind kind, SearchHits hits, Side page)
    {
        if (hits.Total == hits.Entries.Count)
        {
            return new Html();
        }

        var (path, all) = kind == SearchKind.Kommune
            ? ("/kommune", page.Ord("Alle kommuner", "All municipalities"))
            : ("/tabeller", page.Ord("Alle tabeller", "All tables"));
        var said = page.Ord(
            $"De første {hits.Entries.Count} af {hits.Total} er vist.",
            $"The first {hits.Entries.Count} of {hits.Total} are shown.");
        var link = kind == SearchKind.Page ? new Html() : new Html().Skriv($"""<a href="{page.Til(path)}">{all}</a>""");
        return new Html().Skriv($"""<p>{said} {link}</p>""");
    }

    /// <summary>What one can try, and where everything is.</summary>
    private static void Advise(Html html, Katalog catalogue, Side page) => html.Skriv($"""
        <p>{page.Ord("Prøv for eksempel", "Try for example")}:</p>
        <ul class="valg">

        """).SkrivAlle(Examples(catalogue, page), (ud, example) => ud.Skriv($"""
        <li><a href="{page.Til($"{Addresses.Search}?{Addresses.SearchQuery}={Uri.EscapeDataString(example)}")}">{example}</a></li>

        """)).Skriv($"""
        </ul>
        <p>{page.Ord("Eller se", "Or see")} <a href="{page.Til("/kommune")}">{page.Ord("alle kommuner", "all municipalities")}</a>,
        <a href="{page.Til("/tabeller")}">{page.Ord("alle tabeller", "all tables")}</a> {page.Ord("og", "and")}
        <a href="{page.Til(Addresses.Method)}">{page.Ord("hvordan tallene er gjort op", "how the figures are made")}</a>.</p>

        """);

    private static IEnumerable<string> Examples(Katalog catalogue, Side page) =>
    [
        page.Ord("virksomhedsrettet indsats", "company-based effort"),
        page.Ord("uger", "weeks"),
        .. catalogue.FindSlags("indsats") is { Geografi: >= 0 } table
            ? table.Dimensioner[table.Geografi].Vaerdier.Where(area => area.Slags == "kommune").Take(1).Select(area => area.Navn.Da)
            : [],
    ];
}
