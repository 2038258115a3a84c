namespace Opgoerelse.Domain.Tables;

/// <summary>
/// The measures that hold the two ends of the range published of a count or a share: its code and <c>Fra</c> or <c>Til</c>.
/// Where the count itself is shown, both ends are it.
/// </summary>
public static class RangeEnds
{
    private const string FromSuffix = "Fra";
    private const string ToSuffix = "Til";

    /// <summary>The code of the least value of the measure <paramref name="exact"/>.</summary>
    public static string From(string exact) => exact + FromSuffix;

    /// <summary>The code of the greatest value of the measure <paramref name="exact"/>.</summary>
    public static string To(string exact) => exact + ToSuffix;

    /// <summary>Whether a measure is an end of a range.</summary>
    public static bool IsEnd(string measure) => Exact(measure) != measure;

    /// <summary>
    /// The range that is published of a withheld cell, by the measures of its ends; null where there is none, or the cell is not
    /// withheld.
    /// </summary>
    /// <param name="table">The table, its measures last.</param>
    /// <param name="cell">The cell's number.</param>
    public static TableRange? RangeAt(this Table table, long cell)
    {
        var measures = table.Dimensions[^1];
        if (table.Symbols[cell] != CellSymbol.Withheld || measures.Role != DimensionRole.Measure)
        {
            return null;
        }

        var position = (int)(cell % measures.Values.Count);
        var measure = measures.Values[position];
        if (measures.IndexOf(From(measure.Code)) is var from and >= 0 && measures.IndexOf(To(measure.Code)) is var to and >= 0)
        {
            var (low, high) = (cell - position + from, cell - position + to);
            return table.Symbols[low].HasValue() && table.Symbols[high].HasValue()
                ? new TableRange(table.Values[low], table.Values[high], measure.Decimals)
                : null;
        }

        return null;
    }

    /// <summary>
    /// Whether a cell only repeats another: an end of a range where there is none, because the figure itself is shown, or nothing is.
    /// </summary>
    /// <param name="table">The table, its measures last.</param>
    /// <param name="cell">The cell's number.</param>
    public static bool IsRepetition(this Table table, long cell)
    {
        var measures = table.Dimensions[^1];
        var position = (int)(cell % measures.Values.Count);
        var measure = measures.Values[position].Code;
        return IsEnd(measure) && measures.IndexOf(Exact(measure)) is var exact and >= 0 && table.RangeAt(cell - position + exact) is null;
    }

    /// <summary>The code of the measure whose range <paramref name="measure"/> is an end of; its own where it is none.</summary>
    public static string Exact(string measure) =>
        measure.EndsWith(FromSuffix, StringComparison.Ordinal) ? measure[..^FromSuffix.Length]
        : measure.EndsWith(ToSuffix, StringComparison.Ordinal) ? measure[..^ToSuffix.Length]
        : measure;
}

/// <summary>The range published of a withheld number: it lies from the one to the other, both included.</summary>
/// <param name="From">The least, as a whole number of the last decimal: 33.3 with one decimal is 333.</param>
/// <param name="To">The greatest, likewise.</param>
/// <param name="Decimals">How many decimals the measure has.</param>
public readonly record struct TableRange(long From, long To, int Decimals);
