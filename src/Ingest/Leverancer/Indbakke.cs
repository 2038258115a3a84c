using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The inbox folder: files that are written to the end are taken in ordinal order of their names and moved to the archive
/// when they are committed. A kill at any point loses nothing and counts nothing twice, and no file keeps the next one
/// waiting: what cannot be read as a file is set aside, with a refused leverance that says why.
/// </summary>
public sealed class Indbakke
{
    private readonly Database _database;
    private readonly Modtagelse _modtagelse;
    private readonly Arkiv _arkiv;
    private readonly SetAsideFolder _aside;
    private readonly ArchivedFiles _archived;

    /// <param name="database">Where registrations go.</param>
    /// <param name="noegle">The key of the pseudonyms.</param>
    /// <param name="time">The clock of the receipts.</param>
    /// <param name="mappe">The inbox; made when it is missing.</param>
    /// <param name="arkiv">Where taken files go. A folder on the same disk makes the move atomic.</param>
    /// <param name="opslag">The registers; null is those of the data files.</param>
    /// <param name="limits">How much a leverance may hold; null is what the contract says.</param>
    public Indbakke(
        Database database, Pseudonymnoegle noegle, TimeProvider time, string mappe, Arkiv arkiv, Registeropslag? opslag = null, LeveranceLimits? limits = null)
    {
        _database = database;
        _modtagelse = new Modtagelse(database, noegle, time, opslag ?? Registeropslag.Standard, limits ?? LeveranceLimits.Standard);
        _arkiv = arkiv;
        _archived = new ArchivedFiles(database, time);
        Mappe = Path.GetFullPath(mappe);
        _aside = new SetAsideFolder(Mappe);
        Directory.CreateDirectory(Mappe);
    }

    public string Mappe { get; }

    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Taalmodighed { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What tells a file that may still be written; null takes every file at once.</summary>
    public StillFiles? Still { get; init; }

    /// <summary>Whether something lies in an inbox, or was written to after it was taken from there. Asks for no key.</summary>
    public static bool HasWork(Database database, TimeProvider time, string mappe, Arkiv arkiv) =>
        (Directory.Exists(mappe) && Directory.EnumerateFileSystemEntries(mappe).Any(Mappegang.IsToBeSeenTo))
        || new ArchivedFiles(database, time).Written(arkiv).Any();

    /// <summary>
    /// Deletes what an inbox never takes (unfinished, hidden, or with no leverance's name) and has been there since before the
    /// Danish calendar day <paramref name="before"/>: it may hold personnumre like the rest. What can be taken is kept.
    /// </summary>
    /// <returns>How many files were deleted.</returns>
    public static int DeleteForgotten(string mappe, DateOnly before) =>
        ForgottenFiles.Delete(mappe, before, isKept: sti => !Mappegang.IsLeftAlone(sti) && Leveranceformat.Genkend(Path.GetFileName(sti)) is not null);

    /// <summary>Takes all files that are there now.</summary>
    /// <exception cref="IngestException">Another process ingests, or the key is not the database's. The files stay.</exception>
    public Mapperesultat Toem(IProgress<Fremdrift>? fremdrift = null, CancellationToken afbryd = default)
    {
        using var laas = Mappegang.Laas(_database, Taalmodighed);
        var oversprunget = new List<Oversprunget>();
        var liggende = FlytDetKendte(oversprunget);
        PutBackWritten(oversprunget);
        var filer = Mappegang.Filer(Mappe, oversprunget);
        Still?.KeepOnly(filer.Select(fil => fil.Sti));
        var leverancer = new List<Leverance>();
        ExceptionDispatchInfo? uventet = null;
        foreach (var (sti, format) in filer.Where(fil => !liggende.Contains(fil.Sti)))
        {
            afbryd.ThrowIfCancellationRequested();
            try
            {
                if (Tag(sti, format, laas, oversprunget, fremdrift, afbryd) is { } leverance)
                {
                    leverancer.Add(leverance);
                }
            }
            catch (Exception fejl) when (fejl is not (IngestException or OperationCanceledException or OutOfMemoryException) && DatabaseFaults.Of(fejl) == DatabaseFault.None)
            {
                // A mistake of ours that one file brings out: the others are taken, and then it is told.
                uventet ??= ExceptionDispatchInfo.Capture(fejl);
            }
        }

        uventet?.Throw();
        return new Mapperesultat(leverancer, oversprunget);
    }

    /// <summary>Takes, or sets aside, what lies there; null when it is left for another time.</summary>
    private Leverance? Tag(
        string sti, Leveranceformat format, DatabaseLock laas, List<Oversprunget> oversprunget, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        var navn = FileNames.Shown(Path.GetFileName(sti));
        if (FileProblem.Of(sti, follow: false) is { } problem)
        {
            return SaetTilSide(_modtagelse.Refuse(navn, Kanaler.Mappe, problem, laas, afbryd), sti, oversprunget);
        }

        if (Still is { } still && !still.IsStill(sti))
        {
            oversprunget.Add(new Oversprunget(navn, $"Filen {navn} er ændret for mindre end {still.Still.TotalSeconds:0} sekunder siden. Den tages, når den har ligget stille så længe."));
            return null;
        }

        try
        {
            using var fil = new Leverancefil(sti, format);
            return Arkiver(_modtagelse.Modtag(fil, Kanaler.Mappe, modtaget: null, laas, fremdrift, afbryd), sti, oversprunget);
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
            oversprunget.Add(new Oversprunget(navn, $"Filen {navn} kunne ikke læses til ende. Den bliver liggende og prøves igen."));
        }

        return null;
    }

    /// <summary>Moves a file that was taken, and makes sure that what was moved is what was read.</summary>
    private Leverance Arkiver(Leverance leverance, string sti, List<Oversprunget> oversprunget)
    {
        try
        {
            Efterse(_arkiv.Flyt(sti, leverance), leverance);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            oversprunget.Add(KanIkkeFlyttes(leverance));
            return leverance;
        }

        return Arkiveret(leverance);
    }

    private void Efterse(string arkiveret, Leverance leverance)
    {
        var look = ArchivedFiles.Look(arkiveret);
        if (ErIndholdet(arkiveret, leverance))
        {
            _archived.Remember(leverance, look);
        }
        else
        {
            LaegTilbage(arkiveret, leverance);
        }
    }

    private Leverance SaetTilSide(Leverance leverance, string sti, List<Oversprunget> oversprunget)
    {
        try
        {
            _aside.Move(sti, leverance);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            oversprunget.Add(KanIkkeFlyttes(leverance));
            return leverance;
        }

        return Arkiveret(leverance);
    }

    private static Oversprunget KanIkkeFlyttes(Leverance leverance) =>
        new(leverance.Navn, $"Filen {leverance.Navn} er taget (leverance {leverance.LeveranceId}), men kan ikke flyttes fra indbakken. Den tages ikke igen.");

    /// <summary>
    /// What was moved is not what was read: the sender put a new file there meanwhile, or went on writing. It goes back
    /// and is taken in its turn; under the archive's name where there is a newer one again.
    /// </summary>
    private void LaegTilbage(string arkiveret, Leverance leverance)
    {
        var sti = Path.Combine(Mappe, leverance.Navn);
        File.Move(arkiveret, Path.Exists(sti) ? Path.Combine(Mappe, Path.GetFileName(arkiveret)) : sti, overwrite: false);
    }

    /// <summary>
    /// What was committed before a kill, but is not marked as moved: when it still lies in the inbox it is only moved;
    /// otherwise it was.
    /// </summary>
    /// <returns>The paths of what still lies there, because it cannot be moved.</returns>
    private HashSet<string> FlytDetKendte(List<Oversprunget> oversprunget)
    {
        var liggende = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leverance in _archived.NotMoved())
        {
            var sti = Lying(leverance);
            var arkiveret = _arkiv.Sti(leverance);
            Leverance flyttet;
            if (leverance.NothingRead)
            {
                flyttet = FileProblem.Of(sti, follow: false) is null ? Arkiveret(leverance) : SaetTilSide(leverance, sti, oversprunget);
            }
            else if (ErIndholdet(sti, leverance))
            {
                flyttet = Arkiver(leverance, sti, oversprunget);
            }
            else
            {
                if (File.Exists(arkiveret))
                {
                    Efterse(arkiveret, leverance);
                }

                flyttet = Arkiveret(leverance);
            }

            if (!flyttet.Arkiveret)
            {
                liggende.Add(sti);
            }
        }

        return liggende;
    }

