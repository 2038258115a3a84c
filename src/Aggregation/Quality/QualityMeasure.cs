namespace Opgoerelse.Aggregation.Quality;

/// <summary>What kind of number a measure of quality is.</summary>
public enum QualityKind
{
    /// <summary>A number of leverancer, exact: they are files, not people.</summary>
    Leverancer,

    /// <summary>A day number: the day of a receipt.</summary>
    Day,

    /// <summary>A number of registrations or forloeb to the nearest ten; 0 is under ten.</summary>
    Count,

    /// <summary>A share in whole per cent; <see cref="QualityRounding.TooFew"/> where its base is too small to tell.</summary>
    Percentage,
}

/// <summary>A frozen measure of the quality of the registrations of an omraade.</summary>
/// <param name="Omraade">DK or a kommune.</param>
/// <param name="Code">One of <see cref="QualityCodes"/>, or a reason for rejection with <see cref="QualityCodes.Reason"/> before it.</param>
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

    /// <summary>Valid forloeb.</summary>
    public const string Forloeb = "forloeb";

    /// <summary>Versions received about them, of all five entities.</summary>
    public const string Registrations = "registreringer";

    /// <summary>Share of those that a later version has replaced (corrected, or gone on) or deleted, or that are marked as made in error.</summary>
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

    /// <summary>Share of the forloeb in the population with no registration of anything: no indsats, fritagelse, ordinary hours or indstilling.</summary>
    public const string EmptyCount = "tomme";

    /// <summary>Later than this after an indsats began is late.</summary>
    public const int LateDays = 30;

    /// <summary>What kind of number a code is.</summary>
    public static QualityKind Kind(string code) => code switch
    {
        Leverancer => QualityKind.Leverancer,
        Newest => QualityKind.Day,
        Lines or Forloeb or Registrations or Indsatser => QualityKind.Count,
        _ => QualityKind.Percentage,
    };
}
