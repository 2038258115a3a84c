using System.Globalization;

namespace Opgoerelse.Model;

/// <summary>One row of <c>indsatstyper.csv</c>: what a type is while the row is valid.</summary>
/// <param name="Code">The indsatstype.</param>
/// <param name="Category">One of <see cref="SlowCategory"/>.</param>
/// <param name="RequiredUdfoerer">The udfoerer it must have to count; empty for any.</param>
/// <param name="ValidFrom">First valid day.</param>
/// <param name="ValidTo">Last valid day; null is open.</param>
public sealed record SlowIndsatstype(
    string Code, string Category, string RequiredUdfoerer, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>One row of <c>kommuner.csv</c>.</summary>
public sealed record SlowKommuneRow(string KommuneCode, string RegionCode, string LandsdelCode);

/// <summary>One row of <c>afslutningsaarsager.csv</c>: in which category a text is while the row is valid.</summary>
/// <param name="Text">As in the file.</param>
/// <param name="Category">One of <see cref="SlowEnding.Categories"/>.</param>
/// <param name="ValidFrom">First valid day; null is open.</param>
/// <param name="ValidTo">Last valid day; null is open.</param>
public sealed record SlowEndReason(string Text, string Category, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>One row of <c>folkepensionsalder.csv</c>: the age of those born in it.</summary>
/// <param name="BornFrom">First birth date.</param>
/// <param name="BornTo">Last birth date; null is open.</param>
/// <param name="Years">Whole years.</param>
/// <param name="Months">And months.</param>
public sealed record SlowPensionAge(DateOnly BornFrom, DateOnly? BornTo, int Years, int Months);

/// <summary>The registers of the repository's data folder, embedded when the model was built.</summary>
public static class SlowRegisters
{
    /// <summary>Every row of <c>indsatstyper.csv</c>.</summary>
    public static IReadOnlyList<SlowIndsatstype> Indsatstyper { get; } = Rows("indsatstyper.csv")
        .Select(row => new SlowIndsatstype(
            row["indsatstype"],
            row["kategori"],
            row["krav_udfoerer"],
            Day(row["gyldig_fra"]),
            row["gyldig_til"] == "" ? null : Day(row["gyldig_til"])))
        .ToList();

    /// <summary>Every row of <c>kommuner.csv</c>.</summary>
    public static IReadOnlyList<SlowKommuneRow> Kommuner { get; } = Rows("kommuner.csv")
        .Select(row => new SlowKommuneRow(row["kommunekode"], row["regionskode"], row["nuts3"]))
        .ToList();

    /// <summary>Every row of <c>afslutningsaarsager.csv</c>.</summary>
    public static IReadOnlyList<SlowEndReason> EndReasons { get; } = Rows("afslutningsaarsager.csv")
        .Select(row => new SlowEndReason(
            row["aarsag"],
            row["kategori"],
            row["fra"] == "" ? null : Day(row["fra"]),
            row["til"] == "" ? null : Day(row["til"])))
        .ToList();

    /// <summary>Every row of <c>folkepensionsalder.csv</c>.</summary>
    public static IReadOnlyList<SlowPensionAge> PensionAges { get; } = Rows("folkepensionsalder.csv")
        .Select(row => new SlowPensionAge(
            Day(row["foedt_fra"]),
            row["foedt_til"] == "" ? null : Day(row["foedt_til"]),
            int.Parse(row["aar"], CultureInfo.InvariantCulture),
            int.Parse(row["maaneder"], CultureInfo.InvariantCulture)))
        .ToList();

    private static List<Dictionary<string, string>> Rows(string resource)
    {
        using Stream stream = typeof(SlowRegisters).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException("not embedded: " + resource);
        using StreamReader reader = new(stream);
        List<SlowCsvRecord> records = SlowCsv.Read(reader.ReadToEnd());
        List<string> header = records[0].Cells;
        return records
            .Skip(1)
            .Select(record => header.Zip(record.Cells).ToDictionary(pair => pair.First, pair => pair.Second))
            .ToList();
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
