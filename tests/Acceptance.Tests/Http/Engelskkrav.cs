using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Finds Danish on a page in English.</summary>
internal static partial class Engelskkrav
{
    /// <summary>Texts, and what is read aloud in their place, that hold a Danish word and do not say that they are Danish.</summary>
    public static IEnumerable<string> Dansk(XDocument side)
    {
        var undtaget = side.Descendants().Where(del => del.Attribute("lang")?.Value == "da" || del.Name.LocalName is "code" or "pre" or "datalist").SelectMany(del => del.DescendantsAndSelf()).ToHashSet();
        var dele = side.Root!.DescendantsAndSelf().Where(del => !undtaget.Contains(del)).ToList();
        return dele.SelectMany(del => del.Nodes().OfType<XText>()).Select(tekst => tekst.Value)
            .Concat(dele.Attributes().Where(attribut => attribut.Name.LocalName is "title" or "aria-label" or "content").Select(attribut => attribut.Value))
            .Where(tekst => Ord().IsMatch(tekst) || Tal().IsMatch(tekst));
    }

    /// <summary>Words that no English text and no name has.</summary>
    [GeneratedRegex(@"\b(og|af|ikke|er|der|det|den|med|uden|på|til|fra|som|over landet|forløb|indsats\w*|kommune\w*|landet|andel\w*|pct|vises|tal|tabel\w*|udgivelse\w*|kvartal|måned\w*|dag|uge|uger|antal|startet|regel\w*|hele|ingen|alle|hent|vis|vælg)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ord();

    /// <summary>A number with a decimal comma.</summary>
    [GeneratedRegex(@"(^|\s)\d{1,3},\d( |$|-|\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tal();
}
