using System.Data.Common;
using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The ledger of leverancer, for reading: what came, what became of it, which lines were rejected. No person is in it.
/// </summary>
public sealed class LeveranceLedger(Database database)
{
    /// <summary>All leverancer, newest first.</summary>
    public IReadOnlyList<Leverance> ListOf()
    {
        using var connection = database.Connect();
        return Fetch(connection, null, LeveranceSql.ListOf, null);
    }

    /// <summary>The newest leverancer, newest first.</summary>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<Leverance> Newest(int count)
    {
        using var connection = database.Connect();
        return Fetch(connection, null, LeveranceSql.Newest, new { antal = (long)count });
    }

    /// <summary>One leverance, or null.</summary>
    public Leverance? Find(long leveranceId)
    {
        using var connection = database.Connect();
        return Fetch(connection, null, LeveranceSql.ById, new { leveranceId = leveranceId }).SingleOrDefault();
    }

    /// <summary>The quality figures and unknown fields of a leverance.</summary>
    public IReadOnlyList<LeveranceCounts> Number(long leveranceId)
    {
        using var connection = database.Connect();
        return [.. connection.Query<(string Kind, string Name, long Count)>(LeveranceSql.Number, new { leveranceId = leveranceId })
            .Select(row => new LeveranceCounts(row.Kind, row.Name, row.Count))];
    }

    /// <summary>The rejected lines of a leverance in the order of the file, streamed.</summary>
    public IEnumerable<Rejection> Rejections(long leveranceId)
    {
        using var connection = database.Connect();
        var rows = connection.Query<(long Line, string Field, string Code, string Text)>(
            LeveranceSql.Rejections, new { leveranceId = leveranceId }, buffered: false);
        foreach (var (line, field, code, text) in rows)
        {
            yield return new Rejection(line, field, code, text);
        }
    }

    /// <summary>Writes <see cref="Rejections"/> as <c>;</c>-separated text with a header: <c>linje;felt;kode;tekst</c>.</summary>
    /// <returns>How many there were.</returns>
    public long WriteRejections(long leveranceId, TextWriter text)
    {
        var count = 0L;
        text.Write("linje;felt;kode;tekst\n");
        foreach (var rejection in Rejections(leveranceId))
        {
            text.Write(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{rejection.Line};{CellText.InList(rejection.Field)};{CellText.InList(rejection.Code)};"
                    + $"{CellText.InList(rejection.Text)}\n"));
            count++;
        }

        return count;
    }

    /// <summary>
    /// How many child entities wait now: newest version not a delete, and their forloeb came in no accepted message.
    /// </summary>
    public long Waits()
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        return Waits(transaction, LeveranceSql.Waits, null);
    }

    /// <summary>How many of those came with this leverance.</summary>
    public long Waits(long leveranceId)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        return Waits(transaction, LeveranceSql.WaitingInLeverance, leveranceId);
    }

    internal static long Waits(DbTransaction transaction, string sql, long? leveranceId) =>
        EntityTable.All
            .Where(table => table.Entity != Entity.Forloeb)
            .Sum(table => transaction.Connection!.ExecuteScalar<long>(
                sql.Replace("$tabel", table.Name, StringComparison.Ordinal),
                new { leveranceId = leveranceId },
                transaction));

    /// <summary>The next position in the ledger, and the newest receipt.</summary>
    internal static (long Next, DateTimeOffset? NewestReceived) CurrentState(DbTransaction transaction)
    {
        var (leveranceId, received) = transaction.Connection!.QuerySingle<(long?, long?)>(LeveranceSql.Latest, transaction: transaction);
        return ((leveranceId ?? 0) + 1, received is { } instant ? DbValues.FromInstant(instant) : null);
    }

    /// <summary>The first leverance whose receipt is after <paramref name="instant"/>; null when there is none.</summary>
    internal static long? FirstAfter(DbTransaction transaction, DateTimeOffset instant) =>
        transaction.Connection!.ExecuteScalar<long?>(LeveranceSql.FirstAfter, new { instant = instant.ToInstant() }, transaction);

    internal static void Write(DbTransaction transaction, Leverance leverance, IEnumerable<LeveranceCounts> number)
    {
        var connection = transaction.Connection!;
        connection.Execute(
            LeveranceSql.Insert,
            new
            {
                leveranceId = leverance.LeveranceId,
                navn = leverance.Name,
                kanal = leverance.Channel,
                sha256 = leverance.Sha256,
                modtaget = leverance.Received.ToInstant(),
                modtagetDag = leverance.ReceivedDay.DayNumber,
                tilstand = leverance.State.Code(),
                aarsag = leverance.Reason,
                laest = leverance.ReadCount,
                accepteret = leverance.Accepted,
                gentaget = leverance.Repeated,
                afvist = leverance.Rejected,
                venter = leverance.Waits,
                arkiveret = leverance.Archived ? 1 : 0,
            },
            transaction);
        foreach (var item in number)
        {
            connection.Execute(
                LeveranceSql.InsertFigures,
                new { leveranceId = leverance.LeveranceId, slags = item.Kind, navn = item.Name, antal = item.Count },
                transaction);
        }
    }

    internal static void ArchiveFile(DbTransaction transaction, long leveranceId) =>
        transaction.Connection!.Execute(LeveranceSql.ArchiveFile, new { leveranceId = leveranceId }, transaction);

    internal static IReadOnlyList<Leverance> Fetch(DbConnection connection, DbTransaction? transaction, string sql, object? parameters)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters, transaction);
        var leverancer = new List<Leverance>();
        while (reader.Read())
        {
            var received = DbValues.FromInstant(reader.GetInt64(4));
            leverancer.Add(new Leverance(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetFieldValue<byte[]>(3),
                received,
                DanishTime.Day(received),
                reader.GetString(6) == "indlaest" ? LeveranceState.Ingested : LeveranceState.Rejected,
                reader.ReadTextOrNull(7),
                reader.GetInt64(8),
                reader.GetInt64(9),
                reader.GetInt64(10),
                reader.GetInt64(11),
                reader.GetInt64(12),
                reader.GetByte(13) != 0));
        }

        return leverancer;
    }
}
