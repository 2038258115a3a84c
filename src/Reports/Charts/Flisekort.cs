using System.Collections.Frozen;
using System.Globalization;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Reports.Charts;

/// <summary>A kommune on the map.</summary>
/// <param name="Kode">Its code.</param>
/// <param name="Navn">Its name.</param>
/// <param name="Stilling">How it stands beside hele landet.</param>
/// <param name="Peg">What is shown when it is pointed at.</param>
/// <param name="Egen">Whether the map is about it.</param>
public sealed record Flise(string Kode, string Navn, Stilling Stilling, string Peg, bool Egen = false);

/// <summary>
/// The kommuner as equal tiles, roughly where they lie (data/fliser.csv): a small kommune is seen as well as a large one. Sign,
/// edge and colour say the same.
/// </summary>
public static class Flisekort
{
    private const double Side = 42;
    private const double Top = 6;

    private static readonly FrozenDictionary<string, (string Forkortelse, int Kolonne, int Raekke)> Pladser = Data.ReadTable("fliser.csv").Skip(1)
        .ToFrozenDictionary(felt => felt[0], felt => (felt[1], int.Parse(felt[2], CultureInfo.InvariantCulture), int.Parse(felt[3], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    /// <summary>The kommuner that have a tile.</summary>
    public static IReadOnlyCollection<string> Kommuner => Pladser.Keys;

    /// <summary>Where a kommune's tile is: column and row, from 0.</summary>
    public static (int Kolonne, int Raekke) Plads(string kommune) => (Pladser[kommune].Kolonne, Pladser[kommune].Raekke);

    /// <summary>Draws it. A kommune without a place is left out.</summary>
    /// <param name="tekst">What stands for it.</param>
    /// <param name="fliser">The kommuner.</param>
    /// <param name="polaritet">Which way is the wanted one.</param>
    /// <param name="ord">The words of its legend; null for the Danish ones.</param>
    public static string Tegn(Billedtekst tekst, IReadOnlyList<Flise> fliser, Polaritet polaritet, Func<Stilling, string>? ord = null)
    {
        var kolonner = Pladser.Values.Max(plads => plads.Kolonne) + 1;
        var raekker = Pladser.Values.Max(plads => plads.Raekke) + 1;
        var kort = Top + (raekker * Side);
        var svg = new Svg(tekst, (kolonner * Side) + 2, kort + 62);
        foreach (var flise in fliser)
        {
            if (Pladser.TryGetValue(flise.Kode, out var plads))
            {
                svg.Gruppe(flise.Peg, ud => TegnFlise(ud, 1 + (plads.Kolonne * Side), Top + (plads.Raekke * Side), plads.Forkortelse, flise.Stilling, flise.Egen, polaritet));
            }
        }

        double x = 1;
        var y = kort + 10;
        foreach (var stilling in new[] { Stilling.Over, Stilling.Som, Stilling.Under, Stilling.ForFaa, Stilling.Diskretioneret })
        {
            var navn = ord?.Invoke(stilling) ?? stilling.Ord(polaritet);
            if (x + 30 + Svg.Bredde(navn, 12) > kolonner * Side)
            {
                (x, y) = (1, y + 26);
            }

            TegnFlise(svg, x, y, "", stilling, egen: false, polaritet, 20);
            svg.Tekst(navn, x + 27, y + 14, stoerrelse: 12);
            x += 44 + Svg.Bredde(navn, 12);
        }

        return svg.ToString();
    }

    private static void TegnFlise(Svg svg, double x, double y, string forkortelse, Stilling stilling, bool egen, Polaritet polaritet, double side = Side)
    {
        var (fyld, kant, stiplet, blaek) = stilling switch
        {
            Stilling.Over or Stilling.Under => (stilling.ErBedre(polaritet) == true ? Farver.Blaa : Farver.Orange, (string?)null, (string?)null, Farver.Papir),
            Stilling.Som => (Farver.Lys, Farver.Graa, null, Farver.Blaek),
            Stilling.ForFaa => (Farver.Papir, Farver.Graa, "4 2", Farver.Blaek),
            _ => (Farver.Papir, Farver.Graa, "1 3", Farver.Blaek),
        };
        svg.Rektangel(x + 1, y + 1, side - 3, side - 3, fyld, egen ? Farver.Blaek : kant, egen ? null : stiplet, 3);
        if (egen)
        {
            svg.Rektangel(x - 1, y - 1, side + 1, side + 1, "none", Farver.Blaek, runding: 5);
        }

        var tegn = stilling switch { Stilling.Over => "▲", Stilling.Under => "▼", Stilling.Som => "=", Stilling.ForFaa => "?", _ => "*" };
        var midte = x + (side / 2) - 0.5;
        if (forkortelse.Length > 0)
        {
            svg.Tekst(forkortelse, midte, y + 17, "middle", blaek, 11, egen).Tekst(tegn, midte, y + 33, "middle", blaek, 12);
        }
        else
        {
            svg.Tekst(tegn, midte, y + 14, "middle", blaek, 12);
        }
    }
}
