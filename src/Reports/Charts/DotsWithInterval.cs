using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Charts;

/// <summary>One row: a share with its interval, or what stands in its place.</summary>
/// <param name="Name">The row's label.</param>
/// <param name="Share">Unit 1; null when there is none.</param>
/// <param name="Uncertainty">Unit 1; null when there is none.</param>
/// <param name="Own">Whether it is the one that the chart is about.</param>
/// <param name="Instead">What is said when there is neither.</param>
public sealed record Dot(string Name, double? Share, Interval? Uncertainty, bool Own = false, string Instead = "")
{
    /// <summary>The range that is published in place of the share, unit 1: a bar under the interval; null where there is none.</summary>
    public Interval? Range { get; init; }

    /// <summary>A row of a published share or range.</summary>
    public static Dot Of(string name, ShareEnds? ends, bool own = false, string instead = "") =>
        new(name, ends is { IsExact: true } exact ? exact.Low.Value : null, ends?.Wilson(), own, instead)
        {
            Range = ends is { IsExact: false } range ? range.Values : null,
        };
}

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
        // Two numbers take more room than one.
        var right = dots.Any(dot => dot.Range is not null) ? 104 : 64;
        var largest = dots.Max(dot => Math.Max(dot.Share ?? 0, dot.Uncertainty?.Upper ?? 0));
        var axis = new Axis(Math.Max(largest, reference ?? 0), left, Width - right);
        var bottom = Top + (dots.Count * Row);
        foreach (var (placeAt, marker) in axis.Markers())
        {
            svg.Line(placeAt, Top, placeAt, bottom, Colours.Grid).Text(marker, placeAt, bottom + 16, "middle", Colours.Faint, 12);
        }

        svg.Text(text.Word("pct.", "%"), Width - right + 17, bottom + 16, colour: Colours.Faint, size: 12);
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
            if (dot.Share is null && dot.Range is null)
            {
                svg.Text(dot.Instead, left + 6, y + 4.5, colour: Colours.Faint, size: 12);
                continue;
            }

            if (dot.Range is { } range)
            {
                var (from, to) = (axis.PlaceAt(range.Lower), axis.PlaceAt(range.Upper));
                svg.Rectangle(from, y - 5, Math.Max(to - from, 2), 10, dot.Own ? Colours.Light : Colours.Grid, colour);
            }

            if (dot.Uncertainty is { } uncertainty)
            {
                double from = axis.PlaceAt(uncertainty.Lower), to = axis.PlaceAt(uncertainty.Upper);
                svg.Line(from, y, to, y, colour, 2).Line(from, y - 4, from, y + 4, colour, 2).Line(to, y - 4, to, y + 4, colour, 2);
            }

            if (dot.Share is { } share)
            {
                svg.Marker(dot.Own ? MarkShape.Circle : MarkShape.Diamond, axis.PlaceAt(share), y, colour, dot.Own ? 6 : 4.5);
            }

            svg.Text(
                dot.Share is { } shown ? text.Percentage(shown) : text.Range(dot.Range!.Value),
                Width - 8,
                y + 4.5,
                "end",
                bold: dot.Own);
        }

        return svg.ToString();
    }
}
