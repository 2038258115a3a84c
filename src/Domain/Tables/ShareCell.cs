using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>A published share with its counts: everything that is computed here is computed from such cells alone.</summary>
/// <param name="Forloeb">N.</param>
/// <param name="With">antalMed.</param>
/// <param name="Percentage">The published share, per cent with one decimal.</param>
public readonly record struct ShareCell(TableFigure Forloeb, TableFigure With, TableFigure Percentage)
{
    /// <summary>The share; null when it is not published or has no basis.</summary>
    public Share? Share =>
        Forloeb is { HasValue: true, Value: > 0 } && With.HasValue && Percentage.HasValue ? new Share(With.Value, Forloeb.Value) : null;

    /// <summary>
    /// The least and the greatest that it can be by what is published: twice the share itself where that is. Null where it is not
    /// published, not even as a range, or has no basis.
    /// </summary>
    public ShareEnds? Ends =>
        Share is { } share ? ShareEnds.Of(share)
        : Percentage.Range is not null && With.Ends is { } with && Forloeb.Ends is { } n ? ShareEnds.Of(with, n)
        : null;

    /// <summary>Whether it is withheld for confidentiality, and not even a range is published.</summary>
    public bool IsHidden => IsWithheld && Ends is null;

    /// <summary>Whether the share itself is withheld for confidentiality.</summary>
    public bool IsWithheld =>
        Share is null
            && (Percentage.Symbol == CellSymbol.Withheld || With.Symbol == CellSymbol.Withheld || Forloeb.Symbol == CellSymbol.Withheld);

    /// <summary>Whether it may still change as a matter of routine.</summary>
    public bool IsPreliminary => Percentage.Symbol == CellSymbol.Preliminary || (Share is null && Forloeb.Symbol == CellSymbol.Preliminary);

    /// <summary>Several periods without a forløb in common, as one; withheld when one of them is.</summary>
    public static ShareCell Sum(IReadOnlyList<ShareCell> cells)
    {
        if (cells.Any(cell => cell.IsWithheld))
        {
            var withheld = new TableFigure(0, 0, CellSymbol.Withheld);
            return new ShareCell(withheld, withheld, withheld);
        }

        long n = 0, having = 0;
        foreach (var cell in cells)
        {
            n += cell.Forloeb.Value;
            having += cell.With.Value;
        }

        if (n == 0)
        {
            var nothingFound = new TableFigure(0, 0, CellSymbol.NoBasis);
            return new ShareCell(nothingFound, nothingFound, nothingFound);
        }

        var symbol = cells.Any(cell => cell.IsPreliminary) ? CellSymbol.Preliminary : CellSymbol.None;
        return new ShareCell(
            new TableFigure(n, 0, symbol),
            new TableFigure(having, 0, symbol),
            new TableFigure(FigureRules.Percentage(having, n)!.Value, FigureRules.ShareDecimals, symbol));
    }
}
