using System.Globalization;
using System.Xml.Linq;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;

namespace Opgoerelse.ReportsTests;

public sealed class ChartsTests
{
    private static readonly XNamespace Ns = "";
    private static readonly PictureText Text = new("b", "Titel & <mere>", "Beskrivelse \"her\"");

    public static TheoryData<string, string> All() => new()
    {
        {
            "prikker",
            DotsWithInterval.Draw(
                Text,
                [new("A & B", 0.3, new Interval(0.2, 0.4), true), new("Skjult", null, null, Instead: "vises ikke")],
                0.25,
                "landet")
        },
        {
            "linje",
            LineChart.Draw(
                Text,
                ["1. kv. 2024", "2. kv. 2024", "3. kv. 2024"],
                [new("A", [0.1, null, 0.3], 2), new("B", [null, null, null])],
                (1, "garanti"))
        },
        {
            "tragt",
            FunnelChart.Draw(
                Text,
                new Funnel(0.3, []),
                [
                    new("A", new Share(30, 100), false, false, true),
                    new("B", new Share(90, 100), true, true),
                    new("C", new Share(1, 900), true, false),
                ])
        },
        { "tom tragt", FunnelChart.Draw(Text, new Funnel(0.3, []), []) },
        { "søjler", BarChart.Draw(Text, [new("A", 12, "12 uger", 10), new("B", null, "*")], "landet") },
        {
            "søjlegrupper",
            BarGroups.Draw(
                Text,
                ["A & B", "Landet"],
                [new("Social", [(12, "12 uger"), (10.5, "10,5 uger")]), new("Sundhed", [(null, "* vises ikke"), (0, "0,0 uger")])])
        },
        {
            "kort",
            TileMap.Draw(
                Text,
                [.. TileMap.Kommuner.Select((code, i) => new Tile(code, code, (Standing)(i % 6), code, i == 0))],
                Polarity.HigherIsBetter)
        },
        {
            "kurve",
            StepCurve.Draw(
                Text,
                [(1, "1 dag"), (7, "1 uge"), (182.6, "6 mdr.")],
                [new("A", [0.1, 0.2, 0.7], true), new("B", [null, null, null], false)])
        },
        {
            "interval i prikker",
            DotsWithInterval.Draw(
                Text,
                [Dot.Of("A", ShareEnds.Of((54, 60), (75, 75)), own: true), Dot.Of("B", null, instead: "vises ikke")],
                0.25,
                "landet")
        },
        {
            "interval i linje",
            LineChart.Draw(Text, ["1. kv. 2024", "2. kv. 2024"], [new("A", [0.1, null]) { Ranges = [null, new Interval(0.72, 0.8)] }])
        },
        {
            "interval i tragt",
            FunnelChart.Draw(
                Text,
                new Funnel(0.3, []),
                [
                    new("A", new Share(9, 79), false, false, true) { Greatest = new Share(13, 70) },
                    new("B", new Share(54, 75), true, true) { Greatest = new Share(60, 75) },
                ])
        },
        {
            "kort med interval",
            TileMap.Draw(
                Text,
                [.. TileMap.Kommuner.Select(code => new Tile(code, code, Standing.Undecided, code))],
                Polarity.HigherIsBetter)
        },
        { "et punkt", LineChart.Draw(Text, ["1. kv. 2024"], [new("A", [0.1])]) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_chart_is_well_formed_and_has_title_and_description(string name, string svg)
    {
        var root = XElement.Parse(svg);

        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal("b-t b-b", root.Attribute("aria-labelledby")?.Value);
        Assert.Equal("Titel & <mere>", root.Element(Ns + "title")?.Value);
        Assert.Equal("Beskrivelse \"her\"", root.Element(Ns + "desc")?.Value);
        Assert.NotNull(root.Attribute("viewBox"));
        Assert.Null(root.Attribute("width"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(
            root.DescendantsAndSelf(),
            element => element.Attribute("style") is not null || element.Name.LocalName is "style" or "script" or "image");
        Assert.All(
            root.Descendants("text"),
            text => Assert.True(double.Parse(text.Attribute("font-size")?.Value ?? "13", CultureInfo.InvariantCulture) >= 11, name));
        // What carries something is drawn in a colour that is seen on paper.
        Assert.All(
            root.Descendants("text"),
            text => Assert.Contains(text.Attribute("fill")?.Value ?? Colours.Ink, (string[])[.. Colours.LoadBearing, Colours.Paper]));
    }

    /// <summary>A line through a point that is not published would show where it lies.</summary>
    [Fact]
    public void A_curve_is_broken_where_the_share_is_not_shown()
    {
        int Lines(params double?[] shares) =>
            XElement.Parse(StepCurve.Draw(Text, [(1, "1 dag"), (7, "1 uge"), (30, "1 md."), (182.6, "6 mdr.")], [new("A", shares, true)]))
            .Descendants(Ns + "line").Count(line => line.Attribute("stroke")?.Value == Colours.Blue);

        Assert.Equal(3, Lines(0.1, 0.2, 0.3, 0.4));
        Assert.Equal(1, Lines(0.1, 0.2, null, 0.4));
        Assert.Equal(0, Lines(0.1, null, null, 0.4));
    }

    /// <summary>
    /// The name at the end of a line stands with the newest value, never with an older one; where that is not published it says so.
    /// </summary>
    [Fact]
    public void A_lines_name_stands_with_the_newest_share()
    {
        var texts = XElement.Parse(LineChart.Draw(
            Text,
            ["1. kv. 2024", "2. kv. 2024"],
            [new("Læsø", [0, null]), new("Landet", [0.2, 0.25]), new("Fanø", [null, null])]))
            .Descendants(Ns + "text").Where(text => text.Value.Length > 5).Select(text => text.Value).ToList();

        Assert.Contains("Læsø: vises ikke", texts);
        Assert.Contains("Landet 25,0", texts);
        Assert.Contains("Fanø: vises ikke", texts);
        Assert.DoesNotContain(
            texts,
            text => text.Contains("0,0", StringComparison.Ordinal) || text.Contains("20,0", StringComparison.Ordinal));
    }

    /// <summary>WCAG 2.1, 1.4.3: 4.5 to 1 for text, which is more than the 3 to 1 that graphics must have.</summary>
    [Fact]
    public void The_colours_are_seen_against_the_paper()
    {
        Assert.All(Colours.LoadBearing, colour => Assert.True(Contrast(colour, Colours.Paper) >= 4.5, colour));
        Assert.All(new[] { Colours.Ink, Colours.Faint }, colour => Assert.True(Contrast(colour, Colours.Light) >= 4.5, colour));
        Assert.True(Contrast(Colours.Grey, Colours.Light) >= 3);
    }

    /// <summary>
    /// Good and bad are told apart by those who lack one of the kinds of cone: the matrices of Viénot, Brettel and Mollon (1999), Color
    /// Research and Application 24:243-252, in linear light.
    /// </summary>
    [Theory]
    [InlineData(0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1)]
    [InlineData(0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1)]
    public void Good_and_bad_are_told_apart_by_the_colour_blind(
        double a,
        double b,
        double c,
        double d,
        double e,
        double f,
        double g,
        double h,
        double i)
    {
        double[] Set(string colour) =>
            LinearRgb(colour) is var (r, gr, bl)
                ? [(a * r) + (b * gr) + (c * bl), (d * r) + (e * gr) + (f * bl), (g * r) + (h * gr) + (i * bl)]
                : [];
        var distance = Math.Sqrt(Set(Colours.Blue)
            .Zip(Set(Colours.Orange), (x, y) => (EncodedChannel(x) - EncodedChannel(y)) * (EncodedChannel(x) - EncodedChannel(y)))
            .Sum());

        // Of at most 1.7; black and the dark grey of text are 0.35 apart.
        Assert.True(distance > 0.4, distance.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where the newest is withheld, the name says so and gives no number.</summary>
    [Fact]
    public void A_curve_without_the_newest_share_says_so()
    {
        List<string> Word(params double?[] shares) =>
            [
                .. XElement.Parse(StepCurve.Draw(
                    Text,
                    [(1, "1 dag"), (182.6, "6 mdr.")],
                    [new("A", shares, true), new("Landet", [0.2, 0.4], false)])).Descendants(Ns + "text").Select(text => text.Value),
            ];

        Assert.Contains("A 25,0", Word(0.1, 0.25));
        Assert.Contains("A: vises ikke", Word(0.1, null));
        Assert.Contains("A: vises ikke", Word(null, null));
        Assert.DoesNotContain(Word(0.1, null), word => word.Contains("10,0", StringComparison.Ordinal));
    }

    /// <summary>However long the names are, and however small the drawing, no point of time is written over another or outside.</summary>
    [Theory]
    [InlineData("Fanø", 720, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Fanø", 470, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Ringkøbing-Skjern", 470, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Ringkøbing-Skjern", 720, "1 day,1 week,1 month,2 months,3 months,6 months")]
    [InlineData("Ringkøbing-Skjern", 470, "1 day,1 week,1 month,2 months,3 months,6 months")]
    public void The_times_under_a_curve_do_not_touch_each_other(string name, double width, string times)
    {
        double[] days = [1, 7, 30.4, 60.9, 91.3, 182.6];
        var names = times.Split(',');
        var svg = XElement.Parse(StepCurve.Draw(Text, [.. days.Zip(names)], [new(name, [0.1, 0.2, 0.3, 0.4, 0.5, null], true)], width));
        var labels = svg.Descendants(Ns + "text").Where(text => names.Contains(text.Value))
            .Select(text => (X: Number(text, "x"), Y: Number(text, "y"), Halv: text.Value.Length * 12 * 0.6 / 2)).ToList();

        Assert.Equal(names.Length, labels.Count);
        Assert.All(labels, labelText => Assert.InRange(labelText.Y, 240, 277));
        Assert.All(
            labels.GroupBy(labelText => labelText.Y).SelectMany(row => row.Zip(row.Skip(1))),
            pair => Assert.True(pair.First.X + pair.First.Halv < pair.Second.X - pair.Second.Halv, $"{pair}"));

        static double Number(XElement text, string name) => double.Parse(text.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A range is a bar from the one end to the other, under its interval, with both numbers beside it; there is no mark within.
    /// </summary>
    [Fact]
    public void A_range_is_a_bar_with_both_its_numbers_and_no_mark_within()
    {
        // 54 to 60 of 75: 72.0 to 80.0 pct.; B is a share of 30 pct. on the same axis.
        var dots = XElement.Parse(DotsWithInterval.Draw(
            Text,
            [Dot.Of("A", ShareEnds.Of((54, 60), (75, 75)), own: true), Dot.Of("B", ShareEnds.Of((30, 30), (100, 100)))]));
        var bar = dots.Descendants(Ns + "rect").Single(rectangle => rectangle.Attribute("stroke")?.Value == Colours.Blue);
        Assert.Contains("72,0-80,0", dots.Descendants(Ns + "text").Select(text => text.Value));
        Assert.Empty(dots.Descendants(Ns + "circle"));
        // Wilson's intervals begin before the bar and end after it.
        double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var whisker = dots.Descendants(Ns + "line")
            .Where(line => line.Attribute("stroke")?.Value == Colours.Blue)
            .MaxBy(line => Number(line, "x2") - Number(line, "x1"))!;
        Assert.True(Number(whisker, "x1") < Number(bar, "x") && Number(bar, "x") + Number(bar, "width") < Number(whisker, "x2"));

        var lines = XElement.Parse(LineChart.Draw(
            Text,
            ["1. kv. 2024", "2. kv. 2024"],
            [new("A", [0.1, null]) { Ranges = [null, new Interval(0.72, 0.8)] }]));
        Assert.Contains("A 72,0-80,0", lines.Descendants(Ns + "text").Select(text => text.Value));
        Assert.Single(
            lines.Descendants(Ns + "line"),
            line => line.Attribute("stroke")?.Value == Colours.Blue && line.Attribute("x1")!.Value == line.Attribute("x2")!.Value);

        var funnel = FunnelChart.Draw(
            Text,
            new Funnel(0.3, []),
            [new("A", new Share(9, 79), false, false, true) { Greatest = new Share(13, 70) }]);
        Assert.Contains("A: 11,3-18,6 pct. af 70-79 forløb", System.Net.WebUtility.HtmlDecode(funnel), StringComparison.Ordinal);
    }

    /// <summary>A line is one path from gap to gap, and another where it becomes preliminary.</summary>
    [Fact]
    public void A_line_is_broken_where_the_share_is_not_shown_and_dashed_where_it_is_preliminary()
    {
        List<(int PointsOf, bool Dashed)> PathsOf(int preliminaryFrom, params double?[] shares) =>
            [.. XElement.Parse(LineChart.Draw(Text, [.. shares.Select((_, i) => $"{i}")], [new("A", shares, preliminaryFrom)]))
            .Descendants(Ns + "path").Select(path =>
                (path.Attribute("d")!.Value.Count(sign => sign is 'M' or 'L'), path.Attribute("stroke-dasharray") is not null))];

        Assert.Equal([(4, false)], PathsOf(9, 0.1, 0.2, 0.3, 0.4));
        Assert.Equal([(2, false), (2, false)], PathsOf(9, 0.1, 0.2, null, 0.4, 0.5));
        Assert.Equal([(3, false), (2, true)], PathsOf(3, 0.1, 0.2, 0.3, 0.4));
        Assert.Equal([(2, true)], PathsOf(2, 0.1, null, 0.3, 0.4));
        Assert.Empty(PathsOf(9, 0.1, null, 0.3, null));
    }

    /// <summary>A bar is as long as its value, those without one have none, and each keeps its colour in all groups.</summary>
    [Fact]
    public void Bars_in_groups_have_a_length_by_their_value()
    {
        var root = XElement.Parse(BarGroups.Draw(
            Text,
            ["A", "Landet"],
            [new("Social", [(12, "12 uger"), (6, "6 uger")]), new("Sundhed", [(null, "* vises ikke"), (3, "3 uger")])]));
        var bars = root.Descendants(Ns + "rect")
            .Select(bar => (
                Width: double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture),
                Colour: bar.Attribute("fill")!.Value))
            .ToList();

        Assert.Equal([Colours.Blue, Colours.Grey, Colours.Grey], bars.Select(bar => bar.Colour));
        Assert.Equal(bars[0].Width / 2, bars[1].Width, 0.1);
        Assert.Equal(bars[0].Width / 4, bars[2].Width, 0.1);
        Assert.Contains("* vises ikke", root.Descendants(Ns + "text").Select(text => text.Value));
    }

    /// <summary>What a drawing itself writes is in the language of its text.</summary>
    [Fact]
    public void On_an_English_page_the_drawing_itself_writes_English_too()
    {
        var text = Text with { Language = "en" };
        string[] svg =
        [
            DotsWithInterval.Draw(text, [new("A", 0.305, new Interval(0.2, 0.4), true)], 0.25, "All Denmark"),
            FunnelChart.Draw(
                text,
                new Funnel(0.3, []),
                [new("A", new Share(3_000, 9_000), false, false, true), new("B", new Share(90, 100), true, true)]),
            LineChart.Draw(text, ["Q1 2024", "Q2 2024"], [new("A", [0.1, 0.333], 1), new("B", [0.1, null])]),
            StepCurve.Draw(text, [(1, "1 day"), (182.6, "6 months")], [new("A", [0.1, 0.705], true), new("B", [0.1, null], false)]),
        ];

        Assert.All(svg, one => Assert.DoesNotMatch(@"pct\.|landet|forløb|vises|>\d+,\d<|99,8", one));
        Assert.Contains(">30.5<", svg[0], StringComparison.Ordinal);
        Assert.Contains("A: 33.3 per cent of 9,000 courses", svg[1], StringComparison.Ordinal);
        Assert.Contains(">A 33.3<", svg[2], StringComparison.Ordinal);
        Assert.Contains(">A 70.5<", svg[3], StringComparison.Ordinal);
        Assert.All(svg[2..], one => Assert.Contains(">B: not shown<", one, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kommune_has_its_own_tile_about_where_it_lies()
    {
        var kommuner = Omraader.Standard.All.Where(omraade => omraade.Level == OmraadeLevel.Kommune).ToList();
        Assert.Equal(kommuner.Select(kommune => kommune.Code), TileMap.Kommuner.Order(StringComparer.Ordinal));
        Assert.Equal(98, TileMap.Kommuner.Select(TileMap.Place).Distinct().Count());

        // Far apart on land, far apart on the map: Skagen is north, Gedser south, Bornholm east, Fanø west.
        var (frederikshavn, guldborgsund, bornholm, fanoe) = (
            TileMap.Place("0813"),
            TileMap.Place("0376"),
            TileMap.Place("0400"),
            TileMap.Place("0563"));
        Assert.True(frederikshavn.Row < guldborgsund.Row);
        Assert.True(fanoe.Column < bornholm.Column);
        Assert.All(TileMap.Kommuner, kommune => Assert.InRange(TileMap.Place(kommune).Column, fanoe.Column, bornholm.Column));
        Assert.True(TileMap.Place("0751").Column < TileMap.Place("0101").Column);
    }

    [Fact]
    public void The_abbreviations_are_different() =>
        Assert.Equal(98, Data.ReadTable("fliser.csv").Skip(1).Select(field => field[1]).Distinct(StringComparer.Ordinal).Count());

    private static double Contrast(string a, string b)
    {
        double la = Luminance(a), lb = Luminance(b);
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Luminance(string colour) => LinearRgb(colour) is var (r, g, b) ? (0.2126 * r) + (0.7152 * g) + (0.0722 * b) : 0;

    private static (double R, double G, double B) LinearRgb(string colour)
    {
        double Part(int from)
        {
            var c = int.Parse(colour.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (Part(1), Part(3), Part(5));
    }

    private static double EncodedChannel(double c) => c <= 0.0031308 ? 12.92 * Math.Max(c, 0) : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055;
}
