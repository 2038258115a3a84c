namespace Opgoerelse.Domain.Law;

/// <summary>
/// Which indsats counts: the definition's section 2, a method for each rule of it. Rule 3 is met by what a case is made of.
/// </summary>
internal static class IndsatsRules
{
    /// <summary>Rules 1, 2 and 5: the category in which the indsats may count, or null.</summary>
    public static Category? MayCountIn(in Indsats indsats, Regelsaet regelsaet) =>
        HasBegun(indsats)
        && StandsInIndsatsdel(indsats, regelsaet.Indsatsdel)
        && indsats.Type.CountsIn(indsats.StartDate, indsats.Udfoerer, regelsaet.RegionalSundhed) is { } category
        && IsCategory(category, regelsaet.Mentor)
            ? category
            : null;

    /// <summary>Rules 4 and 6: it began in [S, F], or before S and counts all the same.</summary>
    public static bool BeganInTime(
        in Indsats indsats,
        Category category,
        DateOnly start,
        DateOnly frist,
        BeforeStart beforeStart,
        Categories indstillet) =>
        IsWithinFrist(indsats, frist)
            && (IsNotBeforeStart(indsats, start) || CountsFromBefore(indsats, category, start, beforeStart, indstillet));

    /// <summary>Rule 2: <c>planlagt</c> and <c>annulleret</c> do not count, however near.</summary>
    [Rule(LegalRule.Begun)]
    private static bool HasBegun(in Indsats indsats) => indsats.Status is IndsatsStatus.Started or IndsatsStatus.Ended;

    /// <summary>Rule 5: it stands in the rehabiliteringsplan's indsatsdel, as far as the regelsaet asks for it.</summary>
    [Rule(LegalRule.Indsatsdel)]
    private static bool StandsInIndsatsdel(in Indsats indsats, IndsatsdelRequirement requirement) => requirement switch
    {
        IndsatsdelRequirement.Require => indsats.IIndsatsdel == true,
        IndsatsdelRequirement.RequireUnlessUnknown => indsats.IIndsatsdel != false,
        _ => true,
    };

    /// <summary>Rule 1: LAB chapter 26 is no category, but where the regelsaet says so.</summary>
    [Rule(LegalRule.Mentor)]
    private static bool IsCategory(Category category, bool mentor) => mentor || category != Category.Mentor;

    /// <summary>Rule 6: begun on F at the latest; the day itself counts.</summary>
    [Rule(LegalRule.WithinFrist)]
    private static bool IsWithinFrist(in Indsats indsats, DateOnly frist) => indsats.StartDate <= frist;

    /// <summary>Rule 4: begun on S or later.</summary>
    [Rule(LegalRule.NotBeforeStart)]
    private static bool IsNotBeforeStart(in Indsats indsats, DateOnly start) => indsats.StartDate >= start;

    /// <summary>
    /// Rule 4's switch <c>foerStart</c>: it still runs on S and, where asked for, the rehabiliteringsteam named its category.
    /// </summary>
    private static bool CountsFromBefore(
        in Indsats indsats,
        Category category,
        DateOnly start,
        BeforeStart beforeStart,
        Categories indstillet) =>
        beforeStart != BeforeStart.Exclude
        && !(indsats.EndDate < start)
        && (beforeStart == BeforeStart.IncludeIfRunning || indstillet.Contains(category));
}
