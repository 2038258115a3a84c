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
    public void En_tekst_i_en_liste_kan_ikke_blive_til_en_formel(string text, string cell) => Assert.Equal(cell, CellText.InList(text));
}
