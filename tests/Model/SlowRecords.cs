namespace Opgoerelse.Model;

/// <summary>The kommune responsible from a day on.</summary>
public sealed record SlowKommune(string Kommunekode, DateOnly Fra);

/// <summary>An indsats that is not deleted. Absent fields are null.</summary>
public sealed record SlowIndsats(
    string Indsatstype,
    string Status,
    DateOnly Startdato,
    DateOnly? Slutdato = null,
    int? TimerPrUge = null,
    int? MinutterPrUge = null,
    bool? IIndsatsdel = null,
    string? Udfoerer = null,
    bool? Fejloprettet = null);

/// <summary>A fritagelse that is not deleted. <paramref name="Til"/> is inclusive; null is open.</summary>
public sealed record SlowFritagelse(
    string Hjemmel,
    DateOnly Fra,
    DateOnly? Til = null,
    bool? Helbred = null,
    bool? Fejloprettet = null);

/// <summary>A month with ordinary paid hours (always more than 0) that is not deleted.</summary>
/// <param name="Maaned">The first day of the month.</param>
public sealed record SlowTimer(DateOnly Maaned);

/// <summary>A recommendation of the rehabiliteringsteam that is not deleted.</summary>
public sealed record SlowIndstilling(DateOnly Dato, bool Genbehandling, IReadOnlyList<string> Kategorier);

/// <summary>A valid forløb (neither deleted nor fejloprettet) with everything registered for it.</summary>
/// <param name="ForloebId">Lower-case guid.</param>
/// <param name="Foedselsdato">From the personnummer, century by the seventh digit.</param>
/// <param name="Koen"><c>kvinde</c> or <c>mand</c>.</param>
/// <param name="Startdato">S.</param>
/// <param name="Slutdato">Null while it runs.</param>
/// <param name="Kommuner">At least one, ascending, the first not after S.</param>
/// <param name="Indsatser">In any order.</param>
/// <param name="Fritagelser">In any order.</param>
/// <param name="Timer">In any order.</param>
/// <param name="Indstillinger">In any order.</param>
public sealed record SlowForloeb(
    string ForloebId,
    DateOnly Foedselsdato,
    string Koen,
    DateOnly Startdato,
    DateOnly? Slutdato,
    IReadOnlyList<SlowKommune> Kommuner,
    IReadOnlyList<SlowIndsats> Indsatser,
    IReadOnlyList<SlowFritagelse> Fritagelser,
    IReadOnlyList<SlowTimer> Timer,
    IReadOnlyList<SlowIndstilling> Indstillinger);
