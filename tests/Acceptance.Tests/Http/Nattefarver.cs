using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Reports.Charts;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The charts' colours when it is dark: the style has another for each, which is seen as well against the dark paper.</summary>
public partial class Nattefarver(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task Hver_farve_har_en_om_natten_der_ses()
    {
        var fyld = Par(await tjeneste.TekstAsync("/stil.css"), "fill");
        var streg = Par(await tjeneste.TekstAsync("/stil.css"), "stroke");
        var papir = fyld[Farver.Papir];

        Assert.All(Farver.Baerende, farve => Assert.True(Kontrast(fyld[farve], papir) >= 4.5, farve));
        Assert.All(new[] { Farver.Blaek, Farver.Svag }, farve => Assert.True(Kontrast(fyld[farve], fyld[Farver.Lys]) >= 4.5, farve));
        Assert.All(streg.Where(par => par.Key != Farver.Gitter), par => Assert.Equal(fyld[par.Key], par.Value));
        Assert.All(Farver.Baerende, farve => Assert.Contains(farve, streg.Keys));
        Assert.Contains($"--papir: {papir};", await tjeneste.TekstAsync("/stil.css"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Par(string stil, string hvad) => Regel().Matches(stil)
        .Where(regel => regel.Groups["hvad"].Value == hvad)
        .ToDictionary(regel => regel.Groups["dag"].Value, regel => regel.Groups["nat"].Value, StringComparer.Ordinal);

    /// <summary>WCAG 2.1, contrast ratio.</summary>
    private static double Kontrast(string a, string b)
    {
        var (lys, moerk) = (Math.Max(Lys(a), Lys(b)), Math.Min(Lys(a), Lys(b)));
        return (lys + 0.05) / (moerk + 0.05);
    }

    private static double Lys(string farve)
    {
        double Kanal(int fra)
        {
            var andel = int.Parse(farve.AsSpan(fra, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return andel <= 0.04045 ? andel / 12.92 : Math.Pow((andel + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Kanal(1)) + (0.7152 * Kanal(3)) + (0.0722 * Kanal(5));
    }

    [GeneratedRegex("""\.diagram \[(?<hvad>fill|stroke)="(?<dag>#[0-9a-f]{6})"\] \{ (fill|stroke): (?<nat>#[0-9a-f]{6}); \}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Regel();
}
