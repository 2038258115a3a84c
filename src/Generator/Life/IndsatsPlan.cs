using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Premises;
using Category = Opgoerelse.Domain.Law.Category;

namespace Opgoerelse.Generator.Life;

/// <summary>Decides which indsatser a forløb gets and when, the ones that count and the many that do not.</summary>
internal static class IndsatsPlan
{
    private static readonly Category[] Counting =
        [Category.Virksomhedsrettet, Category.OevrigBeskaeftigelse, Category.Social, Category.Sundhed];

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
            var share = Assumptions.ShareByCategory[i];
            var odds = course.Kommune.Odds[i] * (course.Start >= Assumptions.Guarantee ? Assumptions.GuaranteeOdds : 1);
            given[i] = rng.Hits(odds * share / (1 - share + (odds * share)));
        }

        return given;
    }

    private static void BeforeTheFrist(Course course, bool[] given, IndsatsLife indsatser, Rng rng)
    {
        var first = rng.Hits(Assumptions.FirstIndsatsOnFrist)
            ? course.Window
            : Assumptions.DaysToFirst.Draw(rng);
        var categories = Counting.Where((_, i) => given[i]).ToArray();
        var earliest = rng.Below(categories.Length);
        for (var i = 0; i < categories.Length; i++)
        {
            var day = course.Start.AddDays(i == earliest ? first : rng.Between(first, course.Window));
            indsatser.Give(categories[i], day);
            if (rng.Hits(Assumptions.OneMoreOfSameCategory))
                indsatser.Give(categories[i], day.AddDays(rng.Between(0, 120)));
        }

        if (rng.Hits(Assumptions.AlsoAfterFrist))
            indsatser.Give(Any(rng), course.Frist.AddDays(rng.Between(1, 300)));
    }

    private static void OnlyAfterTheFrist(Course course, IndsatsLife indsatser, Rng rng)
    {
        if (rng.Hits(Assumptions.FirstIndsatsDayAfterFrist))
            indsatser.Give(Any(rng), course.Frist.AddDays(1));
        else if (rng.Hits(Assumptions.LaterIndsats))
            indsatser.Give(Any(rng), course.Frist.AddDays(rng.Between(2, 400)));
    }

    // Each of these fails one of the six rules, and only that one.
    private static void WhatDoesNotCount(Course course, IndsatsLife indsatser, Rng rng)
    {
        if (rng.Hits(Assumptions.Mentor))
            indsatser.Give(Category.Mentor, Inside(course, rng));
        if (rng.Hits(Assumptions.RegionalSundhed))
            indsatser.Give(Category.Sundhed, Inside(course, rng), new() { Udfoerer = "region" });
        if (rng.Hits(Assumptions.SundhedUnknownUdfoerer))
            indsatser.Give(Category.Sundhed, Inside(course, rng), new() { Udfoerer = rng.Hits(0.7) ? null : "andenAktoer" });
        if (rng.Hits(Assumptions.OutsideIndsatsdel))
            indsatser.Give(Any(rng), Inside(course, rng), new() { IIndsatsdel = false });
        if (rng.Hits(Assumptions.BegunBeforeStart))
            indsatser.GiveBeforeStart(Any(rng));
        if (rng.Hits(Assumptions.PlannedNeverBegun))
            indsatser.PlanOnly(Any(rng), Inside(course, rng), cancelled: false);
        if (rng.Hits(Assumptions.Cancelled))
            indsatser.PlanOnly(Any(rng), Inside(course, rng), cancelled: true);
    }

    private static Category Any(Rng rng) => rng.Pick<Category>(Counting);

    private static DateOnly Inside(Course course, Rng rng) => course.Start.AddDays(rng.Between(0, course.Window));
}
