using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>The quality of the registrations that a release is made of, as of its D, frozen with it.</summary>
/// <param name="Checksum">SHA-256 over the release's own checksum and these measures, lower-case hex.</param>
/// <param name="Measure">The measures: hele landet first, then kommuner by code.</param>
public sealed record RegistrationQuality(string Checksum, IReadOnlyList<QualityMeasure> Measure)
{
    /// <summary>A measure of an omraade; null when it has none.</summary>
    public long? Find(string omraade, string code)
    {
        foreach (var measure in Measure)
        {
            if (measure.Omraade == omraade && measure.Code == code)
            {
                return measure.Value;
            }
        }

        return null;
    }

    /// <summary>The reasons for rejection in hele landet with their share of the rejected lines, commonest first.</summary>
    public IEnumerable<(string Code, long Percentage)> Reasons => Measure
        .Where(measure => measure.Code.StartsWith(QualityCodes.Reason, StringComparison.Ordinal))
        .Select(measure => (measure.Code[QualityCodes.Reason.Length..], measure.Value));

    internal static string Sum(string releaseChecksum, IReadOnlyList<QualityMeasure> measure)
    {
        var text = new StringBuilder(releaseChecksum).Append('\n');
        foreach (var item in measure)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Omraade};{item.Code};{item.Value}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>What kind of number a measure of quality is.</summary>
public enum QualityKind
{
    /// <summary>A number of leverancer, exact: they are files, not people.</summary>
    Leverancer,

    /// <summary>A day number: the day of a receipt.</summary>
    Day,

    /// <summary>A number of registrations or forloeb to the nearest ten; 0 is under ten.</summary>
    Count,

    /// <summary>A share in per cent, rounded; <see cref="QualityRounding.TooFew"/> where its base is too small to tell.</summary>
    Percentage,
}

/// <summary>A frozen measure of the quality of the registrations of an omraade.</summary>
/// <param name="Omraade">DK or a kommune.</param>
/// <param name="Code">One of <see cref="QualityCodes"/>, or a reason for rejection with <see cref="QualityCodes.Reason"/> before
/// it.</param>
/// <param name="Value">By the kind of the code, rounded already: what was rounded away is stored nowhere in the release.</param>
public readonly record struct QualityMeasure(string Omraade, string Code, long Value);

/// <summary>The measures.</summary>
public static class QualityCodes
{
    /// <summary>Leverancer taken in; of a kommune: those that brought something about its forloeb.</summary>
    public const string Leverancer = "leverancer";

    /// <summary>The day on which the newest of them was received.</summary>
    public const string Newest = "nyeste";

    /// <summary>Hele landet only: lines read.</summary>
    public const string Lines = "linjer";

    /// <summary>Hele landet only: share of the lines that were rejected.</summary>
    public const string Rejected = "afvist";

    /// <summary>Hele landet only, with the code of the reason after it: share of the rejected lines.</summary>
    public const string Reason = "afvist:";

    /// <summary>
    /// Hele landet only, and only where there are any: citizens who are another in the registrations than in the release's figures, because
    /// they are too few in their kommune and period to be shown (ADR 51).
    /// </summary>
    public const string Waiting = "venter";

    /// <summary>Valid forloeb.</summary>
    public const string Forloeb = "forloeb";

    /// <summary>Versions received about them, of all five entities.</summary>
    public const string Registrations = "registreringer";

    /// <summary>
    /// Share of those that a later version has replaced (corrected, or gone on) or deleted, or that are marked as made in error.
    /// </summary>
    public const string Corrected = "rettet";

    /// <summary>Indsatser in force that have begun.</summary>
    public const string Indsatser = "indsatser";

    /// <summary>Share of them first registered by the jobcenter more than <see cref="LateDays"/> days after they began.</summary>
    public const string Sent = "sent";

    /// <summary>Share of them without a word on whether they stand in the plan's indsatsdel.</summary>
    public const string IndsatsdelUnknown = "indsatsdel-ukendt";

    /// <summary>Share of them that are ended and have no end date.</summary>
    public const string WithoutEndDate = "uden-slutdato";

    /// <summary>Share of them without hours and minutes a week.</summary>
    public const string WithoutHours = "uden-timer";

    /// <summary>Share of the forloeb without the rehabiliteringsteam's first indstilling.</summary>
    public const string WithoutIndstilling = "uden-indstilling";

    /// <summary>
    /// Share of the forloeb in the population with no registration of anything: no indsats, fritagelse, ordinary hours or indstilling.
    /// </summary>
    public const string EmptyCount = "tomme";

    /// <summary>Forloeb that have ended.</summary>
    public const string Ended = "afsluttede";

    /// <summary>Share of them with an afslutningsaarsag that data/afslutningsaarsager.csv lacks.</summary>
    public const string ReasonUnknown = "aarsag-ukendt";

    /// <summary>Share of them without any.</summary>
    public const string WithoutReason = "uden-aarsag";

    /// <summary>Later than this after an indsats began is late.</summary>
    public const int LateDays = 30;

    /// <summary>What kind of number a code is.</summary>
    public static QualityKind Kind(string code) => code switch
    {
        Leverancer => QualityKind.Leverancer,
        Newest => QualityKind.Day,
        Lines or Waiting or Forloeb or Registrations or Indsatser or Ended => QualityKind.Count,
        _ => QualityKind.Percentage,
    };
}

/// <summary>Rounds measures of quality, so that no single registration is shown (ADR 33).</summary>
public static class QualityRounding
{
    /// <summary>Stands for a share whose base is below <see cref="SmallestBasis"/>.</summary>
    public const long TooFew = -1;

    /// <summary>The smallest base of a share: below it, a whole per cent would tell of single registrations.</summary>
    public const long SmallestBasis = 100;

    private static readonly int[] Steps = [1, 2, 5, 10, 20];

    /// <summary>To the nearest ten, half up; below ten 0, which is read as under ten.</summary>
    public static long Count(long count) => count < 10 ? 0 : (count + 5) / 10 * 10;

    /// <summary>
    /// Whole per cent of what is no citizen's (lines), half up; <see cref="TooFew"/> for a small base.
    /// </summary>
    public static long Percentage(long part, long whole) =>
        whole < SmallestBasis ? TooFew : Rounding.Ratio((Int128)100 * part, whole, 0)!.Value;

    /// <summary>
    /// Per cent, half up, in the finest of the steps 1, 2, 5, 10 and 20 that leaves at least <paramref name="k"/> numbers open wherever the
    /// share lies, at its ends as well, where a step is half as wide; <see cref="TooFew"/> for a small base, or where no step is that wide.
    /// </summary>
    public static long PercentageOfCitizens(long part, long whole, int k)
    {
        var step = Array.Find(Steps, step => step * whole > 200L * (k - 1));
        return whole < SmallestBasis || step == 0 ? TooFew : step * Rounding.Ratio((Int128)100 * part, (Int128)whole * step, 0)!.Value;
    }
}
