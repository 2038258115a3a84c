using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Serving.Search;

/// <summary>
/// What each measure is, in a sentence for who looks for it. The exact account is docs/opgoerelse.md, section 4; what stands here must
/// agree with it.
/// </summary>
internal static class MeasureDefinitions
{
    /// <summary>By the code of the measure; where one code is several measures, by the kind of table and the code.</summary>
    private static readonly Dictionary<(TableKind? Kind, string Measure), BilingualText> All = new()
    {
        [(null, "antalForloeb")] = new(
            "Forløb, hvis frist er nået, og som ikke sluttede før den. Det er dem, andelene er regnet af.",
            "Courses whose deadline has come and that did not end before it. The shares are computed from them."),
        [(null, "antalMed")] = new(
            "Forløb med mindst én indsats af slagsen begyndt fra startdagen til og med fristen.",
            "Courses with at least one effort of the kind begun from the day of the start up to and including the deadline."),
        [(null, "andel")] = new(
            "Antal forløb med indsatsen i pct. af antal forløb.",
            "Courses with the effort as a percentage of all courses."),
        [(null, "antalIndsatser")] = new(
            "Indsatser begyndt fra startdagen til og med fristen.",
            "Efforts begun from the day of the start up to and including the deadline."),
        [(null, "indsatserPrForloeb")] = new(
            "Antal indsatser delt med antal forløb.",
            "Efforts divided by courses."),
        [(null, "uger")] = new(
            "Dage med indsats fra startdagen til fristen, delt med 7. En dag med flere indsatser tæller én gang.",
            "Days with effort from the day of the start to the deadline, divided by 7. A day with several efforts counts once."),
        [(null, "ugerPrForloeb")] = new(
            "Uger med indsats delt med antal forløb med indsatsen.",
            "Weeks with effort divided by courses with the effort."),
        [(null, "timer")] = new(
            "Timer om ugen gange uger fra startdagen til fristen, lagt sammen. Indsatser uden oplyst timetal tæller 0.",
            "Hours a week times weeks from the day of the start to the deadline, added up. Efforts without known hours count 0."),
        [(null, "timerPrForloeb")] = new(
            "Timer delt med antal forløb med indsatsen.",
            "Hours divided by courses with the effort."),
        [(null, "antal")] = new(
            "Forløb, hvis første indsats begyndte inden for tiden fra start.",
            "Courses whose first effort began within the time from the start."),
        [(TableKind.TimeToFirst, "andel")] = new(
            "Forløb, hvis første indsats begyndte inden for tiden fra start, i pct. af antal forløb.",
            "Courses whose first effort began within the time from the start, as a percentage of all courses."),
        [(TableKind.Ending, "antal")] = new(
            "Forløb, der sluttede i året, efter hvad der fulgte. Tallet fortæller, hvad der fulgte, ikke hvorfor.",
            "Courses that ended in the year, by what followed. The figure tells what followed, not why."),
        [(TableKind.Ending, "andel")] = new(
            "Forløb, som det samme fulgte efter, i pct. af de forløb, der sluttede i året med den samme indsats inden fristen.",
            "Courses that the same followed, as a percentage of those that ended in the year with the same effort before the deadline."),
        [(TableKind.Length, "antal")] = new(
            "Forløb, der sluttede i året, efter hvor længe de havde varet.",
            "Courses that ended in the year, by how long they had lasted."),
        [(TableKind.Length, "andel")] = new(
            "Forløb af den længde i pct. af de forløb, der sluttede i året.",
            "Courses of that length as a percentage of those that ended in the year."),
        [(TableKind.Length, "median")] = new(
            "Det midterste antal dage fra startdagen til slutdatoen, begge med, blandt forløb, der sluttede i året.",
            "The middle number of days from the day of the start to the day of the end, both included, among courses that ended in the "
                + "year."),
        [(null, "median")] = new(
            "Det midterste antal dage fra startdagen til den første indsats, blandt forløb der fik en.",
            "The middle number of days from the day of the start to the first effort, among courses that had one."),
        [(null, "ingen")] = new(
            "Forløb, der ikke havde fået nogen indsats ved fristen.",
            "Courses that had had no effort by the deadline."),
        [(null, "undtagetLoentimer")] = new(
            "Forløb uden indsats, hvor borgeren havde almindelige løntimer inden fristen.",
            "Courses without effort where the citizen had ordinary paid hours before the deadline."),
        [(null, "genbehandlet")] = new(
            "Forløb uden indsats, der kom for rehabiliteringsteamet igen senest tre måneder efter fristen.",
            "Courses without effort that came before the rehabilitation team again within three months of the deadline."),
        [(null, "afsluttetInden")] = new(
            "Forløb, der sluttede før fristen. De er ikke med i andelene.",
            "Courses that ended before the deadline. They are not in the shares."),
        [(null, "fritaget")] = new(
            "Forløb, der er fritaget, så der ingen frist er. De er ikke med i andelene.",
            "Courses that are exempt, so that there is no deadline. They are not in the shares."),
        [(null, "ikkeObserveret")] = new(
            "Forløb, hvis frist ikke er nået på opgørelsesdagen. De er ikke med i andelene.",
            "Courses whose deadline has not come on the day that the figures are as of. They are not in the shares."),
        [(null, "indstillet")] = new(
            "Forløb, hvor rehabiliteringsteamet har indstillet til virksomhedsrettet indsats.",
            "Courses where the rehabilitation team recommended company-based effort."),
        [(null, "givet")] = new(
            "Af de indstillede: forløb, der fik virksomhedsrettet indsats inden fristen.",
            "Of those recommended: courses given company-based effort before the deadline."),
        [(TableKind.IndstilletAndGiven, "andel")] = new(
            "Forløb, der fik virksomhedsrettet indsats, i pct. af de indstillede.",
            "Courses given company-based effort, as a percentage of those recommended."),
    };

    /// <summary>The definition of a measure in a kind of table; null where there is none.</summary>
    public static BilingualText? Find(TableKind? kind, string measure) =>
        All.GetValueOrDefault((kind, measure)) ?? All.GetValueOrDefault((null, measure));
}
