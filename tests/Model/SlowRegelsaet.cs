namespace Opgoerelse.Model;

/// <summary>What happens to an indsats begun before S (definition, section 3).</summary>
public enum SlowFoerStart
{
    Udelad,
    MedregnHvisIgangvaerende,
    MedregnHvisIndstillet,
}

/// <summary>What rule 5 demands of <c>iIndsatsdel</c> (definition, section 3).</summary>
public enum SlowIndsatsdel
{
    Kraev,
    KraevUkendtTilladt,
    Ignorer,
}

/// <summary>
/// A regelsæt: the switches of section 3 of the definition, and the four named ones as that section's table
/// states them.
/// </summary>
/// <param name="Navn">The name, as in the commands.</param>
/// <param name="Maaneder">Window in calendar months.</param>
/// <param name="FoerStart">Indsatser begun before S.</param>
/// <param name="Mentor">Mentorstøtte counts, as a fifth category that is part of <c>nogen</c>.</param>
/// <param name="RegionalSundhed">Under sundhedsloven, udfoerer = region counts beside kommune.</param>
/// <param name="Pauser">Pauses move the frist.</param>
/// <param name="AfsluttetMedregnes">Forløb with slutdato before F stay in the population.</param>
/// <param name="HelbredUdelades">Forløb with a pause of health kind are taken out.</param>
/// <param name="Indsatsdel">Rule 5.</param>
/// <param name="KommuneVedStart">Kommune on day S in place of day F.</param>
public sealed record SlowRegelsaet(
    string Navn,
    int Maaneder,
    SlowFoerStart FoerStart,
    bool Mentor,
    bool RegionalSundhed,
    bool Pauser,
    bool AfsluttetMedregnes,
    bool HelbredUdelades,
    SlowIndsatsdel Indsatsdel,
    bool KommuneVedStart)
{
    /// <summary>The official figures.</summary>
    public static SlowRegelsaet Bek2408 { get; } = new(
        "bek-2408",
        Maaneder: 6,
        FoerStart: SlowFoerStart.Udelad,
        Mentor: false,
        RegionalSundhed: false,
        Pauser: true,
        AfsluttetMedregnes: false,
        HelbredUdelades: false,
        Indsatsdel: SlowIndsatsdel.KraevUkendtTilladt,
        KommuneVedStart: false);

    /// <summary>What KL asked for.</summary>
    public static SlowRegelsaet Kl2021 { get; } = Bek2408 with
    {
        Navn = "kl-2021",
        Mentor = true,
        RegionalSundhed = true,
        FoerStart = SlowFoerStart.MedregnHvisIndstillet,
        HelbredUdelades = true,
    };

    /// <summary>Comparable with the evaluation figures for the first year.</summary>
    public static SlowRegelsaet FoersteAar { get; } = Bek2408 with
    {
        Navn = "foerste-aar",
        Maaneder = 12,
        Pauser = false,
        AfsluttetMedregnes = true,
        FoerStart = SlowFoerStart.Udelad,
        Indsatsdel = SlowIndsatsdel.Ignorer,
    };

    /// <summary>Sensitivity to the fritagelser.</summary>
    public static SlowRegelsaet UdenPauser { get; } = Bek2408 with
    {
        Navn = "uden-pauser",
        Pauser = false,
    };

    /// <summary>The four named regelsæt.</summary>
    public static IReadOnlyList<SlowRegelsaet> Alle { get; } = [Bek2408, Kl2021, FoersteAar, UdenPauser];

    /// <summary>The regelsæt of that name; an exception when there is none.</summary>
    public static SlowRegelsaet Named(string navn) =>
        Alle.FirstOrDefault(r => r.Navn == navn)
        ?? throw new ArgumentException("no regelsæt of the name " + navn, nameof(navn));

    /// <summary>
    /// The categories that count, in the order of the files: virksomhedsrettet, oevrig-beskaeftigelse, social,
    /// sundhed, and mentor where the regelsæt has it.
    /// </summary>
    public IReadOnlyList<string> Kategorier() =>
        SlowKategori.Alle.Where(k => k != SlowKategori.Mentor || Mentor).ToList();
}

/// <summary>The categories of indsats, spelt as in the files.</summary>
public static class SlowKategori
{
    public const string Virksomhedsrettet = "virksomhedsrettet";
    public const string OevrigBeskaeftigelse = "oevrig-beskaeftigelse";
    public const string Social = "social";
    public const string Sundhed = "sundhed";
    public const string Mentor = "mentor";

    /// <summary>All five, in the order of the files.</summary>
    public static IReadOnlyList<string> Alle { get; } =
        [Virksomhedsrettet, OevrigBeskaeftigelse, Social, Sundhed, Mentor];
}

/// <summary>The facts of the scheme that the definition states in words.</summary>
public static class SlowOrdning
{
    /// <summary>The last day on which a forløb could start (lov nr. 1750 af 29/12 2025).</summary>
    public static readonly DateOnly SidsteStart = new(2026, 6, 30);

    /// <summary>The day that takes the place of S in the phase-in (LAB § 113, stk. 2, in force).</summary>
    public static readonly DateOnly Indfasning = new(2022, 1, 1);

    /// <summary>The code of the phase-in's own period.</summary>
    public const string IndfasningPeriode = "INDF2022";
}
