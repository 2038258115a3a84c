namespace Opgoerelse.Reports.Charts;

/// <summary>One thing that is measured for several.</summary>
/// <param name="Navn">Its label.</param>
/// <param name="Soejler">One for each of the several, in their order: how long its bar is (0 or more; null when there is none), and what stands at its end.</param>
public sealed record Soejlegruppe(string Navn, IReadOnlyList<(double? Vaerdi, string Tekst)> Soejler);

/// <summary>Horizontal bars from 0 in groups, so that several are seen beside each other; each bar has its own name, and the same colour in all groups.</summary>
public static class Soejlegrupper
{
    private const double Bredde = 720;
    private const double Overskrift = 26;
    private const double Raekke = 19;
    private const double Mellem = 10;

    /// <summary>Draws it.</summary>
    /// <param name="tekst">What stands for it.</param>
    /// <param name="navne">Who is measured, at least one; the first is the one that the chart is about.</param>
    /// <param name="grupper">At least one, each with a bar for every name.</param>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<string> navne, IReadOnlyList<Soejlegruppe> grupper)
    {
        var svg = new Svg(tekst, Bredde, grupper.Count * (Overskrift + (navne.Count * Raekke) + Mellem));
        var venstre = 16 + navne.Max(navn => Svg.Bredde(navn, 12));
        var hoejre = Bredde - 16 - grupper.Max(gruppe => gruppe.Soejler.Max(soejle => Svg.Bredde(soejle.Tekst, 12)));
        var stoerst = Math.Max(1e-9, grupper.Max(gruppe => gruppe.Soejler.Max(soejle => soejle.Vaerdi ?? 0)));
        double y = 0;
        foreach (var gruppe in grupper)
        {
            svg.Tekst(gruppe.Navn, 0, y + 16, fed: true);
            y += Overskrift;
            svg.Linje(venstre, y - 2, venstre, y + (navne.Count * Raekke) - 1, Farver.Svag);
            for (var i = 0; i < navne.Count; i++)
            {
                var (vaerdi, slut) = gruppe.Soejler[i];
                svg.Tekst(navne[i], venstre - 8, y + 12, "end", stoerrelse: 12, fed: i == 0);
                double laengde = 0;
                if (vaerdi is { } tal)
                {
                    laengde = (hoejre - venstre) * tal / stoerst;
                    svg.Rektangel(venstre, y, Math.Max(laengde, 1), Raekke - 4, Serieudseende.Af(i).Farve);
                }

                svg.Tekst(slut, venstre + laengde + 8, y + 12, farve: vaerdi is null ? Farver.Svag : null, stoerrelse: 12, fed: i == 0 && vaerdi is not null);
                y += Raekke;
            }

            y += Mellem;
        }

        return svg.ToString();
    }
}
