using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Category = Opgoerelse.Domain.Law.Category;

namespace Opgoerelse.Generator.Life;

/// <summary>Where the registrations of one forløb are written down, version after version.</summary>
internal sealed class CaseDesk(Rng rng, Fagsystem fagsystem, DateOnly opened, List<GeneratedBesked> written)
{
    public Rng Rng => rng;

    /// <summary>A new entity's series of versions.</summary>
    public VersionSeries Begin() => new(this);

    private GeneratedBesked Write(ChangeType type, int version, GeneratedMoment registered, Registration content)
    {
        var besked = new GeneratedBesked(rng.NextGuid(), type, version, registered, content)
        {
            Form = Habits.FormOf(fagsystem, rng),
        };
        written.Add(besked);
        return besked;
    }

    private GeneratedMoment At(DateOnly day) => new(day < opened ? opened : day, rng.Between(7 * 3600, (22 * 3600) - 1));

    /// <summary>The versions of one entity. Once one of them falls after the last day, the story stops there.</summary>
    internal sealed class VersionSeries(CaseDesk desk)
    {
        private GeneratedBesked? _newest;
        private bool _stopped;

        /// <summary>Writes the next version some days after <paramref name="eventDay"/>, as people do.</summary>
        public void Add(DateOnly eventDay, Registration content) =>
            AddOn(eventDay.AddDays(Assumptions.DelayDays.Draw(desk.Rng)), content);

        /// <summary>Writes the next version on that very day, or the day after the version before it.</summary>
        public void AddOn(DateOnly day, Registration content)
        {
            if (_stopped)
                return;

            // A few systems send the first they know of an entity as an update; the contract takes it as a create.
            var type = _newest is null && !desk.Rng.Hits(0.01) ? ChangeType.Create : ChangeType.Update;
            Write(type, day, content, Assumptions.LastRegistration);
        }

        /// <summary>What may happen to a finished series: correction, fejloprettet, delete, revival.</summary>
        public void Aftermath(double deleted)
        {
            if (_newest is null)
                return;

            _stopped = false;
            var rng = desk.Rng;
            if (rng.Hits(Assumptions.Corrected))
                Write(ChangeType.Update, LaterDay(), Corrections.Correct(_newest.Content, rng), Assumptions.LastArrival);
            if (rng.Hits(Assumptions.Fejloprettet) && Corrections.Fejloprettet(_newest.Content) is { } mistake)
                Write(ChangeType.Update, LaterDay(), mistake, Assumptions.LastArrival);
            if (rng.Hits(deleted))
            {
                var content = _newest.Content;
                Write(ChangeType.Delete, LaterDay(), content, Assumptions.LastArrival);
                if (rng.Hits(Assumptions.Revived))
                    Write(ChangeType.Update, LaterDay(), content, Assumptions.LastArrival);
            }
        }

        private void Write(ChangeType type, DateOnly day, Registration content, DateOnly last)
        {
            var registered = desk.At(day);
            if (_newest is not null && registered <= _newest.Registered)
                registered = desk.At(_newest.Registered.Day.AddDays(1));
            _stopped |= registered.Day > last;
            if (!_stopped)
                _newest = desk.Write(type, (_newest?.Version ?? 0) + 1, registered, content);
        }

        // Kommuner clean up before the figures are made: a third of all corrections come in the last month.
        private DateOnly LaterDay() => desk.Rng.Hits(0.35)
            ? Assumptions.LastArrival.AddDays(-desk.Rng.Between(1, 28))
            : _newest!.Registered.Day.AddDays(desk.Rng.Between(1, 400));
    }
}

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
