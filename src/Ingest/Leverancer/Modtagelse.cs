using System.Data.Common;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Takes one leverance in, in one transaction: all of it and its ledger row, or nothing. A file that is refused whole
/// leaves only its ledger row. The caller holds the lock <see cref="Laas"/>.
/// </summary>
internal sealed class Modtagelse(Database database, Pseudonymnoegle noegle, TimeProvider time, Registeropslag opslag, LeveranceLimits limits)
{
    /// <summary>The application lock of all ingest.</summary>
    public const string Laas = "indlaes";

    // After a load of this size the engine's picture of the tables is out of date.
    private const long Stor = 50_000;

    /// <summary>
    /// A clock that jumps by minutes must neither stop the inbox nor change the order: the newest receipt stands in for it. A newest
    /// receipt that is further ahead is no slip: what is taken then would be missing from the figures until that day, unseen.
    /// </summary>
    private static readonly TimeSpan Urslinger = TimeSpan.FromHours(1);

    /// <param name="fil">The file, open.</param>
    /// <param name="kanal">One of <see cref="Kanaler"/>.</param>
    /// <param name="modtaget">The receipt that the operator gave, or null for now.</param>
    /// <param name="laas">The lock <see cref="Laas"/>, held.</param>
    /// <param name="fremdrift">Told after each portion.</param>
    /// <param name="afbryd">Heeded between portions: nothing is kept.</param>
    /// <exception cref="IngestException">Key or receipt is not accepted, or the file changed while it was read.</exception>
    public Leverance Modtag(Leverancefil fil, string kanal, DateTimeOffset? modtaget, DatabaseLock laas, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        var nu = time.GetUtcNow();
        Leverance? gemt = null;
        var leverance = database.Repeat(
            uvist => uvist && ErGemt(gemt!) ? gemt! : IndlaesEllerAfvis(fil, kanal, modtaget, nu, en => gemt = en, fremdrift, afbryd),
            laas,
            afbryd);
        fremdrift?.Report(new Fremdrift(fil.Navn, fil.Laengde, fil.Laengde, leverance.Laest));
        return leverance;
    }

    /// <summary>Refuses what is no file, or cannot be read: only a row of the ledger, which says why.</summary>
    /// <param name="navn">Its name.</param>
    /// <param name="kanal">One of <see cref="Kanaler"/>.</param>
    /// <param name="aarsag">Why, in Danish.</param>
    /// <param name="laas">The lock <see cref="Laas"/>, held.</param>
    /// <param name="afbryd">Heeded between tries.</param>
    /// <exception cref="IngestException">The receipt is not accepted.</exception>
    public Leverance Refuse(string navn, string kanal, string aarsag, DatabaseLock laas, CancellationToken afbryd)
    {
        var nu = time.GetUtcNow();
        Leverance? gemt = null;
        return database.Repeat(
            uvist => uvist && ErGemt(gemt!) ? gemt! : Afvis(navn, Leverance.NoContent, () => { }, kanal, null, nu, en => gemt = en, aarsag),
            laas,
            afbryd);
    }

    /// <summary>From the file's first byte, so that it can be done again. Tells of the leverance just before it is committed.</summary>
    private Leverance IndlaesEllerAfvis(
        Leverancefil fil, string kanal, DateTimeOffset? modtaget, DateTimeOffset nu, Action<Leverance> gemmes, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        fil.Stroem.Position = 0;
        using var maalt = new Maaltstroem(fil.Stroem);
        try
        {
            return Indlaes(fil, maalt, kanal, modtaget, nu, gemmes, fremdrift, afbryd);
        }
        catch (FilAfvistException afvist)
        {
            return Afvis(fil.Navn, maalt.Afslut(), () => Uaendret(fil), kanal, modtaget, nu, gemmes, afvist.Message);
        }
    }

    /// <summary>Whether a commit that was not answered was kept: the position in the ledger holds just this file and receipt.</summary>
    private bool ErGemt(Leverance leverance) =>
        new Leverancebog(database).Find(leverance.LeveranceId) is { } fundet
        && fundet.Modtaget == leverance.Modtaget
        && fundet.Sha256.AsSpan().SequenceEqual(leverance.Sha256);

    private Leverance Indlaes(
        Leverancefil fil, Maaltstroem maalt, string kanal, DateTimeOffset? modtaget, DateTimeOffset nu, Action<Leverance> gemmes, IProgress<Fremdrift>? fremdrift, CancellationToken afbryd)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        Noeglevagt.Kontroller(transaction, noegle, nu);
        var (leveranceId, nyeste) = Leverancebog.Stand(transaction);
        var tidspunkt = Modtagelsestidspunkt(transaction, modtaget, nu, nyeste);

