using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// From a figure to its paragraph in two clicks: its words lead to their definition on the page on method, and that to the provision.
/// </summary>
internal static class RuleLinks
{
    /// <summary>The rules that decide what is counted as an indsats.</summary>
    private static readonly string[] Counting =
    [
        LegalRule.Category, LegalRule.Indsatsdel, LegalRule.Begun, LegalRule.NotBeforeStart, LegalRule.WithinFrist,
    ];

    /// <summary>The rules that decide who is counted.</summary>
    private static readonly string[] Population =
    [
        LegalRule.Frist, LegalRule.Pause, LegalRule.Observed, LegalRule.EndedBeforeFrist, LegalRule.Kommune,
    ];

    /// <summary>The ids of the rules behind a measure, by its code; the first with a paragraph is the one that it rests on.</summary>
    private static readonly Dictionary<string, string[]> Measures = new(StringComparer.Ordinal)
    {
        ["antalForloeb"] = Population,
        ["antalMed"] = Counting,
        ["andel"] = [.. Counting, LegalRule.Andel],
        ["antalIndsatser"] = Counting,
        ["indsatserPrForloeb"] = Counting,
        ["uger"] = Counting,
        ["ugerPrForloeb"] = Counting,
        ["timer"] = Counting,
        ["timerPrForloeb"] = Counting,
        ["antal"] = Counting,
        ["median"] = Counting,
        [CategoryCodes.Ingen] = Counting,
        ["undtagetLoentimer"] = [LegalRule.Loentimer],
        ["genbehandlet"] = [LegalRule.Genbehandling],
        ["afsluttetInden"] = [LegalRule.EndedBeforeFrist, LegalRule.Frist],
        ["fritaget"] = [LegalRule.Pause, LegalRule.HelbredPause],
        ["ikkeObserveret"] = [LegalRule.Observed, LegalRule.Frist],
        ["indstillet"] = [LegalRule.Indstilling, LegalRule.Category],
        ["givet"] = [LegalRule.Indstilling, .. Counting],
    };

    /// <summary>The ids of the rules behind a measure; none for one that has no rule.</summary>
    /// <param name="code">The measure's code.</param>
    /// <param name="kind">The kind of its table: those of endings have the codes of others.</param>
    public static IReadOnlyList<string> OfMeasure(string code, TableKind? kind = null) => kind switch
    {
        TableKind.Ending => [LegalRule.Ending, LegalRule.Frist, .. Counting],
        TableKind.Length => [LegalRule.Length, LegalRule.Ending],
        _ => Measures.GetValueOrDefault(RangeEnds.Exact(code), []),
    };

    /// <summary>The ids of the rules behind a kind of indsats.</summary>
    public static IReadOnlyList<string> OfIndsats(string code) => CategoryCodes.Find(code) switch
    {
        Category.Sundhed => [LegalRule.Category, LegalRule.Udfoerer],
        Category.Mentor => [LegalRule.Mentor],
        _ => [LegalRule.Category],
    };

    /// <summary>The definition of a rule on the page on method.</summary>
    public static string Definition(string id) => $"{Addresses.Method}#{id}";

    /// <summary>What the words mean: each rule once, a link to its definition. Nothing without rules.</summary>
    public static Html Words(this Html html, Page page, params IEnumerable<string> ids)
    {
        List<LegalRule> rules = [.. ids.Distinct(StringComparer.Ordinal).Select(LegalRule.Of)];
        return rules.Count == 0
            ? html
            : html
                .Write(
                    $"<p>{page.Word("Hvad ordene betyder, og hvor det står i loven", "What the words mean, and where the law has it")}: ")
                .WriteAll(
                    rules,
                    (
                        output,
                        rule) => output.Write(
                            $"""{(rule == rules[0] ? "" : ", ")}<a href="{page.To(Definition(rule.Id))}">{Label(rule, page)}</a>"""))
                .Write($".</p>\n");
    }

    /// <summary>Where a rule stands in the law, as a link to it; for a rule of the definition's own, that it is one.</summary>
    public static Html Law(LegalRule rule, Page page) => rule is { Paragraph: { } paragraph, Address: { } address }
        ? new Html().Write($"""(<a href="{address}" hreflang="da" lang="da">{paragraph}</a>)""")
        : rule.Paragraph is { } alone ? new Html().Write($"""(<span lang="da">{alone}</span>)""")
        : new Html().Write($"({page.Word("opgørelsens egen regel", "a rule of these figures' own")})");

    private static string Label(LegalRule rule, Page page)
    {
        var name = page.Word(rule.Name);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
