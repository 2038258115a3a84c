namespace Opgoerelse.Domain.Law;

/// <summary>Sex, from the personnummer's last digit.</summary>
public enum Koen
{
    Kvinde,
    Mand,
}

/// <summary>The codes of <see cref="Koen"/> in database, API and files.</summary>
public static class Koenkoder
{
    public static string Kode(this Koen koen) => koen == Koen.Mand ? "mand" : "kvinde";
}

/// <summary>The status of an indsats.</summary>
public enum Indsatsstatus
{
    Planlagt,
    Paabegyndt,
    Afsluttet,
    Annulleret,
}

/// <summary>The kommune responsible from <paramref name="Fra"/> on.</summary>
public readonly record struct Kommuneansvar(string Kommune, DateOnly Fra);

/// <summary>
/// One indsats in force. <paramref name="Slutdato"/> null is open; missing hours are null and contribute 0.
/// </summary>
public readonly record struct Indsats(
    Indsatstype Type,
    Indsatsstatus Status,
    DateOnly Startdato,
    DateOnly? Slutdato,
    int? TimerPrUge,
    int? MinutterPrUge,
    bool? IIndsatsdel,
    Udfoerer Udfoerer);

/// <summary>
/// One fritagelse in force. <paramref name="Pauser"/> is false for hjemmel ANDEN; <paramref name="Til"/> is inclusive,
/// null is open.
/// </summary>
public readonly record struct Fritagelse(bool Pauser, bool Helbred, DateOnly Fra, DateOnly? Til);

/// <summary>A recommendation of the rehabiliteringsteam.</summary>
public readonly record struct Indstilling(DateOnly Dato, bool Genbehandling, Kategorier Kategorier);

/// <summary>
/// One forloeb with all its registrations in force: neither deleted nor fejloprettet, each in its highest version.
/// The order within the lists does not matter, but for <see cref="Kommuner"/>.
/// </summary>
public sealed record Sag
{
    public required Guid ForloebId { get; init; }

    public required DateOnly Foedselsdato { get; init; }

    public required Koen Koen { get; init; }

    /// <summary>S, the start.</summary>
    public required DateOnly Startdato { get; init; }

    public DateOnly? Slutdato { get; init; }

    /// <summary>Ascending by <see cref="Kommuneansvar.Fra"/>, the first not after <see cref="Startdato"/>.</summary>
    public required IReadOnlyList<Kommuneansvar> Kommuner { get; init; }

    public IReadOnlyList<Indsats> Indsatser { get; init; } = [];

    public IReadOnlyList<Fritagelse> Fritagelser { get; init; } = [];

    /// <summary>First day of each month with ordinary paid hours.</summary>
    public IReadOnlyList<DateOnly> MaanederMedLoentimer { get; init; } = [];

    public IReadOnlyList<Indstilling> Indstillinger { get; init; } = [];
}
