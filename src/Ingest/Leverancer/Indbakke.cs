using System.Security.Cryptography;
using Opgoerelse.Ingest.Laesning;
using Opgoerelse.Ingest.Pseudonymisering;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The inbox folder: files are taken in ordinal order of their names and moved to the archive when they are
/// committed. A kill at any point loses nothing and counts nothing twice.
/// </summary>
public sealed class Indbakke
{
    private readonly Database _database;
    private readonly Modtagelse _modtagelse;
    private readonly Arkiv _arkiv;

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
        Mappe = Path.GetFullPath(mappe);
        Directory.CreateDirectory(Mappe);
    }

    public string Mappe { get; }

    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Taalmodighed { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Takes all files that are there now.</summary>
    /// <exception cref="IngestException">Another process ingests, or the key is not the database's. The files stay.</exception>
    public Mapperesultat Toem(IProgress<Fremdrift>? fremdrift = null, CancellationToken afbryd = default)
    {
        using var laas = Mappegang.Laas(_database, Taalmodighed);
        FlytDetKendte();
        var leverancer = new List<Leverance>();
        var oversprunget = new List<Oversprunget>();
        foreach (var (sti, format) in Mappegang.Filer(Mappe, oversprunget))
        {
            afbryd.ThrowIfCancellationRequested();
            try
            {
                leverancer.Add(Tag(sti, format, laas, fremdrift, afbryd));
            }
            catch (IngestException fejl) when (fejl.Kode == "fil-aendret")
            {
                oversprunget.Add(new Oversprunget(Path.GetFileName(sti), fejl.Message));
            }
            catch (FileNotFoundException)
            {
                oversprunget.Add(new Oversprunget(Path.GetFileName(sti), "Filen blev fjernet, før den blev læst."));
            }
        }

        return new Mapperesultat(leverancer, oversprunget);
    }

    private Leverance Tag(string sti, Leveranceformat format, DatabaseLock laas, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        using var fil = new Leverancefil(sti, format);
        var leverance = _modtagelse.Modtag(fil, Kanaler.Mappe, modtaget: null, laas, fremdrift, afbryd);
        var arkiveret = _arkiv.Flyt(sti, leverance);
        if (!fil.ErDenSamme(arkiveret))
        {
            LaegTilbage(arkiveret, sti);
        }

        return Arkiveret(leverance);
    }

    /// <summary>
    /// The sender put a new file of the same name there while the old one was read, and that was moved: it is not taken
    /// yet. When there is a newer one again, the sender has written over it, and it stays in the archive.
    /// </summary>
    private static void LaegTilbage(string arkiveret, string sti)
    {
        if (!File.Exists(sti))
        {
            File.Move(arkiveret, sti, overwrite: false);
        }
    }

    /// <summary>
    /// What was committed before a kill, but is not marked as moved: when its file still lies in the inbox it is only
    /// moved; otherwise it was.
    /// </summary>
    private void FlytDetKendte()
    {
        using var connection = _database.Connect();
        foreach (var leverance in Leverancebog.Hent(connection, null, Leverancesql.IkkeArkiverede, null))
        {
            var sti = Path.Combine(Mappe, leverance.Navn);
            if (ErIndholdet(sti, leverance))
            {
                _arkiv.Flyt(sti, leverance);
            }
            else if (File.Exists(_arkiv.Sti(leverance)) && !ErIndholdet(_arkiv.Sti(leverance), leverance))
            {
                LaegTilbage(_arkiv.Sti(leverance), sti);
            }

            Arkiveret(leverance);
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
        if (!File.Exists(sti))
        {
            return false;
        }

        using var stroem = File.OpenRead(sti);
        return SHA256.HashData(stroem).AsSpan().SequenceEqual(leverance.Sha256);
    }
}
