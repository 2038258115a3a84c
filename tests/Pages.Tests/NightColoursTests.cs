using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Charts;

namespace Opgoerelse.PagesTests;

/// <summary>The charts' colours when it is dark: the style has another for each, which is seen as well against the dark paper.</summary>
public partial class NightColoursTests
{
    private static readonly string Style = Encoding.UTF8.GetString(Assets.Style);

    [Fact]
    public void Every_colour_has_one_at_night_that_is_seen()
    {
        var fill = PairsOf(Style, "fill");
        var stroke = PairsOf(Style, "stroke");
        var paper = fill[Colours.Paper];

        Assert.All(Colours.LoadBearing, colour => Assert.True(Contrast(fill[colour], paper) >= 4.5, colour));
        Assert.All(new[] { Colours.Ink, Colours.Faint }, colour => Assert.True(Contrast(fill[colour], fill[Colours.Light]) >= 4.5, colour));
        Assert.All(stroke.Where(pair => pair.Key != Colours.Grid), pair => Assert.Equal(fill[pair.Key], pair.Value));
        Assert.All(Colours.LoadBearing, colour => Assert.Contains(colour, stroke.Keys));
        Assert.Contains($"--papir: {paper};", Style, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> PairsOf(string style, string what) => Rule().Matches(style)
        .Where(rule => rule.Groups["hvad"].Value == what)
        .ToDictionary(rule => rule.Groups["dag"].Value, rule => rule.Groups["nat"].Value, StringComparer.Ordinal);

    /// <summary>WCAG 2.1, contrast ratio.</summary>
    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Light(a), Light(b)), Math.Min(Light(a), Light(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Light(string colour)
    {
        double Channel(int from)
        {
            var share = int.Parse(colour.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex(
        """\.diagram \[(?<hvad>fill|stroke)="(?<dag>#[0-9a-f]{6})"\] \{ (fill|stroke): (?<nat>#[0-9a-f]{6}); \}""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Rule();
}
