namespace Opgoerelse.Model;

/// <summary>What happens to an indsats begun before S (definition, section 3).</summary>
public enum SlowBeforeStart
{
    Leave,
    IncludeIfRunning,
    IncludeIfIndstillet,
}

/// <summary>What rule 5 demands of <c>iIndsatsdel</c> (definition, section 3).</summary>
public enum SlowIndsatsdel
{
    Require,
    RequireUnknownAllowed,
    Ignore,
}

/// <summary>
/// A regelsæt: the switches of section 3 of the definition, and the four named ones as that section's table
/// states them.
/// </summary>
/// <param name="Name">The name, as in the commands.</param>
/// <param name="Months">Window in calendar months.</param>
/// <param name="BeforeStart">Indsatser begun before S.</param>
/// <param name="Mentor">Mentorstøtte counts, as a fifth category that is part of <c>nogen</c>.</param>
/// <param name="RegionalSundhed">Under sundhedsloven, udfoerer = region counts beside kommune.</param>
/// <param name="Pauses">Pauses move the frist.</param>
/// <param name="CountsEnded">Forløb with slutdato before F stay in the population.</param>
/// <param name="ExcludesHelbred">Forløb with a pause of health kind are taken out.</param>
/// <param name="Indsatsdel">Rule 5.</param>
/// <param name="KommuneAtStart">Kommune on day S in place of day F.</param>
public sealed record SlowRegelsaet(
    string Name,
    int Months,
    SlowBeforeStart BeforeStart,
    bool Mentor,
    bool RegionalSundhed,
    bool Pauses,
    bool CountsEnded,
    bool ExcludesHelbred,
    SlowIndsatsdel Indsatsdel,
    bool KommuneAtStart)
{
    /// <summary>The official figures.</summary>
    public static SlowRegelsaet Bek2408 { get; } = new(
        "bek-2408",
        Months: 6,
        BeforeStart: SlowBeforeStart.Leave,
        Mentor: false,
        RegionalSundhed: false,
        Pauses: true,
        CountsEnded: false,
        ExcludesHelbred: false,
        Indsatsdel: SlowIndsatsdel.RequireUnknownAllowed,
        KommuneAtStart: false);

    /// <summary>What KL asked for.</summary>
    public static SlowRegelsaet Kl2021 { get; } = Bek2408 with
    {
        Name = "kl-2021",
        Mentor = true,
        RegionalSundhed = true,
        BeforeStart = SlowBeforeStart.IncludeIfIndstillet,
        ExcludesHelbred = true,
    };

    /// <summary>Comparable with the evaluation figures for the first year.</summary>
    public static SlowRegelsaet FirstYearRule { get; } = Bek2408 with
    {
        Name = "foerste-aar",
        Months = 12,
        Pauses = false,
        CountsEnded = true,
        BeforeStart = SlowBeforeStart.Leave,
        Indsatsdel = SlowIndsatsdel.Ignore,
    };

    /// <summary>Sensitivity to the fritagelser.</summary>
    public static SlowRegelsaet WithoutPauses { get; } = Bek2408 with
    {
        Name = "uden-pauser",
        Pauses = false,
    };

    /// <summary>The four named regelsæt.</summary>
    public static IReadOnlyList<SlowRegelsaet> All { get; } = [Bek2408, Kl2021, FirstYearRule, WithoutPauses];

    /// <summary>The regelsæt of that name; an exception when there is none.</summary>
    public static SlowRegelsaet Named(string name) =>
        All.FirstOrDefault(r => r.Name == name)
        ?? throw new ArgumentException("no regelsæt of the name " + name, nameof(name));

    /// <summary>
    /// The categories that count, in the order of the files: virksomhedsrettet, oevrig-beskaeftigelse, social,
    /// sundhed, and mentor where the regelsæt has it.
    /// </summary>
    public IReadOnlyList<string> Categories() =>
        SlowCategory.All.Where(k => k != SlowCategory.Mentor || Mentor).ToList();
}

/// <summary>The categories of indsats, spelt as in the files.</summary>
public static class SlowCategory
{
    public const string Virksomhedsrettet = "virksomhedsrettet";
    public const string OevrigBeskaeftigelse = "oevrig-beskaeftigelse";
    public const string Social = "social";
    public const string Sundhed = "sundhed";
    public const string Mentor = "mentor";

    /// <summary>All five, in the order of the files.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Virksomhedsrettet, OevrigBeskaeftigelse, Social, Sundhed, Mentor];
}

/// <summary>The facts of the scheme that the definition states in words.</summary>
public static class SlowOrdning
{
    /// <summary>The last day on which a forløb could start (lov nr. 1750 af 29/12 2025).</summary>
    public static readonly DateOnly LastStart = new(2026, 6, 30);

    /// <summary>The day that takes the place of S in the phase-in (LAB § 113, stk. 2, in force).</summary>
    public static readonly DateOnly PhaseIn = new(2022, 1, 1);

    /// <summary>The code of the phase-in's own period.</summary>
    public const string PhaseInPeriod = "INDF2022";
}
