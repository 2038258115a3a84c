using Opgoerelse.Domain.Law;

namespace Opgoerelse.Ingest.Messages;

/// <summary>The content of a message after normalisation: what is stored, and what is compared.</summary>
internal abstract record BeskedContent;

/// <param name="Person">Pseudonym.</param>
/// <param name="Born">Birth date.</param>
/// <param name="Sex">Sex.</param>
/// <param name="StartDate">First day.</param>
/// <param name="EndDate">Last day.</param>
/// <param name="Ending">The category of the afslutningsaarsag; null when there is none. Its text is not kept.</param>
/// <param name="ReasonMark">Tells two texts apart without telling either; null with <paramref name="Ending"/>. Not stored.</param>
/// <param name="Kommuner">Who is responsible, and from when.</param>
/// <param name="Fejloprettet">Whether it should not exist.</param>
internal sealed record ForloebContent(
    Hash32 Person,
    DateOnly Born,
    Sex Sex,
    DateOnly StartDate,
    DateOnly? EndDate,
    string? Ending,
    Hash32? ReasonMark,
    IReadOnlyList<KommuneResponsibility> Kommuner,
    bool? Fejloprettet) : BeskedContent;

internal sealed record IndsatsContent(
    string Indsatstype,
    string Status,
    DateOnly StartDate,
    DateOnly? EndDate,
    int? HoursPerWeek,
    int? MinutesPerWeek,
    bool? IIndsatsdel,
    string? Udfoerer,
    bool? Fejloprettet) : BeskedContent;

internal sealed record FritagelseContent(
    string Hjemmel,
    bool? Helbred,
    DateOnly From,
    DateOnly? To,
    bool? Fejloprettet) : BeskedContent;

/// <summary><paramref name="Month"/> is the month's first day; <paramref name="Hours"/> has no trailing zeros.</summary>
internal sealed record HoursContent(DateOnly Month, decimal Hours) : BeskedContent;

internal sealed record IndstillingContent(DateOnly Date, bool Genbehandling, Categories Categories) : BeskedContent;
