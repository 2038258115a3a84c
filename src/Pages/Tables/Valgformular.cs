using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// Where one selects: a check box for each value, folded away where they are many. It works without scripts; udvalg.js
/// adds a search and counts.
/// </summary>
internal static class Valgformular
{
    /// <summary>From this many values on they are folded away.</summary>
    private const int Mange = 13;

    private static readonly (string? Slags, Tekst Navn)[] Grupper =
    [
        ("land", new Tekst("Land", "Country")),
        ("region", new Tekst("Regioner", "Regions")),
        ("rar", new Tekst("Regionale arbejdsmarkedsråd", "Regional labour market councils")),
        ("landsdel", new Tekst("Landsdele", "Provinces")),
        ("kommune", new Tekst("Kommuner", "Municipalities")),
        ("rullendeaar", new Tekst("Rullende år (fire kvartaler)", "Rolling years (four quarters)")),
        ("aar", new Tekst("Kalenderår", "Calendar years")),
        ("kvartal", new Tekst("Kvartaler", "Quarters")),
        ("indfasning", new Tekst("Indfasning", "Phase-in")),
    ];

    public static void Skriv(Html html, Tabelvalg valg, Side side)
    {
        var tabel = valg.Tabel;
        html.Skriv($"""
            <section class="bredde" aria-labelledby="vaelg">
            <h2 id="vaelg">{side.Ord("Vælg tal", "Select figures")}</h2>
            <form class="udvalg" action="{side.Basis}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}#tal" method="get">
            {side.Sprogfelt()}

            """);
        for (var nr = 0; nr < tabel.Dimensioner.Count; nr++)
        {
            SkrivVariabel(html, tabel, nr, [.. valg.Udsnit.Valgte(nr)], side);
        }

        html.Skriv($"""
            <p><button type="submit">{side.Ord("Vis tallene", "Show the figures")}</button> <a href="{side.TilTabel(tabel.Tabel.Id)}">{side.Ord("Begynd forfra", "Start over")}</a></p>
            </form>
            </section>

            """);
    }

    private static void SkrivVariabel(Html html, Katalogtabel tabel, int nr, HashSet<int> valgte, Side side)
    {
        var dimension = tabel.Dimensioner[nr];
        var alle = dimension.Vaerdier;
        html.Skriv($"""
            <details{new Html().SkrivRaat(alle.Count < Mange ? " open=\"\"" : "")}>
            <summary><span class="variabel">{side.Ord(dimension.Navn)}</span> <span class="valgt">{side.Ord($"{valgte.Count} af {alle.Count} valgt", $"{valgte.Count} of {alle.Count} selected")}</span> <span class="hvilke">{Hvilke(alle, valgte, side)}</span></summary>
            <fieldset>
            <legend class="skjult">{side.Ord(dimension.Navn)}</legend>

            """);
        var grupper = Grupper.Where(gruppe => alle.Any(vaerdi => vaerdi.Slags == gruppe.Slags)).ToList();
        foreach (var (slags, navn) in grupper)
        {
            List<int> iGruppen = [.. Enumerable.Range(0, alle.Count).Where(i => alle[i].Slags == slags)];
            html.Skriv($"""
                <fieldset class="gruppe">
                <legend>{side.Ord(navn)}</legend>

                """);
            if (iGruppen.Count > 2)
            {
                html.Skriv($"""<label class="alle"><input type="checkbox" name="{dimension.Kode}" value="{Tabelvalg.Alle}{slags}">{side.Ord($"Alle {iGruppen.Count}", $"All {iGruppen.Count}")}</label>""").SkrivRaat("\n");
            }

            Felter(html, dimension, Ordnet(dimension, iGruppen, slags, side), valgte, side);
            html.SkrivRaat("</fieldset>\n");
        }

        Felter(html, dimension, [.. Enumerable.Range(0, alle.Count).Where(i => !grupper.Any(gruppe => gruppe.Slags == alle[i].Slags))], valgte, side);
        html.Skriv($"""
            </fieldset>
            </details>

            """);
    }

    private static void Felter(Html html, Dimension dimension, IEnumerable<int> hvilke, HashSet<int> valgte, Side side) => html.SkrivAlle(hvilke, (ud, i) => ud
        .Skriv($"""<label><input type="checkbox" name="{dimension.Kode}" value="{dimension.Vaerdier[i].Kode}"{new Html().SkrivRaat(valgte.Contains(i) ? " checked=\"\"" : "")}>{side.Ord(dimension.Vaerdier[i].Navn)}</label>""")
        .SkrivRaat("\n"));

    /// <summary>Kommuner by name, periods with the newest first, the rest as they stand.</summary>
    private static IEnumerable<int> Ordnet(Dimension dimension, List<int> hvilke, string? slags, Side side) => dimension.Rolle switch
    {
        Dimensionsrolle.Tid => Enumerable.Reverse(hvilke),
        Dimensionsrolle.Geografi when slags == "kommune" => hvilke.OrderBy(i => side.Ord(dimension.Vaerdier[i].Navn), DanskOrden.Standard),
        _ => hvilke,
    };

    /// <summary>The first of those chosen, by name.</summary>
    private static string Hvilke(IReadOnlyList<Dimensionsvaerdi> alle, HashSet<int> valgte, Side side)
    {
        const int Flest = 3;
        var navne = string.Join(", ", valgte.Order().Take(Flest).Select(i => side.Ord(alle[i].Navn)));
        return valgte.Count > Flest ? navne + " …" : navne;
    }
}
