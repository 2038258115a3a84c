namespace Opgoerelse.Domain.Measures;

/// <summary>An age group of the tables: the bands of the facts (age at the start of the forloeb) that it is made of.</summary>
/// <param name="Code">Its code in tables and in the cube.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Bands">The codes of its bands, youngest first.</param>
public sealed record AgeGroup(string Code, BilingualText Name, IReadOnlyList<string> Bands)
{
    /// <summary>The code that stands for all ages, both sexes, or no breakdown.</summary>
    public const string AllCode = "alle";

    private const string Under30 = "u30";
    private const string From30 = "30-39";
    private const string From40 = "40-49";
    private const string From50 = "50+";

    /// <summary>Of those of 50 and over: the ones with less than six years to folkepensionsalderen on the day of the start.</summary>
    private const string Senior = "senior";

    /// <summary>The rest of them.</summary>
    private const string NotSenior = "50-senior";

    /// <summary>All ages, the bands, and their two aggregates, in the order of the tables.</summary>
    public static IReadOnlyList<AgeGroup> All { get; } =
    [
        new(AllCode, new("Alder i alt", "All ages"), [Under30, From30, From40, From50]),
        new(Under30, new("Under 30 år", "Under 30 years"), [Under30]),
        new(From30, new("30-39 år", "30-39 years"), [From30]),
        new(From40, new("40-49 år", "40-49 years"), [From40]),
        new(From50, new("50 år og derover", "50 years and over"), [From50]),
        new("u40", new("Under 40 år", "Under 40 years"), [Under30, From30]),
        new("40+", new("40 år og derover", "40 years and over"), [From40, From50]),
    ];

    /// <summary>
    /// The same, and the two groups that divide those of 50 and over. A release does not show those: nothing protects them yet.
    /// </summary>
    public static IReadOnlyList<AgeGroup> WithSeniors { get; } =
    [
        .. All,
        new(
            NotSenior,
            new("50 år og derover, 6 år eller mere til folkepension", "50 years and over, 6 years or more to state pension"),
            [NotSenior]),
        new(Senior, new("Under 6 år til folkepension", "Less than 6 years to state pension"), [Senior]),
    ];

    /// <summary>Whether it is a band, and not several together.</summary>
    public bool IsBand => Bands.Count == 1;

    /// <summary>
    /// The codes of the cube's groups in it. What was kept of a release before seniors were told apart has the whole band of 50 and over.
    /// </summary>
    public IEnumerable<string> InCube => Bands.SelectMany(band => band == From50 ? [From50, NotSenior, Senior] : (string[])[band]);

    /// <summary>The code of the band of an age in whole years.</summary>
    public static string BandOf(int age) => age switch
    {
        < 30 => Under30,
        < 40 => From30,
        < 50 => From40,
        _ => From50,
    };
}
