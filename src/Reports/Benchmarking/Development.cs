using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>Which way a share went.</summary>
public enum Direction
{
    /// <summary>It rose, by more than chance.</summary>
    Rose,

    /// <summary>It fell, by more than chance.</summary>
    Fell,

    /// <summary>No change can be told from chance.</summary>
    Unchanged,

    /// <summary>Too few forløb to tell anything.</summary>
    TooFew,

    /// <summary>One of the two is withheld for confidentiality.</summary>
    Withheld,

    /// <summary>One of the two is given as a range, and its ends do not agree on a direction.</summary>
    Undecided,

    /// <summary>One of the two does not exist.</summary>
    NoBasis,
}

/// <summary>The change of a share between two groups of forløb with none in common. Unit 1, not per cent.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Before">The earlier share; null when it is not shown.</param>
/// <param name="Now">The later share; null when it is not shown.</param>
/// <param name="Uncertainty">The 95 pct. interval of later minus earlier; null when one is not shown.</param>
public readonly record struct Development(Direction Direction, Share? Before, Share? Now, Interval? Uncertainty)
{
    /// <summary>The fewest forløb on each side before a direction is told.</summary>
    public const int FewestForloeb = 10;

    /// <summary>The least and the greatest earlier share by what is published; null where nothing is.</summary>
    public ShareEnds? BeforeEnds { get => field ?? Known(Before); init; }

    /// <summary>The least and the greatest later share, likewise.</summary>
    public ShareEnds? NowEnds { get => field ?? Known(Now); init; }

    /// <summary>Later minus earlier; null when one is not shown.</summary>
    public double? Difference => Now?.Value - Before?.Value;

    /// <summary>The change, tested: it went up or down when the 95 pct. interval of the difference does not hold 0.</summary>
    public static Development Of(Share before, Share now)
    {
        var uncertainty = now.Minus(before);
        var direction = Math.Min(before.N, now.N) < FewestForloeb ? Direction.TooFew
            : uncertainty.Lower > 0 ? Direction.Rose
            : uncertainty.Upper < 0 ? Direction.Fell
            : Direction.Unchanged;
        return new Development(direction, before, now, uncertainty);
    }

    /// <summary>The change between two published cells.</summary>
    internal static Development Of(ShareCell before, ShareCell now)
    {
        var development = before.Share is { } a && now.Share is { } b ? Of(a, b)
            : before.Ends is { } from && now.Ends is { } to
                ? new Development(Common(from, to), before.Share, now.Share, null)
                : new Development(
                    before.IsWithheld || now.IsWithheld ? Direction.Withheld : Direction.NoBasis, before.Share, now.Share, null);
        return development with { BeforeEnds = before.Ends, NowEnds = now.Ends };
    }

    private static ShareEnds? Known(Share? share) => share is { } known ? ShareEnds.Of(known) : null;

    /// <summary>The direction that holds from both ends of the one to both ends of the other.</summary>
    private static Direction Common(ShareEnds before, ShareEnds now)
    {
        Direction[] directions =
        [
            Of(before.Low, now.Low).Direction,
            Of(before.Low, now.High).Direction,
            Of(before.High, now.Low).Direction,
            Of(before.High, now.High).Direction,
        ];
        return directions.Contains(Direction.TooFew) ? Direction.TooFew
            : directions.Distinct().Count() == 1 ? directions[0]
            : Direction.Undecided;
    }
}

/// <summary>Words of <see cref="Direction"/>.</summary>
public static class Directions
{
    /// <summary>The Danish words, as a table has them.</summary>
    public static string Word(this Direction direction) => direction switch
    {
        Direction.Rose => "steget",
        Direction.Fell => "faldet",
        Direction.Unchanged => "ingen sikker ændring",
        Direction.TooFew => "for få forløb til en vurdering",
        Direction.Withheld => "vises ikke af hensyn til fortrolighed",
        Direction.Undecided => "kan ikke afgøres",
        _ => "intet at sammenligne med",
    };
}
