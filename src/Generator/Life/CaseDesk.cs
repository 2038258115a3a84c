using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Life;

/// <summary>Where the registrations of one forløb are written down, version after version.</summary>
internal sealed class CaseDesk(Rng rng, Fagsystem fagsystem, DateOnly opened, List<Besked> written)
{
    public Rng Rng => rng;

    /// <summary>A new entity's series of versions.</summary>
    public VersionSeries Begin() => new(this);

    private Besked Write(Aendringstype type, int version, Tidspunkt registreret, Registrering indhold)
    {
        var besked = new Besked(rng.NextGuid(), type, version, registreret, indhold)
        {
            Form = Habits.FormOf(fagsystem, rng),
        };
        written.Add(besked);
        return besked;
    }

    private Tidspunkt At(DateOnly day) => new(day < opened ? opened : day, rng.Between(7 * 3600, (22 * 3600) - 1));

    /// <summary>The versions of one entity. Once one of them falls after the last day, the story stops there.</summary>
    internal sealed class VersionSeries(CaseDesk desk)
    {
        private Besked? _newest;
        private bool _stopped;

        /// <summary>Writes the next version some days after <paramref name="haendelse"/>, as people do.</summary>
        public void Add(DateOnly haendelse, Registrering indhold) =>
            AddOn(haendelse.AddDays(Antagelser.Forsinkelse.Draw(desk.Rng)), indhold);

        /// <summary>Writes the next version on that very day, or the day after the version before it.</summary>
        public void AddOn(DateOnly day, Registrering indhold)
        {
            if (_stopped)
                return;

            // A few systems send the first they know of an entity as an update; the contract takes it as a create.
            var type = _newest is null && !desk.Rng.Hits(0.01) ? Aendringstype.Opret : Aendringstype.Opdater;
            Write(type, day, indhold, Antagelser.SidsteRegistrering);
        }

        /// <summary>What may happen to a finished series: correction, fejloprettet, delete, revival.</summary>
        public void Aftermath(double slettet)
        {
            if (_newest is null)
                return;

            _stopped = false;
            var rng = desk.Rng;
            if (rng.Hits(Antagelser.Rettet))
                Write(Aendringstype.Opdater, LaterDay(), Corrections.Correct(_newest.Indhold, rng), Antagelser.SidsteAnkomst);
            if (rng.Hits(Antagelser.Fejloprettet) && Corrections.Fejloprettet(_newest.Indhold) is { } mistake)
                Write(Aendringstype.Opdater, LaterDay(), mistake, Antagelser.SidsteAnkomst);
            if (rng.Hits(slettet))
            {
                var indhold = _newest.Indhold;
                Write(Aendringstype.Slet, LaterDay(), indhold, Antagelser.SidsteAnkomst);
                if (rng.Hits(Antagelser.Genoplivet))
                    Write(Aendringstype.Opdater, LaterDay(), indhold, Antagelser.SidsteAnkomst);
            }
        }

        private void Write(Aendringstype type, DateOnly day, Registrering indhold, DateOnly last)
        {
            var registreret = desk.At(day);
            if (_newest is not null && registreret <= _newest.Registreret)
                registreret = desk.At(_newest.Registreret.Dag.AddDays(1));
            _stopped |= registreret.Dag > last;
            if (!_stopped)
                _newest = desk.Write(type, (_newest?.Version ?? 0) + 1, registreret, indhold);
        }

        // Kommuner clean up before the figures are made: a third of all corrections come in the last month.
        private DateOnly LaterDay() => desk.Rng.Hits(0.35)
            ? Antagelser.SidsteAnkomst.AddDays(-desk.Rng.Between(1, 28))
            : _newest!.Registreret.Dag.AddDays(desk.Rng.Between(1, 400));
    }
}
