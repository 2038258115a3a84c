namespace Opgoerelse.Generator.Registreringer;

/// <summary>The kategorier that a rehabiliteringsteam can name and an indsatstype can belong to.</summary>
public enum Kategori
{
    Virksomhedsrettet,
    OevrigBeskaeftigelse,
    Social,
    Sundhed,
    Mentor,
}

/// <summary>The kategorier in the contract's spelling.</summary>
public static class KategoriNavne
{
    private static readonly string[] Names =
        ["virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor"];

    public static string Navn(this Kategori kategori) => Names[(int)kategori];

    internal static Kategori Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index >= 0
            ? (Kategori)index
            : throw new InvalidOperationException($"The generator knows no kategori '{name}'.");
    }
}
