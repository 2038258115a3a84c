using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Charts;

/// <summary>A line over periods.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Values">One share per period, unit 1; null where none is published: the line is broken there.</param>
/// <param name="PreliminaryFrom">The first period whose values are preliminary; drawn hollow and dashed. Beyond the end when none
/// is.</param>
/// <param name="WithoutForloeb">Whether the newest period has no forløb: then its share is missing, not withheld.</param>
public sealed record Series(string Name, IReadOnlyList<double?> Values, int PreliminaryFrom = int.MaxValue, bool WithoutForloeb = false)
{
    /// <summary>
    /// Per period the range that is published in place of a share, unit 1: a bar; null, or no more of them, where there is none.
    /// </summary>
    public IReadOnlyList<Interval?> Ranges { get; init; } = [];

    /// <summary>The range of the newest period.</summary>
    public Interval? NewestRange => Ranges.Count == Values.Count && Ranges is [.., { } newest] ? newest : null;
}

/// <summary>Lines over periods, labelled at their ends; each has its own colour, form and thickness.</summary>
public static class LineChart
{
    private const double Height = 300;
    private const double Left = 44;
    private const double Top = 28;
    private const double Bottom = 254;

    /// <summary>How much wider bold letters are.</summary>
    private const double BoldFactor = 1.12;

    private static readonly SeriesStyle[] Styles = SeriesStyle.All;

    /// <summary>Draws it. The first series is the one that the chart is about.</summary>
    /// <param name="text">What stands for it.</param>
    /// <param name="periods">The periods' labels.</param>
    /// <param name="seriesList">At most five.</param>
    /// <param name="stroke">Before which period a line is drawn across, with its text; null for none.</param>
    /// <param name="width">Units across; fewer where it is shown small, so that its text is not.</param>
    public static string Draw(
        PictureText text,
        IReadOnlyList<string> periods,
        IReadOnlyList<Series> seriesList,
        (int Before, string Text)? stroke = null,
        double width = 720)
    {
        var svg = new Svg(text, width, Height);
        var right = width - 16 - Math.Min(
            200,
            seriesList.Select((series, s) => Svg.Width(LabelText(text, series), 12) * (s == 0 ? BoldFactor : 1)).Max() + 4);
        var axis = new Axis(
            seriesList.SelectMany(series => series.Values.Concat(series.Ranges.Select(range => range?.Upper))).Max() ?? 0,
            Bottom,
            Top);
        foreach (var (placeAt, marker) in axis.Markers())
        {
            svg.Line(Left, placeAt, right, placeAt, Colours.Grid).Text(marker, Left - 8, placeAt + 4, "end", Colours.Faint, 12);
        }

        svg.Text(text.Word("pct.", "per cent"), 2, 12, colour: Colours.Faint, size: 12);
        var distance = (right - Left) / Math.Max(periods.Count - 1, 1);
        double X(int i) => periods.Count == 1 ? (Left + right) / 2 : Left + (i * distance);
        var eachStep = Math.Max(1, (int)Math.Ceiling(periods.Max(period => Svg.Width(period, 12) + 14) / distance));
        for (var i = periods.Count - 1; i >= 0; i -= eachStep)
        {
            svg.Text(periods[i], X(i), Bottom + 20, "middle", Colours.Faint, 12);
        }

        if (stroke is { Before: > 0 } divide && divide.Before < periods.Count)
        {
            var x = X(divide.Before) - (distance / 2);
            svg.Line(x, Top, x, Bottom, Colours.Faint, 1, "2 3").Text(divide.Text, x + 5, Top + 10, colour: Colours.Faint, size: 12);
        }

        var ends = new List<(double Y, string Text, string Colour, bool Fed)>();
        for (var s = seriesList.Count - 1; s >= 0; s--)
        {
            SeriesLine(svg, seriesList[s], Styles[s % Styles.Length], X, axis);
            // A line without a newest value has its name where it breaks off.
            ends.Add((
                Last(seriesList[s]) is { } last ? axis.PlaceAt(last) : Bottom,
                LabelText(text, seriesList[s]),
                Styles[s % Styles.Length].Colour,
                s == 0));
        }

        foreach (var (y, name, colour, fed) in Spread(ends))
        {
            svg.Text(name, right + 12, y + 4, colour: colour, size: 12, bold: fed);
        }

        if (seriesList.Any(series => series.PreliminaryFrom < periods.Count))
        {
            svg.Marker(MarkShape.Circle, Left + 6, Height - 12, Colours.Faint, 4, hollow: true).Text(
                text.Word("hule mærker og stiplet linje: foreløbige tal", "hollow marks and dashed line: preliminary figures"),
                Left + 16,
                Height - 8,
                colour: Colours.Faint,
                size: 12);
        }

        return svg.ToString();
    }

