namespace Opgoerelse.Domain.Measures;

/// <summary>An age group of the tables: the bands of the facts (age at the start of the forloeb) that it is made of.</summary>
/// <param name="Code">Its code in tables and in the cube.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Bands">The codes of its bands, youngest first.</param>
public sealed record AgeGroup(string Code, BilingualText Name, IReadOnlyList<string> Bands)
{
    /// <summary>The code that stands for all ages, both sexes, or no breakdown.</summary>
    public const string AllCode = "alle";

    /// <summary>All ages, the bands, and their two aggregates, in the order of the tables.</summary>
    public static IReadOnlyList<AgeGroup> All { get; } =
    [
        new(AllCode, new("Alder i alt", "All ages"), ["u30", "30-39", "40-49", "50+"]),
        new("u30", new("Under 30 år", "Under 30 years"), ["u30"]),
        new("30-39", new("30-39 år", "30-39 years"), ["30-39"]),
        new("40-49", new("40-49 år", "40-49 years"), ["40-49"]),
        new("50+", new("50 år og derover", "50 years and over"), ["50+"]),
        new("u40", new("Under 40 år", "Under 40 years"), ["u30", "30-39"]),
        new("40+", new("40 år og derover", "40 years and over"), ["40-49", "50+"]),
    ];
}
