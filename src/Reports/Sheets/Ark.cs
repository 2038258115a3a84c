using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Sheets;

/// <summary>A cell of a table that a person reads: a typed number, a text, or a sign in place of a number.</summary>
/// <param name="Tekst">The text or sign; null for a number.</param>
/// <param name="Tal">The number; null for a text.</param>
/// <param name="Decimaler">How many decimals it is shown with.</param>
/// <param name="Foreloebig">Whether the number is preliminary.</param>
/// <param name="Symbol">The sign's meaning; <see cref="Cellesymbol.Ingen"/> for others.</param>
public readonly record struct Felt(string? Tekst, decimal? Tal, int Decimaler, bool Foreloebig, Cellesymbol Symbol)
{
    /// <summary>A published cell, whatever it shows.</summary>
    public static implicit operator Felt(Tabeltal tal) => tal.HarVaerdi
        ? new Felt(null, tal.Vaerdi / Potens(tal.Decimaler), tal.Decimaler, tal.Symbol == Cellesymbol.Foreloebig, Cellesymbol.Ingen)
        : new Felt(tal.Symbol.Tegn(), null, 0, false, tal.Symbol);

    /// <summary>A text.</summary>
    public static implicit operator Felt(string tekst) => new(tekst, null, 0, false, Cellesymbol.Ingen);

    /// <summary>A whole number.</summary>
    public static implicit operator Felt(int tal) => new(null, tal, 0, false, Cellesymbol.Ingen);

    /// <summary>A share or difference of unit 1 as per cent with one decimal; the sign of <paramref name="ellers"/> where there is none.</summary>
    public static Felt Procent(double? andel, Cellesymbol ellers = Cellesymbol.IntetGrundlag) => andel is { } vaerdi
        ? new Felt(null, DanskSkrift.Promille(vaerdi) / 10m, 1, false, Cellesymbol.Ingen)
        : new Felt(ellers.Tegn(), null, 0, false, ellers);

    private static decimal Potens(int decimaler) => decimaler switch { 0 => 1, 1 => 10, 2 => 100, _ => (decimal)Math.Pow(10, decimaler) };
}

/// <summary>A table that a person reads: on a page beside its chart, and as a sheet of a workbook.</summary>
/// <param name="Navn">The sheet's name: at most 31 characters, none of []:*?/\.</param>
/// <param name="Titel">What it shows.</param>
/// <param name="Kolonner">The columns' names; the first column names the rows.</param>
/// <param name="Raekker">The rows, as long as the columns.</param>
public sealed record Ark(string Navn, string Titel, IReadOnlyList<string> Kolonner, IReadOnlyList<IReadOnlyList<Felt>> Raekker);
