using System.Text;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Search;

/// <summary>
/// The full-text index of a release in one language, in memory: Lucene's, as the reference server's. It never changes, and may be
/// asked by many at once. No question makes it fail: what is no query in Lucene's syntax is read as plain words.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>Letters of a query that are read; the rest is passed over.</summary>
    public const int LongestQuery = 120;

    /// <summary>What a thing whose whole name was asked for has over all others.</summary>
    private const float WeightOfName = 100;

    /// <summary>How unlike a word may be when nothing at all was found: so many letters.</summary>
    private const string Nearly = "~1";
    private const string NearlyLong = "~2";

    /// <summary>From so many letters two may be wrong.</summary>
    private const int Long = 6;

    private readonly IReadOnlyList<SearchEntry> _entries;
    private readonly SearchAnalyzer _analyzer;
    private readonly HashSet<string> _smallWords;
    private readonly IndexSearcher _searcher;

    public SearchIndex(IReadOnlyList<SearchEntry> entries, string language)
    {
        _entries = entries;
        _analyzer = SearchAnalyzer.For(language);
        _smallWords = SmallWords.Of(language);
        var directory = new RAMDirectory();
        // A scheduler of its own would start threads for what is one small segment.
        var config = new IndexWriterConfig(SearchAnalyzer.Version, _analyzer) { MergeScheduler = new SerialMergeScheduler() };
        using (var writer = new IndexWriter(directory, config))
        {
            // One after the other in one segment: the number of a document is that of its entry.
            foreach (var entry in entries)
            {
                writer.AddDocument(Document(entry));
            }
        }

        _searcher = new IndexSearcher(DirectoryReader.Open(directory));
    }

    /// <summary>
    /// What a text asks for: every one of its words, or, when nothing holds them all, every one but the small words (hvor, af). Null when
    /// the text is empty. With <paramref name="kind"/> only what is of that kind counts as found.
    /// </summary>
    public Query? Read(string text, SearchKind? kind = null)
    {
        text = Bounded(text);
        if (text.Length == 0)
        {
            return null;
        }

        var query = Parse(text, every: true);
        if (Finds(query, kind))
        {
            return Named(query, text);
        }

        var words = Plain(text);
        var large = words.Where(word => !_smallWords.Contains(word)).ToList();
        var fewer = large.Count > 0 && large.Count < words.Count ? Parse(Asking(large), every: true) : query;
        return Named(Finds(fewer, kind) ? fewer : query, text);
    }

    /// <summary>What comes near a text that found nothing: some of its words, or words nearly like them. Null when nothing does.</summary>
    public Query? ReadNearly(string text)
    {
        var words = Plain(Bounded(text)).Where(word => !_smallWords.Contains(word)).ToList();
        var some = Parse(Asking(words), every: false);
        if (words.Count > 1 && Finds(some, kind: null))
        {
            return Named(some, text);
        }

        var alike = Parse(Asking(words.Where(word => word.Length > 2), word => word.Length < Long ? Nearly : NearlyLong), every: false);
        return Finds(alike, kind: null) ? Named(alike, text) : null;
    }

    /// <summary>Those of a kind that a query finds, the best first, those equally good in the order of the collection.</summary>
    /// <param name="query">See <see cref="Read"/>.</param>
    /// <param name="kind">What is looked for.</param>
    /// <param name="most">So many of them, at least one.</param>
    public SearchHits Find(Query query, SearchKind kind, int most)
    {
        var found = _searcher.Search(query, OfKind(kind), most);
        var best = found.TotalHits > 0 ? found.ScoreDocs[0].Score : 0;
        return new SearchHits([.. found.ScoreDocs.Select(hit => _entries[hit.Doc])], found.TotalHits, best);
    }

    /// <summary>What another language's index of the same release found, in this one's words.</summary>
    public SearchHits Own(SearchHits hits) =>
        hits with { Entries = [.. hits.Entries.Select(hit => _entries.First(entry => entry.Kind == hit.Kind && entry.Id == hit.Id))] };

    /// <summary>A text as it is read: without surrounding space, and no longer than <see cref="LongestQuery"/>.</summary>
    public static string Bounded(string text)
    {
        text = text.Trim().Normalize(NormalizationForm.FormC);
        return text.Length <= LongestQuery ? text
            : text[..(char.IsHighSurrogate(text[LongestQuery - 1]) ? LongestQuery - 1 : LongestQuery)];
    }

    /// <summary>Whether a text is a query in Lucene's syntax. Otherwise it is read as plain words.</summary>
    public bool IsQuery(string text)
    {
        try
        {
            new ReaderQueryParser(_analyzer, every: true).Parse(text);
            return true;
        }
        catch (ParseException)
        {
            return false;
        }
    }

    /// <summary>The query; of a text that is none, one of its words.</summary>
    private Query Parse(string text, bool every)
    {
        var query = IsQuery(text) ? text : Asking(Plain(text));
        // Patterns are looked up once, for a query is asked of each kind.
        return query.Length > 0 && new ReaderQueryParser(_analyzer, every).Parse(query) is { } parsed
            ? _searcher.Rewrite(parsed)
            : new BooleanQuery();
    }

    /// <summary>The words of a text in small letters: nothing of the syntax, and none of its signs.</summary>
    private List<string> Plain(string text) => [.. _analyzer.Words(text).Select(word => word.Word)];

    /// <summary>A query of words, none of whose letters is a sign of the syntax (a:b:c is one word).</summary>
    private static string Asking(IEnumerable<string> words, Func<string, string>? how = null) =>
        string.Join(' ', words.Select(word => QueryParserBase.Escape(word) + how?.Invoke(word)));

    private bool Finds(Query query, SearchKind? kind) => _searcher.Search(query, kind is { } only ? OfKind(only) : null, 1).TotalHits > 0;

    /// <summary>The same, with what has this very name before all others.</summary>
    private static BooleanQuery Named(Query query, string text) => new(disableCoord: true)
    {
        { query, Occur.MUST },
        { new TermQuery(new Term(SearchField.Name, KommuneSearch.Coarse(text))) { Boost = WeightOfName }, Occur.SHOULD },
    };

    private static QueryWrapperFilter OfKind(SearchKind kind) => new(new TermQuery(new Term(SearchField.Kind, kind.ToString())));

    private static Document Document(SearchEntry entry)
    {
        var document = new Document
        {
            new StringField(SearchField.Kind, entry.Kind.ToString(), Field.Store.NO),
            new StringField(SearchField.Name, KommuneSearch.Coarse(entry.Title), Field.Store.NO),
            new TextField(SearchField.Id, entry.Id, Field.Store.NO),
            new TextField(SearchField.Title, entry.Title, Field.Store.NO),
        };
        foreach (var (field, text) in entry.Fields)
        {
            foreach (var one in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                document.Add(new TextField(field, one, Field.Store.NO));
            }
        }

        return document;
    }
}

/// <summary>
/// The words that say nothing by themselves (hvor, af, the), as Lucene lists them. They are indexed like others, for titles are made of
/// them (Hvor meget indsats), and given up first.
/// </summary>
internal static class SmallWords
{
    private static readonly HashSet<string> Danish = Folded(DanishAnalyzer.DefaultStopSet);
    private static readonly HashSet<string> English = Folded(EnglishAnalyzer.DefaultStopSet);

    public static HashSet<string> Of(string language) => language == TextLanguages.Danish ? Danish : English;

    private static HashSet<string> Folded(CharArraySet words) => [.. words.Select(SearchAnalyzer.Fold)];
}

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
