using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>The sums of one omraade and period (and age and sex), and what the pattern publishes of them.</summary>
/// <param name="Sums">The true sums.</param>
/// <param name="Pattern">The pattern; null for the true tables.</param>
/// <param name="Omraade">The omraade.</param>
/// <param name="Period">The period.</param>
/// <param name="Age">The age group.</param>
/// <param name="Sex">The sex.</param>
internal sealed record PublishedSums(
    CubeSums Sums,
    IPattern? Pattern,
    string Omraade,
    string Period,
    string Age = AgeGroup.AllCode,
    string Sex = AgeGroup.AllCode)
{
    /// <summary>Whether what is counted by a concept is withheld: <c>ingen</c> is shown where <c>nogen</c> is.</summary>
    public bool IsWithheld(string concept) =>
        Pattern is { } pattern
        && pattern.Withheld(concept == Concepts.Ingen ? Concepts.Nogen : concept, Omraade, Period, Age, Sex);

    /// <summary>A count as the pattern has it.</summary>
    public PublishedCount Published(CountFigure count)
    {
        var hide = IsWithheld(count.Concept);
        return new PublishedCount(
            count.Of(Sums),
            hide,
            hide ? Pattern!.Range(count.Concept, Omraade, Period, Age, Sex) : null);
    }
}

/// <summary>A count and what is published of it.</summary>
/// <param name="Count">The true count.</param>
/// <param name="Hide">Whether it is withheld.</param>
/// <param name="Range">The range that is published of a withheld count; null where there is none.</param>
internal readonly record struct PublishedCount(long Count, bool Hide, CountRange? Range)
{
    /// <summary>The least and the greatest that it can be by what is published; null where nothing is.</summary>
    public (long From, long To)? Ends => !Hide ? (Count, Count) : Range is { } range ? (range.From, range.To) : null;
}

/// <summary>Fills a table's cells in row-major order.</summary>
internal sealed class CellWriter(long cells)
{
    private int _next;

    public long[] Values { get; } = new long[cells];

    public CellSymbol[] Symbols { get; } = new CellSymbol[cells];

    /// <summary>Whether the period being written is preliminary.</summary>
    public bool Preliminary { get; set; }

    /// <summary>A count.</summary>
    public void Count(PublishedCount count)
    {
        if (count.Hide)
        {
            Symbol(CellSymbol.Withheld);
        }
        else
        {
            Value(count.Count);
        }
    }

    /// <summary>A count in per cent of another, with one decimal: shown where both are.</summary>
    public void Share(PublishedCount count, PublishedCount of) =>
        Rounded(FigureRules.Percentage(count.Count, of.Count), count.Hide || of.Hide);

    /// <summary>The least and the greatest that a count can be: twice the count itself where it is shown.</summary>
    public void Ends(PublishedCount count) => Ends(count.Ends);

    /// <summary>
    /// The least and the greatest that a share can be by what is published of its counts: twice the share itself where it is shown.
    /// </summary>
    public void ShareEnds(PublishedCount count, PublishedCount of)
    {
        if (!count.Hide && !of.Hide)
        {
            Share(count, of);
            Share(count, of);
        }
        else
        {
            Ends(count.Ends is { } counts && of.Ends is { } wholes ? Rounding.ShareRange(counts, wholes) : null);
        }
    }

    /// <summary>An exact rational, rounded here and only here: half away from zero.</summary>
    public void Ratio(Int128 numerator, Int128 denominator, int decimals, bool hide) =>
        Rounded(Rounding.Ratio(numerator, denominator, decimals), hide);

    public void Symbol(CellSymbol symbol) => Symbols[_next++] = symbol;

    /// <summary>The same symbol in so many cells.</summary>
    public void Symbol(CellSymbol symbol, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            Symbol(symbol);
        }
    }

    /// <summary>Without a basis the symbol says so, unless that would tell what is withheld.</summary>
    private void Rounded(long? value, bool hide)
    {
        if (!hide && value is { } figure)
        {
            Value(figure);
        }
        else
        {
            Symbol(hide ? CellSymbol.Withheld : CellSymbol.NoBasis);
        }
    }

    private void Ends((long From, long To)? ends)
    {
        if (ends is { } range)
        {
            Value(range.From);
            Value(range.To);
        }
        else
        {
            Symbol(CellSymbol.Withheld);
            Symbol(CellSymbol.Withheld);
        }
    }

    private void Value(long value)
    {
        Values[_next] = value;
        Symbols[_next++] = Preliminary ? CellSymbol.Preliminary : CellSymbol.None;
    }
}
