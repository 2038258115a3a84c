using Opgoerelse.Generator.Messages;

namespace Opgoerelse.GeneratorTests;

public enum PlainStatus
{
    NotObserved,
    EndedBeforeFrist,
    Fritaget,
    N,
}

/// <summary>
/// What one forløb's newest registrations mean under bek-2408, in as few and obvious lines as possible: enough
/// to see whether the synthetic country looks right, and no second implementation of the definition.
/// </summary>
public sealed record PlainFact(
    RegisteredForloeb Forloeb, DateOnly? Frist, PlainStatus Status, IReadOnlyList<RegisteredIndsats> Counting,
    IReadOnlyList<Registration> Children)
{
    private static readonly DateOnly D = new(2026, 10, 31);

    public bool Has(string lawStatus) => Counting.Any(i => i.Indsatstype.StartsWith(lawStatus, StringComparison.Ordinal));

    public bool Virksomhedsrettet => Has("LAB-11") || Has("LAB-12");

    public int DaysToFirst => Counting.Min(i => i.StartDate).DayNumber - Forloeb.StartDate.DayNumber;

    /// <summary>The facts of one person, from accepted messages only and the highest version of each entity.</summary>
    public static IEnumerable<PlainFact> Of(IReadOnlyList<GeneratedBesked> person)
    {
        var newest = person
            .Where(b => b.Outcome == ExpectedOutcome.Accepted)
            .GroupBy(b => b.Content.Id)
            .Select(g => g.MaxBy(b => b.Version)!)
            .Where(b => b.ChangeType != ChangeType.Delete && !IsMistake(b.Content))
            .Select(b => b.Content)
            .ToList();
        foreach (var forloeb in newest.OfType<RegisteredForloeb>())
        {
            var children = newest.Where(r => r.ForloebId == forloeb.Id && r.Id != forloeb.Id).ToList();
            var pauses = children.OfType<RegisteredFritagelse>().Where(f => f.Hjemmel != "ANDEN").ToList();
            var frist = FristOf(forloeb.StartDate, pauses);
            var counting = children.OfType<RegisteredIndsats>().Where(i => Counts(i, forloeb.StartDate, frist)).ToList();
            yield return new PlainFact(forloeb, frist, StatusOf(forloeb, frist), counting, children);
        }
    }

    private static bool IsMistake(Registration content) =>
        content is RegisteredForloeb { Fejloprettet: true }
            or RegisteredIndsats { Fejloprettet: true } or RegisteredFritagelse { Fejloprettet: true };

    private static PlainStatus StatusOf(RegisteredForloeb forloeb, DateOnly? frist)
    {
        if (frist is null)
            return PlainStatus.Fritaget;
        if (frist > D)
            return PlainStatus.NotObserved;
        return forloeb.EndDate < frist ? PlainStatus.EndedBeforeFrist : PlainStatus.N;
    }

    private static bool Counts(RegisteredIndsats i, DateOnly start, DateOnly? frist) =>
        i.StartDate >= start && i.StartDate <= frist
        && i.Status is "paabegyndt" or "afsluttet"
        && i.IIndsatsdel != false
        && !i.Indsatstype.StartsWith("LAB-26", StringComparison.Ordinal)
        && (!i.Indsatstype.StartsWith("SUL", StringComparison.Ordinal) || i.Udfoerer == "kommune");

    private static DateOnly? FristOf(DateOnly start, List<RegisteredFritagelse> pauses)
    {
        var left = start.AddMonths(6).DayNumber - start.DayNumber;
        for (var day = start.AddDays(1); day.Year < 2040; day = day.AddDays(1))
        {
            if (!pauses.Exists(p => p.From <= day && (p.To is null || day <= p.To)) && --left == 0)
                return day;
        }

        return null;
    }
}
