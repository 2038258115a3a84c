using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Life;

/// <summary>Fritagelser: planned before anything else, because the pauses among them move the frist.</summary>
internal static class FritagelseLife
{
    private const string UdenPause = "ANDEN";

    private static readonly Weighted<string> Hjemler = new(
        ("LAS-13-7", 45), ("LAS-13-8", 20), ("LAS-13-15", 10), ("LAB-33-5", 15), (UdenPause, 10));

    private static readonly QuantileTable Dage = new((0, 3), (300, 21), (700, 70), (1000, 230));

    public static List<Fritagelse> Plan(Guid forloebId, DateOnly start, Rng rng)
    {
        var plan = new List<Fritagelse>();
        if (!rng.Hits(Antagelser.MedFritagelse))
            return plan;

        plan.Add(One(forloebId, FirstDay(start, rng), rng));
        while (rng.Hits(Antagelser.OverlappendeFritagelse))
        {
            // Overlapping, touching or soon after the one before.
            var before = plan[^1];
            var length = (before.Til ?? before.Fra.AddDays(60)).DayNumber - before.Fra.DayNumber;
            plan.Add(One(forloebId, before.Fra.AddDays(rng.Between(0, length + 8)), rng));
        }

        return plan;
    }

    /// <summary>The ones that pause.</summary>
    public static List<(DateOnly Fra, DateOnly? Til)> Pauses(List<Fritagelse> plan) =>
        [.. plan.Where(f => f.Hjemmel != UdenPause).Select(f => (f.Fra, f.Til))];

    public static void Register(List<Fritagelse> plan, Course course, CaseDesk desk)
    {
        foreach (var fritagelse in plan.Where(f => f.Fra <= course.Slut))
        {
            var versions = desk.Begin();
            if (fritagelse.Til is { } til && desk.Rng.Hits(0.4))
            {
                // First open, then closed when the end is known.
                versions.Add(fritagelse.Fra, fritagelse with { Til = null });
                versions.Add(til, fritagelse);
            }
            else
            {
                versions.Add(fritagelse.Fra, fritagelse);
            }

            versions.Aftermath(Antagelser.Slettet);
        }
    }

    private static DateOnly FirstDay(DateOnly start, Rng rng) => rng.Below(100) switch
    {
        < 12 => start.AddDays(-rng.Between(0, 120)),
        < 80 => start.AddDays(rng.Between(1, 184)),
        _ => start.AddDays(rng.Between(150, 700)),
    };

    private static Fritagelse One(Guid forloebId, DateOnly fra, Rng rng) => new(
        rng.NextGuid(),
        forloebId,
        Hjemler.Draw(rng),
        rng.Below(10) switch { < 5 => true, < 8 => false, _ => null },
        fra,
        rng.Hits(Antagelser.AabenFritagelse) ? null : fra.AddDays(Dage.Draw(rng) - 3),
        null);
}
