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

/// <summary>
/// The fields that a query can name (<c>title:indsats</c>). Those of tables have the names that PxWebApi's own index gives them, so that a
/// query written for another such server means the same here.
/// </summary>
internal static class SearchField
{
    public const string Id = "searchid";
    public const string Matrix = "matrix";
    public const string Title = "title";
    public const string Description = "description";
    public const string Variables = "variables";
    public const string Values = "values";
    public const string Codes = "codes";
    public const string Groupings = "groupings";
    public const string GroupingCodes = "groupingcodes";
    public const string Valuesets = "valuesets";
    public const string ValuesetCodes = "valuesetcodes";
    public const string Period = "period";
    public const string FirstPeriod = "firstperiod";
    public const string LastPeriod = "lastperiod";
    public const string Category = "category";
    public const string TimeUnit = "timeunit";
    public const string SubjectCode = "subjectcode";

    /// <summary>The measures of a table: a part of its values, and what they are counted in. The reference has no such field.</summary>
    public const string Measures = "measures";

    /// <summary>What kind of thing it is; not for readers.</summary>
    public const string Kind = "_kind";

    /// <summary>The whole name as one word; not for readers.</summary>
    public const string Name = "_name";

    /// <summary>
    /// Where a word without a field is looked for, and how much more a find there says than one in the least of them. What is only for
    /// who names it (time unit, subject code) is not among them: many tables have the same.
    /// </summary>
    public static readonly (string Field, float Weight)[] Everywhere =
    [
        (Id, 8), (Title, 6), (Measures, 3), (Variables, 3), (Description, 1.5f), (Values, 1.5f), (Groupings, 1), (Valuesets, 1),
        (Codes, 1), (GroupingCodes, 0.5f), (ValuesetCodes, 0.5f), (Period, 0.5f),
    ];

    private static readonly Dictionary<string, string> Known = new[] { Matrix, FirstPeriod, LastPeriod, Category, TimeUnit, SubjectCode }
        .Concat(Everywhere.Select(field => field.Field))
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field with this name, whatever its case; null when there is none that a reader may name.</summary>
    public static string? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether its texts are running words, of which a reader may know but a part.</summary>
    public static bool IsText(string field) =>
        field is Id or Title or Description or Variables or Values or Groupings or Valuesets or Measures;
}
