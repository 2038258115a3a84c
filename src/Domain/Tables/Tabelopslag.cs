namespace Opgoerelse.Domain.Tables;

/// <summary>A published cell: its value in units of the last decimal, or the symbol that stands in its place.</summary>
/// <param name="Vaerdi">33.3 with one decimal is 333; 0 where there is none.</param>
/// <param name="Decimaler">How many decimals the measure has.</param>
/// <param name="Symbol">What the cell shows instead of, or beside, its value.</param>
public readonly record struct Tabeltal(long Vaerdi, int Decimaler, Cellesymbol Symbol)
{
    /// <summary>What the table does not have.</summary>
    public static readonly Tabeltal Mangler = new(0, 0, Cellesymbol.IkkeTilgaengelig);

    /// <summary>Whether there is a value.</summary>
    public bool HarVaerdi => Symbol.HarVaerdi();

    /// <summary>The value as a number; null where there is none.</summary>
    public double? Tal => HarVaerdi ? Vaerdi / Math.Pow(10, Decimaler) : null;
}

/// <summary>Looks cells up by code.</summary>
public static class Tabelopslag
{
    /// <summary>The cell with one code per dimension, in the table's order, the measure last; not available where the table has no such code.</summary>
    public static Tabeltal Slaaop(this Tabel tabel, params ReadOnlySpan<string> koder)
    {
        var celle = 0L;
        var decimaler = 0;
        for (var i = 0; i < koder.Length; i++)
        {
            var indeks = tabel.Dimensioner[i].IndeksAf(koder[i]);
            if (indeks < 0)
            {
                return Tabeltal.Mangler;
            }

            celle += indeks * tabel.Skridt(i);
            decimaler = tabel.Dimensioner[i].Vaerdier[indeks].Decimaler;
        }

        var symbol = tabel.Symboler[celle];
        return new Tabeltal(symbol.HarVaerdi() ? tabel.Vaerdier[celle] : 0, decimaler, symbol);
    }
}
