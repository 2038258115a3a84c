using System.Net;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.PagesTests;

/// <summary>Whom a kommune is compared with, on its page.</summary>
public sealed class StandingSectionTests
{
    /// <summary>Pages compare with the groups of the configuration, as the reports do.</summary>
    [Fact]
    public void The_pages_compare_with_the_setups_groups()
    {
        var current = new CurrentRelease(GroupFile.Read(new StringReader(
            "kommunekode;gruppe\n0101;Store\n0751;Store\n0825;Små\n0563;Små\n")));
        current.Switch(new BenchmarkingCountry { N = (kommune, _) => kommune == "0825" ? 1 : 40 }.Publish());
        var comparison = current.Catalogue!.Comparison!;
        var kommuner = comparison.KommuneComparison;
        Assert.Equal("Lignende kommuner er de andre i gruppen Store: København.", kommuner.Peers(kommuner.Find("Aarhus")!)!.Explanation);

        // Læsø has peers, though its number of forløb is withheld.
        string PageOf(string language)
        {
            var html = new Html();
            StandingSection.Write(
                html,
                comparison,
                new KommunePageOptions([kommuner.Find("Læsø")!], kommuner.Pictures[0]),
                new Page("", "", "/", "", language));
            return WebUtility.HtmlDecode(html.ToString());
        }

        Assert.Contains("Lignende kommuner er de andre i gruppen Små: Fanø.", PageOf("da"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lignende kommuner er ikke med", PageOf("da"), StringComparison.Ordinal);
        Assert.Contains("Similar municipalities are the others in the group Små: Fanø.", PageOf("en"), StringComparison.Ordinal);
        Assert.DoesNotContain("Similar municipalities are not included", PageOf("en"), StringComparison.Ordinal);
    }
}
