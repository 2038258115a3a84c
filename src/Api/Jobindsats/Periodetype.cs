namespace Opgoerelse.Api.Jobindsats;

/// <summary>A kind of period under its name on jobindsats.</summary>
/// <param name="Id">Q, QMAT, Y or INDF.</param>
/// <param name="Slags">Its kind in the tables' dimension of periods.</param>
/// <param name="Navn">What a person calls it.</param>
internal sealed record Periodetype(string Id, string Slags, string Navn)
{
    /// <summary>Those that a table can have, in the order of its periods.</summary>
    public static IReadOnlyList<Periodetype> Alle { get; } =
    [
        new("Y", "aar", "År"),
        new("QMAT", "rullendeaar", "Rullende år (fire kvartaler)"),
        new("INDF", "indfasning", "Indfasning"),
        new("Q", "kvartal", "Kvartal"),
    ];

    /// <summary>The type with this id, whatever its case, or null. A (annual) is another name of Y.</summary>
    public static Periodetype? Find(string id) =>
        string.Equals(id, "A", StringComparison.OrdinalIgnoreCase)
            ? Find("Y")
            : Alle.FirstOrDefault(type => string.Equals(type.Id, id, StringComparison.OrdinalIgnoreCase));
}
