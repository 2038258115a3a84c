using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What every page must hold for who hears it read aloud.</summary>
internal static partial class PageRequirements
{
    /// <summary>Language, one heading and one main part, tables that tell what they are, and headings that skip no level.</summary>
    public static void CheckRecord(XDocument page, string language = "da")
    {
        Assert.Equal(language, page.Root!.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        var id = page.Descendants().Attributes("id").Select(attribute => attribute.Value).ToList();
        Assert.Equal(id.Count, id.Distinct(StringComparer.Ordinal).Count());
        var levels = page.Descendants()
            .Select(element => element.Name.LocalName)
            .Where(name => name is "h1" or "h2" or "h3")
            .Select(name => name[1] - '0')
            .ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    /// <summary>A page as XML: our pages are that but for the elements that HTML never closes.</summary>
    public static XDocument Read(string html) =>
        XDocument.Parse(Unclosed().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));

    [GeneratedRegex("(?<start><(meta|link|input|br)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unclosed();
}
