namespace Opgoerelse.Domain.Time;

/// <summary>Calendar days as they are in Denmark (Europe/Copenhagen).</summary>
public static class DanishTime
{
    /// <summary>The zone of everything that a person reads or schedules.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The Danish calendar day on which <paramref name="instant"/> lies.</summary>
    public static DateOnly Day(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant as Danish local time with its offset.</summary>
    public static DateTimeOffset LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
