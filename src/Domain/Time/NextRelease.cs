namespace Opgoerelse.Domain.Time;

/// <summary>What can be told of the release that follows the public one (<see cref="ReleasePlan"/>).</summary>
/// <param name="Planned">When it was planned for; null when the series has ended and all of it is final: then there is none.</param>
/// <param name="IsLate">Whether that instant has passed and it has not come.</param>
public readonly record struct NextRelease(DateTimeOffset? Planned, bool IsLate)
{
    /// <summary>
    /// The instant that may be announced; null when there is none to come, and when it is late: nothing is announced for an
    /// instant that has passed.
    /// </summary>
    public DateTimeOffset? Announced => IsLate ? null : Planned;

    /// <summary>The same plan as it is to be told at <paramref name="now"/>.</summary>
    public NextRelease At(DateTimeOffset now) => this with { IsLate = Planned <= now };
}
