using System.Globalization;
using System.Runtime.InteropServices;

namespace Opgoerelse.Generator.Messages;

/// <summary>
/// A second on the Danish clock. The generator's clock times lie between 7 in the morning and midnight, where
/// every local time exists exactly once.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tidspunkt(DateOnly Dag, int Sekund) : IComparable<Tidspunkt>
{
    public int CompareTo(Tidspunkt other) =>
        Dag == other.Dag ? Sekund.CompareTo(other.Sekund) : Dag.CompareTo(other.Dag);

    public override string ToString() =>
        Dag.ToDateTime(TimeOnly.MinValue).AddSeconds(Sekund).ToString("s", CultureInfo.InvariantCulture);

    /// <summary>Seconds since the first day of the calendar: an order, and nothing else.</summary>
    internal long Order => (Dag.DayNumber * 86_400L) + Sekund;

    public static bool operator <(Tidspunkt left, Tidspunkt right) => left.CompareTo(right) < 0;

    public static bool operator >(Tidspunkt left, Tidspunkt right) => left.CompareTo(right) > 0;

    public static bool operator <=(Tidspunkt left, Tidspunkt right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Tidspunkt left, Tidspunkt right) => left.CompareTo(right) >= 0;
}
