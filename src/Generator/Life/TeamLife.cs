using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Category = Opgoerelse.Domain.Law.Category;

namespace Opgoerelse.Generator.Life;

/// <summary>The rehabiliteringsteam: what it names at the beginning, and the cases that come back to it.</summary>
internal static class TeamLife
{
    public static void Live(Course course, IReadOnlyList<bool> given, CaseDesk desk)
    {
        var rng = desk.Rng;
        if (rng.Hits(Assumptions.Indstillet))
        {
            // Mostly just before the start, for some months before it; some plans are only adopted some way into the forløb.
            var date = course.Start.AddDays(
                rng.Hits(0.8) ? -Assumptions.DaysFromIndstilling.Draw(rng) : rng.Between(1, 240));
            Register(course, date, genbehandling: false, Named(given, desk), desk);
        }

        if (!given.Contains(true) && course.End > course.Frist && rng.Hits(Assumptions.Genbehandlet))
        {
            // The rule is within three months of the frist: most are, some too early or too late.
            Register(course, course.Frist.AddDays(rng.Between(-5, 110)), genbehandling: true, Named(given, desk), desk);
        }
    }

    private static List<Category> Named(IReadOnlyList<bool> given, CaseDesk desk)
    {
        // What is named is given more often than what is not, and still far from always.
        var named = new List<Category>();
        for (var i = 0; i < given.Count; i++)
        {
            if (desk.Rng.Hits(given[i] ? 0.75 : 0.22))
                named.Add((Category)i);
        }

        if (desk.Rng.Hits(0.15))
            named.Add(Category.Mentor);
        return named;
    }

    private static void Register(Course course, DateOnly date, bool genbehandling, List<Category> categories, CaseDesk desk)
    {
        var versions = desk.Begin();
        versions.Add(date, new RegisteredIndstilling(desk.Rng.NextGuid(), course.Id, date, genbehandling, categories));
        versions.Aftermath(Assumptions.Deleted);
    }
}
