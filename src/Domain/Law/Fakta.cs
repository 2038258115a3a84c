using System.Runtime.CompilerServices;

namespace Opgoerelse.Domain.Law;

/// <summary>The status of a valid forloeb: exactly one, the first that holds.</summary>
public enum Status
{
    /// <summary>N: in the population.</summary>
    Population,

    /// <summary>No frist exists, or a health pause under <c>fritagneHelbred</c> = udelad.</summary>
    Fritaget,

    /// <summary>The frist lies after opgoerelsesdato D.</summary>
    IkkeObserveret,

    /// <summary>It ended before the frist.</summary>
    AfsluttetInden,
}

/// <summary>The codes of <see cref="Status"/> in database and files.</summary>
public static class Statuskoder
{
    public static string Kode(this Status status) => status switch
    {
        Status.Population => "N",
        Status.Fritaget => "fritaget",
        Status.IkkeObserveret => "ikkeObserveret",
        _ => "afsluttetInden",
    };
}

/// <summary>Age on day S in the bands that are published.</summary>
public static class Aldersgrupper
{
    /// <summary>The bands, youngest first.</summary>
    public static IReadOnlyList<string> Alle { get; } = ["u30", "30-39", "40-49", "50+"];

    /// <summary>
    /// Whole years on <paramref name="dag"/>; who is born on 29 February is a year older on 1 March in common years.
    /// </summary>
    public static int Alder(DateOnly foedselsdato, DateOnly dag)
    {
        var aar = dag.Year - foedselsdato.Year;
        return (dag.Month, dag.Day).CompareTo((foedselsdato.Month, foedselsdato.Day)) < 0 ? aar - 1 : aar;
    }

    /// <summary>The band of an age in whole years.</summary>
    public static string Af(int alder) => alder switch
    {
        < 30 => Alle[0],
        < 40 => Alle[1],
        < 50 => Alle[2],
        _ => Alle[3],
    };
}

/// <summary>How soon the first counting indsats began, as published cumulatively in Y11IGA04.</summary>
public static class Intervaller
{
    /// <summary>The value of <see cref="Fakta.Interval"/> when there is no first indsats within six months.</summary>
    public const int Intet = 6;

    /// <summary>The codes: start day at most S + 1 day, 7 days, 1, 2, 3, 6 calendar months (clamped).</summary>
    public static IReadOnlyList<string> Alle { get; } = ["1-dag", "1-uge", "1-maaned", "2-maaneder", "3-maaneder", "6-maaneder"];

    /// <summary>The index of the first interval that <paramref name="foerste"/> lies in, or <see cref="Intet"/>.</summary>
    public static int Af(DateOnly start, DateOnly foerste)
    {
        for (var i = 0; i < Alle.Count; i++)
        {
            if (foerste <= Slut(start, i))
            {
                return i;
            }
        }

        return Intet;
    }

    private static DateOnly Slut(DateOnly start, int interval) => interval switch
    {
        0 => start.AddDays(1),
        1 => start.AddDays(7),
        2 => start.AddMonths(1),
        3 => start.AddMonths(2),
        4 => start.AddMonths(3),
        _ => start.AddMonths(6),
    };
}

/// <summary>One value for each category and, last, one for <c>nogen</c>.</summary>
[InlineArray(Laengde)]
public struct Kategoritabel
{
    /// <summary>The five categories and <c>nogen</c>.</summary>
    public const int Laengde = Kategorikoder.Antal + 1;

    /// <summary>The index of <c>nogen</c>.</summary>
    public const int Nogen = Kategorikoder.Antal;

    private long _foerste;
}

/// <summary>
/// What one forloeb means under one regelsaet on one opgoerelsesdato: the row from which every figure is summed.
/// </summary>
/// <remarks>The members from <see cref="Kategorier"/> on are about the population and empty for other statuses.</remarks>
public sealed record Fakta
{
    public required Guid ForloebId { get; init; }

    /// <summary>Whether this is the phase-in's row; it is counted in the phase-in's period, not in the start quarter.</summary>
    public required bool Indfasning { get; init; }

    /// <summary>S, or the phase-in day that takes its place.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>F, the last day on which an indsats can count; null where pauses never let the window pass.</summary>
    public required DateOnly? Frist { get; init; }

    public required Status Status { get; init; }

    /// <summary>The kommune it is counted in, four digits.</summary>
    public required string Kommune { get; init; }

    /// <summary>The age band on the forloeb's own start day.</summary>
    public required string Alder { get; init; }

    public required Koen Koen { get; init; }

    /// <summary>
    /// The first day after D on which this row may read otherwise, though no registration comes in; null when never.
    /// </summary>
    public required DateOnly? NaesteDato { get; init; }

    /// <summary>The categories with a counting indsats.</summary>
    public Kategorier Kategorier { get; init; }

    /// <summary>Counting indsatser begun in [S, F].</summary>
    public Kategoritabel Antal { get; init; }

    /// <summary>Days of [S, F] covered by counting indsatser (a union: overlapping ones count once).</summary>
    public Kategoritabel Dage { get; init; }

    /// <summary>Minutes a week times days in [S, F], summed over counting indsatser; hours = this / 420.</summary>
    public Kategoritabel Minutdage { get; init; }

    /// <summary>The first day of [S, F] with a counting indsats.</summary>
    public DateOnly? FoersteDato { get; init; }

    /// <summary>Days from S to <see cref="FoersteDato"/>.</summary>
    public int? DageTilFoerste => FoersteDato is { } dato ? dato.DayNumber - Start.DayNumber : null;

    /// <summary>The index into <see cref="Intervaller.Alle"/>, or <see cref="Intervaller.Intet"/>.</summary>
    public int Interval { get; init; }

    /// <summary>Ordinary paid hours in a month with a day in (S, F].</summary>
    public bool Loentimer { get; init; }

    /// <summary>A genbehandling in the rehabiliteringsteam dated in (F, F + 3 months].</summary>
    public bool Genbehandlet { get; init; }

    /// <summary>The team named virksomhedsrettet by F.</summary>
    public bool IndstilletVirksomhedsrettet { get; init; }
}

/// <summary>The facts of one forloeb: its own row and, where the phase-in takes it, a second one.</summary>
public readonly record struct Sagsfakta(Fakta Start, Fakta? Indfasning);
