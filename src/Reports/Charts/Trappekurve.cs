namespace Opgoerelse.Reports.Charts;

/// <summary>A cumulative curve.</summary>
/// <param name="Navn">Its label.</param>
/// <param name="Andele">One share per point of time, unit 1; null where none is published.</param>
/// <param name="Egen">Whether the chart is about it.</param>
public sealed record Kurve(string Navn, IReadOnlyList<double?> Andele, bool Egen);

/// <summary>Cumulative shares by days since the start.</summary>
public static class Trappekurve
{
    private const double Hoejde = 280;
    private const double Venstre = 44;
    private const double Top = 28;
    private const double Bund = 224;

    /// <summary>How far below the axis the rows of its labels are.</summary>
    private static readonly double[] Raekker = [20, 36, 52];

    /// <summary>Draws it.</summary>
    /// <param name="tekst">What stands for it.</param>
    /// <param name="tider">The points of time: days, and their label.</param>
    /// <param name="kurver">At least one, at most five; the first is the one that the chart is about.</param>
    /// <param name="bredde">Units across; fewer where it is shown small, so that its text is not.</param>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<(double Dage, string Navn)> tider, IReadOnlyList<Kurve> kurver, double bredde = 720)
    {
        var svg = new Svg(tekst, bredde, Hoejde);
        string Etiket(Kurve kurve) => kurve.Andele[^1] is { } sidste ? $"{kurve.Navn} {tekst.Procent(sidste)}" : $"{kurve.Navn}: {tekst.Ord("vises ikke", "not shown")}";
        var hoejre = bredde - 20 - kurver.Max(kurve => Svg.Bredde(Etiket(kurve), 12));
        var akse = new Akse(kurver.SelectMany(kurve => kurve.Andele).Max() ?? 0, Bund, Top);
        foreach (var (sted, maerke) in akse.Maerker())
        {
            svg.Linje(Venstre, sted, hoejre, sted, Farver.Gitter).Tekst(maerke, Venstre - 8, sted + 4, "end", Farver.Svag, 12);
        }

        svg.Tekst(tekst.Ord("pct.", "per cent"), 2, 12, farve: Farver.Svag, stoerrelse: 12);
        double X(double dage) => Venstre + ((hoejre - Venstre) * dage / tider[^1].Dage);
        // Where each row's last label ends.
        double[] ender = [.. Raekker.Select(_ => double.MinValue)];
        foreach (var (dage, navn) in tider)
        {
            svg.Linje(X(dage), Bund, X(dage), Bund + 5, Farver.Svag);
            // The first points of time lie close, the closer the longer the names are: a label takes the first row that has room for it.
            var halv = Svg.Bredde(navn, 12) / 2;
            var raekke = Array.FindIndex(ender, ende => X(dage) - halv >= ende + 8) is >= 0 and var ledig ? ledig : ender.Length - 1;
            svg.Tekst(navn, X(dage), Bund + Raekker[raekke], "middle", Farver.Svag, 12);
            ender[raekke] = X(dage) + halv;
        }

        // Those that end highest have their names first; a curve without an end has its name where it breaks off, or at the bottom.
        var brugt = double.MinValue;
        foreach (var (kurve, i) in kurver.Select((kurve, i) => (kurve, i)).OrderByDescending(par => par.kurve.Andele.LastOrDefault(andel => andel is not null) ?? 0))
        {
            var udseende = Serieudseende.Af(i);
            var punkter = tider.Zip(kurve.Andele).Where(par => par.Second is not null).Select(par => (X: X(par.First.Dage), Y: akse.Sted(par.Second!.Value))).ToList();
            for (var t = 1; t < kurve.Andele.Count; t++)
            {
                // Broken where none is published: a line through would show what is withheld.
                if (kurve.Andele[t - 1] is { } fra && kurve.Andele[t] is { } til)
                {
                    svg.Linje(X(tider[t - 1].Dage), akse.Sted(fra), X(tider[t].Dage), akse.Sted(til), udseende.Farve, udseende.Tykkelse);
                }
            }

            foreach (var (x, y) in punkter)
            {
                svg.Maerke(udseende.Form, x, y, udseende.Farve, kurve.Egen ? 4 : 3.2);
            }

            brugt = Math.Max(punkter.Count > 0 ? punkter[^1].Y : Bund - 8, brugt + 16);
            svg.Tekst(Etiket(kurve), hoejre + 12, brugt + 4, farve: udseende.Farve, stoerrelse: 12, fed: kurve.Egen);
        }

        return svg.ToString();
    }
}
