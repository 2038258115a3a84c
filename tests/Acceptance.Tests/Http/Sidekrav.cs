using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What every page must hold for who hears it read aloud.</summary>
internal static partial class Sidekrav
{
    /// <summary>Language, one heading and one main part, tables that tell what they are, and headings that skip no level.</summary>
    public static void Kontroller(XDocument side, string sprog = "da")
    {
        Assert.Equal(sprog, side.Root!.Attribute("lang")!.Value);
        Assert.Single(side.Descendants("h1"));
        Assert.Single(side.Descendants("main"));
        Assert.All(side.Descendants("table"), tabel => Assert.NotEmpty(tabel.Element("caption")!.Value));
        Assert.All(side.Descendants("th"), hoved => Assert.NotNull(hoved.Attribute("scope")));
        var id = side.Descendants().Attributes("id").Select(attribut => attribut.Value).ToList();
        Assert.Equal(id.Count, id.Distinct(StringComparer.Ordinal).Count());
        var niveauer = side.Descendants().Select(element => element.Name.LocalName).Where(navn => navn is "h1" or "h2" or "h3").Select(navn => navn[1] - '0').ToList();
        Assert.All(niveauer.Zip(niveauer.Skip(1)), par => Assert.True(par.Second <= par.First + 1));
    }

    /// <summary>A page as XML: our pages are that but for the elements that HTML never closes.</summary>
    public static XDocument Laes(string html) => XDocument.Parse(Uafsluttede().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));

    [GeneratedRegex("(?<start><(meta|link|input|br)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uafsluttede();
}
