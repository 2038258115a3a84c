using System.Globalization;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What both ways in share: which files of a folder are leverancer, in which order, under which lock.</summary>
internal static class Mappegang
{
    private const string Ufaerdig = ".part";

    /// <summary>
    /// What has a leverance's name in a folder, in ordinal order: as a rule files, but it may be anything. Names ending in
    /// <c>.part</c> and hidden files are left alone, others are told of; so are subfolders, which are not read, where
    /// there is nothing else.
    /// </summary>
    public static IReadOnlyList<(string Sti, Leveranceformat Format)> Filer(string mappe, List<Oversprunget> oversprunget)
    {
        var filer = new List<(string, Leveranceformat)>();
        var subfolders = 0;
        foreach (var sti in Directory.EnumerateFileSystemEntries(mappe).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var navn = Path.GetFileName(sti);
            if (IsLeftAlone(sti))
            {
                continue;
            }

            if (Leveranceformat.Genkend(navn) is { } format)
            {
                filer.Add((sti, format));
            }
            else if (Directory.Exists(sti))
            {
                subfolders += navn == SetAsideFolder.Name ? 0 : 1;
            }
            else
            {
                oversprunget.Add(new Oversprunget(FileNames.Shown(navn), UkendtNavn(navn)));
            }
        }

        if (filer.Count == 0 && subfolders > 0)
        {
            var navn = FileNames.Shown(Path.GetFileName(Path.TrimEndingDirectorySeparator(mappe)));
            var count = subfolders == 1 ? "1 undermappe" : string.Create(CultureInfo.InvariantCulture, $"{subfolders} undermapper");
            oversprunget.Add(new Oversprunget(navn, $"Mappen {navn} har ingen leverancer, men {count}. Undermapper læses ikke: nævn den mappe, der skal læses."));
        }

        return filer;
    }

    /// <summary>Whether a file is nobody's business yet: hidden, or under way.</summary>
    public static bool IsLeftAlone(string sti) =>
        Path.GetFileName(sti).StartsWith('.') || sti.EndsWith(Ufaerdig, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something is to be taken, or told of: any file, and a folder with a file's name.</summary>
    public static bool IsToBeSeenTo(string sti) =>
        !IsLeftAlone(sti) && (Leveranceformat.Genkend(Path.GetFileName(sti)) is not null || !Directory.Exists(sti));

    /// <summary>What is said of a name that was seen and could not be opened.</summary>
    public static string Gone(string navn) => navn.Contains('\uFFFD', StringComparison.Ordinal)
        ? $"Filen {navn} kan ikke læses: dens navn er ikke UTF-8. Giv den et andet navn."
        : $"Filen {navn} blev fjernet, før den blev læst.";

    /// <exception cref="IngestException">Another process holds the lock.</exception>
    public static DatabaseLock Laas(Database database, TimeSpan taalmodighed) =>
        database.TryLock(Modtagelse.Laas, taalmodighed)
        ?? throw new IngestException("optaget", "En anden proces er ved at indlæse leverancer i samme database. Prøv igen, når den er færdig.");

    public static string UkendtNavn(string navn) =>
        $"Filen {FileNames.Shown(Path.GetFileName(navn))} er ingen leverance: navnet skal ende på .ndjson, eller på en entitet og .csv "
        + $"({string.Join(", ", Entitetsform.Alle.Select(form => form.Navn + ".csv"))}), eventuelt med .gz.";
}