    private static void SeriesLine(Svg svg, Series series, SeriesStyle style, Func<int, double> x, Axis axis)
    {
        foreach (var (from, to) in Stretches(series))
        {
            svg.Path(
                Enumerable.Range(from, to - from + 1).Select(i => (x(i), axis.PlaceAt(series.Values[i]!.Value))),
                style.Colour,
                style.Thickness,
                to >= series.PreliminaryFrom ? "5 4" : null);
        }

        for (var i = 0; i < series.Ranges.Count; i++)
        {
            if (series.Ranges[i] is { } range)
            {
                svg.Line(x(i), axis.PlaceAt(range.Lower), x(i), axis.PlaceAt(range.Upper), style.Colour, style.Thickness + 3);
            }
        }

        svg.Painted(style.Colour, hollow: false, output =>
        {
            for (var i = 0; i < series.Values.Count; i++)
            {
                if (series.Values[i] is { } share)
                {
                    output.Marker(
                        style.Form,
                        x(i),
                        axis.PlaceAt(share),
                        style.Colour,
                        style.Thickness > 2 ? 4 : 3,
                        i >= series.PreliminaryFrom);
                }
            }
        });
    }

    /// <summary>The name with the newest value, which is no other's: where there is none the label says why.</summary>
    private static string LabelText(PictureText text, Series series) =>
        series.Values is [.., { } newest] ? $"{series.Name} {text.Percentage(newest)}"
        : series.NewestRange is { } range ? $"{series.Name} {text.Range(range)}"
        : $"{series.Name}: {(series.WithoutForloeb ? text.Word("ingen forløb", "no courses") : text.Word("vises ikke", "not shown"))}";

    private static double? Last(Series series) =>
        series.NewestRange is { } range ? (range.Lower + range.Upper) / 2 : series.Values.LastOrDefault(value => value is not null);

    /// <summary>Moves labels apart, from the top down and back up where there is no room.</summary>
    private static List<(double Y, string Text, string Colour, bool Fed)> Spread(
        List<(double Y, string Text, string Colour, bool Fed)> ends)
    {
        const double LineHeight = 16;
        var ordered = ends.OrderBy(lineEndLabel => lineEndLabel.Y).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            ordered[i] = ordered[i] with { Y = Math.Max(ordered[i].Y, ordered[i - 1].Y + LineHeight) };
        }

        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            ordered[i] = ordered[i] with { Y = Math.Min(ordered[i].Y, i == ordered.Count - 1 ? Bottom : ordered[i + 1].Y - LineHeight) };
        }

        return ordered;
    }

    /// <summary>From which value to which a line goes without a gap and without becoming preliminary.</summary>
    private static IEnumerable<(int From, int To)> Stretches(Series series)
    {
        var from = 0;
        for (var i = 1; i <= series.Values.Count; i++)
        {
            var connected = i < series.Values.Count && series.Values[i - 1] is not null && series.Values[i] is not null;
            if (connected && i != series.PreliminaryFrom)
            {
                continue;
            }

            if (i - 1 > from)
            {
                yield return (from, i - 1);
            }

            from = connected ? i - 1 : i;
        }
    }
}
