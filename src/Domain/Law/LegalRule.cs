namespace Opgoerelse.Domain.Law;

/// <summary>
/// One rule of the opgoerelse: what it is called, where it stands in the law, and where in the definition. The method that is the rule has
/// its id in a <see cref="RuleAttribute"/>; docs/opgoerelse.md tells which cases of docs/sagsbog.md try it.
/// </summary>
/// <param name="Id">Its id: its anchor on the page on method, and its name in the documents.</param>
/// <param name="Paragraph">The provision, as a lawyer cites it; null for a rule of the definition's own.</param>
/// <param name="Address">Where the provision is published (ELI); null where there is no provision, or the definition names no act.</param>
/// <param name="Section">Where the definition has it: the section and the word or number in it.</param>
/// <param name="Name">What a person calls it.</param>
public sealed record LegalRule(string Id, string? Paragraph, string? Address, string Section, BilingualText Name)
{
    public const string Frist = "frist";
    public const string Pause = "pause";
    public const string Category = "kategori";
    public const string Udfoerer = "udfoerer";
    public const string Mentor = "mentor";
    public const string Begun = "begyndt";
    public const string NotBeforeStart = "ikke-foer-start";
    public const string Indsatsdel = "indsatsdel";
    public const string WithinFrist = "inden-frist";
    public const string Loentimer = "loentimer";
    public const string Genbehandling = "genbehandling";
    public const string Observed = "observeret";
    public const string EndedBeforeFrist = "afsluttet-inden";
    public const string HelbredPause = "helbred";
    public const string Kommune = "kommune";
    public const string Age = "alder";
    public const string Indstilling = "indstilling";
    public const string PhaseIn = "indfasning";
    public const string Andel = "andel";
    public const string Senior = "senior";
    public const string Ending = "afslutning";
    public const string Length = "laengde";
    public const string Waiting = "ventetid";

    /// <summary>What every rule below serves: no later than six months after the start, an indsats must have begun.</summary>
    public static LegalRule Guarantee { get; } = new(
        "garanti",
        "LAB § 113, stk. 2",
        // The amending act that put the provision there; the definition names no consolidated one.
        "https://www.retsinformation.dk/eli/lta/2021/1160",
        "0",
        new BilingualText("Indsatsgarantien", "The guarantee of an effort"));

    /// <summary>The rules, in the order in which the definition has them.</summary>
    public static IReadOnlyList<LegalRule> All { get; } =
    [
        InBek2408(Frist, "stk. 1", "1, frist", "Fristen", "The deadline"),
        InBek2408(Pause, "stk. 3", "1, pause", "Pause under fritagelse", "Pause while exempt"),
        OfTheDefinition(Observed, "1, status", "Fristen er nået", "The deadline has come"),
        OfTheDefinition(EndedBeforeFrist, "1, status", "Afsluttet inden fristen", "Ended before the deadline"),
        OfTheDefinition(Kommune, "1, kommune", "Kommunen", "The municipality"),
        OfTheDefinition(Age, "1, age", "Alderen", "The age"),
        InBek2408(Category, "stk. 1", "2, 1", "Kapitel og slags", "Chapter and kind"),
        InBek2408(Udfoerer, "stk. 1", "2, 1", "Kommunal sundhedsindsats", "Health effort by the municipality"),
        InBek2408(Mentor, "stk. 1", "2, 1", "Mentorstøtte", "Mentor support"),
        InBek2408(Begun, "stk. 1", "2, 2", "Begyndt", "Begun"),
        InBek2408(NotBeforeStart, "stk. 2", "2, 4", "Ikke før startdagen", "Not before the day of the start"),
        InBek2408(Indsatsdel, "stk. 2", "2, 5", "I planens indsatsdel", "In the plan's part on efforts"),
        InBek2408(WithinFrist, "stk. 1", "2, 6", "Inden fristen", "Before the deadline"),
        InBek2408(Loentimer, "stk. 4", "2, ordinary paid hours", "Ordinære løntimer", "Ordinary paid hours"),
        OfTheDefinition(
            Indstilling,
            "3, named by the team",
            "Indstillet af rehabiliteringsteamet",
            "Recommended by the rehabilitation team"),
        OfTheDefinition(HelbredPause, "3, fritagneHelbred", "Fritaget af helbredsgrunde", "Exempt for health reasons"),
        OfTheDefinition(PhaseIn, "3, phase-in", "Indfasningen", "The phase-in"),
        OfTheDefinition(Andel, "4, andel", "Andelen", "The share"),
        InBek2408(Genbehandling, "stk. 1", "4, genbehandlet", "Genbehandling", "Reconsideration"),
        OfTheDefinition(Senior, "7, seniors", "Seniorer", "Seniors") with
        {
            Paragraph = "lov om social pension § 1 a; LAB § 112, stk. 3",
        },
        OfTheDefinition(Ending, "7, Y11IGA07", "Afslutningen", "The ending"),
        OfTheDefinition(Length, "7, Y11IGA08", "Længden", "The length"),
        OfTheDefinition(Waiting, "7, Y11IGA09", "Ventetiden", "The wait"),
    ];

    /// <summary>The rule with this id.</summary>
    /// <exception cref="KeyNotFoundException">No such rule.</exception>
    public static LegalRule Of(string id) =>
        All.FirstOrDefault(rule => rule.Id == id) ?? throw new KeyNotFoundException($"Ingen regel hedder '{id}'.");

    private static LegalRule InBek2408(string id, string stk, string section, string da, string en) =>
        new(id, "bek. 2408 § 17, " + stk, "https://www.retsinformation.dk/eli/lta/2021/2408", section, new BilingualText(da, en));

    private static LegalRule OfTheDefinition(string id, string section, string da, string en) =>
        new(id, null, null, section, new BilingualText(da, en));
}

/// <summary>Says which rule of <see cref="LegalRule.All"/> a method is.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
