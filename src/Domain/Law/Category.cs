namespace Opgoerelse.Domain.Law;

/// <summary>The categories of indsats, in the order in which they are published.</summary>
public enum Category
{
    /// <summary>LAB chapters 11 and 12.</summary>
    Virksomhedsrettet,

    /// <summary>LAB chapter 14.</summary>
    OevrigBeskaeftigelse,

    /// <summary>Any provision of serviceloven.</summary>
    Social,

    /// <summary>Sundhedsloven.</summary>
    Sundhed,

    /// <summary>LAB chapter 26; counts only where the regelsaet says so.</summary>
    Mentor,
}

/// <summary>A set of categories.</summary>
[Flags]
public enum Categories
{
    Ingen = 0,
    Virksomhedsrettet = 1 << Category.Virksomhedsrettet,
    OevrigBeskaeftigelse = 1 << Category.OevrigBeskaeftigelse,
    Social = 1 << Category.Social,
    Sundhed = 1 << Category.Sundhed,
    Mentor = 1 << Category.Mentor,
}

/// <summary>The codes of categories, the same in registrations, database, API and files, and what they are called.</summary>
public static class CategoryCodes
{
    /// <summary>How many categories there are.</summary>
    public const int Count = 5;

    /// <summary>The code of "at least one".</summary>
    public const string Nogen = "nogen";

    /// <summary>The code of "none".</summary>
    public const string Ingen = "ingen";

    /// <summary>The code of <see cref="Category.Virksomhedsrettet"/>, which pages and reports tell of first.</summary>
    public const string Virksomhedsrettet = "virksomhedsrettet";

    /// <summary>The codes, indexed by <see cref="Category"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [Virksomhedsrettet, "oevrig-beskaeftigelse", "social", "sundhed", "mentor"];

    public static string Code(this Category category) => All[(int)category];

    public static BilingualText Name(this Category category) => category switch
    {
        Category.Virksomhedsrettet => new BilingualText("Virksomhedsrettet indsats", "Company-based effort"),
        Category.OevrigBeskaeftigelse => new BilingualText("Øvrig beskæftigelsesindsats", "Other employment effort"),
        Category.Social => new BilingualText("Social indsats", "Social effort"),
        Category.Sundhed => new BilingualText("Sundhedsindsats", "Health effort"),
        _ => new BilingualText("Mentorstøtte", "Mentor support"),
    };

    /// <summary>
    /// What a category is called, or <see cref="Nogen"/> or <see cref="Ingen"/>; a code that is none of them is its own name.
    /// </summary>
    public static BilingualText Name(string code) => code switch
    {
        Nogen => new BilingualText("Mindst én indsats", "At least one effort"),
        Ingen => new BilingualText("Ingen indsats", "No effort"),
        _ => Find(code)?.Name() ?? new BilingualText(code, code),
    };

    public static Categories As(this Category category) => (Categories)(1 << (int)category);

    public static bool Contains(this Categories categories, Category category) => (categories & category.As()) == category.As();

    /// <summary>The category with this code, or null.</summary>
    public static Category? Find(string code)
    {
        for (var i = 0; i < Count; i++)
        {
            if (All[i] == code)
            {
                return (Category)i;
            }
        }

        return null;
    }

    /// <summary>The codes in published order, joined by <c>|</c>; empty for none.</summary>
    public static string ListOf(this Categories categories) => ListNames[(int)categories];

    /// <summary>The inverse of <see cref="ListOf"/>, in any order.</summary>
    /// <exception cref="FormatException">A code that is none.</exception>
    public static Categories FromList(string listOf)
    {
        var sum = Categories.Ingen;
        foreach (var code in listOf.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            sum |= (Find(code) ?? throw new FormatException($"Ukendt kategori: {code}")).As();
        }

        return sum;
    }

    private static readonly string[] ListNames =
        [.. Enumerable.Range(0, 1 << Count).Select(mask => string.Join('|', All.Where((_, i) => ((mask >> i) & 1) == 1)))];
}
