using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Charts;

/// <summary>One row: a share with its interval, or what stands in its place.</summary>
/// <param name="Navn">The row's label.</param>
/// <param name="Andel">Unit 1; null when there is none.</param>
/// <param name="Usikkerhed">Unit 1; null when there is none.</param>
/// <param name="Egen">Whether it is the one that the chart is about.</param>
/// <param name="IStedet">What is said when there is no share.</param>
public sealed record Prik(string Navn, double? Andel, Interval? Usikkerhed, bool Egen = false, string IStedet = "");

/// <summary>Dots with intervals, a row each, and a line of reference down through them.</summary>
public static class PrikkerMedInterval
{
    private const double Bredde = 720;
    private const double Raekke = 26;
    private const double Top = 24;

    /// <summary>Draws it.</summary>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<Prik> prikker, double? reference = null, string referencenavn = "")
    {
        var venstre = Math.Min(280, 16 + prikker.Max(prik => Svg.Bredde(prik.Navn)));
        var hoejde = Top + (prikker.Count * Raekke) + 34;
        var svg = new Svg(tekst, Bredde, hoejde);
        var stoerst = prikker.Max(prik => Math.Max(prik.Andel ?? 0, prik.Usikkerhed?.Oevre ?? 0));
        var akse = new Akse(Math.Max(stoerst, reference ?? 0), venstre, Bredde - 64);
        var bund = Top + (prikker.Count * Raekke);
        foreach (var (sted, maerke) in akse.Maerker())
        {
            svg.Linje(sted, Top, sted, bund, Farver.Gitter).Tekst(maerke, sted, bund + 16, "middle", Farver.Svag, 12);
        }

        svg.Tekst(tekst.Ord("pct.", "%"), Bredde - 47, bund + 16, farve: Farver.Svag, stoerrelse: 12);
        if (reference is { } linje)
        {
            svg.Linje(akse.Sted(linje), Top - 4, akse.Sted(linje), bund, Farver.Graa, 1.5, "5 3")
                .Tekst(referencenavn, Math.Clamp(akse.Sted(linje), venstre + 40, Bredde - 120), Top - 9, "middle", Farver.Svag, 12);
        }

        for (var i = 0; i < prikker.Count; i++)
        {
            var prik = prikker[i];
            var y = Top + ((i + 0.5) * Raekke);
            var farve = prik.Egen ? Farver.Blaa : Farver.Graa;
            svg.Tekst(prik.Navn, venstre - 12, y + 4.5, "end", fed: prik.Egen);
            if (prik.Andel is not { } andel)
            {
                svg.Tekst(prik.IStedet, venstre + 6, y + 4.5, farve: Farver.Svag, stoerrelse: 12);
                continue;
            }

            if (prik.Usikkerhed is { } usikkerhed)
            {
                double fra = akse.Sted(usikkerhed.Nedre), til = akse.Sted(usikkerhed.Oevre);
                svg.Linje(fra, y, til, y, farve, 2).Linje(fra, y - 4, fra, y + 4, farve, 2).Linje(til, y - 4, til, y + 4, farve, 2);
            }

            svg.Maerke(prik.Egen ? Form.Cirkel : Form.Rude, akse.Sted(andel), y, farve, prik.Egen ? 6 : 4.5)
                .Tekst(tekst.Procent(andel), Bredde - 8, y + 4.5, "end", fed: prik.Egen);
        }

        return svg.ToString();
    }
}
