using System.Collections.Frozen;
using System.Globalization;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Reports.Charts;

/// <summary>A kommune on the map.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it stands beside hele landet.</param>
/// <param name="Hint">What is shown when it is pointed at.</param>
/// <param name="Own">Whether the map is about it.</param>
public sealed record Tile(string Code, string Name, Standing Standing, string Hint, bool Own = false);

/// <summary>
/// The kommuner as equal tiles, roughly where they lie (data/fliser.csv): a small kommune is seen as well as a large one. Sign,
/// edge and colour say the same.
/// </summary>
public static class TileMap
{
    private const double TileSize = 42;
    private const double Top = 6;

    private static readonly FrozenDictionary<string, (string Abbreviation, int Column, int Row)> Places =
        Data.ReadTable("fliser.csv").Skip(1)
            .ToFrozenDictionary(
                field => field[0],
                field => (field[1], int.Parse(field[2], CultureInfo.InvariantCulture), int.Parse(field[3], CultureInfo.InvariantCulture)),
                StringComparer.Ordinal);

    /// <summary>The kommuner that have a tile.</summary>
    public static IReadOnlyCollection<string> Kommuner => Places.Keys;

    /// <summary>Where a kommune's tile is: column and row, from 0.</summary>
    public static (int Column, int Row) Place(string kommune) => (Places[kommune].Column, Places[kommune].Row);

    /// <summary>Draws it. A kommune without a place is left out.</summary>
    /// <param name="text">What stands for it.</param>
    /// <param name="tiles">The kommuner.</param>
    /// <param name="polarity">Which way is the wanted one.</param>
    /// <param name="word">The words of its legend; null for the Danish ones.</param>
    public static string Draw(PictureText text, IReadOnlyList<Tile> tiles, Polarity polarity, Func<Standing, string>? word = null)
    {
        var columns = Places.Values.Max(place => place.Column) + 1;
        var rows = Places.Values.Max(place => place.Row) + 1;
        var mapBottom = Top + (rows * TileSize);
        var svg = new Svg(text, (columns * TileSize) + 2, mapBottom + 62);
        foreach (var tile in tiles)
        {
            if (Places.TryGetValue(tile.Code, out var place))
            {
                svg.Group(
                    tile.Hint,
                    output => DrawTile(
                        output,
                        1 + (place.Column * TileSize),
                        Top + (place.Row * TileSize),
                        place.Abbreviation,
                        tile.Standing,
                        tile.Own,
                        polarity));
            }
        }

        double x = 1;
        var y = mapBottom + 10;
        foreach (var standing in new[]
        {
            Standing.Over, Standing.As, Standing.Under, Standing.TooFew, Standing.Undecided, Standing.Withheld,
        }.Where(standing => standing != Standing.Undecided || tiles.Any(tile => tile.Standing == standing)))
        {
            var name = word?.Invoke(standing) ?? standing.Word(polarity);
            if (x + 30 + Svg.Width(name, 12) > columns * TileSize)
            {
                (x, y) = (1, y + 26);
            }

            DrawTile(svg, x, y, "", standing, own: false, polarity, 20);
            svg.Text(name, x + 27, y + 14, size: 12);
            x += 44 + Svg.Width(name, 12);
        }

        return svg.ToString();
    }

    private static void DrawTile(
        Svg svg,
        double x,
        double y,
        string abbreviation,
        Standing standing,
        bool own,
        Polarity polarity,
        double size = TileSize)
    {
        var (fill, edge, dashed, ink) = standing switch
        {
            Standing.Over or Standing.Under =>
                (standing.IsBetter(polarity) == true ? Colours.Blue : Colours.Orange, (string?)null, (string?)null, Colours.Paper),
            Standing.As => (Colours.Light, Colours.Grey, null, Colours.Ink),
            Standing.TooFew or Standing.Undecided => (Colours.Paper, Colours.Grey, "4 2", Colours.Ink),
            _ => (Colours.Paper, Colours.Grey, "1 3", Colours.Ink),
        };
        svg.Rectangle(x + 1, y + 1, size - 3, size - 3, fill, own ? Colours.Ink : edge, own ? null : dashed, 3);
        if (own)
        {
            svg.Rectangle(x - 1, y - 1, size + 1, size + 1, "none", Colours.Ink, cornerRadius: 5);
        }

        var sign = standing switch
        {
            Standing.Over => "▲",
            Standing.Under => "▼",
            Standing.As => "=",
            Standing.TooFew => "?",
            Standing.Undecided => "~",
            _ => "*",
        };
        var middle = x + (size / 2) - 0.5;
        if (abbreviation.Length > 0)
        {
            svg.Text(abbreviation, middle, y + 17, "middle", ink, 11, own).Text(sign, middle, y + 33, "middle", ink, 12);
        }
        else
        {
            svg.Text(sign, middle, y + 14, "middle", ink, 12);
        }
    }
}
