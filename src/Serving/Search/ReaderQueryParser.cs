using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;

namespace Opgoerelse.Serving.Search;

/// <summary>
/// Lucene's query syntax as the reference server reads it, made kind and bounded. A word is also found as the beginning of a longer one
/// and, when it is long enough, within one: in Danish virksomhed is a part of virksomhedsrettet. A field that there is not is as none.
/// A regular expression and a pattern with many wildcards are read as words: what they cost has no bound.
/// </summary>
internal sealed class ReaderQueryParser : QueryParser
{
    /// <summary>The field of a word that names none.</summary>
    private const string Anywhere = "";

    /// <summary>From so many letters a word may be the beginning of another.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>From so many letters a word may be within another: uger is within bruger.</summary>
    private const int ShortestWithin = 5;

    /// <summary>Wildcards in one word. Some patterns cost two to the power of them.</summary>
    private const int MostWildcards = 4;

    /// <summary>How far apart the words of a phrase may be asked to be.</summary>
    private const int MostSlop = 20;

    /// <summary>What a longer word says beside the word itself.</summary>
    private const float WeightOfBeginning = 0.3f;
    private const float WeightOfWithin = 0.1f;

    /// <summary>
    /// What a query may cost: a word that may be a part of longer ones 1, a pattern <see cref="CostOfPattern"/>. Beyond that words are
    /// only words.
    /// </summary>
    private const int MostCost = 10;
    private const int CostOfPattern = 3;

    private readonly SearchAnalyzer _analyzer;
    private int _cost;

    public ReaderQueryParser(SearchAnalyzer analyzer, bool every)
        : base(SearchAnalyzer.Version, Anywhere, analyzer)
    {
        _analyzer = analyzer;
        DefaultOperator = every ? Operator.AND : Operator.OR;
        AllowLeadingWildcard = true;
        Locale = CultureInfo.InvariantCulture;
    }

    protected override Query? GetFieldQuery(string field, string queryText, bool quoted)
    {
        // The phrase of a field comes here too, already in its field.
        var words = quoted ? [] : _analyzer.Words(queryText);
        var longer = words is [_] && Affords(1);
        return In(field, name =>
        {
            var exact = base.GetFieldQuery(name, queryText, quoted);
            return exact is null || !longer || !SearchField.IsText(name) ? exact : WithLonger(name, exact, words[0]);
        });
    }

    protected override Query? GetFieldQuery(string field, string queryText, int slop) =>
        In(field, name => base.GetFieldQuery(name, queryText, Math.Min(slop, MostSlop)));

    protected override Query? GetPrefixQuery(string field, string termStr) =>
        !Affords(1) ? GetFieldQuery(field, termStr, quoted: false)
        : In(field, name => new PrefixQuery(new Term(name, SearchAnalyzer.Fold(termStr))));

    protected override Query? GetWildcardQuery(string field, string termStr) =>
        termStr.All(letter => letter == '*') ? new MatchAllDocsQuery()
        : termStr.Count(letter => letter is '*' or '?') > MostWildcards || !Affords(CostOfPattern)
            ? GetFieldQuery(field, termStr.Replace('*', ' ').Replace('?', ' '), quoted: false)
        : In(field, name => new WildcardQuery(new Term(name, SearchAnalyzer.Fold(termStr))));

    protected override Query? GetFuzzyQuery(string field, string termStr, float minSimilarity)
    {
        if (!Affords(CostOfPattern))
        {
            return GetFieldQuery(field, termStr, quoted: false);
        }

        var folded = SearchAnalyzer.Fold(termStr);
        // A number of letters, or, as in older versions, the part of the word that must be alike.
        var edits = minSimilarity >= 1 ? minSimilarity : (1 - minSimilarity) * folded.Length;
        return In(field, name => new FuzzyQuery(new Term(name, folded), (int)Math.Clamp(edits, 0, FuzzyQuery.DefaultMaxEdits)));
    }

    protected override Query? GetRangeQuery(string field, string? part1, string? part2, bool startInclusive, bool endInclusive)
    {
        var from = part1 is null ? null : SearchAnalyzer.Fold(part1);
        var to = part2 is null ? null : SearchAnalyzer.Fold(part2);
        return In(field, name => TermRangeQuery.NewStringRange(name, from, to, startInclusive, endInclusive));
    }

    protected override Query? GetRegexpQuery(string field, string termStr) => GetFieldQuery(field, termStr, quoted: false);

    private bool Affords(int cost)
    {
        if (_cost + cost > MostCost)
        {
            return false;
        }

        _cost += cost;
        return true;
    }

    /// <summary>In the field that was named, or in all that a word without a field is looked for in.</summary>
    private Query? In(string field, Func<string, Query?> query)
    {
        if (field.Length > 0)
        {
            return SearchField.Find(field) is { } known ? query(known) : In(Anywhere, query);
        }

        var all = new BooleanQuery(disableCoord: true);
        foreach (var (name, weight) in SearchField.Everywhere)
        {
            if (query(name) is { } one)
            {
                one.Boost *= weight;
                all.Add(one, Occur.SHOULD);
            }
        }

        return all.Clauses.Count == 0 ? null : all;
    }

    private static Query WithLonger(string field, Query exact, (string Word, string Stem) word)
    {
        var beginning = word.Stem.Length > ShortestBeginning ? word.Stem : word.Word;
        if (beginning.Length < ShortestBeginning)
        {
            return exact;
        }

        var any = new BooleanQuery(disableCoord: true)
        {
            { exact, Occur.SHOULD },
            { new PrefixQuery(new Term(field, beginning)) { Boost = WeightOfBeginning }, Occur.SHOULD },
        };
        if (word.Stem.Length >= ShortestWithin)
        {
            any.Add(new WildcardQuery(new Term(field, "*" + word.Stem + "*")) { Boost = WeightOfWithin }, Occur.SHOULD);
        }

        return any;
    }
}
