using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Finds Danish on a page in English.</summary>
internal static partial class EnglishRequirements
{
    /// <summary>Texts, and what is read aloud in their place, that hold a Danish word and do not say that they are Danish.</summary>
    public static IEnumerable<string> Danish(XDocument page)
    {
        var exempted = page.Descendants()
            .Where(part => part.Attribute("lang")?.Value == "da" || part.Name.LocalName is "code" or "pre" or "datalist")
            .SelectMany(part => part.DescendantsAndSelf())
            .ToHashSet();
        var parts = page.Root!.DescendantsAndSelf().Where(part => !exempted.Contains(part)).ToList();
        return parts.SelectMany(part => part.Nodes().OfType<XText>()).Select(text => text.Value)
            .Concat(parts.Attributes()
                .Where(attribute => attribute.Name.LocalName is "title" or "aria-label" or "content")
                .Select(attribute => attribute.Value))
            .Where(text => Word().IsMatch(text) || Number().IsMatch(text));
    }

    /// <summary>Words that no English text and no name has.</summary>
    [GeneratedRegex(
        @"\b(og|af|ikke|er|der|det|den|med|uden|på|til|fra|som|over landet|forløb|indsats\w*|kommune\w*|landet|andel\w*|pct"
            + @"|vises|tal|tabel\w*|udgivelse\w*|kvartal|måned\w*|dag|uge|uger|antal|startet|regel\w*|hele|ingen|alle|hent|vis|vælg)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Word();

    /// <summary>A number with a decimal comma.</summary>
    [GeneratedRegex(@"(^|\s)\d{1,3},\d( |$|-|\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
