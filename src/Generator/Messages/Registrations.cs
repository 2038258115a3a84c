using Category = Opgoerelse.Domain.Law.Category;


namespace Opgoerelse.Generator.Messages;

/// <summary>The five entities of the contract.</summary>
public enum RegisteredEntity
{
    Forloeb,
    Indsats,
    Fritagelse,
    OrdinaryHours,
    Indstilling,
}

/// <summary>One version of one entity, as the sender knows it: values, not yet a way of writing them.</summary>
/// <param name="Id">The entity's own id.</param>
/// <param name="ForloebId">The forløb it belongs to; for a forløb its own id.</param>
public abstract record Registration(Guid Id, Guid ForloebId);

/// <summary>A kommune responsible from a day on.</summary>
public readonly record struct KommuneSince(string KommuneCode, DateOnly From);

/// <summary>A forløb. <see cref="Kommuner"/> is ascending and its first day is never after the start.</summary>
public sealed record RegisteredForloeb(
    Guid Id,
    SyntheticPersonnummer Personnummer,
    DateOnly StartDate,
    DateOnly? EndDate,
    string? Afslutningsaarsag,
    IReadOnlyList<KommuneSince> Kommuner,
    bool? Fejloprettet) : Registration(Id, Id);

/// <summary>An indsats; status and udfoerer in the contract's words.</summary>
public sealed record RegisteredIndsats(
    Guid Id,
    Guid ForloebId,
    string Indsatstype,
    string Status,
    DateOnly StartDate,
    DateOnly? EndDate,
    int? HoursPerWeek,
    int? MinutesPerWeek,
    bool? IIndsatsdel,
    string? Udfoerer,
    bool? Fejloprettet) : Registration(Id, ForloebId);

/// <summary>A fritagelse, both days inclusive; <see cref="To"/> is null while it is open.</summary>
public sealed record RegisteredFritagelse(
    Guid Id,
    Guid ForloebId,
    string Hjemmel,
    bool? Helbred,
    DateOnly From,
    DateOnly? To,
    bool? Fejloprettet) : Registration(Id, ForloebId);

/// <summary>Ordinary paid hours in the month that begins on <see cref="Month"/>.</summary>
public sealed record RegisteredOrdinaryHours(Guid Id, Guid ForloebId, DateOnly Month, decimal Hours)
    : Registration(Id, ForloebId);

/// <summary>What the rehabiliteringsteam recommended on a day.</summary>
public sealed record RegisteredIndstilling(
    Guid Id,
    Guid ForloebId,
    DateOnly Date,
    bool Genbehandling,
    IReadOnlyList<Category> Categories) : Registration(Id, ForloebId);
