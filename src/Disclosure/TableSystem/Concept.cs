using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Something that is counted, however many tables show it: its cells are decided once for all of them.
/// </summary>
/// <param name="Code">Its name in patterns and reports.</param>
/// <param name="Count">The count.</param>
/// <param name="Primary">Whether it must be withheld by itself.</param>
/// <param name="Periods">The kinds of period in which any table shows it.</param>
internal sealed record Concept(string Code, Func<CubeSums, long> Count, Func<CubeSums, bool> Primary, IReadOnlyList<PeriodKind> Periods)
{
    /// <summary>What it is a part of: it cannot be greater, and it is withheld where this is. Null for what stands alone.</summary>
    public Concept? Within { get; init; }

    /// <summary>The concept whose pattern it has; itself, but for a complement (<c>ingen</c> is shown where <c>nogen</c> is).</summary>
    public string SuppressionPattern { get; init; } = Code;

    /// <summary>The greatest it can be by other counts of the same forloeb, where that is less than the whole; otherwise null.</summary>
    public Func<CubeSums, long>? AtMost { get; init; }

    /// <summary>The least it can be by other counts of the same forloeb; null for 0.</summary>
    public Func<CubeSums, long>? AtLeast { get; init; }

    /// <summary>Whether the tables show the remainder of the whole too (<c>ingen</c>), so that it is protected with it.</summary>
    public bool RestIsShown { get; init; }

    /// <summary>Whether it is also shown by age and sex, above the kommuner, in rolling years.</summary>
    public bool AgeAndSex { get; init; }

    /// <summary>Whether a table shows it in this kind of period.</summary>
    public bool IsShown(PeriodKind kind) => Periods.Contains(kind);
}
