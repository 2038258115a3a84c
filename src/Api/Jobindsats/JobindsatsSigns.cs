using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// The signs in the place of a figure. Clients written for jobindsats know <c>-</c>, <c>..</c> and <c>.</c> as missing and
/// would stumble over <c>*</c>, so withheld is <c>..</c> here, and what cannot occur is <c>.</c>; the answers about a table explain them.
/// </summary>
internal static class JobindsatsSigns
{
    /// <summary>Each symbol that can stand in an answer, with its sign.</summary>
    public static IReadOnlyList<(CellSymbol Symbol, string Sign)> All { get; } =
    [
        (CellSymbol.NoBasis, "-"),
        (CellSymbol.Withheld, ".."),
        (CellSymbol.NotAvailable, "."),
    ];

    public static string Sign(CellSymbol symbol) => All.FirstOrDefault(known => known.Symbol == symbol).Sign ?? ".";
}
