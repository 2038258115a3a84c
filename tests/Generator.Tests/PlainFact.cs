using Opgoerelse.Generator.Messages;

namespace Opgoerelse.GeneratorTests;

public enum PlainStatus
{
    IkkeObserveret,
    AfsluttetInden,
    Fritaget,
    N,
}

/// <summary>
/// What one forløb's newest registrations mean under bek-2408, in as few and obvious lines as possible: enough
/// to see whether the synthetic country looks right, and no second implementation of the definition.
/// </summary>
public sealed record PlainFact(
    Forloeb Forloeb, DateOnly? Frist, PlainStatus Status, IReadOnlyList<Indsats> Counting, IReadOnlyList<Registrering> Children)
{
    private static readonly DateOnly D = new(2026, 10, 31);

    public bool Has(string lov) => Counting.Any(i => i.Indsatstype.StartsWith(lov, StringComparison.Ordinal));

    public bool Virksomhedsrettet => Has("LAB-11") || Has("LAB-12");

    public int DageTilFoerste => Counting.Min(i => i.Startdato).DayNumber - Forloeb.Startdato.DayNumber;

    /// <summary>The facts of one person, from accepted messages only and the highest version of each entity.</summary>
    public static IEnumerable<PlainFact> Of(IReadOnlyList<Besked> person)
    {
        var newest = person
            .Where(b => b.Udfald == Udfald.Accepteret)
            .GroupBy(b => b.Indhold.Id)
            .Select(g => g.MaxBy(b => b.Version)!)
            .Where(b => b.Aendringstype != Aendringstype.Slet && !IsMistake(b.Indhold))
            .Select(b => b.Indhold)
            .ToList();
        foreach (var forloeb in newest.OfType<Forloeb>())
        {
            var children = newest.Where(r => r.ForloebId == forloeb.Id && r.Id != forloeb.Id).ToList();
            var pauses = children.OfType<Fritagelse>().Where(f => f.Hjemmel != "ANDEN").ToList();
            var frist = FristOf(forloeb.Startdato, pauses);
            var counting = children.OfType<Indsats>().Where(i => Counts(i, forloeb.Startdato, frist)).ToList();
            yield return new PlainFact(forloeb, frist, StatusOf(forloeb, frist), counting, children);
        }
    }

    private static bool IsMistake(Registrering indhold) =>
        indhold is Forloeb { Fejloprettet: true } or Indsats { Fejloprettet: true } or Fritagelse { Fejloprettet: true };

    private static PlainStatus StatusOf(Forloeb forloeb, DateOnly? frist)
    {
        if (frist is null)
            return PlainStatus.Fritaget;
        if (frist > D)
            return PlainStatus.IkkeObserveret;
        return forloeb.Slutdato < frist ? PlainStatus.AfsluttetInden : PlainStatus.N;
    }

    private static bool Counts(Indsats i, DateOnly start, DateOnly? frist) =>
        i.Startdato >= start && i.Startdato <= frist
        && i.Status is "paabegyndt" or "afsluttet"
        && i.IIndsatsdel != false
        && !i.Indsatstype.StartsWith("LAB-26", StringComparison.Ordinal)
        && (!i.Indsatstype.StartsWith("SUL", StringComparison.Ordinal) || i.Udfoerer == "kommune");

    private static DateOnly? FristOf(DateOnly start, List<Fritagelse> pauses)
    {
        var left = start.AddMonths(6).DayNumber - start.DayNumber;
        for (var day = start.AddDays(1); day.Year < 2040; day = day.AddDays(1))
        {
            if (!pauses.Exists(p => p.Fra <= day && (p.Til is null || day <= p.Til)) && --left == 0)
                return day;
        }

        return null;
    }
}
