using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>A kind of period under its name on jobindsats.</summary>
/// <param name="Id">Q, QMAT, Y, YP or INDF.</param>
/// <param name="Kind">Its kind in the tables' dimension of periods.</param>
/// <param name="Name">What a person calls it.</param>
internal sealed record JobindsatsPeriodType(string Id, string Kind, string Name)
{
    /// <summary>Those that a table can have, in the order of its periods.</summary>
    public static IReadOnlyList<JobindsatsPeriodType> All { get; } =
    [
        new("YP", PeriodKindCodes.PooledYears, PeriodKind.PooledYears.Heading().Da),
        new("Y", PeriodKindCodes.Year, "År"),
        new("QMAT", PeriodKindCodes.RollingYear, PeriodKind.RollingYear.Heading().Da),
        new("INDF", PeriodKindCodes.PhaseIn, PeriodKind.PhaseIn.Heading().Da),
        new("Q", PeriodKindCodes.Quarter, "Kvartal"),
    ];

    /// <summary>The type with this id, whatever its case, or null. A (annual) is another name of Y.</summary>
    public static JobindsatsPeriodType? Find(string id) =>
        string.Equals(id, "A", StringComparison.OrdinalIgnoreCase)
            ? Find("Y")
            : All.FirstOrDefault(type => string.Equals(type.Id, id, StringComparison.OrdinalIgnoreCase));
}
