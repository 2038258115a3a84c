using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Charts;

/// <summary>A kommune in the funnel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share; of a range the least that it can be.</param>
/// <param name="StandsOut">Whether it stands out.</param>
/// <param name="Better">Where it stands out: whether to the good.</param>
/// <param name="Own">Whether the chart is about it.</param>
public sealed record FunnelPoint(string Name, Share Share, bool StandsOut, bool Better, bool Own = false)
{
    /// <summary>Where a range is published in place of the share: the greatest that it can be, the end of a bar; otherwise null.</summary>
    public Share? Greatest { get; init; }

    /// <summary>A kommune whose share or range is published.</summary>
    public static FunnelPoint Of(KommuneStanding kommune, Polarity polarity, bool own = false) => new(
        kommune.Kommune.Name.Da,
        kommune.Cell.Ends!.Value.Low,
        kommune.StandsOut,
        kommune.Standing.IsBetter(polarity) == true,
        own)
    {
        Greatest = kommune.Cell.Share is null ? kommune.Cell.Ends.Value.High : null,
    };
}

/// <summary>Shares by number of forløb (logarithmic) with the limits of chance around the national share.</summary>
public static class FunnelChart
{
    private const double Width = 720;
    private const double Height = 344;
    private const double Left = 44;
    private const double Right = 624;
    private const double Top = 28;
    private const double Bottom = 284;
    private const int Step = 40;

    /// <summary>Draws it.</summary>
    public static string Draw(PictureText text, Funnel funnel, IReadOnlyList<FunnelPoint> pointsOf)
    {
        var svg = new Svg(text, Width, Height);
        double atLeast = Math.Max(5, pointsOf.Count == 0 ? 5 : pointsOf.Min(point => (point.Greatest ?? point.Share).N)),
            largest = Math.Max(2 * atLeast, pointsOf.Count == 0 ? 100 : pointsOf.Max(point => point.Share.N) * 1.1);
        double X(double n) => Left + ((Right - Left) * Math.Log(Math.Max(n, atLeast) / atLeast) / Math.Log(largest / atLeast));
        List<long> count =
        [
            .. Enumerable.Range(0, Step + 1)
                .Select(i => (long)Math.Round(atLeast * Math.Pow(largest / atLeast, (double)i / Step)))
                .Distinct(),
        ];
        var innermostBand = count.ConvertAll(n => funnel.LimitsAt(n, NormalDistribution.Z95));
        var outermostBand = count.ConvertAll(n => funnel.LimitsAt(n, NormalDistribution.Z998));
        var axis = new Axis(
            Math.Max(
                pointsOf.Count == 0 ? 0 : pointsOf.Max(point => (point.Greatest ?? point.Share).Value),
                outermostBand.Max(threshold => threshold.Upper)),
            Bottom,
            Top);
        svg.Path(
            [
                .. count.Select((n, i) => (X(n), axis.PlaceAt(outermostBand[i].Lower))),
                .. count.Select((n, i) => (X(n), axis.PlaceAt(outermostBand[i].Upper))).Reverse(),
            ],
            "none",
            0,
            fill: "#f3f6fa");
        svg.Path(
            [
                .. count.Select((n, i) => (X(n), axis.PlaceAt(innermostBand[i].Lower))),
                .. count.Select((n, i) => (X(n), axis.PlaceAt(innermostBand[i].Upper))).Reverse(),
            ],
            "none",
            0,
            fill: Colours.Light);
        foreach (var (placeAt, marker) in axis.Markers())
        {
            svg.Line(Left, placeAt, Right, placeAt, Colours.Grid).Text(marker, Left - 8, placeAt + 4, "end", Colours.Faint, 12);
        }

        svg.Text(text.Word("pct.", "per cent"), 2, 12, colour: Colours.Faint, size: 12);
        foreach (var n in new[] { 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000 }.Where(n => n >= atLeast && n <= largest))
        {
            svg.Line(X(n), Bottom, X(n), Bottom + 5, Colours.Faint).Text(text.Number(n), X(n), Bottom + 19, "middle", Colours.Faint, 12);
        }

        svg.Text(text.Word("antal forløb (logaritmisk)", "number of courses (logarithmic)"), Right, Bottom + 37, "end", Colours.Faint, 12);
        foreach (var (limitsAt, dashed) in new[] { (outermostBand, (string?)null), (innermostBand, "5 3") })
        {
            svg.Path(count.Select((n, i) => (X(n), axis.PlaceAt(limitsAt[i].Upper))), Colours.Faint, 1.2, dashed);
            svg.Path(count.Select((n, i) => (X(n), axis.PlaceAt(limitsAt[i].Lower))), Colours.Faint, 1.2, dashed);
        }

        var last = count.Count - 1;
        var country = axis.PlaceAt(funnel.Country);
        svg.Line(Left, country, Right, country, Colours.Ink, 1.2);
        var (outer, innerLimit) = (text.Word("99,8 pct.", "99.8%"), text.Word("95 pct.", "95%"));
        Labels(
            svg,
            [
                (outer, axis.PlaceAt(outermostBand[last].Upper)),
                (innerLimit, axis.PlaceAt(innermostBand[last].Upper)),
                (text.Word("hele landet", "All Denmark"), country),
                (innerLimit, axis.PlaceAt(innermostBand[last].Lower)),
                (outer, axis.PlaceAt(outermostBand[last].Lower)),
            ]);
        svg.Painted(
            Colours.Grey,
            hollow: true,
            output => PointsOf(output, text, pointsOf.Where(point => !point.Own && !point.StandsOut), funnel, X, axis));
        PointsOf(svg, text, pointsOf.Where(point => point.Own || point.StandsOut).OrderBy(point => point.Own), funnel, X, axis);
        return svg.ToString();
    }

