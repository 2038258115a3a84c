namespace Opgoerelse.Reports.Charts;

/// <summary>A cumulative curve.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Shares">One share per point of time, unit 1; null where none is published.</param>
/// <param name="Own">Whether the chart is about it.</param>
public sealed record Curve(string Name, IReadOnlyList<double?> Shares, bool Own);

/// <summary>Cumulative shares by days since the start.</summary>
public static class StepCurve
{
    private const double Height = 280;
    private const double Left = 44;
    private const double Top = 28;
    private const double Bottom = 224;

    /// <summary>How far below the axis the rows of its labels are.</summary>
    private static readonly double[] Rows = [20, 36, 52];

    /// <summary>Draws it.</summary>
    /// <param name="text">What stands for it.</param>
    /// <param name="times">The points of time: days, and their label.</param>
    /// <param name="curves">At least one, at most five; the first is the one that the chart is about.</param>
    /// <param name="width">Units across; fewer where it is shown small, so that its text is not.</param>
    public static string Draw(
        PictureText text,
        IReadOnlyList<(double Days, string Name)> times,
        IReadOnlyList<Curve> curves,
        double width = 720)
    {
        var svg = new Svg(text, width, Height);
        string LabelText(Curve curve) =>
            curve.Shares[^1] is { } last
                ? $"{curve.Name} {text.Percentage(last)}"
                : $"{curve.Name}: {text.Word("vises ikke", "not shown")}";
        var right = width - 20 - curves.Max(curve => Svg.Width(LabelText(curve), 12));
        var axis = new Axis(curves.SelectMany(curve => curve.Shares).Max() ?? 0, Bottom, Top);
        foreach (var (placeAt, marker) in axis.Markers())
        {
            svg.Line(Left, placeAt, right, placeAt, Colours.Grid).Text(marker, Left - 8, placeAt + 4, "end", Colours.Faint, 12);
        }

        svg.Text(text.Word("pct.", "per cent"), 2, 12, colour: Colours.Faint, size: 12);
        double X(double days) => Left + ((right - Left) * days / times[^1].Days);
        // Where each row's last label ends.
        double[] ends = [.. Rows.Select(_ => double.MinValue)];
        foreach (var (days, name) in times)
        {
            svg.Line(X(days), Bottom, X(days), Bottom + 5, Colours.Faint);
            // The first points of time lie close, the closer the longer the names are: a label takes the first row that has room for it.
            var halfWidth = Svg.Width(name, 12) / 2;
            var row = Array.FindIndex(ends, lineEndLabel => X(days) - halfWidth >= lineEndLabel + 8) is >= 0 and var freeSpot
                ? freeSpot
                : ends.Length - 1;
            svg.Text(name, X(days), Bottom + Rows[row], "middle", Colours.Faint, 12);
            ends[row] = X(days) + halfWidth;
        }

        // Those that end highest have their names first; a curve without an end has its name where it breaks off, or at the bottom.
        var usedUp = double.MinValue;
        foreach (var (curve, i) in curves.Select((curve, i) => (curve, i))
            .OrderByDescending(pair => pair.curve.Shares.LastOrDefault(share => share is not null) ?? 0))
        {
            var appearance = SeriesStyle.Of(i);
            var pointsOf = times.Zip(curve.Shares)
                .Where(pair => pair.Second is not null)
                .Select(pair => (X: X(pair.First.Days), Y: axis.PlaceAt(pair.Second!.Value)))
                .ToList();
            for (var t = 1; t < curve.Shares.Count; t++)
            {
                // Broken where none is published: a line through would show what is withheld.
                if (curve.Shares[t - 1] is { } from && curve.Shares[t] is { } to)
                {
                    svg.Line(
                        X(times[t - 1].Days),
                        axis.PlaceAt(from),
                        X(times[t].Days),
                        axis.PlaceAt(to),
                        appearance.Colour,
                        appearance.Thickness);
                }
            }

            foreach (var (x, y) in pointsOf)
            {
                svg.Marker(appearance.Form, x, y, appearance.Colour, curve.Own ? 4 : 3.2);
            }

            usedUp = Math.Max(pointsOf.Count > 0 ? pointsOf[^1].Y : Bottom - 8, usedUp + 16);
            svg.Text(LabelText(curve), right + 12, usedUp + 4, colour: appearance.Colour, size: 12, bold: curve.Own);
        }

        return svg.ToString();
    }
}
