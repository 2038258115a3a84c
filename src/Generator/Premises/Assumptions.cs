using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Premises;

/// <summary>
/// Every assumption about the synthetic country, in one place. They imitate what is publicly known of
/// the ordning in broad terms; none of them is an official figure. Shares are of forløb unless said otherwise.
/// </summary>
internal static class Assumptions
{
    // ---- The calendar of the data set -------------------------------------------------------------------

    /// <summary>Nothing is registered after this day.</summary>
    public static readonly DateOnly LastRegistration = new(2026, 9, 30);

    /// <summary>Corrections and delayed messages still arrive until this day.</summary>
    public static readonly DateOnly LastArrival = new(2026, 10, 31);

    /// <summary>No second forløb of a person starts after this day.</summary>
    public static readonly DateOnly LastStart = new(2026, 6, 30);

    /// <summary>The six-month guarantee holds from this day (LAB § 113, stk. 2).</summary>
    public static readonly DateOnly Guarantee = new(2022, 1, 1);

    public const double StartOnLastDayOfMonth = 0.03;

    // ---- People -----------------------------------------------------------------------------------------

    public const double Women = 0.60;

    /// <summary>Born so that the start is a birthday, where an age is easily a year wrong.</summary>
    public const double StartOnBirthday = 0.01;

    public const double BornOnLeapDay = 0.005;

    public static readonly QuantileTable Age = new(
        (0, 18), (60, 24), (150, 29), (480, 39), (810, 49), (960, 59), (1000, 64));

    /// <summary>No forløb starts before the first or from the second birthday on.</summary>
    public const int OfAge = 18;

    /// <inheritdoc cref="OfAge"/>
    public const int TooOld = 65;

    // ---- What is given before the frist -----------------------------------------------------------------

    /// <summary>Virksomhedsrettet, øvrig beskæftigelse, social, sundhed: before the guarantee.</summary>
    public static readonly double[] ShareByCategory = [0.185, 0.46, 0.23, 0.155];

    /// <summary>How much the guarantee raises the odds of each kategori.</summary>
    public const double GuaranteeOdds = 1.22;

    /// <summary>
    /// Days from the start to the first indsats where there is one. Many begin in the first weeks, half before
    /// nine weeks have gone, and the frist pulls some more to its end.
    /// </summary>
    public static readonly QuantileTable DaysToFirst = new(
        (0, 0), (25, 0), (60, 2), (130, 13), (270, 31), (500, 60), (720, 93), (870, 130), (950, 160), (1000, 180));

    /// <summary>First indsats on the very day of the frist.</summary>
    public const double FirstIndsatsOnFrist = 0.006;

    /// <summary>Of those with nothing: the first indsats on the day after the frist, where it is too late.</summary>
    public const double FirstIndsatsDayAfterFrist = 0.02;

    /// <summary>Of those with nothing: something comes later than that.</summary>
    public const double LaterIndsats = 0.55;

    /// <summary>One more of the same kategori before the frist.</summary>
    public const double OneMoreOfSameCategory = 0.25;

    /// <summary>Of those with something: another one after the frist.</summary>
    public const double AlsoAfterFrist = 0.25;

    public const double Mentor = 0.10;
    public const double RegionalSundhed = 0.06;
    public const double SundhedUnknownUdfoerer = 0.03;
    public const double BegunBeforeStart = 0.08;
    public const double PlannedNeverBegun = 0.06;
    public const double Cancelled = 0.05;
    public const double OutsideIndsatsdel = 0.05;

    /// <summary>Of indsatser: the start year typed a century too early, still an accepted date.</summary>
    public const double WrongCentury = 0.0003;

    /// <summary>Of indsatser: no hours were written.</summary>
    public const double MissingHours = 0.12;

    /// <summary>Of indsatser: nothing is said about the plan's indsatsdel.</summary>
    public const double IndsatsdelUnknown = 0.16;

    // ---- The forløb -------------------------------------------------------------------------------------

    public const double EndedEarly = 0.045;

    /// <summary>Ended on the frist itself or on the day before: the two sides of afsluttetInden.</summary>
    public const double EndedAtTheFrist = 0.004;

    /// <summary>Days from start to end of the others.</summary>
    public static readonly QuantileTable Duration = new(
        (0, 190), (100, 330), (300, 560), (500, 760), (700, 1030), (900, 1520), (1000, 1830));

    /// <summary>Of those whose forløb has ended: another forløb later.</summary>
    public const double NewForloeb = 0.10;

    public static readonly QuantileTable DaysToNewForloeb = new((0, 1), (300, 90), (700, 400), (1000, 1100));

    /// <summary>A move per year of forløb.</summary>
    public const double MovesPerYear = 0.025;

    /// <summary>A move on the very day of the frist, where the kommune of the figures changes.</summary>
    public const double MoveOnTheFrist = 0.002;

    public const double MoveWithinRegion = 0.7;

    public const double WithFritagelse = 0.105;
    public const double OverlappingFritagelse = 0.25;
    public const double OpenFritagelse = 0.07;

    public const double OrdinaryHours = 0.05;

    public const double Indstillet = 0.92;

    /// <summary>Days from the team's indstilling to the start, where it came first.</summary>
    public static readonly QuantileTable DaysFromIndstilling = new(
        (0, 0), (400, 14), (750, 35), (900, 70), (965, 130), (990, 250), (1000, 430));

    /// <summary>Of those with nothing before the frist: presented to the team again.</summary>
    public const double Genbehandlet = 0.4;

    // ---- Registration -----------------------------------------------------------------------------------

    /// <summary>Days from an event to its registration.</summary>
    public static readonly QuantileTable DelayDays = new(
        (0, 0), (350, 1), (700, 7), (870, 21), (960, 70), (992, 200), (1000, 450));

    /// <summary>How many of the kommuner use which system.</summary>
    public static readonly Weighted<Fagsystem> Fagsystemer = new(
        (Fagsystem.Plain, 55), (Fagsystem.Offset, 20), (Fagsystem.Utc, 15), (Fagsystem.Old, 10));

    // Per entity.
    public const double Corrected = 0.025;
    public const double Deleted = 0.008;
    public const double ForloebDeleted = 0.004;
    public const double Revived = 0.25;
    public const double Fejloprettet = 0.006;

    /// <summary>Of forløb: only the children ever come.</summary>
    public const double ForloebNeverComes = 0.0015;

    // Per message.
    public const double DelayedBesked = 0.004;
    public const double ReverseOrder = 0.01;
    public const double RepeatedUnderSameBeskedId = 0.003;
    public const double RepeatedUnderNewBeskedId = 0.0015;
    public const double VersionConflict = 0.0004;
    public const double DefectiveLine = 0.0036;

    /// <summary>Of defective lines: the right one never follows.</summary>
    public const double DefectNeverCorrected = 0.15;
}