    /// <summary>
    /// Where the file of a leverance lies in the inbox, if it does. The ledger's name may have # for digits: then it is the file
    /// with the content, or else one whose name is shown so.
    /// </summary>
    private string Lying(Leverance leverance)
    {
        var named = Path.Combine(Mappe, leverance.Navn);
        var shownSo = Directory.EnumerateFileSystemEntries(Mappe)
            .Where(sti => sti != named && FileNames.Shown(Path.GetFileName(sti)) == leverance.Navn)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (shownSo.Count == 0 || ErIndholdet(named, leverance))
        {
            return named;
        }

        return shownSo.Find(sti => leverance.NothingRead ? FileProblem.Of(sti, follow: false) is not null : ErIndholdet(sti, leverance)) ?? named;
    }

    /// <summary>A writer that went on after its file was taken: the rest is in the archive, so the whole is taken again.</summary>
    private void PutBackWritten(List<Oversprunget> oversprunget)
    {
        foreach (var (leverance, sti) in _archived.Written(_arkiv).ToList())
        {
            var look = ArchivedFiles.Look(sti);
            if (ErIndholdet(sti, leverance))
            {
                // Touched, not written.
                _archived.Remember(leverance, look);
                continue;
            }

            var tekst = $"Filen {leverance.Navn} blev skrevet på, efter at den var taget (leverance {leverance.LeveranceId}). ";
            try
            {
                LaegTilbage(sti, leverance);
                oversprunget.Add(new Oversprunget(leverance.Navn, tekst + "Den er lagt tilbage i indbakken og tages igen."));
            }
            catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
            {
                oversprunget.Add(new Oversprunget(leverance.Navn, tekst + "Den kan ikke lægges tilbage i indbakken: det nye i den er ikke taget."));
            }
        }
    }

    private Leverance Arkiveret(Leverance leverance)
    {
        _database.Repeat(_ =>
        {
            using var connection = _database.Connect();
            using var transaction = _database.BeginWrite(connection);
            Leverancebog.Arkiver(transaction, leverance.LeveranceId);
            transaction.Commit();
        });
        return leverance with { Arkiveret = true };
    }

    private static bool ErIndholdet(string sti, Leverance leverance)
    {
        if (FileKinds.Of(sti, follow: false) != FileKind.Regular)
        {
            return false;
        }

        using var stroem = File.OpenRead(sti);
        return SHA256.HashData(stroem).AsSpan().SequenceEqual(leverance.Sha256);
    }
}
