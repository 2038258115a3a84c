using System.Data.Common;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Takes one leverance in, in one transaction: all of it and its ledger row, or nothing. A file that is refused whole
/// leaves only its ledger row. The caller holds the lock <see cref="Lock"/>.
/// </summary>
internal sealed class Intake(Database database, PseudonymKey key, TimeProvider time, RegisterLookup lookup, LeveranceLimits limits)
{
    /// <summary>The application lock of all ingest.</summary>
    public const string Lock = "indlaes";

    // After a load of this size the engine's picture of the tables is out of date.
    private const long Large = 50_000;

    /// <summary>
    /// A clock that jumps by minutes must neither stop the inbox nor change the order: the newest receipt stands in for it. A newest
    /// receipt that is further ahead is no slip: what is taken then would be missing from the figures until that day, unseen.
    /// </summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <param name="file">The file, open.</param>
    /// <param name="channel">One of <see cref="Channels"/>.</param>
    /// <param name="received">The receipt that the operator gave, or null for now.</param>
    /// <param name="heldLock">The lock <see cref="Lock"/>, held.</param>
    /// <param name="progress">Told after each portion.</param>
    /// <param name="stop">Heeded between portions: nothing is kept.</param>
    /// <exception cref="IngestException">Key or receipt is not accepted, or the file changed while it was read.</exception>
    public Leverance TakeIn(
        LeveranceFile file,
        string channel,
        DateTimeOffset? received,
        DatabaseLock heldLock,
        IProgress<IngestProgress>? progress,
        CancellationToken stop)
    {
        var now = time.GetUtcNow();
        Leverance? stored = null;
        var leverance = database.Repeat(
            uncertain => uncertain && IsSaved(stored!)
                ? stored!
                : IngestOrReject(file, channel, received, now, one => stored = one, progress, stop),
            heldLock,
            stop);
        progress?.Report(new IngestProgress(file.Name, file.Length, file.Length, leverance.ReadCount));
        return leverance;
    }

    /// <summary>Refuses what is no file, or cannot be read: only a row of the ledger, which says why.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="channel">One of <see cref="Channels"/>.</param>
    /// <param name="reason">Why, in Danish.</param>
    /// <param name="heldLock">The lock <see cref="Lock"/>, held.</param>
    /// <param name="stop">Heeded between tries.</param>
    /// <exception cref="IngestException">The receipt is not accepted.</exception>
    public Leverance Refuse(string name, string channel, string reason, DatabaseLock heldLock, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        Leverance? stored = null;
        return database.Repeat(
            uncertain => uncertain && IsSaved(stored!)
                ? stored!
                : Reject(name, Leverance.NoContent, () => { }, channel, null, now, one => stored = one, reason),
            heldLock,
            stop);
    }

    /// <summary>From the file's first byte, so that it can be done again. Tells of the leverance just before it is committed.</summary>
    private Leverance IngestOrReject(
        LeveranceFile file,
        string channel,
        DateTimeOffset? received,
        DateTimeOffset now,
        Action<Leverance> onSaving,
        IProgress<IngestProgress>? progress,
        CancellationToken stop)
    {
        file.Stream.Position = 0;
        using var whatWasMeasured = new MeasuredStream(file.Stream);
        try
        {
            return Ingest(file, whatWasMeasured, channel, received, now, onSaving, progress, stop);
        }
        catch (FileRejectedException rejected)
        {
            return Reject(file.Name, whatWasMeasured.Complete(), () => Unchanged(file), channel, received, now, onSaving, rejected.Message);
        }
    }

    /// <summary>Whether a commit that was not answered was kept: the position in the ledger holds just this file and receipt.</summary>
    private bool IsSaved(Leverance leverance) =>
        new LeveranceLedger(database).Find(leverance.LeveranceId) is { } found
        && found.Received == leverance.Received
        && found.Sha256.AsSpan().SequenceEqual(leverance.Sha256);

    private Leverance Ingest(
        LeveranceFile file,
        MeasuredStream whatWasMeasured,
        string channel,
        DateTimeOffset? received,
        DateTimeOffset now,
        Action<Leverance> onSaving,
        IProgress<IngestProgress>? progress,
        CancellationToken stop)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        KeyWatch.CheckRecord(transaction, key, now);
        var (leveranceId, newest) = LeveranceLedger.CurrentState(transaction);
        var moment = ReceiptMoment(transaction, received, now, newest);

