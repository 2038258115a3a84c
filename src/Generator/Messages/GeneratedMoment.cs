using System.Globalization;
using System.Runtime.InteropServices;

namespace Opgoerelse.Generator.Messages;

/// <summary>
/// A second on the Danish clock. The generator's clock times lie between 7 in the morning and midnight, where
/// every local time exists exactly once.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeneratedMoment(DateOnly Day, int Second) : IComparable<GeneratedMoment>
{
    public int CompareTo(GeneratedMoment other) =>
        Day == other.Day ? Second.CompareTo(other.Second) : Day.CompareTo(other.Day);

    public override string ToString() =>
        Day.ToDateTime(TimeOnly.MinValue).AddSeconds(Second).ToString("s", CultureInfo.InvariantCulture);

    /// <summary>Seconds since the first day of the calendar: an order, and nothing else.</summary>
    internal long Order => (Day.DayNumber * 86_400L) + Second;

    public static bool operator <(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) < 0;

    public static bool operator >(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) > 0;

    public static bool operator <=(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) >= 0;
}
