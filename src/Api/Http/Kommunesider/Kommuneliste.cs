using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Domain.Registre;
using Opgoerelse.Reports.Dokumenter;

namespace Opgoerelse.Api.Http.Kommunesider;

/// <summary>The kommuner by name, with a search that the browser itself makes suggestions for.</summary>
internal static class Kommuneliste
{
    public static string Skriv(Rapportgrundlag grundlag, string spurgt, Side side)
    {
        var alle = grundlag.Sammenligner.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).ToList();
        var fundne = spurgt.Length == 0 ? alle : alle.FindAll(kommune => kommune.Navn.Da.Contains(spurgt, StringComparison.OrdinalIgnoreCase));
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
                    <p role="status">{Fundet(fundne.Count, Kort(spurgt), side)}</p>

                    """);
            }

            html.Skriv($"""
                <ul class="kommuneliste">

                """).SkrivAlle(fundne.Count == 0 ? alle : fundne, (ud, kommune) => ud.Skriv($"""
                <li><a href="{side.Til(Kommunevalg.Sti(kommune))}">{kommune.Navn.Da}</a></li>

                """)).Skriv($"""
                </ul>
                </section>

                """);
        });
    }

    /// <summary>The search.</summary>
    public static void Soegefelt(Html html, IReadOnlyList<Dimensionsvaerdi> alle, Side side, string spurgt = "") => html.Skriv($"""
        <form class="soeg" action="{side.Basis}/kommune" method="get" role="search">
        {side.Sprogfelt()}
        <label for="navn">{side.Ord("Kommunens navn eller nummer", "Name or number of the municipality")}</label>
        <input id="navn" name="navn" list="kommunenavne" value="{Kort(spurgt)}" autocomplete="off">
        <datalist id="kommunenavne">

        """).SkrivAlle(alle, (ud, kommune) => ud.Skriv($"""
        <option value="{kommune.Navn.Da}"></option>

        """)).Skriv($"""
        </datalist>
        <button type="submit">{side.Ord("Vis", "Show")}</button>
        </form>

        """);

    private static string Fundet(int antal, string spurgt, Side side) => antal == 0
        ? side.Ord($"Ingen kommune hedder noget med '{spurgt}'. Her er dem alle.", $"No municipality has '{spurgt}' in its name. Here are all of them.")
        : side.Ord($"{antal} {(antal == 1 ? "kommune" : "kommuner")} med '{spurgt}' i navnet.", $"{antal} {(antal == 1 ? "municipality" : "municipalities")} with '{spurgt}' in the name.");

    private static string Kort(string tekst) => tekst.Length > 40 ? tekst[..40] : tekst;
}
