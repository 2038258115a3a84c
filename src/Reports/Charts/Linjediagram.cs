namespace Opgoerelse.Reports.Charts;

/// <summary>A line over periods.</summary>
/// <param name="Navn">Its label.</param>
/// <param name="Vaerdier">One share per period, unit 1; null where none is published: the line is broken there.</param>
/// <param name="ForeloebigFra">The first period whose values are preliminary; drawn hollow and dashed. Beyond the end when none is.</param>
/// <param name="UdenForloeb">Whether the newest period has no forløb: then its share is missing, not withheld.</param>
public sealed record Serie(string Navn, IReadOnlyList<double?> Vaerdier, int ForeloebigFra = int.MaxValue, bool UdenForloeb = false);

/// <summary>Lines over periods, labelled at their ends; each has its own colour, form and thickness.</summary>
public static class Linjediagram
{
    private const double Hoejde = 300;
    private const double Venstre = 44;
    private const double Top = 28;
    private const double Bund = 254;

    /// <summary>How much wider bold letters are.</summary>
    private const double FedtFylder = 1.12;

    private static readonly Serieudseende[] Stile = Serieudseende.Alle;

    /// <summary>Draws it. The first series is the one that the chart is about.</summary>
    /// <param name="tekst">What stands for it.</param>
    /// <param name="perioder">The periods' labels.</param>
    /// <param name="serier">At most five.</param>
    /// <param name="streg">Before which period a line is drawn across, with its text; null for none.</param>
    /// <param name="bredde">Units across; fewer where it is shown small, so that its text is not.</param>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<string> perioder, IReadOnlyList<Serie> serier, (int Foer, string Tekst)? streg = null, double bredde = 720)
    {
        var svg = new Svg(tekst, bredde, Hoejde);
        var hoejre = bredde - 16 - Math.Min(200, serier.Select((serie, s) => Svg.Bredde(Etiket(tekst, serie), 12) * (s == 0 ? FedtFylder : 1)).Max() + 4);
        var akse = new Akse(serier.SelectMany(serie => serie.Vaerdier).Max() ?? 0, Bund, Top);
        foreach (var (sted, maerke) in akse.Maerker())
        {
            svg.Linje(Venstre, sted, hoejre, sted, Farver.Gitter).Tekst(maerke, Venstre - 8, sted + 4, "end", Farver.Svag, 12);
        }

        svg.Tekst(tekst.Ord("pct.", "per cent"), 2, 12, farve: Farver.Svag, stoerrelse: 12);
        var afstand = (hoejre - Venstre) / Math.Max(perioder.Count - 1, 1);
        double X(int i) => perioder.Count == 1 ? (Venstre + hoejre) / 2 : Venstre + (i * afstand);
        var hver = Math.Max(1, (int)Math.Ceiling(perioder.Max(periode => Svg.Bredde(periode, 12) + 14) / afstand));
        for (var i = perioder.Count - 1; i >= 0; i -= hver)
        {
            svg.Tekst(perioder[i], X(i), Bund + 20, "middle", Farver.Svag, 12);
        }

        if (streg is { Foer: > 0 } skel && skel.Foer < perioder.Count)
        {
            var x = X(skel.Foer) - (afstand / 2);
            svg.Linje(x, Top, x, Bund, Farver.Svag, 1, "2 3").Tekst(skel.Tekst, x + 5, Top + 10, farve: Farver.Svag, stoerrelse: 12);
        }

        var ender = new List<(double Y, string Tekst, string Farve, bool Fed)>();
        for (var s = serier.Count - 1; s >= 0; s--)
        {
            Serielinje(svg, serier[s], Stile[s % Stile.Length], X, akse);
            // A line without a newest value has its name where it breaks off.
            ender.Add((Sidste(serier[s]) is { } sidste ? akse.Sted(sidste) : Bund, Etiket(tekst, serier[s]), Stile[s % Stile.Length].Farve, s == 0));
        }

        foreach (var (y, navn, farve, fed) in Spred(ender))
        {
            svg.Tekst(navn, hoejre + 12, y + 4, farve: farve, stoerrelse: 12, fed: fed);
        }

        if (serier.Any(serie => serie.ForeloebigFra < perioder.Count))
        {
            svg.Maerke(Form.Cirkel, Venstre + 6, Hoejde - 12, Farver.Svag, 4, hul: true).Tekst(tekst.Ord("hule mærker og stiplet linje: foreløbige tal", "hollow marks and dashed line: preliminary figures"), Venstre + 16, Hoejde - 8, farve: Farver.Svag, stoerrelse: 12);
        }

        return svg.ToString();
    }

    private static void Serielinje(Svg svg, Serie serie, Serieudseende stil, Func<int, double> x, Akse akse)
    {
        foreach (var (fra, til) in Straekninger(serie))
        {
            svg.Sti(Enumerable.Range(fra, til - fra + 1).Select(i => (x(i), akse.Sted(serie.Vaerdier[i]!.Value))), stil.Farve, stil.Tykkelse, til >= serie.ForeloebigFra ? "5 4" : null);
        }

        svg.Malet(stil.Farve, hul: false, ud =>
        {
            for (var i = 0; i < serie.Vaerdier.Count; i++)
            {
                if (serie.Vaerdier[i] is { } andel)
                {
                    ud.Maerke(stil.Form, x(i), akse.Sted(andel), stil.Farve, stil.Tykkelse > 2 ? 4 : 3, i >= serie.ForeloebigFra);
                }
            }
        });
    }

    /// <summary>The name with the newest value, which is no other's: where there is none the label says why.</summary>
    private static string Etiket(Billedtekst tekst, Serie serie) =>
        serie.Vaerdier is [.., { } nyeste] ? $"{serie.Navn} {tekst.Procent(nyeste)}"
        : $"{serie.Navn}: {(serie.UdenForloeb ? tekst.Ord("ingen forløb", "no courses") : tekst.Ord("vises ikke", "not shown"))}";

    private static double? Sidste(Serie serie) => serie.Vaerdier.LastOrDefault(vaerdi => vaerdi is not null);

    /// <summary>Moves labels apart, from the top down and back up where there is no room.</summary>
    private static List<(double Y, string Tekst, string Farve, bool Fed)> Spred(List<(double Y, string Tekst, string Farve, bool Fed)> ender)
    {
        const double Linjehoejde = 16;
        var ordnet = ender.OrderBy(ende => ende.Y).ToList();
        for (var i = 1; i < ordnet.Count; i++)
        {
            ordnet[i] = ordnet[i] with { Y = Math.Max(ordnet[i].Y, ordnet[i - 1].Y + Linjehoejde) };
        }

        for (var i = ordnet.Count - 1; i >= 0; i--)
        {
            ordnet[i] = ordnet[i] with { Y = Math.Min(ordnet[i].Y, i == ordnet.Count - 1 ? Bund : ordnet[i + 1].Y - Linjehoejde) };
        }

        return ordnet;
    }

    /// <summary>From which value to which a line goes without a gap and without becoming preliminary.</summary>
    private static IEnumerable<(int Fra, int Til)> Straekninger(Serie serie)
    {
        var fra = 0;
        for (var i = 1; i <= serie.Vaerdier.Count; i++)
        {
            var forbundet = i < serie.Vaerdier.Count && serie.Vaerdier[i - 1] is not null && serie.Vaerdier[i] is not null;
            if (forbundet && i != serie.ForeloebigFra)
            {
                continue;
            }

            if (i - 1 > fra)
            {
                yield return (fra, i - 1);
            }

            fra = forbundet ? i - 1 : i;
        }
    }
}
