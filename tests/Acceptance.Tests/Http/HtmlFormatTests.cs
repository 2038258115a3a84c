using System.Globalization;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

public class HtmlFormatTests(TestService service)
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?outputFormat=html&valuecodes[omraade]=DK,0751,0492&valuecodes[periode]=2025QMAT03,2025Q4"
            + "&valuecodes[indsats]=nogen,sundhed&valuecodes[maal]=*";

    [Theory]
    [InlineData("data.html", "")]
    [InlineData("koder-en.html", "&lang=en&outputFormatParams=UseCodesAndTexts,IncludeTitle&heading=time,maal&stub=omraade,indsats")]
    public async Task A_page_is_as_it_should_be(string file, string parameters) =>
        Golden.Compare(file, await service.TextAsync(Data + parameters));

    [Theory]
    [InlineData("&stub=omraade,periode,indsats,maal", 36, 1)]
    [InlineData("&heading=omraade,periode,indsats,maal", 1, 36)]
    public async Task Every_row_has_its_cells(string placement, int rows, int columns)
    {
        var page = await service.TextAsync(Data + placement);
        var body = page[page.IndexOf("<tbody>", StringComparison.Ordinal)..].Split("<tr>").Skip(1).ToList();

        Assert.Equal(rows, body.Count);
        Assert.All(body, row => Assert.Equal(columns, row.Split("<td").Length - 1));
        Assert.DoesNotContain(SampleRelease.Secret.ToString(CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
    }
}
