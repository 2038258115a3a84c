using System.Globalization;
using Opgoerelse.Ingest.Laesning;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What both ways in share: which files of a folder are leverancer, in which order, under which lock.</summary>
internal static class Mappegang
{
    private const string Ufaerdig = ".part";

    /// <summary>
    /// The leverancer of a folder in ordinal order of their names. Names ending in <c>.part</c> and hidden files are
    /// left alone, others are told of; so are subfolders, which are not read, where there is nothing else.
    /// </summary>
    public static IReadOnlyList<(string Sti, Leveranceformat Format)> Filer(string mappe, List<Oversprunget> oversprunget)
    {
        var filer = new List<(string, Leveranceformat)>();
        foreach (var sti in Directory.EnumerateFiles(mappe).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var navn = Path.GetFileName(sti);
            if (navn.StartsWith('.') || navn.EndsWith(Ufaerdig, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Leveranceformat.Genkend(navn) is { } format)
            {
                filer.Add((sti, format));
            }
            else
            {
                oversprunget.Add(new Oversprunget(navn, UkendtNavn(navn)));
            }
        }

        if (filer.Count == 0 && Directory.EnumerateDirectories(mappe).Count() is > 0 and var subfolders)
        {
            var navn = Path.GetFileName(Path.TrimEndingDirectorySeparator(mappe));
            var count = subfolders == 1 ? "1 undermappe" : string.Create(CultureInfo.InvariantCulture, $"{subfolders} undermapper");
            oversprunget.Add(new Oversprunget(navn, $"Mappen {navn} har ingen leverancer, men {count}. Undermapper læses ikke: nævn den mappe, der skal læses."));
        }

        return filer;
    }

    /// <exception cref="IngestException">Another process holds the lock.</exception>
    public static DatabaseLock Laas(Database database, TimeSpan taalmodighed) =>
        database.TryLock(Modtagelse.Laas, taalmodighed)
        ?? throw new IngestException("optaget", "En anden proces er ved at indlæse leverancer i samme database. Prøv igen, når den er færdig.");

    public static string UkendtNavn(string navn) =>
        $"Filen {Path.GetFileName(navn)} er ingen leverance: navnet skal ende på .ndjson, eller på en entitet og .csv "
        + $"({string.Join(", ", Entitetsform.Alle.Select(form => form.Navn + ".csv"))}), eventuelt med .gz.";
}
