using Opgoerelse.Domain.Law;

namespace Opgoerelse.Ingest.Messages;

/// <summary>What a valid message says that is worth a count in the ledger.</summary>
[Flags]
internal enum Quality
{
    NothingFound = 0,
    EndDate9999 = 1,
    HoursMissing = 2,
    EndedWithoutEndDate = 4,
    IIndsatsdelUnknown = 8,
}

/// <summary>A valid message, normalised.</summary>
internal sealed class Besked
{
    public required long Line { get; init; }

    public required Guid BeskedId { get; init; }

    public required Entity Entity { get; init; }

    /// <summary>The entity's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The forloeb; for the delete of a child it is not known and empty.</summary>
    public required Guid ForloebId { get; init; }

    /// <summary>The forloeb that the message is about; null for the delete of a child, which names none.</summary>
    public Guid? TouchedForloeb => Content is null && Entity != Entity.Forloeb ? null : ForloebId;

    public required long Version { get; init; }

    /// <summary>Milliseconds since 1970 UTC. Stored; decides nothing.</summary>
    public required long Registered { get; init; }

    /// <summary>The content; null is a delete.</summary>
    public required BeskedContent? Content { get; init; }

    public required Hash32 Hash { get; init; }

    /// <summary>What the hash of this content was before migration 17; null when it was the same.</summary>
    public required Hash32? FormerHash { get; init; }

    public required Quality Quality { get; init; }

    /// <summary>Numbers of unknown fields, without doubles; null for none.</summary>
    public required int[]? Unknown { get; init; }

    /// <summary>Set while the batch is decided: a higher version is known, so this row is never in force.</summary>
    public bool Superseded { get; set; }
}

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

/// <summary>The five entities of the contract.</summary>
internal enum Entity
{
    Forloeb,
    Indsats,
    Fritagelse,
    OrdinaryHours,
    Indstilling,
}
