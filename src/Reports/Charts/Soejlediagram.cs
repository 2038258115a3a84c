namespace Opgoerelse.Reports.Charts;

/// <summary>A bar.</summary>
/// <param name="Navn">Its label.</param>
/// <param name="Vaerdi">How long it is, 0 or more; null when there is none.</param>
/// <param name="Tekst">What stands at its end.</param>
/// <param name="Sammenligning">What it is held against, drawn as a line across; null for none.</param>
/// <param name="Fremhaevet">Whether it is the one that the chart is about.</param>
public sealed record Soejle(string Navn, double? Vaerdi, string Tekst, double? Sammenligning = null, bool Fremhaevet = true);

/// <summary>Horizontal bars from 0.</summary>
public static class Soejlediagram
{
    private const double Bredde = 720;
    private const double Raekke = 30;

    /// <summary>Draws it.</summary>
    /// <param name="tekst">What stands for it.</param>
    /// <param name="soejler">At least one.</param>
    /// <param name="sammenligningsnavn">What the lines across are; empty when there are none.</param>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<Soejle> soejler, string sammenligningsnavn = "")
    {
        var forklaring = sammenligningsnavn.Length > 0;
        var svg = new Svg(tekst, Bredde, 8 + (soejler.Count * Raekke) + (forklaring ? 26 : 4));
        var venstre = Math.Min(280, 16 + soejler.Max(soejle => Svg.Bredde(soejle.Navn)));
        var hoejre = Bredde - 12 - soejler.Max(soejle => Svg.Bredde(soejle.Tekst));
        var stoerst = Math.Max(1e-9, soejler.Max(soejle => Math.Max(soejle.Vaerdi ?? 0, soejle.Sammenligning ?? 0)));
        double Laengde(double vaerdi) => (hoejre - venstre - 8) * vaerdi / stoerst;
        for (var i = 0; i < soejler.Count; i++)
        {
            var soejle = soejler[i];
            var y = 8 + (i * Raekke);
            svg.Tekst(soejle.Navn, venstre - 12, y + 15, "end");
            var ende = venstre;
            if (soejle.Vaerdi is { } vaerdi)
            {
                svg.Rektangel(venstre, y, Math.Max(Laengde(vaerdi), 1), 20, soejle.Fremhaevet ? Farver.Blaa : Farver.Graa);
                ende += Laengde(vaerdi);
            }

            if (soejle.Sammenligning is { } anden)
            {
                var x = venstre + Laengde(anden);
                svg.Linje(x, y - 4, x, y + 24, Farver.Papir, 5).Linje(x, y - 4, x, y + 24, Farver.Orange, 2.5);
                ende = Math.Max(ende, x);
            }

            svg.Tekst(soejle.Tekst, ende + 8, y + 15, farve: soejle.Vaerdi is null ? Farver.Svag : null);
        }

        if (forklaring)
        {
            var y = 8 + (soejler.Count * Raekke) + 8;
            svg.Linje(venstre + 3, y - 6, venstre + 3, y + 10, Farver.Orange, 2.5).Tekst(sammenligningsnavn, venstre + 12, y + 7, farve: Farver.Svag, stoerrelse: 12);
        }

        svg.Linje(venstre, 2, venstre, 8 + (soejler.Count * Raekke) - 4, Farver.Svag);
        return svg.ToString();
    }
}
