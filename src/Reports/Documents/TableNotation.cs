using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>How a table is written where it stands: in a report, or on a page in one of its languages.</summary>
/// <param name="Number">A number with so many decimals.</param>
/// <param name="Explanation">What the sign that stands in place of a number means.</param>
/// <param name="FewestForWide">A table of so many columns is set smaller, so that a row is a line.</param>
public sealed record TableNotation(Func<long, int, string> Number, Func<CellSymbol, string> Explanation, int FewestForWide)
{
    /// <summary>In the reports: Danish, the signs explained in full.</summary>
    public static TableNotation Report { get; } = new(DanishNotation.Number, symbol => symbol.Meaning().Da, 10);
}
