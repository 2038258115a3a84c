using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>Hele landet in one period with one indsats, counted under another regelsaet, as it may be shown.</summary>
/// <param name="Period">The code of the year or rolling year.</param>
/// <param name="Indsats">nogen, a category, or ingen.</param>
/// <param name="Forloeb">N under the regelsaet.</param>
/// <param name="With">antalMed under the regelsaet.</param>
public sealed record ComparedCell(string Period, string Indsats, TableFigure Forloeb, TableFigure With)
{
    /// <summary>The share with its counts.</summary>
    public ShareCell Share => new(Forloeb, With, Percentage);

    private TableFigure Percentage =>
        !Forloeb.HasValue ? Forloeb
        : !With.HasValue ? With
        : Rounding.Ratio((Int128)100 * With.Value, Forloeb.Value, 1) is { } share ? new TableFigure(share, 1, With.Symbol)
        : new TableFigure(0, 1, CellSymbol.NoBasis);
}
