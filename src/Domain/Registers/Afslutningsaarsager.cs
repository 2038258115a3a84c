using System.Collections.Frozen;
using System.Globalization;

namespace Opgoerelse.Domain.Registers;

/// <summary>
/// Which category a reason for ending belongs to. Source: data/afslutningsaarsager.csv. The category is what is kept of a
/// reason; its text can hold anything about a person.
/// </summary>
public sealed class Afslutningsaarsager
{
    /// <summary>No reason, or one that the list lacks.</summary>
    public const string Uoplyst = "uoplyst";

    private readonly FrozenDictionary<string, Row[]> _rows;

    private Afslutningsaarsager(IEnumerable<(string Aarsag, Row Row)> rows) => _rows = rows
        .GroupBy(row => Normalised(row.Aarsag), row => row.Row, StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.ToArray(), StringComparer.Ordinal);

    private readonly record struct Row(string Kategori, DateOnly Fra, DateOnly Til);

    /// <summary>The list of the data file.</summary>
    public static Afslutningsaarsager Standard { get; } = Read();

    /// <summary>
    /// The category of a text by the rows valid on <paramref name="slutdato"/>, compared trimmed, in lower case and composed;
    /// <see cref="Uoplyst"/> when there is none. Without a slutdato only rows without dates are valid.
    /// </summary>
    public string Kategori(string? aarsag, DateOnly? slutdato)
    {
        foreach (var row in aarsag is null ? [] : _rows.GetValueOrDefault(Normalised(aarsag)) ?? [])
        {
            if (slutdato is { } dag ? row.Fra <= dag && dag <= row.Til : (row.Fra, row.Til) == (DateOnly.MinValue, DateOnly.MaxValue))
            {
                return row.Kategori;
            }
        }

        return Uoplyst;
    }

    private static string Normalised(string text) => Composed.Of(text.Trim().ToLowerInvariant());

    private static Afslutningsaarsager Read()
    {
        // aarsag;kategori;fra;til
        return new Afslutningsaarsager(Data.ReadTable("afslutningsaarsager.csv").Skip(1)
            .Select(cells => (cells[0], new Row(cells[1], Date(cells[2]) ?? DateOnly.MinValue, Date(cells[3]) ?? DateOnly.MaxValue))));

        static DateOnly? Date(string text) =>
            text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
