using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>The measures: code, label, unit and decimals, as the definition's section 4 has them.</summary>
internal static class Measures
{
    private static readonly BilingualText Forloeb = new("antal forløb", "number of courses");
    private static readonly BilingualText Percentage = new("pct.", "per cent");
    private static readonly BilingualText Weeks = new("uger", "weeks");
    private static readonly BilingualText Hours = new("timer", "hours");
    private static readonly BilingualText Days = new("dage", "days");

    public static readonly DimensionValue ForloebCount = Count("antalForloeb", "Antal forløb", "Number of courses");
    public static readonly DimensionValue CountWith = Count("antalMed", "Antal forløb med indsatsen", "Number of courses with the effort");
    public static readonly DimensionValue Share = new("andel", new BilingualText("Andel", "Share")) { Decimals = 1, Unit = Percentage };

    public static readonly DimensionValue IndsatsCount = new("antalIndsatser", new BilingualText("Antal indsatser", "Number of efforts"))
    {
        Unit = new BilingualText("antal indsatser", "number of efforts"),
    };
    public static readonly DimensionValue IndsatserPerForloeb = new(
        "indsatserPrForloeb",
        new BilingualText("Indsatser pr. forløb", "Efforts per course"))
    {
        Decimals = 2,
        Unit = new BilingualText("indsatser pr. forløb", "efforts per course"),
    };
    public static readonly DimensionValue WeekCount = new("uger", new BilingualText("Uger med indsats", "Weeks with effort"))
    {
        Decimals = 1,
        Unit = Weeks,
    };
    public static readonly DimensionValue WeeksPerForloeb = new(
        "ugerPrForloeb",
        new BilingualText("Uger pr. forløb med indsatsen", "Weeks per course with the effort"))
    {
        Decimals = 1,
        Unit = Weeks,
    };
    public static readonly DimensionValue HourCount = new("timer", new BilingualText("Timer", "Hours")) { Decimals = 1, Unit = Hours };
    public static readonly DimensionValue HoursPerForloeb = new(
        "timerPrForloeb",
        new BilingualText("Timer pr. forløb med indsatsen", "Hours per course with the effort"))
    {
        Decimals = 1,
        Unit = Hours,
    };

    public static readonly DimensionValue CountWithin =
        Count("antal", "Antal forløb med første indsats", "Number of courses with a first effort");
    public static readonly DimensionValue ShareWithin = new("andel", new BilingualText("Andel af alle forløb", "Share of all courses"))
    {
        Decimals = 1,
        Unit = Percentage,
    };
    public static readonly DimensionValue Median = new(
        "median",
        new BilingualText("Median, dage til første indsats", "Median days to first effort"))
    {
        Decimals = 1,
        Unit = Days,
    };

    public static readonly DimensionValue WithoutIndsats = Count(CategoryCodes.Ingen, "Uden indsats", "Without effort");
    public static readonly DimensionValue ExemptLoentimer = Count(
        "undtagetLoentimer",
        "Uden indsats, undtaget på grund af ordinære løntimer",
        "Without effort, exempt because of ordinary paid hours");
    public static readonly DimensionValue Genbehandlet = Count(
        "genbehandlet",
        "Uden indsats, genbehandlet i rehabiliteringsteamet",
        "Without effort, reconsidered by the rehabilitation team");
    public static readonly DimensionValue EndedBeforeFrist =
        Count("afsluttetInden", "Ikke talt med: afsluttet inden fristen", "Left out: ended before the deadline");
    public static readonly DimensionValue Fritaget = Count("fritaget", "Ikke talt med: fritaget", "Left out: exempt");
    public static readonly DimensionValue NotObserved =
        Count("ikkeObserveret", "Ikke talt med: fristen er ikke nået", "Left out: deadline not reached");

    public static readonly DimensionValue Indstillet =
        Count("indstillet", "Indstillet til virksomhedsrettet indsats", "Recommended for company-based effort");
    public static readonly DimensionValue Given =
        Count("givet", "Heraf fået virksomhedsrettet indsats", "Of these, given company-based effort");
    public static readonly DimensionValue ShareGiven = new(
        "andel",
        new BilingualText("Andel af de indstillede", "Share of those recommended"))
    {
        Decimals = 1,
        Unit = Percentage,
    };

    /// <summary>A count or share, and then, for each of them, the two ends of the range that is published of it.</summary>
    public static IReadOnlyList<DimensionValue> WithRanges(params IReadOnlyList<DimensionValue> exact) =>
        [.. exact, .. exact.Where(measure => measure != Median).SelectMany(Ends)];

    private static DimensionValue[] Ends(DimensionValue exact) =>
    [
        exact with { Code = RangeEnds.From(exact.Code), Name = new BilingualText($"{exact.Name.Da}, fra", $"{exact.Name.En}, from") },
        exact with { Code = RangeEnds.To(exact.Code), Name = new BilingualText($"{exact.Name.Da}, til", $"{exact.Name.En}, to") },
    ];

    private static DimensionValue Count(string code, string da, string en) => new(code, new BilingualText(da, en)) { Unit = Forloeb };
}
