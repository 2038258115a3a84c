using Opgoerelse.Domain.Measures;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Search;

/// <summary>The page of results.</summary>
internal static class SearchPage
{

    public static string Write(Catalogue catalogue, SearchResults results, HttpSettings settings, Page page) => Frame.Write(
        results.Asked.Length == 0 ? page.Word("Søg", "Search") : page.Word($"Søgning: {results.Asked}", $"Search: {results.Asked}"),
        page,
        html =>
        {
            html.Write($"""
                <section class="bredde" aria-labelledby="soegning">
                <h1 id="soegning">{page.Word("Søg", "Search")}</h1>
                <p role="status">{Said(results, page)}</p>

                """);
            if (results.Groups.Count == 0)
            {
                Advise(html, catalogue, page);
            }

            html.Write($"""
                </section>

                """);
            html.WriteAll(results.Groups, (output, group) => Write(output, group.Kind, group.Hits, page));
        },
        html => PageParts.WriteFoot(html, settings, page),
        // Answers to questions are for who asked.
        head => head.Write($"""
            <meta name="robots" content="noindex">

            """),
        results.Asked);

    private static string Said(SearchResults results, Page page)
    {
        if (results.Asked.Length == 0)
        {
            return page.Word("Skriv i feltet øverst, hvad du leder efter.", "Write in the field at the top what you are looking for.");
        }

        if (results.Nearly)
        {
            return page.Word($"Vi fandt intet om '{results.Asked}'.", $"We found nothing about '{results.Asked}'.")
                + (results.Groups.Count > 0 ? page.Word(" Måske mente du noget af dette:", " Perhaps you meant some of this:") : "");
        }

        var found = results.Groups.Sum(group => group.Hits.Total);
        var noun = found == 1 ? page.Word("resultat", "result") : page.Word("resultater", "results");
        return $"{page.Number(found)} {noun} {page.Word("om", "about")} '{results.Asked}'.";
    }

    private static void Write(Html html, SearchKind kind, SearchHits hits, Page page)
    {
        var (id, heading) = kind switch
        {
            SearchKind.Kommune => ("kommuner", page.Word("Kommuner", "Municipalities")),
            SearchKind.Table => ("tabeller", page.Word("Tabeller", "Tables")),
            SearchKind.Measure => ("maalinger", page.Word("Målinger", "Measures")),
            _ => ("sider", page.Word("Sider og forklaringer", "Pages and explanations")),
        };
        html.Write($"""
            <section class="bredde" aria-labelledby="{id}">
            <h2 id="{id}">{heading}</h2>
            <ul class="tabelliste">

            """).WriteAll(hits.Entries, (output, entry) => output.Write($"""
            <li>
            <h3><a href="{page.To(entry.Path)}">{entry.Title}</a> <span class="id">{(kind == SearchKind.Table ? entry.Id : "")}</span></h3>
            <p>{entry.Text}</p>
            </li>

            """)).Write($"""
            </ul>
            {More(kind, hits, page)}
            </section>

            """);
    }

    /// <summary>Where the rest is, when there are more than are shown.</summary>
    private static Html More(SearchKind kind, SearchHits hits, Page page)
    {
        if (hits.Total == hits.Entries.Count)
        {
            return new Html();
        }

        var (path, all) = kind == SearchKind.Kommune
            ? ("/kommune", page.Word("Alle kommuner", "All municipalities"))
            : ("/tabeller", page.Word("Alle tabeller", "All tables"));
        var said = page.Word(
            $"De første {hits.Entries.Count} af {hits.Total} er vist.",
            $"The first {hits.Entries.Count} of {hits.Total} are shown.");
        var link = kind == SearchKind.Page ? new Html() : new Html().Write($"""<a href="{page.To(path)}">{all}</a>""");
        return new Html().Write($"""<p>{said} {link}</p>""");
    }

    /// <summary>What one can try, and where everything is.</summary>
    private static void Advise(Html html, Catalogue catalogue, Page page) => html.Write($"""
        <p>{page.Word("Prøv for eksempel", "Try for example")}:</p>
        <ul class="valg">

        """).WriteAll(Examples(catalogue, page), (output, example) => output.Write($"""
        <li><a href="{page.To($"{Addresses.Search}?{Addresses.SearchQuery}={Uri.EscapeDataString(example)}")}">{example}</a></li>

        """)).Write($"""
        </ul>
        <p>{page.Word("Eller se", "Or see")} <a href="{page.To("/kommune")}">{page.Word("alle kommuner", "all municipalities")}</a>,
        <a href="{page.To("/tabeller")}">{page.Word("alle tabeller", "all tables")}</a> {page.Word("og", "and")}
        <a href="{page.To(Addresses.Method)}">{page.Word("hvordan tallene er gjort op", "how the figures are made")}</a>.</p>

        """);

    private static IEnumerable<string> Examples(Catalogue catalogue, Page page) =>
    [
        page.Word("virksomhedsrettet indsats", "company-based effort"),
        page.Word("uger", "weeks"),
        .. catalogue.FindKind(TableKind.Indsats) is { Geography: >= 0 } table
            ? table.Dimensions[table.Geography].Values.Where(area => area.Kind == "kommune").Take(1).Select(area => area.Name.Da)
            : [],
    ];
}

/// <summary>What a reader's question found, in groups.</summary>
/// <param name="Asked">The question as it was read; empty when nothing was asked.</param>
/// <param name="Groups">What was found of each kind, the group with the best first; none of them is empty.</param>
/// <param name="Nearly">Whether nothing was found, and this is what comes near.</param>
internal sealed record SearchResults(string Asked, IReadOnlyList<(SearchKind Kind, SearchHits Hits)> Groups, bool Nearly)
{
    /// <summary>So many of each kind are shown.</summary>
    private const int MostOfKind = 10;

    public static SearchResults Of(Catalogue catalogue, string language, string asked)
    {
        var index = SearchIndexes.Of(catalogue).In(language);
        if (index.Read(asked) is not { } query)
        {
            return new SearchResults(asked, [], Nearly: false);
        }

        var groups = InGroups(index, query);
        if (groups.Count == 0)
        {
            // Who reads English here often knows the Danish word.
            var other = SearchIndexes.Of(catalogue).In(TextLanguages.Other(language));
            groups = other.Read(asked) is { } translated
                ? [.. InGroups(other, translated).Select(group => (group.Kind, index.Own(group.Hits)))]
                : [];
        }

        if (groups.Count > 0)
        {
            return new SearchResults(asked, groups, Nearly: false);
        }

        return new SearchResults(asked, index.ReadNearly(asked) is { } near ? InGroups(index, near) : [], Nearly: true);
    }

    private static List<(SearchKind Kind, SearchHits Hits)> InGroups(SearchIndex index, Lucene.Net.Search.Query query) =>
    [
        .. Enum.GetValues<SearchKind>()
            .Select(kind => (Kind: kind, Hits: index.Find(query, kind, MostOfKind)))
            .Where(group => group.Hits.Total > 0)
            .OrderByDescending(group => group.Hits.BestScore),
    ];
}
