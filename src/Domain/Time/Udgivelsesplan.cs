using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Time;

/// <summary>
/// When releases are published: once a quarter, two weeks after a quarter's last frist (which falls on the last days of
/// the quarter before), for as long as the series brings something new.
/// </summary>
public static class Udgivelsesplan
{
    /// <summary>The day of the first month of a quarter.</summary>
    public const int Dag = 15;

    /// <summary>The hour, Danish time.</summary>
    public const int Time = 8;

    /// <summary>The first planned publication after <paramref name="efter"/>, in Danish time.</summary>
    public static DateTimeOffset Naeste(DateTimeOffset efter)
    {
        var kvartal = Kvartal.Af(DanskTid.Dag(efter));
        return I(kvartal) is var denne && denne > efter ? denne : I(kvartal.Plus(1));
    }

    /// <summary>
    /// The planned publication that follows a release; null when every figure of the release is final and the scheme is
    /// closed: then no later one brings anything new as a matter of routine.
    /// </summary>
    /// <param name="udgivet">When the release was published.</param>
    /// <param name="dato">Its opgoerelsesdato D.</param>
    /// <param name="regelsaet">Its regelsaet.</param>
    /// <param name="ordning">The scheme.</param>
    public static DateTimeOffset? Naeste(DateTimeOffset udgivet, DateOnly dato, Regelsaet regelsaet, Ordning ordning) =>
        ordning.SidsteStart is { } luk && dato >= Periodeplan.EndeligFra(Kvartal.Af(luk).SidsteDag, regelsaet) ? null : Naeste(udgivet);

    /// <summary>The newest planned publication at or before <paramref name="now"/>, in Danish time.</summary>
    public static DateTimeOffset Newest(DateTimeOffset now)
    {
        var kvartal = Kvartal.Af(DanskTid.Dag(now));
        return I(kvartal) is var denne && denne <= now ? denne : I(kvartal.Plus(-1));
    }

    private static DateTimeOffset I(Kvartal kvartal)
    {
        var lokal = kvartal.FoersteDag.AddDays(Dag - 1).ToDateTime(new TimeOnly(Time, 0));
        return new DateTimeOffset(lokal, DanskTid.Zone.GetUtcOffset(lokal));
    }
}
