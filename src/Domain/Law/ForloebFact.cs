using System.Runtime.CompilerServices;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Law;

/// <summary>The status of a valid forloeb: exactly one, the first that holds.</summary>
public enum Status
{
    /// <summary>N: in the population.</summary>
    Population,

    /// <summary>No frist exists, or a health pause under <c>fritagneHelbred</c> = udelad.</summary>
    Fritaget,

    /// <summary>The frist lies after opgoerelsesdato D.</summary>
    NotObserved,

    /// <summary>It ended before the frist.</summary>
    EndedBeforeFrist,
}

/// <summary>The codes of <see cref="Status"/> in database and files.</summary>
public static class ForloebStatusCodes
{
    public static string Code(this Status status) => status switch
    {
        Status.Population => "N",
        Status.Fritaget => "fritaget",
        Status.NotObserved => "ikkeObserveret",
        _ => "afsluttetInden",
    };
}

/// <summary>One value for each category and, last, one for <c>nogen</c>.</summary>
[InlineArray(Length)]
public struct PerCategory
{
    /// <summary>The five categories and <c>nogen</c>.</summary>
    public const int Length = CategoryCodes.Count + 1;

    /// <summary>The index of <c>nogen</c>.</summary>
    public const int Nogen = CategoryCodes.Count;

    private long _first;
}

/// <summary>How a forloeb ended, whatever its status.</summary>
/// <param name="Date">slutdato, not after D.</param>
/// <param name="Kommune">The kommune responsible on that day, four digits.</param>
/// <param name="Category">What followed.</param>
/// <param name="Length">The index into <see cref="LengthInterval.All"/>, or <see cref="LengthInterval.Over"/>.</param>
public readonly record struct ForloebEnding(DateOnly Date, string Kommune, string Category, int Length);

/// <summary>How long was waited from the team's indstilling on.</summary>
/// <param name="Indstillet">Its day, not after S.</param>
/// <param name="ToStart">To S: the index into <see cref="WaitingInterval.All"/>, or <see cref="WaitingInterval.Longer"/>.</param>
/// <param name="ToIndsats">To the first counting indsats, likewise; null where there is none.</param>
public readonly record struct ForloebWait(DateOnly Indstillet, int ToStart, int? ToIndsats);

/// <summary>
/// What one forloeb means under one regelsaet on one opgoerelsesdato: the row from which every figure is summed.
/// </summary>
/// <remarks>The members from <see cref="Categories"/> on are about the population and empty for other statuses.</remarks>
public sealed record ForloebFact
{
    public required Guid ForloebId { get; init; }

    /// <summary>Whether this is the phase-in's row; it is counted in the phase-in's period, not in the start quarter.</summary>
    public required bool PhaseIn { get; init; }

    /// <summary>S, or the phase-in day that takes its place.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>F, the last day on which an indsats can count; null where pauses never let the window pass.</summary>
    public required DateOnly? Frist { get; init; }

    public required Status Status { get; init; }

    /// <summary>The kommune it is counted in, four digits.</summary>
    public required string Kommune { get; init; }

    /// <summary>The age band on the forloeb's own start day.</summary>
    public required string Age { get; init; }

    public required Sex Sex { get; init; }

    /// <summary>Whether less than six years remain to folkepensionsalderen on the forloeb's own start day.</summary>
    public required bool IsSenior { get; init; }

    /// <summary>How it ended; null while it runs. In the row of its own start only.</summary>
    public required ForloebEnding? Ending { get; init; }

    /// <summary>
    /// The first day after D on which this row may read otherwise, though no registration comes in; null when never.
    /// </summary>
    public required DateOnly? NextDate { get; init; }

    /// <summary>The categories with a counting indsats.</summary>
    public Categories Categories { get; init; }

    /// <summary>Counting indsatser begun in [S, F].</summary>
    public PerCategory Count { get; init; }

    /// <summary>Days of [S, F] covered by counting indsatser (a union: overlapping ones count once).</summary>
    public PerCategory Days { get; init; }

    /// <summary>Minutes a week times days in [S, F], summed over counting indsatser; hours = this / 420.</summary>
    public PerCategory MinuteDays { get; init; }

    /// <summary>The first day of [S, F] with a counting indsats.</summary>
    public DateOnly? FirstDate { get; init; }

    /// <summary>Days from S to <see cref="FirstDate"/>.</summary>
    public int? DaysToFirst => FirstDate is { } date ? date.DayNumber - Start.DayNumber : null;

    /// <summary>The index into <see cref="StartInterval.All"/>, or <see cref="StartInterval.NothingFound"/>.</summary>
    public int Interval { get; init; }

    /// <summary>Ordinary paid hours in a month with a day in (S, F].</summary>
    public bool Loentimer { get; init; }

    /// <summary>A genbehandling in the rehabiliteringsteam dated in (F, F + 3 months].</summary>
    public bool Genbehandlet { get; init; }

    /// <summary>The team named virksomhedsrettet by F.</summary>
    public bool IndstilletVirksomhedsrettet { get; init; }

    /// <summary>The wait from the latest indstilling not after S; null where there is none.</summary>
    public ForloebWait? Waiting { get; init; }
}

/// <summary>The facts of one forloeb: its own row and, where the phase-in takes it, a second one.</summary>
public readonly record struct ForloebFacts(ForloebFact Start, ForloebFact? PhaseIn);
