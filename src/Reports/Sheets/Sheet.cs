using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Sheets;

/// <summary>A cell of a table that a person reads: a typed number, a text, or a sign in place of a number.</summary>
/// <param name="Text">The text or sign; null for a number.</param>
/// <param name="Number">The number; null for a text.</param>
/// <param name="Decimals">How many decimals it is shown with.</param>
/// <param name="Preliminary">Whether the number is preliminary.</param>
/// <param name="Symbol">The sign's meaning; <see cref="CellSymbol.None"/> for others.</param>
public readonly record struct SheetCell(string? Text, decimal? Number, int Decimals, bool Preliminary, CellSymbol Symbol)
{
    /// <summary>The text in English; null where it is the same, as signs and codes are.</summary>
    public string? English { get; init; }

    /// <summary>Whether the text is a range in the place of a withheld number.</summary>
    public bool IsRange { get; init; }

    /// <summary>A range in the place of a withheld number.</summary>
    public static implicit operator SheetCell(TableRange range) => new(DanishNotation.Range(range), null, 0, false, CellSymbol.Withheld)
    {
        English = EnglishNotation.Range(range),
        IsRange = true,
    };

    /// <summary>A published cell, whatever it shows.</summary>
    public static implicit operator SheetCell(TableFigure number) => number.Range is { } range ? range : number.HasValue
        ? new SheetCell(
            null,
            number.Value / Power(number.Decimals),
            number.Decimals,
            number.Symbol == CellSymbol.Preliminary,
            CellSymbol.None)
        : new SheetCell(number.Symbol.Sign(), null, 0, false, number.Symbol);

    /// <summary>A text.</summary>
    public static implicit operator SheetCell(string text) => new(text, null, 0, false, CellSymbol.None);

    /// <summary>A text in Danish and English.</summary>
    public static implicit operator SheetCell(BilingualText text) => (SheetCell)text.Da with { English = text.En };

    /// <summary>A whole number.</summary>
    public static implicit operator SheetCell(int number) => new(null, number, 0, false, CellSymbol.None);

    /// <summary>
    /// A share or difference of unit 1 as per cent with one decimal; the sign of <paramref name="otherwise"/> where there is none.
    /// </summary>
    public static SheetCell Percentage(double? share, CellSymbol otherwise = CellSymbol.NoBasis) => share is { } value
        ? new SheetCell(null, DanishNotation.PerThousand(value) / 10m, 1, false, CellSymbol.None)
        : new SheetCell(otherwise.Sign(), null, 0, false, otherwise);

    private static decimal Power(int decimals) => decimals switch { 0 => 1, 1 => 10, 2 => 100, _ => (decimal)Math.Pow(10, decimals) };
}

/// <summary>A table that a person reads: on a page beside its chart, and as a sheet of a workbook.</summary>
/// <param name="Name">The sheet's name: at most 31 characters, none of []:*?/\.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The columns' names; the first column names the rows.</param>
/// <param name="Rows">The rows, as long as the columns.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows);
