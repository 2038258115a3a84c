using System.Globalization;

namespace Opgoerelse.Performance;

/// <summary>Prints figures: medians and ratios, a line each.</summary>
internal static class MeasuredReport
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static void Line(string area, string what, params FormattableString[] figures)
    {
        var texts = new List<string>();
        foreach (var figure in figures)
        {
            texts.Add(figure.ToString(CultureInfo.InvariantCulture));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{area,-10} {what,-55} {string.Join("; ", texts)}"));
    }
}
