using System.Globalization;

namespace Opgoerelse.Reports.Charts;

/// <summary>A linear axis of shares from 0 to a round number: value to place, and its ticks.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;

    /// <param name="largest">The largest share that must be on it, unit 1.</param>
    /// <param name="from">The place of 0.</param>
    /// <param name="to">The place of its end.</param>
    public Axis(double largest, double from, double to)
    {
        (_from, _to) = (from, to);
        Step = largest switch { > 0.6 => 0.2, > 0.25 => 0.1, > 0.1 => 0.05, _ => 0.02 };
        End = Math.Min(1, Math.Max(Step, Math.Ceiling((largest / Step) - 1e-9) * Step));
    }

    /// <summary>Its end, unit 1.</summary>
    public double End { get; }

    private double Step { get; }

    /// <summary>The ticks with their texts: whole per cent.</summary>
    public IEnumerable<(double PlaceAt, string Text)> Markers()
    {
        for (var i = 0; (i * Step) <= End + 1e-9; i++)
        {
            yield return (PlaceAt(i * Step), Math.Round(i * Step * 100).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Where a share stands.</summary>
    public double PlaceAt(double share) => _from + ((_to - _from) * Math.Clamp(share / End, 0, 1));
}
