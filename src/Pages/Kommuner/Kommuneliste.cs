using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>The kommuner by name, with a search that the browser itself makes suggestions for.</summary>
internal static class Kommuneliste
{
    /// <summary>So much of what was asked for is said again.</summary>
    private const int Laengst = 40;

    public static string Skriv(Rapportgrundlag grundlag, string spurgt, HttpIndstillinger indstillinger, Side side)
    {
        spurgt = spurgt.Length > Laengst ? spurgt[..Laengst] : spurgt;
        var alle = grundlag.Sammenligner.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).ToList();
        var med = Kommunesoegning.Med(grundlag.Sammenligner, spurgt);
        var naesten = spurgt.Length == 0 || med.Count > 0 ? [] : Kommunesoegning.Naesten(grundlag.Sammenligner, spurgt);
        var vises = med.Count > 0 ? med : naesten.Count > 0 ? naesten : alle;
        return Ramme.Skriv(side.Ord("Find en kommune", "Find a municipality"), side, html =>
        {
            html.Skriv($"""
                <section class="bredde" aria-labelledby="find">
                <h1 id="find">{side.Ord("Find en kommune", "Find a municipality")}</h1>

                """);
            Soegefelt(html, alle, side, spurgt);
            if (spurgt.Length > 0)
            {
                html.Skriv($"""
                    <p role="status">{Fundet(med.Count, naesten.Count, spurgt, side)}</p>

                    """);
            }

            html.Skriv($"""
                <ul class="kommuneliste">

                """).SkrivAlle(vises, (ud, kommune) => ud.Skriv($"""
                <li><a href="{side.Til(Addresses.Kommune(kommune))}">{kommune.Navn.Da}</a></li>

                """)).Skriv($"""
                </ul>
                {(vises.Count < alle.Count ? new Html().Skriv($"""<p><a href="{side.Til("/kommune")}">{side.Ord("Alle kommuner", "All municipalities")}</a></p>""") : new Html())}
                </section>

                """);
        }, html => PageParts.WriteFoot(html, indstillinger, side));
    }

    /// <summary>The search.</summary>
    public static void Soegefelt(Html html, IReadOnlyList<Dimensionsvaerdi> alle, Side side, string spurgt = "") => html.Skriv($"""
        <form class="soeg" action="{side.Basis}/kommune" method="get" role="search" aria-label="{side.Ord("Kommuner", "Municipalities")}">
        {side.Sprogfelt()}
        <label for="navn">{side.Ord("Kommunens navn eller nummer", "Name or number of the municipality")}</label>
        <input id="navn" name="navn" list="kommunenavne" value="{spurgt}" autocomplete="off">
        <datalist id="kommunenavne">

        """).SkrivAlle(alle, (ud, kommune) => ud.Skriv($"""
        <option value="{kommune.Navn.Da}"></option>

        """)).Skriv($"""
        </datalist>
        <button type="submit">{side.Ord("Vis", "Show")}</button>
        </form>

        """);

    private static string Fundet(int antal, int naesten, string spurgt, Side side) => antal == 0
        ? side.Ord($"Ingen kommune hedder noget med '{spurgt}'.", $"No municipality has '{spurgt}' in its name.") + (naesten == 0
            ? side.Ord(" Her er dem alle.", " Here are all of them.")
            : side.Ord(" Mente du:", " Did you mean:"))
        : side.Ord($"{antal} {(antal == 1 ? "kommune" : "kommuner")} med '{spurgt}' i navnet.", $"{antal} {(antal == 1 ? "municipality" : "municipalities")} with '{spurgt}' in the name.");
}
