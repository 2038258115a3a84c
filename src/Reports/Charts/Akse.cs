using System.Globalization;

namespace Opgoerelse.Reports.Charts;

/// <summary>A linear axis of shares from 0 to a round number: value to place, and its ticks.</summary>
internal sealed class Akse
{
    private readonly double _fra;
    private readonly double _til;

    /// <param name="stoerst">The largest share that must be on it, unit 1.</param>
    /// <param name="fra">The place of 0.</param>
    /// <param name="til">The place of its end.</param>
    public Akse(double stoerst, double fra, double til)
    {
        (_fra, _til) = (fra, til);
        Trin = stoerst switch { > 0.6 => 0.2, > 0.25 => 0.1, > 0.1 => 0.05, _ => 0.02 };
        Slut = Math.Min(1, Math.Max(Trin, Math.Ceiling((stoerst / Trin) - 1e-9) * Trin));
    }

    /// <summary>Its end, unit 1.</summary>
    public double Slut { get; }

    private double Trin { get; }

    /// <summary>The ticks with their texts: whole per cent.</summary>
    public IEnumerable<(double Sted, string Tekst)> Maerker()
    {
        for (var i = 0; (i * Trin) <= Slut + 1e-9; i++)
        {
            yield return (Sted(i * Trin), Math.Round(i * Trin * 100).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Where a share stands.</summary>
    public double Sted(double andel) => _fra + ((_til - _fra) * Math.Clamp(andel / Slut, 0, 1));
}
