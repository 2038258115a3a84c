using Opgoerelse.Domain;

namespace Opgoerelse.DomainTests;

public class CellTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("indsats.csv", "indsats.csv")]
    [InlineData("1-2=3", "1-2=3")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")", "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_text_in_a_list_cannot_become_a_formula(string text, string cell) => Assert.Equal(cell, CellText.InList(text));
}
