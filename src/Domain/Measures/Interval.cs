namespace Opgoerelse.Domain.Measures;

/// <summary>From one number to another, both included; the unit is that of what it is about.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether the value lies within it.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The same interval, <paramref name="distance"/> further up.</summary>
    public Interval Move(double distance) => new(Lower + distance, Upper + distance);
}
