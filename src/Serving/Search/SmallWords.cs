using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Util;

namespace Opgoerelse.Serving.Search;

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
