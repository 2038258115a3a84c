using System.Data.Common;
using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Sets a receipt right that lies in the future, because the clock was wrong when the leverance was taken. Nothing else of the ledger
/// can be changed, and the order of taking stays: a receipt is never before that of the leverance before it.
/// </summary>
/// <param name="database">The ledger.</param>
/// <param name="archive">Its file is kept under the day of the receipt, and deleted so long after it: it moves along.</param>
/// <param name="time">What is the future.</param>
public sealed class ReceiptCorrection(Database database, LeveranceArchive archive, TimeProvider time)
{
    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The leverance as it is, when its receipt may be set to <paramref name="receipt"/>.</summary>
    /// <exception cref="IngestException">There is no such leverance, its receipt is not in the future, or the new one cannot
    /// be.</exception>
    public Leverance Check(long leveranceId, DateTimeOffset receipt)
    {
        using var connection = database.Connect();
        return Check(connection, null, leveranceId, receipt);
    }

    /// <summary>Sets the receipt of <paramref name="leveranceId"/> to <paramref name="receipt"/>.</summary>
    /// <returns>The leverance as it is now.</returns>
    /// <exception cref="IngestException">As <see cref="Check(long, DateTimeOffset)"/>, or another process ingests.</exception>
    public Leverance Correct(long leveranceId, DateTimeOffset receipt) => database.Repeat(uncertain =>
    {
        using var held = FolderWalk.Lock(database, Patience);
        return CorrectOnce(leveranceId, receipt, uncertain);
    });

    private Leverance CorrectOnce(long leveranceId, DateTimeOffset receipt, bool uncertain)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        if (uncertain && Find(connection, transaction, leveranceId) is { } done && done.Received == Stored(receipt))
        {
            return done;
        }

        var leverance = Check(connection, transaction, leveranceId, receipt);
        var corrected = leverance with { Received = Stored(receipt), ReceivedDay = DanishTime.Day(receipt) };
        connection.Execute(
            LeveranceSql.CorrectReceived,
            new { leveranceId = leveranceId, modtaget = corrected.Received.ToInstant(), modtagetDag = corrected.ReceivedDay.DayNumber },
            transaction);
        if (File.Exists(archive.Location(leverance)))
        {
            archive.Move(archive.Location(leverance), corrected);
        }

        transaction.Commit();
        return corrected;
    }

    private Leverance Check(DbConnection connection, DbTransaction? transaction, long leveranceId, DateTimeOffset receipt)
    {
        var now = time.GetUtcNow();
        if (receipt > now)
        {
            throw new IngestException(
                "modtaget-i-fremtiden",
                $"Modtagelsestidspunktet {Text(receipt)} ligger efter nu ({Text(now)}). Intet er rettet.");
        }

        if (Find(connection, transaction, leveranceId) is not { } leverance)
        {
            throw new IngestException("ukendt-leverance", $"Der er ingen leverance nr. {leveranceId}.");
        }

        if (leverance.Received <= now)
        {
            throw new IngestException(
                "modtaget-ikke-i-fremtiden",
                $"Leverance {leveranceId} er modtaget {Text(leverance.Received)}, som ikke ligger efter nu ({Text(now)}). Kun en "
                    + "modtagelse i fremtiden kan rettes.");
        }

        if (LeveranceLedger.Fetch(connection, transaction, LeveranceSql.Previous, new { leveranceId = leveranceId }) is [var before]
            && before.Received > Stored(receipt))
        {
            throw new IngestException(
                "modtaget-foer-seneste",
                $"Leverance {before.LeveranceId}, der blev taget før den, er modtaget {Text(before.Received)}: rækkefølgen kan ikke "
                    + $"ændres. {(before.Received > now ? "Ret den først." : "Intet er rettet.")}");
        }

        return leverance;
    }

    private static Leverance? Find(DbConnection connection, DbTransaction? transaction, long leveranceId) =>
        LeveranceLedger.Fetch(connection, transaction, LeveranceSql.ById, new { leveranceId = leveranceId }).SingleOrDefault();

    /// <summary>The database holds milliseconds.</summary>
    private static DateTimeOffset Stored(DateTimeOffset receipt) => DbValues.FromInstant(receipt.ToInstant());

    private static string Text(DateTimeOffset time) => $"{DanishTime.LocalTime(time):yyyy-MM-dd HH:mm:ss zzz}";
}
