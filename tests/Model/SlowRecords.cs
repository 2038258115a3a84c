namespace Opgoerelse.Model;

/// <summary>The kommune responsible from a day on.</summary>
public sealed record SlowKommune(string KommuneCode, DateOnly From);

/// <summary>An indsats that is not deleted. Absent fields are null.</summary>
public sealed record SlowIndsats(
    string Indsatstype,
    string Status,
    DateOnly StartDate,
    DateOnly? EndDate = null,
    int? HoursPerWeek = null,
    int? MinutesPerWeek = null,
    bool? IIndsatsdel = null,
    string? Udfoerer = null,
    bool? Fejloprettet = null);

/// <summary>A fritagelse that is not deleted. <paramref name="To"/> is inclusive; null is open.</summary>
public sealed record SlowFritagelse(
    string Hjemmel,
    DateOnly From,
    DateOnly? To = null,
    bool? Helbred = null,
    bool? Fejloprettet = null);

/// <summary>A month with ordinary paid hours (always more than 0) that is not deleted.</summary>
/// <param name="Month">The first day of the month.</param>
public sealed record SlowTimer(DateOnly Month);

/// <summary>A recommendation of the rehabiliteringsteam that is not deleted.</summary>
public sealed record SlowIndstilling(DateOnly Date, bool Genbehandling, IReadOnlyList<string> Categories);

/// <summary>A valid forløb (neither deleted nor fejloprettet) with everything registered for it.</summary>
/// <param name="ForloebId">Lower-case guid.</param>
/// <param name="BirthDate">From the personnummer, century by the seventh digit.</param>
/// <param name="Sex"><c>kvinde</c> or <c>mand</c>.</param>
/// <param name="StartDate">S.</param>
/// <param name="EndDate">Null while it runs.</param>
/// <param name="Kommuner">At least one, ascending, the first not after S.</param>
/// <param name="Indsatser">In any order.</param>
/// <param name="Fritagelser">In any order.</param>
/// <param name="Hours">In any order.</param>
/// <param name="Indstillinger">In any order.</param>
/// <param name="EndReason">The afslutningsaarsag as it was written; null where there is none.</param>
public sealed record SlowForloeb(
    string ForloebId,
    DateOnly BirthDate,
    string Sex,
    DateOnly StartDate,
    DateOnly? EndDate,
    IReadOnlyList<SlowKommune> Kommuner,
    IReadOnlyList<SlowIndsats> Indsatser,
    IReadOnlyList<SlowFritagelse> Fritagelser,
    IReadOnlyList<SlowTimer> Hours,
    IReadOnlyList<SlowIndstilling> Indstillinger,
    string? EndReason = null);
