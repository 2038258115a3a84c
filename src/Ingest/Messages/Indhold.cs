using Opgoerelse.Domain.Law;

namespace Opgoerelse.Ingest.Messages;

/// <summary>The content of a message after normalisation: what is stored, and what is compared.</summary>
internal abstract record Indhold;

/// <param name="Person">Pseudonym.</param>
/// <param name="Foedt">Birth date.</param>
/// <param name="Koen">Sex.</param>
/// <param name="Startdato">First day.</param>
/// <param name="Slutdato">Last day.</param>
/// <param name="Afslutning">The category of the afslutningsaarsag; null when there is none. Its text is not kept.</param>
/// <param name="AarsagMark">Tells two texts apart without telling either; null with <paramref name="Afslutning"/>. Not stored.</param>
/// <param name="Kommuner">Who is responsible, and from when.</param>
/// <param name="Fejloprettet">Whether it should not exist.</param>
internal sealed record Forloebsindhold(
    Hash32 Person,
    DateOnly Foedt,
    Koen Koen,
    DateOnly Startdato,
    DateOnly? Slutdato,
    string? Afslutning,
    Hash32? AarsagMark,
    IReadOnlyList<Kommuneansvar> Kommuner,
    bool? Fejloprettet) : Indhold;

internal sealed record Indsatsindhold(
    string Indsatstype,
    string Status,
    DateOnly Startdato,
    DateOnly? Slutdato,
    int? TimerPrUge,
    int? MinutterPrUge,
    bool? IIndsatsdel,
    string? Udfoerer,
    bool? Fejloprettet) : Indhold;

internal sealed record Fritagelsesindhold(
    string Hjemmel,
    bool? Helbred,
    DateOnly Fra,
    DateOnly? Til,
    bool? Fejloprettet) : Indhold;

/// <summary><paramref name="Maaned"/> is the month's first day; <paramref name="Timer"/> has no trailing zeros.</summary>
internal sealed record Timerindhold(DateOnly Maaned, decimal Timer) : Indhold;

internal sealed record Indstillingsindhold(DateOnly Dato, bool Genbehandling, Kategorier Kategorier) : Indhold;
