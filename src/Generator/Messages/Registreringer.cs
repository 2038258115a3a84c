using Kategori = Opgoerelse.Domain.Law.Kategori;


namespace Opgoerelse.Generator.Messages;

/// <summary>The five entities of the contract.</summary>
public enum Entitet
{
    Forloeb,
    Indsats,
    Fritagelse,
    OrdinaereTimer,
    Indstilling,
}

/// <summary>One version of one entity, as the sender knows it: values, not yet a way of writing them.</summary>
/// <param name="Id">The entity's own id.</param>
/// <param name="ForloebId">The forløb it belongs to; for a forløb its own id.</param>
public abstract record Registrering(Guid Id, Guid ForloebId);

/// <summary>A kommune responsible from a day on.</summary>
public readonly record struct KommuneFra(string Kommunekode, DateOnly Fra);

/// <summary>A forløb. <see cref="Kommuner"/> is ascending and its first day is never after the start.</summary>
public sealed record Forloeb(
    Guid Id,
    Personnummer Personnummer,
    DateOnly Startdato,
    DateOnly? Slutdato,
    string? Afslutningsaarsag,
    IReadOnlyList<KommuneFra> Kommuner,
    bool? Fejloprettet) : Registrering(Id, Id);

/// <summary>An indsats; status and udfoerer in the contract's words.</summary>
public sealed record Indsats(
    Guid Id,
    Guid ForloebId,
    string Indsatstype,
    string Status,
    DateOnly Startdato,
    DateOnly? Slutdato,
    int? TimerPrUge,
    int? MinutterPrUge,
    bool? IIndsatsdel,
    string? Udfoerer,
    bool? Fejloprettet) : Registrering(Id, ForloebId);

/// <summary>A fritagelse, both days inclusive; <see cref="Til"/> is null while it is open.</summary>
public sealed record Fritagelse(
    Guid Id,
    Guid ForloebId,
    string Hjemmel,
    bool? Helbred,
    DateOnly Fra,
    DateOnly? Til,
    bool? Fejloprettet) : Registrering(Id, ForloebId);

/// <summary>Ordinary paid hours in the month that begins on <see cref="Maaned"/>.</summary>
public sealed record OrdinaereTimer(Guid Id, Guid ForloebId, DateOnly Maaned, decimal Timer)
    : Registrering(Id, ForloebId);

/// <summary>What the rehabiliteringsteam recommended on a day.</summary>
public sealed record Indstilling(
    Guid Id,
    Guid ForloebId,
    DateOnly Dato,
    bool Genbehandling,
    IReadOnlyList<Kategori> Kategorier) : Registrering(Id, ForloebId);
