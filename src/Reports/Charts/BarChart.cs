namespace Opgoerelse.Reports.Charts;

/// <summary>A bar.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Value">How long it is, 0 or more; null when there is none.</param>
/// <param name="Text">What stands at its end.</param>
/// <param name="Comparison">What it is held against, drawn as a line across; null for none.</param>
/// <param name="Highlighted">Whether it is the one that the chart is about.</param>
public sealed record Bar(string Name, double? Value, string Text, double? Comparison = null, bool Highlighted = true);

/// <summary>Horizontal bars from 0.</summary>
public static class BarChart
{
    private const double Width = 720;
    private const double Row = 30;

    /// <summary>Draws it.</summary>
    /// <param name="text">What stands for it.</param>
    /// <param name="bars">At least one.</param>
    /// <param name="comparisonName">What the lines across are; empty when there are none.</param>
    public static string Draw(PictureText text, IReadOnlyList<Bar> bars, string comparisonName = "")
    {
        var explanation = comparisonName.Length > 0;
        var svg = new Svg(text, Width, 8 + (bars.Count * Row) + (explanation ? 26 : 4));
        var left = Math.Min(280, 16 + bars.Max(bar => Svg.Width(bar.Name)));
        var right = Width - 12 - bars.Max(bar => Svg.Width(bar.Text));
        var largest = Math.Max(1e-9, bars.Max(bar => Math.Max(bar.Value ?? 0, bar.Comparison ?? 0)));
        double Length(double value) => (right - left - 8) * value / largest;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var y = 8 + (i * Row);
            svg.Text(bar.Name, left - 12, y + 15, "end");
            var lineEndLabel = left;
            if (bar.Value is { } value)
            {
                svg.Rectangle(left, y, Math.Max(Length(value), 1), 20, bar.Highlighted ? Colours.Blue : Colours.Grey);
                lineEndLabel += Length(value);
            }

            if (bar.Comparison is { } other)
            {
                var x = left + Length(other);
                svg.Line(x, y - 4, x, y + 24, Colours.Paper, 5).Line(x, y - 4, x, y + 24, Colours.Orange, 2.5);
                lineEndLabel = Math.Max(lineEndLabel, x);
            }

            svg.Text(bar.Text, lineEndLabel + 8, y + 15, colour: bar.Value is null ? Colours.Faint : null);
        }

        if (explanation)
        {
            var y = 8 + (bars.Count * Row) + 8;
            svg.Line(left + 3, y - 6, left + 3, y + 10, Colours.Orange, 2.5)
                .Text(comparisonName, left + 12, y + 7, colour: Colours.Faint, size: 12);
        }

        svg.Line(left, 2, left, 8 + (bars.Count * Row) - 4, Colours.Faint);
        return svg.ToString();
    }
}

/// <summary>One thing that is measured for several.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Bars">One for each of the several, in their order: how long its bar is (0 or more; null when there is none), and what
/// stands at its end.</param>
public sealed record BarGroup(string Name, IReadOnlyList<(double? Value, string Text)> Bars);

/// <summary>
/// Horizontal bars from 0 in groups, so that several are seen beside each other; each bar has its own name, and the same colour in all
/// groups.
/// </summary>
public static class BarGroups
{
    private const double Width = 720;
    private const double Heading = 26;
    private const double Row = 19;
    private const double Between = 10;

    /// <summary>Draws it.</summary>
    /// <param name="text">What stands for it.</param>
    /// <param name="names">Who is measured, at least one; the first is the one that the chart is about.</param>
    /// <param name="groups">At least one, each with a bar for every name.</param>
    public static string Draw(PictureText text, IReadOnlyList<string> names, IReadOnlyList<BarGroup> groups)
    {
        var svg = new Svg(text, Width, groups.Count * (Heading + (names.Count * Row) + Between));
        var left = 16 + names.Max(name => Svg.Width(name, 12));
        var right = Width - 16 - groups.Max(group => group.Bars.Max(bar => Svg.Width(bar.Text, 12)));
        var largest = Math.Max(1e-9, groups.Max(group => group.Bars.Max(bar => bar.Value ?? 0)));
        double y = 0;
        foreach (var group in groups)
        {
            svg.Text(group.Name, 0, y + 16, bold: true);
            y += Heading;
            svg.Line(left, y - 2, left, y + (names.Count * Row) - 1, Colours.Faint);
            for (var i = 0; i < names.Count; i++)
            {
                var (value, end) = group.Bars[i];
                svg.Text(names[i], left - 8, y + 12, "end", size: 12, bold: i == 0);
                double length = 0;
                if (value is { } number)
                {
                    length = (right - left) * number / largest;
                    svg.Rectangle(left, y, Math.Max(length, 1), Row - 4, SeriesStyle.Of(i).Colour);
                }

                svg.Text(
                    end,
                    left + length + 8,
                    y + 12,
                    colour: value is null ? Colours.Faint : null,
                    size: 12,
                    bold: i == 0 && value is not null);
                y += Row;
            }

            y += Between;
        }

        return svg.ToString();
    }
}