        var ukendtefelter = new Ukendtefelter();
        var regnskab = new Regnskab(ukendtefelter);
        var skriver = new Portionsskriver(database, transaction, leveranceId, regnskab, limits.MaxRejections);
        using (var laesning = new Leverancelaesning(maalt, fil.Format, ukendtefelter, opslag, noegle, limits))
        using (var forspring = new Forspring(laesning))
        {
            while (forspring.Naeste() is { } portion)
            {
                afbryd.ThrowIfCancellationRequested();
                skriver.Skriv(portion);
                fremdrift?.Report(new Fremdrift(fil.Navn, maalt.Laest, fil.Laengde, regnskab.Laest));
            }
        }

        var leverance = new Leverance(
            leveranceId,
            fil.Navn,
            kanal,
            maalt.Afslut(),
            tidspunkt,
            DanskTid.Dag(tidspunkt),
            Leverancetilstand.Indlaest,
            Aarsag: null,
            regnskab.Laest,
            regnskab.Accepterede,
            regnskab.Gentagne,
            regnskab.Afviste,
            Leverancebog.Venter(transaction, Leverancesql.VenterILeverance, leveranceId),
            Arkiveret: kanal != Kanaler.Mappe);
        Leverancebog.Skriv(transaction, leverance, regnskab.Tal());
        Uaendret(fil);
        afbryd.ThrowIfCancellationRequested();
        gemmes(leverance);
        transaction.Commit();
        IngestMetrics.Kept(leverance, regnskab.Tal());
        if (leverance.Accepteret >= Stor)
        {
            database.Tune(connection);
        }

        return leverance;
    }

    private Leverance Afvis(
        string navn, byte[] sha256, Action kontrol, string kanal, DateTimeOffset? modtaget, DateTimeOffset nu, Action<Leverance> gemmes, string aarsag)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var (leveranceId, nyeste) = Leverancebog.Stand(transaction);
        var tidspunkt = Modtagelsestidspunkt(transaction, modtaget, nu, nyeste);
        var leverance = new Leverance(
            leveranceId, navn, kanal, sha256, tidspunkt, DanskTid.Dag(tidspunkt), Leverancetilstand.Afvist, aarsag, 0, 0, 0, 0, 0, Arkiveret: kanal != Kanaler.Mappe);
        Leverancebog.Skriv(transaction, leverance, []);
        kontrol();
        gemmes(leverance);
        transaction.Commit();
        IngestMetrics.Kept(leverance, []);
        return leverance;
    }

    private static void Uaendret(Leverancefil fil)
    {
        if (!fil.ErUaendret)
        {
            throw new IngestException("fil-aendret", $"Filen {fil.Navn} blev ændret, mens den blev læst. Intet af den er indlæst; den tages, når den er skrevet færdig.");
        }
    }

    private static DateTimeOffset Modtagelsestidspunkt(DbTransaction transaction, DateTimeOffset? angivet, DateTimeOffset nu, DateTimeOffset? nyeste)
    {
        if (angivet > nu)
        {
            throw new IngestException("modtaget-i-fremtiden", $"Modtagelsestidspunktet {Tekst(angivet.Value)} ligger efter nu ({Tekst(nu)}). Intet er indlæst.");
        }

        // The database holds milliseconds; what is returned is what is stored.
        var tidspunkt = DbValues.FromInstant((angivet ?? nu).ToInstant());
        if (nyeste is not { } seneste || tidspunkt >= seneste)
        {
            return tidspunkt;
        }

        if (angivet is null && seneste - tidspunkt <= Urslinger)
        {
            return seneste;
        }

        var rettes = Leverancebog.FirstAfter(transaction, nu) is { } foerste ? $" Den ligger efter nu: ret den med kommandoen modtaget {foerste} --til TIDSPUNKT, eller ret uret." : "";
        throw new IngestException(
            "modtaget-foer-seneste",
            $"Modtagelsestidspunktet {Tekst(tidspunkt)} er før den senest modtagne leverance ({Tekst(seneste)}). Intet er indlæst.{rettes}");
    }

    private static string Tekst(DateTimeOffset tid) => $"{DanskTid.Lokal(tid):yyyy-MM-dd HH:mm:ss zzz}";
}
