using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Category = Opgoerelse.Domain.Law.Category;

namespace Opgoerelse.Generator.Life;

/// <summary>What a caseworker changes afterwards. The changed version is always valid.</summary>
internal static class Corrections
{
    /// <summary>The entity as it should have been from the beginning.</summary>
    public static Registration Correct(Registration content, Rng rng) => content switch
    {
        RegisteredForloeb f => Moved(f, rng.Between(-10, 10)),
        RegisteredIndsats i when rng.Hits(0.6) => Moved(i, rng.Between(-21, 21)),
        RegisteredIndsats i => i with { HoursPerWeek = rng.Between(1, 37), IIndsatsdel = true },
        RegisteredFritagelse f => f with { To = f.From.AddDays(rng.Between(7, 180)) },
        RegisteredOrdinaryHours t => t with { Hours = t.Hours + 1.5m },
        RegisteredIndstilling i => i with { Categories = Toggled(i.Categories, Category.Virksomhedsrettet) },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The same version with other content: what a sender that reuses version numbers sends.</summary>
    public static Registration Contradict(Registration content) => content switch
    {
        RegisteredForloeb f => f with { Afslutningsaarsag = f.Afslutningsaarsag == "andet" ? "uddannelse" : "andet" },
        RegisteredIndsats i => i with { MinutesPerWeek = i.MinutesPerWeek is null or 59 ? 1 : i.MinutesPerWeek + 1 },
        RegisteredFritagelse f => f with { Helbred = f.Helbred is not true },
        RegisteredOrdinaryHours t => t with { Hours = t.Hours + 1 },
        RegisteredIndstilling i => i with { Categories = Toggled(i.Categories, Category.Social) },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Marked as a mistake, where the entity has such a field.</summary>
    public static Registration? Fejloprettet(Registration content) => content switch
    {
        RegisteredForloeb f => f with { Fejloprettet = true },
        RegisteredIndsats i => i with { Fejloprettet = true },
        RegisteredFritagelse f => f with { Fejloprettet = true },
        _ => null,
    };

    private static RegisteredForloeb Moved(RegisteredForloeb forloeb, int days)
    {
        var start = forloeb.StartDate.AddDays(days);
        if (start < forloeb.Personnummer.BirthDate.AddYears(Assumptions.OfAge))
            return forloeb with { StartDate = forloeb.StartDate.AddDays(1), EndDate = null, Afslutningsaarsag = null };
        if (forloeb.EndDate < start)
            return forloeb with { EndDate = null, Afslutningsaarsag = null };
        var first = forloeb.Kommuner[0];
        return first.From <= start
            ? forloeb with { StartDate = start }
            : forloeb with { StartDate = start, Kommuner = [first with { From = start }, .. forloeb.Kommuner.Skip(1)] };
    }

    private static RegisteredIndsats Moved(RegisteredIndsats indsats, int days) => indsats with
    {
        StartDate = indsats.StartDate.AddDays(days),
        EndDate = indsats.EndDate?.AddDays(days),
    };

    private static IReadOnlyList<Category> Toggled(IReadOnlyList<Category> categories, Category category) =>
        categories.Contains(category) ? [.. categories.Where(k => k != category)] : [.. categories, category];
}
