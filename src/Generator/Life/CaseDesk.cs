using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

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
