using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Category = Opgoerelse.Domain.Law.Category;

namespace Opgoerelse.Generator.Life;

/// <summary>What can be said of an indsats beside its kategori and day; the defaults are those of one that counts.</summary>
internal sealed record Traits
{
    /// <summary>For sundhed only; other kategorier draw theirs.</summary>
    public string? Udfoerer { get; init; } = "kommune";

    public bool IIndsatsdel { get; init; } = true;
}

/// <summary>The life of single indsatser: planned, begun, ended, each with its registrations.</summary>
internal sealed class IndsatsLife(Course course, Indsatstyper types, CaseDesk desk)
{
    private static readonly Traits CountingTraits = new();

    private static readonly QuantileTable[] Days =
    [
        new((0, 13), (300, 28), (700, 91), (1000, 182)),
        new((0, 7), (300, 42), (700, 91), (1000, 300)),
        new((0, 28), (500, 180), (1000, 720)),
        new((0, 14), (500, 70), (1000, 240)),
        new((0, 60), (500, 180), (1000, 365)),
    ];

    private static readonly QuantileTable[] Hours =
    [
        new((0, 2), (500, 8), (950, 24), (1000, 37)),
        new((0, 1), (500, 5), (1000, 30)),
        new((0, 0), (600, 2), (1000, 8)),
        new((0, 0), (700, 1), (1000, 6)),
        new((0, 0), (700, 2), (1000, 5)),
    ];

    private readonly Rng _rng = desk.Rng;

    /// <summary>An indsats that begins, unless the forløb has ended by then.</summary>
    public void Give(Category category, DateOnly start, Traits? traits = null)
    {
        if (start > course.End)
            return;

        if (_rng.Hits(Assumptions.WrongCentury))
            start = start.AddYears(-100);
        var end = start.AddDays(Days[(int)category].Draw(_rng) - 1);
        if (end > course.End && _rng.Hits(0.8))
            end = course.End;
        Register(Describe(category, start, traits ?? CountingTraits), end);
    }

    /// <summary>One that began before the start; most are still running then, some end around that very day.</summary>
    public void GiveBeforeStart(Category category)
    {
        var start = course.Start.AddDays(-_rng.Between(1, 250));
        var end = _rng.Below(20) switch
        {
            0 => course.Start,
            1 => course.Start.AddDays(-1),
            < 4 => start.AddDays(_rng.Between(0, course.Start.DayNumber - start.DayNumber)),
            _ => course.Start.AddDays(_rng.Between(1, 150)),
        };
        Register(Describe(category, start, CountingTraits), end);
    }

    /// <summary>One that never begins.</summary>
    public void PlanOnly(Category category, DateOnly start, bool cancelled)
    {
        var plan = Describe(category, start, CountingTraits) with { Status = "planlagt" };
        var versions = desk.Begin();
        versions.AddOn(start.AddDays(-_rng.Between(3, 45)), plan);
        if (cancelled)
            versions.Add(start, plan with { Status = "annulleret" });
        versions.Aftermath(Assumptions.Deleted);
    }

    private void Register(RegisteredIndsats indsats, DateOnly end)
    {
        var begun = indsats with { Status = "paabegyndt" };
        var ended = indsats with { Status = "afsluttet", EndDate = _rng.Hits(0.01) ? null : end };
        var versions = desk.Begin();
        if (_rng.Hits(0.12))
        {
            // Written down once and for all afterwards.
            versions.Add(end < course.Start ? course.Start : end, ended);
            versions.Aftermath(Assumptions.Deleted);
            return;
        }

        if (_rng.Hits(0.35))
        {
            var planned = indsats.StartDate.AddDays(_rng.Hits(0.7) ? 0 : _rng.Between(-14, 7));
            versions.AddOn(planned.AddDays(-_rng.Between(3, 45)), indsats with { Status = "planlagt", StartDate = planned });
        }

        var endKnown = _rng.Hits(0.6);
        versions.Add(indsats.StartDate, endKnown ? begun with { EndDate = end } : begun);
        if (!endKnown || _rng.Hits(0.4))
            versions.Add(end, ended);
        versions.Aftermath(Assumptions.Deleted);
    }

    private RegisteredIndsats Describe(Category category, DateOnly start, Traits traits)
    {
        var missing = _rng.Hits(Assumptions.MissingHours);
        return new RegisteredIndsats(
            _rng.NextGuid(),
            course.Id,
            types.Any(category, _rng),
            "",
            start,
            null,
            missing ? null : Hours[(int)category].Draw(_rng),
            missing || _rng.Hits(0.5) ? null : _rng.Pick<int>([0, 15, 30, 45]),
            traits.IIndsatsdel && _rng.Hits(Assumptions.IndsatsdelUnknown) ? null : traits.IIndsatsdel,
            category == Category.Sundhed ? traits.Udfoerer : Udfoerer(category),
            _rng.Hits(0.03) ? false : null);
    }

    private string? Udfoerer(Category category) => _rng.Below(10) switch
    {
        < 4 => "kommune",
        < 6 => "andenAktoer",
        < 9 when category == Category.Virksomhedsrettet => "virksomhed",
        _ => null,
    };
}
