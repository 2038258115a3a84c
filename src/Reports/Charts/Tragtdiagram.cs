using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Reports.Charts;

/// <summary>A kommune in the funnel.</summary>
/// <param name="Navn">Its name.</param>
/// <param name="Andel">Its share.</param>
/// <param name="Skiller">Whether it stands out.</param>
/// <param name="Bedre">Where it stands out: whether to the good.</param>
/// <param name="Egen">Whether the chart is about it.</param>
public sealed record Tragtpunkt(string Navn, Andel Andel, bool Skiller, bool Bedre, bool Egen = false);

/// <summary>Shares by number of forløb (logarithmic) with the limits of chance around the national share.</summary>
public static class Tragtdiagram
{
    private const double Bredde = 720;
    private const double Hoejde = 344;
    private const double Venstre = 44;
    private const double Hoejre = 624;
    private const double Top = 28;
    private const double Bund = 284;
    private const int Trin = 40;

    /// <summary>Draws it.</summary>
    public static string Tegn(Billedtekst tekst, Tragt tragt, IReadOnlyList<Tragtpunkt> punkter)
    {
        var svg = new Svg(tekst, Bredde, Hoejde);
        double mindst = Math.Max(5, punkter.Count == 0 ? 5 : punkter.Min(punkt => punkt.Andel.N)), stoerst = Math.Max(2 * mindst, punkter.Count == 0 ? 100 : punkter.Max(punkt => punkt.Andel.N) * 1.1);
        double X(double n) => Venstre + ((Hoejre - Venstre) * Math.Log(Math.Max(n, mindst) / mindst) / Math.Log(stoerst / mindst));
        List<long> antal = [.. Enumerable.Range(0, Trin + 1).Select(i => (long)Math.Round(mindst * Math.Pow(stoerst / mindst, (double)i / Trin))).Distinct()];
        var inderste = antal.ConvertAll(n => tragt.Graenser(n, Normalfordeling.Z95));
        var yderste = antal.ConvertAll(n => tragt.Graenser(n, Normalfordeling.Z998));
        var akse = new Akse(Math.Max(punkter.Count == 0 ? 0 : punkter.Max(punkt => punkt.Andel.Vaerdi), yderste.Max(graense => graense.Oevre)), Bund, Top);
        svg.Sti([.. antal.Select((n, i) => (X(n), akse.Sted(yderste[i].Nedre))), .. antal.Select((n, i) => (X(n), akse.Sted(yderste[i].Oevre))).Reverse()], "none", 0, fyld: "#f3f6fa");
        svg.Sti([.. antal.Select((n, i) => (X(n), akse.Sted(inderste[i].Nedre))), .. antal.Select((n, i) => (X(n), akse.Sted(inderste[i].Oevre))).Reverse()], "none", 0, fyld: Farver.Lys);
        foreach (var (sted, maerke) in akse.Maerker())
        {
            svg.Linje(Venstre, sted, Hoejre, sted, Farver.Gitter).Tekst(maerke, Venstre - 8, sted + 4, "end", Farver.Svag, 12);
        }

        svg.Tekst(tekst.Ord("pct.", "per cent"), 2, 12, farve: Farver.Svag, stoerrelse: 12);
        foreach (var n in new[] { 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000 }.Where(n => n >= mindst && n <= stoerst))
        {
            svg.Linje(X(n), Bund, X(n), Bund + 5, Farver.Svag).Tekst(tekst.Tal(n), X(n), Bund + 19, "middle", Farver.Svag, 12);
        }

        svg.Tekst(tekst.Ord("antal forløb (logaritmisk)", "number of courses (logarithmic)"), Hoejre, Bund + 37, "end", Farver.Svag, 12);
        foreach (var (graenser, stiplet) in new[] { (yderste, (string?)null), (inderste, "5 3") })
        {
            svg.Sti(antal.Select((n, i) => (X(n), akse.Sted(graenser[i].Oevre))), Farver.Svag, 1.2, stiplet);
            svg.Sti(antal.Select((n, i) => (X(n), akse.Sted(graenser[i].Nedre))), Farver.Svag, 1.2, stiplet);
        }

        var sidst = antal.Count - 1;
        var landet = akse.Sted(tragt.Land);
        svg.Linje(Venstre, landet, Hoejre, landet, Farver.Blaek, 1.2);
        var (ydre, indre) = (tekst.Ord("99,8 pct.", "99.8%"), tekst.Ord("95 pct.", "95%"));
        Etiketter(svg, [(ydre, akse.Sted(yderste[sidst].Oevre)), (indre, akse.Sted(inderste[sidst].Oevre)), (tekst.Ord("hele landet", "All Denmark"), landet), (indre, akse.Sted(inderste[sidst].Nedre)), (ydre, akse.Sted(yderste[sidst].Nedre))]);
        svg.Malet(Farver.Graa, hul: true, ud => Punkter(ud, tekst, punkter.Where(punkt => !punkt.Egen && !punkt.Skiller), tragt, X, akse));
        Punkter(svg, tekst, punkter.Where(punkt => punkt.Egen || punkt.Skiller).OrderBy(punkt => punkt.Egen), tragt, X, akse);
        return svg.ToString();
    }

    private static void Punkter(Svg svg, Billedtekst tekst, IEnumerable<Tragtpunkt> punkter, Tragt tragt, Func<double, double> sted, Akse akse)
    {
        foreach (var punkt in punkter)
        {
            double x = sted(punkt.Andel.N), y = akse.Sted(punkt.Andel.Vaerdi);
            var over = punkt.Andel.Vaerdi > tragt.Land;
            var farve = punkt.Egen ? Farver.Blaa : punkt.Skiller ? (punkt.Bedre ? Farver.Blaa : Farver.Orange) : Farver.Graa;
            var form = punkt.Skiller ? (over ? Form.Op : Form.Ned) : punkt.Egen ? Form.Rude : Form.Cirkel;
            svg.Gruppe(
                $"{punkt.Navn}: {tekst.Procent(punkt.Andel.Vaerdi)} {tekst.Ord("pct. af", "per cent of")} {tekst.Tal(punkt.Andel.N)} {tekst.Ord("forløb", "courses")}",
                ud => ud.Maerke(form, x, y, farve, punkt.Egen ? 7 : punkt.Skiller ? 5.5 : 3.2, hul: !punkt.Skiller && !punkt.Egen));
            if (punkt.Egen || punkt.Skiller)
            {
                var mod = x > Hoejre - 110 ? -1 : 1;
                svg.Tekst(punkt.Navn, x + (mod * 10), y + (over ? -6 : 14), mod > 0 ? "start" : "end", stoerrelse: 12, fed: punkt.Egen, rand: true);
            }
        }
    }

    private static void Etiketter(Svg svg, IReadOnlyList<(string Tekst, double Y)> etiketter)
    {
        var forrige = double.MinValue;
        foreach (var (tekst, y) in etiketter)
        {
            forrige = Math.Max(y, forrige + 14);
            svg.Tekst(tekst, Hoejre + 6, forrige + 4, farve: Farver.Svag, stoerrelse: 12);
        }
    }
}
