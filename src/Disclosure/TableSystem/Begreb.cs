using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Something that is counted, however many tables show it: its cells are decided once for all of them.
/// </summary>
/// <param name="Kode">Its name in patterns and reports.</param>
/// <param name="Antal">The count.</param>
/// <param name="Primaer">Whether it must be withheld by itself.</param>
/// <param name="Perioder">The kinds of period in which any table shows it.</param>
internal sealed record Begreb(string Kode, Func<Kubetal, long> Antal, Func<Kubetal, bool> Primaer, IReadOnlyList<Periodeslags> Perioder)
{
    /// <summary>What it is a part of: it cannot be greater, and it is withheld where this is. Null for what stands alone.</summary>
    public Begreb? Inden { get; init; }

    /// <summary>The concept whose pattern it has; itself, but for a complement (<c>ingen</c> is shown where <c>nogen</c> is).</summary>
    public string Moenster { get; init; } = Kode;

    /// <summary>The greatest it can be by other counts of the same forloeb, where that is less than the whole; otherwise null.</summary>
    public Func<Kubetal, long>? Hoejst { get; init; }

    /// <summary>The least it can be by other counts of the same forloeb; null for 0.</summary>
    public Func<Kubetal, long>? Mindst { get; init; }

    /// <summary>Whether the tables show the remainder of the whole too (<c>ingen</c>), so that it is protected with it.</summary>
    public bool RestVises { get; init; }

    /// <summary>Whether it is also shown by age and sex, above the kommuner, in rolling years.</summary>
    public bool AlderOgKoen { get; init; }

    /// <summary>Whether a table shows it in this kind of period.</summary>
    public bool Vises(Periodeslags slags) => Perioder.Contains(slags);
}
