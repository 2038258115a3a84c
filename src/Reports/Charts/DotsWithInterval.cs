using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Charts;

/// <summary>One row: a share with its interval, or what stands in its place.</summary>
/// <param name="Name">The row's label.</param>
/// <param name="Share">Unit 1; null when there is none.</param>
/// <param name="Uncertainty">Unit 1; null when there is none.</param>
/// <param name="Own">Whether it is the one that the chart is about.</param>
/// <param name="Instead">What is said when there is no share.</param>
public sealed record Dot(string Name, double? Share, Interval? Uncertainty, bool Own = false, string Instead = "");

/// <summary>Dots with intervals, a row each, and a line of reference down through them.</summary>
public static class DotsWithInterval
{
    private const double Width = 720;
    private const double Row = 26;
    private const double Top = 24;

    /// <summary>Draws it.</summary>
    public static string Draw(PictureText text, IReadOnlyList<Dot> dots, double? reference = null, string referenceName = "")
    {
        var left = Math.Min(280, 16 + dots.Max(dot => Svg.Width(dot.Name)));
        var height = Top + (dots.Count * Row) + 34;
        var svg = new Svg(text, Width, height);
        var largest = dots.Max(dot => Math.Max(dot.Share ?? 0, dot.Uncertainty?.Upper ?? 0));
        var axis = new Axis(Math.Max(largest, reference ?? 0), left, Width - 64);
        var bottom = Top + (dots.Count * Row);
        foreach (var (placeAt, marker) in axis.Markers())
        {
            svg.Line(placeAt, Top, placeAt, bottom, Colours.Grid).Text(marker, placeAt, bottom + 16, "middle", Colours.Faint, 12);
        }

        svg.Text(text.Word("pct.", "%"), Width - 47, bottom + 16, colour: Colours.Faint, size: 12);
        if (reference is { } line)
        {
            svg.Line(axis.PlaceAt(line), Top - 4, axis.PlaceAt(line), bottom, Colours.Grey, 1.5, "5 3")
                .Text(referenceName, Math.Clamp(axis.PlaceAt(line), left + 40, Width - 120), Top - 9, "middle", Colours.Faint, 12);
        }

        for (var i = 0; i < dots.Count; i++)
        {
            var dot = dots[i];
            var y = Top + ((i + 0.5) * Row);
            var colour = dot.Own ? Colours.Blue : Colours.Grey;
            svg.Text(dot.Name, left - 12, y + 4.5, "end", bold: dot.Own);
            if (dot.Share is not { } share)
            {
                svg.Text(dot.Instead, left + 6, y + 4.5, colour: Colours.Faint, size: 12);
                continue;
            }

            if (dot.Uncertainty is { } uncertainty)
            {
                double from = axis.PlaceAt(uncertainty.Lower), to = axis.PlaceAt(uncertainty.Upper);
                svg.Line(from, y, to, y, colour, 2).Line(from, y - 4, from, y + 4, colour, 2).Line(to, y - 4, to, y + 4, colour, 2);
            }

            svg.Marker(dot.Own ? MarkShape.Circle : MarkShape.Diamond, axis.PlaceAt(share), y, colour, dot.Own ? 6 : 4.5)
                .Text(text.Percentage(share), Width - 8, y + 4.5, "end", bold: dot.Own);
        }

        return svg.ToString();
    }
}
