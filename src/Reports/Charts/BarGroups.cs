namespace Opgoerelse.Reports.Charts;

/// <summary>One thing that is measured for several.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Bars">One for each of the several, in their order: how long its bar is (0 or more; null when there is none), and what stands at its end.</param>
public sealed record BarGroup(string Name, IReadOnlyList<(double? Value, string Text)> Bars);

/// <summary>Horizontal bars from 0 in groups, so that several are seen beside each other; each bar has its own name, and the same colour in all groups.</summary>
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
            svg.Text(group.Name, 0, y + 16, fed: true);
            y += Heading;
            svg.Line(left, y - 2, left, y + (names.Count * Row) - 1, Colours.Faint);
            for (var i = 0; i < names.Count; i++)
            {
                var (value, end) = group.Bars[i];
                svg.Text(names[i], left - 8, y + 12, "end", size: 12, fed: i == 0);
                double length = 0;
                if (value is { } number)
                {
                    length = (right - left) * number / largest;
                    svg.Rectangle(left, y, Math.Max(length, 1), Row - 4, SeriesStyle.Of(i).Colour);
                }

                svg.Text(end, left + length + 8, y + 12, colour: value is null ? Colours.Faint : null, size: 12, fed: i == 0 && value is not null);
                y += Row;
            }

            y += Between;
        }

        return svg.ToString();
    }
}
