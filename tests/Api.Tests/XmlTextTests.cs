using System.Xml.Linq;
using Opgoerelse.Api.Discovery;

namespace Opgoerelse.ApiTests;

/// <summary>Stored text in the feed.</summary>
public sealed class XmlTextTests
{
    /// <summary>U+000B and U+FFFE are nothing that XML 1.0 holds. A reason like it is refused now; an older row may have it.</summary>
    [Theory]
    [InlineData("a\u000Bb", "a\uFFFDb")]
    [InlineData("a\u0000\uFFFEb", "a\uFFFD\uFFFDb")]
    [InlineData("<b>&\u202E \U0001F600 æøå", "<b>&\u202E \U0001F600 æøå")]
    public void A_saved_text_can_always_stand_in_XML(string stored, string written)
    {
        Assert.Equal(written, XmlText.Of(stored));
        Assert.Equal(written, XElement.Parse(new XElement("a", XmlText.Of(stored)).ToString()).Value);
    }
}