        var unknownFields = new UnknownFields();
        var tally = new Tally(unknownFields);
        var writer = new PortionWriter(database, transaction, leveranceId, tally, limits.MaxRejections);
        using (var reading = new LeveranceReading(whatWasMeasured, file.Format, unknownFields, lookup, key, limits))
        using (var readAhead = new ReadAhead(reading, limits.PortionLines))
        {
            while (readAhead.Next() is { } portion)
            {
                stop.ThrowIfCancellationRequested();
                writer.Write(portion);
                progress?.Report(new IngestProgress(file.Name, whatWasMeasured.ReadCount, file.Length, tally.ReadCount));
            }
        }

        var leverance = new Leverance(
            leveranceId,
            file.Name,
            channel,
            whatWasMeasured.Complete(),
            moment,
            DanishTime.Day(moment),
            LeveranceState.Ingested,
            Reason: null,
            tally.ReadCount,
            tally.AcceptedCount,
            tally.RepeatedCount,
            tally.RejectedCount,
            LeveranceLedger.Waits(transaction, LeveranceSql.WaitingInLeverance, leveranceId),
            Archived: channel != Channels.Folder);
        LeveranceLedger.Write(transaction, leverance, tally.Number());
        Unchanged(file);
        stop.ThrowIfCancellationRequested();
        onSaving(leverance);
        transaction.Commit();
        IngestMetrics.Kept(leverance, tally.Number());
        if (leverance.Accepted >= Large)
        {
            database.Tune(connection);
        }

        return leverance;
    }

    private Leverance Reject(
        string name,
        byte[] sha256,
        Action check,
        string channel,
        DateTimeOffset? received,
        DateTimeOffset now,
        Action<Leverance> onSaving,
        string reason)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var (leveranceId, newest) = LeveranceLedger.CurrentState(transaction);
        var moment = ReceiptMoment(transaction, received, now, newest);
        var leverance = new Leverance(
            leveranceId,
            name,
            channel,
            sha256,
            moment,
            DanishTime.Day(moment),
            LeveranceState.Rejected,
            reason,
            0,
            0,
            0,
            0,
            0,
            Archived: channel != Channels.Folder);
        LeveranceLedger.Write(transaction, leverance, []);
        check();
        onSaving(leverance);
        transaction.Commit();
        IngestMetrics.Kept(leverance, []);
        return leverance;
    }

    private static void Unchanged(LeveranceFile file)
    {
        if (!file.IsUnchanged)
        {
            throw new IngestException(
                "fil-aendret",
                $"Filen {file.Name} blev ændret, mens den blev læst. Intet af den er indlæst; den tages, når den er skrevet færdig.");
        }
    }

    private static DateTimeOffset ReceiptMoment(
        DbTransaction transaction,
        DateTimeOffset? stated,
        DateTimeOffset now,
        DateTimeOffset? newest)
    {
        if (stated > now)
        {
            throw new IngestException(
                "modtaget-i-fremtiden",
                $"Modtagelsestidspunktet {Text(stated.Value)} ligger efter nu ({Text(now)}). Intet er indlæst.");
        }

        // The database holds milliseconds; what is returned is what is stored.
        var moment = DbValues.FromInstant((stated ?? now).ToInstant());
        if (newest is not { } latest || moment >= latest)
        {
            return moment;
        }

        if (stated is null && latest - moment <= ClockSkew)
        {
            return latest;
        }

        var correctionHint = LeveranceLedger.FirstAfter(transaction, now) is { } first
            ? $" Den ligger efter nu: ret den med kommandoen modtaget {first} --til TIDSPUNKT, eller ret uret."
            : "";
        throw new IngestException(
            "modtaget-foer-seneste",
            $"Modtagelsestidspunktet {Text(moment)} er før den senest modtagne leverance ({Text(latest)}). Intet er "
                + $"indlæst.{correctionHint}");
    }

    private static string Text(DateTimeOffset time) => $"{DanishTime.LocalTime(time):yyyy-MM-dd HH:mm:ss zzz}";
}
