using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Domain.Registre;
using Opgoerelse.Reports.Dokumenter;

namespace Opgoerelse.Api.Http.Kommunesider;

/// <summary>The kommuner by name, with a search that the browser itself makes suggestions for.</summary>
internal static class Kommuneliste
{
    public static string Skriv(Rapportgrundlag grundlag, string spurgt, string basis)
    {
        var alle = grundlag.Sammenligner.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).ToList();
        var fundne = spurgt.Length == 0 ? alle : alle.FindAll(kommune => kommune.Navn.Da.Contains(spurgt, StringComparison.OrdinalIgnoreCase));
        return Ramme.Skriv("Find en kommune", basis, html =>
        {
            html.Skriv($"""
                <section class="bredde" aria-labelledby="find">
                <h1 id="find">Find en kommune</h1>

                """);
            Soegefelt(html, alle, basis, spurgt);
            if (spurgt.Length > 0)
            {
                html.Skriv($"""
                    <p role="status">{(fundne.Count == 0 ? $"Ingen kommune hedder noget med '{Kort(spurgt)}'. Her er dem alle." : $"{DanskSkrift.Tal(fundne.Count)} {(fundne.Count == 1 ? "kommune" : "kommuner")} med '{Kort(spurgt)}' i navnet.")}</p>

                    """);
            }

            html.Skriv($"""
                <ul class="kommuneliste">

                """).SkrivAlle(fundne.Count == 0 ? alle : fundne, (ud, kommune) => ud.Skriv($"""
                <li><a href="{basis}{Kommunevalg.Sti(kommune)}">{kommune.Navn.Da}</a></li>

                """)).Skriv($"""
                </ul>
                </section>

                """);
        });
    }

    /// <summary>The search.</summary>
    public static void Soegefelt(Html html, IReadOnlyList<Dimensionsvaerdi> alle, string basis, string spurgt = "") => html.Skriv($"""
        <form class="soeg" action="{basis}/kommune" method="get" role="search">
        <label for="navn">Kommunens navn eller nummer</label>
        <input id="navn" name="navn" list="kommunenavne" value="{Kort(spurgt)}" autocomplete="off">
        <datalist id="kommunenavne">

        """).SkrivAlle(alle, (ud, kommune) => ud.Skriv($"""
        <option value="{kommune.Navn.Da}"></option>

        """)).Skriv($"""
        </datalist>
        <button type="submit">Vis</button>
        </form>

        """);

    private static string Kort(string tekst) => tekst.Length > 40 ? tekst[..40] : tekst;
}
