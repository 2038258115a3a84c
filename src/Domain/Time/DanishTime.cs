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

/// <summary>The names of the months, in lower case in Danish. Written here, because the program runs without culture data.</summary>
public static class MonthNames
{
    private static readonly string[] DanishNames =
    [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
    ];
    private static readonly string[] EnglishNames =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>1 is januar.</summary>
    public static string Danish(int month) => DanishNames[month - 1];

    /// <summary>1 is January.</summary>
    public static string English(int month) => EnglishNames[month - 1];
}
