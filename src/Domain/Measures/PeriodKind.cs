namespace Opgoerelse.Domain.Measures;

/// <summary>The kinds of period that tables are published for.</summary>
public enum PeriodKind
{
    /// <summary>The quarter in which a forloeb starts.</summary>
    Quarter,

    /// <summary>The phase-in: forloeb running on the day the rule took force.</summary>
    PhaseIn,

    /// <summary>Rolling four quarters, named by the last of them.</summary>
    RollingYear,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Several calendar years together: those before the guarantee, or those since.</summary>
    PooledYears,
}

/// <summary>The codes of <see cref="PeriodKind"/> in releases, API and files, and what its periods are called.</summary>
public static class PeriodKindCodes
{
    public const string Quarter = "kvartal";
    public const string PhaseIn = "indfasning";
    public const string RollingYear = "rullendeaar";
    public const string Year = "aar";
    public const string PooledYears = "samledeaar";

    public static string Code(this PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => Quarter,
        PeriodKind.PhaseIn => PhaseIn,
        PeriodKind.RollingYear => RollingYear,
        PeriodKind.PooledYears => PooledYears,
        _ => Year,
    };

    /// <summary>The periods of a kind, as the heading over them.</summary>
    public static BilingualText Heading(this PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => new BilingualText("Kvartaler", "Quarters"),
        PeriodKind.PhaseIn => new BilingualText("Indfasning", "Phase-in"),
        PeriodKind.RollingYear => new BilingualText("Rullende år (fire kvartaler)", "Rolling years (four quarters)"),
        PeriodKind.PooledYears => new BilingualText(
            "Samlede år (før og siden indsatsgarantien)",
            "Pooled years (before and since the guarantee)"),
        _ => new BilingualText("Kalenderår", "Calendar years"),
    };

    /// <summary>What the periods of a kind are called in a sentence.</summary>
    public static BilingualText InSentence(this PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => new BilingualText("kvartaler", "quarters"),
        PeriodKind.PhaseIn => new BilingualText("indfasningen", "the phase-in"),
        PeriodKind.RollingYear => new BilingualText("rullende år", "rolling years"),
        PeriodKind.PooledYears => new BilingualText("årene samlet", "the years together"),
        _ => new BilingualText("kalenderår", "calendar years"),
    };
}
