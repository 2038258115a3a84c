using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Search;

/// <summary>The index of a release in each language, made when it is first asked for and kept as long as the release.</summary>
internal sealed class SearchIndexes(Catalogue catalogue)
{
    private readonly Dictionary<string, Lazy<SearchIndex>> _made = TextLanguages.All.ToDictionary(
        language => language,
        language => new Lazy<SearchIndex>(() => new SearchIndex(SearchEntries.Of(catalogue, language), language)));

    /// <summary>Those of a release.</summary>
    public static SearchIndexes Of(Catalogue catalogue) => catalogue.Kept(_ => new SearchIndexes(catalogue));

    public SearchIndex In(string language) => _made[language].Value;
}
