using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What a run did with the files of a folder.</summary>
/// <param name="Leverancer">What was taken, refused ones too, in the order of taking.</param>
/// <param name="Oversprunget">Files left where they are, each with a Danish notice that says why.</param>
public sealed record Mapperesultat(IReadOnlyList<Leverance> Leverancer, IReadOnlyList<Oversprunget> Oversprunget);

/// <summary>A file that was left where it is.</summary>
public sealed record Oversprunget(string Navn, string Aarsag);

/// <summary>
/// Ingest from the command line: files are read where they lie and left there, so that no further copy of personal
/// data is made. Each file is its own leverance.
/// </summary>
public sealed class Indlaesning
{
    private readonly Database _database;
    private readonly Modtagelse _modtagelse;

    public Indlaesning(Database database, Pseudonymnoegle noegle, TimeProvider time, Registeropslag? opslag = null, LeveranceLimits? limits = null)
    {
        _database = database;
        _modtagelse = new Modtagelse(database, noegle, time, opslag ?? Registeropslag.Standard, limits ?? LeveranceLimits.Standard);
    }

    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Taalmodighed { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Takes one file.</summary>
    /// <param name="sti">The file.</param>
    /// <param name="modtaget">The receipt for a first load of history, never before the newest stored; null is now.</param>
    /// <param name="fremdrift">Told as it goes.</param>
    /// <param name="afbryd">Heeded between portions: nothing of the file is kept.</param>
    /// <exception cref="IngestException">
    /// The file is not there or its name is none of a leverance; another process ingests; key or receipt is not accepted.
    /// </exception>
    public Leverance Fil(string sti, DateTimeOffset? modtaget = null, IProgress<Fremdrift>? fremdrift = null, CancellationToken afbryd = default)
    {
        if (!File.Exists(sti))
        {
            throw new IngestException("fil-findes-ikke", $"Filen {FileNames.Shown(sti)} findes ikke.");
        }

        if (FileProblem.Of(sti, follow: true) is { } problem)
        {
            throw new IngestException("ukendt-fil", $"{FileNames.Shown(Path.GetFileName(sti))}: {problem}");
        }

        var format = Leveranceformat.Genkend(Path.GetFileName(sti)) ?? throw new IngestException("ukendt-fil", Mappegang.UkendtNavn(sti));
        using var laas = Mappegang.Laas(_database, Taalmodighed);
        return Tag(sti, format, modtaget, laas, fremdrift, afbryd);
    }

    /// <summary>Takes the leverancer of a folder in ordinal order of their names; other files, and what cannot be read, are passed over with a notice.</summary>
    /// <inheritdoc cref="Fil" />
    public Mapperesultat Mappe(string mappe, DateTimeOffset? modtaget = null, IProgress<Fremdrift>? fremdrift = null, CancellationToken afbryd = default)
    {
        if (!Directory.Exists(mappe))
        {
            throw new IngestException("fil-findes-ikke", $"Mappen {FileNames.Shown(mappe)} findes ikke.");
        }

        using var laas = Mappegang.Laas(_database, Taalmodighed);
        var leverancer = new List<Leverance>();
        var oversprunget = new List<Oversprunget>();
        foreach (var (sti, format) in Mappegang.Filer(mappe, oversprunget))
        {
            afbryd.ThrowIfCancellationRequested();
            var navn = FileNames.Shown(Path.GetFileName(sti));
            if (FileProblem.Of(sti, follow: true) is { } problem)
            {
                oversprunget.Add(new Oversprunget(navn, $"{navn}: {problem}"));
                continue;
            }

            try
            {
                leverancer.Add(Tag(sti, format, modtaget, laas, fremdrift, afbryd));
            }
            catch (IngestException fejl) when (fejl.Kode == "fil-aendret")
            {
                oversprunget.Add(new Oversprunget(navn, fejl.Message));
            }
            catch (FileNotFoundException)
            {
                oversprunget.Add(new Oversprunget(navn, Mappegang.Gone(navn)));
            }
            catch (IOException)
            {
                oversprunget.Add(new Oversprunget(navn, $"Filen {navn} kunne ikke læses til ende. Intet af den er taget."));
            }
        }

        return new Mapperesultat(leverancer, oversprunget);
    }

    private Leverance Tag(string sti, Leveranceformat format, DateTimeOffset? modtaget, DatabaseLock laas, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        using var fil = new Leverancefil(sti, format);
        return _modtagelse.Modtag(fil, Kanaler.Kommando, modtaget, laas, fremdrift, afbryd);
    }
}
