using System.Globalization;
using Opgoerelse.Model;

namespace Opgoerelse.ModelTests;

/// <summary>Plain examples to vary in the tests.</summary>
internal static class Examples
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static SlowForloeb Forloeb(
        string start,
        string? end = null,
        SlowIndsats[]? indsatser = null,
        SlowFritagelse[]? fritagelser = null,
        SlowTimer[]? hours = null,
        SlowIndstilling[]? settings = null,
        SlowKommune[]? kommuner = null) => new(
            "00000000-0000-4000-8000-000000000001",
            Day("1984-02-29"),
            "kvinde",
            Day(start),
            end is null ? null : Day(end),
            kommuner ?? [new("0101", Day("2000-01-01"))],
            indsatser ?? [],
            fritagelser ?? [],
            hours ?? [],
            settings ?? []);

    public static SlowIndsats Virksomhedspraktik(string start, string? end = null) =>
        new("LAB-11-VPP", "paabegyndt", Day(start), end is null ? null : Day(end), 10, 30);

    public static SlowFritagelse Pause(string from, string? to, string hjemmel = "LAS-13-7", bool? helbred = null) =>
        new(hjemmel, Day(from), to is null ? null : Day(to), helbred);

    /// <summary>
    /// A personnummer that no person has: it fails the modulus-11 check, on a birth date for which only numbers
    /// that pass it were given out.
    /// </summary>
    public static string Personnummer(DateOnly born, bool woman)
    {
        int[] weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        char seventh = born.Year < 2000 ? '0' : '4';
        for (int serial = woman ? 0 : 1; ; serial += 2)
        {
            string number = born.ToString("ddMMyy", CultureInfo.InvariantCulture)
                + seventh
                + serial.ToString("000", CultureInfo.InvariantCulture);
            if (number.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11 != 0)
            {
                return number;
            }
        }
    }

    public static string Guid(int number) =>
        "00000000-0000-4000-8000-" + number.ToString("000000000000", CultureInfo.InvariantCulture);
}
