using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Kategori = Opgoerelse.Domain.Law.Kategori;

namespace Opgoerelse.Generator.Life;

/// <summary>What can be said of an indsats beside its kategori and day; the defaults are those of one that counts.</summary>
internal sealed record Traits
{
    /// <summary>For sundhed only; other kategorier draw theirs.</summary>
    public string? Udfoerer { get; init; } = "kommune";

    public bool IIndsatsdel { get; init; } = true;
}

/// <summary>The life of single indsatser: planned, begun, ended, each with its registrations.</summary>
internal sealed class IndsatsLife(Course course, Indsatstyper typer, CaseDesk desk)
{
    private static readonly Traits CountingTraits = new();

    private static readonly QuantileTable[] Dage =
    [
        new((0, 13), (300, 28), (700, 91), (1000, 182)),
        new((0, 7), (300, 42), (700, 91), (1000, 300)),
        new((0, 28), (500, 180), (1000, 720)),
        new((0, 14), (500, 70), (1000, 240)),
        new((0, 60), (500, 180), (1000, 365)),
    ];

    private static readonly QuantileTable[] Timer =
    [
        new((0, 2), (500, 8), (950, 24), (1000, 37)),
        new((0, 1), (500, 5), (1000, 30)),
        new((0, 0), (600, 2), (1000, 8)),
        new((0, 0), (700, 1), (1000, 6)),
        new((0, 0), (700, 2), (1000, 5)),
    ];

    private readonly Rng _rng = desk.Rng;

    /// <summary>An indsats that begins, unless the forløb has ended by then.</summary>
    public void Give(Kategori kategori, DateOnly start, Traits? traits = null)
    {
        if (start > course.Slut)
            return;

        if (_rng.Hits(Antagelser.ForkertAarhundrede))
            start = start.AddYears(-100);
        var slut = start.AddDays(Dage[(int)kategori].Draw(_rng) - 1);
        if (slut > course.Slut && _rng.Hits(0.8))
            slut = course.Slut;
        Register(Describe(kategori, start, traits ?? CountingTraits), slut);
    }

    /// <summary>One that began before the start; most are still running then, some end around that very day.</summary>
    public void GiveBeforeStart(Kategori kategori)
    {
        var start = course.Start.AddDays(-_rng.Between(1, 250));
        var slut = _rng.Below(20) switch
        {
            0 => course.Start,
            1 => course.Start.AddDays(-1),
            < 4 => start.AddDays(_rng.Between(0, course.Start.DayNumber - start.DayNumber)),
            _ => course.Start.AddDays(_rng.Between(1, 150)),
        };
        Register(Describe(kategori, start, CountingTraits), slut);
    }

    /// <summary>One that never begins.</summary>
    public void PlanOnly(Kategori kategori, DateOnly start, bool cancelled)
    {
        var plan = Describe(kategori, start, CountingTraits) with { Status = "planlagt" };
        var versions = desk.Begin();
        versions.AddOn(start.AddDays(-_rng.Between(3, 45)), plan);
        if (cancelled)
            versions.Add(start, plan with { Status = "annulleret" });
        versions.Aftermath(Antagelser.Slettet);
    }

    private void Register(Indsats indsats, DateOnly slut)
    {
        var begun = indsats with { Status = "paabegyndt" };
        var ended = indsats with { Status = "afsluttet", Slutdato = _rng.Hits(0.01) ? null : slut };
        var versions = desk.Begin();
        if (_rng.Hits(0.12))
        {
            // Written down once and for all afterwards.
            versions.Add(slut < course.Start ? course.Start : slut, ended);
            versions.Aftermath(Antagelser.Slettet);
            return;
        }

        if (_rng.Hits(0.35))
        {
            var planned = indsats.Startdato.AddDays(_rng.Hits(0.7) ? 0 : _rng.Between(-14, 7));
            versions.AddOn(planned.AddDays(-_rng.Between(3, 45)), indsats with { Status = "planlagt", Startdato = planned });
        }

        var endKnown = _rng.Hits(0.6);
        versions.Add(indsats.Startdato, endKnown ? begun with { Slutdato = slut } : begun);
        if (!endKnown || _rng.Hits(0.4))
            versions.Add(slut, ended);
        versions.Aftermath(Antagelser.Slettet);
    }

    private Indsats Describe(Kategori kategori, DateOnly start, Traits traits)
    {
        var missing = _rng.Hits(Antagelser.ManglendeTimer);
        return new Indsats(
            _rng.NextGuid(),
            course.Id,
            typer.Any(kategori, _rng),
            "",
            start,
            null,
            missing ? null : Timer[(int)kategori].Draw(_rng),
            missing || _rng.Hits(0.5) ? null : _rng.Pick<int>([0, 15, 30, 45]),
            traits.IIndsatsdel && _rng.Hits(Antagelser.IndsatsdelUkendt) ? null : traits.IIndsatsdel,
            kategori == Kategori.Sundhed ? traits.Udfoerer : Udfoerer(kategori),
            _rng.Hits(0.03) ? false : null);
    }

    private string? Udfoerer(Kategori kategori) => _rng.Below(10) switch
    {
        < 4 => "kommune",
        < 6 => "andenAktoer",
        < 9 when kategori == Kategori.Virksomhedsrettet => "virksomhed",
        _ => null,
    };
}
