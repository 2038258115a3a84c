using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Kategori = Opgoerelse.Domain.Law.Kategori;

namespace Opgoerelse.Generator.Life;

/// <summary>Decides which indsatser a forløb gets and when, the ones that count and the many that do not.</summary>
internal static class IndsatsPlan
{
    private static readonly Kategori[] Counting =
        [Kategori.Virksomhedsrettet, Kategori.OevrigBeskaeftigelse, Kategori.Social, Kategori.Sundhed];

    /// <summary>Returns, per counting kategori, whether it is given before the frist.</summary>
    public static bool[] Live(Course course, Country country, CaseDesk desk)
    {
        var indsatser = new IndsatsLife(course, country.Indsatstyper, desk);
        var given = Given(course, desk.Rng);
        if (given.Contains(true))
            BeforeTheFrist(course, given, indsatser, desk.Rng);
        else
            OnlyAfterTheFrist(course, indsatser, desk.Rng);
        WhatDoesNotCount(course, indsatser, desk.Rng);
        return given;
    }

    private static bool[] Given(Course course, Rng rng)
    {
        var given = new bool[Counting.Length];
        for (var i = 0; i < given.Length; i++)
        {
            var share = Antagelser.AndelPrKategori[i];
            var odds = course.Kommune.Odds[i] * (course.Start >= Antagelser.Garanti ? Antagelser.GarantiensOdds : 1);
            given[i] = rng.Hits(odds * share / (1 - share + (odds * share)));
        }

        return given;
    }

    private static void BeforeTheFrist(Course course, bool[] given, IndsatsLife indsatser, Rng rng)
    {
        var first = rng.Hits(Antagelser.FoersteIndsatsPaaFristen)
            ? course.Window
            : Antagelser.DageTilFoerste.Draw(rng);
        var kategorier = Counting.Where((_, i) => given[i]).ToArray();
        var earliest = rng.Below(kategorier.Length);
        for (var i = 0; i < kategorier.Length; i++)
        {
            var day = course.Start.AddDays(i == earliest ? first : rng.Between(first, course.Window));
            indsatser.Give(kategorier[i], day);
            if (rng.Hits(Antagelser.EnTilAfSammeKategori))
                indsatser.Give(kategorier[i], day.AddDays(rng.Between(0, 120)));
        }

        if (rng.Hits(Antagelser.OgsaaEfterFristen))
            indsatser.Give(Any(rng), course.Frist.AddDays(rng.Between(1, 300)));
    }

    private static void OnlyAfterTheFrist(Course course, IndsatsLife indsatser, Rng rng)
    {
        if (rng.Hits(Antagelser.FoersteIndsatsDagenEfterFristen))
            indsatser.Give(Any(rng), course.Frist.AddDays(1));
        else if (rng.Hits(Antagelser.SenereIndsats))
            indsatser.Give(Any(rng), course.Frist.AddDays(rng.Between(2, 400)));
    }

    // Each of these fails one of the six rules, and only that one.
    private static void WhatDoesNotCount(Course course, IndsatsLife indsatser, Rng rng)
    {
        if (rng.Hits(Antagelser.Mentor))
            indsatser.Give(Kategori.Mentor, Inside(course, rng));
        if (rng.Hits(Antagelser.RegionalSundhed))
            indsatser.Give(Kategori.Sundhed, Inside(course, rng), new() { Udfoerer = "region" });
        if (rng.Hits(Antagelser.SundhedUkendtUdfoerer))
            indsatser.Give(Kategori.Sundhed, Inside(course, rng), new() { Udfoerer = rng.Hits(0.7) ? null : "andenAktoer" });
        if (rng.Hits(Antagelser.UdenForIndsatsdelen))
            indsatser.Give(Any(rng), Inside(course, rng), new() { IIndsatsdel = false });
        if (rng.Hits(Antagelser.BegyndtFoerStart))
            indsatser.GiveBeforeStart(Any(rng));
        if (rng.Hits(Antagelser.PlanlagtAldrigBegyndt))
            indsatser.PlanOnly(Any(rng), Inside(course, rng), cancelled: false);
        if (rng.Hits(Antagelser.Annulleret))
            indsatser.PlanOnly(Any(rng), Inside(course, rng), cancelled: true);
    }

    private static Kategori Any(Rng rng) => rng.Pick<Kategori>(Counting);

    private static DateOnly Inside(Course course, Rng rng) => course.Start.AddDays(rng.Between(0, course.Window));
}
