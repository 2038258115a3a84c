using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Search;

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
            groups = other.Read(asked) is { } translated ? [.. InGroups(other, translated).Select(group => (group.Kind, index.Own(group.Hits)))] : [];
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
