using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Opgoerelse.Serving.Search;

/// <summary>
/// Makes words of texts: small letters; æ, ø and å as a, o and a, and so are ae, oe and aa (København, koebenhavn and kobenhavn are one
/// word); and each word twice, as it stands and without its ending. As it stands, because a prefix is compared with whole words:
/// the stem of indsats is indsat, which indsats* does not find.
/// </summary>
internal sealed class SearchAnalyzer : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly SearchAnalyzer Danish = new(danish: true);
    private static readonly SearchAnalyzer English = new(danish: false);

    private readonly bool _danish;

    private SearchAnalyzer(bool danish) => _danish = danish;

    /// <summary>The one of a language. There are two in all: each keeps its parts for every thread that used it.</summary>
    public static SearchAnalyzer For(string language) => language == TextLanguages.Danish ? Danish : English;

    /// <summary>The words of a text, each as it stands and, where that is another, without its ending.</summary>
    public IReadOnlyList<(string Word, string Stem)> Words(string text)
    {
        var words = new List<(string Word, string Stem)>();
        using var stream = GetTokenStream(SearchField.Title, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var step = stream.GetAttribute<IPositionIncrementAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (step.PositionIncrement > 0 || words.Count == 0)
            {
                words.Add((term.ToString()!, term.ToString()!));
            }
            else
            {
                words[^1] = (words[^1].Word, term.ToString()!);
            }
        }

        stream.End();
        return words;
    }

    /// <summary>A part of a word as words are indexed, its wildcards left as they are.</summary>
    public static string Fold(string part)
    {
        using var reader = new StringReader(part.ToLowerInvariant());
        using var stream = new ScandinavianFoldingFilter(new KeywordTokenizer(reader));
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        return stream.IncrementToken() ? term.ToString()! : "";
    }

    /// <summary>So far apart are two texts of one field: no phrase is found across them.</summary>
    public override int GetPositionIncrementGap(string fieldName) => 100;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream words = new KeywordRepeatFilter(new ScandinavianFoldingFilter(new LowerCaseFilter(Version, source)));
        words = _danish ? new SnowballFilter(words, new DanishStemmer()) : new SnowballFilter(words, new EnglishStemmer());
        return new TokenStreamComponents(source, new RemoveDuplicatesTokenFilter(words));
    }
}
