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
    public const string NotStated = "uoplyst";

    private readonly FrozenDictionary<string, EndReasonRow[]> _rows;

    private Afslutningsaarsager(IEnumerable<(string Reason, EndReasonRow Row)> rows) => _rows = rows
        .GroupBy(row => Normalised(row.Reason), row => row.Row, StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.ToArray(), StringComparer.Ordinal);

    private readonly record struct EndReasonRow(string Category, DateOnly From, DateOnly To);

    /// <summary>The list of the data file.</summary>
    public static Afslutningsaarsager Standard { get; } = Read();

    /// <summary>
    /// The category of a text by the rows valid on <paramref name="endDate"/>, compared trimmed, in lower case and composed;
    /// <see cref="NotStated"/> when there is none. Without a slutdato only rows without dates are valid.
    /// </summary>
    public string Category(string? reason, DateOnly? endDate)
    {
        foreach (var row in reason is null ? [] : _rows.GetValueOrDefault(Normalised(reason)) ?? [])
        {
            if (endDate is { } day ? row.From <= day && day <= row.To : (row.From, row.To) == (DateOnly.MinValue, DateOnly.MaxValue))
            {
                return row.Category;
            }
        }

        return NotStated;
    }

    private static string Normalised(string text) => Composed.Of(text.Trim().ToLowerInvariant());

    private static Afslutningsaarsager Read()
    {
        // aarsag;kategori;fra;til
        return new Afslutningsaarsager(Data.ReadTable("afslutningsaarsager.csv").Skip(1)
            .Select(cells =>
                (cells[0], new EndReasonRow(cells[1], Date(cells[2]) ?? DateOnly.MinValue, Date(cells[3]) ?? DateOnly.MaxValue))));

        static DateOnly? Date(string text) =>
            text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

/// <summary>What followed when a forloeb ended, as the tables group it. Which text is which: data/afslutningsaarsager.csv.</summary>
/// <param name="Code">Its code in tables and in the database.</param>
/// <param name="Name">What it is called.</param>
public sealed record EndingCategory(string Code, BilingualText Name)
{
    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<EndingCategory> All { get; } =
    [
        new("beskaeftigelse", new("Beskæftigelse", "Employment")),
        new("uddannelse", new("Uddannelse", "Education")),
        new("fleksjob", new("Fleksjob", "Flexible job")),
        new("foertidspension", new("Førtidspension", "Disability pension")),
        new("seniorpension", new("Seniorpension eller tidlig pension", "Senior or early pension")),
        new("nyt-forloeb", new("Nyt forløb", "New course")),
        new("oevrige", new("Øvrige", "Other")),
        new(Afslutningsaarsager.NotStated, new("Uoplyst", "Not stated")),
    ];
}
