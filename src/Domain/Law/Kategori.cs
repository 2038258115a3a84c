namespace Opgoerelse.Domain.Law;

/// <summary>The categories of indsats, in the order in which they are published.</summary>
public enum Kategori
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
public enum Kategorier
{
    Ingen = 0,
    Virksomhedsrettet = 1 << Kategori.Virksomhedsrettet,
    OevrigBeskaeftigelse = 1 << Kategori.OevrigBeskaeftigelse,
    Social = 1 << Kategori.Social,
    Sundhed = 1 << Kategori.Sundhed,
    Mentor = 1 << Kategori.Mentor,
}

/// <summary>The codes of categories, the same in registrations, database, API and files.</summary>
public static class Kategorikoder
{
    /// <summary>How many categories there are.</summary>
    public const int Antal = 5;

    /// <summary>The codes, indexed by <see cref="Kategori"/>.</summary>
    public static IReadOnlyList<string> Alle { get; } = ["virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor"];

    public static string Kode(this Kategori kategori) => Alle[(int)kategori];

    public static Kategorier Som(this Kategori kategori) => (Kategorier)(1 << (int)kategori);

    public static bool Rummer(this Kategorier kategorier, Kategori kategori) => (kategorier & kategori.Som()) == kategori.Som();

    /// <summary>The category with this code, or null.</summary>
    public static Kategori? Find(string kode)
    {
        for (var i = 0; i < Antal; i++)
        {
            if (Alle[i] == kode)
            {
                return (Kategori)i;
            }
        }

        return null;
    }

    /// <summary>The codes in published order, joined by <c>|</c>; empty for none.</summary>
    public static string Liste(this Kategorier kategorier) => Lister[(int)kategorier];

    /// <summary>The inverse of <see cref="Liste"/>, in any order.</summary>
    /// <exception cref="FormatException">A code that is none.</exception>
    public static Kategorier FraListe(string liste)
    {
        var sum = Kategorier.Ingen;
        foreach (var kode in liste.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            sum |= (Find(kode) ?? throw new FormatException($"Ukendt kategori: {kode}")).Som();
        }

        return sum;
    }

    private static readonly string[] Lister =
        [.. Enumerable.Range(0, 1 << Antal).Select(maske => string.Join('|', Alle.Where((_, i) => ((maske >> i) & 1) == 1)))];
}
