using System.Globalization;

namespace Opgoerelse.Domain.Registers;

/// <summary>
/// At what age a person reaches folkepensionsalderen, by birth date (lov om social pension § 1 a). Source:
/// data/folkepensionsalder.csv.
/// </summary>
public sealed class Folkepensionsalder
{
    private const int MonthsPerYear = 12;

    /// <summary>Ascending by the first birth date.</summary>
    private readonly (DateOnly BornFrom, int Months)[] _rows;

    private Folkepensionsalder(IEnumerable<(DateOnly BornFrom, int Months)> rows) => _rows = [.. rows.OrderBy(row => row.BornFrom)];

    /// <summary>The list of the data file.</summary>
    public static Folkepensionsalder Standard { get; } = Read();

    /// <summary>
    /// The day on which who was born on <paramref name="birthDate"/> reaches the age: so many years and months later, clamped to the
    /// month's end. Born before the list begins is as its first row.
    /// </summary>
    public DateOnly ReachedOn(DateOnly birthDate)
    {
        var i = _rows.Length - 1;
        while (i > 0 && _rows[i].BornFrom > birthDate)
        {
            i--;
        }

        return birthDate.AddMonths(_rows[i].Months);
    }

    private static Folkepensionsalder Read()
    {
        // foedt_fra;foedt_til;aar;maaneder. Each row ends the day before the next begins.
        return new Folkepensionsalder(Data.ReadTable("folkepensionsalder.csv").Skip(1)
            .Select(cells => (Date(cells[0]), (MonthsPerYear * Number(cells[2])) + Number(cells[3]))));

        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
