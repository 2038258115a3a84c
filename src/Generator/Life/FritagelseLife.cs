using Opgoerelse.Domain.Law;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

/// <summary>Fritagelser: planned before anything else, because the pauses among them move the frist.</summary>
internal static class FritagelseLife
{
    private static readonly Weighted<string> Hjemler = new(
        ("LAS-13-7", 45), ("LAS-13-8", 20), ("LAS-13-15", 10), ("LAB-33-5", 15), (Fritagelse.OtherHjemmel, 10));

    private static readonly QuantileTable Days = new((0, 3), (300, 21), (700, 70), (1000, 230));

    public static List<RegisteredFritagelse> Plan(Guid forloebId, DateOnly start, Rng rng)
    {
        var plan = new List<RegisteredFritagelse>();
        if (!rng.Hits(Assumptions.WithFritagelse))
            return plan;

        plan.Add(One(forloebId, FirstDay(start, rng), rng));
        while (rng.Hits(Assumptions.OverlappingFritagelse))
        {
            // Overlapping, touching or soon after the one before.
            var before = plan[^1];
            var length = (before.To ?? before.From.AddDays(60)).DayNumber - before.From.DayNumber;
            plan.Add(One(forloebId, before.From.AddDays(rng.Between(0, length + 8)), rng));
        }

        return plan;
    }

    /// <summary>The ones that pause.</summary>
    public static List<(DateOnly From, DateOnly? To)> Pauses(List<RegisteredFritagelse> plan) =>
        [.. plan.Where(f => Fritagelse.PausesBy(f.Hjemmel)).Select(f => (f.From, f.To))];

    public static void Register(List<RegisteredFritagelse> plan, Course course, CaseDesk desk)
    {
        foreach (var fritagelse in plan.Where(f => f.From <= course.End))
        {
            var versions = desk.Begin();
            if (fritagelse.To is { } to && desk.Rng.Hits(0.4))
            {
                // First open, then closed when the end is known.
                versions.Add(fritagelse.From, fritagelse with { To = null });
                versions.Add(to, fritagelse);
            }
            else
            {
                versions.Add(fritagelse.From, fritagelse);
            }

            versions.Aftermath(Assumptions.Deleted);
        }
    }

    private static DateOnly FirstDay(DateOnly start, Rng rng) => rng.Below(100) switch
    {
        < 12 => start.AddDays(-rng.Between(0, 120)),
        < 80 => start.AddDays(rng.Between(1, 184)),
        _ => start.AddDays(rng.Between(150, 700)),
    };

    private static RegisteredFritagelse One(Guid forloebId, DateOnly from, Rng rng) => new(
        rng.NextGuid(),
        forloebId,
        Hjemler.Draw(rng),
        rng.Below(10) switch { < 5 => true, < 8 => false, _ => null },
        from,
        rng.Hits(Assumptions.OpenFritagelse) ? null : from.AddDays(Days.Draw(rng) - 3),
        null);
}
