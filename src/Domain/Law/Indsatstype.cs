namespace Opgoerelse.Domain.Law;

/// <summary>Who carries an indsats out.</summary>
public enum Udfoerer
{
    Unknown,
    Kommune,
    Region,
    OtherActor,
    Company,
}

/// <summary>One row of the catalogue: what a type meant in law in a span of start days.</summary>
/// <param name="Category">The category it counts in.</param>
/// <param name="RequiresKommune">Whether it counts only when carried out by the kommune (sundhedsloven).</param>
/// <param name="ValidFrom">First start day.</param>
/// <param name="ValidTo">Last start day; <see cref="DateOnly.MaxValue"/> while it stands.</param>
public readonly record struct Classification(Category Category, bool RequiresKommune, DateOnly ValidFrom, DateOnly ValidTo)
{
    /// <summary>Under sundhedsloven only what the kommune carries out counts, and the region where the regelsaet says so.</summary>
    [Rule(LegalRule.Udfoerer)]
    internal bool CountsWhenDoneBy(Udfoerer udfoerer, bool regionalSundhed) =>
        !RequiresKommune
        || udfoerer == Udfoerer.Kommune
        || (regionalSundhed && udfoerer == Udfoerer.Region);
}

/// <summary>A type of indsats with its classification over time.</summary>
public sealed class Indsatstype(string code, string name, IReadOnlyList<Classification> classifications)
{
    private readonly Classification[] _classifications = [.. classifications];

    /// <summary>The catalogue's code.</summary>
    public string Code { get; } = code;

    /// <summary>The newest name.</summary>
    public string Name { get; } = name;

    /// <summary>The rows, oldest first.</summary>
    public IReadOnlyList<Classification> Classifications => _classifications;

    /// <summary>
    /// The category in which an indsats of this type that begins on <paramref name="startDate"/> may count, or null: no
    /// row valid on that day, or not carried out by one that the law asks for.
    /// </summary>
    public Category? CountsIn(DateOnly startDate, Udfoerer udfoerer, bool regionalSundhed) =>
        ClassificationOn(startDate) is { } row && row.CountsWhenDoneBy(udfoerer, regionalSundhed) ? row.Category : null;

    /// <summary>
    /// What the type means in law for an indsats that begins on <paramref name="startDate"/>; null when no row is valid on that day.
    /// </summary>
    [Rule(LegalRule.Category)]
    private Classification? ClassificationOn(DateOnly startDate)
    {
        foreach (ref readonly var row in _classifications.AsSpan())
        {
            if (startDate >= row.ValidFrom && startDate <= row.ValidTo)
            {
                return row;
            }
        }

        return null;
    }
}
