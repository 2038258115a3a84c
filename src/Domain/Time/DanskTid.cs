namespace Opgoerelse.Domain.Time;

/// <summary>Calendar days as they are in Denmark (Europe/Copenhagen).</summary>
public static class DanskTid
{
    /// <summary>The zone of everything that a person reads or schedules.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The Danish calendar day on which <paramref name="instant"/> lies.</summary>
    public static DateOnly Dag(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant as Danish local time with its offset.</summary>
    public static DateTimeOffset Lokal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
