using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>The kommuner by name, with a search that the browser itself makes suggestions for.</summary>
internal static class KommuneList
{
    /// <summary>So much of what was asked for is said again.</summary>
    private const int Longest = 40;

    public static string Write(ReportBasis basis, string asked, HttpSettings settings, Page page)
    {
        asked = asked.Length > Longest ? asked[..Longest] : asked;
        var all = basis.KommuneComparison.Kommuner.OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard).ToList();
        var having = KommuneSearch.With(basis.KommuneComparison, asked);
        var nearly = asked.Length == 0 || having.Count > 0 ? [] : KommuneSearch.Nearly(basis.KommuneComparison, asked);
        var isShown = having.Count > 0 ? having : nearly.Count > 0 ? nearly : all;
        return Frame.Write(page.Word("Find en kommune", "Find a municipality"), page, html =>
        {
            html.Write($"""
                <section class="bredde" aria-labelledby="find">
                <h1 id="find">{page.Word("Find en kommune", "Find a municipality")}</h1>

                """);
            SearchField(html, all, page, asked);
            if (asked.Length > 0)
            {
                html.Write($"""
                    <p role="status">{Found(having.Count, nearly.Count, asked, page)}</p>

                    """);
            }

            html.Write($"""
                <ul class="kommuneliste">

                """).WriteAll(isShown, (output, kommune) => output.Write($"""
                <li><a href="{page.To(Addresses.Kommune(kommune))}">{kommune.Name.Da}</a></li>

                """)).Write($"""
                </ul>
                {(isShown.Count < all.Count
                    ? new Html().Write($"""<p><a href="{page.To("/kommune")}">{page.Word("Alle kommuner", "All municipalities")}</a></p>""")
                    : new Html())}
                </section>

                """);
        }, html => PageParts.WriteFoot(html, settings, page));
    }

    /// <summary>The search.</summary>
    public static void SearchField(Html html, IReadOnlyList<DimensionValue> all, Page page, string asked = "") => html.Write($"""
        <form class="soeg" action="{page.PathBase}/kommune" method="get" role="search" aria-label="{page.Word(
            "Kommuner",
            "Municipalities")}">
        {page.LanguageField()}
        <label for="navn">{page.Word("Kommunens navn eller nummer", "Name or number of the municipality")}</label>
        <input id="navn" name="navn" list="kommunenavne" value="{asked}" autocomplete="off">
        <datalist id="kommunenavne">

        """).WriteAll(all, (output, kommune) => output.Write($"""
        <option value="{kommune.Name.Da}"></option>

        """)).Write($"""
        </datalist>
        <button type="submit">{page.Word("Vis", "Show")}</button>
        </form>

        """);

    private static string Found(int count, int nearly, string asked, Page page) => count == 0
        ? page.Word($"Ingen kommune hedder noget med '{asked}'.", $"No municipality has '{asked}' in its name.") + (nearly == 0
            ? page.Word(" Her er dem alle.", " Here are all of them.")
            : page.Word(" Mente du:", " Did you mean:"))
        : page.Word(
            $"{count} {(count == 1 ? "kommune" : "kommuner")} med '{asked}' i navnet.",
            $"{count} {(count == 1 ? "municipality" : "municipalities")} with '{asked}' in the name.");
}
