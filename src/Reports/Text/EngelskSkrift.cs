using System.Globalization;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers, dates and times in English; <see cref="DanskSkrift"/> has the same in Danish, and its rounding is the one here.</summary>
public static class EngelskSkrift
{
    /// <summary>1234567 with one decimal is 123,456.7.</summary>
    public static string Tal(long vaerdi, int decimaler = 0) => Byttet(DanskSkrift.Tal(vaerdi, decimaler));

    /// <summary>A share or difference of unit 1 as per cent with one decimal: 0.3333 is 33.3.</summary>
    public static string Procent(double andel) => Byttet(DanskSkrift.Procent(andel));

    /// <summary>6 months, 1 month.</summary>
    public static string Maanedstal(int maaneder) => string.Create(CultureInfo.InvariantCulture, $"{maaneder} {(maaneder == 1 ? "month" : "months")}");

    /// <summary>1 October 2026.</summary>
    public static string Dato(DateOnly dag) => dag.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>1 October 2026, 08:00 (Copenhagen).</summary>
    public static string Tidspunkt(DateTimeOffset tid) =>
        string.Create(CultureInfo.InvariantCulture, $"{Dato(DanskTid.Dag(tid))}, {DanskTid.Lokal(tid):HH:mm} (Copenhagen)");

    /// <summary>Full stop and comma change places.</summary>
    private static string Byttet(string dansk) => string.Create(dansk.Length, dansk, static (ud, fra) =>
    {
        for (var i = 0; i < ud.Length; i++)
        {
            ud[i] = fra[i] switch { '.' => ',', ',' => '.', var andet => andet };
        }
    });
}