    private static void PointsOf(
        Svg svg,
        PictureText text,
        IEnumerable<FunnelPoint> pointsOf,
        Funnel funnel,
        Func<double, double> placeAt,
        Axis axis)
    {
        foreach (var point in pointsOf)
        {
            double x = placeAt(point.Share.N), y = axis.PlaceAt(point.Share.Value);
            var over = point.Share.Value > funnel.Country;
            var colour = point.Own ? Colours.Blue : point.StandsOut ? (point.Better ? Colours.Blue : Colours.Orange) : Colours.Grey;
            var form = point.StandsOut ? (over ? MarkShape.Upward : MarkShape.Down) : point.Own ? MarkShape.Diamond : MarkShape.Circle;
            var ends = new ShareEnds(point.Share, point.Greatest ?? point.Share);
            var (percentage, forloeb) = point.Greatest is null
                ? (text.Percentage(point.Share.Value), text.Number(point.Share.N))
                : (text.Range(RangeText.Percentage(ends)), text.Range(RangeText.Forloeb(ends)));
            svg.Group(
                $"{point.Name}: {percentage} {text.Word("pct. af", "per cent of")} {forloeb} {text.Word("forløb", "courses")}",
                output => _ = point.Greatest is { } greatest
                    ? output.Line(x, y, placeAt(greatest.N), axis.PlaceAt(greatest.Value), colour, point.Own ? 6 : 3)
                    : output.Marker(
                        form,
                        x,
                        y,
                        colour,
                        point.Own ? 7 : point.StandsOut ? 5.5 : 3.2,
                        hollow: !point.StandsOut && !point.Own));
            if (point.Own || point.StandsOut)
            {
                var direction = x > Right - 110 ? -1 : 1;
                svg.Text(
                    point.Name,
                    x + (direction * 10),
                    y + (over ? -6 : 14),
                    direction > 0 ? "start" : "end",
                    size: 12,
                    bold: point.Own,
                    halo: true);
            }
        }
    }

    private static void Labels(Svg svg, IReadOnlyList<(string Text, double Y)> labels)
    {
        var previous = double.MinValue;
        foreach (var (text, y) in labels)
        {
            previous = Math.Max(y, previous + 14);
            svg.Text(text, Right + 6, previous + 4, colour: Colours.Faint, size: 12);
        }
    }
}
