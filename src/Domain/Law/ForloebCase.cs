namespace Opgoerelse.Domain.Law;

/// <summary>Sex, from the personnummer's last digit.</summary>
public enum Sex
{
    Woman,
    Man,
}

/// <summary>The codes of <see cref="Sex"/> in database, API and files, and what they are called.</summary>
public static class SexCodes
{
    private const string Woman = "kvinde";
    private const string Man = "mand";

    public static string Code(this Sex sex) => sex == Sex.Man ? Man : Woman;

    /// <summary>Of several.</summary>
    public static BilingualText Name(this Sex sex) =>
        sex == Sex.Man ? new BilingualText("Mænd", "Men") : new BilingualText("Kvinder", "Women");

    /// <summary>The inverse of <see cref="Code"/>.</summary>
    public static Sex FromCode(string code) => code == Man ? Sex.Man : Sex.Woman;
}

/// <summary>The status of an indsats.</summary>
public enum IndsatsStatus
{
    Planned,
    Started,
    Ended,
    Cancelled,
}

/// <summary>The kommune responsible from <paramref name="From"/> on.</summary>
public readonly record struct KommuneResponsibility(string Kommune, DateOnly From);

/// <summary>
/// One indsats in force. <paramref name="EndDate"/> null is open; missing hours are null and contribute 0.
/// </summary>
public readonly record struct Indsats(
    Indsatstype Type,
    IndsatsStatus Status,
    DateOnly StartDate,
    DateOnly? EndDate,
    int? HoursPerWeek,
    int? MinutesPerWeek,
    bool? IIndsatsdel,
    Udfoerer Udfoerer);

/// <summary>
/// One fritagelse in force. <paramref name="Pauses"/> is as <see cref="PausesBy"/> has it; <paramref name="To"/> is inclusive,
/// null is open.
/// </summary>
public readonly record struct Fritagelse(bool Pauses, bool Helbred, DateOnly From, DateOnly? To)
{
    /// <summary>The code of a hjemmel that is none of those that pause.</summary>
    public const string OtherHjemmel = "ANDEN";

    /// <summary>Whether a fritagelse by this hjemmel pauses (bek. 2408 § 17, stk. 3): by any but <see cref="OtherHjemmel"/>.</summary>
    public static bool PausesBy(string hjemmel) => hjemmel != OtherHjemmel;
}

/// <summary>A recommendation of the rehabiliteringsteam.</summary>
public readonly record struct Indstilling(DateOnly Date, bool Genbehandling, Categories Categories);

/// <summary>
/// One forloeb with all its registrations in force: neither deleted nor fejloprettet, each in its highest version.
/// The order within the lists does not matter, but for <see cref="Kommuner"/>.
/// </summary>
public sealed record ForloebCase
{
    public required Guid ForloebId { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required Sex Sex { get; init; }

    /// <summary>S, the start.</summary>
    public required DateOnly StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>The category of the afslutningsaarsag (<see cref="Registers.EndingCategory"/>); null when there is none.</summary>
    public string? Ending { get; init; }

    /// <summary>Ascending by <see cref="KommuneResponsibility.From"/>, the first not after <see cref="StartDate"/>.</summary>
    public required IReadOnlyList<KommuneResponsibility> Kommuner { get; init; }

    public IReadOnlyList<Indsats> Indsatser { get; init; } = [];

    public IReadOnlyList<Fritagelse> Fritagelser { get; init; } = [];

    /// <summary>First day of each month with ordinary paid hours.</summary>
    public IReadOnlyList<DateOnly> MonthsWithLoentimer { get; init; } = [];

    public IReadOnlyList<Indstilling> Indstillinger { get; init; } = [];
}
